"""Calls that fail: a script in which the k-th call to the disk goes wrong, once or from then on.

In: a vault with four captures to make. Out: what was acknowledged, and how the verb ended.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
from tests.power.recorder import Recorder, Trouble
from tests.power.scripts import VAULT, one, signed
from tests.unit.adapters.vault.cast import capture, kept, opened

from dadkhah.adapters.vault import verify_vault
from dadkhah.errors import CaseReadOnly, DadkhahError, DiskFull, StorageError

KINDS: dict[str, type[DadkhahError]] = {
    "EIO": StorageError,
    "EMFILE": StorageError,
    "ENOSPC": DiskFull,
    "EROFS": CaseReadOnly,
}
CAPTURES = 4


class Ended(msgspec.Struct, frozen=True):
    """How the script ended: its error or None, what was acknowledged, and how many calls it made."""

    error: BaseException | None
    said: list[tuple[int, str]]
    calls: int


def at(call: int, what: str, *, lasting: bool = False) -> Trouble:
    """Return what makes one call fail, or all from there on."""
    only_writes = what in {"ENOSPC", "EROFS"}  # reading never fails so

    def trouble(number: int, name: str, path: str) -> str:
        meant = number == call or (lasting and number > call)
        return what if meant and not (only_writes and name in {"reading", "scandir", "listdir"}) else ""

    return trouble


def run(top: Path, trouble: Trouble) -> Ended:
    """Make four captures and a checkpoint while something goes wrong."""
    recorder = Recorder(top, trouble)
    error: BaseException | None = None
    with recorder.watching():
        try:
            with opened(top / VAULT, create=False) as vault:
                for number in range(CAPTURES):
                    one(vault, f"capture {number} " * 30, recorder)
                signed(vault, recorder)
        except Exception as caught:  # noqa: BLE001 - which kind it is, is what is looked at
            error = caught
        calls = recorder.calls
        recorder.revive()
    said = [
        pair for op in recorder.ops if isinstance(op.said, tuple) and op.said[0] == "entries" for pair in op.said[1:]
    ]
    return Ended(error, said, calls)


def wrong(top: Path, ended: Ended, what: str) -> Iterator[str]:
    """Say what is wrong with how a script ended, and with what is left."""
    if ended.error is not None:
        yield from unclear(ended.error, what)
    elif len(ended.said) < CAPTURES:
        yield "it ended well without having done what it was asked for"
    report = verify_vault(top / VAULT)
    yield from (f"{flaw.where} {flaw.what}" for flaw in report.findings)
    with opened(top / VAULT, create=False) as vault:
        entries = list(vault.ledger.entries())
        for seq, digest in ended.said:
            if seq >= len(entries) or entries[seq]["object"] != digest or not vault.blobs.has(digest):
                yield f"entry {seq} was acknowledged and is lost"
        vault.ledger.append([capture(kept(vault, "after the fault"))])
        vault.ledger.checkpoint()
    report = verify_vault(top / VAULT)
    if (report.verdict, report.warnings) != ("held", ()):
        yield f"after the next capture verify says {report}"
    if left := [path.name for path in (top / VAULT / "tmp").iterdir()]:
        yield f"tmp/ holds {left}"


def unclear(error: BaseException, what: str) -> Iterator[str]:
    """Say what an error does not say: its kind, the file it is about, and what would work."""
    if not isinstance(error, DadkhahError):
        yield f"{type(error).__name__} is no error of ours: {error}"
        return
    if not isinstance(error, KINDS.get(what, StorageError)):
        yield f"{type(error).__name__} says something else: {error}"
    if not error.where or not error.would_work:
        yield f"it does not say where, or what would work: {error}"


@contextlib.contextmanager
def copied(model: Path, top: Path) -> Iterator[Path]:
    """Give a fresh copy of a folder."""
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(model, top)
    yield top
    shutil.rmtree(top, ignore_errors=True)
