"""Axes: monotone, inside their length, with ticks that can be printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.publish.scale import MOST_TICKS, ZERO_ROOM, day_scale, number_scale, place

pytestmark = pytest.mark.untraced


def test_near_values_share_a_linear_axis_from_zero() -> None:
    scale = number_scale([140, 225, 1500])
    assert not scale.log
    assert (scale.low, scale.at(0), scale.at(scale.high)) == (0, 0, 100)
    assert [tick.label for tick in scale.ticks] == ["0", "500", "1,000", "1,500", "2,000"]


def test_more_than_two_orders_of_magnitude_make_it_logarithmic() -> None:
    assert not number_scale([10, 1000]).log
    scale = number_scale([10, 1001])
    assert scale.log
    assert scale.at(0) == 0
    assert scale.at(10) == ZERO_ROOM
    assert scale.at(100) - scale.at(10) == pytest.approx(scale.at(1000) - scale.at(100), abs=0.02)


def test_one_small_number_still_has_whole_ticks() -> None:
    assert [tick.label for tick in number_scale([1]).ticks] == ["0", "1", "2"]


def test_no_positive_number_at_all() -> None:
    assert number_scale([0]).at(0) == 0


@given(st.lists(st.integers(0, 10**7), min_size=2, max_size=8))
def test_places_are_monotone_and_inside(values: list[int]) -> None:
    scale = number_scale(values)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= item <= 100 for item in places)
    assert sum(bool(tick.label) for tick in scale.ticks) <= MOST_TICKS + 2


def test_days_lie_in_whole_years() -> None:
    scale = day_scale([date(2030, 6, 1), date(2031, 3, 31)])
    assert [tick.label for tick in scale.ticks] == ["2030", "2031", "2032"]
    assert scale.at(date(2030, 1, 1).toordinal()) == 0
    assert scale.at(date(2032, 1, 1).toordinal()) == 100


@given(st.lists(st.dates(date(1, 1, 1), date(9998, 12, 31)), min_size=1, max_size=5))
def test_any_days_have_an_axis(days: list[date]) -> None:
    scale = day_scale(days)
    assert 1 <= len(scale.ticks) <= MOST_TICKS + 1
    assert all(0 <= scale.at(value.toordinal()) <= 100 for value in days)


def test_long_stretches_have_round_years() -> None:
    scale = day_scale([date(1988, 6, 1), date(2021, 3, 31)])
    assert [tick.label for tick in scale.ticks] == ["1990", "2000", "2010", "2020"]


def test_an_axis_of_no_length_puts_everything_in_the_middle() -> None:
    assert place(5, 5, 5, log=False) == 50
