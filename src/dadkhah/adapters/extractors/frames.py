"""Messages between the program and a child that reads.

In: a stream of bytes. Out: whole messages: eight bytes of length (big end first), then that many bytes of MessagePack.
A task carries the file to read as a descriptor beside its first byte: no byte of a source passes through the program.
"""

from __future__ import annotations

import os
import socket
import time
from typing import Literal

import msgspec

from dadkhah.model.selector import Box
from dadkhah.ports import Extracted

LENGTH = 8
PIECE = 1 << 18
"""Bytes of a member that travel at a time."""

Verb = Literal["read", "kind", "members", "render"]


class Line(msgspec.Struct, frozen=True):
    """A line that was recognised on a picture: its words, each with its box in points and the confidence, 0 to 100.

    `block` counts the paragraphs of the picture.
    """

    words: tuple[tuple[str, Box, int], ...]
    block: int = 0


class Made(msgspec.Struct, frozen=True):
    """What was made of a file, and which of its pages, counted from 0, are pictures without words."""

    extracted: Extracted
    blank: tuple[int, ...] = ()


class Task(msgspec.Struct, frozen=True):
    """What to do with a file: read it, say what it is, hand out its members, or draw one of its pages.

    `classify` asks for the classifier of articles, `seconds` is the processor time allowed, `page` counts from 0,
    `most` is how many bytes members may hold together, `recognised` what stands on pages that are pictures, `charset`
    the encoding that a server stated.
    """

    verb: Verb
    media: str = ""
    classify: bool = False
    seconds: int = 30
    page: int = 0
    most: int = 0
    recognised: dict[int, tuple[Line, ...]] = {}
    charset: str = ""


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """A member begins: its path as written in its container, and where it came from (an address, a date)."""

    path: str
    src: dict[str, str] = {}


class Part(msgspec.Struct, frozen=True, tag="part"):
    """The next bytes of the member that was opened."""

    content: bytes


class Closed(msgspec.Struct, frozen=True, tag="closed"):
    """The member ends; `refused` says why it is not to be taken in, "" where it is whole."""

    refused: str = ""


class Done(msgspec.Struct, frozen=True, tag="done"):
    """There are no more members; `broken` says why there may have been, `passed_over` what was none."""

    broken: str = ""


class Drawn(msgspec.Struct, frozen=True):
    """One page as a picture (PGM, grey), and how many points a dot is wide; `failure` says why there is none."""

    picture: bytes
    scale: float = 1.0
    failure: str = ""


Report = Opened | Part | Closed | Done


def frame(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(LENGTH, "big") + message


def send_task(line: socket.socket, task: Task, handle: int) -> None:
    """Send a task with the file it concerns; a task is small enough to be sent at once."""
    message = frame(msgspec.msgpack.encode(task))
    sent = socket.send_fds(line, [message], [handle])
    line.sendall(message[sent:])


def take_task(line: socket.socket) -> tuple[Task, int] | None:
    """Return the next task and its file; None at the end of the line; raise EOFError where a task is cut."""
    first, handles, _, _ = socket.recv_fds(line, LENGTH, 1)
    if not first:
        return None
    message = _rest(line, first)
    if not handles:
        raise EOFError("a task came without its file")
    return msgspec.msgpack.decode(message, type=Task), handles[0]


def _rest(line: socket.socket, first: bytes) -> bytes:
    head = first + _whole(line, LENGTH - len(first))
    return _whole(line, int.from_bytes(head, "big"))


def _whole(line: socket.socket, size: int, until: float | None = None) -> bytes:
    """Return exactly so many bytes; raise EOFError where the line ends before, TimeoutError past a moment."""
    held = bytearray(size)
    view, at = memoryview(held), 0
    while at < size:
        if until is not None:
            line.settimeout(max(until - time.monotonic(), 0.001))
        got = line.recv_into(view[at : at + PIECE])
        if not got:
            raise EOFError("a message was cut")
        at += got
    return bytes(held)


def read_frame(line: socket.socket, until: float, most: int) -> bytes:
    """Return the next message; raise EOFError where it is cut or too large, TimeoutError past a moment."""
    size = int.from_bytes(_whole(line, LENGTH, until), "big")
    if size > most:
        raise EOFError("the answer is too large")
    return _whole(line, size, until)


def close_handle(handle: int) -> None:
    """Close a descriptor that may be closed already."""
    try:
        os.close(handle)
    except OSError:
        return
