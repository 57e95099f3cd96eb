"""Type and age of a victim, as far as the text tells them."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import person, told

from dadkhah.read.summary import traits

ASHA = "Asha Dervan"
NONE = (traits.NONE_TOLD,)


def of(text: str, name: str = ASHA) -> tuple[tuple[str, ...], str]:
    laid, one = told(text), person(text, name)
    found = traits.described(laid, one)
    return found.types, found.age_group


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The reporter Asha Dervan was arrested.", ("journalist",)),
        ("Asha Dervan, a human rights lawyer, was arrested.", ("human rights defender",)),
        ("The union leader Asha Dervan was arrested.", ("trade unionist",)),
        ("The baker Asha Dervan was arrested.", NONE),
        ("The journalists Pell Ostrand and Asha Dervan were arrested.", ("journalist",)),
        ("Asha Dervan was arrested. " + "The street was calm. " * 9 + "A reporter saw it.", NONE),
        ("The editor Pell Ostrand and the baker Asha Dervan were arrested. " + "It rained. " * 9, NONE),
        ("The baker Pell Ostrand and the editor Asha Dervan were arrested.", ("journalist",)),
        ("The podcaster Asha Dervan was arrested.", ("journalist",)),
        ("Asha Dervan, a widely read and feared news blogger, was arrested.", ("journalist",)),
        ("Asha Dervan, a well-known local rights activist, was arrested.", ("human rights defender",)),
        ("The community organiser Asha Dervan was arrested.", ("human rights defender",)),
        ("Asha Dervan was held. Reporters met. Editors met. Journalists met.", ("journalist",)),
    ],
)
def test_types(text: str, types: tuple[str, ...]) -> None:
    assert of(text)[0] == types


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
    assert of(text)[1] == age


def test_a_role_in_apposition_counts_as_one_before_the_name() -> None:
    def worth(text: str) -> float:
        laid = told(text)
        (naming,) = person(text, ASHA).mentions
        return sum(each for _, each in traits._roles(laid.lines[0], naming))

    title = worth("The activist Asha Dervan came.")
    assert worth("Asha Dervan, a tall and quiet activist, came.") == title
    assert worth("Asha Dervan, the guest of a tall activist, came.") < title
    assert worth("Asha Dervan came by bus with one activist.") < title
