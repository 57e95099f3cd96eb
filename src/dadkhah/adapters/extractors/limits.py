"""What the child that reads hostile pages may do: compute, within limits, and nothing else.

In: nothing. Out: a process that cannot open a file or a socket, write, start a program, or use more memory than it
was given.
"""

from __future__ import annotations

import resource
import sys
from contextlib import suppress

MEMORY = 1_500_000_000
"""Bytes of address space; a 30 MB page takes about a third of it."""

REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.system",
    "os.remove",
    "os.rename",
    "ctypes.",
    "urllib.",
)


def shut_in() -> None:
    """Give up what reading a page never needs.

    Called after every module is loaded: no file can be opened afterwards.
    """
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        with suppress(ValueError, OSError):  # a machine may set a lower limit itself, or know no such limit
            resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a reader of pages does not do this: {event}")


def allow_seconds(seconds: int) -> None:
    """Let the process compute that much longer, counted in seconds of processor time; past it the system ends it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
