"""Files without a name: named once complete, gone without a trace otherwise, and done without where they cannot be."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import IN_CI
from tests.unit.adapters.vault.cast import opened

from dadkhah.adapters.vault import unnamed

KILLED = """
import io, os, signal, sys
from pathlib import Path
from dadkhah.adapters.vault.objects import Objects
class Ends(io.RawIOBase):
    def read(self, size=-1):
        os.kill(os.getpid(), signal.SIGKILL)
Objects(Path(sys.argv[1]), write=True).put(Ends())
"""


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Return a folder whose disk has files without names, as most of Linux's own have."""
    if not unnamed.possible(str(tmp_path)):
        assert not IN_CI, "the disk of CI has files without names"
        pytest.skip("needs a disk that has files without names (O_TMPFILE)")
    return tmp_path


def test_a_file_has_no_name_until_it_is_given_one(disk: Path) -> None:
    with unnamed.Unnamed(str(disk / "tmp"), 0o400) as (handle, path):
        os.write(handle, b"words")
        assert list((disk / "tmp").iterdir()) == []
        unnamed.name(handle, path, str(disk / "named"))
    assert (disk / "named").read_bytes() == b"words"
    assert (disk / "named").stat().st_mode & 0o777 == 0o400


def test_a_name_that_stands_is_not_taken_over(disk: Path) -> None:
    (disk / "named").write_bytes(b"first")
    with unnamed.Unnamed(str(disk), 0o400) as (handle, path), pytest.raises(FileExistsError):
        unnamed.name(handle, path, str(disk / "named"))
    assert (disk / "named").read_bytes() == b"first"


def test_whether_it_is_possible_is_tried_without_a_trace(disk: Path) -> None:
    assert unnamed.possible(str(disk))
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EISDIR, errno.EXDEV, errno.ENOENT])
def test_a_disk_or_system_that_cannot_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "link", refuse)
    assert not unnamed.possible(str(tmp_path))
    monkeypatch.undo()
    monkeypatch.setattr(unnamed, "UNNAMED", 0)
    assert not unnamed.possible(str(tmp_path))


def test_a_run_killed_while_it_stores_leaves_nothing_behind(disk: Path) -> None:
    opened(disk / "vault").close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(disk / "vault")], check=False, timeout=60)
    assert done.returncode < 0
    assert list((disk / "vault/tmp").iterdir()) == []


def test_a_folder_for_files_in_progress_that_was_taken_away_is_made_anew(tmp_path: Path) -> None:
    with opened(tmp_path / "vault") as vault:
        vault.blobs.put(io.BytesIO(b"one"))
        (tmp_path / "vault/tmp").rmdir()
        assert vault.blobs.put(io.BytesIO(b"two")).new


def test_where_the_program_stands_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with opened(Path("vault")) as vault:
        (tmp_path / "other").mkdir()
        monkeypatch.chdir(tmp_path / "other")
        stored = vault.blobs.put(io.BytesIO(b"words"))
        assert vault.blobs.has(stored.digest)
    assert list((tmp_path / "other").iterdir()) == []
