"""Every verb killed at each of its calls to the system: what was acknowledged and is lost, and what cannot go on.

In: cases that are made up, the kills of tests/killing.
Out: the group `crash`; on standard error, a line for each script, with what did not hold.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
from benchmarks.bench import ROOT, Measured, Room, environment
from tests.killing.points import Told
from tests.killing.verbs import EVERY

CUTS = "half,twice"
AT_ONCE = 6
"""Scripts at the same time: a process that is watched and the one that watches it take turns."""

LONG = frozenset({"run", "captures", "import", "bulk"})
"""Scripts that take longest: they begin first."""

PATIENCE = 5_400.0
"""Seconds for one script, on a machine that does much else."""

COMMAND = (
    "SIGKILL before every call to the system that changes the disk, inside every write (after half of its bytes), and "
    f"for every third call again in the run after a kill: python -m tests.killing.points --cuts {CUTS}"
)


def measure(_: Room) -> Iterator[Measured]:
    """Kill every script everywhere."""
    names = sorted(EVERY, key=lambda name: (name not in LONG, name))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield Measured(name="crash", command=COMMAND, figures=summary(list(pool.map(told, names))))


def told(name: str) -> Told:
    """Kill one script everywhere, in a process of its own; say on standard error how it went.

    A script that breaks off, or does not end, is a problem of its own, and the others are told all the same.
    """
    command = [sys.executable, "-m", "tests.killing.points", name, "--cuts", CUTS]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True, timeout=PATIENCE
        )
        found = msgspec.json.decode(done.stdout.splitlines()[-1], type=Told)
    except (subprocess.SubprocessError, msgspec.DecodeError, IndexError) as error:
        found = Told(script=name, unusable=1, problems=[f"broke off: {error}"])
    print(msgspec.json.encode(found).decode(), file=sys.stderr, flush=True)
    return found


def summary(found: Sequence[Told]) -> dict[str, float]:
    """Add the scripts up; `ptrace` is 0 where the kernel refused it, and Python's own calls were killed instead."""
    names = ("calls", "kills", "before", "inside", "twice", "lost", "unusable")
    sums = {name: sum(getattr(one, name) for one in found) for name in names}
    return {"scripts": len(found), "ptrace": int(all(one.way == "ptrace" for one in found)), **sums}
