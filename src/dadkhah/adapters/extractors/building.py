"""A text in the making, out of a file that is no text: block after block, each with where it stands.

In: words with their part of the file. Out: Text with blocks and selectors. What would make the text larger than a text
may be is left out, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from dadkhah.capture.language import language_of
from dadkhah.capture.roles import blocks
from dadkhah.capture.shape import is_prose
from dadkhah.capture.units import Unit
from dadkhah.model.selector import Box, Selector
from dadkhah.model.source import BlockRole, Text
from dadkhah.ports import Extracted

MOST_CHARACTERS = 8_000_000
MOST_SELECTORS = 200_000
SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
LONE = re.compile("[\ud800-\udfff\0]")


class Words(msgspec.Struct, frozen=True):
    """Some words of a block and where they stand."""

    text: str
    part: str = ""
    page: int = 0
    box: Box | None = None
    confidence: int | None = None


class Kind(msgspec.Struct, frozen=True):
    """What the format itself says of a block; blocks of one `group` stand together, as rows of one table."""

    role: BlockRole | None = None
    level: int = 0
    reason: str = ""
    group: int = -1


PLAIN = Kind()


class Draft:
    """A text in the making."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self._parts: list[str] = []
        self._units: list[Unit] = []
        self._selectors: list[Selector] = []
        self._length = 0
        self._groups = 0
        self._last: Kind | None = None
        self._full = False

    def group(self) -> int:
        """Return the number of a new group: a table, a list."""
        self._groups += 1
        return self._groups

    def warn(self, warning: str) -> None:
        """Say something about the text, once."""
        if warning and warning not in self.warnings:
            self.warnings.append(warning)

    def add(self, words: Sequence[Words], kind: Kind = PLAIN, joint: str = " ") -> None:
        """Add a block of words, joined by a space or, between cells, a tab; nothing where no word is seen."""
        shown = [one for one in (_tidied(one) for one in words) if one.text]
        if not shown or not self._fits(shown):
            return
        gap = self._gap(kind) if self._units else ""
        self._put(gap)
        start = self._length
        for number, one in enumerate(shown):
            self._put(joint if number else "")
            self._select(one)
            self._put(one.text)
        group = kind.group if kind.group >= 0 else self.group()
        self._units.append(Unit(start, self._length, group, kind.role, kind.level, kind.reason))
        self._last = kind

    def _fits(self, words: Sequence[Words]) -> bool:
        more = sum(len(one.text) + 2 for one in words)
        self._full = self._full or self._length + more > MOST_CHARACTERS
        self._full = self._full or len(self._selectors) + len(words) > MOST_SELECTORS
        if self._full:
            self.warn(f"extraction incomplete: only the first {self._length:,} characters are read")
        return not self._full

    def _gap(self, kind: Kind) -> str:
        together = self._last is not None and kind.group >= 0 and kind.group == self._last.group
        return "\n" if together else "\n\n"

    def _put(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _select(self, words: Words) -> None:
        if words.part:
            end = self._length + len(words.text)
            self._selectors.append(Selector(self._length, end, words.part, words.page, words.box, words.confidence))

    @property
    def is_full(self) -> bool:
        """Say whether no more words are taken in, so that reading may stop."""
        return self._full

    def finish(self, page: dict[str, str], media: str, empty: str) -> Extracted:
        """Return what was made; `empty` says why there is no text where no word was added."""
        if not self._units:
            return Extracted(None, page, "; ".join((empty, *self.warnings)), media)
        content = "".join(self._parts)
        text = Text(
            content=content,
            blocks=blocks(content, self._units),
            runs=(),
            encoding="",
            language=language_of(content[:1_000_000]),
            warnings=tuple(self.warnings),
            selectors=tuple(self._selectors),
        )
        return Extracted(text, page, "", media)


def _tidied(words: Words) -> Words:
    """Return words that a text can hold: no half of a pair of UTF-16, no NUL, no white space at the ends."""
    return msgspec.structs.replace(words, text=LONE.sub("\ufffd", words.text).strip())


def collapsed(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return SPACE.sub(" ", text).strip()


def row_kind(cells: Sequence[str], group: int) -> Kind:
    """Return what a row is: a table is laid out with prose, or holds data."""
    prose = len(cells) == 1 or any(is_prose(cell) for cell in cells)
    return Kind(None if prose else "table", group=group)


def said(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the statements of a file about itself that say something, sorted by name; the first of a name holds."""
    found: dict[str, str] = {}
    for name, value in names:
        if value.strip():
            found.setdefault(name, collapsed(value))
    return dict(sorted(found.items()))
