"""How time and memory of `dadkhah link` grow from 50,000 rows to a million, and what comes of a long broken file.

In: invented people (crowd.py). Out: the group `million`: seconds, memory of the program and all that it starts, size on
disk at most, growth, pair F1 against the known truth; the group `broken`: a list of 2 GB whose last line breaks off.
The tables have 2 GB, so that what they hold goes to disk.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from benchmarks import crowd
from benchmarks.bench import ROOT, Measured, Room, environment

COMMAND = "dadkhah link a.csv b.csv c.csv d.csv -o clusters.csv --memory 2GB, 50,000 and 1,000,000 invented rows"
FEW, MANY = 50_000, 1_000_000
SEED = 5
LONG, WIDE = 20_000, 100_000
"""Rows of the long file, and the letters of the widest cell of each."""

OFTEN = 0.5
"""Seconds between two looks at the memory."""


class Run(msgspec.Struct, frozen=True):
    """How a run ended: seconds, the most memory of all its processes together and the most on disk, in bytes."""

    seconds: float
    peak: int
    disk: int


def measure(room: Room) -> Iterator[Measured]:
    """Measure both sizes, then the long file."""
    if not Path("/proc/self/task").is_dir():
        yield Measured(name="million", command=COMMAND, skipped="needs /proc to see the memory of all processes")
        return
    few, many = (_linked(room.temporary / str(rows), rows) for rows in (FEW, MANY))
    yield Measured(
        name="million",
        command=COMMAND,
        figures={
            **_figures("few", *few),
            **_figures("many", *many),
            "growth": round(many[0].seconds / few[0].seconds, 1),
        },
    )
    yield Measured(
        name="broken",
        command=f"dadkhah link of {LONG} rows with and without a cell of {WIDE} letters; the last line breaks off",
        figures=broken(room.temporary / "broken"),
    )


def _figures(name: str, run: Run, f1: float) -> dict[str, float]:
    return {
        f"{name}_seconds": round(run.seconds, 1),
        f"{name}_gigabytes": round(run.peak / 1e9, 2),
        f"{name}_disk_gigabytes": round(run.disk / 1e9, 2),
        f"{name}_f1": round(f1, 4),
    }


def _linked(folder: Path, rows: int) -> tuple[Run, float]:
    lists = crowd.write(folder, rows, SEED)
    output = folder / "out/clusters.csv"
    return link(lists, output), f1(folder / "truth.csv", output)


def link(lists: list[Path], output: Path) -> Run:
    """Join lists with 2 GB for tables, its progress on standard error; raise CalledProcessError when that fails."""
    command = [sys.executable, "-m", "dadkhah.cli", "link", *map(str, lists), "-o", str(output), "--memory", "2GB"]
    start = time.monotonic()
    peak = disk = 0
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak, disk = max(peak, memory(process.pid)), max(disk, _size(output.parent))
            time.sleep(OFTEN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.monotonic() - start, peak, disk)


def memory(process: int) -> int:
    """Return the bytes that a process and all that it started hold now; those that have ended hold none."""
    try:
        held = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(one) for task in tasks for one in (task / "children").read_text("ascii").split()]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return held + sum(map(memory, children))


def _size(folder: Path) -> int:
    """Return the bytes on disk under a folder, as far as they stay while one looks."""
    found = 0
    for top, _, names in os.walk(folder):
        for name in names:
            try:
                found += (Path(top) / name).stat().st_size
            except FileNotFoundError:
                continue
    return found


def f1(truth: Path, clusters: Path) -> float:
    """Return F1 over the pairs of rows in one cluster, against the truth (list, rec_id, entity)."""
    with clusters.open(encoding="utf-8", newline="") as file:
        of = {(row["list"], row["rec_id"]): row["cluster_id"] for row in csv.DictReader(file)}
    people: Counter[str] = Counter()
    found: Counter[str] = Counter(of.values())
    both: Counter[tuple[str, str]] = Counter()
    with truth.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            people[row["entity"]] += 1
            both[row["entity"], of[row["list"], row["rec_id"]]] += 1
    right, true, made = (sum(many * (many - 1) // 2 for many in one.values()) for one in (both, people, found))
    return 2 * right / (true + made) if true + made else 1.0


def broken(folder: Path, rows: int = LONG, wide: int = WIDE) -> dict[str, float]:
    """Return what a file of long rows costs beside the same rows without the long cell."""
    plain, long = (_one(folder / str(letters), rows, letters) for letters in (0, wide))
    with (folder / str(wide) / "clusters.csv").open(encoding="utf-8") as file:
        kept = sum(1 for _ in file) - 1
    return {
        "gigabytes": round((folder / str(wide) / "list.csv").stat().st_size / 1e9, 2),
        "rows_lost": rows - kept,
        "seconds": round(long.seconds, 1),
        "more_memory_megabytes": round((long.peak - plain.peak) / 1e6, 1),
    }


def _one(folder: Path, rows: int, letters: int) -> Run:
    folder.mkdir(parents=True)
    _long(folder / "list.csv", rows, letters)
    return link([folder / "list.csv"], folder / "clusters.csv")


def _long(path: Path, rows: int, letters: int) -> None:
    """Write a list whose rows have one cell so long; its last line ends inside a quoted cell and a letter."""
    with path.open("wb") as file:
        file.write(b"id,name,age,what happened\n")
        for at, (_, rec, _, values) in enumerate(crowd.rows(rows, SEED), start=1):
            line = f"{rec},{values[0]},{at % 80},{'x' * letters}\n".encode()
            file.write(line if at < rows else f'{rec},{values[0]},30,"{"و" * 3}'.encode()[:-1])
