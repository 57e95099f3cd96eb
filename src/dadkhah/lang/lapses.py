"""Stretches of time between two events, as a text states them.

In: text ("almost a year after", "just two months after", "three days before"). Out: FoundLapse: the span, the days it
allows, its direction.

How a stated stretch of n units is read, in days (a month 30.44, a year 365.25; docs/decisions/0030):
    plain, just, only     n - 1/2 to n + 1/2 units: people count in whole units (a quarter either way after "and a
    half")
    exactly               n units, a day either way
    almost, nearly        n - 1/4 units, n units at most
    about, some, roughly  a quarter of n either way, half a unit at least
    less than, under      more than n - 1 units (one would have said n - 1), below n
    more than, over       n units to n + 1 (one would have said n + 1)
    within, up to         0 to n units
    several 3 to 9, a few 2 to 5, a couple of 2 to 3 units
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from dadkhah.lang.numerals import find_numerals
from dadkhah.lang.vocabulary import Vocabulary, firsts, vocabulary

Direction = Literal["after", "before", "ago"]
Days = tuple[float, float]

UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25, "decade": 3652.5, "fortnight": 14.0}
"""Mean lengths in days of the Gregorian calendar."""

VAGUE: dict[str, Days] = {"several": (3, 9), "a few": (2, 5), "a couple of": (2, 3), "a couple": (2, 3), "some": (2, 9)}
READINGS: dict[str, Callable[[float], Days]] = {
    "": lambda n: (max(n - 0.5, 0), n + 0.5),
    "exactly": lambda n: (n, n),
    "almost": lambda n: (max(n - 0.25, 0), n),
    "about": lambda n: (n - max(n / 4, 0.5) if n > 0.5 else 0, n + max(n / 4, 0.5)),
    "less than": lambda n: (max(n - 1, 0), n),
    "more than": lambda n: (n, n + 1),
    "within": lambda n: (0, n),
}
MEANS = {
    "just": "", "only": "", "barely": "almost", "exactly": "exactly", "precisely": "exactly", "almost": "almost",
    "nearly": "almost",
    "close to": "almost", "just under": "almost", "about": "about", "around": "about", "roughly": "about",
    "some": "about",
    "approximately": "about", "less than": "less than", "fewer than": "less than", "under": "less than",
    "more than": "more than",
    "over": "more than", "just over": "more than", "well over": "more than", "at least": "more than",
    "within": "within",
    "up to": "within",
}  # fmt: skip
"""Which reading each approximating word takes (Oxford English Dictionary, under each word)."""

NUMBER = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|a\s+hundred|\d{1,4}"
    r"|several|a\s+few|a\s+couple(?:\s+of)?|half\s+an?"
)
APPROXIMATE = "|".join(sorted((word.replace(" ", r"\s+") for word in MEANS), key=lambda word: (-len(word), word)))
LAPSE = re.compile(
    rf"(?<![\w-])(?:(?P<approximate>{APPROXIMATE})\s+)?(?P<number>{NUMBER})(?:\s+and\s+(?P<half>a\s+half))?\s+"
    rf"(?P<unit>hour|day|week|fortnight|month|year|decade)s?(?P<half2>\s+and\s+a\s+half)?\s+"
    r"(?P<direction>after|later|since|following|before|earlier|prior\s+to|previously|ago)\b",
    re.IGNORECASE,
)
DIRECTIONS: dict[str, Direction] = {
    "after": "after", "later": "after", "since": "after", "following": "after", "before": "before", "earlier": "before",
    "prior to": "before", "previously": "before", "ago": "ago",
}  # fmt: skip


UNIT_WORDS = frozenset([*UNITS, *(f"{unit}s" for unit in UNITS)])
DIRECTION_WORDS = firsts(DIRECTIONS)


class FoundLapse(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time in a text, `low_days` to `high_days`; `approximate` is the approximating word as stated."""

    start: int
    end: int
    low_days: int
    high_days: int
    direction: Direction
    approximate: str
    unit: str


def find_lapses(
    text: str, *, start: int = 0, end: int | None = None, words: Vocabulary | None = None
) -> tuple[FoundLapse, ...]:
    """Return the stretches of time of a text in order; offsets are code points; `words` are its own, where known."""
    stop = len(text) if end is None else end
    held = vocabulary(text, start, stop) if words is None else words
    if UNIT_WORDS.isdisjoint(held) or DIRECTION_WORDS.isdisjoint(held):
        return ()
    return tuple(_lapse(match) for match in LAPSE.finditer(text, start, stop))


def _lapse(match: re.Match[str]) -> FoundLapse:
    approximate = _plain(match["approximate"] or "")
    low, high = _units(_plain(match["number"]), approximate, bool(match["half"] or match["half2"]))
    unit = match["unit"].lower()
    low_days, high_days = low * UNITS[unit], high * UNITS[unit]
    if MEANS.get(approximate) == "exactly":
        low_days, high_days = max(low_days - 1, 0), high_days + 1
    strict = MEANS.get(approximate) == "less than" and low > 0
    return FoundLapse(
        start=match.start(), end=match.end(), low_days=int(low_days) + strict, high_days=int(high_days + 0.5),
        direction=DIRECTIONS[_plain(match["direction"])], approximate=approximate, unit=unit,
    )  # fmt: skip


def _units(number: str, approximate: str, half: bool) -> Days:
    """Return how many units the words allow, at least and at most."""
    if number in VAGUE:
        return VAGUE[number]
    value = _value(number) + (0.5 if half else 0)
    if half and not MEANS.get(approximate, ""):
        return value - 0.25, value + 0.25
    return READINGS[MEANS.get(approximate, "")](value)


def _value(number: str) -> float:
    if number.startswith("half"):
        return 0.5
    found = next(iter(find_numerals(number)), None)
    return 1.0 if found is None else float(found.low)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
