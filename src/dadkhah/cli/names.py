"""`dadkhah names`: pairs of names, each with a score, a decision and the reasons; needs no case.

In: a table with the columns name_a and name_b, as a file or on standard input. Out: the same rows as CSV, streamed.
"""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from dadkhah.cli import show
from dadkhah.cli.progress import progress
from dadkhah.errors import SourceEmpty, SourceMissing

if TYPE_CHECKING:
    from dadkhah.work.desk import Tell
    from dadkhah.work.pairs import Judged

STDIN = "-"
BATCH = 1000
"""Rows written at once."""

LISTED = 50
"""Bad rows that are named; the rest is counted."""

DELIMITERS = ",\t;|"
MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""How a file begins that is not in UTF-8, with its encoding."""


@click.command("names", epilog="Example: dadkhah names pairs.csv > judged.csv")
@click.argument("table", default=STDIN, metavar="[CSV]")
def command(*, table: str) -> int:
    """Compare pairs of people's names, in any script, and say why.

    CSV has a first line with the columns name_a and name_b, in any order, among any others; - is standard input. The
    same rows are written as CSV with score (0 to 1), same (1 or 0) and why. Nothing is stored.
    """
    from dadkhah.work import pairs

    with _opened(table) as stream, progress() as tell:
        csv.field_size_limit(sys.maxsize)
        rows = csv.reader(_text(stream), delimiter=_delimiter(stream))
        header = next(rows, None)
        if header is None:
            raise SourceEmpty("the table has no first line", where=table, remedy="give the columns name_a,name_b")
        columns = pairs.layout(header)
        _write([list(columns.header)])
        return _stream(_told(pairs.judged((row for row in rows if row), columns), stream, tell))


@contextmanager
def _opened(table: str) -> Iterator[io.BufferedReader]:
    """Give the bytes of a file or of standard input, to be looked into before they are read."""
    if table == STDIN:
        yield io.BufferedReader(_Unseekable(sys.stdin.buffer))
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(table).open("rb"))
        except OSError as error:
            raise SourceMissing("the table cannot be opened", where=table) from error
        yield stream


class _Unseekable(io.RawIOBase):
    """Standard input, which may be read by its own buffer only."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: object) -> int:
        """Read what there is, at most so many bytes."""
        view = memoryview(into)  # type: ignore[arg-type]
        found = getattr(self._source, "read1", self._source.read)(len(view))
        view[: len(found)] = found
        return len(found)


def _text(stream: io.BufferedReader) -> io.TextIOWrapper:
    """Return the lines of a table; bytes that are no UTF-8 are kept as they are."""
    begins = stream.peek(2)[:2]
    encoding = next((name for mark, name in MARKS if begins == mark), "utf-8-sig")
    return io.TextIOWrapper(stream, encoding, errors="surrogateescape", newline="")


def _delimiter(stream: io.BufferedReader) -> str:
    """Return what separates the columns: what the first line has most often of comma, tab, semicolon and bar."""
    first = stream.peek(io.DEFAULT_BUFFER_SIZE).replace(b"\0", b"").partition(b"\n")[0].decode("latin-1")
    return max(DELIMITERS, key=first.count)


def _told(rows: Iterator[Judged], stream: io.BufferedReader, tell: Tell) -> Iterator[Judged]:
    """Yield rows and tell how far the file is read; of standard input only the number of rows is known."""
    whole = _size(stream)
    for number, row in enumerate(rows, 1):
        if number % BATCH == 0:
            tell("comparing", stream.tell() if whole else number, whole)
        yield row


def _size(stream: io.BufferedReader) -> int:
    if not stream.seekable():
        return 0
    at = stream.tell()
    whole = stream.seek(0, io.SEEK_END)
    stream.seek(at)
    return whole


def _stream(rows: Iterator[Judged]) -> int:
    """Write the rows in batches, list what is wrong with some, and return the exit code."""
    held: list[tuple[str, ...]] = []
    bad = 0
    for number, row in enumerate(rows, 1):
        held.append(row.cells)
        if row.wrong:
            bad += 1
            if bad <= LISTED:
                show.warn(f"row {number}: {row.wrong}")
        if len(held) == BATCH:
            _write(held)
            held.clear()
    _write(held)
    if bad:
        show.warn(f"{show.counted(bad, 'row')} with something wrong; every row is in the output")
    return 1 if bad else 0


def _write(rows: list[tuple[str, ...]] | list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    show.raw(text.getvalue().encode("utf-8", "surrogateescape"))
