"""Fixity runs: reading every object again, and writing down how far one got and what was found.

In: an open vault. Out: entries of act `fixity`. A run that was stopped is gone on with by the next one.

Objects are read in the order of their names, so that the last name says how far a run is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.check_objects import object_files
from dadkhah.adapters.vault.head import complete_lines
from dadkhah.ports import Entry, Ledger

OBJECTS, BYTES = 10_000, 4 << 30
"""After so many objects or bytes an entry says how far the run is: a kill loses no more work than that."""

CHUNK = 1 << 20
NAMED = 200
"""Broken objects that one entry names; of more it says how many."""


class Stretch(msgspec.Struct):
    """The objects that were read since the last entry."""

    first: str = ""
    last: str = ""
    objects: int = 0
    size: int = 0
    broken: list[str] = msgspec.field(default_factory=list)

    def entry(self, by: str, *, complete: bool) -> Entry:
        """Return the entry that says what was read and what was found."""
        named = {"broken": self.broken[:NAMED], "broken_count": len(self.broken)} if self.broken else {}
        return {
            "act": "fixity",
            "by": by,
            "method": "objects read again and hashed",
            "from": self.first,
            "to": self.last,
            "objects": self.objects,
            "bytes": self.size,
            "complete": complete,
            "result": "broken" if self.broken else "held",
            **named,
        }


def run(folder: Path, ledger: Ledger, by: str, progress: Callable[[int], None]) -> tuple[int, list[str]]:
    """Read the objects that the run before did not get to; return how many, and the names of those that are broken.

    What was read is in the log when this ends, also when it is stopped. `progress` is called with the bytes read since
    the last call. Raises what `Ledger.append` raises.
    """
    done, total, broken = Stretch(), 0, list[str]()
    complete = False
    after = reached(folder)
    try:
        for path in object_files(folder):
            if path.name <= after:
                continue
            examine(path, done, progress)
            if done.objects >= OBJECTS or done.size >= BYTES:
                ledger.append([done.entry(by, complete=False)])
                total, broken, done = total + done.objects, broken + done.broken, Stretch()
        complete = True
    finally:
        if done.objects or complete:
            ledger.append([done.entry(by, complete=complete)])
    return total + done.objects, broken + done.broken


def examine(path: Path, done: Stretch, progress: Callable[[int], None]) -> None:
    """Read one object and note whether its bytes are those that its name says."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                progress(len(chunk))
    except OSError:
        digest = hashlib.sha256(b"not to be read: ")
    if digest.hexdigest() != path.name:
        done.broken.append(path.name)
    done.first = done.first or path.name
    done.last, done.objects, done.size = path.name, done.objects + 1, done.size + size


def reached(folder: Path) -> str:
    """Return the name of the object that the last run stopped after; "" when it got to the end, or there was none."""
    last = next(entries_backwards(folder, "fixity"), {})
    return "" if last.get("complete") is not False else str(last.get("to") or "")


def entries_backwards(folder: Path, act: str) -> Iterator[Entry]:
    """Yield the entries of an act, the newest first."""
    marks = f'"act":"{act}"'.encode()
    for path in sorted((folder / "log/entries").glob("*.jsonl"), reverse=True):
        if layout.LOG_FILE.fullmatch(path.name):
            found = [line for line in complete_lines(path, 0) if marks in line]
            yield from (entry for entry in map(entry_of, reversed(found)) if entry.get("act") == act)


def entry_of(line: bytes) -> Entry:
    """Return the entry of a line given with its LF, or an empty one when it is damaged."""
    try:
        return canon.parse(line[:-1])
    except ValueError:
        return {}
