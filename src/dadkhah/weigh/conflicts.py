"""Figures that cannot both hold.

In: the rows of one tally. Out: Conflicts between hard bounds. Nothing else conflicts: a part is no total, a region not
the country, one group of victims not everybody, a day not the whole event, and a toll still being counted may have
grown.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from dadkhah.lang import names
from dadkhah.model.claim import Claim, Count
from dadkhah.model.span import Interval
from dadkhah.model.tally import Conflict, Tally, TallyRow
from dadkhah.weigh.allow import excludes
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.lexicon import populations
from dadkhah.weigh.wording import quantity_words

COUNTING = timedelta(days=90)
"""How long after an event a toll is taken to be still counted, so that a later, higher one is no contradiction
(a convention: decision 0053)."""

EVERYBODY = "people"


def conflicts(ground: Ground, tally: Tally) -> tuple[Conflict, ...]:
    """Return the pairs of rows whose hard bounds exclude one another, sorted by claim."""
    found = (_conflict(ground, tally, one, other) for one, other in combinations(tally.rows, 2))
    return tuple(sorted((one for one in found if one is not None), key=lambda conflict: (conflict.a, conflict.b)))


def _conflict(ground: Ground, tally: Tally, one: TallyRow, other: TallyRow) -> Conflict | None:
    if not excludes(one.allowed, other.allowed) or not comparable(ground, tally, one, other):
        return None
    if revises(ground, one, other) or may_have_grown(ground, tally, one, other) or may_be_part(ground, one, other):
        return None
    a, b = sorted((one, other), key=lambda row: row.claim)
    words = f"{_stated(ground, a)} and {_stated(ground, b)} leave no value in common"
    note = "; both come from one origin" if a.origin == b.origin else ""
    return Conflict(a.claim, b.claim, f"{words}: both bounds are stated{note}")


def _stated(ground: Ground, row: TallyRow) -> str:
    return quantity_words(count_of(ground.claims[row.claim]).quantity)


def count_of(claim: Claim) -> Count:
    """Return the body of a count claim; raise TypeError for any other."""
    if not isinstance(claim.body, Count):
        raise TypeError(f"a {claim.type} claim is no count")
    return claim.body


def comparable(ground: Ground, tally: Tally, one: TallyRow, other: TallyRow) -> bool:
    """Say whether two rows can contradict one another: both are asserted, and totals of the same."""
    return one.compared and other.compared and same_total(ground, tally, one, other)


def same_total(ground: Ground, tally: Tally, one: TallyRow, other: TallyRow) -> bool:
    """Say whether two rows are totals of the same population, window and area."""
    return (
        one.part is None
        and other.part is None
        and population(ground, one) == population(ground, other)
        and window(ground, tally, one) == window(ground, tally, other)
        and area(ground, tally, one) == area(ground, tally, other)
    )


def population(ground: Ground, row: TallyRow) -> str:
    """Return whom a row counts: "people" for everybody, a group, or the words for one that is not known."""
    victims = count_of(ground.claims[row.claim]).victims
    if victims is None:
        return EVERYBODY
    words = names.words(victims.exact)
    known = sorted({populations()[word] for word in words if word in populations()})
    special = [one for one in known if one != EVERYBODY]
    return ", ".join(special) or (EVERYBODY if known else " ".join(words))


def window(ground: Ground, tally: Tally, row: TallyRow) -> Interval | None:
    """Return the time a row counts; None for the whole event: no time stated, or one that holds the event's."""
    event = ground.clusters[tally.event].when
    if row.time is None or event is None or _holds(row.time, event):
        return None
    return row.time


def _holds(outer: Interval, inner: Interval) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return starts and (outer.end is None or (inner.end is not None and outer.end >= inner.end))


def area(ground: Ground, tally: Tally, row: TallyRow) -> str | None:
    """Return the place a row counts; None for the whole event: no place stated, or the event's own or one around it."""
    whole = ground.clusters[tally.event].place_ids
    stated = ground.claims[row.claim].place
    if stated is None or row.place_id in whole:
        return None
    if row.place_id is None:
        return " ".join(names.words(stated.text.exact))
    return None if not whole and _is_country(ground, row.place_id) else row.place_id


def _is_country(ground: Ground, place_id: str) -> bool:
    """Say whether the gazetteer knows that a place lies in no other."""
    places = (cluster for cluster in ground.clusters.values() if cluster.kind == "place" and cluster.outermost)
    return any(place_id in cluster.place_ids for cluster in places)


def revises(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    """Say whether one row's claim revises the other's."""
    return other.claim in ground.claims[one.claim].revises or one.claim in ground.claims[other.claim].revises


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
    return event is None or event.end is None or first.end <= event.end + COUNTING


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


def numbers(rows: Sequence[TallyRow], ground: Ground) -> list[tuple[int | None, int | None]]:
    """Return the numerals of some rows as stated."""
    return [(quantity.low, quantity.high) for row in rows for quantity in [count_of(ground.claims[row.claim]).quantity]]
