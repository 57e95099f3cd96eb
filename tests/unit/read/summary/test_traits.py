"""The age of a victim, as far as the text tells it."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import person, told

from dadkhah.read.summary import traits

ASHA = "Asha Dervan"


def of(text: str, name: str = ASHA) -> str:
    return traits.described(told(text), person(text, name)).age_group


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("The boy Asha Dervan was shot.", "child"),
        ("Asha Dervan, 14, was shot.", "child"),
        ("Asha Dervan, 41, was shot.", "adult"),
        ("The 9-year-old Asha Dervan was shot.", "child"),
        ("The 19-year-old Asha Dervan was shot.", "adult"),
        ("The student Asha Dervan was shot.", "adult"),
        ("Asha Dervan was shot.", "adult"),
    ],
)
def test_age(text: str, age: str) -> None:
    assert of(text) == age
