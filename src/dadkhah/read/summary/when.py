"""When the main event happened, as far as the text tells.

In: a scene. Out: (year, month, day), each None where not told.
The date that counts most (dated.py), of equals the first, is that of the main event: a text that dates it "in 2019"
tells no month, whatever months its other dates have, unless one of them lies in that year and counts nearly as much. A
day of the month that it is dated in is its day more surely still: "arrested in May" and, later, "was arrested on 3
May" tell of one arrest.
A weekday tells the year and the month but no day: "on Monday" states none.
"""

from __future__ import annotations

from dadkhah.read.summary.dated import Dated, dates
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Scene

When = tuple[int | None, int | None, int | None]
NEVER: When = (None, None, None)


def when(told: Scene) -> When:
    """Return year, month and day of the main event."""
    best, weigh = main_date(told), weights("when")
    if best is None or best.worth < weigh["least_year"]:
        return NEVER
    month = best.month if best.worth >= weigh["least_month"] else None
    return best.year, month, best.day if month is not None and best.worth >= weigh["least_day"] else None


def main_date(told: Scene) -> Dated | None:
    """Return the date that counts most, the first of equals, or one that tells it more closely; None without dates."""
    found = list(dates(told))
    best = max(found, key=lambda one: one.worth, default=None)
    if best is None:
        return None
    least = weights("when")["finer" if best.month is None else "finer_day"] * best.worth
    finer = [one for one in found if _within(one, best) and one.worth >= least and one.act == best.act]
    return max(finer, key=lambda one: one.worth, default=best)


def _within(one: Dated, other: Dated) -> bool:
    """Say whether a date lies in another and tells more: a month in a year, a day in a month."""
    if other.month is None:
        return one.year == other.year and one.month is not None
    return (one.year, one.month) == (other.year, other.month) and other.day is None and one.day is not None
