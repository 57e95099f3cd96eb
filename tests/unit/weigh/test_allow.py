"""What a stated quantity allows, bound by bound."""

from __future__ import annotations

import pytest

from dadkhah.model.claim import Bound, Quantity
from dadkhah.model.span import Span
from dadkhah.model.tally import Allowed
from dadkhah.weigh.allow import allowed, apart, excludes, rounding


def stated(low: int | None, high: int | None, bound: Bound, words: str = "n") -> Quantity:
    return Quantity(low, high, bound, Span(0, len(words), words))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (stated(304, 304, "exact"), Allowed(304, 304, True, True)),
        (stated(0, 0, "exact"), Allowed(0, 0, True, True)),
        (stated(10, 10, "exact"), Allowed(10, 10, True, True)),
        (stated(20, 20, "exact"), Allowed(15, 24, False, False)),
        (stated(1500, 1500, "exact"), Allowed(1450, 1549, False, False)),
        (stated(12000, 12000, "exact"), Allowed(11500, 12499, False, False)),
        (stated(30000, 30000, "exact"), Allowed(25000, 34999, False, False)),
        (stated(12, 12, "exact", "a dozen"), Allowed(10, 14, False, False)),
        (stated(1500, None, "at_least"), Allowed(1500, None, True, False)),
        (stated(1500, None, "more_than"), Allowed(1501, None, True, False)),
        (stated(None, 225, "at_most"), Allowed(None, 225, False, True)),
        (stated(None, 225, "fewer_than"), Allowed(None, 224, False, True)),
        (stated(None, 200, "nearly"), Allowed(180, 200, False, True)),
        (stated(1500, 1500, "about"), Allowed(1350, 1650, False, False)),
        (stated(40, 60, "between"), Allowed(40, 60, True, True)),
        (stated(2000, None, "vague"), Allowed(2000, None, False, False)),
        (stated(None, None, "about"), Allowed(None, None, False, False)),
    ],
)
def test_each_bound(quantity: Quantity, expected: Allowed) -> None:
    assert allowed(quantity) == expected


def test_a_slip_allows_all_its_readings_softly() -> None:
    slip = Quantity(12, None, "vague", Span(0, 5, "dozen"), readings=((12, 12), (24, None)))
    assert allowed(slip) == Allowed(12, None, low_hard=False, high_hard=False)


def test_a_slip_with_closed_readings_is_closed() -> None:
    slip = Quantity(3, 30, "exact", Span(0, 1, "3"), readings=((3, 3), (30, 30)))
    assert allowed(slip) == Allowed(3, 30, low_hard=False, high_hard=False)


@pytest.mark.parametrize(
    ("number", "unit"), [(7, 1), (10, 1), (20, 10), (150, 10), (1500, 100), (12000, 1000), (225, 1)]
)
def test_the_unit_of_rounding(number: int, unit: int) -> None:
    assert rounding(number) == unit


def test_only_hard_ends_exclude() -> None:
    up_to, plain = allowed(stated(None, 225, "at_most")), allowed(stated(1500, 1500, "exact"))
    assert not excludes(up_to, plain)
    assert apart(up_to, plain)
    assert excludes(up_to, allowed(stated(1500, None, "at_least")))
    assert excludes(allowed(stated(304, 304, "exact")), up_to)


def test_touching_ends_do_not_exclude() -> None:
    assert not excludes(allowed(stated(None, 200, "nearly")), allowed(stated(191, None, "at_least")))
    assert not excludes(allowed(stated(None, 225, "at_most")), allowed(stated(225, None, "at_least")))
    assert excludes(allowed(stated(None, 225, "fewer_than")), allowed(stated(225, None, "at_least")))
