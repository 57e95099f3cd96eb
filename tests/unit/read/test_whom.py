"""Whom a step is against: never somebody who only stands inside another's phrase. Everybody is invented."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines, only

NOBODY = [
    "A man who plotted to kidnap Maret Osling was arrested on Monday.",
    "The gunman wanted for killing Maret Osling was arrested.",
    "Supporters of Maret Osling were arrested.",
    "Police detained two Maret Osling supporters.",
    "Police detained Maret Osling's brother.",
    "He denied a charge Maret Osling had heard of.",
    "The minister appealed to Maret Osling to stay.",
    "“We need a partner for this,” Maret Osling appealed.",
    "Extraditing Maret Osling would embolden others.",
    "A warrant for Maret Osling's arrest was rejected.",
    "Despite these charges, Maret Osling stayed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_name_inside_another_phrase_suffers_no_step(text: str) -> None:
    assert [line["subject"] for line in lines(text, "proceeding") if "Osling" in str(line["subject"])] == []


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Maret Osling, who had met Dorn Hask and Orlan Vessik, was charged with spying.", {"Maret Osling"}),
        (
            "Maret Osling and Dorn Hask, former guards of the prison, were charged with theft.",
            {"Maret Osling", "Dorn Hask"},
        ),
        ("Just like Dorn Hask, Maret Osling was charged with theft.", {"Maret Osling"}),
        ("The trial of the Sarel Choir singer Maret Osling began.", {"Maret Osling"}),
        ("In an order of May, a judge dismissed the charges against Maret Osling.", {"Maret Osling"}),
        ("Police arrested Maret Osling, Dorn Hask said.", {"Maret Osling"}),
        (
            "The arrest of Maret Osling, Dorn Hask and Orlan Vessik was news.",
            {"Maret Osling", "Dorn Hask", "Orlan Vessik"},
        ),
        ("Police arrested the writer Maret Osling and Dorn Hask with two others.", {"Maret Osling", "Dorn Hask"}),
        ("Hours after detaining the deputy governor Maret Osling, the army took the town.", {"Maret Osling"}),
    ],
)
def test_who_suffers_a_step(text: str, subjects: set[str]) -> None:
    assert {line["subject"] for line in lines(text, "proceeding")} == subjects


def test_he_is_not_the_one_whose_death_is_told() -> None:
    text = "They knew of the death of Maret Osling, he was charged with her murder."
    assert [line["subject"] for line in lines(text, "proceeding") if line["subject"] == "Maret Osling"] == []


def test_a_group_begins_behind_the_comma() -> None:
    line = only("In the capital, 18 members of the party were put on trial.", "proceeding")
    assert line["subject"] == "18 members of the party"


def test_cases_are_no_defendants() -> None:
    assert lines("The nine other cases were tried in May.", "proceeding") == []


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Maret Osling was acquitted by a harbour court even then.", "a harbour court"),
        ("Maret Osling was convicted of insult by reposting a comment.", None),
        ("The court heard of the acquittal of Maret Osling by her family.", None),
        ("Maret Osling was tried before a military court.", "a military court"),
    ],
)
def test_which_authority(text: str, authority: str | None) -> None:
    assert only(text, "proceeding")["authority"] == authority


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        ("Maret Osling was arrested together with her child.", None),
        ("Maret Osling was arrested for the first time.", None),
        ("Maret Osling was charged with “inciting” others.", "“inciting” others"),
        ("Maret Osling was sentenced to nine weeks of prison and 30 lashes.", None),
        ("Maret Osling was convicted of funding the 2013 marches.", "funding the 2013 marches"),
    ],
)
def test_what_is_no_charge(text: str, charges: str | None) -> None:
    found = [line["charges"] for line in lines(text, "proceeding")]
    assert found[-1] == charges


def test_an_office_that_owns_a_building_is_not_who_was_held() -> None:
    assert (
        lines("Several marchers near the residence or the Prosecutor-General's office were detained.", "proceeding")
        == []
    )
