"""What the sentences so far have counted, for the sentences that refer to it.

In: rows in text order, the counts made of each. Out: Past, which gives each row its Context.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.model.claim import Claim, Count
from dadkhah.read.figure import Context
from dadkhah.read.links import wholes
from dadkhah.read.lists import head_of, is_line
from dadkhah.read.sheet import Row

NEAR = 3
"""How many sentences back "two were women" may find what it is a part of."""
SMALL = 2
"""Numbers up to this one say nothing about which figure they repeat."""
KEPT = 40
"""How many numbers are remembered, so that reading stays linear in the length of a text."""


class Past(msgspec.Struct, frozen=True):
    """The kinds counted so far; `row` and `paragraph` are where the last count stood."""

    toll: str = ""
    row: int = -NEAR - 1
    paragraph: int = -2
    head: tuple[str, ...] = ()
    numbers: Mapping[int, str] = {}
    wholes: tuple[Claim, ...] = ()

    def context(self, row: Row) -> Context:
        """Return what a row may look back on."""
        close = row.index - self.row <= NEAR and row.sentence.paragraph - self.paragraph <= 1
        near, whole = (self.toll, self.wholes) if close else ("", ())
        return Context(self.toll, near, self.head, self.numbers, whole)

    def after(self, row: Row, made: Sequence[Claim]) -> Past:
        """Return the past behind a row in which some counts were made."""
        ruled = all(item.kind == "PUNCT" for item in row.items)
        head = self.head if self.head and (ruled or is_line(row.items)) else head_of(row.items)
        people = [claim for claim in made if isinstance(claim.body, Count) and claim.body.kind != "places"]
        if not people:
            return msgspec.structs.replace(self, head=head)
        told = [(claim.body.quantity.low, str(claim.body.kind)) for claim in people if isinstance(claim.body, Count)]
        known = ((low, kind) for low, kind in told if low is not None and low > SMALL)
        numbers = dict([*self.numbers.items(), *known][-KEPT:])
        whole = tuple(wholes(people)) or self.wholes
        return Past(told[-1][1], row.index, row.sentence.paragraph, head, numbers, whole)
