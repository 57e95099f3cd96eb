"""Power that goes, calls that fail: what was acknowledged and is lost, and which syncs nothing shows to be needed.

In: the scripts of tests/power.
Out: the group `power`; `faults-kills`, `faults-syncs` and `faults-calls`; on standard error, what was lost.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import Measured, Room
from tests.power.again import OUTSIDE, WORSE, killed_at
from tests.power.cuts import Cut, by_chance, cut, everywhere, told_points, traced
from tests.power.disk import But, Fate
from tests.power.faults import KINDS, at, copied, run, wrong
from tests.power.hints import hint
from tests.power.recorder import Site, none
from tests.power.scripts import SCRIPTS, stand
from tests.power.sites import PROBES, sites

SEEDS = 2_000
EVERY = {script.name: script for script in (*SCRIPTS, *WORSE)}
CHANCE = [name for name in EVERY if name not in OUTSIDE]
"""The scripts that are cut by chance; in the other one the next run cannot find the key that was elsewhere."""

KILLED = ("birth", "captures", "bulk", "files", "rotation", "beside", "torn", "erase")
AT_ONCE = os.cpu_count() or 1

CUTS = f"cut the power {SEEDS:,} times in {len(CHANCE)} scripts, at moments and in ways that seeds choose"
KILLS = "kill a script before each of its calls, let the next run work, and cut the power right after it was told so"
SYNCS = "leave out each sync of the vault, the case and the key ring, and look for a cut that loses something"
FAULTS = f"let each call of four captures fail, once and from then on, by {', '.join(KINDS)} or a write cut short"


def measure(room: Room) -> Iterator[Measured]:
    """Cut the power by seeds."""
    base = str(room.temporary)
    with ProcessPoolExecutor(AT_ONCE) as pool:
        chance = [pool.submit(by_seeds, base, name, number) for number, name in enumerate(CHANCE)]
        yield group("power", CUTS, [one for part in chance for one in part.result()])


def measure_deeply(room: Room) -> Iterator[Measured]:
    """Measure what takes long: kills and cuts together, each sync left out, each call that fails."""
    base = str(room.temporary)
    with ProcessPoolExecutor(AT_ONCE) as pool:
        needed = list(
            pool.map(is_needed, itertools.repeat(base), [site for site in sites() if site.name not in PROBES])
        )
        figures: dict[str, float] = {"syncs": len(needed), "not_shown_to_be_needed": needed.count(False)}
        yield Measured(name="faults-syncs", command=SYNCS, figures=figures)
        faults = [
            pool.submit(by_faults, base, what, lasting) for what in (*KINDS, "short") for lasting in (False, True)
        ]
        points = [part.result() for part in faults]
        figures = {"points": sum(count for count, _ in points), "wrong": sum(bad for _, bad in points)}
        yield Measured(name="faults-calls", command=FAULTS, figures=figures)
        kills = [pool.submit(by_kills, base, name) for name in KILLED]
        yield group("faults-kills", KILLS, [one for part in kills for one in part.result()])


def group(name: str, command: str, cuts: list[Cut]) -> Measured:
    """Return the figures of some cuts, and tell what was lost."""
    for one in cuts:
        if one.lost:
            print(f"{name}: {one}", file=sys.stderr)
    figures: dict[str, float] = {"cuts": len(cuts), "lost": sum(bool(one.lost) for one in cuts)}
    return Measured(name=name, command=command, figures=figures)


def by_seeds(base: str, name: str, number: int) -> list[Cut]:
    """Cut one script as its share of the seeds says."""
    with TemporaryDirectory(dir=base) as place:
        trace = traced(EVERY[name], Path(place))
        return list(by_chance(trace, range(number, SEEDS, len(CHANCE)), Path(place) / "left"))


def by_kills(base: str, name: str) -> list[Cut]:
    """Kill one script before each of its calls, and cut the power after the next run."""
    found: list[Cut] = []
    with TemporaryDirectory(dir=base) as place:
        for call in range(traced(EVERY[name], Path(place)).calls):
            trace = traced(killed_at(EVERY[name], call), Path(place))
            moments = itertools.product(told_points(trace)[-3:], (Fate(), But("rename"), But("unlink")))
            found += [cut(trace, point, fate, Path(place) / "left") for point, fate in moments]
    return found


def is_needed(base: str, site: Site) -> bool:
    """Say whether something is lost without one sync."""
    with TemporaryDirectory(dir=base) as place:
        trace = traced(EVERY[hint(site.name)], Path(place), without=site)
        lost = any(one.lost for one in everywhere(trace, Path(place) / "left"))
    if not lost:
        print(f"faults-syncs: nothing is lost without {site.name}", file=sys.stderr)
    return lost


def by_faults(base: str, what: str, lasting: bool) -> tuple[int, int]:
    """Let each call fail in its turn; return how many there are, and at how many something was wrong."""
    bad = 0
    with TemporaryDirectory(dir=base) as place:
        stand(model := Path(place) / "model")
        with copied(model, Path(place) / "work") as top:
            calls = run(top, none).calls
        for call in range(calls):
            with copied(model, Path(place) / "work") as top:
                said = list(wrong(top, run(top, at(call, what, lasting=lasting)), what))
                bad += bool(said)
                print(*(f"faults-calls: {what} at {call}: {one}" for one in said), sep="\n", end="", file=sys.stderr)
    return calls, bad
