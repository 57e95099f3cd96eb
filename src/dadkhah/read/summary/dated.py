"""The dates of a text, and what each counts for the day of its main event.

In: a scene, its dates resolved against the day of publication. Out: Dated after Dated, none of them to come.
Every date counts by its kind, by how near it stands to harm and to what harm, and by how early. A date of print
("originally published on") counts little. A day or month without a year that would lie most of a year back is one to
come ("the hearing on 3 May", told in March), and sooner so beside a word that looks ahead.
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

AFTERMATH = frozenset({"charged", "sentenced", "released", "rescued", "ransomed", "sentenced_to_death"})
"""What a court does, and what ends a captivity, comes after what a text is about."""
MILDER = frozenset({"silenced", "displaced", "other"})
"""Bans, closures, dismissals, flight: they are told of whole groups and years, harm to life and liberty of an event."""
UNDONE = frozenset({"lemma", "s"})
"""Forms of a verb that tell no act done: "to arrest", "it kills"."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
VAGUE = frozenset({"weekday", "relative", "anniversary", "period", "season"})
"""Kinds of dates that state no day of the month."""
THAT_DAY = frozenset({"today", "yesterday"})
"""Of those, the words that state a day all the same."""
BOUNDS = frozenset({("until",), ("till",), ("by",), ("as", "of"), ("up", "to")})
"""Words before a date that something ended or was counted at, not one that it happened on."""
OPEN = frozenset({"day", "month", "range"})
"""Kinds of dates that may leave their year open."""
LOOKS_AHEAD = 12
"""So many words before a date may say that it is to come."""


class Dated(msgspec.Struct, frozen=True):
    """One date of the text, the line it stands in, and what it counts."""

    line: int
    year: int
    month: int | None
    day: int | None
    worth: float
    act: str


class Stand(msgspec.Struct, frozen=True):
    """A date in its line: the words at..after-1, and the harm nearest to it."""

    line: Line
    item: Item
    found: FoundDate
    at: int
    after: int
    near: Hit | None


def dates(told: Scene) -> Iterator[Dated]:
    """Yield the dates of a text within one year and not to come, with what each counts."""
    anchor = told.sheet.captured.description.day
    published = anchor.end if anchor is not None else None
    behind = [False, *(bool(line.alarms) for line in told.lines)]
    for line in told.lines:
        for item in line.items:
            if isinstance(item.value, FoundDate) and (parts := _parts(item.value.when)):
                stand = _stand(line, item, item.value)
                if published is None or not _to_come(stand, published):
                    year, month, day = parts
                    worth = _worth(stand, behind[line.index], published)
                    yield Dated(
                        line.index,
                        year,
                        month,
                        day if _states_day(stand) else None,
                        worth,
                        stand.near.tag if stand.near else "",
                    )


def _parts(when: Interval | None) -> tuple[int, int | None, int | None] | None:
    if when is None or when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    if when.start.month != when.end.month:
        return when.start.year, None, None
    return when.start.year, when.start.month, when.start.day if when.start == when.end else None


def _stand(line: Line, item: Item, found: FoundDate) -> Stand:
    at = next((at for at, token in enumerate(line.tokens) if token.start >= item.start), 0)
    after = next((at for at, token in enumerate(line.tokens) if token.start >= item.end), len(line.tokens))
    near = min(line.alarms, key=lambda hit: _distance(hit, at, after), default=None)
    return Stand(line, item, found, at, after, near)


def _distance(hit: Hit, at: int, after: int) -> int:
    """Return how many words stand between a date and a phrase."""
    return max(hit.first - after, at - hit.after, 0)


def _words(stand: Stand) -> list[str]:
    return [stand.line.low(at) for at in range(stand.at, stand.after)]


def _states_day(stand: Stand) -> bool:
    return stand.found.kind not in VAGUE or not THAT_DAY.isdisjoint(_words(stand))


def _to_come(stand: Stand, published: date) -> bool:
    """Say whether a date lies ahead of publication, as said or, where it leaves its year open, as meant."""
    found, weigh = stand.found, weights("when")
    if found.when is None or found.when.start is None or found.when.end is None or found.when.start > published:
        return True
    if found.kind not in OPEN or found.anchor != "publication" or found.ahead is None or "last" in _words(stand):
        return False
    before = (stand.line.low(at) for at in range(stand.at - LOOKS_AHEAD, stand.after))
    ahead = any(word in words_of("en", "summary_forward") for word in before)
    return (published - found.when.end).days > weigh["ahead_days" if ahead else "open_days"]


def _worth(stand: Stand, behind: bool, published: date | None) -> float:
    """Return what a date counts, rounded so that equal signs count the same; `behind`: its line follows harm."""
    line, weigh = stand.line, weights("when")
    signs = {
        "lead": line.index < weigh["lead_lines"],
        "role": bool(line.roles),
        "behind": behind and not line.alarms,
        "full": _states_year(stand),
        "past": _long_past(stand.found.when, published),
        "bound": (line.low(stand.at - 1),) in BOUNDS or (line.low(stand.at - 2), line.low(stand.at - 1)) in BOUNDS,
        "print": _printed(line),
        "milder": stand.near is not None and stand.near.tag in MILDER,
        "undone": stand.near is not None and stand.near.part == "verb" and stand.near.form in UNDONE,
    }
    counted = prod(weigh[sign] for sign, shown in signs.items() if shown)
    return round(counted * weigh.get(stand.found.kind, 1.0) * _standing(stand), 6)


def _states_year(stand: Stand) -> bool:
    """Say whether a date names its year, which texts do where the event is not of these days."""
    return any(YEAR.fullmatch(stand.line.tokens[at].text) for at in range(stand.at, stand.after))


def _long_past(when: Interval | None, published: date | None) -> bool:
    """Say whether a date is years before publication.

    Dates of these days come with every statement and hearing; one that far back is there for what happened then.
    """
    if published is None or when is None or when.end is None:
        return False
    return (published - when.end).days >= weights("when")["past_days"]


def _printed(line: Line) -> bool:
    """Say whether a line tells when a text was printed ("originally published", "copyright")."""
    said = " ".join(token.low for token in line.tokens)
    return any(phrase in said for phrase in words_of("en", "summary_print"))


def _standing(stand: Stand) -> float:
    """Return what a date counts by its nearness to harm in its sentence: less behind a verb of saying, or a court's."""
    weigh, near = weights("when"), stand.near
    if near is None:
        return weigh["apart"]
    between = range(near.after, stand.at) if near.first < stand.at else range(stand.after, near.first)
    said = weigh["said"] if any(stand.line.low(one) in words_of("en", "summary_says") for one in between) else 1.0
    if _distance(near, stand.at, stand.after) > weigh["reach"]:
        return weigh["harm"] * said
    return weigh["after" if near.tag in AFTERMATH else "close"] * said
