"""Durable writing: what the system refuses is worded, what killed runs left is swept."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from pathlib import Path

import pytest

from dadkhah.adapters.vault import disk
from dadkhah.adapters.vault.unnamed import Unnamed
from dadkhah.errors import CaseReadOnly, DadkhahError, DiskFull, StorageError


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, CaseReadOnly),
        (errno.EACCES, CaseReadOnly),
        (errno.EPERM, CaseReadOnly),
        (errno.EIO, StorageError),
        (errno.EMFILE, StorageError),
    ],
)
def test_what_the_system_refuses_is_worded(tmp_path: Path, number: int, kind: type[DadkhahError]) -> None:
    with pytest.raises(DadkhahError) as caught, disk.storing(tmp_path):
        raise OSError(number, "x")
    assert type(caught.value) is kind
    assert str(tmp_path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_bytes_are_written_however_few_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, bytes(content[:3])))
    disk.write_file(tmp_path / "file", b"more than three bytes")
    monkeypatch.undo()
    assert (tmp_path / "file").read_bytes() == b"more than three bytes"


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    disk.write_file(tmp_path / "file", b"first")
    with pytest.raises(FileExistsError):
        disk.write_file(tmp_path / "file", b"second")
    assert (tmp_path / "file").read_bytes() == b"first"


def test_a_scratch_file_is_new_each_time_and_gone_at_the_end(tmp_path: Path) -> None:
    with disk.scratch(tmp_path / "tmp", 0o400) as (_, first), disk.scratch(tmp_path / "tmp", 0o400) as (_, second):
        assert first != second
        assert Path(first).stat().st_mode & 0o777 == 0o400
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("kind", [disk.Scratch, Unnamed])
def test_two_runs_may_make_the_folder_for_files_in_progress_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[disk.Scratch | Unnamed]
) -> None:
    real, missing = os.open, [True]

    def made_meanwhile(path: str, *more: int) -> int:
        if missing:
            missing.clear()
            (tmp_path / "tmp").mkdir()
            raise FileNotFoundError(errno.ENOENT, "no such folder", path)
        return real(path, *more)

    monkeypatch.setattr(os, "open", made_meanwhile)
    with kind(str(tmp_path / "tmp"), 0o400) as (handle, _):
        assert os.fstat(handle).st_size == 0


def test_sweeping_spares_what_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "left").write_bytes(b"x")
    (tmp_path / "checkpoint").mkdir()
    with disk.scratch(tmp_path, 0o600) as (_, used):
        disk.sweep(tmp_path)
        assert list(tmp_path.iterdir()) == [Path(used)]


def test_a_scratch_file_that_was_swept_before_its_lock_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    swept: list[Path] = []

    def sweep_first(handle: int, operation: int) -> None:
        if not swept:
            swept.extend(tmp_path.iterdir())
            swept[0].unlink()
        lock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", sweep_first)
    with disk.scratch(tmp_path, 0o600) as (handle, path):
        assert len(swept) == 1
        assert os.path.samestat(os.fstat(handle), Path(path).stat())


def test_a_place_that_cannot_sync_a_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match="cannot sync a folder"):
        disk.probe(tmp_path)


@pytest.mark.parametrize(("call", "words"), [("link", "cannot link a file"), ("fsync", "cannot sync a file")])
def test_a_place_that_cannot_link_or_sync_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, words: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "not here")

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(StorageError, match=words):
        disk.probe(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EROFS, CaseReadOnly)])
def test_a_full_or_read_only_place_is_told_apart_from_one_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[DadkhahError]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "not now")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(kind):
        disk.probe(tmp_path)


def test_a_good_place_is_left_as_it_was(tmp_path: Path) -> None:
    disk.probe(tmp_path)
    assert list(tmp_path.iterdir()) == []
