"""What a list of people says about itself (ESTIMATES.md), and where it says nothing.

In: words of whoever describes a list. Out: About; "" is what was not told, and nothing is ever assumed for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

import msgspec

Field = Literal[
    "id", "list", "name", "given", "family", "father", "sex", "born", "age", "died", "date", "place", "standing"
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""What a column of a list may hold."""

Order = Literal["day first", "month first", "year first"]
ORDERS: tuple[Order, ...] = get_args(Order)
"""How a list orders the numbers of a date."""

PEOPLE = ("", "victims", "accused")


class About(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a list is: of whom, over which time, where, who could appear on it, how it was made, what feeds it.

    `people`: "victims", or "accused" for alleged perpetrators, defendants and people under sanctions, whom no machine
    joins; "" where nobody told. The others are words.
    """

    people: str = ""
    population: str = ""
    window: str = ""
    area: str = ""
    appear: str = ""
    method: str = ""
    feeds_from: str = ""

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield what was told, by its key."""
        return ((key, getattr(self, key)) for key in ABOUT if getattr(self, key))

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys of what nobody told."""
        return tuple(key for key in ABOUT if not getattr(self, key))


ABOUT = About.__struct_fields__
KEYS = frozenset({"dates", *ABOUT, *FIELDS})
"""What may be said of a list, in a map of columns or in a note beside it."""

QUESTIONS = {
    "people": "are its people victims, or accused (alleged perpetrators, defendants, people under sanctions)?",
    "population": "of whom is it: the dead, the detained, the missing; of which group?",
    "window": "from which day to which does it reach?",
    "area": "which places does it cover?",
    "appear": "who could appear on it, and who could not?",
    "method": "how was it made?",
    "feeds_from": "which other lists was it made from, or which were made from it?",
}
"""What to ask where a list does not say."""
