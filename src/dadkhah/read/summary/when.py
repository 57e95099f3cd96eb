"""When the main event happened, as far as the text tells.

In: a scene, its dates resolved against the day of publication. Out: (year, month, day), each None where not told.
Every date counts by its kind, by how near it stands to harm, and by how early. The date that counts most, of equals
the first, is that of the main event, and gives all three: a text that dates it "in 2019" tells no month, whatever
months its other dates have. A weekday tells the year and the month but no day: "on Monday" states none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import prod

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Hit, Line, Scene

When = tuple[int | None, int | None, int | None]
NEVER: When = (None, None, None)
AFTERMATH = frozenset({"charged", "sentenced", "released", "rescued", "ransomed", "sentenced_to_death"})
"""What a court does, and what ends a captivity, comes after what a text is about."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
VAGUE = frozenset({"weekday", "relative", "anniversary", "period", "season"})
"""Kinds of dates that state no day of the month."""
BOUNDS = frozenset({("until",), ("till",), ("by",), ("as", "of"), ("up", "to")})
"""Words before a date that something ended or was counted at, not one that it happened on."""


class Dated(msgspec.Struct, frozen=True):
    """One date of the text, the line it stands in, and what it counts."""

    line: int
    year: int
    month: int | None
    day: int | None
    worth: float


def when(told: Scene) -> When:
    """Return year, month and day of the main event."""
    best, weigh = main_date(told), weights("when")
    if best is None or best.worth < weigh["least_year"]:
        return NEVER
    month = best.month if best.worth >= weigh["least_month"] else None
    return best.year, month, best.day if month is not None and best.worth >= weigh["least_day"] else None


def main_date(told: Scene) -> Dated | None:
    """Return the date that counts most, the first of equals; None where the text has none."""
    anchor = told.sheet.captured.description.day
    published = anchor.end if anchor is not None else None
    behind = [False, *(bool(line.alarms) for line in told.lines)]
    found = (one for line in told.lines for one in _dates(line, behind[line.index], published))
    return max(found, key=lambda one: one.worth, default=None)


def _dates(line: Line, behind: bool, published: date | None) -> Iterator[Dated]:
    """Yield the dates of a sentence within one year, none of them to come; `behind`: the sentence follows harm."""
    for item in line.items:
        found = item.value
        if not isinstance(found, FoundDate) or found.when is None or (parts := _parts(found.when)) is None:
            continue
        if published is None or found.when.start is None or found.when.start <= published:
            year, month, day = parts
            worth = _worth(line, item, found, behind, _long_past(found.when, published))
            yield Dated(line.index, year, month, None if found.kind in VAGUE else day, worth)


def _parts(when: Interval) -> tuple[int, int | None, int | None] | None:
    if when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    if when.start.month != when.end.month:
        return when.start.year, None, None
    return when.start.year, when.start.month, when.start.day if when.start == when.end else None


def _worth(line: Line, item: Item, found: FoundDate, behind: bool, past: bool) -> float:
    """Return what a date counts, rounded so that equal signs count the same."""
    weigh = weights("when")
    at = next((at for at, token in enumerate(line.tokens) if token.start >= item.start), 0)
    after = next((at for at, token in enumerate(line.tokens) if token.start >= item.end), len(line.tokens))
    signs = {
        "lead": line.index < weigh["lead_lines"],
        "role": bool(line.roles),
        "behind": behind and not line.alarms,
        "full": _states_year(line, item),
        "past": past,
        "bound": (line.low(at - 1),) in BOUNDS or (line.low(at - 2), line.low(at - 1)) in BOUNDS,
    }
    counted = prod(weigh[sign] for sign, shown in signs.items() if shown)
    return round(counted * weigh.get(found.kind, 1.0) * _standing(line, at, after), 6)


def _states_year(line: Line, item: Item) -> bool:
    """Say whether a date names its year, which texts do where the event is not of these days."""
    return any(YEAR.fullmatch(token.text) for token in line.tokens if item.start <= token.start < item.end)


def _long_past(when: Interval, published: date | None) -> bool:
    """Say whether a date is years before publication.

    Dates of these days come with every statement and hearing; one that far back is there for what happened then.
    """
    if published is None or when.end is None:
        return False
    return (published - when.end).days >= weights("when")["past_days"]


def _standing(line: Line, at: int, after: int) -> float:
    """Return what a date counts by its nearness to harm in its sentence: less behind a verb of saying, or a court's."""
    weigh = weights("when")
    if not line.alarms:
        return weigh["apart"]
    near = min(line.alarms, key=lambda hit: _distance(hit, at, after))
    between = range(near.after, at) if near.first < at else range(after, near.first)
    said = weigh["said"] if any(line.low(one) in words_of("en", "summary_says") for one in between) else 1.0
    if _distance(near, at, after) > weigh["reach"]:
        return weigh["harm"] * said
    return weigh["after" if near.tag in AFTERMATH else "close"] * said


def _distance(hit: Hit, at: int, after: int) -> int:
    """Return how many words stand between a date and a phrase."""
    return max(hit.first - after, at - hit.after, 0)
