"""Days as files and pages write them for machines.

In: "2020-11-15", "2020-11", "2020", a time stamp of RFC 3339. Out: a day or an interval of days; None for anything
else. The day of a time stamp is the one written, in the time zone written: that is the publisher's day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dadkhah.model.span import Interval

STAMP = re.compile(
    r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d{2}:?\d{2}[\d:.,]*\s*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?\s*", re.IGNORECASE
)
COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\s*")


def days_of(written: str) -> Interval | None:
    """Return the days a date, month, year or time stamp names (ISO 8601, RFC 3339); None where it names none."""
    match = STAMP.fullmatch(written) or COMPACT.fullmatch(written)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        return _interval(year or 0, month, day)
    except ValueError:  # there is no such day
        return None


def day_of(written: str) -> date | None:
    """Return the one day that a date or time stamp names; None for a month, a year or anything else."""
    days = days_of(written)
    return days.start if days and days.start == days.end else None


def _interval(year: int, month: int | None, day: int | None) -> Interval:
    first = date(year, month or 1, day or 1)
    last_month = month or 12
    return Interval(first, date(year, last_month, day or monthrange(year, last_month)[1]))
