"""Cutting the power: a script is run once and traced, and then the power goes at many moments, in many ways.

In: a script. Out: for each cut what was lost.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from tests.power.disk import FATES, Chance, Disk, Fate, Op, leave
from tests.power.judge import losses, told
from tests.power.recorder import Recorder, Site, Trouble, none
from tests.power.scripts import Script
from tests.unit.work.rings import quick_lock

from dadkhah.adapters.vault import disk, layout
from dadkhah.adapters.vault.outgoing import ENDING

SYNCED = frozenset({"fsync", "syncfs"})


class Trace(msgspec.Struct, frozen=True):
    """What a script did: where the disk stood before, and every operation since."""

    script: Script
    before: Path
    ops: list[Op]
    calls: int


class Cut(msgspec.Struct, frozen=True):
    """A cut after so many operations, and what of the unsynced was there."""

    point: int
    fate: str
    lost: tuple[str, ...]


def traced(script: Script, room: Path, *, trouble: Trouble = none, without: Site | None = None) -> Trace:
    """Run a script in a new folder and return its trace."""
    top, before = room / "work", room / "before"
    for place in (top, before):
        shutil.rmtree(place, ignore_errors=True)
    top.mkdir(parents=True)
    with of(script):
        script.begin(top)
        shutil.copytree(top, before)
        recorder = Recorder(top, trouble, without)
        with recorder.watching():
            script.run(top, recorder)
    return Trace(script, before, recorder.ops, recorder.calls)


@contextlib.contextmanager
def of(script: Script) -> Iterator[None]:
    """Give what a script stands on: short log files, and a lock of the key ring that costs nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "LINES_PER_FILE", script.lines)
        quick_lock(patch)
        patch.setattr(os, "fsync", lambda handle: None)  # what is written here is looked at, and no power goes
        patch.setattr(disk, "syncfs", lambda: lambda handle: 0)
        yield


def points(trace: Trace) -> list[int]:
    """Return the moments that matter most: right before each sync, the last first, and after an acknowledgement."""
    return [*(at for at, op in reversed(list(enumerate(trace.ops))) if op.kind in SYNCED), *told_points(trace)]


def told_points(trace: Trace) -> list[int]:
    """Return the moments right after somebody was told something."""
    return [at + 1 for at, op in enumerate(trace.ops) if op.kind == "ack"]


def cut(trace: Trace, point: int, fate: Fate, place: Path) -> Cut:
    """Cut the power after so many operations; return what was lost."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    after = Disk(trace.before).follow(trace.ops[:point])
    leave(after.top, fate, place)
    put_right(trace, place)
    record(trace.ops[:point], place)
    said = told(trace.ops[:point])
    with of(trace.script):
        lost = losses(place, trace.script, said, lambda: (fate.content(file) for file in after.files))
    return Cut(point, fate.name, tuple(lost))


def put_right(trace: Trace, place: Path) -> None:
    """Let promises name what stands in the tree that was left: a disk is where it was when the power comes back."""
    for path in place.rglob(f"*{ENDING}"):
        path.write_bytes(path.read_bytes().replace(bytes(trace.before.with_name("work")), bytes(place)))


def record(ops: Sequence[Op], place: Path) -> None:
    """Put the files of SQLite as they were when somebody was last told something: they are synced by then."""
    beside = next((op.beside for op in reversed(ops) if op.kind == "ack"), {})
    for name, content in beside.items():
        if (place / name).parent.is_dir():
            (place / name).write_bytes(content)


def everywhere(trace: Trace, place: Path) -> Iterator[Cut]:
    """Cut at the moments that matter most, in the ways that lose most."""
    nothing, *others = FATES
    moments = [(point, nothing) for point in told_points(trace)]
    moments += [(point, fate) for point in points(trace) for fate in others]
    moments += [(point, nothing) for point in points(trace)]
    for point, fate in moments:
        yield cut(trace, point, fate, place)


def by_chance(trace: Trace, seeds: Iterable[int], place: Path) -> Iterator[Cut]:
    """Cut at moments and in ways that seeds choose; every second cut comes right before something is synced."""
    synced = [at for at, op in enumerate(trace.ops) if op.kind in SYNCED]
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311 - many, not secret
        point = chance.choice(synced) if seed % 2 else chance.randint(0, len(trace.ops))
        yield cut(trace, point, Chance(seed), place)
