"""Names compared in a process beside this one, so that a second core works while this one does other things.

In: the distinct names of all rows, once, as they are written; pairs of them, by number. Out: levels
(ports.Compares), the same as `bulk.Comparing` tells here. It is started afresh (whatever program runs here), is told
nothing but names and numbers by a pair of sockets, and ends with its parent. Where it cannot start or ends too soon,
names are compared here.
"""

from __future__ import annotations

import gc
import signal
import socket
import subprocess
import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from types import TracebackType
from typing import BinaryIO, Self

import msgspec
import numpy as np

from dadkhah.adapters.extractors.process import environment
from dadkhah.resolve.rows import bulk, names

CHILD = "dadkhah.adapters.beside"

FROM = 10_000
"""Names from which on another process is worth its start, which takes as long as to compare some thousand pairs."""

AHEAD = 32
"""Batches that are asked for ahead: the other process never waits for them, and few are held."""

SIZE = 8
"""Bytes that say how long a message is."""


class Question(msgspec.Struct, frozen=True, array_like=True):
    """Pairs of names by their numbers, one number after the other; `every`: levels of 0 are told too."""

    pairs: bytes
    every: bool = False


class Beside:
    """Another process that compares names; use it in a `with` block."""

    def __init__(self, spelled: Sequence[names.PreparedName]) -> None:
        self._spelled = spelled
        self._here: bulk.Comparing | None = None
        self._closed = False
        self._asked = ThreadPoolExecutor(1)
        self._line, theirs = socket.socketpair()
        self._stream = self._line.makefile("rb")
        self._child = _started(theirs)
        self._asked.submit(self._begin)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, and whatever it was asked for."""
        self._closed = True
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        self._asked.shutdown(cancel_futures=True)
        self._stream.close()
        self._line.close()

    def levels(self, batches: Iterable[bulk.Batch]) -> Iterator[bulk.Levels]:
        """Yield the levels of batches, in order: some are asked for at once, before the first is looked at."""
        stream = iter(batches)
        waiting = deque(self._asked.submit(self._levels, batch) for batch in islice(stream, AHEAD))
        return self._told(waiting, stream)

    def _told(self, waiting: deque[Future[bulk.Levels]], stream: Iterator[bulk.Batch]) -> Iterator[bulk.Levels]:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(self._asked.submit(self._levels, batch) for batch in islice(stream, 1))

    def every(self, batch: bulk.Batch) -> Sequence[names.Level]:
        """Return the levels of all pairs of a batch, which may be large."""
        return self._asked.submit(self._every, batch).result()

    def _levels(self, batch: bulk.Batch) -> bulk.Levels:
        answer = self._answered(Question(batch.tobytes()))
        if answer is None:
            return self._comparing()(batch)
        ones, others, levels = np.frombuffer(answer, np.int64).reshape(3, -1).tolist()
        return list(zip(ones, others, levels, strict=True))

    def _every(self, batch: bulk.Batch) -> list[names.Level]:
        answer = self._answered(Question(batch.tobytes(), every=True))
        if answer is None:
            return self._comparing().every(batch)
        levels: list[names.Level] = np.frombuffer(answer, np.int64).tolist()
        return levels

    def _begin(self) -> None:
        """Tell the other process all names."""
        try:
            _send(self._line, msgspec.msgpack.encode([name.written for name in self._spelled]))
        except OSError:
            self._gone()

    def _answered(self, question: Question) -> bytes | None:
        """Return what the other process answers; None where it is gone."""
        if self._here is not None:
            return None
        try:
            _send(self._line, msgspec.msgpack.encode(question))
            return _received(self._stream)
        except (OSError, EOFError):
            self._gone()
            return None

    def _gone(self) -> None:
        self._here = bulk.Comparing(() if self._closed else self._spelled)

    def _comparing(self) -> bulk.Comparing:
        """Return what compares names here."""
        if self._closed or self._here is None:
            raise EOFError("names are asked for after the end")
        return self._here


def comparing(spelled: Sequence[names.PreparedName]) -> bulk.Comparing | Beside:
    """Return what compares some names: here, or in a process beside this one where there are many."""
    return bulk.Comparing(spelled) if len(spelled) < FROM else Beside(spelled)


def _started(theirs: socket.socket) -> subprocess.Popen[bytes] | None:
    """Start the process with its end of the line; None where no program is known to start."""
    with theirs:
        try:
            return subprocess.Popen(
                [sys.executable, "-P", "-m", CHILD],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        except (OSError, ValueError):
            return None


def _send(line: socket.socket, content: bytes) -> None:
    line.sendall(len(content).to_bytes(SIZE, "big"))
    line.sendall(content)


def _received(stream: BinaryIO) -> bytes:
    """Return the next message; raise EOFError where the other side is gone."""
    size = stream.read(SIZE)
    content = stream.read(int.from_bytes(size, "big"))
    if len(size) < SIZE or len(content) < int.from_bytes(size, "big"):
        raise EOFError
    return content


def serve(line: socket.socket) -> None:
    """Answer questions about the names that come first, until the line ends."""
    with line.makefile("rb") as stream:
        try:
            written = msgspec.msgpack.decode(_received(stream), type=list[str])
            compare = bulk.Comparing([names.prepare(one) for one in written])
            compare.prepare()
            while True:
                question = msgspec.msgpack.decode(_received(stream), type=Question)
                _send(line, _answer(compare, array("q", question.pairs), every=question.every))
        except (OSError, EOFError):
            return


def _answer(compare: bulk.Comparing, batch: bulk.Batch, *, every: bool) -> bytes:
    if every:
        return array("q", compare.every(batch)).tobytes()
    return b"".join(array("q", column).tobytes() for column in zip(*compare(batch), strict=True))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops, and says so in one line
    gc.disable()  # names hold no cycles, and to look for them takes as long as a quarter of the work
    with socket.socket(fileno=0) as mine:
        serve(mine)
