"""What leaves the house: it gets its name only after the log says so, and the log is put right where it never left.

    private/ID.outgoing     a promise: where something stands that was made to leave, and how long the log was then

In: where something is to stand, what makes it, an entry. Out: both, or neither; after a kill in between the next run
removes what was made, and says in the log that what an entry tells of never left. Whoever is at it locks the promise.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from dadkhah.adapters.vault.disk import WRITE_NEW, make_folders, storing, sync_folder, write_all, write_file
from dadkhah.adapters.vault.head import read_entries
from dadkhah.errors import CaseBusy, CaseError, DadkhahError, IntegrityError
from dadkhah.ports import Entry, Ledger

ENDING = ".outgoing"
MAKING = ".making"
"""How the name ends, after a dot in front, of what is being made: nothing else is ever removed."""


class Promise(msgspec.Struct, frozen=True):
    """What is on its way: where it stands while it is made, and how many entries the log had before it."""

    made: str
    entries: int


def making(target: Path) -> Path:
    """Return where something stands while it is made; raise CaseError when something stands in its place already."""
    if target.exists() or target.is_symlink():
        raise CaseError("something stands there already", where=str(target), remedy="name a new file or folder")
    return target.with_name(f".{target.name}{MAKING}")


def remove(made: Path) -> None:
    """Remove what was made and has not left; what else a promise may name is let stand."""
    if not (made.name.startswith(".") and made.name.endswith(MAKING)):
        return
    if made.is_dir() and not made.is_symlink():
        shutil.rmtree(made, ignore_errors=True)
    else:
        made.unlink(missing_ok=True)


def write(target: Path, content: bytes) -> None:
    """Write a new file of which no entry tells, whole or not at all; raise CaseError, StorageError."""
    made = making(target)
    with storing(target):
        made.unlink(missing_ok=True)
        try:
            write_file(made, content)
            made.rename(target)
            sync_folder(target.parent)
        finally:
            made.unlink(missing_ok=True)


@contextlib.contextmanager
def handing_out(folder: Path, ledger: Ledger, name: str, target: Path) -> Iterator[Callable[[Entry], int]]:
    """Let something be made durably where `making` says, and give what logs and signs that it leaves and puts it there.

    `name` is one that no other promise has. What does not leave is removed, and the log says so where it had told of
    it. Raises CaseError when something stands at the target, else what `Ledger.append` and `Ledger.checkpoint` raise.
    """
    promise = Promise(str(making(target).absolute()), ledger.size())
    with promised(folder / "private" / f"{name}{ENDING}", promise) as path:
        with storing(target):
            remove(making(target))
        try:
            yield lambda entry: _left(ledger, target, {**entry, "delivery": name})
        except BaseException:
            with contextlib.suppress(DadkhahError, OSError):
                _settled(ledger, path)
            raise
        with contextlib.suppress(OSError):  # what is delivered is delivered; the next run looks again
            path.unlink()


def _left(ledger: Ledger, target: Path, entry: Entry) -> int:
    """Log that something leaves, and put it in its place; return the entry's number."""
    made = making(target)
    with storing(made):
        sync_folder(made.parent)  # what is gone after a power cut has left, and was not merely never there
    (number,) = ledger.append([entry])
    ledger.checkpoint()
    with storing(target):
        made.rename(target)
        sync_folder(target.parent)
    return number


@contextlib.contextmanager
def promised(path: Path, promise: Promise) -> Iterator[Path]:
    """Keep a promise, durable and locked, until the end of the block; whoever keeps it removes it."""
    with contextlib.ExitStack() as stack:
        with storing(path):
            try:
                make_folders(path.parent, 0o700)
                handle = os.open(path, WRITE_NEW, 0o600)
                stack.callback(os.close, handle)
                fcntl.flock(handle, fcntl.LOCK_EX)
                write_all(handle, msgspec.json.encode(promise))
                os.fsync(handle)
                sync_folder(path.parent)
            except OSError:
                path.unlink(missing_ok=True)
                raise
        yield path


def settle(folder: Path, ledger: Ledger) -> None:
    """Put right what killed runs left: say of what the log tells and what never left that it did not.

    A log that contradicts itself, or that another run keeps, is left to whoever appends to it. Raises StorageError.
    """
    for path in promises(folder):
        with contextlib.suppress(CaseBusy, IntegrityError), storing(path), left(path) as is_left:
            if is_left:
                _settled(ledger, path)


def promises(folder: Path) -> list[Path]:
    """Return the promises that stand there, kept or left; raise StorageError."""
    private = folder / "private"
    with storing(private):
        return sorted(private.glob(f"*{ENDING}"))


def undelivered(folder: Path) -> Iterator[str]:
    """Yield a warning for each entry that tells of an export which a killed run never delivered."""
    for path in promises(folder):
        with contextlib.suppress(OSError, IntegrityError), left(path) as is_left:
            promise = read(path) if is_left else None
            number = None if promise is None else told(read_entries(folder, promise.entries), path.stem)
            if promise is not None and number is not None and os.path.lexists(promise.made):
                yield f"entry {number} tells of an export that was never delivered: the next run that writes says so"


@contextlib.contextmanager
def left(path: Path) -> Iterator[bool]:
    """Say whether nobody is at a promise any more; hold it until the end of the block."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)


def read(path: Path) -> Promise | None:
    """Return a promise, None for one that was cut short: nothing was logged under it."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Promise)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def told(entries: Iterator[Entry], name: str) -> int | None:
    """Return the number of the entry that tells of a delivery, None where none does or a later one takes it back."""
    number = None
    for entry in entries:
        if entry.get("delivery") == name:
            number = int(str(entry["seq"])) if entry["act"] == "export" else None
    return number


def _settled(ledger: Ledger, path: Path) -> None:
    """Compare a promise with what became of it, put the log right, and remove it.

    What no longer stands where it was made has left. Where the folder is not there, on a disk that was taken out,
    nobody can tell: the promise waits.
    """
    promise = read(path)
    if promise is not None:
        made, number = Path(promise.made), told(ledger.entries(promise.entries), path.stem)
        if number is not None and not made.parent.is_dir():
            return
        if number is not None and os.path.lexists(made):
            ledger.append([withdrawn(number, path.stem)])
            ledger.checkpoint()
        remove(made)
    path.unlink(missing_ok=True)


def withdrawn(number: int, name: str) -> Entry:
    """Return the entry that says of an export that it never left."""
    method = "the export of which this entry tells was never delivered: the run ended before"
    return {"act": "annotate", "by": "dadkhah", "role": "program", "method": method, "entry": number, "delivery": name}
