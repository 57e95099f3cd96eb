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
from dadkhah.adapters.vault.head import Head
from dadkhah.ports import Entry


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


def write_blocks(folder: Path, blocks: Sequence[tuple[Head, bytes]]) -> None:
    """Append blocks and make them durable; on any error take back what was written, as far as the disk lets us.

    What cannot be taken back was not acknowledged: the next writer finds it as entries, or as a torn tail.
    """
    begun: list[Head] = []
    try:
        for head, lines in blocks:
            begun.append(head)
            write_block(folder, head, lines)
    except BaseException:
        for head in reversed(begun):
            take_back(folder, head)
        raise


def write_block(folder: Path, head: Head, lines: bytes) -> None:
    """Append lines to one log file and make them durable."""
    path = layout.entries_path(folder, head.file)
    with opened(path) as handle:
        os.lseek(handle, head.offset, os.SEEK_SET)
        write_all(handle, lines)
        os.fsync(handle)
    if head.offset == 0:
        sync_folder(path.parent)


def take_back(folder: Path, head: Head) -> None:
    """Cut a log file where a state says that it ended, if the disk lets us."""
    with contextlib.suppress(OSError):
        cut(layout.entries_path(folder, head.file), head.offset)


def cut(path: Path, size: int) -> None:
    """Cut a file to a size in bytes and make that durable."""
    with opened(path) as handle:
        os.ftruncate(handle, size)
        os.fsync(handle)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int]:
    """Open a log file for writing, made when missing."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        yield handle
    finally:
        os.close(handle)
