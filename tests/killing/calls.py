"""Calls of the program in this process, as the scripts and whoever judges them make them.

In: arguments. Out: exit code and what was said; an error where a call that must end well does not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import msgspec

from dadkhah.cli.guard import guarded


def room_of(at: Path) -> Path:
    """Return the folder that holds the sources, the model and the copy that is worked on."""
    return at.parent


def called(*arguments: object) -> None:
    """Make a call that must end well; leave the process with its code where it does not."""
    code = guarded([str(argument) for argument in arguments])
    if code:
        sys.exit(code)


def call(*arguments: object) -> tuple[int, str, str]:
    """Make a call; return its code and what it said on both streams."""
    with caught() as said:
        code = guarded([str(argument) for argument in arguments])
    out, err = said
    return code, out, err


@contextmanager
def caught() -> Iterator[list[str]]:
    """Catch what is said inside, by Python or past it; both texts are in the list afterwards."""
    said: list[str] = []
    with ExitStack() as stack:
        handles = [stack.enter_context(_held(stream)) for stream in (1, 2)]
        stack.callback(lambda: said.extend(os.pread(handle, 1 << 20, 0).decode() for handle in handles))
        for handle, redirect in zip(handles, (redirect_stdout, redirect_stderr), strict=True):
            text = stack.enter_context(os.fdopen(os.dup(handle), "w", encoding="utf-8"))
            stack.enter_context(redirect(text))
        yield said


@contextmanager
def _held(stream: int) -> Iterator[int]:
    """Put a file in memory in the place of a stream; give its handle."""
    handle, kept = os.memfd_create("said"), os.dup(stream)
    os.dup2(handle, stream)
    try:
        yield handle
    finally:
        os.dup2(kept, stream)
        os.close(kept)
        os.close(handle)


def sealed_key(at: Path) -> tuple[str, str]:
    """Return digest and key of the model's first sealed source."""
    lines = (room_of(at) / "model/case/vault/log/entries/000000000.jsonl").read_bytes().splitlines()
    entries = (msgspec.json.decode(line) for line in lines)
    return next((entry["object"], entry["key"]) for entry in entries if "key" in entry and entry["act"] == "capture")
