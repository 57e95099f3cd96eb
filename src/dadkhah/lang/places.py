"""Place names: a packaged index, and the places a text names.

In: names and text. Out: PlaceEntry with an id; FoundPlace with every candidate, the chosen one or None, and the reason.
The index is one read-only file, mapped into memory and searched by bisection, so that a reader holds only the pages it has touched.
It is built by `python -m dadkhah.adapters.gazetteer` (layout: docs/decisions/0032).
"""

from __future__ import annotations

import mmap
import os
import struct
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from dadkhah.errors import DataError
from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold

PlaceKind = Literal["city", "province", "country", "region"]

MAGIC = b"DADKHAH-PLACES-1"
HEADER = struct.Struct("<16sIIIQQQQQQ")
"""Magic; numbers of keys, references, entries; offsets of key offsets, keys, reference offsets, references, entry offsets, entries."""

NAME = "gazetteer.idx"
REMEDY = "build the index with `python -m dadkhah.adapters.gazetteer`"


class PlaceEntry(msgspec.Struct, frozen=True):
    """A place: `country` is ISO 3166-1 alpha-2 ("" for a region), `admin1` GeoNames' or ISO's code of the first division."""

    id: str
    name: str
    kind: PlaceKind
    country: str
    admin1: str
    population: int


def default_paths() -> tuple[Path, ...]:
    """Return where the index may stand, first the package, then the user's cache (XDG Base Directory Specification)."""
    cached = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return lexicon.FOLDER / NAME, cached / "dadkhah" / NAME


@cache
def demonyms() -> Mapping[str, str]:
    """Return the country code of every demonym and adjective of nationality, in lower case ("iranian": "IR")."""
    return {row["name"].lower(): row["country"] for row in lexicon.load("countries") if row["kind"] == "demonym"}


def key_of(name: str) -> str:
    """Return the name as the index compares it."""
    return " ".join(fold(name).replace("-", " ").replace("'", "").replace(".", "").split())


class Gazetteer:
    """The index of place names, open for look-ups. Close it, or use it in a `with` block."""

    def __init__(self, content: mmap.mmap, where: str) -> None:
        self._content = content
        self._where = where
        try:
            magic, *self._counts = HEADER.unpack_from(content, 0)
        except struct.error as error:
            raise DataError("the gazetteer's index is damaged", where=where, remedy=REMEDY) from error
        if magic != MAGIC:
            raise DataError("the gazetteer's index is of another version", where=where, remedy=REMEDY)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index at a path, or where it was built; raise DataError where there is none."""
        found = next((place for place in ((path,) if path else default_paths()) if place.is_file()), None)
        if found is None:
            raise DataError("the gazetteer's index is missing", where=str(path or NAME), remedy=REMEDY)
        try:
            with found.open("rb") as file:
                return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), found.name)
        except (OSError, ValueError) as error:
            raise DataError("the gazetteer's index cannot be read", where=found.name, remedy=REMEDY) from error

    def close(self) -> None:
        """Let go of the file."""
        self._content.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return the places of a name, however it is accented or spelled in Arabic script: countries first, then by population."""
        wanted = key_of(name).encode("utf-8", "surrogatepass")
        at = self._position(wanted) if wanted else self._counts[0]
        if at >= self._counts[0] or self._key(at) != wanted:
            return ()
        return tuple(self._entry(reference) for reference in self._references(at))

    def starts(self, name: str) -> bool:
        """Say whether some longer name begins with these words."""
        wanted = (key_of(name) + " ").encode("utf-8", "surrogatepass")
        at = self._position(wanted)
        return at < self._counts[0] and self._key(at).startswith(wanted)

    def _number(self, table: int, index: int) -> int:
        return int(struct.unpack_from("<I", self._content, self._counts[table] + 4 * index)[0])

    def _key(self, index: int) -> bytes:
        base = self._counts[4]
        return self._content[base + self._number(3, index) : base + self._number(3, index + 1)]

    def _position(self, wanted: bytes) -> int:
        """Return the first key not below the wanted one."""
        low, high = 0, self._counts[0]
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._key(middle) < wanted else (low, middle)
        return low

    def _references(self, index: int) -> Iterator[int]:
        for at in range(self._number(5, index), self._number(5, index + 1)):
            yield self._number(6, at)

    def _entry(self, index: int) -> PlaceEntry:
        base = self._counts[8]
        line = self._content[base + self._number(7, index) : base + self._number(7, index + 1)]
        id_, name, kind, country, admin1, population = line.decode("utf-8").split("\t")
        return PlaceEntry(id_, name, msgspec.convert(kind, type=PlaceKind), country, admin1, int(population))  # type: ignore[call-overload]


def pack(keys: Mapping[str, Collection[int]], entries: Collection[PlaceEntry]) -> Iterator[bytes]:
    """Yield the bytes of an index: folded names with the numbers of their entries, which stand in the order given."""
    ordered = sorted((key.encode("utf-8", "surrogatepass"), numbers) for key, numbers in keys.items())
    lines = ["\t".join(str(getattr(entry, field)) for field in entry.__struct_fields__).encode() for entry in entries]
    references = [number for _, numbers in ordered for number in numbers]
    sections = [
        _offsets(len(key) for key, _ in ordered),
        b"".join(key for key, _ in ordered),
        _offsets(len(numbers) for _, numbers in ordered),
        struct.pack(f"<{len(references)}I", *references),
        _offsets(len(line) for line in lines),
        b"".join(lines),
    ]
    starts = [HEADER.size]
    for section in sections[:-1]:
        starts.append(starts[-1] + len(section))
    yield HEADER.pack(MAGIC, len(ordered), len(references), len(lines), *starts)
    yield from sections


def _offsets(lengths: Iterator[int]) -> bytes:
    """Return the running sums of some lengths, from 0, as 32-bit numbers."""
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return struct.pack(f"<{len(sums)}I", *sums)
