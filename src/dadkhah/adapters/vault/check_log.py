"""Checking the log: every line, the chain, every reference, and the root of every checkpoint.

In: a vault's folder, its key, the roots that checkpoints state. Out: the first entry, and flaws that name the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from dadkhah.adapters.signer import VerifierKey
from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.findings import Findings
from dadkhah.adapters.vault.head import Head
from dadkhah.model.custody import ACTS, REFERENCES


def check_log(found: Findings, key: VerifierKey | None, roots: Mapping[int, bytes]) -> Mapping[str, object]:
    """Check the log and return its first entry, or an empty one when it cannot be read."""
    walk = Walk(found, key.name if key else "", roots)
    for expected, number in enumerate(log_files(found)):
        if number != expected or number != walk.head.file or walk.head.offset:
            found.flaw(f"log/entries/{number:09d}.jsonl", "begins although the file before it is missing or not full")
        path = layout.entries_path(found.folder, number)
        with found.reading(f"log/entries/{path.name}"):
            for position, line in enumerate(raw_lines(path), start=1):
                walk.step(line, f"log/entries/{path.name} line {position}")
    walk.end()
    return walk.first


def log_files(found: Findings) -> list[int]:
    """Return the numbers of the log files, in order, and find that there is none."""
    names = (path.name for path in (found.folder / "log" / "entries").glob("*.jsonl") if path.is_file())
    numbers = sorted(int(name[:9]) for name in names if layout.LOG_FILE.fullmatch(name))
    if not numbers:
        found.flaw("log/entries/000000000.jsonl", "is missing")
    return numbers


def raw_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a log file with their LF, the last as it is, and a line that is too long in parts."""
    with path.open("rb") as file:
        yield from iter(lambda: file.readline(layout.LINE_LIMIT + 1), b"")


class Walk:
    """Follows the log line by line.

    Args:
        found: where flaws go.
        origin: the log's name, or empty when the key cannot be read.
        roots: what the checkpoints state, by size.
    """

    def __init__(self, found: Findings, origin: str, roots: Mapping[int, bytes]) -> None:
        self.head = Head()
        self.first: Mapping[str, object] = {}
        self._found = found
        self._origin = origin
        self._roots = roots
        self._seq = 0
        self._open = ""

    def step(self, line: bytes, where: str) -> None:
        """Check the next line, given as it stands in its file."""
        self._found.done(len(line))
        if not line.endswith(b"\n"):
            self._open = self._open or where
            return
        if self._open:
            self._found.flaw(self._open, "has no end, or is too long")
            self._open = ""
        self._check(line[:-1], where)
        self.head = self.head.after(line)
        self._found.entries = self.head.size
        self._compare_root()

    def end(self) -> None:
        """Check what only the end shows: a torn tail, and checkpoints that cover more or less than there is."""
        newest = max(self._roots, default=0)
        for size in sorted(size for size in self._roots if size > self.head.size):
            self._found.flaw(note_name(size), f"covers {size} entries, but the log holds only {self.head.size}")
        if not newest:
            self._found.flaw("log/checkpoints", "no checkpoint can be read, so that nothing shows what the log was")
        elif self.head.size > newest:
            self._found.warn(f"entries {newest} to {self.head.size - 1} come after the last checkpoint: not signed yet")
        if self._open:
            self._found.warn(f"{self._open}: a torn tail, never acknowledged; the next run keeps it apart")

    def _check(self, line: bytes, where: str) -> None:
        """Check one complete line: spelling, place in the chain, references."""
        try:
            entry = canon.parse(line)
        except ValueError as error:
            self._found.flaw(where, f"is damaged ({error})")
            self._seq += 1
            return
        if self.head.size == 0:
            self.first = entry
        self._check_chain(entry, where)
        self._check_references(entry, where)

    def _check_chain(self, entry: Mapping[str, object], where: str) -> None:
        """Find what does not continue the line before; the count goes on from what the line says, to be told once."""
        seq = entry.get("seq")
        if seq != self._seq or isinstance(seq, bool):
            self._found.flaw(where, f"is numbered {seq!r:.20} where {self._seq} should stand")
        if entry.get("prev") != self.head.prev:
            self._found.flaw(where, "does not continue the line before: one of the two was changed")
        if self._origin and entry.get("origin") != self._origin:
            self._found.flaw(where, "is of another log")
        if entry.get("act") not in ACTS or not entry.get("by"):
            self._found.flaw(where, "names no act of custody, or nobody who acted")
        self._seq = seq + 1 if isinstance(seq, int) else self._seq + 1

    def _check_references(self, entry: Mapping[str, object], where: str) -> None:
        """Find objects that an entry names and that are not there."""
        for field in REFERENCES:
            value = entry.get(field)
            if field not in entry:
                continue
            if not layout.is_digest(value):
                self._found.flaw(where, f"names no object by `{field}`")
            elif not layout.object_path(self._found.folder, str(value)).is_file():
                path = layout.object_path(Path(), str(value)).as_posix()
                self._found.flaw(path, f"is missing; {where} names it by `{field}`")

    def _compare_root(self) -> None:
        """Compare the root of the lines so far with the checkpoint over them, where there is one."""
        size = self.head.size
        if size in self._roots and self._roots[size] != self.head.edge.root():
            self._found.flaw(note_name(size), f"its root is not that of the log's first {size} lines: one was changed")


def note_name(size: int) -> str:
    """Return the name of a checkpoint in the vault."""
    return f"log/checkpoints/{size}/checkpoint"
