"""Whom a name stands for inside a longer phrase: in doubt nobody. All names are invented."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import accused, items_of, lines

from dadkhah.read.heads import is_body, possesses, set_apart, stands_for_itself

OTHERS = [
    "Prisoners were tortured by RLF goons.",
    "Tolenar Vargason henchmen shot two farmers.",
    "Tolenar Vargason supporters attacked villagers in Orsa.",
    "Tolenar Vargason allies killed 12 villagers.",
    "Twelve villagers were killed by Tolenar Vargason rivals.",
    "Twelve villagers were killed by Tolenar Vargason's brother.",
    "Orlan Tesh accuses Tolenar Vargason's brother of murdering villagers.",
    "Riverbank Guards critics attacked villagers.",
    "Riverbank Guards rivals killed 12 villagers.",
    "The Riverbank Guards affiliate attacked villagers.",
    "Twelve villagers were killed by a Riverbank Guards splinter group.",
    "An RLF affiliate accused of attacking villagers was banned.",
    "The Ministry of Justice seized the Orsa Record on Monday.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_others_do_is_not_laid_on_a_name_beside_them(text: str) -> None:
    assert accused(text) == []


ITSELF = {
    "Tolenar Vargason then killed 12 villagers.": "Tolenar Vargason",
    "Riverbank Guards themselves killed 12 villagers.": "Riverbank Guards",
    "Twelve villagers were killed by the Riverbank Guards militia.": "Riverbank Guards",
    "The RLF spy agency arrested an activist.": "RLF",
    "She was arrested by RLF officials in December.": "RLF",
    "They suffered torture at Tolenar Vargason's hands.": "Tolenar Vargason",
}


@pytest.mark.parametrize(("text", "name"), ITSELF.items())
def test_what_a_name_or_its_own_people_do_is_laid_on_it(text: str, name: str) -> None:
    assert accused(text) == [name]


NOT_HIM = [
    "Tolenar Vargason supporters were arrested in Orsa.",
    "Supporters of Tolenar Vargason were arrested in Orsa.",
    "Police arrested Tolenar Vargason supporters in Orsa.",
    "Prosecutors charged Tolenar Vargason's deputy with murder.",
    "A Tolenar Vargason aide was sanctioned by the council.",
    "The brother of Tolenar Vargason was arrested in Orsa.",
    "Tolenar Vargason critics denied the accusations.",
    "Tolenar Vargason loyalists said “we will fight on until the end”.",
]


@pytest.mark.parametrize("text", NOT_HIM)
def test_what_happens_to_others_does_not_happen_to_a_name_beside_them(text: str) -> None:
    who = [line.get(field) for line in lines(text) for field in ("subject", "actor", "speaker")]
    assert "Tolenar Vargason" not in who


def test_a_critic_who_is_named_is_the_one_meant() -> None:
    (line,) = lines("Tolenar Vargason critic Orlan Tesh was arrested in Orsa.", "proceeding")
    assert line["subject"] == "Orlan Tesh"


def test_a_trial_of_somebody_is_theirs() -> None:
    (line,) = lines("The trial of Tolenar Vargason was adjourned.", "proceeding")
    assert line["subject"] == "Tolenar Vargason"


def test_the_signs_one_by_one() -> None:
    row = items_of("The Riverbank Guards militia left Tolenar Vargason's brother and Guards critics.")
    body, person = (next(at for at, item in enumerate(row) if item.kind == kind) for kind in ("ORG", "PERSON"))
    assert (is_body(row, body), stands_for_itself(row, body), set_apart(row, body)) == (True, True, False)
    assert (possesses(row, person), stands_for_itself(row, person)) == (True, True)
