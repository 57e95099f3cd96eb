"""The role of every unit of a text.

In: the content and its units. Out: Blocks in order, one a unit; silent ones with the reason.

The head of an article is read in the order in which papers print it: title (and its repetitions), standfirst, byline
and date, text. What the format itself says of a unit (a heading, an item, a caption) stands; words only add what it
does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec

from dadkhah.capture import shape
from dadkhah.capture.sections import Silent, silent
from dadkhah.capture.units import Unit
from dadkhah.capture.wording import is_date_line, sign
from dadkhah.lang.scripts import fold
from dadkhah.model.source import Block, BlockRole

TITLE_WORDS = 40
BYLINE_WORDS = 16


def blocks(content: str, units: Sequence[Unit]) -> tuple[Block, ...]:
    """Return one block for every unit, in order."""
    marks = [_own(unit) or mark for unit, mark in zip(units, silent(content, units), strict=True)]
    page = _Page(content, tuple(units), tuple(marks))
    title = page.title()
    marks = [mark or page.byline(at, title) for at, mark in enumerate(marks)]
    page = _Page(content, tuple(units), tuple(marks))
    lead = page.lead(title)
    return tuple(page.block(at, title, lead) for at in range(len(units)))


def _own(unit: Unit) -> Silent | None:
    """Return the silent role that the format itself gives a unit."""
    return (unit.role, unit.reason) if unit.role in {"byline", "teaser", "navigation"} else None


class _Page(msgspec.Struct, frozen=True, dict=True):
    """The units of one text and the silent ones among them; what holds for all of them is looked for once."""

    content: str
    units: tuple[Unit, ...]
    marks: tuple[Silent | None, ...]

    def text(self, at: int) -> str:
        unit = self.units[at]
        return self.content[unit.start : unit.end]

    def open(self, at: int) -> bool:
        return 0 <= at < len(self.units) and self.marks[at] is None

    def title(self) -> int:
        """Return the index of the title; -1 for a text without one."""
        marked = [
            at for at, unit in enumerate(self.units) if unit.role == "headline" and unit.level <= 1 and self.open(at)
        ]
        if marked:
            return marked[0]
        first = next((at for at in range(len(self.units)) if self.open(at) and not self._is_byline(at)), -1)
        return first if first >= 0 and self._may_be_title(first) else -1

    def _may_be_title(self, at: int) -> bool:
        text = self.text(at).strip()
        more = any(self.open(later) for later in range(at + 1, len(self.units)))
        plain = self.units[at].role is None and not shape.is_item(text) and not text.endswith((".", ":", ";", ",", "۔"))
        return more and plain and shape.word_count(text) <= TITLE_WORDS

    def repeats_title(self, at: int, title: int) -> bool:
        return (
            title >= 0 and self.units[at].role in {None, "headline"} and _key(self.text(at)) == _key(self.text(title))
        )

    def byline(self, at: int, title: int) -> Silent | None:
        """Return the byline role of a unit in the head or the tail of the article, or None."""
        if (
            at == title
            or self.units[at].role not in {None, "body", "list"}
            or not (self._in_head(at) or self._in_tail(at))
        ):
            return None
        if self._is_byline(at) or self._names_author(at):
            return "byline", "who wrote it, or when"
        return None

    def _in_head(self, at: int) -> bool:
        return at <= self._first_long

    def _in_tail(self, at: int) -> bool:
        return at > self._last_said

    @cached_property
    def _first_long(self) -> int:
        """Return the index of the first long paragraph: the head of the article ends with it."""
        every = range(len(self.units))
        long = (at for at in every if self.open(at) and shape.word_count(self.text(at)) >= shape.LONG_WORDS)
        return next(long, len(self.units))

    @cached_property
    def _last_said(self) -> int:
        """Return the index of the last unit that is no byline: what follows is the article's tail."""
        backwards = range(len(self.units) - 1, -1, -1)
        return next((at for at in backwards if self.open(at) and not self._is_byline(at)), -1)

    def _is_byline(self, at: int) -> bool:
        text = self.text(at)
        seen = sign(text)
        if is_date_line(text):
            return True
        if seen is not None and seen.kind == "byline":
            return not shape.ends_sentence(seen.rest) and _is_credit(seen.rest)
        name, _, date = text.rpartition(",")
        return bool(name) and is_date_line(date) and shape.is_name(name)

    def _names_author(self, at: int) -> bool:
        """Say whether the unit is a name alone, after a line that only announces one ("Written by")."""
        if at == 0 or not shape.is_name(self.text(at)):
            return False
        seen = sign(self.text(at - 1))
        return seen is not None and seen.kind == "byline" and not seen.rest.strip(" :")

    def lead(self, title: int) -> int:
        """Return the index of the first prose after the title; -1 without a title."""
        after = range(title + 1, len(self.units))
        prose = (
            at
            for at in after
            if self.open(at) and self.units[at].role in {None, "body"} and shape.is_prose(self.text(at))
        )
        return next(prose, -1) if title >= 0 else -1

    def block(self, at: int, title: int, lead: int) -> Block:
        unit, mark = self.units[at], self.marks[at]
        if mark is not None:
            return Block(mark[0], unit.start, unit.end, unit.level, mark[1])
        if at == title or self.repeats_title(at, title):
            return Block("headline", unit.start, unit.end, 1)
        if at == lead:
            return Block("lead", unit.start, unit.end)
        return Block(
            unit.role if unit.role not in {None, "body"} else self._by_shape(at, lead), unit.start, unit.end, unit.level
        )

    def _by_shape(self, at: int, lead: int) -> BlockRole:
        text = self.text(at)
        if shape.is_item(text):
            return "list"
        if shape.is_row(text) and self._beside_rows(at):
            return "table"
        if shape.is_quotation(text):
            return "quotation"
        if not shape.is_title(text):
            return "body"
        return "caption" if self._glued_to_prose(at) else "headline" if at > lead else "lead"

    def _beside_rows(self, at: int) -> bool:
        return any(
            self.open(near) and self.units[near].group == self.units[at].group and shape.is_row(self.text(near))
            for near in (at - 1, at + 1)
        )

    def _glued_to_prose(self, at: int) -> bool:
        """Say whether prose stands in the next line or the last: copied captions lose the empty line."""
        return any(
            self.open(near) and self.units[near].group == self.units[at].group and shape.is_prose(self.text(near))
            for near in (at + 1, at - 1)
        )


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def _is_credit(rest: str) -> bool:
    """Say whether what follows "By", "Published" or the like can be a name or a date, and no statement."""
    plain = rest.strip(" :|-–—")
    if not plain or is_date_line(plain):
        return True
    digits = [
        part for part in plain.replace("|", ",").replace(" - ", ",").split(",") if any(char.isdigit() for char in part)
    ]
    named = shape.capital_share(plain) >= 0.5 or plain.lower() == plain.upper()
    return named and shape.word_count(plain) <= BYLINE_WORDS and all(map(is_date_line, digits))
