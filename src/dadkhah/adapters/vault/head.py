"""Where a log stands: all that is needed to append to it and to sign it without reading it again.

In: a state, and lines as they stand in the log files. Out: the next state, or an error that names the line.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.merkle import Edge, leaf_hash
from dadkhah.errors import IntegrityError

TURN = b'"act":"key"'
"""What stands in every canonical line that brings in a key, and in few others: whoever follows it parses the line."""


TAIL = 4096
"""Bytes at a log's end that are read at first: nearly every line is shorter."""


class Head(msgspec.Struct, frozen=True):
    """The state after `edge.size` entries: the tree's edge, the last leaf hash, and where in its file the next goes.

    `turns`: number and line offset of each entry after the first that may bring in another key (see `keys`).
    """

    edge: Edge = Edge()
    prev: str = layout.NO_LINE
    offset: int = 0
    turns: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        """Return the number of entries."""
        return self.edge.size

    @property
    def file(self) -> int:
        """Return the number of the file that the next entry goes to."""
        return self.size // layout.LINES_PER_FILE

    def after(self, line: bytes) -> Head:
        """Return the state after one more line, given with its LF."""
        leaf = leaf_hash(line[:-1])
        edge = self.edge.push(leaf)
        fresh = edge.size % layout.LINES_PER_FILE == 0
        turns = (*self.turns, (self.size, self.offset)) if self.size and TURN in line else self.turns
        return Head(edge, leaf.hex(), 0 if fresh else self.offset + len(line), turns)


def complete_lines(path: Path, offset: int) -> Iterator[bytes]:
    """Yield the lines of one log file from an offset on, each with its LF; a torn tail is left out.

    A power failure may leave zeros where bytes were not synced, and lines behind them: no line holds a byte 0, so that
    the tail begins with the line that does.
    A line longer than the limit is cut, which no check lets pass: memory stays flat whatever stands in the file.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        file.seek(offset)
        while (line := file.readline(layout.LINE_LIMIT + 1)).endswith(b"\n") and b"\0" not in line:
            yield line
        if (
            b"\0" not in line
            and len(line) > layout.LINE_LIMIT
            and any(b"\n" in more for more in iter(lambda: file.read(1 << 16), b""))
        ):
            yield line + b"\n"


def follow(folder: Path, head: Head, end: int | None = None) -> Iterator[tuple[Head, dict[str, object], Head]]:
    """Yield (state before, entry, state after) for every line from a state on, up to `end` entries.

    Raises IntegrityError for a line that does not continue the chain.
    """
    number = -1
    while number != head.file and (end is None or head.size < end):
        number = head.file
        for line in complete_lines(layout.entries_path(folder, number), head.offset):
            before, head = head, head.after(line)
            yield before, continued(before, line), head
            if head.file != number or head.size == end:
                break


def continued(head: Head, line: bytes) -> dict[str, object]:
    """Return the entry of a line; raise IntegrityError unless it continues the chain."""
    entry = parsed(line, name_line(head))
    if (entry.get("seq"), entry.get("prev")) != (head.size, head.prev):
        raise IntegrityError("this line does not continue the one before", where=name_line(head))
    return entry


def parsed(line: bytes, where: str) -> dict[str, object]:
    """Return the entry of a line given with its LF; raise IntegrityError unless it is canonical."""
    try:
        return canon.parse(line[:-1])
    except ValueError as error:
        raise IntegrityError(f"this line is damaged ({error})", where=where) from error


def name_line(head: Head) -> str:
    """Name the line that comes next: its file, and its number in it, from 1."""
    return f"log/entries/{head.file:09d}.jsonl line {head.size % layout.LINES_PER_FILE + 1}"


def line_before(folder: Path, head: Head) -> bytes:
    """Return the line that ends where a state says the next one goes, without its LF; empty when no line ends there."""
    full = head.offset == 0 and head.size > 0
    try:
        handle = os.open(layout.entries_path(folder, head.file - 1 if full else head.file), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        end = os.fstat(handle).st_size if full else head.offset
        return last_line(handle, end, TAIL) or last_line(handle, end, layout.LINE_LIMIT + 2)
    except OSError:
        return b""
    finally:
        os.close(handle)


def last_line(handle: int, end: int, most: int) -> bytes:
    """Return the line that ends at an offset, without its LF; empty when there is none or it is not seen whole."""
    start = max(0, end - most)
    block = os.pread(handle, end - start, start)
    if len(block) < end - start or not block.endswith(b"\n"):
        return b""
    _, lf, line = block[:-1].rpartition(b"\n")
    return line if lf or start == 0 else b""


def ends(folder: Path, head: Head) -> bool:
    """Say whether a log ends, whole, where a state says; False also where that takes a longer look."""
    try:
        return 0 < head.offset == os.stat(layout.entries_path(folder, head.file)).st_size  # noqa: PTH116 - quick
    except OSError:
        return False


def mark(status: os.stat_result) -> tuple[int, int, int]:
    """Return what is another once a file was written to, cut or replaced: its number, size and time of change.

    The time of change (ctime, in nanoseconds) cannot be set by a program, unlike that of writing.
    """
    return status.st_ino, status.st_size, status.st_ctime_ns


def read_entries(folder: Path, start: int) -> Iterator[dict[str, object]]:
    """Yield the entries from a sequence number on, without their chain; raise IntegrityError at a damaged line."""
    number, skip = divmod(start, layout.LINES_PER_FILE)
    path = layout.entries_path(folder, number)
    while path.exists():
        for position, line in enumerate(complete_lines(path, 0)):
            if position >= skip:
                yield parsed(line, f"log/entries/{path.name} line {position + 1}")
        number, skip = number + 1, 0
        path = layout.entries_path(folder, number)


def entry_at(folder: Path, seq: int, offset: int) -> dict[str, object]:
    """Return the entry whose line begins at an offset of its file, or an empty one when none does."""
    path = layout.entries_path(folder, seq // layout.LINES_PER_FILE)
    line = next(complete_lines(path, max(0, offset)), b"\n")
    try:
        return canon.parse(line[:-1])
    except ValueError:
        return {}
