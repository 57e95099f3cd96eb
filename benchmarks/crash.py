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

COMMAND = (
    "SIGKILL before every call to the system that changes the disk, inside every write (after half of its bytes), and "
    f"again in the run after a kill: python -m tests.killing.points --cuts {CUTS}"
)


def measure(_: Room) -> Iterator[Measured]:
    """Kill every script everywhere."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield Measured(name="crash", command=COMMAND, figures=summary(list(pool.map(told, EVERY))))


def told(name: str) -> Told:
    """Kill one script everywhere, in a process of its own, however long it takes; say on standard error how it went."""
    command = [sys.executable, "-m", "tests.killing.points", name, "--cuts", CUTS]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    print(done.stdout.decode().strip(), file=sys.stderr, flush=True)
    return msgspec.json.decode(done.stdout, type=Told)


def summary(found: Sequence[Told]) -> dict[str, float]:
    """Add the scripts up; `ptrace` is 0 where the kernel refused it, and Python's own calls were killed instead."""
    names = ("calls", "kills", "before", "inside", "twice", "lost", "unusable")
    sums = {name: sum(getattr(one, name) for one in found) for name in names}
    return {"scripts": len(found), "ptrace": int(all(one.way == "ptrace" for one in found)), **sums}
