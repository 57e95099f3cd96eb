"""Figures that cannot both hold.

In: the rows of one tally. Out: Conflicts between hard bounds. Nothing else conflicts: a part is no total, a region not
the country, one group of victims not everybody, a day not the whole event, and a toll still being counted may have
grown.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from dadkhah.model.span import Interval
from dadkhah.model.tally import Conflict, Tally, TallyRow
from dadkhah.weigh.allow import excludes
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.scope import count_of, totals, voice
from dadkhah.weigh.wording import quantity_words

COUNTING = timedelta(days=90)
"""How long after an event a toll is taken to be still counted, so that a later, higher one is no contradiction
(a convention: decision 0053)."""


def conflicts(ground: Ground, tally: Tally) -> tuple[Conflict, ...]:
    """Return the pairs of rows whose hard bounds exclude one another, the lower figure first; pairs sorted by claim."""
    found = (
        _conflict(ground, tally, one, other)
        for rows in totals(ground, tally)
        for one, other in combinations([row for row in rows if row.compared and row.claim not in ground.revised], 2)
        if excludes(one.allowed, other.allowed)
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda conflict: (conflict.a, conflict.b)))


def _conflict(ground: Ground, tally: Tally, one: TallyRow, other: TallyRow) -> Conflict | None:
    if follows(ground, one, other) or may_have_grown(ground, tally, one, other) or may_be_part(ground, one, other):
        return None
    a, b = _by_number(one, other)  # the lower first: an order by id would change with the names in a text
    words = f"{_stated(ground, a)} and {_stated(ground, b)} leave no value in common"
    note = "; both come from one origin" if a.origin == b.origin else ""
    return Conflict(a.claim, b.claim, f"{words}: both bounds are stated{note}")


def _stated(ground: Ground, row: TallyRow) -> str:
    return quantity_words(count_of(ground.claims[row.claim]).quantity)


def follows(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    """Say whether two rows are steps of one voice's toll: it states them on different days, and neither is a limit."""
    days = {day_of(ground, one), day_of(ground, other)}
    return (
        voice(ground, one) == voice(ground, other)
        and None not in days
        and len(days) == 2
        and _steps(ground, one, other)
    )


def _steps(ground: Ground, *rows: TallyRow) -> bool:
    return all(is_step(ground, row) for row in rows)


def is_step(ground: Ground, row: TallyRow) -> bool:
    """Say whether a row can be a step of a toll: it states a lower end, no vague one, and denies nothing."""
    quantity = count_of(ground.claims[row.claim]).quantity
    return quantity.low is not None and quantity.bound != "vague" and not is_zero(ground, row)


def is_zero(ground: Ground, row: TallyRow) -> bool:
    """Say whether a row states that nobody suffered it ("not one was killed"): a denial, no count under way."""
    quantity = count_of(ground.claims[row.claim]).quantity
    return quantity.low == 0 and quantity.high == 0


def may_be_part(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    """Say whether the lower of two figures of one text is plain: it may count a part that no word links."""
    low, _ = _by_number(one, other)
    return one.source == other.source and count_of(ground.claims[low.claim]).quantity.bound == "exact"


def may_have_grown(ground: Ground, tally: Tally, one: TallyRow, other: TallyRow) -> bool:
    """Say whether the lower row ended earlier than the higher one, while the event was still being counted."""
    low, high = _by_number(one, other)
    first, last = known_at(ground, low), known_at(ground, high)
    if first is None or last is None or first.end is None or last.start is None or first.end >= last.start:
        return False
    event = ground.clusters[tally.event].when
    counting = timedelta() if is_zero(ground, low) else COUNTING
    return event is None or event.end is None or first.end <= event.end + counting


def _by_number(one: TallyRow, other: TallyRow) -> tuple[TallyRow, TallyRow]:
    lower = one.allowed.high is not None and other.allowed.low is not None and one.allowed.high < other.allowed.low
    return (one, other) if lower else (other, one)


def known_at(ground: Ground, row: TallyRow) -> Interval | None:
    """Return when a row's information ends: as stated, else its publication."""
    return count_of(ground.claims[row.claim]).as_of or row.published


def day_of(ground: Ground, row: TallyRow) -> date | None:
    """Return the last day of a row's information, None where it is not known."""
    known = known_at(ground, row)
    return known.end if known else None
