"""Bad input: one clear line that names the file and says what would work; the rest of the batch goes on.

The extractor is the real one; the stages behind it are stand-ins.
"""

from __future__ import annotations

import codecs
import errno
import os
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call, Ended
from tests.unit.work.desks import EXAMPLE, Stages

from dadkhah.adapters.folder import case as folder
from dadkhah.adapters.vault.lock import WriterLock

pytestmark = [pytest.mark.untraced, pytest.mark.usefixtures("stages")]

ARABIC = "تقرير مختلق: قُتل ما لا يقل عن 31 شخصا في مدينة أورسا. كتب هذا التقرير للاختبار فقط.\n" * 5


def batch(call: Call, bad: Path, paper: Path, case: Path) -> Ended:
    """Run on one bad and one good source; the good one must always get through."""
    ended = call("run", bad, paper, "--case", case)
    assert f" {paper}\n" in ended.out
    assert ended.out.endswith(f"draft {case}/draft/index.html\n")
    return ended


def test_an_empty_file_is_named(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ended = batch(call, tmp_path / "empty.txt", paper, tmp_path / "case")
    assert ended.code == 1
    assert ended.err.splitlines()[0].startswith(f"dadkhah: {tmp_path}/empty.txt: the file is empty; ")


def test_an_empty_file_alone_ends_with_its_class(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert call("run", tmp_path / "empty.txt", "--case", tmp_path / "case").code == 3


def test_a_folder_with_nothing_readable_is_named(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing/lone.toml").write_text("title = 'T'")
    ended = batch(call, tmp_path / "nothing", paper, tmp_path / "case")
    assert ended.code == 1
    assert any(line.startswith(f"dadkhah: {tmp_path}/nothing: ") for line in ended.err.splitlines())


def test_a_sidecar_named_beside_its_source_is_no_failure(call: Call, paper: Path, tmp_path: Path) -> None:
    paper.with_suffix(".toml").write_text('title = "T"')
    ended = call("run", paper, paper.with_suffix(".toml"), "--case", tmp_path / "case")
    assert (ended.code, len(ended.out.splitlines())) == (0, 2)
    assert call("run", paper.with_suffix(".toml"), "--case", tmp_path / "case").code == 3


def test_a_case_among_its_own_sources_is_never_a_source(call: Call, paper: Path) -> None:
    case = paper.parent / "case"
    assert call("run", paper.parent, "--case", case).code == 0
    again = call("run", paper.parent, "--case", case)
    assert (again.code, again.out) == (0, "nothing new: 1 source, draft up to date\n")
    assert f"dadkhah: {case}: this is a case, and no source; name its sources\n" in again.err
    assert call("run", case, "--case", paper.parent / "other").code == 3


def test_a_recording_among_reports_is_kept_and_told_and_no_failure(call: Call, paper: Path, tmp_path: Path) -> None:
    (paper.parent / "call.ogg").write_bytes(b"OggS and so on")
    ended = call("run", paper.parent, "--case", tmp_path / "case")
    assert ended.code == 0
    assert f" {paper.parent}/call.ogg\n" in ended.out
    assert "call.ogg: kept, but not read: the bytes are an Ogg recording" in ended.err


@pytest.mark.parametrize(
    "content",
    [ARABIC.encode("cp1256"), ARABIC.encode("utf-16"), codecs.BOM_UTF8 + ARABIC.encode()],
    ids=["cp1256", "utf-16", "mark"],
)
def test_another_encoding_is_read(call: Call, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    ended = call("run", tmp_path / "a.txt", "--case", tmp_path / "case")
    assert ended.code == 0
    text = call("read", tmp_path / "a.txt", "--text", "--format", "text").out
    assert text.startswith("تقرير مختلق")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("surrogate.txt", b"Lone \xed\xa0\x80 surrogate. " + EXAMPLE.encode()),
        ("nul.txt", b"NUL \x00 byte. " + EXAMPLE.encode()),
        ("entity.html", b"<title>A &#xD800; b</title><p>Lone &#xD800; surrogate, at some length for a paragraph.</p>"),
        ("empty.html", b"<html><body></body></html>"),
        ("script.html", b"<html><script>var a = 1</script></html>"),
        ("blank.txt", b" \n\t\n"),
    ],
)
def test_odd_bytes_crash_nothing(call: Call, paper: Path, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    ended = batch(call, tmp_path / name, paper, tmp_path / "case")
    assert ended.code in {0, 1}
    assert "defect" not in ended.err
    assert ended.code == 0 or any(f"{tmp_path}/{name}: " in line for line in ended.err.splitlines())
    assert call("verify", tmp_path / "case").code == 0


@pytest.mark.slow
def test_a_page_with_no_text_is_kept_and_named(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body><img src=x></body></html>")
    ended = call("run", tmp_path / "empty.html", "--case", tmp_path / "case")
    assert ended.code == 3
    assert ended.out.startswith("captured ")
    assert "empty.html: kept, but not read: " in ended.err


def test_a_symlink_loop_is_named_and_ends(call: Call, paper: Path, tmp_path: Path) -> None:
    (paper.parent / "loop").symlink_to(paper.parent)
    ended = call("run", paper.parent, "--case", tmp_path / "case")
    assert ended.code == 1
    assert "loop: " in ended.err
    assert "captured" in ended.out


@pytest.mark.slow
def test_a_page_of_a_hundred_thousand_levels_hangs_nothing(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 100_000 + "The invented words at the bottom." + "</div>" * 100_000)
    ended = batch(call, tmp_path / "deep.html", paper, tmp_path / "case")
    assert "defect" not in ended.err


@pytest.mark.slow
def test_fifty_megabytes_of_noise_are_kept_and_named(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "noise.txt").write_bytes(os.urandom(50_000_000))
    ended = batch(call, tmp_path / "noise.txt", paper, tmp_path / "case")
    assert ended.code == 1
    assert f"{tmp_path}/noise.txt: kept, but not read: " in ended.err


def test_a_case_that_is_a_file(call: Call, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "case").write_text("a file")
    for verb in (["run", paper], ["add", paper], ["build"], ["weigh"], ["judge"], ["verify"]):
        ended = call(*verb, "-C", tmp_path / "case")
        assert (ended.code, ended.err.count("\n")) == (4, 1), verb
        assert "this is a file" in ended.err


def test_a_case_of_a_later_version(call: Call, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case")
    described = tmp_path / "case/vault/vault.json"
    described.chmod(0o600)
    described.write_text(described.read_text().replace("dadkhah-vault/1", "dadkhah-vault/2"))
    ended = call("run", paper, "-C", tmp_path / "case")
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert "install that version" in ended.err


def test_two_runs_on_one_case(call: Call, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PATIENCE", 0.1)
    call("run", paper, "-C", tmp_path / "case")
    with WriterLock(tmp_path / "case/.lock"):
        ended = call("run", paper, "-C", tmp_path / "case")
    assert (ended.code, ended.err.count("\n")) == (4, 1)
    assert "run again" in ended.err
    assert call("run", paper, "-C", tmp_path / "case").code == 0


def test_settings_that_are_broken_are_named(call: Call, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case")
    (tmp_path / "case/dadkhah.toml").write_text("title = \n")
    ended = call("build", "-C", tmp_path / "case")
    assert (ended.code, ended.err.count("\n")) == (9, 1)
    assert "dadkhah.toml" in ended.err


@pytest.mark.slow
@pytest.mark.parametrize("after", [0, 3, 9, 20])
def test_a_full_disk_loses_nothing(
    call: Call, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    second = paper.with_name("second.txt")
    second.write_text(EXAMPLE.replace("31", "47"))
    call("run", paper, "-C", tmp_path / "case")
    with monkeypatch.context() as patch:
        fill_disk(patch, after)
        ended = call("run", paper, second, "-C", tmp_path / "case")
    if after == 0:
        assert (ended.code, ended.err.count("\n")) == (5, 1)
        assert "free some space" in ended.err
    assert call("verify", tmp_path / "case").code == 0
    again = call("run", paper, second, "-C", tmp_path / "case")
    assert again.code == 0
    assert call("verify", tmp_path / "case").out == "held\n"


def fill_disk(patch: pytest.MonkeyPatch, after: int) -> None:
    """Let so many writes through, and none after them."""
    written, true = [0], os.write

    def write(handle: int, content: bytes) -> int:
        written[0] += 1
        if written[0] > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return true(handle, content)

    patch.setattr(os, "write", write)


def test_stopping_is_one_line(call: Call, paper: Path, tmp_path: Path, stages: Stages) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before, stages.weigh = stages.weigh, stop  # type: ignore[method-assign, assignment]
    ended = call("run", paper, "-C", tmp_path / "case")
    assert (ended.code, ended.err) == (130, "dadkhah: stopped: what was captured is kept; run again to go on\n")
    assert not (tmp_path / "case/draft").exists()
    stages.weigh = before  # type: ignore[method-assign]
    assert call("run", paper, "-C", tmp_path / "case").out == f"draft {tmp_path}/case/draft/index.html\n"


def test_a_defect_is_one_line_without_words_of_a_source(
    call: Call, paper: Path, tmp_path: Path, stages: Stages, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise LookupError("words of a source")

    stages.weigh = break_down  # type: ignore[method-assign, assignment]
    ended = call("run", paper, "-C", tmp_path / "case")
    assert (ended.code, ended.err.count("\n")) == (70, 1)
    assert "LookupError at test_bad_input.py" in ended.err
    assert "words of a source" not in ended.err
    monkeypatch.setenv("DADKHAH_TRACE", "1")
    with pytest.raises(LookupError):
        call("run", paper, "-C", tmp_path / "case")
