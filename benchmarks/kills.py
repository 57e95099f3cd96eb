"""Runs that are killed at random moments: what was acknowledged and is lost, and next runs that fail.

In: the example case, the kills of tests/unit/cli/test_crash.py; writers of made up bytes (tests/killing/writers.py).
Out: the groups `kills`, `kills-writers` and `kills-crowd`; on standard error, what a next run that failed said.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from benchmarks.bench import ROOT, Measured, Room, clocked, digests, environment
from tests.unit.cli.test_crash import finish, killed_run, objects

ROUNDS = 50
SEED = 50
AT_ONCE = 2
"""Rounds at the same time; each has a case of its own."""

WRITERS, STORMS, GOAL = 3, 20, 5_000
"""Writers at once, rounds, and objects acknowledged in each round before it ends."""

CROWD, EACH = 8, 150
"""Writers that nobody kills, and what each takes in."""

COMMAND = f"kill -9 `dadkhah run examples/veldania/sources` at {ROUNDS} seeded moments, then run and verify again"


STORM = f"{WRITERS} writers of one vault, killed one by one at seeded moments and started again, then a check"
TOGETHER = f"{CROWD} writers of one vault at the same time, {EACH} objects each"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one round.

    `unfinished`: the kill came before the draft was there. `partial`: it came after the first acknowledgement and
    before the last. `lost`: acknowledged, and not in the vault. `failed`: the next run did not finish. `broken`: verify
    did not answer that all is held.
    """

    acknowledged: int
    unfinished: bool
    partial: bool
    lost: int
    failed: bool
    broken: bool


def measure(room: Room) -> Iterator[Measured]:
    """Kill a run in each round, each on a new case, and let the next run finish it."""
    seconds = clocked(lambda: finish("run", room.example / "sources", "--case", room.temporary / "whole"))
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    moments = [chance.uniform(0.05, seconds) for _ in range(ROUNDS)]
    cases = [room.temporary / f"killed-{number}" for number in range(ROUNDS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        outcomes = list(
            pool.map(lambda case, moment: one_round(room.example / "sources", case, moment), cases, moments)
        )
    figures = summary(outcomes) | {"run_seconds": round(seconds, 3)}
    yield Measured(name="kills", command=COMMAND, figures=figures, data=digests(room.example / "sources"))
    for name, command, words in (
        ("kills-writers", STORM, ["--rounds", STORMS, "--goal", GOAL, "--writers", WRITERS]),
        ("kills-crowd", TOGETHER, ["--crowd", CROWD, "--each", EACH]),
    ):
        yield Measured(name=name, command=command, figures=written(words))


def written(words: Iterable[object]) -> dict[str, float]:
    """Let writers write in a process of its own, however long it takes; return what became of it."""
    command = [sys.executable, "-m", "tests.killing.writers", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(done.stdout, type=dict[str, float])


def one_round(sources: Path, case: Path, moment: float) -> Outcome:
    """Kill a run after some seconds; run again and verify."""
    acknowledged = killed_run(sources, case, moment)
    unfinished = not (case / "draft/index.html").exists()
    code, _, err = finish("run", sources, "--case", case)
    if code:
        print(f"kills: {case.name}: the next run ended with {code}: {err.strip()}", file=sys.stderr)
    return Outcome(
        acknowledged=len(acknowledged),
        unfinished=unfinished,
        partial=0 < len(acknowledged) < len(given(sources)),
        lost=len(acknowledged - objects(case)),
        failed=code != 0,
        broken=finish("verify", case)[:2] != (0, "held\n"),
    )


def given(sources: Path) -> set[str]:
    """Return the names of the sources of a folder, without their sidecars."""
    return {path.name for path in sources.iterdir() if path.suffix != ".toml"}


def summary(outcomes: list[Outcome]) -> dict[str, float]:
    """Add the rounds up."""
    return {
        "rounds": len(outcomes),
        "acknowledged": sum(one.acknowledged for one in outcomes),
        "unfinished_rounds": sum(one.unfinished for one in outcomes),
        "partial_rounds": sum(one.partial for one in outcomes),
        "lost": sum(one.lost for one in outcomes),
        "failed_next_runs": sum(one.failed for one in outcomes),
        "broken_after": sum(one.broken for one in outcomes),
    }
