"""Type, sex and age of a victim, as far as the text tells them."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import person, told

from dadkhah.read.summary import traits

ASHA = "Asha Dervan"
NONE = (traits.NONE_TOLD,)


def of(text: str, name: str = ASHA) -> tuple[tuple[str, ...], str, str]:
    laid, one = told(text), person(text, name)
    found = traits.described(laid, one)
    return found.types, found.sex, found.age_group


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The reporter Asha Dervan was arrested.", ("journalist",)),
        ("Asha Dervan, a human rights lawyer, was arrested.", ("human rights defender",)),
        ("The union leader Asha Dervan was arrested.", ("trade unionist",)),
        ("The baker Asha Dervan was arrested.", NONE),
        ("The journalists Pell Ostrand and Asha Dervan were arrested.", ("journalist",)),
        ("Asha Dervan was arrested. " + "The street was calm. " * 9 + "A reporter saw it.", NONE),
        ("Asha Dervan was held. Reporters met. Editors met. Journalists met.", ("journalist",)),
    ],
)
def test_types(text: str, types: tuple[str, ...]) -> None:
    assert of(text)[0] == types


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Dervash Dervan was arrested. He was taken to Lima.", "man"),
        ("Dervash Dervan was arrested. She was taken to Lima.", "woman"),
        ("Dervash Dervan was arrested with her sister.", "woman"),
        ("Mr. Dervash Dervan was arrested.", "man"),
        ("The businesswoman Dervash Dervan was arrested.", "woman"),
        ("Dervash Dervan, a father of two, was arrested.", "man"),
        ("Dervash Dervan was arrested.", "unknown"),
        ("Dervash Dervan was arrested. Pell Ostrand said that she was calm.", "unknown"),
        ("Dervash Dervan was arrested. Three days went by. Nobody came. She was then freed.", "unknown"),
    ],
)
def test_sex_by_the_words_around(text: str, sex: str) -> None:
    assert of(text, "Dervash Dervan")[1] == sex


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Mary Dervan", "woman"),
        ("Peter Dervan", "man"),
        ("Jean-Paul Dervan", "man"),
        ("Jean Dervan", "unknown"),
        ("Peter-Paul Dervan", "man"),
        ("Abdulvar Dervan", "man"),
        ("Zorvullah Dervan", "man"),
        ("José Dervan", "man"),
        ("Qorv Dervan", "unknown"),
    ],
)
def test_sex_by_given_name(name: str, sex: str) -> None:
    assert traits.by_given_name(name) == sex


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
    assert of(text)[2] == age


def test_no_given_name_is_borne_by_both() -> None:
    assert set(traits.given_names().values()) == {"man", "woman"}
    assert len(traits.given_names()) > 1000
