"""Three calendars, one kind of answer.

In: year, month, day in the Gregorian, Solar Hijri or lunar Hijri calendar. Out: an Interval of Gregorian days, or
None for a date that
does not exist or lies outside what the conversion covers.
Solar Hijri years are astronomical and convert exactly; lunar months begin with a sighting, so that a lunar date is
good to a day either way.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

import msgspec
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

from dadkhah.lang import lexicon
from dadkhah.model.span import Interval

Calendar = Literal["gregorian", "solar_hijri", "lunar_hijri"]

SIGHTING = timedelta(days=1)
"""How far a month by sighting may lie from the Umm al-Qura calendar (van Gent, The Umm al-Qura Calendar)."""

PLAUSIBLE: dict[Calendar, tuple[int, int]] = {
    "gregorian": (1500, 2199),
    "solar_hijri": (1200, 1499),
    "lunar_hijri": (1200, 1499),
}
"""Years that a report can mean in each calendar: 1398 after a Persian month is never the year 1398 of our era."""


class Month(msgspec.Struct, frozen=True):
    """A month by its name; `sure` where the name is no ordinary word or given name."""

    calendar: Calendar
    number: int
    language: str
    sure: bool


@cache
def months() -> dict[str, Month]:
    """Return the months of the lexicon by name, as written and in capitals."""
    found: dict[str, Month] = {}
    for row in lexicon.load("months"):
        calendar = msgspec.convert(row["calendar"], type=Calendar)
        month = Month(calendar, int(row["month"]), row["language"], row["sure"] == "yes")
        found.setdefault(row["name"], month)
        found.setdefault(row["name"].upper(), month)
    return found


@cache
def days() -> dict[str, tuple[str, int]]:
    """Return the English month and the day of every day of the year that has a name, as written and with ’ for '."""
    found = {row["name"]: (row["month"], int(row["day"])) for row in lexicon.load("days")}
    return {**{name.replace("'", "\u2019"): day for name, day in found.items()}, **found}


def month_named(name: str) -> Month | None:
    """Return the month of a name as written in a text, or None."""
    return months().get(" ".join(re.sub(r"[’`]", "'", name).split()))


def _first(calendar: Calendar, year: int, month: int, day: int) -> date:
    """Convert one day; raise ValueError or OverflowError where it does not exist or is not covered."""
    if calendar == "solar_hijri":
        converted: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        return converted
    if calendar == "lunar_hijri":
        lunar = Hijri(year, month, day).to_gregorian()
        return date(lunar.year, lunar.month, lunar.day)
    return date(year, month, day)


@lru_cache(4096)
def _span(calendar: Calendar, first: tuple[int, int, int], after: tuple[int, int, int] | None) -> Interval | None:
    """Return the days from `first` to the day before `after` (or `first` alone), widened for a calendar by sighting."""
    try:
        start = _first(calendar, *first)
        end = start if after is None else _first(calendar, *after) - timedelta(days=1)
        slack = SIGHTING if calendar == "lunar_hijri" else timedelta(0)
        return Interval(start - slack, end + slack)
    except (ValueError, OverflowError):
        return None


def day_of(calendar: Calendar, year: int, month: int, day: int) -> Interval | None:
    """Return one day, or None where it does not exist."""
    return _span(calendar, (year, month, day), None)


def month_of(calendar: Calendar, year: int, month: int) -> Interval | None:
    """Return the days of one month, or None where it does not exist."""
    return _span(calendar, (year, month, 1), (year + month // 12, month % 12 + 1, 1))


def year_of(calendar: Calendar, year: int) -> Interval | None:
    """Return the days of one year, or None where it is not covered."""
    return _span(calendar, (year, 1, 1), (year + 1, 1, 1))


def year_in(calendar: Calendar, day: date) -> int:
    """Return the year in which a Gregorian day falls; in the lunar calendar by its mean length (354.367 days)."""
    if calendar == "solar_hijri":
        return int(JalaliDate(day).year)  # type: ignore[no-untyped-call]
    if calendar == "lunar_hijri":
        return int((day - date(622, 7, 19)).days / 354.367) + 1
    return day.year


def hull(*intervals: Interval | None) -> Interval | None:
    """Return the shortest interval that holds all given ones; None where none is given. An open end stays open."""
    kept = [interval for interval in intervals if interval is not None]
    if len(kept) < 2 or (len(kept) == 2 and kept[0] is kept[1]):
        return kept[0] if kept else None
    starts, ends = [one.start for one in kept], [one.end for one in kept]
    start = None if None in starts else min(day for day in starts if day)
    return Interval(start, None if None in ends else max(day for day in ends if day))
