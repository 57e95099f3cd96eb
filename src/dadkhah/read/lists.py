"""Lines of a list or table whose head says what they count.

In: a row of items, a quantity with its phrase, the head's kind. Out: whether a row is a head or a line; Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Context, Figure, unit_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase

LINE = 14
"""A line of a list has at most this many items."""
CLOSING = frozenset({")", ".", ";", ",", "|"})


def head_of(items: Sequence[Item]) -> str:
    """Return the kind that a heading gives to the lines below it ("Executions by prison:"), "" where it is none."""
    if len(items) > LINE or any(item.kind in {"QTY", "AUX", "REL"} for item in items) or items[-1].low == ".":
        return ""
    found = [entry.tag for item in items if (entry := item.entry("NTRIG", "ADJT", "TRIG")) and entry.tag in COUNTED]
    return found[-1] if found else "previous" if items[-1].low == ":" and items[0].low == "by" else ""


def is_line(items: Sequence[Item]) -> bool:
    """Say whether a row is a line of a list: short, with a number, without a verb."""
    counted = any(item.kind in {"QTY", "DATE"} for item in items)
    return counted and len(items) <= LINE and not any(item.kind in {"AUX", "VERB", "REL"} for item in items)


def listed(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> Iterator[Figure]:
    """Find the number at the end of a line ("- Northgate: 29") below a head that says what is counted."""
    kind = context.toll if context.head == "previous" else context.head
    last = all(item.low in CLOSING for item in items[phrase.after :])
    if kind in COUNTED and last and at and is_line(items):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (at,), "count.listed", "breakdown")
