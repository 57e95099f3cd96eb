"""Events as a text names them, and which one a sentence is about.

In: the rows of a sheet. Out: Named events with their span and time; the event that carries over to sentences that name none.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.sheet import Row, Sheet

CARRIES = frozenset({"unrest", "killing", "attack", "war", "coup", "revolution"})
MAX_LEFT = 5
SPREAD = 4
"""How many sentences an event carries over within and across paragraphs that name no other."""


class Named(msgspec.Struct, frozen=True):
    """One event named in a text: its phrase, class, and the time that the phrase or its sentence gives."""

    start: int
    end: int
    event_class: str
    when: Interval | None
    row: int


def named_events(sheet: Sheet) -> tuple[Named, ...]:
    """Return the events that the text names, in order."""
    return tuple(event for row in sheet.rows for event in _row(row))


def _row(row: Row) -> list[Named]:
    found = []
    for index, item in enumerate(row.items):
        event = item.entry("EVENT")
        if event is None or item.kind != "EVENT" or event.tag not in CARRIES:
            continue
        first, last = _left(row.items, index), _right(row.items, index)
        when = _when(row.items[first : last + 1]) or _beside(row.items, first, last)
        found.append(Named(row.items[first].start, row.items[last].end, event.tag, when, row.index))
    return found


def _left(items: Sequence[Item], index: int) -> int:
    """Return where the phrase begins: adjectives, dates, places and names before the head."""
    first = index
    while first > 0 and index - first < MAX_LEFT and items[first - 1].kind in {"WORD", "DATE", "PLACE", "DEMONYM", "NAME", "GEN", "GUARD"}:
        if items[first - 1].low.endswith("ly"):
            break
        first -= 1
    while first < index and items[first].kind in {"GEN"}:
        first += 1
    return first


def _right(items: Sequence[Item], index: int) -> int:
    """Return where the phrase ends: "in PLACE", "in DATE", "of political prisoners"."""
    last = index
    while last + 2 < len(items) and items[last + 1].low in {"in", "of"} and items[last + 2].kind in {"PLACE", "DATE"}:
        last += 2
    return last


def _when(items: Sequence[Item]) -> Interval | None:
    return next((item.value.when for item in items if isinstance(item.value, FoundDate) and item.value.when), None)


def _beside(items: Sequence[Item], first: int, last: int) -> Interval | None:
    """Return the time of an event from a date right beside its phrase ("On 4 March, protests ..."; "massacre ... in 1988")."""
    near = [*range(max(0, first - 4), first), *range(last + 1, min(len(items), last + 4))]
    for index in near:
        value = items[index].value
        if isinstance(value, FoundDate) and value.when and value.kind not in {"anniversary", "relative"}:
            return value.when
    return None


def event_of(row: Row, at: int, events: Sequence[Named]) -> Named | None:
    """Return the event a span is about: named in its sentence (nearest), else the last one named shortly before."""
    here = [event for event in events if event.row == row.index]
    if here:
        return min(here, key=lambda event: min(abs(event.start - at), abs(event.end - at)))
    before = [event for event in events if row.index - SPREAD <= event.row < row.index]
    return before[-1] if before else None
