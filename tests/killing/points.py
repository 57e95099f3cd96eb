"""Kill a script at each of its calls to the system, and judge what is left: `python -m tests.killing.points SCRIPT...`.

In: names of scripts. Out: one JSON line for each script: how many kills, and what did not hold.

Everything is loaded once, and each run is a copy of this process: thousands of kills do not each pay the start.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from tests.killing import shim, tracer
from tests.killing.calls import caught
from tests.killing.judge import LOST, derivations, ended, judged
from tests.killing.scripts import Script, report
from tests.killing.tracer import Ended
from tests.killing.verbs import EVERY
from tests.unit.work.rings import PHRASE, quick_lock

FAR = 1_000_000
"""A point that no script gets to."""

THIRD = 3
"""One kill in so many is followed by another, in the run after it."""

WAYS = {"ptrace": tracer.run, "shim": shim.run}
"""How a process is killed at a call."""

MEMORY = Path("/dev/shm")
"""A kill loses nothing that the kernel has: where it keeps that makes no difference, and here it is quick."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one script. `kills` = `before` a call + `inside` a write + in the run after a kill (`twice`)."""

    script: str
    way: str = ""
    calls: int = 0
    kills: int = 0
    before: int = 0
    inside: int = 0
    twice: int = 0
    lost: int = 0
    unusable: int = 0
    problems: list[str]


class Kill(msgspec.Struct, frozen=True):
    """Where a script is killed: before its call of a number, or inside it after so many bytes; and the run after it."""

    point: int
    cut: int = 0
    second: int = -1


def kills(calls: Sequence[tuple[str, int]], cuts: str, every: int, chance: random.Random) -> Iterator[Kill]:
    """Yield every kill, or one in so many, of a script that makes some calls.

    `cuts` "half" kills inside each write after half of its bytes, "all" also after the first and before the last.
    With "twice" added the run after one kill in THIRD is killed too, at a point that chance gives.
    """
    for point, (_, size) in enumerate(calls):
        if point % every == chance.randrange(every):
            yield Kill(point)
            halves = {1, size // 2, size - 1} if "all" in cuts else {size // 2}
            yield from (Kill(point, cut) for cut in sorted(halves) if 0 < cut < size)
            if "twice" in cuts and point // every % THIRD == 0:
                yield Kill(point, second=chance.randrange(len(calls)))


class Killing:
    """One script in one room."""

    def __init__(self, room: Path, script: Script, way: str) -> None:
        self._room, self._script = room, script
        self._at = room / "at"
        self._run = WAYS[way]

    def prepare(self) -> tuple[tuple[str, int], ...]:
        """Make the model, run the script to its end, and return the calls that it makes.

        First all is done in this process, so that the copies of it find everything loaded.
        """
        (self._room / "derived.json").write_bytes(b"[]")
        model = self._room / "model"
        model.mkdir(parents=True)
        report(model, "after the kill")
        _, code = quiet(lambda: self._script.prepare(model))
        assert code == 0, self._script.name
        shutil.copytree(model, self._at)
        said, code = quiet(lambda: self._script.act(self._at))
        assert code == 0, (self._script.name, said)
        wrong = judged(self._at, self._script, said)
        assert not [one for one in wrong if "that is another one" not in one], wrong
        (self._room / "derived.json").write_bytes(msgspec.json.encode(derivations(self._at)))
        gc.collect()
        gc.freeze()
        whole, _ = self._killed(Kill(FAR))
        assert whole.code == 0, (self._script.name, (self._room / "err").read_text())
        return whole.calls

    def _killed(self, kill: Kill) -> tuple[Ended, str]:
        """Run the script on a fresh copy up to a kill; return how it ended, and what it had said."""
        shutil.rmtree(self._at, ignore_errors=True)
        shutil.copytree(self._room / "model", self._at)
        for name in ("said", "err"):
            (self._room / name).write_bytes(b"")
        found = self._run(lambda: self._act(self._script.act), kill.point, kill.cut)
        if kill.second >= 0:
            self._run(lambda: self._act(self._script.again), kill.second, 0)
        return found, (self._room / "said").read_text()

    def _act(self, act: Callable[[Path], None]) -> None:
        for stream, name in ((1, "said"), (2, "err")):
            handle = os.open(self._room / name, os.O_WRONLY | os.O_APPEND)
            os.dup2(handle, stream)
        act(self._at)

    def judged(self, kill: Kill) -> list[str]:
        """Kill the script once; return what does not hold of what is left."""
        _, said = self._killed(kill)
        try:
            wrong = judged(self._at, self._script, said)
        except Exception as error:  # noqa: BLE001 - whatever the next run ends with is a finding
            wrong = [f"the next run broke off: {error!r}"]
        return [f"{kill}: {one}" for one in wrong]


def quiet(act: Callable[[], object]) -> tuple[str, int]:
    """Do something in this process; return what it said, and the code that it left with."""
    with caught() as said:
        code = ended(act)
    return said[0], code


def killed(room: Path, script: Script, cuts: str, every: int, way: str) -> Told:
    """Kill a script everywhere; return what became of it."""
    killing = Killing(room, script, way)
    calls = killing.prepare()
    planned = list(kills(calls, cuts, every, random.Random(script.name)))  # noqa: S311 - points, not secrets
    found = [killing.judged(kill) for kill in planned]
    return Told(
        script=script.name,
        way=way,
        calls=len(calls),
        kills=len(planned),
        before=sum(not kill.cut and kill.second < 0 for kill in planned),
        inside=sum(kill.cut > 0 for kill in planned),
        twice=sum(kill.second >= 0 for kill in planned),
        lost=sum(any(LOST in one for one in wrong) for wrong in found),
        unusable=sum(bool(wrong) for wrong in found),
        problems=[one for wrong in found for one in wrong][:20],
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each script."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", choices=[[], *EVERY])
    parser.add_argument("--cuts", default="half")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--way", choices=WAYS, default="ptrace" if tracer.works() else "shim")
    given = parser.parse_args(arguments)
    patch = pytest.MonkeyPatch()
    quick_lock(patch)
    base = MEMORY if os.access(MEMORY, os.W_OK) else None
    for name in given.scripts or EVERY:
        with tempfile.TemporaryDirectory(dir=base) as folder:
            ready(patch, Path(folder))
            told = killed(Path(folder), EVERY[name], given.cuts, given.every, given.way)
            sys.stdout.write(msgspec.json.encode(told).decode() + "\n")
            sys.stdout.flush()


def ready(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Say who acts, and where the passphrase stands."""
    (folder / "phrase").write_text(f"{PHRASE}\n")
    patch.setenv("DADKHAH_BY", "A. Tester")
    patch.setenv("DADKHAH_NEW_PASSPHRASE_FILE", str(folder / "phrase"))
    patch.setenv("DADKHAH_PASSPHRASE_FILE", str(folder / "phrase"))


if __name__ == "__main__":
    main()
