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
            self._take(time.monotonic() + self._patience)
        self._depth += 1
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._depth -= 1
        if self._depth == 0:
            os.close(self._handle)

    def _take(self, end: float) -> None:
        with storing(self._path):
            handle = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        while not taken(handle, self._path):
            if time.monotonic() >= end:
                os.close(handle)
                raise CaseBusy("another run is writing to it", where=str(self._path.parent))
            time.sleep(PAUSE)
        self._handle = handle


def taken(handle: int, where: Path) -> bool:
    """Try to lock an open file; say whether it worked; raise StorageError where locks do not."""
    with storing(where):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
