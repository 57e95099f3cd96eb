"""The draft's folder: files whole or not at all, and a note that never speaks for another draft."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dadkhah.adapters.folder import whole
from dadkhah.adapters.folder.drafts import DraftFolder
from dadkhah.adapters.vault.disk import write_file
from dadkhah.errors import DiskFull

FILES = {"index.html": b"<p>draft</p>", "data.json": b"{}"}


def test_a_draft_remembers_what_it_was_made_from(tmp_path: Path) -> None:
    draft = DraftFolder(tmp_path / "draft")
    assert draft.made_from() == ""
    assert draft.write(FILES, "f1") == str(tmp_path / "draft/index.html")
    assert draft.made_from() == "f1"
    assert (tmp_path / "draft/data.json").read_bytes() == b"{}"


def test_files_that_are_no_longer_made_are_removed(tmp_path: Path) -> None:
    draft = DraftFolder(tmp_path / "draft")
    draft.write(FILES, "f1")
    (tmp_path / "draft/mine.txt").touch()
    draft.write({"index.html": b"new"}, "f2")
    assert sorted(path.name for path in (tmp_path / "draft").iterdir()) == ["index.html", "made-from.json", "mine.txt"]
    assert draft.made_from() == "f2"


@pytest.mark.parametrize("name", ["index.html", "data.json", "made-from.json"])
@pytest.mark.parametrize("damage", ["edited", "removed"])
def test_a_draft_that_was_touched_is_no_draft(tmp_path: Path, name: str, damage: str) -> None:
    draft = DraftFolder(tmp_path / "draft")
    draft.write(FILES, "f1")
    path = tmp_path / "draft" / name
    path.unlink() if damage == "removed" else path.write_text("edited")
    assert draft.made_from() == ""
    draft.write(FILES, "f1")
    assert draft.made_from() == "f1"


def test_a_note_cannot_point_outside(tmp_path: Path) -> None:
    (tmp_path / "draft").mkdir()
    (tmp_path / "outside.txt").touch()
    note = b'{"made_from": "f1", "files": {"../outside.txt": "x", "index.html": "y"}}'
    (tmp_path / "draft/made-from.json").write_bytes(note)
    DraftFolder(tmp_path / "draft").write({"index.html": b"new"}, "f2")
    assert (tmp_path / "outside.txt").exists()


def test_a_draft_that_breaks_off_leaves_whole_files_and_a_note_of_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = DraftFolder(tmp_path / "draft")
    draft.write(FILES, "f1")

    def full(path: Path, content: bytes, mode: int) -> None:
        if "index" in path.name:
            write_file(path, content[:3], mode)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_file(path, content, mode)

    monkeypatch.setattr(whole, "write_file", full)
    with pytest.raises(DiskFull):
        draft.write({"index.html": b"second", "data.json": b"[]"}, "f2")
    assert (tmp_path / "draft/index.html").read_bytes() == FILES["index.html"]
    assert draft.made_from() == ""
    left = ["data.json", "index.html", "made-from.json"]
    assert sorted(path.name for path in (tmp_path / "draft").iterdir()) == left


def test_a_draft_that_was_begun_is_discarded_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed run wrote may quote a source that is erased later: every file of it must go, named or aside."""
    draft, folder = DraftFolder(tmp_path / "draft"), tmp_path / "draft"
    draft.write(FILES, "f1")
    with monkeypatch.context() as patch:
        patch.setattr(DraftFolder, "_remove", killed)
        with pytest.raises(KeyboardInterrupt):
            draft.write({"index.html": b"second", "more.html": b"new"}, "f2")
    (folder / "mine.txt").touch()
    (folder / ".index.html.new").write_text("half of it")
    assert draft.discard()
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
    assert not draft.discard()


def killed(_draft: DraftFolder, _names: set[str]) -> None:
    raise KeyboardInterrupt


def test_what_a_killed_write_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.new").write_text("half")
    whole.write_whole(tmp_path / "a.txt", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
