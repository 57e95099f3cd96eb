"""What goes to standard output and standard error.

In: records and lines. Out: data on standard output, flushed line by line; warnings on standard error, one line each.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable
from typing import Literal

import click
import msgspec

from dadkhah.errors import one_line

Format = Literal["text", "json", "jsonl"]


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
    plain = msgspec.to_builtins(value, str_keys=True)
    text = json.dumps(plain, ensure_ascii=False, separators=(", ", ": "))
    return (
        "".join(_escaped(char) if "\ud800" <= char <= "\udfff" else char for char in text).encode()
        if _lone(text)
        else text.encode()
    )


def _lone(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}"


def records(values: Iterable[object], form: Format) -> None:
    """Print records as a JSON list (json) or one to a line (jsonl)."""
    if form == "json":
        raw(b"[" + b",\n ".join(encoded(value) for value in values) + b"]\n")
        return
    for value in values:
        raw(encoded(value) + b"\n")


def raw(content: bytes) -> None:
    """Write bytes to standard output; raise BrokenPipeError when nobody reads."""
    stream = click.get_binary_stream("stdout")
    stream.write(content)
    stream.flush()
