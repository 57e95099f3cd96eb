"""What a check finds and how it names it."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import WORDS, capture, changed, kept, log_path, names, opened, replaced

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.signer import Ed25519Signer
from dadkhah.adapters.vault import Vault, layout, open_vault, verify_vault
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.errors import CallError, CaseMissing, CaseNewer

LOG = "log/entries/000000000.jsonl"


def first_object(folder: Path) -> Path:
    return min(path for path in (folder / "objects").rglob("*") if path.is_file())


def test_an_untouched_vault_holds(folder: Path) -> None:
    report = verify_vault(folder)
    assert (report.verdict, report.findings, report.warnings) == ("held", (), ())
    assert (report.objects, report.entries, report.checkpoints) == (len(WORDS), 7, 3)


def test_progress_counts_every_byte_that_was_checked(folder: Path) -> None:
    steps: list[int] = []
    report = verify_vault(folder, progress=steps.append)
    assert sum(steps) == report.size > log_path(folder).stat().st_size


def test_no_folder_is_not_a_vault(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        verify_vault(tmp_path / "none")


def test_an_empty_folder_holds_nothing_to_check(tmp_path: Path) -> None:
    assert verify_vault(tmp_path).verdict == "nothing to check"


def test_a_check_changes_nothing(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    verify_vault(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_proves_nothing_is_not_looked_at(folder: Path) -> None:
    (folder / "index.sqlite").write_bytes(b"anything")
    (folder / "tmp/left").write_bytes(b"anything")
    shutil.rmtree(folder / "private")
    for path in folder.rglob("*"):
        path.chmod(0o700)
    assert verify_vault(folder).verdict == "held"


@pytest.mark.parametrize("name", ["README-VERIFY.txt", "vault.json", "verify.sh", "keys/log.vkey", LOG])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    report = verify_vault(folder)
    assert report.verdict == "broken"
    assert name in names(report)


def test_a_missing_object_is_named_with_the_line_that_needs_it(folder: Path) -> None:
    path = first_object(folder)
    path.unlink()
    (flaw,) = verify_vault(folder).findings
    assert flaw.where == path.relative_to(folder).as_posix()
    assert flaw.what.startswith("is missing; log/entries/000000000.jsonl line ")


def test_a_missing_checkpoint_is_named(folder: Path) -> None:
    (folder / "log/checkpoints/4/checkpoint").unlink()
    assert names(verify_vault(folder)) == {"log/checkpoints/4/checkpoint"}


def test_a_log_without_any_checkpoint_is_broken(folder: Path) -> None:
    shutil.rmtree(folder / "log/checkpoints")
    assert names(verify_vault(folder)) == {"log/checkpoints"}


def test_entries_after_the_last_checkpoint_are_a_warning(vault: Vault, folder: Path) -> None:
    vault.ledger.append([capture(kept(vault, "more"))])
    report = verify_vault(folder)
    assert (report.verdict, report.findings) == ("held", ())
    assert report.warnings == ("entries 7 to 7 come after the last checkpoint: not signed yet",)


def test_swapped_objects_are_both_named(folder: Path) -> None:
    one, two = sorted(path for path in (folder / "objects").rglob("*") if path.is_file())[:2]
    first, second = one.read_bytes(), two.read_bytes()
    replaced(one, second)
    replaced(two, first)
    assert names(verify_vault(folder)) == {path.relative_to(folder).as_posix() for path in (one, two)}


@pytest.mark.parametrize("size", [0, 1, 5])
def test_a_cut_object_is_named(folder: Path, size: int) -> None:
    path = max(
        (path for path in (folder / "objects").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )
    replaced(path, path.read_bytes()[:size])
    assert names(verify_vault(folder)) == {path.relative_to(folder).as_posix()}


LINE_CHANGES: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "first deleted": lambda lines: lines[1:],
    "middle deleted": lambda lines: lines[:3] + lines[4:],
    "last deleted": lambda lines: lines[:-1],
    "all deleted": lambda lines: [],
    "repeated": lambda lines: [*lines[:3], *lines[2:]],
    "repeated at the end": lambda lines: [*lines, lines[-1]],
    "reordered": lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]],
    "reversed": lambda lines: lines[::-1],
    "inserted": lambda lines: [*lines[:4], b'{"act":"access","by":"x"}\n', *lines[4:]],
    "empty line": lambda lines: [*lines[:4], b"\n", *lines[4:]],
    "empty line at the end": lambda lines: [*lines, b"\n"],
    "joined": lambda lines: [*lines[:4], lines[4][:-1] + lines[5], *lines[6:]],
    "CRLF": lambda lines: [line[:-1] + b"\r\n" for line in lines],
    "CRLF in the last": lambda lines: [*lines[:-1], lines[-1][:-1] + b"\r\n"],
    "a byte order mark": lambda lines: [b"\xef\xbb\xbf" + lines[0], *lines[1:]],
    "a space": lambda lines: [*lines[:-1], lines[-1].replace(b'"by":', b'"by": ')],
    "no last line feed": lambda lines: [*lines[:-1], lines[-1][:-1]],
    "a NUL": lambda lines: [*lines[:-1], lines[-1].replace(b"shelf", b"she\x00f")],
    "a surrogate": lambda lines: [*lines[:-1], lines[-1].replace(b"shelf", b"\xed\xa0\x80")],
    "too long": lambda lines: [*lines[:4], b"x" * 70_000 + b"\n", *lines[4:]],
}


@pytest.mark.parametrize("change", LINE_CHANGES.values(), ids=LINE_CHANGES)
def test_changed_lines_are_broken(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    changed(folder, change)
    report = verify_vault(folder)
    assert report.verdict == "broken"
    assert any(where.startswith("log/") for where in names(report))


def test_one_changed_line_is_named_with_its_neighbour_and_its_checkpoints(folder: Path) -> None:
    changed(folder, lambda lines: [*lines[:2], lines[2].replace(b"shelf", b"shell"), *lines[3:]])
    found = {flaw.where: flaw.what for flaw in verify_vault(folder).findings}
    assert set(found) == {f"{LOG} line 4", "log/checkpoints/4/checkpoint", "log/checkpoints/7/checkpoint"}
    assert "does not continue the line before" in found[f"{LOG} line 4"]


def rechained(folder: Path, number: int, **new: object) -> None:
    """Change one entry and chain every line after it anew, as somebody would who understands the format."""

    def change(lines: list[bytes]) -> list[bytes]:
        entries = [json.loads(line) for line in lines]
        entries[number] |= new
        made: list[bytes] = []
        for entry in entries:
            entry["prev"] = leaf_hash(made[-1][:-1]).hex() if made else layout.NO_LINE
            made.append(json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n")
        return made

    changed(folder, change)


def test_a_log_chained_anew_contradicts_its_checkpoints(folder: Path) -> None:
    rechained(folder, 2)
    assert verify_vault(folder).verdict == "held"
    rechained(folder, 2, by="somebody else")
    assert names(verify_vault(folder)) == {"log/checkpoints/4/checkpoint", "log/checkpoints/7/checkpoint"}


@pytest.mark.parametrize("field", ["object", "text", "layout", "description", "sidecar"])
@pytest.mark.parametrize("value", ["0" * 64, "no digest", 7])
def test_every_reference_is_followed(folder: Path, field: str, value: object) -> None:
    rechained(folder, 6, **{field: value})
    where = f"objects/sha256/00/{'0' * 64}" if value == "0" * 64 else f"{LOG} line 7"
    assert where in names(verify_vault(folder))


@pytest.mark.parametrize(
    "new", [{"origin": "dadkhah/other"}, {"act": "invent"}, {"by": ""}, {"seq": 9}, {"seq": False}]
)
def test_a_line_that_says_what_no_log_says_is_named(folder: Path, new: dict[str, object]) -> None:
    rechained(folder, 6, **new)
    assert f"{LOG} line 7" in names(verify_vault(folder))


@pytest.mark.parametrize(
    "name",
    [
        "keys/other.vkey",
        "log/notes.txt",
        "log/entries/1.jsonl",
        "log/entries/000000000.jsonl~",
        "log/checkpoints/4/other",
        "log/checkpoints/04/checkpoint",
        "log/checkpoints/0/checkpoint",
        "objects/loose",
        "objects/md5/ab/x",
        "objects/sha256/ab/short",
        "objects/sha256/AB/" + "ab" * 32,
        "objects/sha256/ab/" + "cd" * 32,
        "objects/sha256/ab/" + "AB" * 32,
        "objects/sha256/ab/" + "ab" * 32 + "\n",
    ],
)
def test_what_must_not_be_there_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"x")
    report = verify_vault(folder)
    assert report.verdict == "broken"
    assert name.replace("\n", "\\n") in names(report)


def test_a_second_log_file_without_a_full_first_is_named(folder: Path) -> None:
    (folder / "log/entries/000000001.jsonl").write_bytes(b"")
    assert names(verify_vault(folder)) == {"log/entries/000000001.jsonl"}


def test_links_and_pipes_are_named_and_not_followed(folder: Path) -> None:
    path = first_object(folder)
    path.rename(folder / "tmp/moved")
    path.symlink_to(folder / "tmp/moved")
    os.mkfifo(folder / "objects/sha256/pipe")
    report = verify_vault(folder)
    assert {path.relative_to(folder).as_posix(), "objects/sha256/pipe"} <= names(report)


def test_a_folder_that_is_a_link_is_named(folder: Path) -> None:
    (folder / "keys").rename(folder / "tmp/keys")
    (folder / "keys").symlink_to(folder / "tmp/keys")
    assert "keys" in names(verify_vault(folder))


def test_an_object_that_cannot_be_read_is_named_and_the_check_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = first_object(folder), Path.open

    def fail(self: Path, *args: object, **options: object) -> object:
        if self == path:
            raise OSError(errno.EIO, "medium error")
        return real(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fail)
    report = verify_vault(folder)
    (flaw,) = report.findings
    assert (flaw.where, flaw.what) == (path.relative_to(folder).as_posix(), "cannot be read (medium error)")
    assert report.objects == len(WORDS)


def test_a_later_format_that_the_first_entry_vouches_for_is_not_judged(folder: Path) -> None:
    content = (folder / "vault.json").read_bytes().replace(b"vault/1", b"vault/2")
    (folder / "vault.json").write_bytes(content)
    assert "vault.json" in names(verify_vault(folder))
    changed(folder, lambda lines: [b'{"later":"format"}\n', *lines[1:]])
    with pytest.raises(CaseNewer):
        verify_vault(folder)


def test_a_key_that_nobody_vouched_for_is_named(folder: Path) -> None:
    name = json.loads((folder / "vault.json").read_bytes())["origin"]
    (folder / "keys/log.vkey").write_text(Ed25519Signer(name, bytes(32)).verifier + "\n", encoding="utf-8")
    found = names(verify_vault(folder))
    assert {"keys/log.vkey", "README-VERIFY.txt", "log/checkpoints/7/checkpoint"} <= found


def test_a_description_that_names_another_key_is_named(folder: Path) -> None:
    path = folder / "README-VERIFY.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(verify_vault(folder).fingerprint, "0" * 64), encoding="utf-8")
    assert [flaw.where for flaw in verify_vault(folder).findings] == ["README-VERIFY.txt"] * 2


def test_nothing_of_a_report_breaks_a_line(folder: Path) -> None:
    (folder / "objects/sha256/a\x1b[31m\nb").write_bytes(b"x")
    for flaw in verify_vault(folder).findings:
        assert flaw.where.isprintable()
        assert flaw.what.isprintable()


def older(folder: Path, room: Path, size: int) -> Path:
    """Return a copy of a checkpoint that is kept outside the vault."""
    path = room / f"kept-{size}"
    path.write_bytes(layout.checkpoint_path(folder, size).read_bytes())
    return path


def rolled_back(folder: Path, size: int) -> None:
    """Bring a vault back to an older checkpoint, as somebody would who can write the folder."""
    changed(folder, lambda lines: lines[:size])
    for later in layout.checkpoint_sizes(folder):
        if later > size:
            shutil.rmtree(layout.checkpoint_path(folder, later).parent)
    (folder / "index.sqlite").unlink(missing_ok=True)


def test_a_roll_back_is_unseen_from_inside_and_seen_from_outside(folder: Path, tmp_path: Path) -> None:
    early, late = older(folder, tmp_path, 4), older(folder, tmp_path, 7)
    assert verify_vault(folder, against=[early, late]).verdict == "held"
    rolled_back(folder, 4)
    assert (verify_vault(folder).verdict, verify_vault(folder, against=[early]).verdict) == ("held", "held")
    report = verify_vault(folder, against=[early, late])
    assert names(report) == {str(late)}
    assert "rolled back" in report.findings[0].what


def test_another_history_is_seen_from_outside_alone(folder: Path, tmp_path: Path) -> None:
    late = older(folder, tmp_path, 7)
    rolled_back(folder, 4)
    with opened(folder, create=False) as vault:
        vault.ledger.append([capture(kept(vault, f"another {number}")) for number in range(3)])
        vault.ledger.checkpoint()
    assert verify_vault(folder).verdict == "held"
    report = verify_vault(folder, against=[late])
    assert names(report) == {str(late)}
    assert "another history" in report.findings[0].what


def test_a_checkpoint_of_another_log_is_no_witness(folder: Path, tmp_path: Path) -> None:
    open_vault(tmp_path / "other", clock=SystemClock(), random=SystemRandom(), create=True).close()
    content = layout.checkpoint_path(tmp_path / "other", 1).read_bytes()
    (tmp_path / "kept").write_bytes(content)
    assert verify_vault(folder, against=[tmp_path / "kept"]).verdict == "broken"


@pytest.mark.parametrize("content", [None, b"", b"no checkpoint", b"\xff"])
def test_what_is_no_checkpoint_is_a_wrong_call(folder: Path, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "kept").write_bytes(content)
    with pytest.raises(CallError, match="no checkpoint"):
        verify_vault(folder, against=[tmp_path / "kept"])
