"""Files that have no name until they are complete (open(2), O_TMPFILE).

In: a folder. Out: an open file on its disk that nothing names: whoever is killed leaves nothing behind, and there is
neither a name to make nor one to take away before the one that counts.

Linux has them on most of its own file systems. Elsewhere files in progress have names in tmp/ (see `disk.scratch`).
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType

UNNAMED: int = getattr(os, "O_TMPFILE", 0) and os.O_WRONLY | os.O_TMPFILE | os.O_CLOEXEC


class Unnamed:
    """A new file without a name, gone at the end unless it was given one: its handle, and a path to link it by."""

    __slots__ = ("_handle", "_mode", "_tmp")

    def __init__(self, tmp: str, mode: int) -> None:
        self._tmp, self._mode = tmp, mode

    def __enter__(self) -> tuple[int, str]:
        try:
            self._handle = os.open(self._tmp, UNNAMED, self._mode)
        except FileNotFoundError:
            Path(self._tmp).mkdir(exist_ok=True)  # another run may make it at the same moment
            self._handle = os.open(self._tmp, UNNAMED, self._mode)
        return self._handle, f"/proc/self/fd/{self._handle}"

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._handle)


def name(handle: int, path: str, target: str) -> None:
    """Give a complete file the name it is to have; both paths are absolute. Raises FileExistsError, OSError.

    Only with a folder's handle does Python's call follow a link, here that in /proc; for absolute paths no system looks
    at the handle.
    """
    os.link(path, target, src_dir_fd=handle, follow_symlinks=True)


def possible(tmp: str) -> bool:
    """Say whether files in a folder can do without a name, by making one, naming it and taking the name away."""
    if not UNNAMED:
        return False
    try:
        with Unnamed(tmp, 0o400) as (handle, path):
            trial = f"{tmp}/{os.getpid()}-{time.monotonic_ns()}"  # swept away when a killed run leaves it
            name(handle, path, trial)
            Path(trial).unlink(missing_ok=True)
    except OSError:
        return False
    return True
