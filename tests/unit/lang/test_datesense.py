"""What a date means, seen through resolution alone. All sentences are invented."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dadkhah.lang.dates import find_dates
from dadkhah.model.span import Interval

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
KNOWN = date(2021, 3, 10)
"""A Wednesday."""


def resolved(text: str, anchor: Interval | None = None, previous: Interval | None = None) -> Interval | None:
    return find_dates(text, anchor=anchor, previous=previous)[0].when


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize("offset", range(7))
def test_a_weekday_is_the_last_one_up_to_publication(offset: int) -> None:
    day = KNOWN - timedelta(days=offset)
    assert resolved(f"on {WEEKDAYS[day.weekday()]}", Interval(KNOWN, KNOWN)) == Interval(day, day)


@pytest.mark.parametrize("width", [0, 1, 7, 30, 400])
@pytest.mark.parametrize("words", ["yesterday", "last year", "on Tuesday", "two years ago", "last month", "this week"])
def test_a_wider_publication_gives_a_wider_date(words: str, width: int) -> None:
    narrow = resolved(words, Interval(KNOWN, KNOWN))
    wide = resolved(words, Interval(KNOWN - timedelta(days=width), KNOWN))
    assert narrow is not None
    assert wide is not None
    assert narrow.start is not None
    assert wide.start is not None
    assert wide.start <= narrow.start
    assert wide.end == narrow.end


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("early 2019", days("2019-01-01", "2019-04-30")),
        ("mid-2019", days("2019-05-01", "2019-08-31")),
        ("late 2019", days("2019-09-01", "2019-12-31")),
        ("early March 2018", days("2018-03-01", "2018-03-10")),
        ("mid-March 2018", days("2018-03-11", "2018-03-20")),
        ("late March 2018", days("2018-03-21", "2018-03-31")),
        ("the end of March 2018", days("2018-03-21", "2018-03-31")),
        ("early 1980s", days("1980-01-01", "1983-12-31")),
        ("mid-1980s", days("1984-01-01", "1986-12-31")),
        ("late 1980s", days("1987-01-01", "1989-12-31")),
        ("the '90s", days("1990-01-01", "1999-12-31")),
        ("spring 2019", days("2019-03-01", "2019-06-21")),
        ("autumn of 2019", days("2019-09-01", "2019-12-21")),
        ("the fall of 2019", days("2019-09-01", "2019-12-21")),
        ("early summer of 2019", days("2019-06-01", "2019-07-09")),
        ("from 1988 to 1990", days("1988-01-01", "1990-12-31")),
        ("1988-89", days("1988-01-01", "1989-12-31")),
        ("November 2018 to March 2019", days("2018-11-01", "2019-03-31")),
        ("November to March 2019", days("2018-11-01", "2019-03-31")),
    ],
)
def test_parts(words: str, when: Interval) -> None:
    assert resolved(f"in {words} it rained") == when


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("the same year", days("2018-01-01", "2018-12-31")),
        ("that month", days("2018-03-01", "2018-03-31")),
        ("the previous month", days("2018-02-01", "2018-02-28")),
        ("the following year", days("2019-01-01", "2019-12-31")),
        ("the year before", days("2017-01-01", "2017-12-31")),
        ("the day after", days("2018-03-06", "2018-03-06")),
        ("that week", days("2018-03-05", "2018-03-11")),
        ("that decade", days("2010-01-01", "2019-12-31")),
        ("that weekend", days("2018-03-08", "2018-03-11")),
        ("in July of that year", days("2018-07-01", "2018-07-31")),
        ("3 July of the following year", days("2019-07-03")),
    ],
)
def test_by_the_date_before(words: str, when: Interval) -> None:
    assert resolved(words, previous=days("2018-03-05")) == when
    assert resolved(words) is None


def test_two_possible_years_leave_the_year_open() -> None:
    assert resolved("in July of that year", previous=days("2017-12-01", "2018-01-31")) is None


@pytest.mark.parametrize("words", ["in November 2019", "on 29 February 2020", "the 1988 floods", "since 1979"])
def test_a_stated_date_needs_no_publication(words: str) -> None:
    assert resolved(words) == resolved(words, Interval(KNOWN, KNOWN)) is not None


def test_a_leap_day_without_a_year_is_the_last_that_was() -> None:
    assert resolved("on 29 February", Interval(KNOWN, KNOWN)) == days("2020-02-29")


@pytest.mark.parametrize(
    "words", ["31 February 2020", "0 May 2020", "99 Aban 1398", "2019-02-30", "40/40/2019", "1995 to 1990"]
)
def test_what_does_not_exist_is_no_date_of_that_form(words: str) -> None:
    assert all(found.kind not in {"day", "range"} for found in find_dates(words))


@pytest.mark.parametrize("anchor", [Interval(date.min, date.min), Interval(date.max, date.max), Interval(None, KNOWN)])
@pytest.mark.parametrize(
    "words", ["last year", "tomorrow", "next decade", "that week", "on Monday", "5 May", "ten years ago", "last winter"]
)
def test_the_ends_of_the_calendar_do_no_harm(words: str, anchor: Interval) -> None:
    found = find_dates(words, anchor=anchor)
    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert len(found) == 1
