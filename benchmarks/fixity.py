"""Speed of the vault, as ratios: checking against plain reading and hashing, capturing against the bare writes.

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

FILES, FILE = 200, 4096
"""Small files, and the bytes of each."""

TIMES = 3
FIXITY = "verify_vault of a vault with one object of 200 MiB / read and SHA-256 of that file"
CAPTURE = "put, append for 200 files of 4 KiB / write, fsync, link, fsync of the folder for the same"


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
    yield Measured(name="capture", command=CAPTURE, figures=capture(room.temporary))


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
    """Return the seconds of capturing small files and of the bare writes (medians, turn by turn), and their ratio."""
    pairs = [(captured(folder / f"vault-{turn}", turn), bare(folder / f"bare-{turn}", turn)) for turn in range(TIMES)]
    return compared([ours for ours, _ in pairs], [plain for _, plain in pairs])


def contents(turn: int) -> list[bytes]:
    chance = random.Random(turn)  # noqa: S311 - bytes that differ, no secret
    return [chance.randbytes(FILE) for _ in range(FILES)]


def captured(folder: Path, turn: int) -> float:
    """Return the seconds of capturing small files one by one, each acknowledged before the next."""
    made = contents(turn)
    with opened(folder) as vault:
        return clocked(lambda: [kept(vault, io.BytesIO(content), number) for number, content in enumerate(made)])


def bare(folder: Path, turn: int) -> float:
    """Return the seconds of the fewest system calls that give a file a name durably, without a log."""
    (folder / "tmp").mkdir(parents=True)
    made = contents(turn)
    return clocked(lambda: write_all(folder, made))


def write_all(folder: Path, made: list[bytes]) -> None:
    for number, content in enumerate(made):
        write(folder, str(number), content)


def write(folder: Path, name: str, content: bytes) -> None:
    """Write, sync, link, sync the folder, take the first name away."""
    temporary = folder / "tmp" / name
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, content)
    os.fsync(handle)
    os.close(handle)
    os.link(temporary, folder / name)
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(top)
    os.close(top)
    temporary.unlink()


def compared(ours: list[float], plain: list[float]) -> dict[str, float]:
    """Return both medians in seconds and their ratio."""
    return {
        "dadkhah_seconds": round(median(ours), 4),
        "plain_seconds": round(median(plain), 4),
        "ratio": round(median(ours) / median(plain), 3),
    }
