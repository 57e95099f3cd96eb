"""Files that are written whole or not at all, beside one another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from dadkhah.adapters.outputs import Outputs
from dadkhah.errors import StorageError


def test_a_table_is_written_whole_in_utf_8(tmp_path: Path) -> None:
    with Outputs(tmp_path / "new/c.csv") as outputs:
        outputs.table(tmp_path / "new/c.csv", [("a", "b"), ("نام", 'x, "y"')])
        outputs.text(outputs.beside("c.map.toml"), "# m\n")
        assert outputs.spill.is_dir()
    assert (tmp_path / "new/c.csv").read_bytes() == 'a,b\nنام,"x, ""y"""\n'.encode()
    assert (tmp_path / "new/c.map.toml").read_bytes() == b"# m\n"
    assert outputs.written == [tmp_path / "new/c.csv", tmp_path / "new/c.map.toml"]
    assert not outputs.spill.exists()


def test_what_stood_there_stays_when_the_work_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text("before")

    def rows() -> list[tuple[str]]:
        raise RuntimeError("stopped")

    def write() -> None:
        with Outputs(path) as outputs:
            outputs.table(path, rows())

    with pytest.raises(RuntimeError):
        write()
    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == ["c.csv"]


def test_a_folder_where_a_file_should_go_is_said(tmp_path: Path) -> None:
    (tmp_path / "c.csv").mkdir()

    def write() -> None:
        with Outputs(tmp_path / "c.csv") as outputs:
            outputs.table(tmp_path / "c.csv", [("a",)])

    with pytest.raises(StorageError, match="cannot be written"):
        write()


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="nothing can be written there"):
        Outputs(tmp_path / "file/c.csv")


def test_a_file_for_another_disk_is_copied_there_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = os.replace

    def refuses(one: Path, other: Path) -> None:
        if ".dadkhah-link-" in str(one):
            raise OSError(errno.EXDEV, "another disk")
        moved(one, other)

    monkeypatch.setattr(os, "replace", refuses)
    with Outputs(tmp_path / "c.csv") as outputs:
        outputs.text(tmp_path / "far/r.html", "page")
    assert [one.name for one in (tmp_path / "far").iterdir()] == ["r.html"]
    assert (tmp_path / "far/r.html").read_text() == "page"
