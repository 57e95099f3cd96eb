"""How long an office was held: "from 2004 to 2009", "since 2011", "until her death in 2015", "(2004-2009)".

In: items and the offset where the words of an office end. Out: an item whose date is the term, open where it is open.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.sheet import Sheet

OPENS = frozenset({"from", "between"})
ENDS = frozenset({"until", "till"})


def term_behind(items: Sequence[Item], offset: int) -> Item | None:
    """Return the term that stands right behind an office's words, None where none does."""
    at = next((i for i, item in enumerate(items) if item.start >= offset), len(items))
    at += 1 if at < len(items) and items[at].low in {"(", ","} else 0
    if at >= len(items):
        return None
    found = items[at].value
    if isinstance(found, FoundDate):
        if (when := _open(items[at].low, found.when)) is not None:
            return _dated(items[at], items[at], found, when)
        return items[at] if items[at].low in OPENS or _bracketed(items, at) else None
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or not isinstance(following.value, FoundDate):
        return None
    when = _open(items[at].low, following.value.when)
    return _dated(items[at], following, following.value, when) if when is not None else None


def _bracketed(items: Sequence[Item], at: int) -> bool:
    """Say whether a date of more than one year stands in brackets ("(2004-2009)")."""
    found = items[at].value
    when = found.when if isinstance(found, FoundDate) else None
    several = when is not None and when.start is not None and when.end is not None and when.start.year < when.end.year
    return bool(several) and items[at - 1].low == "("


def _open(word: str, when: Interval | None) -> Interval | None:
    """Return the term that "since" or "until" makes of a date."""
    if when is None:
        return None
    if word == "since":
        return Interval(when.start, None)
    return Interval(None, when.end) if word in ENDS else None


def _dated(first: Item, last: Item, found: FoundDate, when: Interval) -> Item:
    return Item("DATE", first.start, last.end, first.low, (), msgspec.structs.replace(found, when=when))


def ended_on(date: Item) -> Item:
    """Return the term that ended on a date ("resigned in May 2030"), open where it began."""
    found = date.value
    if not isinstance(found, FoundDate) or found.when is None:
        return date
    return _dated(date, date, found, Interval(None, found.when.end))


def has_ended(sheet: Sheet, term: Item) -> bool:
    """Say whether a term was over when the text was published, as far as both dates are known."""
    when = term.value.when if isinstance(term.value, FoundDate) else None
    day = sheet.captured.description.day
    return bool(when and when.end and day and day.start and when.end < day.start)
