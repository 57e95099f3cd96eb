"""Checking the log: every line, the chain, every reference, every change of key, and the root of every checkpoint.

In: a vault's folder, its first key, the roots that checkpoints state. Out: flaws that name the line, and what else the
lines vouch for: keys, files, timestamps, transfers.

A block of lines is parsed and spelled again at once, which tells whether all of them are canonical, and is looked at
column by column. Where an entry has other than the usual fields, or is not of the ordinary kind, the entries are looked
at one after the other; where some are not canonical, every line is parsed by itself.
"""

from __future__ import annotations

import hashlib
import os
import stat
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from dadkhah.adapters.signer import VerifierKey
from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.findings import Findings
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.merkle import Growing, leaf_hashes
from dadkhah.adapters.vault.usual import Usual, named_objects, usual_lines
from dadkhah.model.custody import ACTS, HANDED, REFERENCES, Stamps

BLOCK = 1 << 16
"""Bytes of lines that are parsed at once: memory stays flat."""

ORDINARY = ACTS - {"erase", "key", "transfer"}
"""Acts whose entries vouch for nothing but themselves and their objects."""


class Claims(msgspec.Struct):
    """What the lines vouch for beside objects.

    `fields`: by salted digest, the first entry that holds a private field; `erased`: what was, and by which entry.
    `files`: by name in the vault, digest and line, the newest of each. `stamps`: what became of
    timestamps. `transfers`: with their lines.
    """

    fields: dict[str, int] = {}
    erased: list[str] = []
    files: dict[str, tuple[str, str]] = {}
    stamps: Stamps = msgspec.field(default_factory=Stamps)
    transfers: list[tuple[Mapping[str, object], str]] = []


def check_log(found: Findings, key: VerifierKey | None, roots: Mapping[int, bytes], asked: Collection[int]) -> Walk:
    """Check the log and return the walk over it; `asked` are further sizes whose roots are wanted."""
    walk = Walk(found, key, roots, asked)
    for expected, number in enumerate(log_files(found)):
        if number != expected or number != walk.tree.size // layout.LINES_PER_FILE or walk.within:
            found.flaw(f"log/entries/{number:09d}.jsonl", "begins although the file before it is missing or not full")
        path = layout.entries_path(found.folder, number)
        with found.reading(f"log/entries/{path.name}"), path.open("rb") as file:
            walk.follow(file, f"log/entries/{path.name}")
    walk.end()
    return walk


def log_files(found: Findings) -> list[int]:
    """Return the numbers of the log files, in order, and find that there is none."""
    names = (path.name for path in (found.folder / "log" / "entries").glob("*.jsonl") if path.is_file())
    numbers = sorted(int(name[:9]) for name in names if layout.LOG_FILE.fullmatch(name))
    if not numbers:
        found.flaw("log/entries/000000000.jsonl", "is missing")
    return numbers


class Walk:
    """Follows the log, block by block, and line by line where that is needed.

    Args:
        found: where flaws go.
        key: the key that the log began with, or None when it cannot be read.
        roots: what the checkpoints state, by size.
        asked: further sizes whose roots are wanted.
    """

    def __init__(
        self, found: Findings, key: VerifierKey | None, roots: Mapping[int, bytes], asked: Collection[int]
    ) -> None:
        self.first: Mapping[str, object] = {}
        self.claims = Claims()
        self.ring = Ring(((0, key),)) if key else None
        self.seen: dict[int, bytes] = {}
        self.tree = Growing()
        self._found = found
        self._origin = key.name if key else ""
        self._roots = roots
        self._asked = sorted({*roots, *asked})
        self._prev = layout.NO_LINE
        self._seq = 0
        self._open = ""
        self._zeros = False
        self._objects = f"{found.folder}/objects/sha256/"

    @property
    def within(self) -> int:
        """Return how many lines of the present file were seen; 0 where a new file must begin."""
        return self.tree.size % layout.LINES_PER_FILE

    def follow(self, file: BinaryIO, name: str) -> None:
        """Check the lines of one log file."""
        number = 0
        self._zeros = False
        while block := file.read(BLOCK):
            whole = block[: block.rfind(b"\n") + 1]
            lines = self._quickly(whole, name, number) if whole and not self._open else 0
            file.seek((len(whole) if lines else 0) - len(block), os.SEEK_CUR)
            number += lines or self._slowly(file, len(whole) or len(block), name, number)

    def _slowly(self, file: BinaryIO, size: int, name: str, number: int) -> int:
        """Check lines one by one until so many bytes are read; return how many lines, or parts of them, they were."""
        start, count = file.tell(), 0
        while file.tell() < start + size and (line := file.readline(layout.LINE_LIMIT + 1)):
            count += 1
            self.step(line, f"{name} line {number + count}")
        return count

    def _quickly(self, block: bytes, name: str, number: int) -> int:
        """Check complete lines at once; return how many, 0 when they are not what nearly all lines are."""
        lines = block.split(b"\n")
        lines.pop()
        if len(max(lines, key=len)) > layout.LINE_LIMIT:
            return 0
        leaves = leaf_hashes(lines)
        usual = usual_lines(block)
        if usual and len(usual) == len(lines) and self._are_ordinary(usual, leaves):
            self._seq += len(lines)
            self._prev = leaves[-1].hex()
            self._grow(leaves)
        else:
            entries = canon.parse_lines(block)
            if entries is None or len(entries) != len(lines):
                return 0
            self._one_by_one(entries, leaves, name, number)
        self._found.done(len(block))
        return len(lines)

    def _are_ordinary(self, entries: list[Usual], leaves: list[bytes]) -> bool:
        """Say of the usual entries of a block what `_is_ordinary` says of one: column by column, which is quick."""
        held = self._found.held
        return (
            [entry.prev for entry in entries] == [self._prev, *[leaf.hex() for leaf in leaves[:-1]]]
            and [entry.seq for entry in entries] == list(range(self._seq, self._seq + len(entries)))
            and {entry.origin for entry in entries} == {self._origin}
            and {entry.act for entry in entries} <= ORDINARY
            and "" not in {entry.by for entry in entries}
            and all(digest in held or self._stands(digest) for digest in named_objects(entries))
        )

    def _one_by_one(
        self, entries: Sequence[Mapping[str, object]], leaves: Sequence[bytes], name: str, number: int
    ) -> None:
        """Check entries of which some are not of the ordinary kind, or are in question."""
        waiting: list[bytes] = []
        for position, (entry, leaf) in enumerate(zip(entries, leaves, strict=True), start=1):
            if self._is_ordinary(entry):
                self._seq += 1
            else:
                self._grow(waiting)
                self._examine(entry, f"{name} line {number + position}")
            self._prev = leaf.hex()
            waiting.append(leaf)
        self._grow(waiting)

    def _is_ordinary(self, entry: Mapping[str, object]) -> bool:
        """Say whether there is nothing to find about an entry, and nothing that it vouches for."""
        get = entry.get
        seq = get("seq")
        return (
            get("prev") == self._prev
            and seq == self._seq
            and type(seq) is int
            and get("act") in ORDINARY
            and get("origin") == self._origin
            and bool(get("by"))
            and "files" not in entry
            and "_sd" not in entry
            and "authority" not in entry
            and self._stand(entry)
        )

    def _stand(self, entry: Mapping[str, object]) -> bool:
        """Say whether the vault holds every object that an entry names; a quick answer, which may be no."""
        held = self._found.held
        for field in REFERENCES:
            if field in entry and entry[field] not in held and not self._stands(entry[field]):
                return False
        return True

    def _stands(self, digest: object) -> bool:
        """Say whether the vault holds an object, by looking."""
        if not isinstance(digest, str) or len(digest) != 64 or not layout.is_digest(digest):
            return False
        try:
            return stat.S_ISREG(os.stat(f"{self._objects}{digest[:2]}/{digest}").st_mode)  # noqa: PTH116 - quick
        except OSError:
            return False

    def _grow(self, leaves: list[bytes]) -> None:
        """Go on by leaves, and compare the root wherever a checkpoint states one; the list is empty afterwards."""
        taken = 0
        while taken < len(leaves):
            place = bisect_right(self._asked, self.tree.size)
            room = self._asked[place] - self.tree.size if place < len(self._asked) else len(leaves)
            self.tree.extend(leaves[taken : taken + room])
            taken += room
            if place < len(self._asked) and self.tree.size == self._asked[place]:
                self._compare_root(self.tree.size, self.tree.root())
        leaves.clear()

    def _take(self, line: bytes) -> None:
        """Go on by one line, given without its LF."""
        leaf = hashlib.sha256(b"\x00" + line).digest()
        self._prev = leaf.hex()
        self._grow([leaf])

    def step(self, line: bytes, where: str) -> None:
        """Check the next line, given as it stands in its file."""
        self._found.done(len(line))
        self._zeros = self._zeros or b"\0" in line
        if self._zeros or not line.endswith(b"\n"):
            self._open = self._open or where
            return
        if self._open:
            self._found.flaw(self._open, "has no end, or is too long")
            self._open = ""
        try:
            entry = canon.parse(line[:-1])
        except ValueError as error:
            self._found.flaw(where, f"is damaged ({error})")
            self._seq += 1
        else:
            self._examine(entry, where)
        self._take(line[:-1])

    def end(self) -> None:
        """Check what only the end shows: a torn tail, and checkpoints that cover more or less than there is."""
        size, newest = self.tree.size, max(self._roots, default=0)
        self._found.entries = size
        for covered in sorted(covered for covered in self._roots if covered > size):
            said = f"covers {covered} entries, but the log holds only {size}"
            self._found.flaw(layout.checkpoint_name(covered), said)
        if not newest:
            self._found.flaw("log/checkpoints", "no checkpoint can be read, so that nothing shows what the log was")
        elif size > newest:
            self._found.warn(f"entries {newest} to {size - 1} come after the last checkpoint: not signed yet")
        if self._open and size < newest:
            self._found.flaw(self._open, "is cut short or holds zeros, and a checkpoint covers it")
        elif self._open:
            self._found.warn(f"{self._open}: a torn tail, never acknowledged; the next run keeps it apart")

    def _examine(self, entry: Mapping[str, object], where: str) -> None:
        """Check one entry: place in the chain, references, and what it vouches for."""
        number = self._seq
        self._check_chain(entry, where)
        self._check_references(entry, where)
        if self.tree.size == 0:
            self.first = entry
        elif entry.get("act") == "key":
            self._check_turn(entry, number, where)
        elif entry.get("act") == "transfer":
            self._check_transfer(entry, where)
        elif entry.get("act") == "erase":
            self._note_erased(entry, number)
        for digest in listed(entry, "_sd"):
            self.claims.fields.setdefault(digest, number)
        self._note_files(entry.get("files"), where)
        self.claims.stamps.take(entry)

    def _check_chain(self, entry: Mapping[str, object], where: str) -> None:
        """Find what does not continue the line before; the count goes on from what the line says, to be told once."""
        seq = entry.get("seq")
        if seq != self._seq or isinstance(seq, bool):
            self._found.flaw(where, f"is numbered {seq!r:.20} where {self._seq} should stand")
        if entry.get("prev") != self._prev:
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

    def _check_turn(self, entry: Mapping[str, object], number: int, where: str) -> None:
        """Follow a change of the log's key; find one that the two keys did not both sign at this place."""
        if self.ring is None:
            return
        try:
            self.ring = self.ring.turn({**entry, "seq": number})
        except ValueError as error:
            self._found.flaw(where, f"brings in a key and {error}")

    def _check_transfer(self, entry: Mapping[str, object], where: str) -> None:
        """Keep a transfer for later, and find one that does not say who gave what for what."""
        lacking = [field for field in HANDED if not isinstance(entry.get(field), str) or not entry.get(field)]
        if lacking:
            self._found.flaw(where, f"is a transfer without {', '.join(lacking)}")
        self.claims.transfers.append((entry, where))

    def _note_erased(self, entry: Mapping[str, object], number: int) -> None:
        """Note what an entry says was erased: sources, by their objects, and private fields of earlier entries."""
        if entry.get("outcome") != "granted":
            return
        if isinstance(names := entry.get("names"), int):
            self.claims.erased.append(f"names withheld by decision {number}: {names}")
        for digest in listed(entry, "sources"):
            self.claims.erased.append(f"objects/sha256/{digest[:2]}/{digest}: erased by decision {number}")
        for digest in listed(entry, "fields"):
            of = self.claims.fields.get(digest, "")
            self.claims.erased.append(f"entry {of}: private field {digest} erased by decision {number}")

    def _note_files(self, files: object, where: str) -> None:
        for name, digest in files.items() if isinstance(files, dict) else ():
            self.claims.files[name] = (str(digest), where)

    def _compare_root(self, size: int, root: bytes) -> None:
        """Compare the root of the lines so far with the checkpoint over them, where there is one."""
        self.seen[size] = root
        if size in self._roots and self._roots[size] != root:
            what = f"its root is not that of the log's first {size} lines: one was changed"
            self._found.flaw(layout.checkpoint_name(size), what)


def listed(entry: Mapping[str, object], name: str) -> tuple[str, ...]:
    """Return the texts that an entry lists under a name."""
    value = entry.get(name)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
