"""The files that arguments name. Nothing is passed over in silence."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from dadkhah.adapters.files import (
    LARGEST,
    FoundFile,
    Unusable,
    held_input,
    printable,
    sidecar_of,
    sources,
)
from dadkhah.errors import NothingReadable, SourceEmpty, SourceError, SourceMissing, SourceUnreadable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "a.toml", "lone.toml", "c.pdf", ".hidden.txt", "sub/d.html", "sub/deep/e.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Ten were held.", encoding="utf-8")
    return tmp_path


def found(*arguments: str | Path) -> list[str]:
    """Return the names that arguments lead to, those that cannot be used with a mark."""
    return [
        one.name if isinstance(one, FoundFile) else f"!{Path(one.error.where).name}"
        for one in sources(map(str, arguments))
    ]


def refusal(*arguments: str | Path) -> Unusable:
    (one,) = sources(map(str, arguments))
    assert isinstance(one, Unusable)
    return one


def test_a_folder_is_walked_in_order(folder: Path) -> None:
    assert found(folder) == ["a.txt", "b.txt", "c.pdf", "!lone.toml", "d.html", "e.md"]


def test_files_come_in_the_order_of_the_call_and_once(folder: Path) -> None:
    assert found(folder / "b.txt", folder / "a.txt", folder / "b.txt") == ["b.txt", "a.txt"]


def test_a_sidecar_belongs_to_its_source(folder: Path) -> None:
    first, second = sources([str(folder / "a.txt"), str(folder / "b.txt")])
    assert isinstance(first, FoundFile)
    assert isinstance(second, FoundFile)
    assert (first.sidecar, second.sidecar) == (folder / "a.toml", None)
    assert (sidecar_of(first), sidecar_of(second)) == (b"Ten were held.", None)


def test_a_sidecar_that_cannot_be_read_is_an_error(folder: Path) -> None:
    with pytest.raises(SourceMissing, match="the sidecar"):
        sidecar_of(FoundFile(folder / "a.txt", "a.txt", "text/plain", folder / "gone.toml"))


def test_what_nothing_reads_is_a_source_all_the_same(folder: Path) -> None:
    (folder / "call.odd").write_bytes(b"anything")
    (one,) = sources([str(folder / "call.odd")])
    assert isinstance(one, FoundFile)
    assert (one.media, one.named) == ("", True)
    (pdf,) = sources([str(folder / "c.pdf")])
    assert isinstance(pdf, FoundFile)
    assert pdf.media == "application/pdf"


def test_a_sidecar_may_stand_beside_any_file(folder: Path) -> None:
    (folder / "call.odd").write_bytes(b"anything")
    (folder / "call.toml").write_text("title = 'T'")
    assert "!call.toml" not in found(folder)


def test_settings_are_called_settings(folder: Path) -> None:
    (folder / "dadkhah.toml").write_text("")
    assert "the settings of a case" in str(refusal(folder / "dadkhah.toml").error)


def test_what_lies_in_a_folder_was_not_named(folder: Path) -> None:
    assert [one.named for one in sources([str(folder)])] == [False] * 6


@pytest.mark.parametrize("name", ["missing.txt", "a.txt/b", "nul\0name"])
def test_missing_files(folder: Path, name: str) -> None:
    assert isinstance(refusal(str(folder / name)).error, SourceMissing)


def test_a_folder_with_nothing_readable(tmp_path: Path) -> None:
    (tmp_path / "lone.toml").write_text("title = 'T'")
    kinds = [type(one.error) for one in sources([str(tmp_path)]) if isinstance(one, Unusable)]
    assert kinds == [SourceUnreadable, NothingReadable]


def test_a_loop_of_links_is_named_and_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    errors = [one.error for one in sources([str(folder)]) if isinstance(one, Unusable)]
    assert any("leads back" in str(error) and error.where.endswith("loop") for error in errors)
    assert len(found(folder)) == 7


def test_a_link_to_a_folder_above_the_one_named_leads_back_too(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    assert found(folder / "sub") == ["d.html", "e.md", "!up"]


@pytest.mark.parametrize("proof", ["vault.json", "vault/vault.json"])
def test_a_case_or_a_vault_in_a_folder_is_passed_over(folder: Path, proof: str) -> None:
    path = folder / "case" / proof
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    (path.parent / "README-VERIFY.txt").write_text("How to check.")
    assert found(folder / "sub", folder) == ["d.html", "e.md", "a.txt", "b.txt", "c.pdf", "!case", "!lone.toml"]
    (one,) = [one for one in sources([str(folder)]) if isinstance(one, Unusable) and "a case" in str(one.error)]
    assert (one.named, type(one.error)) == (False, SourceUnreadable)


def test_a_case_that_is_named_is_no_source(folder: Path) -> None:
    (folder / "vault.json").write_text("{}")
    one = refusal(folder)
    assert one.named
    assert "this is a case" in str(one.error)


def test_a_link_to_itself_is_named(folder: Path) -> None:
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert "!self.txt" in found(folder)


def test_a_link_to_another_folder_is_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "z.txt").write_text("Two were released.", encoding="utf-8")
    (folder / "link").symlink_to(other, target_is_directory=True)
    assert "z.txt" in found(folder)


def test_a_pipe_is_no_source(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "no file" in str(refusal(folder / "pipe.txt").error)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may list every folder")
def test_a_folder_that_cannot_be_listed(folder: Path) -> None:
    (folder / "sub").chmod(0)
    try:
        assert "!sub" in found(folder)
    finally:
        (folder / "sub").chmod(0o755)


def test_a_folder_that_cannot_be_listed_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    errors = [str(one.error) for one in sources([str(folder)]) if isinstance(one, Unusable)]
    assert "cannot be listed: permission denied" in errors[0]


def test_names_that_are_no_utf_8_stay_printable(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xffa\n.txt")
    (tmp_path / name).write_text("Ten were held.", encoding="utf-8")
    (one,) = sources([str(tmp_path)])
    assert isinstance(one, FoundFile)
    assert one.name == r"\xffa\n.txt"
    assert one.name.isprintable()


def test_standard_input() -> None:
    (one,) = sources(["-"])
    assert isinstance(one, FoundFile)
    assert (one.path, one.name, one.media) == (None, "standard input", "")
    assert held_input(io.BytesIO(b"Ten were held.")) == b"Ten were held."
    with pytest.raises(SourceEmpty, match="standard input: the file is empty"):
        held_input(io.BytesIO())


@pytest.mark.parametrize("address", ["https://tidewater.example/ten", "HTTP://tidewater.example"])
def test_addresses_are_not_fetched_yet(address: str) -> None:
    error = refusal(address).error
    assert type(error) is SourceError
    assert (
        str(error)
        == f"{address}: this is an address on the web, and only files are read here; take it in with `dadkhah add`"
    )


def test_an_empty_file_is_found_out_before_anything_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert isinstance(refusal(tmp_path / "a.txt").error, SourceEmpty)


def test_input_without_end_is_refused() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size == LARGEST + 1
            return bytes(size)

    with pytest.raises(SourceError, match="save it as a file"):
        held_input(Endless())


def test_printable() -> None:
    assert printable(os.fsdecode(b"a\xff\x1b")) == r"a\xff\x1b"
