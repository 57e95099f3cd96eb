"""Where things stand in a vault, and which names may occur.

In: a vault's folder. Out: paths and the numbers of the format `dadkhah-vault/1` (docs/explanation/vault.md).
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

FORMAT = "dadkhah-vault/1"

LINES_PER_FILE = 65_536
"""A new log file begins after as many entries."""

LINE_LIMIT = 65_535
"""The longest line, in bytes without its LF: what a two-byte length can say (C2SP tlog-tiles, entry bundles)."""

NO_LINE = "0" * 64
"""What stands in `prev` of the first entry."""

DESCRIBED: tuple[str, ...] = ("README-VERIFY.txt", "vault.json", "verify.sh")
"""The files that the first entry vouches for."""

PROVED: tuple[str, ...] = ("keys", "log", "objects")
"""The folders whose every byte is part of the proof."""

NUMBER = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
LOG_FILE = re.compile(r"[0-9]{9}\.jsonl", re.ASCII)


def is_digest(value: object) -> bool:
    """Say whether a value is a lowercase hexadecimal SHA-256."""
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def object_path(folder: Path, digest: str) -> Path:
    """Return where an object stands."""
    return folder / f"objects/sha256/{digest[:2]}/{digest}"


@lru_cache(maxsize=16)
def entries_path(folder: Path, number: int) -> Path:
    """Return the log file of a number: it holds the entries from number x 65,536 on."""
    return folder / f"log/entries/{number:09d}.jsonl"


def checkpoints_folder(folder: Path) -> Path:
    """Return the folder of all checkpoints."""
    return folder / "log/checkpoints"


def checkpoint_path(folder: Path, size: int) -> Path:
    """Return where the checkpoint over the first `size` entries stands."""
    return folder / checkpoint_name(size)


def checkpoint_name(size: int) -> str:
    """Return the name of a checkpoint in the vault."""
    return f"log/checkpoints/{size}/checkpoint"


def verifier_path(folder: Path) -> Path:
    """Return where the log's public key stands."""
    return folder / "keys" / "log.vkey"


def private_path(folder: Path) -> Path:
    """Return where the log's private key stands: never exported."""
    return folder / "private" / "log.key"


def next_path(folder: Path) -> Path:
    """Return where a new private key waits until the log says that it signs."""
    return folder / "private" / "next.key"


def checkpoint_sizes(folder: Path) -> list[int]:
    """Return the sizes that have a checkpoint folder, in order."""
    try:
        names = os.listdir(checkpoints_folder(folder))  # noqa: PTH208 - quick: there may be very many
    except (FileNotFoundError, NotADirectoryError):  # any other trouble says nothing of the checkpoints
        return []
    return sorted(int(name) for name in names if NUMBER.fullmatch(name))
