"""Pin floors anew: `python -m benchmarks.pin LINES [--lower NAME]...`; LINES is what `make bench` printed, - is stdin.

In: printed lines, floors.toml, CHANGELOG.md. Out: floors.toml with higher floors and the digests of the data measured.

A floor rises by itself. It falls only by `--lower GROUP.FIGURE`, and only when CHANGELOG.md names GROUP.FIGURE: a
figure that undercuts its floor, on the pinned data or on changed data, is refused until it is named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import msgspec
from benchmarks.bench import ROOT, Measured
from benchmarks.floors import FILE, Floor, Floors, Group, holds, load, lower, pinned, worded, written


class Refused(Exception):
    """A floor would fall and nobody asked for it, or nothing about it stands in the changelog."""


def parsed(text: str) -> list[Measured]:
    """Return the groups of printed lines, without those that were skipped; raise msgspec.ValidationError."""
    lines = (msgspec.json.decode(one, type=Measured) for one in text.splitlines() if one.strip())
    return [one for one in lines if not one.skipped]


def renewed(floors: Floors, measured: Sequence[Measured], lowered: Collection[str]) -> Floors:
    """Return the floors that the measured groups give; groups without floors get none; raise Refused."""
    return floors | {one.name: group(one, floors[one.name], lowered) for one in measured if one.name in floors}


def group(measured: Measured, old: Group, lowered: Collection[str]) -> Group:
    """Return the floors of one group, pinned with the data measured; raise Refused."""
    names = {figure: f"{measured.name}.{figure}" for figure in old.floors}
    floors = {
        figure: fallen(measured, figure, floor) if names[figure] in lowered else risen(measured, figure, floor)
        for figure, floor in old.floors.items()
    }
    return Group(measured.data, floors)


def fallen(measured: Measured, figure: str, floor: Floor) -> Floor:
    """Return the floor that was measured, lower or not; raise Refused for a limit that was set by hand."""
    if floor.fixed:
        raise Refused(f"{measured.name}.{figure} was set, not measured: change it in floors.toml by hand")
    return pinned(floor, value_of(measured, figure))


def risen(measured: Measured, figure: str, floor: Floor) -> Floor:
    """Return the higher of the floor that was measured and the present one; raise Refused when that is undercut."""
    value = value_of(measured, figure)
    if not holds(value, floor):
        raise Refused(f"{measured.name}.{figure} {value:g} {worded(floor)}: mend it, or name it with --lower")
    new = pinned(floor, value)
    return floor if lower(new, floor) else new


def value_of(measured: Measured, figure: str) -> float:
    """Return a measured figure; raise Refused when there is none."""
    if figure not in measured.figures:
        raise Refused(f"{measured.name}.{figure} was not measured: take it out of floors.toml by hand")
    return measured.figures[figure]


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
        new = renewed(floors, parsed(text), options.lower)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    file.write_text(written(new, head(file.read_text(encoding="utf-8"))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
