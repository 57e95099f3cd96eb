"""Appending lines to the log files, all or none.

In: a state, entries.
Out: lines that are on the disk, and the state after them; or the files as they were, and an error.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.disk import sync_folder, write_all
from dadkhah.adapters.vault.entry import chain
from dadkhah.adapters.vault.head import Head, mark
from dadkhah.ports import Entry

WRITE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC

COPIED = 1 << 20
"""Bytes that are written again at a time."""


def chained(entries: Sequence[Entry], head: Head) -> tuple[list[tuple[Head, bytes]], Head]:
    """Return the block of lines for each log file that entries go to, with the state before it, and the last state."""
    blocks: list[tuple[Head, bytearray]] = []
    for entry in entries:
        if not blocks or head.file != blocks[-1][0].file:
            blocks.append((head, bytearray()))
        line = chain(entry, head)
        blocks[-1][1].extend(line)
        head = head.after(line)
    return [(before, bytes(lines)) for before, lines in blocks], head


class Kept:
    """The log file that lines were appended to last: kept open, with the mark by which a change of it shows."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._handle = -1
        self._mark: tuple[int, int, int] | None = None

    def stands(self, path: Path) -> bool:
        """Say whether a log file is as the last append left it. Asks for the writer's lock."""
        try:
            return self._mark is not None and self._path == path and mark(os.stat(path)) == self._mark  # noqa: PTH116
        except OSError:
            return False

    def opened(self, path: Path) -> int:
        """Return the handle of a log file: the one that is kept, or a new one."""
        if self._path != path:
            self.forget()
            self._handle, self._path = os.open(path, WRITE, 0o644), path
        self._mark = None
        return self._handle

    def settle(self) -> None:
        """Remember the file as it is now."""
        self._mark = mark(os.fstat(self._handle))

    def forget(self) -> None:
        """Let go of the file."""
        handle, self._handle, self._path, self._mark = self._handle, -1, None, None
        if handle >= 0:
            os.close(handle)


def write_blocks(folder: Path, blocks: Sequence[tuple[Head, bytes]], kept: Kept) -> None:
    """Append blocks and make them durable; on any error take back what was written, as far as the disk lets us.

    What cannot be taken back was not acknowledged: the next writer finds it as entries, or as a torn tail.
    """
    begun: list[Head] = []
    try:
        for head, lines in blocks:
            begun.append(head)
            write_block(folder, head, lines, kept)
    except BaseException:
        with contextlib.suppress(OSError):
            kept.forget()
        with contextlib.suppress(OSError):  # where one file cannot be cut, those before it stay: no gap comes to be
            for head in reversed(begun):
                take_back(folder, head)
        raise


def write_block(folder: Path, head: Head, lines: bytes, kept: Kept) -> None:
    """Append lines to one log file and make them durable."""
    path = layout.entries_path(folder, head.file)
    handle = kept.opened(path)
    os.lseek(handle, head.offset, os.SEEK_SET)
    write_all(handle, lines)
    os.fsync(handle)
    kept.settle()
    if head.offset == 0:
        sync_folder(path.parent)


def take_back(folder: Path, head: Head) -> None:
    """Cut a log file where a state says that it ended, durably; remove one that had not begun."""
    path = layout.entries_path(folder, head.file)
    if path.exists():
        with opened(path) as handle:
            os.ftruncate(handle, head.offset)
            os.fsync(handle)
    if head.offset == 0:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def write_again(folder: Path, start: Head, end: Head) -> None:
    """Write the lines between two states once more where they stand, and make them durable.

    Whoever wrote them may have been killed before they were synced, or the sync may have failed: then Linux takes the
    pages for clean although they are not on the disk, and no later sync says so or mends it. Bytes that are written
    again are dirty again, and a sync of them counts.
    """
    for number in range(start.file, end.file + 1):
        path = layout.entries_path(folder, number)
        begin = start.offset if number == start.file else 0
        if path.exists():
            with opened(path) as handle:
                copy_over(handle, begin, end.offset if number == end.file else os.fstat(handle).st_size)
                os.fsync(handle)
            if begin == 0:
                sync_folder(path.parent)


def copy_over(handle: int, at: int, end: int) -> None:
    """Write the bytes between two places of a file over themselves."""
    while at < end and (part := os.pread(handle, min(COPIED, end - at), at)):
        os.lseek(handle, at, os.SEEK_SET)
        write_all(handle, part)
        at += len(part)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int]:
    """Open a log file for writing, made when missing."""
    handle = os.open(path, WRITE, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)
