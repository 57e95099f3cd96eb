"""A guarded child, seen from the program: started when it is needed, ended when it does not answer.

In: Tasks and the file each concerns, as a descriptor. Out: messages; Stopped where the child ended, or was ended,
before it had answered.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from dadkhah.adapters.extractors.frames import Closed, Done, Opened, Part, Report, Task, read_frame, send_task

CHILD = "dadkhah.adapters.extractors.child"
LARGEST_ANSWER = 128 * 1024 * 1024
LONGEST_WAIT = 29
"""Seconds by the clock after which a child that hands out nothing more is ended."""

T = TypeVar("T")


class Stopped(Exception):
    """The child ended, or was ended, before it had answered."""


class Process:
    """One child of one trade."""

    def __init__(self, trade: str) -> None:
        self._trade = trade
        self._line: socket.socket | None = None
        self.child: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., Process] | None = None

    def close(self) -> None:
        """End the child."""
        if self._end is not None:
            self._end()
        self.child = self._line = self._end = None

    def ask(self, task: Task, handle: int, kind: type[T], patience: float) -> T:
        """Return the one answer to a task; raise Stopped."""
        try:
            line = self._sent(task, handle)
            return msgspec.msgpack.decode(read_frame(line, time.monotonic() + patience, LARGEST_ANSWER), type=kind)
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self.close()
            raise Stopped from error

    def reports(self, task: Task, handle: int, patience: float = LONGEST_WAIT) -> Iterator[Report]:
        """Yield what a child hands out, to Done; raise Stopped. `patience` is for each message."""
        try:
            line = self._sent(task, handle)
            while True:
                message = read_frame(line, time.monotonic() + patience, LARGEST_ANSWER)
                report = msgspec.msgpack.decode(message, type=Opened | Part | Closed | Done)
                yield report
                if isinstance(report, Done):
                    return
        except (OSError, EOFError, msgspec.DecodeError) as error:
            self.close()
            raise Stopped from error
        except GeneratorExit:
            self.close()  # what is still on the line would be taken for the next answer
            raise

    def _sent(self, task: Task, handle: int) -> socket.socket:
        line = self._started()
        line.settimeout(task.seconds)
        send_task(line, task, handle)
        return line

    def _started(self) -> socket.socket:
        if self._line is None or self.child is None or self.child.poll() is not None:
            self.close()
            mine, theirs = socket.socketpair()
            with theirs:
                self.child = subprocess.Popen(
                    [sys.executable, "-P", "-m", CHILD, self._trade],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=environment(),
                )
            self._line = mine
            self._end = weakref.finalize(self, _finish, self.child, mine)
        return self._line


def environment() -> dict[str, str]:
    """Return what a child may know: where the modules are, and a fixed order of sets."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}


def _finish(child: subprocess.Popen[bytes], line: socket.socket) -> None:
    line.close()
    child.kill()
    child.wait()
