"""Events that a Persian or Arabic text names with their date.

In: rows of items. Out: Told: each event noun with the date that stands in its phrase ("the protests of Aban 1398").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.lang.dates import FoundDate
from dadkhah.read.events import Named, Told, only
from dadkhah.read.sheet import Row

REACH = 3
"""How many items may stand between an event's noun and its date: adjectives, "of", "in"."""

INSIDE = frozenset({"WORD", "PREP", "PLACE", "PLACEN", "EVENT"})


def told_events(rows: Sequence[Row]) -> Told:
    """Return the events of a text that it names with a date."""
    found = tuple(event for row in rows for event in _row(row))
    by_row: dict[int, tuple[Named, ...]] = {}
    for event in found:
        by_row[event.row] = (*by_row.get(event.row, ()), event)
    return Told(found, by_row, only(found))


def _row(row: Row) -> Iterator[Named]:
    items, reached = row.items, 0
    for index, item in enumerate(items):
        entry = item.entry("EVENT")
        end = index + 1
        while end < min(len(items), index + 1 + REACH) and items[end].kind in INSIDE:
            end += 1
        value = items[end].value if end < len(items) and end - index <= REACH else None
        if entry is not None and index >= reached and isinstance(value, FoundDate) and value.when is not None:
            yield Named(item.start, items[end].end, entry.tag, value.when, row.index)
            reached = end
