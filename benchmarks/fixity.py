"""Speed of the vault, as ratios: plain reading and hashing against checking, the bare writes against capturing.

In: bytes that are made up. Out: the groups `fixity` and `capture`.
"""

from __future__ import annotations

import hashlib
import io
import os
import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.bench import Measured, Room, clocked

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.vault import Vault, open_vault, verify_vault

SIZE = 200 * 2**20
"""Bytes of the one large object."""

FILES, FILE, LINE = 200, 4096, 311
"""Small files, the bytes of each, and those of the line that a benchmark's entry makes."""

TIMES, FEW = 3, 10
"""How often all of that is done, and how many captures come in one turn."""

CHEAP = 0.0005
"""Seconds under which the bare calls wait for no disk, so that there is nothing to compare with."""

FIXITY = "read and SHA-256 of a file of 200 MiB / verify_vault of a vault with that object"
CAPTURE = "the bare system calls that make a file of 4 KiB and a line durable / put, append of the same"


class Made(io.RawIOBase):
    """A stream of made-up bytes, as long as wanted, that is never held whole."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._block = random.Random(SIZE).randbytes(2**20)  # noqa: S311 - bytes that compress badly, no secret

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes, a block at most."""
        wanted = len(self._block) if size < 0 else size
        part = self._block[: min(wanted, self._left)]
        self._left -= len(part)
        return part


def measure(room: Room) -> Iterator[Measured]:
    """Time both."""
    yield Measured(name="fixity", command=FIXITY, figures=fixity(room.temporary / "large"))
    found = capture(room.temporary)
    cheap = "the bare calls cost less than half a millisecond here" if found["plain_seconds"] < CHEAP else ""
    yield Measured(name="capture", command=CAPTURE, figures=found, skipped=cheap)


def opened(folder: Path) -> Vault:
    """Make a vault with the machine's own clock and chance."""
    return open_vault(folder, clock=SystemClock(), random=SystemRandom(), create=True)


def kept(vault: Vault, content: io.RawIOBase | io.BytesIO, number: int) -> str:
    """Store bytes and append the entry: after this, a capture is acknowledged."""
    stored = vault.blobs.put(content)  # type: ignore[arg-type]  # RawIOBase is read from only
    entry = {"act": "capture", "by": "benchmark", "object": stored.digest, "src": {"place": f"made up {number}"}}
    vault.ledger.append([entry])
    return stored.digest


def fixity(folder: Path) -> dict[str, float]:
    """Return the seconds of a check and of plain reading and hashing (medians, turn by turn), and their ratio."""
    with opened(folder) as vault:
        digest = kept(vault, Made(SIZE), 0)
        vault.ledger.checkpoint()
    large = folder / "objects/sha256" / digest[:2] / digest
    pairs = [(clocked(lambda: checked(folder)), clocked(lambda: hashed(large, digest))) for _ in range(TIMES)]
    return compared([check for check, _ in pairs], [plain for _, plain in pairs])


def checked(folder: Path) -> None:
    assert verify_vault(folder).verdict == "held"


def hashed(path: Path, digest: str) -> None:
    with path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == digest


def capture(folder: Path) -> dict[str, float]:
    """Return the seconds of captures and of the bare calls for as many files (medians), and the share of the latter.

    A few captures and as many bare sequences in turn, of the same bytes, so that both meet the same disk.
    """
    (folder / "bare/tmp").mkdir(parents=True)
    made = [content for number in range(TIMES) for content in contents(number)]
    with opened(folder / "vault") as vault:
        turns = [turn(vault, folder / "bare", made[start : start + FEW]) for start in range(0, len(made), FEW)]
    return compared([ours for ours, _ in turns], [plain for _, plain in turns])


def turn(vault: Vault, folder: Path, made: list[bytes]) -> tuple[float, float]:
    """Return the seconds by file of some captures and of the bare sequences, of the same bytes."""
    named = [(content, hashlib.sha256(content).hexdigest()) for content in made]
    ours = clocked(lambda: [kept(vault, io.BytesIO(content), 0) for content in made])
    return ours / FEW, clocked(lambda: bare_all(str(folder), named)) / FEW


def bare_all(folder: str, named: list[tuple[bytes, str]]) -> None:
    for content, name in named:
        bare(folder, name, content)


def contents(turn: int) -> list[bytes]:
    chance = random.Random(turn)  # noqa: S311 - bytes that differ, no secret
    return [chance.randbytes(FILE) for _ in range(FILES)]


def captured(folder: Path, turn: int) -> float:
    """Return the seconds of capturing small files one by one, each acknowledged before the next."""
    made = contents(turn)
    with opened(folder) as vault:
        return clocked(lambda: [kept(vault, io.BytesIO(content), number) for number, content in enumerate(made)])


def bare(folder: str, name: str, content: bytes) -> None:
    """Make the system calls that durability needs, in the order of the vault, and nothing else.

    The file is written, synced, linked, its folder synced (and, when that is new, the folder above), the first name
    taken away; then a line of the log is appended and synced.
    """
    store(folder, name, content)
    log(f"{folder}/log", bytes(LINE))


def store(folder: str, name: str, content: bytes) -> None:
    """Write, sync, link, sync the folder, take the first name away."""
    temporary, shard = f"{folder}/tmp/{name}", f"{folder}/{name[:2]}"  # noqa: S108 - the benchmark's own folder
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, content)
    os.fsync(handle)
    os.close(handle)
    try:
        os.link(temporary, f"{shard}/{name}")
    except FileNotFoundError:
        os.mkdir(shard)  # noqa: PTH102 - nothing but the call
        os.link(temporary, f"{shard}/{name}")
        sync(folder)
    sync(shard)
    os.unlink(temporary)  # noqa: PTH108 - nothing but the call


def sync(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(handle)
    os.close(handle)


def log(path: str, line: bytes) -> None:
    """Append a line and sync it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(handle, line)
    os.fsync(handle)
    os.close(handle)


def compared(ours: list[float], plain: list[float]) -> dict[str, float]:
    """Return both medians in seconds and their ratio."""
    return {
        "dadkhah_seconds": round(median(ours), 6),
        "plain_seconds": round(median(plain), 6),
        "share": round(median(plain) / median(ours), 3),
    }
