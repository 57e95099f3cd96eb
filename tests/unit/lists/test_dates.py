"""Dates of cells: three calendars, parts of dates, columns that order days and months in their own way."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.lists.dates import date_of, order_of
from dadkhah.model.span import Interval

NOVEMBER_16 = Interval(date(2019, 11, 16), date(2019, 11, 16))
ABAN = Interval(date(2019, 10, 23), date(2019, 11, 21))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2019-11-16", NOVEMBER_16),
        ("2019-11-16 00:00:00", NOVEMBER_16),
        ("1398/08/25", NOVEMBER_16),
        ("۱۳۹۸/۰۸/۲۵", NOVEMBER_16),
        ("25.8.98", NOVEMBER_16),
        ("۲۵/۸/۹۸", NOVEMBER_16),
        ("16/11/2019", NOVEMBER_16),
        ("11/16/2019", NOVEMBER_16),
        ("16.11.19", NOVEMBER_16),
        ("16 November 2019", NOVEMBER_16),
        ("۲۵ آبان ۱۳۹۸", NOVEMBER_16),
        ("16 de noviembre de 2019", NOVEMBER_16),
        ("Aban 1398", ABAN),
        ("آبان ۱۳۹۸", ABAN),
        ("November 2019", Interval(date(2019, 11, 1), date(2019, 11, 30))),
        ("noviembre 2019", Interval(date(2019, 11, 1), date(2019, 11, 30))),
        ("11/2019", Interval(date(2019, 11, 1), date(2019, 11, 30))),
        ("2019", Interval(date(2019, 1, 1), date(2019, 12, 31))),
        ("1398", Interval(date(2019, 3, 21), date(2020, 3, 19))),
        ("3 Muharram 1440", Interval(date(2018, 9, 12), date(2018, 9, 14))),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(cell: str, days: Interval) -> None:
    assert date_of(cell) == days


@pytest.mark.parametrize(
    "cell", ["", "soon", "32/13/2019", "31/02/2019", "about 16 November 2019 or so", "41", "0/0/0"]
)
def test_what_is_no_date_is_none(cell: str) -> None:
    assert date_of(cell) is None


def test_a_column_tells_how_it_orders_days_and_months() -> None:
    assert order_of(["03/04/2019", "11/16/2019"]) == "month first"
    assert order_of(["03/04/2019", "16/11/2019"]) == "day first"
    assert order_of(["03/04/2019", "2019-04-03", "unknown"]) == "day first"
    assert date_of("03/04/2019", "month first") == Interval(date(2019, 3, 4), date(2019, 3, 4))
    assert date_of("03/04/2019", "day first") == Interval(date(2019, 4, 3), date(2019, 4, 3))
