"""Killing a process at a chosen call to the system, by ptrace(2).

In: a function, and the number of a call. Out: the function run in a process of its own that is sent SIGKILL before that
call, or when the kernel has done a part of it.

A filter (seccomp(2)) stops the process at calls that change the disk, order what is on it, or say something; of calls
that only read, a kill leaves what a kill before the next change leaves. All of it holds for SQLite too, which calls the
system without Python. Processes that the function starts are followed and never killed by themselves: they write no
files. Known for Linux on x86-64; elsewhere, and where ptrace is refused, `shim` does the same to Python's own calls.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import msgspec

CALLS: dict[int, str] = {
    1: "write",
    2: "open",
    18: "pwrite64",
    20: "writev",
    40: "sendfile",
    73: "flock",
    74: "fsync",
    75: "fdatasync",
    76: "truncate",
    77: "ftruncate",
    82: "rename",
    83: "mkdir",
    84: "rmdir",
    85: "creat",
    86: "link",
    87: "unlink",
    88: "symlink",
    90: "chmod",
    91: "fchmod",
    257: "openat",
    258: "mkdirat",
    263: "unlinkat",
    264: "renameat",
    265: "linkat",
    268: "fchmodat",
    285: "fallocate",
    296: "pwritev",
    306: "syncfs",
    316: "renameat2",
    326: "copy_file_range",
}
"""The calls that are points, by their number on x86-64 (arch/x86/entry/syscalls/syscall_64.tbl)."""

WRITES = frozenset({"write", "pwrite64"})
"""Calls whose third argument says how many bytes: they can be cut."""

FLAGS = {"open": 1, "openat": 2}
"""Which argument of a call that opens a file holds its flags."""

MAKES = os.O_CREAT | os.O_TRUNC
TRACEME, CONT, SYSCALL, SETOPTIONS, GETREGSET, SETREGSET, INFO = 0, 7, 24, 0x4200, 0x4204, 0x4205, 0x420E
OPTIONS = 0x1 | 0x2 | 0x4 | 0x8 | 0x80 | 0x100000
"""Mark stops at calls; follow fork, vfork and clone; stop at the filter; whoever is traced ends with the tracer."""

SECCOMP_STOP = 7
ALL = 0x40000000
"""__WALL of waitpid(2): threads and processes of others too."""

ARCHITECTURE = 0xC000003E
REGISTERS = struct.Struct("27Q")
COUNT = 12
"""Where the third argument stands in user_regs_struct: rdx."""


class Ended(msgspec.Struct, frozen=True):
    """How a run ended: by the kill, before which call; or by itself, with a code.

    `calls`: the points that it came to, each with the bytes that it was to write, 0 for calls that write none.
    """

    killed: bool
    code: int
    calls: tuple[tuple[str, int], ...]


class _Io(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@cache
def libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def ptrace(request: int, process: int, address: int = 0, data: object = 0) -> int:
    """Ask the kernel; raise OSError when it refuses."""
    place = ctypes.c_void_p(address)
    given = ctypes.c_void_p(data) if isinstance(data, int) else data
    result: int = libc().ptrace(request, process, place, given)
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


@cache
def works() -> bool:
    """Say whether processes can be killed so here."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    try:
        return run(lambda: None, 0).killed is False and run(lambda: os.fsync(0), 0).killed
    except OSError:
        return False


def run(function: Callable[[], object], point: int, cut: int = 0) -> Ended:
    """Run a function in a process that is killed before the call of a number, from 0; say how it ended.

    With `cut` that call is made, for so many bytes only, and the kill comes before the program hears of it. A function
    that returns ends with code 0. Raises OSError where the kernel refuses.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child never waits for a thread
        process = os.fork()
    if process == 0:
        _traced(function)
    os.waitpid(process, 0)
    ptrace(SETOPTIONS, process, 0, OPTIONS)
    return _Watch(process, point, cut).run()


def _traced(function: Callable[[], object]) -> None:
    """Let the parent trace this process, set the filter, and do the work; never return."""
    code = 125
    try:
        ptrace(TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        _filter()
        function()
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        os._exit(code)


def _filter() -> None:
    """Stop this process, and those that it starts, at every call of CALLS."""
    steps = [(0x20, 0, 0, 4), (0x15, 0, len(CALLS) + 1, ARCHITECTURE), (0x20, 0, 0, 0)]
    steps += [(0x15, len(CALLS) - place, 0, number) for place, number in enumerate(sorted(CALLS))]
    steps += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x7FF00000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    if libc().prctl(38, 1, 0, 0, 0) or libc().prctl(22, 2, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


class _Watch:
    """One traced run, from its first stop to its end."""

    def __init__(self, process: int, point: int, cut: int) -> None:
        self._main = process
        self._point = point
        self._cut = cut
        self._calls: list[tuple[str, int]] = []
        self._others: set[int] = set()

    def run(self) -> Ended:
        ptrace(CONT, self._main)
        try:
            while True:
                process, status = os.waitpid(-1, ALL)
                if os.WIFSTOPPED(status):
                    self._stopped(process, status)
                elif process == self._main:
                    killed = os.WIFSIGNALED(status)
                    return Ended(killed, -1 if killed else os.WEXITSTATUS(status), tuple(self._calls))
                else:
                    self._others.discard(process)
        finally:
            self._end_others()

    def _stopped(self, process: int, status: int) -> None:
        event, given = status >> 16, os.WSTOPSIG(status)
        if process != self._main:
            new = process not in self._others
            self._others.add(process)
            given = 0 if event or (new and given == signal.SIGSTOP) else given
        elif event == SECCOMP_STOP:
            self._called()
            return
        with suppress(ProcessLookupError):  # whoever started it may have ended it meanwhile
            ptrace(CONT, process, 0, 0 if event or given == signal.SIGTRAP else given)

    def _called(self) -> None:
        """Count a call of the main process, and kill it where it is the one."""
        call = self._call()
        if call is None:
            ptrace(CONT, self._main)
            return
        self._calls.append(call)
        if len(self._calls) <= self._point:
            ptrace(CONT, self._main)
            return
        if self._cut and call[0] in WRITES:
            self._shorten()
            ptrace(SYSCALL, self._main)
            os.waitpid(self._main, ALL)
        os.kill(self._main, signal.SIGKILL)

    def _call(self) -> tuple[str, int] | None:
        """Return the call that is about to be made, or None when it is no point."""
        held = ctypes.create_string_buffer(88)
        ptrace(INFO, self._main, 88, held)
        number, *arguments = struct.unpack_from("7Q", held, 24)
        name = CALLS[number]
        if name in FLAGS and not arguments[FLAGS[name]] & MAKES:
            return None
        return name, arguments[2] if name in WRITES else 0

    def _shorten(self) -> None:
        """Let the call that is about to be made write fewer bytes."""
        held = ctypes.create_string_buffer(REGISTERS.size)
        place = _Io(ctypes.cast(held, ctypes.c_void_p), REGISTERS.size)
        ptrace(GETREGSET, self._main, 1, ctypes.byref(place))
        registers = list(REGISTERS.unpack(held.raw))
        registers[COUNT] = min(registers[COUNT], self._cut)
        held.raw = REGISTERS.pack(*registers)
        ptrace(SETREGSET, self._main, 1, ctypes.byref(place))

    def _end_others(self) -> None:
        """End the processes that the function started: nobody answers them any more."""
        for process in self._others:
            try:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, ALL)
            except (ProcessLookupError, ChildProcessError):
                continue
