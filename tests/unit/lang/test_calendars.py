"""Three calendars against days known from published conversion tables."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.lang.calendars import day_of, hull, month_named, month_of, months, year_in, year_of
from dadkhah.model.span import Interval


def days(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


def test_days() -> None:
    assert day_of("gregorian", 2020, 2, 29) == days("2020-02-29", "2020-02-29")
    assert day_of("solar_hijri", 1399, 1, 1) == days("2020-03-20", "2020-03-20")
    assert day_of("lunar_hijri", 1441, 9, 1) == days("2020-04-23", "2020-04-25")


def test_months_and_years() -> None:
    assert month_of("gregorian", 2020, 2) == days("2020-02-01", "2020-02-29")
    assert month_of("gregorian", 2020, 12) == days("2020-12-01", "2020-12-31")
    assert month_of("solar_hijri", 1398, 12) == days("2020-02-20", "2020-03-19")
    assert year_of("solar_hijri", 1398) == days("2019-03-21", "2020-03-19")
    assert year_of("gregorian", 1988) == days("1988-01-01", "1988-12-31")


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [
        ("gregorian", 2019, 2, 29),
        ("gregorian", 2019, 13, 1),
        ("solar_hijri", 1398, 12, 30),
        ("lunar_hijri", 1300, 1, 1),
    ],
)
def test_days_that_do_not_exist(calendar: str, year: int, month: int, day: int) -> None:
    assert day_of(calendar, year, month, day) is None  # type: ignore[arg-type]


def test_the_year_of_a_day() -> None:
    assert year_in("gregorian", date(2019, 11, 15)) == 2019
    assert year_in("solar_hijri", date(2019, 11, 15)) == 1398
    assert year_in("lunar_hijri", date(2019, 11, 15)) == 1441


def test_names_of_months() -> None:
    aban = month_named("Aban")
    assert aban is not None
    assert (aban.calendar, aban.number) == ("solar_hijri", 8)
    assert month_named("NOVEMBER") == month_named("November")
    assert month_named("november") is None
    assert not months()["May"].sure
    assert months()["August"].sure


def test_every_month_of_every_calendar_has_a_name() -> None:
    named = {(month.calendar, month.number) for month in months().values()}
    calendars = ("gregorian", "solar_hijri", "lunar_hijri")
    assert named == {(calendar, number) for calendar in calendars for number in range(1, 13)}


def test_hull() -> None:
    one, other = days("2019-01-01", "2019-02-01"), days("2018-05-01", "2019-01-10")
    assert hull(one, None, other) == days("2018-05-01", "2019-02-01")
    assert hull(None) is None
    assert hull(one, Interval(None, date(2019, 1, 5))) == Interval(None, date(2019, 2, 1))
