"""Several writers on one vault, killed at random moments: `python -m tests.killing.writers`.

In: rounds, and how much is to be acknowledged in each. Out: one JSON line: what was lost, and what has two numbers.

Writers are copies of this process: a new one writes at once.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
from tests.killing.points import MEMORY

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.vault import Vault, open_vault, verify_vault

PATIENCE = 60.0
"""Seconds that a writer waits for the others, on a machine that does much else."""

LARGEST_BATCH = 20
CHECKPOINT_EVERY = 8
"""One batch in so many is followed by a checkpoint, so that kills fall before, into and behind them."""


class Storm(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some rounds.

    `lost`: acknowledged, and not there under its number. `doubled`: numbers that two acknowledgements name, or two
    lines. `broken`: rounds after which the check found something, or the next capture failed.
    """

    rounds: int
    writers: int
    kills: int
    acknowledged: int
    entries: int
    lost: int
    doubled: int
    gaps: int
    broken: int


def opened(folder: Path) -> Vault:
    return open_vault(folder, clock=SystemClock(), random=SystemRandom(), create=True, patience=PATIENCE)


def capture(vault: Vault, contents: Sequence[bytes]) -> str:
    """Take some objects in together, and return the acknowledgement: number and digest of each in a line."""
    with vault.blobs.together():
        digests = [vault.blobs.put(io.BytesIO(content)).digest for content in contents]
    entries = [{"act": "capture", "by": "an invented writer", "object": digest} for digest in digests]
    numbers = vault.ledger.append(entries)
    return "".join(f"{number} {digest}\n" for number, digest in zip(numbers, digests, strict=True))


def write(folder: Path, said: int, seed: str, batches: Iterator[int]) -> None:
    """Take batches in and acknowledge each, until they end or the process does."""
    with opened(folder) as vault:
        for turn, size in enumerate(batches):
            contents = [f"{seed} {turn} {place}".encode() * (1 + turn % 50) for place in range(size)]
            os.write(said, capture(vault, contents).encode())
            if turn % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1:
                vault.ledger.checkpoint()
        vault.ledger.checkpoint()


def started(work: Callable[[], None]) -> int:
    """Do some work in a copy of this process; return its id."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return process


class Round:
    """One vault, its writers, and what they have said."""

    def __init__(self, room: Path, seed: str) -> None:
        self.folder = room / "vault"
        self._room, self._seed, self._count = room, seed, 0
        self.chance = random.Random(seed)  # noqa: S311 - moments, not secrets

    def writer(self, batches: Callable[[random.Random], Iterator[int]]) -> int:
        """Start a writer with a file of its own for what it says."""
        self._count += 1
        name = f"{self._seed} {self._count}"
        said = os.open(self._room / f"{self._count}.said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        process = started(lambda: write(self.folder, said, name, batches(random.Random(name))))  # noqa: S311
        os.close(said)
        return process

    def said(self) -> list[tuple[int, str]]:
        """Return all that was acknowledged in whole lines."""
        lines = (line for path in sorted(self._room.glob("*.said")) for line in path.read_text().splitlines(True))
        found = (line.split() for line in lines if line.endswith("\n"))
        return [(int(number), digest) for number, digest in found]


def endless(chance: random.Random) -> Iterator[int]:
    while True:
        yield chance.choice((1, 1, 2, LARGEST_BATCH))


def storm(one: Round, writers: int, goal: int) -> int:
    """Kill writers at random moments, and start others, until enough is acknowledged; return how many were killed."""
    running = [one.writer(endless) for _ in range(writers)]
    kills = 0
    while len(one.said()) < goal:
        time.sleep(one.chance.uniform(0.0, 0.3))
        end(running.pop(one.chance.randrange(writers)))
        running.append(one.writer(endless))
        kills += 1
    for process in running:
        end(process)
    return kills + writers


def end(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def checked(one: Round, kills: int, writers: int) -> Storm:
    """Compare what was acknowledged with what is there, and go on with the vault."""
    said = one.said()
    report = verify_vault(one.folder)
    with opened(one.folder) as vault:
        entries = [(entry["seq"], entry.get("object")) for entry in vault.ledger.entries()]
        there = {pair for pair in entries if vault.blobs.has(str(pair[1]))}
        capture(vault, [b"after the storm"])
        vault.ledger.checkpoint()
    after = verify_vault(one.folder)
    numbers = Counter(number for number, _ in said)
    return Storm(
        rounds=1,
        writers=writers,
        kills=kills,
        acknowledged=len(said),
        entries=len(entries),
        lost=sum(pair not in there for pair in said),
        doubled=sum(count > 1 for count in (*numbers.values(), *Counter(seq for seq, _ in entries).values())),
        gaps=sum(seq != place for place, (seq, _) in enumerate(entries)),
        broken=int(bool(report.findings) or after.verdict != "held" or bool(after.warnings)),
    )


def storms(rounds: int, goal: int, writers: int, base: Path | None) -> Storm:
    """Go through some rounds, each on a vault of its own; return them added up."""
    found = []
    for number in range(rounds):
        with tempfile.TemporaryDirectory(dir=base) as room:
            one = Round(Path(room), f"round {number}")
            opened(one.folder).close()
            found.append(checked(one, storm(one, writers, goal), writers))
    return added(found)


def crowd(writers: int, each: int, base: Path | None) -> Storm:
    """Let writers that nobody kills take their objects in one by one, all at the same time."""
    with tempfile.TemporaryDirectory(dir=base) as room:
        one = Round(Path(room), "crowd")
        running = [one.writer(lambda _: iter([1] * each)) for _ in range(writers)]
        failed = sum(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) != 0 for process in running)
        found = checked(one, 0, writers)
    return msgspec.structs.replace(found, broken=found.broken + failed)


def added(found: Sequence[Storm]) -> Storm:
    """Add rounds up."""
    sums = {name: sum(getattr(one, name) for one in found) for name in Storm.__struct_fields__}
    return Storm(**sums | {"writers": found[0].writers})


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what became of writers that are killed, or of a crowd that nobody kills."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--goal", type=int, default=60)
    parser.add_argument("--writers", type=int, default=3)
    parser.add_argument("--crowd", type=int, default=0)
    parser.add_argument("--each", type=int, default=150)
    given = parser.parse_args(arguments)
    base = MEMORY if os.access(MEMORY, os.W_OK) else None
    if given.crowd:
        told = crowd(given.crowd, given.each, base)
    else:
        told = storms(given.rounds, given.goal, given.writers, base)
    sys.stdout.write(msgspec.json.encode(told).decode() + "\n")


if __name__ == "__main__":
    main()
