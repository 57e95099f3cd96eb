"""Killing a process at a chosen call of Python's `os`, where ptrace is refused.

In: a function, and the number of a call. Out: as of `tracer`; what SQLite and the interpreter itself ask of the system
is out of its reach: no kill falls into them.
"""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from typing import Any

from tests.killing.tracer import Ended

from dadkhah.adapters.vault import disk

CALLS = ("open", "write", "fsync", "link", "rename", "replace", "unlink", "rmdir", "mkdir", "ftruncate", "chmod")


def run(function: Callable[[], object], point: int, cut: int = 0) -> Ended:
    """Run a function in a process that is killed before the call of a number, from 0; say how it ended."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child never waits for a thread
        process = os.fork()
    if process == 0:
        _shimmed(function, _Counter(writing, point, cut))
    os.close(writing)
    with os.fdopen(reading) as said:
        calls = tuple((name, int(size)) for name, size in (line.split() for line in said))
    status = os.waitpid(process, 0)[1]
    killed = os.WIFSIGNALED(status)
    return Ended(killed, -1 if killed else os.WEXITSTATUS(status), calls)


def _shimmed(function: Callable[[], object], counter: _Counter) -> None:
    """Do the work with counted calls; never return."""
    code = 125
    try:
        for name in CALLS:
            setattr(os, name, counter.counted(name, getattr(os, name)))
        disk.syncfs.cache_clear()
        function()
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        os._exit(code)


class _Counter:
    """Counts calls, tells them to the parent, and ends the process at one of them."""

    def __init__(self, handle: int, point: int, cut: int) -> None:
        self._handle = handle
        self._left = point
        self._cut = cut
        self._write = os.write

    def counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def ending(*arguments: Any, **options: Any) -> Any:
            size = len(arguments[1]) if name == "write" else 0
            if name != "open" or arguments[1] & (os.O_CREAT | os.O_TRUNC):
                self._write(self._handle, f"{name} {size}\n".encode())
                self._left -= 1
            if self._left < 0:
                if self._cut and size:
                    call(arguments[0], bytes(arguments[1])[: self._cut])
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return ending
