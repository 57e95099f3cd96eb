"""One writer at a time.

In: a vault's folder, how long to wait. Out: the writer's lock, held by this process until it is let go or ends.

The lock is on vault.json, which nobody writes or removes: a lock file of its own could be swept away under its holder.
"""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from types import TracebackType

from dadkhah.adapters.vault.disk import storing
from dadkhah.errors import CaseBusy

PAUSE = 0.005
"""Seconds between two attempts."""


class WriterLock:
    """Holds a file's lock between `with` and its end; the holder may ask for it again.

    Args:
        path: the file to lock.
        patience: how long to wait for another writer, in seconds.
    """

    def __init__(self, path: Path, patience: float = 5.0) -> None:
        self._path = path
        self._patience = patience
        self._handle = -1
        self._depth = 0

    def __enter__(self) -> WriterLock:
        if self._depth == 0:
            with storing(self._path):
                self._take()
        self._depth += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._depth -= 1
        if self._depth == 0:
            os.close(self._handle)

    def _take(self) -> None:
        handle = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        try:
            if not taken(handle):
                wait(handle, self._path, time.monotonic() + self._patience)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle


def wait(handle: int, path: Path, end: float) -> None:
    """Try again until an open file is locked; raise CaseBusy when another run keeps it until then."""
    while not taken(handle):
        if time.monotonic() >= end:
            raise CaseBusy("another run is writing to it", where=str(path.parent))
        time.sleep(PAUSE)


def taken(handle: int) -> bool:
    """Try to lock an open file; say whether it worked."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
