"""The paragraphs of a page: its visible words, white space collapsed, each with the offsets it came from.

In: a decoded page. Out: Paragraphs in order, statements of the page about itself, and how much was left out as hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dadkhah.adapters.extractors.elements import BLOCKS, CELLS, Elements, Place
from dadkhah.adapters.extractors.statements import Statements
from dadkhah.adapters.extractors.tags import RAW, End, Start, Words, marks
from dadkhah.capture.offsets import Piece

RUN = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*|[ \t\n\r\f]+")
"""Words joined by single spaces, which stay as they are.

Or white space, which becomes one space (CSS Text 3, 4.1.1).
"""

INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]*\Z")
BROKEN_OFF = "the page breaks off inside a tag"


class Paragraph(msgspec.Struct, frozen=True):
    """One block of words; pieces map it to the page, offsets counted from the paragraph's beginning."""

    text: str
    pieces: tuple[Piece, ...]
    place: Place
    linked: bool


class Scan(msgspec.Struct, frozen=True):
    """A page after reading: its paragraphs, statements, the depth of its elements, and what was noticed."""

    paragraphs: tuple[Paragraph, ...]
    page: dict[str, str]
    deepest: int
    warnings: tuple[str, ...]


def scan(page: str) -> Scan:
    """Return the visible paragraphs of a page and what it says of itself."""
    reader = _Reader()
    for mark in marks(page):
        reader.take(mark)
    reader.flush()
    warnings = [f"{reader.hidden:,} characters in hidden elements are left out"] if reader.hidden else []
    warnings += [BROKEN_OFF] if reader.cut else []
    return Scan(tuple(reader.paragraphs), reader.statements.page(), reader.elements.deepest, tuple(warnings))


class _Reader:
    """Gathers paragraphs while the marks of a page go by."""

    def __init__(self) -> None:
        self.elements = Elements()
        self.statements = Statements()
        self.paragraphs: list[Paragraph] = []
        self.hidden = 0
        self.cut = False
        self._draft = _Draft()

    def take(self, mark: Start | End | Words) -> None:
        if isinstance(mark, Words):
            self._words(mark)
        elif isinstance(mark, End):
            self._boundary(mark.tag, opens=False)
            self.elements.end(mark.tag)
            self.statements.end(mark.tag)
        else:
            self._start(mark)

    def _start(self, mark: Start) -> None:
        self.cut = self.cut or mark.cut
        self._boundary(mark.tag, opens=True)
        self.elements.start(mark.tag, mark.attributes)
        self.statements.start(mark.tag, mark.attributes)
        if mark.tag == "br" and not self.elements.place.hidden:
            self._draft.break_line()
            if self._draft.breaks > 1:
                self.flush()

    def _boundary(self, tag: str, *, opens: bool) -> None:
        cell = tag in CELLS and opens
        if tag in BLOCKS or (cell and self._draft.is_broken):
            self.flush()
        elif cell:
            self._draft.separate()

    def _words(self, words: Words) -> None:
        place = self.elements.place
        self.statements.words(words.text)
        if place.tag in RAW:
            return
        if place.hidden:
            self.hidden += 0 if place.tag in {"head", "template"} else len(words.text.strip())
            return
        self._draft.add(words, place)

    def flush(self) -> None:
        """End the paragraph."""
        made = self._draft.finish()
        self._draft = _Draft()
        if made is not None:
            self.paragraphs.append(made)


class _Draft:
    """One paragraph in the making."""

    def __init__(self) -> None:
        self.breaks = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._space: tuple[int, int, bool] | None = None
        self._joint = ""
        self._place: Place | None = None
        self._linked = True

    def add(self, words: Words, place: Place) -> None:
        """Add words, as the place they stand in shows them."""
        if not words.exact or place.kept:
            self._put(words.text, words.start, words.end, words.exact, place)
            return
        for match in RUN.finditer(words.text):
            start, end = words.start + match.start(), words.start + match.end()
            if match[0][0] in " \t\n\r\f":
                self._space = (self._space[0], end, False) if self._space else (start, end, match[0] == " ")
            else:
                self._put(match[0], start, end, True, place)

    def _put(self, text: str, start: int, end: int, exact: bool, place: Place) -> None:
        if self._length:
            self._put_joint()
        self._space, self._joint = None, ""
        self._append(text, start, end, exact)
        if text.strip():
            self.breaks = 0
            self._linked = self._linked and place.linked
            self._place = self._place or place

    def _put_joint(self) -> None:
        if self._joint:
            self._parts.append(self._joint)
            self._length += 1
        elif self._space is not None:
            start, end, exact = self._space
            self._append(" ", start, end, exact)

    def _append(self, text: str, start: int, end: int, exact: bool) -> None:
        self._parts.append(text)
        last = self._pieces[-1] if self._pieces else None
        after = self._length + len(text)
        if last and exact and last.exact and last.source_end == start and last.end == self._length:
            self._pieces[-1] = Piece(last.start, after, last.source_start, end)
        else:
            self._pieces.append(Piece(self._length, after, start, end, exact))
        self._length = after

    def break_line(self) -> None:
        """Note a line break; two in a row end a paragraph."""
        self.breaks += 1
        self._joint = "\n"

    @property
    def is_broken(self) -> bool:
        """Say whether the words hold a line break: a cell of a layout, and none of a row of data."""
        return "\n" in self._parts

    def separate(self) -> None:
        """Set the next words apart, as the cell of a table."""
        self._joint = "\t"

    def finish(self) -> Paragraph | None:
        """Return the paragraph, or None where nothing can be seen in it."""
        text = "".join(self._parts)
        if self._place is None or INVISIBLE.match(text):
            return None
        return Paragraph(text, tuple(self._pieces), self._place, self._linked)


def join(paragraphs: tuple[Paragraph, ...]) -> tuple[str, tuple[int, ...], Iterator[Piece]]:
    """Return the words of all paragraphs, where each begins, and all pieces, moved to their places in the whole."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for at, paragraph in enumerate(paragraphs):
        gap = _gap(paragraphs[at - 1], paragraph) if at else ""
        starts.append(length + len(gap))
        parts += (gap, paragraph.text)
        length = starts[-1] + len(paragraph.text)
    return "".join(parts), tuple(starts), _moved(paragraphs, tuple(starts))


def _gap(before: Paragraph, after: Paragraph) -> str:
    """Return an empty line, or the end of a line between items of one list and rows of one table."""
    rows = {before.place.role, after.place.role} <= {"list", "table"}
    return "\n" if rows and before.place.group == after.place.group else "\n\n"


def _moved(paragraphs: tuple[Paragraph, ...], starts: tuple[int, ...]) -> Iterator[Piece]:
    for paragraph, start in zip(paragraphs, starts, strict=True):
        for piece in paragraph.pieces:
            yield msgspec.structs.replace(piece, start=piece.start + start, end=piece.end + start)
