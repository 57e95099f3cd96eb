"""The Extractor of the program: text and Markdown here, pages in a guarded child.

In: captured bytes and their media type. Out: Extracted. Never raises on the content's account: a child that dies of a
page is replaced, the page is read once more without the classifier, and what then fails is said in `failure`.
"""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
import time
import weakref
from types import TracebackType
from typing import IO, Self

import msgspec

from dadkhah.adapters.extractors.frames import LENGTH, Task, frame
from dadkhah.adapters.extractors.plain import extract_markdown, extract_plain
from dadkhah.ports import Extracted

CHILD = "dadkhah.adapters.extractors.child"
SECONDS = 30
"""Processor time of one page."""

PATIENCE = 4
"""How many times longer the child may take by the clock, since machines are busy."""

LARGEST_ANSWER = 512 * 1024 * 1024
STOPPED = "the reader of pages stopped: the page takes too much time or memory (save its text as .txt)"


class _Stopped(Exception):
    """The child ended, or was ended, before it had answered."""


class Guarded:
    """Reads sources; keeps one child for pages, started when the first page comes."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[..., Guarded] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def extract(self, content: bytes, media: str) -> Extracted:
        """Return the text of some bytes, or why there is none."""
        if media == "text/html":
            return self._page(content)
        if media == "text/markdown":
            return extract_markdown(content)
        if media == "text/plain":
            return extract_plain(content)
        return Extracted(None, {}, f"no reader for {media or 'this kind of file'}; give it as .txt, .md or .html")

    def close(self) -> None:
        """End the child."""
        if self._end is not None:
            self._end()
        self._child = self._end = None

    def _page(self, content: bytes) -> Extracted:
        for classify in (True, False):
            try:
                return self._ask(Task(content, classify, self._seconds))
            except _Stopped:
                self.close()
        return Extracted(None, {}, STOPPED)

    def _ask(self, task: Task) -> Extracted:
        child = self._started()
        until = time.monotonic() + PATIENCE * self._seconds
        try:
            answer = _exchange(child, frame(msgspec.msgpack.encode(task)), until)
            return msgspec.msgpack.decode(answer, type=Extracted)
        except (OSError, EOFError, TimeoutError, msgspec.DecodeError) as error:
            raise _Stopped from error

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
            self._end = weakref.finalize(self, _finish, self._child)
        return self._child


def _environment() -> dict[str, str]:
    """Return what the child may know: where the modules are, and a fixed order of sets."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}


def _finish(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            _close(stream)


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:  # what was still to be written has no reader any more
        return


def _exchange(child: subprocess.Popen[bytes], message: bytes, until: float) -> bytes:
    """Write a message while reading the answer, so that neither side waits for the other.

    Raise TimeoutError or EOFError.
    """
    if child.stdin is None or child.stdout is None:
        raise EOFError("the child has no streams")
    answer = bytearray()
    rest = memoryview(message)
    with selectors.DefaultSelector() as ready:
        os.set_blocking(child.stdin.fileno(), False)
        ready.register(child.stdin, selectors.EVENT_WRITE)
        ready.register(child.stdout, selectors.EVENT_READ)
        while not _is_whole(answer):
            for key, _ in _wait(ready, until):
                if key.fileobj is child.stdin:
                    rest = rest[os.write(child.stdin.fileno(), rest[:65536]) :]
                    if not rest:
                        ready.unregister(child.stdin)
                else:
                    answer += _some(child.stdout)
    return bytes(answer[LENGTH:])


def _wait(ready: selectors.BaseSelector, until: float) -> list[tuple[selectors.SelectorKey, int]]:
    events = ready.select(max(until - time.monotonic(), 0))
    if not events:
        raise TimeoutError("the child took too long")
    return events


def _some(stream: IO[bytes]) -> bytes:
    held = os.read(stream.fileno(), 1 << 20)
    if not held:
        raise EOFError("the child ended")
    return held


def _is_whole(answer: bytearray) -> bool:
    """Say whether the answer is complete; raise EOFError for one larger than any text."""
    length = int.from_bytes(answer[:LENGTH], "big")
    if len(answer) >= LENGTH and length > LARGEST_ANSWER:
        raise EOFError("the answer is too large")
    return len(answer) >= LENGTH and len(answer) == LENGTH + length
