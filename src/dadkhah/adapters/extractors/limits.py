"""What a child that reads hostile files may do: compute, within limits, and nothing else.

In: nothing. Out: a process that cannot open a file or a socket, write, start a program, use more memory than it was
given, or outlive the program that started it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress

MEMORY = 1_500_000_000
"""Bytes of address space; a 30 MB page takes about a third of it."""

DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""

NEW_USER, NEW_NET = 0x10000000, 0x40000000
"""CLONE_NEWUSER and CLONE_NEWNET of unshare(2)."""

REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.system",
    "os.remove",
    "os.rename",
    "ctypes.dlopen",
    "urllib.",
)


def shut_in(files: int = 0, memory: int = MEMORY) -> None:
    """Give up what reading never needs.

    Called after every module is loaded: no file can be opened afterwards. `files` is how many descriptors may still be
    received: one for a child that is handed the file it reads.
    """
    die_with_parent()
    leave_networks()
    least = _next_descriptor() + files if files else 0
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, least),
    ):
        with suppress(ValueError, OSError):  # a machine may set a lower limit itself, or know no such limit
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def die_with_parent() -> None:
    """Have the system end this process when the one that started it ends; Linux only, elsewhere nothing happens."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


def leave_networks() -> None:
    """Move into a network of one's own that has no way out, where the system allows it.

    Where it does not, a process that can open no descriptor has no use for a network either.
    """
    with suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        for wanted in (NEW_USER | NEW_NET, NEW_NET):
            if system.unshare(wanted) == 0:
                return


def _next_descriptor() -> int:
    """Return the lowest descriptor that is free: a limit just above it leaves room for one file."""
    handle = os.dup(0)
    os.close(handle)
    return handle


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a reader of files does not do this: {event}")


def allow_seconds(seconds: int) -> None:
    """Let the process compute that much longer, counted in seconds of processor time; past it the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
