"""What the sentences so far have counted, for the sentences that refer to it.

In: rows in text order, the counts made of each. Out: Past, which gives each row its Context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.vocabulary import firsts
from dadkhah.model.claim import Claim, Count
from dadkhah.read.figure import COUNTED, Context
from dadkhah.read.lexicon import lexicon
from dadkhah.read.links import wholes
from dadkhah.read.lists import breaks_down, column, head_of, is_heading, is_line, is_region
from dadkhah.read.sheet import Row

NEAR = 3
"""How many sentences back "two were women" may find what it is a part of."""
SMALL = 2
"""Numbers up to this one say nothing about which figure they repeat."""
SECTION = 3
"""For how many paragraphs a heading says what its section is about."""
KEPT = 40
"""How many numbers are remembered, so that reading stays linear in the length of a text."""

HARMS = ("ADJT", "NTRIG", "TRIG")
"""Readings of a word that tells of a harm."""


class Past(msgspec.Struct, frozen=True, gc=False):
    """The kinds counted so far; `row` and `paragraph` are where the last count stood.

    `survey` is what was counted before the first heading of a part of the world: each section goes on with it.
    """

    toll: str = ""
    survey: str = ""
    topic: str = ""
    topic_at: int = -2
    mention: str = ""
    cases: bool = False
    parted: bool = False
    row: int = -NEAR - 1
    paragraph: int = -2
    head: tuple[str, ...] = ()
    numbers: Mapping[int, str] = {}
    wholes: tuple[Claim, ...] = ()

    def context(self, row: Row) -> Context:
        """Return what a row may look back on."""
        close = row.index - self.row <= NEAR and row.sentence.paragraph - self.paragraph <= 1
        named = self.topic if row.sentence.paragraph - self.topic_at <= SECTION else ""
        near, whole = (self.toll, self.wholes) if close else (named, ())
        return Context(self.toll, near, self.head, self.numbers, whole, self.mention, self.cases, self.parted)

    def after(self, row: Row, made: Sequence[Claim]) -> Past:
        """Return the past behind a row in which some counts were made."""
        people = [one for one in made if isinstance(one.body, Count) and one.body.kind != "places" and _stated(one)]
        head, past = self._head(row, people), self._over(row) if "QTY" in row.marks else self.headed(row)
        if not people:
            return msgspec.structs.replace(past, head=head, mention=_mention(row), cases=False, parted=False)
        told = [(claim.body.quantity.low, str(claim.body.kind)) for claim in people if isinstance(claim.body, Count)]
        known = ((low, kind) for low, kind in told if low is not None and low > SMALL)
        numbers = dict([*self.numbers.items(), *known][-KEPT:])
        whole = tuple(wholes(people))
        return msgspec.structs.replace(
            past,
            toll=told[-1][1],
            row=row.index,
            paragraph=row.sentence.paragraph,
            head=head,
            numbers=numbers,
            wholes=whole or self.wholes,
            mention="",
            parted=not whole,
            cases=row.holds(_cases())
            and any((unit := item.entry("PNOUN")) and unit.tag == "case" for item in row.items),
        )

    def _head(self, row: Row, people: Sequence[Claim]) -> tuple[str, ...]:
        """Return what the lines below a row count, where it is the head of a list or goes on with one."""
        if self.head and (is_line(row.items) or all(item.kind == "PUNCT" for item in row.items)):
            return self.head
        if "QTY" not in row.marks:
            opens = ("previous",) if breaks_down(row.items) and self.context(row).near else ()
            return head_of(row.items) or opens
        if row.items[-1].low != ":":
            return ()
        kinds = {str(claim.body.kind) for claim in people if isinstance(claim.body, Count)}
        return tuple(kinds) if len(kinds) == 1 else ()  # "In June 267 were killed:" opens a list

    def _over(self, row: Row) -> Past:
        """Return the past moved on over the heading of a part of the world, which parts the lines of one count."""
        close = row.sentence.paragraph - self.paragraph <= 1 or bool(self.survey)
        if not close or not is_region(row.items):
            return self
        survey = self.survey or self.toll
        return msgspec.structs.replace(
            self, toll=survey, survey=survey, row=max(self.row + 1, row.index - 1), paragraph=row.sentence.paragraph
        )

    def headed(self, row: Row) -> Past:
        """Return the past with what a heading names, where the row is one ("Who are the missing?")."""
        if is_region(row.items):
            return self._over(row)
        if not is_heading(row.items):
            return self
        named = {kind for item in row.items if (kind := column(item)) in COUNTED}
        asked = row.items[-1].low == "?" or len(row.items) <= 2  # "Who are the victims?", "The victims"
        victims = asked and any((entry := item.entry("PTRIG")) and entry.tag == "context" for item in row.items)
        topic = named.pop() if len(named) == 1 else self.toll if victims and not named else ""
        return msgspec.structs.replace(self, topic=topic, topic_at=row.sentence.paragraph)


def _stated(claim: Claim) -> bool:
    """Say whether a count is of what happened: of a number that is only imagined there are no parts."""
    return claim.polarity != "hypothetical"


def _mention(row: Row) -> str:
    """Return the one kind of harm that a row tells of, "" where it tells of none or of several."""
    if row.marks.isdisjoint(HARMS):
        return ""
    kinds = {entry.tag for item in row.items if (entry := item.entry(*HARMS)) and entry.tag in COUNTED}
    return kinds.pop() if len(kinds) == 1 else ""


@cache
def _cases() -> frozenset[str]:
    """Return the words with which the nouns begin that count cases."""
    known = lexicon("en").by_first.items()
    held = (
        first for first, options in known if any(entry.tag == "case" for _, entries in options for entry in entries)
    )
    return firsts(held)
