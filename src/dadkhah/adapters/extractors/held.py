"""A source as a file that can be handed to another process.

In: an open file, or bytes. Out: a descriptor of a regular file, its size, and its first bytes. What has no descriptor
is put into memory that has one: nothing of a source is written to a disk outside the vault.
"""

from __future__ import annotations

import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO

import msgspec

HEAD = 65_536


class Held(msgspec.Struct, frozen=True):
    """A file that is open: descriptor, size in bytes, and up to 65,536 first bytes."""

    handle: int
    size: int
    head: bytes

    def read(self, most: int) -> bytes:
        """Return up to so many bytes from the beginning."""
        parts, at = [], 0
        while at < most and (part := os.pread(self.handle, min(most - at, 1 << 24), at)):
            parts.append(part)
            at += len(part)
        return b"".join(parts)


@contextmanager
def held(content: BinaryIO | bytes) -> Iterator[Held]:
    """Give a source as a file."""
    with ExitStack() as stack:
        handle = _own(content)
        if handle < 0:
            file = stack.enter_context(_in_memory())
            shutil.copyfileobj(io.BytesIO(content) if isinstance(content, bytes) else content, file)
            file.flush()
            handle = file.fileno()
        yield Held(handle, os.fstat(handle).st_size, os.pread(handle, HEAD, 0))


def _own(content: BinaryIO | bytes) -> int:
    """Return the descriptor of a regular file, -1 where there is none."""
    if isinstance(content, bytes):
        return -1
    try:
        handle = content.fileno()
        return handle if stat.S_ISREG(os.fstat(handle).st_mode) else -1
    except (OSError, ValueError, AttributeError):
        return -1


def _in_memory() -> BinaryIO:
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("source"), "w+b")
    return tempfile.TemporaryFile()
