"""What every benchmark gets and gives.

In: the repository, the development data beside it, a temporary folder. Out: one Measured for each group of figures,
with the digests of the data it was measured on.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 900
"""Seconds after which a program that a benchmark starts counts as hung."""


class Room(msgspec.Struct, frozen=True):
    """Where a benchmark works: the repository, the development data or None, a temporary folder of its own."""

    root: Path
    shared: Path | None
    temporary: Path

    @property
    def example(self) -> Path:
        """Return the folder of the example case."""
        return self.root / "examples/veldania"


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One group of figures, the data they were measured on, and the command; `skipped` says why there are none."""

    name: str
    command: str
    figures: dict[str, float] = {}
    data: dict[str, str] = {}
    skipped: str = ""


Harness = Callable[[Room], Iterator[Measured]]


class Ended(msgspec.Struct, frozen=True):
    """How a program ended, how long it took (seconds), and the most memory that it or a child of it held (bytes)."""

    code: int
    seconds: float
    peak: int


def environment() -> dict[str, str]:
    """Return the environment of started programs: a name for who acts, and no caches written beside the data."""
    return os.environ | {"DADKHAH_BY": "benchmark", "PYTHONDONTWRITEBYTECODE": "1"}


def finished(command: Iterable[object], cwd: Path = ROOT) -> str:
    """Run a program of this Python to its end and return what it printed; raise CalledProcessError when it fails."""
    words = [sys.executable, *map(str, command)]
    done = subprocess.run(
        words, cwd=cwd, env=environment(), capture_output=True, text=True, check=False, timeout=LONGEST
    )
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, words, done.stdout, done.stderr)
    return done.stdout


def program(*arguments: object) -> str:
    """Run `dadkhah` to its end and return what it printed; raise CalledProcessError when it fails."""
    return finished(["-m", "dadkhah.cli", *arguments])


def watched(*arguments: object) -> Ended:
    """Run this Python with some arguments, seen from a small process (benchmarks/child.py), and return how it ended."""
    return msgspec.json.decode(finished([ROOT / "benchmarks/child.py", sys.executable, *arguments]), type=Ended)


def scored(scorer: Path, *arguments: object) -> dict[str, object]:
    """Run a scorer and return its summary: the last line that it prints."""
    summary = json.loads(finished([scorer, *arguments]).splitlines()[-1])
    return dict(summary)


def flat(summary: Mapping[str, object], names: Iterable[str]) -> dict[str, float]:
    """Return the named figures of a summary: numbers as they are, those of a mapping under `name_key`."""
    found: dict[str, float] = {}
    for name in names:
        value = summary.get(name)
        parts = {f"{name}_{key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value}
        found |= {key: one for key, one in parts.items() if isinstance(one, int | float)}
    return found


def digests(*paths: Path) -> dict[str, str]:
    """Return the SHA-256 of each file or folder, by its name from the repository or from the folder beside it."""
    return {named(path): digest(path) for path in paths}


def named(path: Path) -> str:
    """Return how a path is called in a line: from the top of the repository, else from the folder that holds both."""
    return path.relative_to(ROOT if path.is_relative_to(ROOT) else ROOT.parent).as_posix()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file; of a folder, that of the sorted names and digests of its files."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = [f"{digest(one)}  {one.relative_to(path).as_posix()}\n" for one in sorted(path.rglob("*")) if one.is_file()]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def without_data(*measured: tuple[str, str]) -> Iterator[Measured]:
    """Yield a line that says that the development data is absent, for each name and command."""
    for name, command in measured:
        yield Measured(name=name, command=command, skipped="needs the folder `shared` beside the repository")


def clocked(work: Callable[[], object]) -> float:
    """Return how long some work takes, in seconds by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
