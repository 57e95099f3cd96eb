"""Stated stretches of time between events: "the strike began almost two months after the march".

In: a sheet and its events. Out: Lapse after Lapse, for `weigh` to hold against the dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from dadkhah.lang.lapses import FoundLapse, find_lapses
from dadkhah.model.reading import Lapse
from dadkhah.model.span import Interval, Span, quote
from dadkhah.read.context import CARRY, event_of
from dadkhah.read.events import Named, Told
from dadkhah.read.sheet import Row, Sheet


def lapses(sheet: Sheet, events: Told) -> tuple[Lapse, ...]:
    """Return the stated stretches of time between two events, or between an event and the time of writing."""
    return tuple(lapse for row in sheet.rows for lapse in _row(sheet, row, events))


def _row(sheet: Sheet, row: Row, events: Told) -> Iterator[Lapse]:
    for found in find_lapses(sheet.content, start=row.sentence.start, end=row.sentence.end, words=row.sentence.words):
        here = events.by_row.get(row.index, ())
        before = [event for event in here if event.end <= found.start]
        after = [event for event in here if event.start >= found.end]
        context = event_of(sheet, row, (found.start, found.end), events)
        right = after[0] if after else None
        left = before[-1] if before else context if context is not right else events.before(row.index, CARRY)
        if left is None and right is None:
            continue
        yield _lapse(sheet, row, found, left, right)


def _lapse(sheet: Sheet, row: Row, found: FoundLapse, left: Named | None, right: Named | None) -> Lapse:
    """Make the record: "A after B" has A later; "A before B" has B later; "ago" counts back from the event told of."""
    later, earlier = (right, left) if found.direction == "before" else (left, right)
    return Lapse(
        clause=quote(sheet.content, row.sentence.start, row.sentence.end, "clause"),
        stated=quote(sheet.content, found.start, found.end, "stated"),
        later=_span(sheet, later),
        earlier=_span(sheet, earlier),
        later_when=_when(later),
        earlier_when=_when(earlier),
        low_days=found.low_days,
        high_days=found.high_days,
    )


def _span(sheet: Sheet, event: Named | None) -> Span | None:
    return quote(sheet.content, event.start, event.end, "event") if event else None


def _when(event: Named | None) -> Interval | None:
    return event.when if event else None
