"""Messages between the program and the child that reads pages.

In: a stream of bytes. Out: whole messages: eight bytes of length (big end first), then that many bytes of MessagePack.
"""

from __future__ import annotations

from typing import BinaryIO

import msgspec

LENGTH = 8


class Task(msgspec.Struct, frozen=True):
    """A page to read; `classify` asks for the classifier of articles, `seconds` is the processor time allowed."""

    content: bytes
    classify: bool
    seconds: int


def frame(message: bytes) -> bytes:
    """Return a message with its length before it."""
    return len(message).to_bytes(LENGTH, "big") + message


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next message, or None at the end of the stream; raise EOFError where it ends inside a message."""
    head = stream.read(LENGTH)
    if not head:
        return None
    message = stream.read(int.from_bytes(head, "big"))
    if len(head) < LENGTH or len(message) < int.from_bytes(head, "big"):
        raise EOFError("a message was cut")
    return message
