"""Pin floors anew: `python -m benchmarks.pin LINES [--lower NAME]...`; LINES is what `make bench` printed, - is stdin.

In: printed lines, floors.toml, CHANGELOG.md. Out: floors.toml with higher floors and the digests of the data measured.

A floor rises by itself. It falls only by `--lower GROUP.FIGURE`, and only when CHANGELOG.md names GROUP.FIGURE. When
the data has changed, a floor that the new figure would lower keeps the whole group as it was until it is named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec
from benchmarks.bench import ROOT, Measured
from benchmarks.floors import FILE, Floor, Floors, Group, changed, load, lower, pinned, written


class Refused(Exception):
    """A floor would fall and nobody asked for it, or nothing stands in the changelog."""


def parsed(text: str) -> list[Measured]:
    """Return the groups of printed lines, without those that were skipped; raise msgspec.ValidationError."""
    lines = (msgspec.json.decode(one, type=Measured) for one in text.splitlines() if one.strip())
    return [one for one in lines if not one.skipped]


def renewed(floors: Floors, measured: Sequence[Measured], lowered: Collection[str]) -> tuple[Floors, list[str]]:
    """Return the floors that the measured groups give, and what stayed because it would have fallen."""
    new, stayed = dict(floors), []
    for one in measured:
        if one.name in floors:
            new[one.name], kept = group(one, floors[one.name], lowered)
            stayed += kept
    return new, stayed


def group(measured: Measured, old: Group, lowered: Collection[str]) -> tuple[Group, list[str]]:
    """Return the floors of one group; raise Refused for a figure that is missing, or that would fall on new data."""
    floors, stayed = {}, []
    for figure, floor in old.floors.items():
        name = f"{measured.name}.{figure}"
        floors[figure] = chosen(measured, figure, floor, named=name in lowered)
        if floors[figure] == floor and lower(proposed(measured, figure, floor), floor):
            stayed.append(name)
    if stayed and changed(measured, old):
        raise Refused(f"the data has changed and would lower {', '.join(stayed)}: name each with --lower")
    return Group(measured.data, floors), stayed


def proposed(measured: Measured, figure: str, floor: Floor) -> Floor:
    """Return the floor that was measured; raise Refused when nothing was."""
    if figure not in measured.figures:
        raise Refused(f"{measured.name}.{figure} was not measured: take it out of floors.toml by hand")
    return pinned(floor, measured.figures[figure])


def chosen(measured: Measured, figure: str, floor: Floor, *, named: bool) -> Floor:
    """Return the new floor when it is no lower, or when it was named; else the old one."""
    new = proposed(measured, figure, floor)
    return new if named or not lower(new, floor) else floor


def check_named(lowered: Collection[str], floors: Floors, changelog: str) -> None:
    """Raise Refused for a name that is no floor, or that the changelog does not mention."""
    names = {f"{name}.{figure}" for name, group in floors.items() for figure in group.floors}
    for name in lowered:
        if name not in names:
            raise Refused(f"{name} is no floor: write GROUP.FIGURE as in floors.toml")
        if name not in changelog:
            raise Refused(f"{name} may fall only with a line in CHANGELOG.md that names it and says why")


def head(text: str) -> str:
    """Return the comment at the head of floors.toml."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines[: next(at for at, line in enumerate(lines) if not line.startswith("#"))])


def main(arguments: Sequence[str] | None = None, file: Path = FILE, changelog: Path = ROOT / "CHANGELOG.md") -> int:
    """Rewrite floors.toml and return the exit code: 0 done, 1 refused and nothing written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pin", description=__doc__)
    parser.add_argument("lines", metavar="LINES")
    parser.add_argument("--lower", action="append", default=[], metavar="GROUP.FIGURE", help="let this floor fall")
    options = parser.parse_args(arguments)
    floors, text = load(file), sys.stdin.read() if options.lines == "-" else Path(options.lines).read_text("utf-8")
    try:
        check_named(options.lower, floors, changelog.read_text(encoding="utf-8"))
        new, stayed = renewed(floors, parsed(text), options.lower)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    file.write_text(written(new, head(file.read_text(encoding="utf-8"))), encoding="utf-8")
    for name in stayed:
        print(f"{name} stays: it would have fallen", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
