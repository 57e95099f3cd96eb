"""The packaged index of place names.

In: a name in any spelling. Out: PlaceEntry: every place of that name, with its id.
The index is one read-only file, mapped into memory and searched by bisection, so that a process holds only the pages
it has touched: first
among every 128th name, which stand together, then among the 128 that follow. It is built by `python -m
dadkhah.adapters.gazetteer` (layout: docs/decisions/0032).
"""

from __future__ import annotations

import mmap
import os
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec

from dadkhah.errors import DataError
from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold
from dadkhah.model.digest import sha256

PlaceKind = Literal["city", "province", "country", "region"]

MAGIC = b"DADKHAH-PLACES-3"
HEADER = struct.Struct("<16s32sII8Q")
"""Magic; fingerprint of the tables; numbers of keys and entries; where each of the SECTIONS begins."""

TABLES = ("countries", "provinces", "regions")
"""The reviewed tables that the index is made from, beside those of GeoNames."""

SECTIONS = ("sample_at", "sample", "key_at", "key", "reference_at", "reference", "entry_at", "entry")
STEP = 128

NAME = "gazetteer.idx"
NUMBER, PAIR = struct.Struct("<I"), struct.Struct("<II")
KINDS: dict[str, PlaceKind] = {"city": "city", "province": "province", "country": "country", "region": "region"}
REMEDY = "build the index with `python -m dadkhah.adapters.gazetteer`"


class PlaceEntry(msgspec.Struct, frozen=True, gc=False):
    """A place: `country` is ISO 3166-1 alpha-2 ("" for a region), `admin1` the code of the first division."""

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
def fingerprint() -> bytes:
    """Return the SHA-256 of the reviewed tables: an index of an earlier version's tables is not used in silence."""
    return bytes.fromhex(sha256(b"\0".join((lexicon.FOLDER / f"{name}.tsv").read_bytes() for name in TABLES)))


def standing(paths: Iterable[Path] | None = None) -> Path | None:
    """Return the first index that stands at one of the paths and fits this version, or None."""
    return next((path for path in (default_paths() if paths is None else paths) if _fits(path)), None)


def _fits(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(HEADER.size)
    except OSError:
        return False
    return len(start) == HEADER.size and HEADER.unpack(start)[:2] == (MAGIC, fingerprint())


@cache
def demonyms() -> Mapping[str, str]:
    """Return the country code of every demonym and adjective of nationality, in lower case ("iranian": "IR")."""
    return {row["name"].lower(): row["country"] for row in lexicon.load("countries") if row["kind"] == "demonym"}


def key_of(name: str) -> str:
    """Return the name as the index compares it."""
    return " ".join(fold(name).replace("-", " ").replace("'", "").replace(".", "").split())


REMEMBERED = 4096
"""Names of which an open index remembers what it found: a text repeats its places."""


class Gazetteer:
    """The index of place names, open for look-ups. Close it, or use it in a `with` block."""

    def __init__(self, content: mmap.mmap, where: str) -> None:
        self._content = content
        self._where = where
        self._heads: list[bytes] = []
        self._known = lru_cache(REMEMBERED)(self._find)
        try:
            magic, made_from, self._size, entries, *starts = HEADER.unpack_from(content, 0)
        except struct.error as error:
            raise DataError("the gazetteer's index is damaged", where=where, remedy=REMEDY) from error
        self._starts = dict(zip(SECTIONS, starts, strict=True))
        if (magic, made_from) != (MAGIC, fingerprint()):
            raise DataError("the gazetteer's index is of another version", where=where, remedy=REMEDY)
        if len(content) < starts[-1] or entries == 0:
            raise DataError("the gazetteer's index is cut off", where=where, remedy=REMEDY)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index at a path, or where it was built; raise DataError where there is none."""
        found = path if path is not None and path.is_file() else None if path else standing()
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

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def lookup(self, name: str) -> tuple[PlaceEntry, ...]:
        """Return the places of a name, however accented or keyed: countries first, then by population."""
        return self._known(name)

    def _find(self, name: str) -> tuple[PlaceEntry, ...]:
        wanted = key_of(name).encode("utf-8", "surrogatepass")
        at = self._position(wanted)
        if not wanted or at >= self._size or self._slice("key", at) != wanted:
            return ()
        first, after = self._number("reference_at", at), self._number("reference_at", at + 1)
        return tuple(self._entry(self._number("reference", number)) for number in range(first, after))

    def _number(self, section: str, index: int) -> int:
        return int(NUMBER.unpack_from(self._content, self._starts[section] + 4 * index)[0])

    def _slice(self, section: str, index: int) -> bytes:
        base, at = self._starts[section], self._starts[f"{section}_at"]
        first, after = PAIR.unpack_from(self._content, at + 4 * index)
        return self._content[base + first : base + after]

    def _position(self, wanted: bytes) -> int:
        """Return the first key not below the wanted one."""
        block = bisect_left(self._samples(), wanted)
        low, high = max(block - 1, 0) * STEP, min(block * STEP, self._size)
        base, at, content = self._starts["key"], self._starts["key_at"], self._content

        def key(index: int) -> bytes:
            first, after = PAIR.unpack_from(content, at + 4 * index)
            return content[base + first : base + after]

        return bisect_left(range(self._size), wanted, low, high, key=key)

    def _samples(self) -> list[bytes]:
        """Return every key at the head of a block, in order; read once, since every look-up begins with them."""
        if not self._heads:
            self._heads = [self._slice("sample", at) for at in range(-(-self._size // STEP))]
        return self._heads

    def _entry(self, index: int) -> PlaceEntry:
        id_, name, kind, country, admin1, population = self._slice("entry", index).decode("utf-8").split("\t")
        return PlaceEntry(id_, name, KINDS[kind], country, admin1, int(population))


def pack(keys: Mapping[str, Collection[int]], entries: Collection[PlaceEntry]) -> Iterator[bytes]:
    """Yield the bytes of an index: folded names with the numbers of their entries, which stand in the order given."""
    ordered = sorted(keys)  # by code point, which is the order of the bytes in UTF-8
    sections = [
        *_column(ordered[::STEP]),
        *_column(ordered),
        _offsets(len(keys[key]) for key in ordered),
        _numbers(number for key in ordered for number in keys[key]),
        *_column([_line(entry) for entry in entries]),
    ]
    starts = [HEADER.size]
    for section in sections[:-1]:
        starts.append(starts[-1] + len(section))
    yield HEADER.pack(MAGIC, fingerprint(), len(ordered), len(entries), *starts)
    yield from sections


def _line(entry: PlaceEntry) -> str:
    return "\t".join(str(getattr(entry, field)) for field in entry.__struct_fields__)


def _column(values: list[str]) -> tuple[bytes, bytes]:
    """Return offsets and content; joined as text first, since a million small byte strings would fill the memory."""
    lengths = (len(value.encode("utf-8", "surrogatepass")) for value in values)
    return _offsets(lengths), "".join(values).encode("utf-8", "surrogatepass")


def _offsets(lengths: Iterable[int]) -> bytes:
    """Return the running sums of some lengths, from 0."""
    return _numbers(accumulate(lengths, initial=0))


def _numbers(values: Iterable[int]) -> bytes:
    """Return 32-bit numbers, little-endian."""
    packed = array("I", values)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()
