"""When the main event happened, as far as the text tells.

In: a scene, its dates resolved against the day of publication. Out: (year, month, day), each None where not told.
Every date counts by its kind, by how near it stands to harm, and by how early; then the year with the most is taken,
of its dates the month with the most, and of those the day. A weekday tells the year, and its month where it
counts enough, but no day: "on Monday" states none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Line, Scene
from dadkhah.read.summary.votes import heaviest

When = tuple[int | None, int | None, int | None]
NEVER: When = (None, None, None)
AFTERMATH = frozenset({"charged", "sentenced", "released", "sentenced_to_death"})
"""What a court does comes after what a text is about."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
VAGUE = frozenset({"weekday", "relative", "anniversary", "period", "season"})
"""Kinds of dates that state no day of the month."""


class Dated(msgspec.Struct, frozen=True):
    """One date of the text and what it counts."""

    year: int
    month: int | None
    day: int | None
    worth: float


def when(told: Scene) -> When:
    """Return year, month and day of the main event."""
    found = [one for line in told.lines for one in _dates(line)]
    weigh = weights("when")
    year = _most(((one.year, one.worth) for one in found), weigh["least_year"])
    within = [one for one in found if one.year == year]
    month = _most(((one.month, one.worth) for one in within if one.month), weigh["least_month"])
    within = [one for one in within if one.month == month]
    day = _most(((one.day, one.worth) for one in within if one.day), weigh["least_day"])
    return year, month, day


def _most(votes: Iterable[tuple[int, float]], least: float) -> int | None:
    """Return the value with the most weight, the earliest of equals; None where it is too little."""
    best, worth = heaviest(votes)
    return best if worth >= least else None


def _dates(line: Line) -> Iterator[Dated]:
    """Yield the dates of a sentence that lie within one year."""
    for item in line.items:
        found = item.value
        if isinstance(found, FoundDate) and found.when is not None and (parts := _parts(found.when)):
            year, month, day = parts
            stated = found.kind not in VAGUE
            yield Dated(year, month, day if stated else None, _worth(line, item, found))


def _parts(when: Interval) -> tuple[int, int | None, int | None] | None:
    if when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    if when.start.month != when.end.month:
        return when.start.year, None, None
    return when.start.year, when.start.month, when.start.day if when.start == when.end else None


def _worth(line: Line, item: Item, found: FoundDate) -> float:
    """Return what a date counts."""
    weigh = weights("when")
    early = weigh["lead"] if line.index < weigh["lead_lines"] else 1.0
    full = weigh["full"] if _states_year(line, item) else 1.0
    return weigh[_standing(line, item)] * weigh.get(found.kind, 1.0) * early * full


def _states_year(line: Line, item: Item) -> bool:
    """Say whether a date names its year, which texts do where the event is not of these days."""
    return any(YEAR.fullmatch(token.text) for token in line.tokens if item.start <= token.start < item.end)


def _standing(line: Line, item: Item) -> str:
    """Say how near a date stands to harm in its sentence."""
    if not line.harms:
        return "apart"
    at = next((at for at, token in enumerate(line.tokens) if token.start >= item.start), 0)
    near = min(line.harms, key=lambda hit: max(hit.first - at, at - hit.after, 0))
    if max(near.first - at, at - near.after, 0) > weights("when")["reach"]:
        return "harm"
    return "after" if near.tag in AFTERMATH else "close"
