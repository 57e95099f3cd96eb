"""What the sentences so far have counted, for the sentences that refer to it.

In: rows in text order, the counts made of each. Out: Past, which gives each row its Context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.model.claim import Count
from dadkhah.read.figure import Context
from dadkhah.read.lists import head_of, is_line
from dadkhah.read.sheet import Row

NEAR = 3
"""How many sentences back "two were women" may find what it is a part of."""
KEPT = 40
"""How many numbers are remembered, so that reading stays linear in the length of a text."""


class Past(msgspec.Struct, frozen=True):
    """The kinds counted so far; `row` and `paragraph` are where the last count stood."""

    toll: str = ""
    row: int = -NEAR - 1
    paragraph: int = -2
    head: tuple[str, ...] = ()
    numbers: Mapping[int, str] = {}

    def context(self, row: Row) -> Context:
        """Return what a row may look back on."""
        close = row.index - self.row <= NEAR and row.sentence.paragraph - self.paragraph <= 1
        return Context(self.toll, self.toll if close else "", self.head, self.numbers)

    def after(self, row: Row, made: Sequence[Count]) -> Past:
        """Return the past behind a row in which some counts were made."""
        ruled = all(item.kind == "PUNCT" for item in row.items)
        head = self.head if self.head and (ruled or is_line(row.items)) else head_of(row.items)
        people = [count for count in made if count.kind != "places"]
        if not people:
            return msgspec.structs.replace(self, head=head)
        told = [(count.quantity.low, str(count.kind)) for count in people if count.quantity.low not in {None, 0, 1, 2}]
        numbers = dict([*self.numbers.items(), *((low, kind) for low, kind in told if low is not None)][-KEPT:])
        return Past(people[-1].kind, row.index, row.sentence.paragraph, head, numbers)
