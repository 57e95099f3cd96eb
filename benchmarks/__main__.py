"""Measure, and hold the figures to their floors: `python -m benchmarks [HARNESS...]` from the top of the repository.

In: names of harnesses, all when there are none.
Out: one JSON line for each group of figures; exit code 1 when a floor is undercut or its data is not the pinned one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from benchmarks import (
    accused,
    assisted,
    crash,
    custody,
    demo,
    figures,
    fixity,
    flips,
    folder,
    founding,
    hrdsattack,
    kills,
    link,
    million,
    names,
    power,
    reading,
    rivals,
    scale,
    thousand,
)
from benchmarks.bench import ROOT, Harness, Measured, Room
from benchmarks.floors import Floors, Verdict, judge, load

HARNESSES: dict[str, Harness] = {
    "founding": founding.measure,
    "figures": figures.measure,
    "hrdsattack": hrdsattack.measure,
    "assisted": assisted.measure,
    "names": names.measure,
    "accused": accused.measure,
    "link": link.measure,
    "flips": flips.measure,
    "kills": kills.measure,
    "crash": crash.measure,
    "power": power.measure,
    "faults": power.measure_deeply,
    "reading": reading.measure,
    "rivals": rivals.measure,
    "folder": folder.measure,
    "scale": scale.measure,
    "fixity": fixity.measure,
    "custody": custody.measure,
    "thousand": thousand.measure,
    "million": million.measure,
    "demo": demo.measure,
}
"""In the order in which they run."""

LONG = frozenset({"million"})
"""Harnesses that take an hour: they run where they are named."""

REMEDY = "look at the change, then pin anew with `python -m benchmarks.pin` (benchmarks/README.md)"


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One printed line. `seconds`: how long it took to measure; empty fields of the verdict are left out."""

    name: str
    figures: dict[str, float]
    seconds: float
    data: dict[str, str]
    command: str
    skipped: str = ""
    undercut: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def timed(harness: Harness, room: Room) -> Iterator[tuple[Measured, float]]:
    """Yield each group of a harness with the seconds since the one before."""
    start = time.perf_counter()
    for measured in harness(room):
        yield measured, round(time.perf_counter() - start, 3)
        start = time.perf_counter()


def line(measured: Measured, seconds: float, verdict: Verdict) -> Line:
    """Return what is printed of a group."""
    return Line(
        name=measured.name,
        figures=measured.figures,
        seconds=seconds,
        data=measured.data,
        command=measured.command,
        skipped=measured.skipped,
        undercut=verdict.undercut,
        changed=verdict.changed,
    )


def run(harness: Harness, floors: Floors, shared: Path | None) -> bool:
    """Print the lines of one harness; say whether all of them hold. A program that fails ends its harness only."""
    held = True
    with tempfile.TemporaryDirectory() as temporary:
        try:
            for measured, seconds in timed(harness, Room(ROOT, shared, Path(temporary))):
                held &= told(measured, seconds, floors)
        except subprocess.SubprocessError as failed:
            print(f"{harness.__module__}: {failed}", file=sys.stderr)
            held = False
    return held


def told(measured: Measured, seconds: float, floors: Floors) -> bool:
    """Print the line of one group and what its floors say; say whether they hold."""
    verdict = judge(measured, floors)
    print(msgspec.json.encode(line(measured, seconds, verdict)).decode(), flush=True)
    tell(measured.name, verdict)
    return verdict.held


def tell(name: str, verdict: Verdict) -> None:
    """Say on standard error what does not hold, and what to do about changed data."""
    for what in verdict.undercut:
        print(f"{name}: floor undercut: {what}", file=sys.stderr)
    for what in verdict.changed:
        print(f"{name}: {what} is not the data that the floors were pinned with: {REMEDY}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None, shared: Path = ROOT.parent / "shared") -> int:
    """Run the named harnesses and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="HARNESS", help=", ".join(HARNESSES))
    names = parser.parse_args(arguments).names or [name for name in HARNESSES if name not in LONG]
    if unknown := sorted({*names} - {*HARNESSES}):
        parser.error(f"no harness of that name: {', '.join(unknown)}")
    floors, found = load(), shared if shared.is_dir() else None
    held = [run(HARNESSES[name], floors, found) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
