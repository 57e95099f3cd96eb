"""Who the victims are: what was done to them makes them victims, what they do or say does not."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import signs_of, told, victims_of

from dadkhah.read.summary.people import people
from dadkhah.read.summary.victims import scored

ASHA = "Asha Dervan"


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Journalist Asha Dervan was arrested in Lima on Monday.", [ASHA]),
        ("Police arrested the journalist Asha Dervan at her home.", [ASHA]),
        ("The killing of the journalist Asha Dervan shocked the town.", [ASHA]),
        ("The reporter Asha Dervan, who covered the strike, was shot dead. Her editor wept.", [ASHA]),
        ("The activists Asha Dervan and Pell Ostrand were abducted by men with guns.", [ASHA, "Pell Ostrand"]),
        ("The blogger Asha Dervan disappeared in March. Dervan was last seen at a cafe.", [ASHA]),
        ("The union leader Asha Dervan was jailed. The spokesman Pell Ostrand said the law was clear.", [ASHA]),
    ],
)
def test_whom_something_was_done_to(text: str, victims: list[str]) -> None:
    assert victims_of(text) == victims


@pytest.mark.parametrize(
    "text",
    [
        "The minister Asha Dervan said that the law was clear.",
        "Asha Dervan opened the fair in Lima.",
        "The harvest was good, Asha Dervan told the council.",
        "The murder suspect Asha Dervan fled over the border.",
        "The parcel was stolen. Dervan, a shop, was closed.",
    ],
)
def test_nobody_is_a_victim(text: str) -> None:
    assert victims_of(text) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Asha Dervan was arrested.", "passive"),
        ("Asha Dervan, who ran a small paper in the hills above the old town, was arrested.", "passive_far"),
        ("Soldiers beat Asha Dervan.", "object"),
        ("The death of Asha Dervan is not explained.", "of"),
        ("The death of a retired nurse, Asha Dervan, is not explained.", "of"),
        ("Asha Dervan's arrest was not explained.", "possessed"),
        ("Asha Dervan's mother waited outside.", "kin"),
        ("Asha Dervan is in custody.", "state"),
        ("The editor Asha Dervan came home.", "role"),
        ("The minister Asha Dervan came home.", "office"),
        ("Asha Dervan said that it was late.", "speaks"),
        ("The man was shot by Asha Dervan.", "agent"),
        ("Asha Dervan killed the animal.", "does"),
        ("The victims included Asha Dervan.", "listed"),
        ("Asha Dervan and Pell Ostrand came home.", "chain"),
        ("The suspect Asha Dervan came home.", "suspect"),
        ("Asha Dervan was charged with the murder of a guard.", "suspect"),
        ("Asha Dervan was convicted of the murder of a guard.", "suspect"),
        ("Asha Dervan pleaded guilty to the kidnapping of a guard.", "suspect"),
        ("Asha Dervan, 34, came home.", "aged"),
        ("The Asha Dervan came home.", "article"),
        ("Mary Dervan came home.", "given"),
        ("The town slept. The next day Dervan was in jail.", "single"),
        ("Asha Dervan came. Dervan ate. Dervan left.", "often"),
    ],
)
def test_each_sign(text: str, sign: str) -> None:
    name = next(one.name for one in people(told(text)) if "Dervan" in one.name)
    assert sign in signs_of(text, name)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Asha Dervan came home; a man was arrested.", "passive"),
        ("The man who was beaten saw Asha Dervan.", "object"),
        ("Asha Dervan was arrested over a debt.", "suspect"),
        ("Asha Dervan was convicted of a debt.", "suspect"),
        ("Asha Dervan, 2031, came home.", "aged"),
        ("The editor Asha Dervan came home.", "article"),
        ("After the arrest of Pell Ostrand came Asha Dervan.", "of"),
        ("After the arrest of robbers, Asha Dervan came home.", "of"),
        ("Asha Dervan came home.", "harm"),
        ("Asha Dervan came home.", "often"),
    ],
)
def test_no_such_sign(text: str, sign: str) -> None:
    assert sign not in signs_of(text, ASHA)


def test_who_is_named_first_late_in_a_text_has_less() -> None:
    text = "The town slept. It rained. It snowed. It rained again. Asha Dervan was arrested."
    assert "late" in signs_of(text, ASHA)
    assert "late" not in signs_of("Asha Dervan was arrested. It rained.", ASHA)


def test_what_is_done_counts_more_than_what_is_said() -> None:
    laid = told("The reporter Asha Dervan was arrested. The mayor Pell Ostrand said so.")
    first, second = people(laid)
    assert scored(laid, first) > 1 > scored(laid, second)


def test_a_swap_of_names_swaps_the_victims() -> None:
    text = "The activist {} was arrested by the police. {} said that it was late."
    assert victims_of(text.format(ASHA, "Pell Ostrand")) == [ASHA]
    assert victims_of(text.format("Pell Ostrand", ASHA)) == ["Pell Ostrand"]


def test_equal_signs_make_equal_sums_in_any_order() -> None:
    laid = told("The reporter Qorv Dervan was arrested. The reporter Pell Ostrand was arrested.")
    first, second = (scored(laid, one) for one in people(laid))
    assert first == second == round(first, 6)


def test_the_more_victims_a_text_names_the_more_each_must_show() -> None:
    listed = "The victims included Mary Dervan. "
    others = "".join(
        f"The reporter {first} Ostrand was shot dead. " for first in ("Peter", "Paul", "Anna", "Maria", "Jan")
    )
    assert "Mary Dervan" in victims_of(listed + "The reporter Peter Ostrand was shot dead.")
    assert "Mary Dervan" not in victims_of(listed + others)
