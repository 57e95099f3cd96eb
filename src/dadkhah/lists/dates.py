"""Dates as cells write them, in three calendars, as intervals of days.

In: a cell, and how its column orders days and months. Out: an Interval, or None for what is no date. A cell is a whole
date or none: nothing is guessed out of a longer text. Years from 1200 to 1449 are Solar Hijri unless a month of the
lunar calendar stands beside them; two digits are a year of the column's calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from dadkhah.lang import lexicon
from dadkhah.lang.calendars import Calendar, day_of, month_of, year_of
from dadkhah.lang.dates import find_dates
from dadkhah.lang.scripts import fold, script_of
from dadkhah.model.listing import Order
from dadkhah.model.span import Interval

PARTS = re.compile(r"(\d{1,4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,4})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")
MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})|(\d{4})\s*[-/.]\s*(\d{1,2})")
IBERIAN = re.compile(
    r"(?:(?P<day>\d{1,2})[\s/.-]+(?:de\s+)?)?(?P<month>[a-z]{3,10})\.?[\s/.-]+(?:del?\s+)?(?P<year>\d{4})"
)
MONTHS = Path(__file__).with_name("data") / "months.tsv"
YEAR = re.compile(r"\d{4}")
SOLAR = range(1200, 1450)
CENTURY = 40
"""Two digits up to this are years of this century, of our era."""


def order_of(cells: Iterable[str]) -> Order:
    """Return how a column orders days and months: a first or second number above 12 tells; else days first."""
    first = second = 0
    for cell in cells:
        match = PARTS.fullmatch(fold(cell).strip())
        if match and len(match[3]) == 4:
            first, second = first + (int(match[1]) > 12), second + (int(match[2]) > 12)
    return "month first" if second > first else "day first"


def readable(cell: str) -> bool:
    """Say whether a cell is a date."""
    return date_of(cell) is not None


@lru_cache(maxsize=65_536)
def date_of(cell: str, order: Order = "day first") -> Interval | None:
    """Return the days that a cell can mean, or None."""
    plain = fold(cell).strip()
    if match := PARTS.fullmatch(plain):
        return _numbers(
            (match[1], match[2], match[3]), order, solar=script_of(cell) == "arabic" or plain != cell.strip()
        )
    if match := MONTH_YEAR.fullmatch(plain):
        year, month = int(match[2] or match[3]), int(match[1] or match[4])
        return month_of(_calendar(year), year, month) if 1 <= month <= 12 else None
    if YEAR.fullmatch(plain):
        return year_of(_calendar(int(plain)), int(plain))
    return _iberian(plain) or _words(cell)


def _iberian(plain: str) -> Interval | None:
    """Return a date as Spanish and Portuguese write it: 16 de noviembre de 2019."""
    match = IBERIAN.fullmatch(plain)
    month = _months().get(match["month"]) if match else None
    if match is None or month is None:
        return None
    year = int(match["year"])
    return day_of("gregorian", year, month, int(match["day"])) if match["day"] else month_of("gregorian", year, month)


@cache
def _months() -> dict[str, int]:
    return {fold(row["month"]): int(row["number"]) for row in lexicon.table(MONTHS)}


def _words(cell: str) -> Interval | None:
    """Return the date that a cell is, as words."""
    text = cell.strip()
    for language in ("fa", "ar") if script_of(text) == "arabic" else ("en",):
        for found in find_dates(text, language=language):
            rest = text[: found.start] + text[found.end :]
            if found.when is not None and found.anchor == "stated" and not any(char.isalnum() for char in rest):
                return found.when
    return None


def _calendar(year: int) -> Calendar:
    return "solar_hijri" if year in SOLAR else "gregorian"


def _numbers(parts: tuple[str, str, str], order: Order, *, solar: bool) -> Interval | None:
    """Return the day of three numbers; a year of four digits tells its place, else the order does."""
    one, two, three = (int(part) for part in parts)
    if len(parts[0]) == 4 or (order == "year first" and len(parts[2]) < 3) or one > 31:
        year, month, day = _full(one, len(parts[0]), solar=solar), two, three
    else:
        year, month, day = _full(three, len(parts[2]), solar=solar), two, one
        if order == "month first":
            month, day = day, month
    if month > 12 >= day:
        month, day = day, month
    return day_of(_calendar(year), year, month, day)


def _full(year: int, digits: int, *, solar: bool) -> int:
    """Return a year with its century: of the Solar Hijri calendar in columns of that script, else of our era."""
    if digits > 2:
        return year
    if solar or year >= 90:
        return 1300 + year if year >= 10 else 1400 + year
    return (2000 if year <= CENTURY else 1900) + year
