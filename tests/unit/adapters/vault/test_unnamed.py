"""Files without a name: named once complete, gone without a trace otherwise, and done without where they cannot be."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
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

linux = pytest.mark.skipif(not unnamed.UNNAMED, reason="needs files without a name (Linux)")


@linux
def test_a_file_has_no_name_until_it_is_given_one(tmp_path: Path) -> None:
    with unnamed.Unnamed(str(tmp_path / "tmp"), 0o400) as (handle, path):
        os.write(handle, b"words")
        assert list((tmp_path / "tmp").iterdir()) == []
        unnamed.name(handle, path, str(tmp_path / "named"))
    assert (tmp_path / "named").read_bytes() == b"words"
    assert (tmp_path / "named").stat().st_mode & 0o777 == 0o400


@linux
def test_a_name_that_stands_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "named").write_bytes(b"first")
    with unnamed.Unnamed(str(tmp_path), 0o400) as (handle, path), pytest.raises(FileExistsError):
        unnamed.name(handle, path, str(tmp_path / "named"))
    assert (tmp_path / "named").read_bytes() == b"first"


@linux
def test_whether_it_is_possible_is_tried_without_a_trace(tmp_path: Path) -> None:
    assert unnamed.possible(str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EISDIR, errno.EXDEV, errno.ENOENT])
def test_a_disk_or_system_that_cannot_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "link", refuse)
    assert not unnamed.possible(str(tmp_path))
    monkeypatch.undo()
    monkeypatch.setattr(unnamed, "UNNAMED", 0)
    assert not unnamed.possible(str(tmp_path))


@linux
def test_a_run_killed_while_it_stores_leaves_nothing_behind(tmp_path: Path) -> None:
    opened(tmp_path / "vault").close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "vault")], check=False, timeout=60)
    assert done.returncode < 0
    assert list((tmp_path / "vault/tmp").iterdir()) == []


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
