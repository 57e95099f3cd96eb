"""The log file between two appends: kept open, and known by what changes when somebody else changes it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dadkhah.adapters.vault.write import Kept


def handles() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def settled(path: Path) -> Kept:
    kept = Kept()
    os.write(kept.opened(path), b"line\n")
    kept.settle()
    return kept


def replace(path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.rename(path)


def put_back(path: Path) -> None:
    before = path.stat()
    path.write_bytes(b"LINE\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_file_that_nobody_touched_stands_and_is_the_same_handle(tmp_path: Path) -> None:
    kept = settled(tmp_path / "log")
    assert kept.stands(tmp_path / "log")
    handle = kept.opened(tmp_path / "log")
    os.write(handle, b"more\n")
    assert not kept.stands(tmp_path / "log"), "while it is written to, nobody knows what it holds"
    kept.settle()
    assert kept.stands(tmp_path / "log")
    assert kept.opened(tmp_path / "log") == handle
    assert (tmp_path / "log").read_bytes() == b"line\nmore\n"
    kept.forget()


@pytest.mark.parametrize("change", [Path.unlink, replace, put_back, lambda path: os.truncate(path, 2)])
def test_a_file_that_somebody_changed_does_not(tmp_path: Path, change: Callable[[Path], None]) -> None:
    kept = settled(tmp_path / "log")
    time.sleep(0.02)  # a file's time of change is as coarse as the kernel's tick
    change(tmp_path / "log")
    assert not kept.stands(tmp_path / "log")
    kept.forget()


def test_another_file_is_another_handle_and_none_is_left_open(tmp_path: Path) -> None:
    before = handles()
    kept = settled(tmp_path / "log")
    assert not kept.stands(tmp_path / "next")
    os.write(kept.opened(tmp_path / "next"), b"line\n")
    assert handles() == before + 1
    kept.forget()
    kept.forget()
    assert handles() == before
    assert not kept.stands(tmp_path / "next")
