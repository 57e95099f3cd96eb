"""The child that reads: one task after the other from its line, one answer each.

In: Tasks, each with its file. Out: Extracted, members, or a drawn page. Started by process.py alone, with `python -m`
and the name of its trade: `pages` has the classifier of articles, `files` everything else, so that neither waits for
what only the other loads.
"""

from __future__ import annotations

import codecs
import importlib
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import msgspec

from dadkhah.adapters.extractors.frames import Closed, Done, Drawn, Made, Report, Task, frame, take_task
from dadkhah.adapters.extractors.limits import allow_seconds, shut_in
from dadkhah.capture.lexicons import lexicon, load_all
from dadkhah.ports import Extracted

TOO_MUCH = "reading it takes more memory than a file may take"
BROKEN = "the file is damaged"

Read = Callable[[BinaryIO, Task], Made]


class Trade(msgspec.Struct, frozen=True):
    """What one kind of child can do; `warm` is called once, so that everything is loaded before it is shut in."""

    read: Read
    warm: Callable[[], None]
    members: Callable[[BinaryIO, Task], Iterator[Report]] | None = None
    draw: Callable[[BinaryIO, int], Drawn] | None = None


TRADES: Mapping[str, str] = {
    "pages": "dadkhah.adapters.extractors.classified",
    "files": "dadkhah.adapters.extractors.readers",
}


def answers(trade: Trade, task: Task, file: BinaryIO) -> Iterator[msgspec.Struct]:
    """Yield the answers to one task; whatever a parser raises on a hostile file is an answer too."""
    if task.verb == "members" and trade.members is not None:
        yield from _handed(trade.members(file, task))
    elif task.verb == "render" and trade.draw is not None:
        yield _drawn(trade.draw, file, task.page)
    else:
        yield _read(trade.read, file, task)


def _read(read: Read, file: BinaryIO, task: Task) -> Made:
    try:
        return read(file, task)
    except MemoryError:
        return Made(Extracted(None, {}, TOO_MUCH, task.media))
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on a damaged file, and the file is kept
        return Made(Extracted(None, {}, damaged(error), task.media))


def damaged(error: Exception) -> str:
    """Return why a file cannot be read; never its words, which may stand in an exception."""
    return f"{BROKEN} ({type(error).__name__})"


def _handed(reports: Iterator[Report]) -> Iterator[Report]:
    inside = False
    try:
        for report in reports:
            inside = not isinstance(report, Closed | Done)
            yield report
    except MemoryError:
        yield from _ended(TOO_MUCH, inside=inside)
    except Exception as error:  # noqa: BLE001 - as above
        yield from _ended(damaged(error), inside=inside)


def _ended(why: str, *, inside: bool) -> Iterator[Report]:
    if inside:
        yield Closed(why)
    yield Done(why)


def _drawn(draw: Callable[[BinaryIO, int], Drawn], file: BinaryIO, page: int) -> Drawn:
    try:
        return draw(file, page)
    except Exception as error:  # noqa: BLE001 - as above
        return Drawn(b"", failure=damaged(error))


def serve(trade: Trade, line: socket.socket) -> None:
    """Answer tasks until the line ends."""
    while (taken := take_task(line)) is not None:
        task, handle = taken
        allow_seconds(task.seconds)
        with os.fdopen(handle, "rb") as file:
            file.seek(0)
            for answer in answers(trade, task, file):
                line.sendall(frame(msgspec.msgpack.encode(answer)))


def load(name: str) -> Trade:
    """Load every module, word list and codec that any file may need."""
    load_all()
    for row in lexicon("charsets"):
        codecs.lookup(row["codec"])
    for codec in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii", "latin-1", "cp437", "idna"):
        codecs.lookup(codec)
    trade: Trade = importlib.import_module(TRADES[name]).TRADE
    trade.warm()
    return trade


def main() -> None:
    """Load everything, give up what is not needed, and serve."""
    logging.disable(logging.CRITICAL)
    line = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    trade = load(sys.argv[1])
    shut_in(files=1)
    serve(trade, line)


if __name__ == "__main__":
    main()
