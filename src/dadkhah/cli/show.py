"""What goes to standard output and standard error.

In: records and lines. Out: data on standard output, flushed line by line; warnings on standard error, one line each.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections.abc import Iterable
from typing import Literal

import click

from dadkhah.errors import one_line

Format = Literal["text", "json", "jsonl"]

LONE = re.compile("[\ud800-\udfff]")
"""Half of a pair of UTF-16: no UTF-8 can hold it."""


def line(text: str) -> None:
    """Print one line of data, at once; raise BrokenPipeError when nobody reads."""
    click.echo(one_line(text))
    sys.stdout.flush()


def acknowledge(text: str) -> None:
    """Print one line of data; when nobody reads any more, go on in silence: the work itself matters."""
    with contextlib.suppress(BrokenPipeError):
        line(text)


def warn(text: str) -> None:
    """Print one line to standard error."""
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"dadkhah: {one_line(text)}", err=True)


def encoded(value: object) -> bytes:
    """Return a value as one line of JSON in UTF-8; a lone surrogate is written as its escape."""
    import msgspec  # loaded here, so that --help need not

    text = json.dumps(msgspec.to_builtins(value, str_keys=True), ensure_ascii=False, separators=(", ", ": "))
    return LONE.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode()


def records(values: Iterable[object], form: Format) -> None:
    """Print records as a JSON list (json) or one to a line (jsonl)."""
    if form == "json":
        raw(b"[" + b",\n ".join(encoded(value) for value in values) + b"]\n")
        return
    for value in values:
        raw(encoded(value) + b"\n")


def raw(content: bytes) -> None:
    """Write bytes to standard output; raise BrokenPipeError when nobody reads."""
    stream = sys.stdout.buffer
    stream.write(content)
    stream.flush()


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: "1 source", "2 sources"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
