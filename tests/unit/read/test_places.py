"""How many places something reached, and nouns of place that only stand before another."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

COUNTED = [
    ("The strike reached 14 cities.", [14]),
    ("People marched in 48 towns and nine districts.", [48, 9]),
    ("Forty villages were shelled.", [40]),
    ("Residents of six villages fled.", [6]),
    ("Two prison directors spoke.", []),
    ("The ministry built 14 villages.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_places(text: str, expected: list[int]) -> None:
    assert [line["low"] for line in lines(text, "count") if line["kind"] == "places"] == expected
