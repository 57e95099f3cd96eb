"""Type of a victim, as far as the words that belong to a name tell it."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import person, told

from dadkhah.read.summary.roles import NONE_TOLD, _roles, told_of, types

ASHA = "Asha Dervan"
NONE = (NONE_TOLD,)
CALM = " It rained." * 9
"""So much that one word does not speak for the whole text."""
JOURNALIST, DEFENDER, UNIONIST = ("journalist",), ("human rights defender",), ("trade unionist",)


def of(text: str, name: str = ASHA) -> tuple[str, ...]:
    return types(told(text), person(text, name))


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
    assert of(text) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Asha Dervan was a reporter. She was arrested.", JOURNALIST),
        ("Asha Dervan has been a brave champion for women's rights.", DEFENDER),
        ("Asha Dervan, another dissident reporter, was arrested.", JOURNALIST),
        ("Asha Dervan and two other activists were arrested.", DEFENDER),
        ("Asha Dervan and two activists were arrested.", NONE),
        ("Activists, including Asha Dervan and Pell Ostrand, were arrested.", DEFENDER),
        ("Asha Dervan told reporters that she was arrested.", NONE),
        ("Asha Dervan was arrested; Pell Ostrand, a reporter; a nurse too.", NONE),
    ],
)
def test_a_role_belongs_to_a_name_by_its_place(text: str, types: tuple[str, ...]) -> None:
    assert of(text + CALM) == types


@pytest.mark.parametrize(
    ("name", "types"),
    [("Pell Ostrand", JOURNALIST), ("Tovin Hale", JOURNALIST), ("Asha Dervan", DEFENDER), ("Mira Tesk", DEFENDER)],
)
def test_a_role_word_in_a_list_rules_the_names_up_to_the_next(name: str, types: tuple[str, ...]) -> None:
    text = "They arrested journalists Pell Ostrand and Tovin Hale and activists Asha Dervan and Mira Tesk."
    assert of(text, name) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The director of the Network for Human Rights, Asha Dervan, was arrested.", DEFENDER),
        ("Asha Dervan, vice-president of the Free Union of Bakers, was arrested.", UNIONIST),
        ("Asha Dervan, the owner of a radio station, was arrested.", JOURNALIST),
        ("Asha Dervan, who listened to the radio, was arrested.", NONE),
        ("The director of the bakery, Asha Dervan, was arrested.", NONE),
        ("The head of the newspaper, Pell Ostrand, saw Asha Dervan arrested.", NONE),
    ],
)
def test_an_office_in_a_body_tells_the_type(text: str, types: tuple[str, ...]) -> None:
    assert of(text + CALM) == types


def test_what_a_whole_text_speaks_of_is_not_told_of_a_person() -> None:
    text = "Asha Dervan was held. Reporters met. Editors met. Journalists met."
    assert told_of(told(text), person(text, ASHA)) is None


def test_a_role_in_apposition_counts_as_one_before_the_name() -> None:
    def worth(text: str) -> float:
        laid = told(text)
        (naming,) = person(text, ASHA).mentions
        return sum(each for _, each in _roles(laid.lines[0], naming))

    title = worth("The activist Asha Dervan came.")
    assert worth("Asha Dervan, a tall and quiet activist, came.") == title
    assert worth("Asha Dervan, the guest of a tall activist, came.") < title
    assert worth("Asha Dervan came by bus with one activist.") < title


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Police held two reporters. They were identified as Pell Ostrand and Asha Dervan." + CALM, JOURNALIST),
        ("Police held two reporters. The men were later named as Pell Ostrand and Asha Dervan." + CALM, JOURNALIST),
        ("Police told reporters so. They were identified as Pell Ostrand and Asha Dervan." + CALM, NONE),
        ("Police held two reporters. They were seen by Pell Ostrand and Asha Dervan." + CALM, NONE),
        ("Police held a reporter. They were identified as Pell Ostrand and Asha Dervan." + CALM, NONE),
        ("Police held two reporters. One guard was identified as Asha Dervan." + CALM, NONE),
    ],
)
def test_whom_the_sentence_before_spoke_of(text: str, types: tuple[str, ...]) -> None:
    assert of(text) == types
