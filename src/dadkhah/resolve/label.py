"""Neutral labels, built by the program: never a source's word for an event.

In: an interval, an event's class. Out: "November 2031", "November 2031 protests", "no event stated, 2031".
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon

MONTHS = tuple(calendar.month_name)


def dated(when: Interval | None) -> str:
    """Return an interval in words: a day, a month, a year, or from - to; empty for none."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None or when.end is None:
        return f"until {_day(when.end)}" if when.end else f"from {_day(when.start)}"
    return _closed(when.start, when.end)


def _closed(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return _months(start, end)
    return f"{_day(start)} to {_day(end)}"


def _months(start: date, end: date) -> str:
    if start.year == end.year and (start.month, end.month) == (1, 12):
        return str(start.year)
    first, last = f"{MONTHS[start.month]} {start.year}", f"{MONTHS[end.month]} {end.year}"
    return first if first == last else f"{first} to {last}"


def _day(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month]} {day.year}" if day else ""


def event_label(event_class: str, when: Interval | None, place: str = "") -> str:
    """Return the label of an event: its date and its class in neutral words, and a place where one is given."""
    noun = lexicon.event_classes()[event_class].label
    label = f"{dated(when)} {noun}" if dated(when) else f"{noun}, no time stated"
    return f"{label}, {place}" if place else label


def unstated_label(when: Interval | None, places: Sequence[str]) -> str:
    """Return the label of an event that no source names."""
    return ", ".join(["no event stated", dated(when) or "no time stated", *places])
