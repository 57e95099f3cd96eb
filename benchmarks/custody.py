"""Speed of the custody log: many objects together, the check of a long log, opening it, and memory for large objects.

In: bytes and entries that are made up.
Out: the groups `custody-bulk`, `custody-log`, `custody-opening` and `custody-memory`.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.bench import Measured, Room, clocked
from benchmarks.fixity import TIMES, captured, checked, contents, kept, opened

from dadkhah.adapters.vault import Vault

ENTRIES, PORTION = 1_000_000, 40_000
"""Entries of the long log, and how many are appended at once."""

LARGE = 2 * 2**30
"""Bytes of the large object."""

BULK = "put together, one append for 200 files of 4 KiB / put, append for each"
LOG = f"verify_vault of a log of {ENTRIES:,} captures of one object, entries per second"
OPENING = "open_vault and the number of entries of the same log / the same, one durable capture and its checkpoint"
MEMORY = "peak memory of a process that puts one object of 2 GiB and appends its entry"
CHILD = """
import sys
from pathlib import Path
from benchmarks.custody import LARGE
from benchmarks.fixity import Made, kept, opened
with opened(Path(sys.argv[1])) as vault:
    kept(vault, Made(int(sys.argv[2])), 0)
    vault.ledger.checkpoint()
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""


def measure(room: Room) -> Iterator[Measured]:
    """Measure all four."""
    yield Measured(name="custody-bulk", command=BULK, figures=bulk(room.temporary))
    folder = room.temporary / "long"
    build(folder)
    yield Measured(name="custody-log", command=LOG, figures=log(folder))
    yield Measured(name="custody-opening", command=OPENING, figures=opening(folder))
    yield Measured(name="custody-memory", command=MEMORY, figures=memory(room.temporary / "large"))


def bulk(folder: Path) -> dict[str, float]:
    """Return the seconds of taking small files together and one by one (medians, turn by turn), and how much faster."""
    pairs = [
        (together(folder / f"many-{turn}", turn), captured(folder / f"each-{turn}", turn)) for turn in range(TIMES)
    ]
    ours, each = median(one for one, _ in pairs), median(one for _, one in pairs)
    return {"together_seconds": round(ours, 4), "each_seconds": round(each, 4), "times": round(each / ours, 2)}


def together(folder: Path, turn: int) -> float:
    """Return the seconds of taking small files in together."""
    made = contents(turn)
    with opened(folder) as vault:
        return clocked(lambda: take(vault, made))


def take(vault: Vault, made: list[bytes]) -> None:
    with vault.blobs.together():
        digests = [vault.blobs.put(io.BytesIO(content)).digest for content in made]
    vault.ledger.append([entry(digest, number) for number, digest in enumerate(digests)])


def entry(digest: str, number: int) -> dict[str, object]:
    return {"act": "capture", "by": "benchmark", "object": digest, "src": {"place": f"made up {number}"}}


def build(folder: Path) -> None:
    """Make a vault with a long log."""
    with opened(folder) as vault:
        digest = vault.blobs.put(io.BytesIO(b"made up")).digest
        for start in range(0, ENTRIES, PORTION):
            vault.ledger.append([entry(digest, start + number) for number in range(PORTION)])
        vault.ledger.checkpoint()


def log(folder: Path) -> dict[str, float]:
    """Return how many entries a check looks at in a second: of processor time, and by the clock."""
    turns = [(processor(folder), clocked(lambda: checked(folder))) for _ in range(TIMES)]
    busy, clock = median(one for one, _ in turns), median(one for _, one in turns)
    return {"per_processor_second": round(ENTRIES / busy), "per_second": round(ENTRIES / clock)}


def processor(folder: Path) -> float:
    """Return the processor seconds of a check: other programs take the clock's, not these."""
    start = time.process_time()
    checked(folder)
    return time.process_time() - start


def opening(folder: Path) -> dict[str, float]:
    """Return the seconds of opening a long log and counting it, and of a whole run that takes one file in."""
    seconds = [clocked(lambda: count(folder)) for _ in range(5)]
    runs = [clocked(partial(add, folder, number)) for number in range(5)]
    return {"seconds": round(median(seconds), 4), "run_seconds": round(median(runs), 4), "entries": ENTRIES + 1}


def count(folder: Path) -> None:
    with opened(folder) as vault:
        assert vault.size() == ENTRIES + 1


def add(folder: Path, number: int) -> None:
    with opened(folder) as vault:
        kept(vault, io.BytesIO(b"made up later %d" % number), number)
        vault.ledger.checkpoint()


def memory(folder: Path) -> dict[str, float]:
    """Return the peak memory of a process that takes a large object in, and of one that takes a small one, in MB."""
    small, large = (peak(folder / str(size), size) for size in (1, LARGE))
    return {"peak_mb": round(large / 1024, 1), "growth_mb": round((large - small) / 1024, 1), "object_mb": LARGE >> 20}


def peak(folder: Path, size: int) -> int:
    command = [sys.executable, "-c", CHILD, str(folder), str(size)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
