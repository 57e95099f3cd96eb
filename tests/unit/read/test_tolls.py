"""The number that a toll is said to be."""

from __future__ import annotations

import pytest
from tests.unit.read.test_anaphora import counted

TOLLS = [
    ("The death toll was estimated at over 640.", [("killed", 640)]),
    ("The number of executions this year is 83.", [("executed", 83)]),
    ("Rebels killed 40 men. The governor gave the number of victims as 23.", [("killed", 40), ("killed", 23)]),
    ("Rebels killed 40 men. The number confirmed by the families is 38.", [("killed", 40), ("killed", 38)]),
    ("The correct number is 14.", []),
    ("Rebels killed 40 men. The number of buses is 23.", [("killed", 40)]),
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_tolls(text: str, expected: list[tuple[str, int]]) -> None:
    assert counted(text) == expected
