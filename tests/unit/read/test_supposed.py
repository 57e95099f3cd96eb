"""What a sentence says, and what it only supposes, intends or keeps from saying. Everybody is invented."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, items_of

from dadkhah.read.supposed import intended, limited, unsaid

ORDERED = "Tolenar Vargason ordered the killing of 12 villagers."

UNSAID = (
    "Nobody has shown that", "None of the witnesses said", "Neither court found that", "Few believe that",
    "No report says that", "The report does not say that", "The report stops short of saying that",
    "The rumour that", "It would be wrong to say that", "There was little evidence that",
    "Investigators ruled out that", "Prosecutors dropped the charge that", "The jury was not convinced that",
    "Orlan Tesh dreamed that",
)  # fmt: skip


@pytest.mark.parametrize("lead", UNSAID)
def test_what_nobody_says_is_no_accusation(lead: str) -> None:
    assert accused(f"{lead} {ORDERED}") == []


SAID = (
    "The court found that", "Witnesses told the court that", "The report says that", "Prosecutors say",
    "The Lantern confirmed on Monday that", "Orlan Tesh, a lawyer, alleged that",
)  # fmt: skip


@pytest.mark.parametrize("lead", SAID)
def test_what_somebody_says_is_one(lead: str) -> None:
    assert accused(f"{lead} {ORDERED}") == ["Tolenar Vargason"]


def test_a_relative_clause_is_said() -> None:
    assert accused("The raid that Tolenar Vargason ordered killed 12 villagers.") == ["Tolenar Vargason"]


@pytest.mark.parametrize("verb", ["threatened", "wanted", "hoped", "swore"])
def test_what_somebody_means_to_do_is_not_done(verb: str) -> None:
    assert accused(f"Tolenar Vargason {verb} to kill 12 villagers.") == []


@pytest.mark.parametrize("verb", ["went so far as", "helped", "conspired", "managed"])
def test_what_somebody_comes_to_do_is_done(verb: str) -> None:
    assert accused(f"Tolenar Vargason {verb} to kill 12 villagers.") == ["Tolenar Vargason"]


def test_the_signs_one_by_one() -> None:
    row = items_of("None of the judges said that Tolenar Vargason wanted to kill villagers.")
    said, kill = (next(at for at, item in enumerate(row) if item.low == word) for word in ("said", "kill"))
    assert (limited(row, said), unsaid(row, kill), intended(row, kill)) == (True, True, True)
    assert (limited(row, 0), unsaid(row, 0), intended(row, 0)) == (False, False, False)


def test_a_question_put_to_somebody_is_no_accusation_of_them() -> None:
    assert accused("Villagers asked Tolenar Vargason who killed 12 villagers.") == []
    assert accused("It was Tolenar Vargason who ordered the killing of 12 villagers.") == ["Tolenar Vargason"]
    assert accused("Tolenar Vargason, who ordered the killing of 12 villagers, resigned.") == ["Tolenar Vargason"]


ELSEWHERE = (
    "Guards attacked Orlan Tesh, director of the harbour archive, beating him badly.",
    "Members of the archive and Orlan Tesh, arresting over 57 people in one sweep.",
    "Twelve men were killed in the manner depicted by Tolenar Vargason.",
    "Tolenar Vargason has killed it with his pride.",
    "Tolenar Vargason executed nine search warrants in Orsa.",
    "Tolenar Vargason stood by as armed band leaders abducted his brother.",
    "Tolenar Vargason seized some 25 mayor's offices.",
    "A film, which may have been shot by Tolenar Vargason, shows the square.",
)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_done_to_somebody_or_to_no_person_accuses_nobody(text: str) -> None:
    assert accused(text) == []


def test_a_surname_that_two_people_share_is_left_as_it_is_written() -> None:
    text = "Samel Dorrin was tried. His mother, Ilvane Maria Dorrin, wept. Dorrin killed 12 villagers."
    assert accused(text) == ["Dorrin"]
    assert accused("Samel Dorrin was tried. Dorrin killed 12 villagers.") == ["Samel Dorrin"]
