"""Days as machines write them."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.capture.days import day_of, days_of
from dadkhah.model.span import Interval


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2031-04-02", date(2031, 4, 2), date(2031, 4, 2)),
        (" 2031-04-02 ", date(2031, 4, 2), date(2031, 4, 2)),
        ("20310402", date(2031, 4, 2), date(2031, 4, 2)),
        ("2031-04", date(2031, 4, 1), date(2031, 4, 30)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-04-02T23:30:00Z", date(2031, 4, 2), date(2031, 4, 2)),
        ("2031-04-02T23:30:00+03:30", date(2031, 4, 2), date(2031, 4, 2)),
        ("2031-04-02 23:30", date(2031, 4, 2), date(2031, 4, 2)),
        ("2031-04-02T23:30:00.123456-0500", date(2031, 4, 2), date(2031, 4, 2)),
    ],
)
def test_days(written: str, start: date, end: date) -> None:
    assert days_of(written) == Interval(start, end)


@pytest.mark.parametrize(
    "written", ["", "2 April 2031", "2031-02-30", "2031-13-01", "04/02/2031", "0000-01-01", "2031-4-2", "yesterday"]
)
def test_what_names_no_day(written: str) -> None:
    assert days_of(written) is None
    assert day_of(written) is None


def test_a_month_is_no_day() -> None:
    assert day_of("2031-04") is None
    assert day_of("2031-04-02") == date(2031, 4, 2)
