"""A step is read only where the text says that it took place or is due: never where it is wished for or supposed."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.taken import noun_taken, verb_taken, words

NOT_TAKEN = [
    "Campaigners called for Orlan Vessik to be put on trial.",
    "Campaigners demanded that Orlan Vessik be arrested.",
    "Police failed to arrest Orlan Vessik.",
    "The minister refused to charge Orlan Vessik.",
    "Orlan Vessik should be tried in Belgium.",
    "Orlan Vessik could be charged with murder.",
    "Orlan Vessik can appeal against the verdict.",
    "Orlan Vessik may face trial.",
    "Orlan Vessik must be prosecuted.",
    "If Orlan Vessik was charged, nobody knew it.",
    "It is unclear whether Orlan Vessik was arrested.",
    "Police tried to arrest Orlan Vessik.",
    "Prosecutors threatened to charge Orlan Vessik with murder.",
    "Nobody has charged Orlan Vessik.",
    "Was Orlan Vessik arrested?",
    "The ministry denied that Orlan Vessik was arrested.",
    "Orlan Vessik feared he would be arrested.",
    "Orlan Vessik was nearly arrested.",
    "Orlan Vessik has yet to be charged.",
    "Lawyers asked the court to acquit Orlan Vessik.",
    "Orlan Vessik was never sentenced for it.",
    "Activists demanded the arrest of Orlan Vessik.",
    "Families called for the trial of Orlan Vessik.",
    "There was no trial of Orlan Vessik.",
    "The arrest of Orlan Vessik would be a first step.",
    "The trial of Orlan Vessik never took place.",
    "The possible extradition of Orlan Vessik was discussed.",
    "The charges against Orlan Vessik were not dropped.",
    "Lawyers want the charges against Orlan Vessik to be dropped.",
    "The court refused to quash the conviction of Orlan Vessik.",
    "Orlan Vessik hopes to be pardoned.",
    "Orlan Vessik pardoned the prisoners.",
    "Orlan Vessik exchanged letters with the minister.",
    "Orlan Vessik dropped the charges against the students.",
]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_is_wished_for_or_supposed_is_no_step(text: str) -> None:
    assert [line["quote"] for line in lines(text, "proceeding")] == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Police managed to arrest Orlan Vessik in 2030.", "arrest", "held"),
        ("Orlan Vessik is to be tried in March 2032.", "trial", "scheduled"),
        ("Orlan Vessik is expected to be sentenced on 4 July 2032.", "sentence", "scheduled"),
        ("Orlan Vessik will be charged with fraud.", "charge", "scheduled"),
        ("A judge ordered Orlan Vessik to stand trial.", "trial", "scheduled"),
        ("The trial of Orlan Vessik will begin in March 2032.", "trial", "scheduled"),
        ("Pending the trial of Orlan Vessik, his passport was kept.", "trial", "scheduled"),
        ("Orlan Vessik has been charged with fraud.", "charge", "held"),
        ("The network said that Orlan Vessik had been arrested.", "arrest", "held"),
        ("The arrest of Orlan Vessik in May 2030 surprised the town.", "arrest", "held"),
    ],
)
def test_done_and_due_are_told_apart(text: str, kind: str, status: str) -> None:
    assert [(line["proceeding"], line["status"]) for line in lines(text, "proceeding")] == [(kind, status)]


def test_may_is_a_month_beside_a_noun() -> None:
    items = items_of("The court issued a warrant for Orlan Vessik in May 2030.")
    at = next(index for index, item in enumerate(items) if item.low == "warrant")
    assert noun_taken(items, at, at + 3) == "done"


def test_a_verb_at_the_start_of_a_line_took_place() -> None:
    assert verb_taken(items_of("Arrested in 2030, he was held for a year."), 0) == "done"


def test_wishes_are_known_in_every_form() -> None:
    assert {"demand", "demands", "demanded", "demanding", "sought"} <= words("wish")
