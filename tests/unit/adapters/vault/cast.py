"""A small invented vault with a frozen clock and counted chance, and ways to damage it.

In: a folder. Out: vaults whose every byte is the same on every machine.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from dadkhah.adapters.vault import Vault, open_vault
from dadkhah.model.custody import Report
from dadkhah.ports import Entry

ACTOR = "an invented documenter"
WORDS = ("first page", "second page", "صفحه‌ی سوم", 'a "quoted" \\ page', "fifth page", "")


class FrozenClock:
    """Always tells the same time."""

    def now(self) -> datetime:
        return datetime(2031, 4, 5, 6, 7, 8, tzinfo=UTC)


class Counted:
    """Gives bytes that count up: as good as chance where nobody attacks."""

    def __init__(self) -> None:
        self._next = 0

    def bytes(self, count: int) -> bytes:
        self._next += 1
        return bytes((self._next + position) % 256 for position in range(count))


def opened(folder: Path, *, create: bool = True, write: bool = True, patience: float = 0.05) -> Vault:
    """Open a vault as the tests do."""
    return open_vault(
        folder, clock=FrozenClock(), random=Counted(), create=create and write, write=write, patience=patience
    )


def kept(vault: Vault, words: str) -> str:
    """Store some words; return the object's name."""
    return vault.blobs.put(io.BytesIO(words.encode())).digest


def capture(digest: str, place: str = "an invented shelf", **more: object) -> Entry:
    """Return an entry that says that an object was captured."""
    return {"act": "capture", "by": ACTOR, "object": digest, "src": {"place": place}, **more}


def filled(folder: Path, *, words: tuple[str, ...] = WORDS, checkpoints: tuple[int, ...] = (3, 6)) -> Vault:
    """Make a vault with an object and an entry for each text, and checkpoints after some of the captures."""
    vault = opened(folder)
    for number, words_of_one in enumerate(words, start=1):
        vault.ledger.append([capture(kept(vault, words_of_one), method=words_of_one)])
        if number in checkpoints:
            vault.ledger.checkpoint()
    return vault


def log_path(folder: Path) -> Path:
    """Return the first log file."""
    return folder / "log/entries/000000000.jsonl"


def log_lines(folder: Path) -> list[bytes]:
    """Return the lines of the first log file, each with its line feed."""
    return log_path(folder).read_bytes().splitlines(keepends=True)


def replaced(path: Path, content: bytes) -> None:
    """Write a file anew, whatever its mode."""
    mode = path.stat().st_mode
    path.chmod(0o600)
    path.write_bytes(content)
    path.chmod(mode)


def changed(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Change the lines of the log."""
    log_path(folder).write_bytes(b"".join(change(log_lines(folder))))


def proved_files(folder: Path) -> Iterator[Path]:
    """Yield the files whose every byte is part of the proof, in order."""
    for top in ("keys", "log", "objects"):
        yield from sorted(path for path in (folder / top).rglob("*") if path.is_file())


def names(report: Report) -> set[str]:
    """Return what a report names."""
    return {flaw.where for flaw in report.findings}
