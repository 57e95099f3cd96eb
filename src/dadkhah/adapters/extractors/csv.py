"""CSV and TSV: the value of every field, with its row and column (RFC 4180).

In: captured bytes. Out: Extracted; a block for every row, and the map back to the bytes. Fields are not changed: a
formula is the characters it consists of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.adapters.extractors.building import MOST_SELECTORS
from dadkhah.adapters.extractors.cells import letters
from dadkhah.capture import media as kinds
from dadkhah.capture.decode import Decoded, decode, reason
from dadkhah.capture.language import language_of
from dadkhah.capture.offsets import Piece, to_runs
from dadkhah.capture.roles import blocks
from dadkhah.capture.units import Unit
from dadkhah.errors import SourceError
from dadkhah.model.selector import Selector
from dadkhah.model.source import Text
from dadkhah.ports import Extracted

DELIMITERS = ",;\t|"
SEEN = 65_536
"""Characters in which the delimiter is looked for."""

SPACE = re.compile(r"\s+")


class Field(msgspec.Struct, frozen=True):
    """A field: where it stands in the file, quotation marks included, and its row and column from 1."""

    start: int
    end: int
    row: int
    column: int


def extract_csv(content: bytes, media: str) -> Extracted:
    """Return the fields of a file."""
    try:
        decoded = decode(content)
    except SourceError as error:
        return Extracted(None, {}, reason(error), media)
    made = _Made(decoded)
    for field in fields(decoded.content, "\t" if media == kinds.TSV else delimiter(decoded.content)):
        if not made.take(field):
            break
    return made.finish(media)


def delimiter(content: str) -> str:
    """Return what separates fields: what the first lines hold most evenly, a comma where nothing does."""
    lines = [line for line in content[:SEEN].splitlines()[:50] if line.strip()]
    counts = {one: [line.count(one) for line in lines] for one in DELIMITERS}
    scores = {one: (sum(count > 0 for count in held), -len(set(held))) for one, held in counts.items() if any(held)}
    return max(scores, key=lambda one: scores[one]) if scores else ","


def fields(content: str, separator: str) -> Iterator[Field]:
    """Yield the fields in order; a quotation mark opens a quoted field only where a field begins."""
    pattern = re.compile(
        rf'(?P<quoted>"[^"]*+(?:""[^"]*+)*+(?:"|\Z)[^{re.escape(separator)}\r\n]*+)'
        rf"|(?P<plain>[^{re.escape(separator)}\r\n]*+)"
    )
    at, row, column = 0, 1, 1
    while at < len(content):
        match = pattern.match(content, at)
        end = match.end() if match else at
        yield Field(at, end, row, column)
        if end < len(content) and content[end] == separator:
            at, column = end + 1, column + 1
        else:
            at, row, column = end + (2 if content.startswith("\r\n", end) else 1), row + 1, 1


class _Made:
    """The text in the making: fields joined by tabs, rows by line ends."""

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._units: list[Unit] = []
        self._selectors: list[Selector] = []
        self._length = 0
        self._row = 0
        self._cut = False

    def take(self, field: Field) -> bool:
        """Add a field where something is seen in it; say whether there is room for more."""
        if len(self._selectors) >= MOST_SELECTORS:
            self._cut = True
            return False
        words = list(self._words(field))
        if not words:
            return True
        same = self._row == field.row
        start = self._length + (1 if self._parts else 0)
        if self._parts:
            self._put("\t" if same else "\n")
        for text, at, end, exact in words:
            self._pieces.append(Piece(self._length, self._length + len(text), at, end, exact))
            self._put(text)
        self._selectors.append(Selector(start, self._length, f"row {field.row:,}, column {letters(field.column)}"))
        first = self._units.pop().start if same else start
        self._units.append(Unit(first, self._length, 0, "table"))
        self._row = field.row
        return True

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _words(self, field: Field) -> Iterator[tuple[str, int, int, bool]]:
        """Yield the words of a field with their places: no outer marks, a line's end as a space."""
        content = self._decoded.content
        start, end = field.start, field.end
        if content.startswith('"', start) and end > start + 1:
            closing = content.rfind('"', start + 1, end)
            start, end = start + 1, closing if closing > start else end
        start, end = _trimmed(content, start, end)
        at = start
        for match in re.compile(r'""|[\r\n\t]+').finditer(content, start, end):
            if at < match.start():
                yield content[at : match.start()], at, match.start(), True
            yield '"' if match[0] == '""' else " ", match.start(), match.end(), False
            at = match.end()
        if at < end:
            yield content[at:end], at, end, True

    def finish(self, media: str) -> Extracted:
        """Return what was made."""
        if not self._units:
            return Extracted(None, {}, "the file holds no values", media)
        content = "".join(self._parts)
        cut = (f"extraction incomplete: only the first {MOST_SELECTORS:,} fields are read",) if self._cut else ()
        return Extracted(
            _text(content, self._decoded, (self._units, self._pieces, self._selectors), cut), {}, "", media
        )


def _trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    held = content[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def _text(
    content: str,
    decoded: Decoded,
    made: tuple[Sequence[Unit], Sequence[Piece], Sequence[Selector]],
    warnings: tuple[str, ...],
) -> Text:
    units, pieces, selectors = made
    return Text(
        content=content,
        blocks=blocks(content, units),
        runs=to_runs(decoded, pieces),
        encoding=decoded.encoding,
        language=language_of(content[:1_000_000]),
        warnings=(*decoded.warnings, *warnings),
        selectors=tuple(selectors),
    )
