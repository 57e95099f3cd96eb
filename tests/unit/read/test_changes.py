"""Both ends of a change, and what a group is said to be."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None, str | None]]:
    """Return kind, low and part of every count of a text."""
    return [(line["kind"], line["low"], line["part"]) for line in lines(text, "count")]


CHANGES = [
    ("The ministry raised its toll to 304 from 208.", [208, 304]),
    ("The ministry revised the toll from 40 to 52.", [40, 52]),
    ("Deaths among miners rose to 425.", [425]),
    ("The ministry spoke of 94 deaths and then cut the number to 58.", [58, 94]),
    ("The number of miners killed by the Friday blast has reached at least 116.", [116]),
    ("The toll, which stood at 40 on Monday, has risen to 52.", [40, 52]),
    ("Fatal casualties among miners have climbed past 30.", [30]),
]


@pytest.mark.parametrize(("text", "lows"), CHANGES)
def test_both_ends_of_a_change_are_read(text: str, lows: list[int]) -> None:
    found = [(kind, low) for kind, low, _ in counted(text)]
    assert sorted(low for _, low in found if low is not None) == lows
    assert {kind for kind, _ in found} == {"killed"}


NO_CHANGE = [
    "The wounded were brought to two clinics.",
    "After the killings she went to 12 meetings.",
    "Two soldiers fell ill and the price rose to 40.",
    "The river rose to 4.",
    "Most of the dead were under eighteen.",
]


@pytest.mark.parametrize("text", NO_CHANGE)
def test_movement_is_no_change_of_a_figure(text: str) -> None:
    assert counted(text) == []


EQUALS = [
    ("The dead were 7 men, 6 women and 3 infants.", [("killed", 7), ("killed", 6), ("killed", 3)]),
    ("The memo puts the wounded at 2,310.", [("injured", 2310)]),
    ("The dead numbered 304.", [("killed", 304)]),
    ("Among the dead were 12 children.", [("killed", 12)]),
]


@pytest.mark.parametrize(("text", "expected"), EQUALS)
def test_a_group_is_counted_by_what_it_is(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(kind, low) for kind, low, _ in counted(text)] == expected
