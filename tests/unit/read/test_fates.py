"""A verb read by words far behind it counts people and accuses nobody; a ride, a visit or a shelter is no arrest."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.captors import kind_by_agent, opens
from dadkhah.read.fates import far_ends, far_verbs

ACCUSE_NOBODY = [
    "Orlan Vessik drove 12 pupils to the prison to visit their fathers.",
    "Orlan Vessik took his two daughters to the police station to report the theft.",
    "The doctor Orlan Vessik sent four patients to solitary confinement.",
    "The teacher Orlan Vessik put 12 pupils in detention.",
    "Orlan Vessik led 40 women to the barracks to protest.",
    "Orlan Vessik brought six witnesses before the court.",
    "Orlan Vessik pulled nine men out of the house.",
    "Orlan Vessik gave nine prisoners life insurance.",
    "Orlan Vessik left with two friends.",
    "Orlan Vessik gave up 12 captives.",
    "Orlan Vessik spent nine nights in police cells.",
]
NOT_COUNTED = [
    "The bus took 60 players to the match.",
    "Forty refugees were taken in by the monastery.",
    "Six children were brought to the clinic.",
    "The hall held 400 guests.",
    "The camp was built to hold 500.",
    "Two witnesses appeared before the court.",
    "Charges against nine weavers were never brought.",
    "No sign of 14 contracts was found.",
    "The suspect, 34, was arrested at home.",
    "The agency seized 14 passports.",
    "The police charged at 12 marchers.",
    "She held nine talks.",
    "Of the boats 12 were towed.",
]
SIDES = [
    ("Police seized nine men.", "Rebels seized nine men."),
    ("Soldiers led away five clerks.", "Militants led away five clerks."),
    ("The army hauled 70 to the station.", "The militia hauled 70 to the station."),
    ("Troops took 12 women from their homes.", "Gunmen took 12 women from their homes."),
]


@pytest.mark.parametrize("text", ACCUSE_NOBODY)
def test_nobody_is_accused_by_a_far_completion(text: str) -> None:
    assert lines(text, "act") == []
    assert [line["perpetrator"] for line in lines(text, "count") if line["kind"] == "arrested"] in ([], [None])


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_what_only_looks_like_custody_is_not_counted(text: str) -> None:
    assert [(line["kind"], line["stated"]) for line in lines(text, "count") if line["kind"] != "places"] == []


@pytest.mark.parametrize(("one", "other"), SIDES)
def test_both_sides_are_read_alike(one: str, other: str) -> None:
    told = [[(line["kind"], line["low"]) for line in lines(text, "count")] for text in (one, other)]
    assert told[0] == told[1]
    assert len(told[0]) == 1


def test_whose_deed_an_open_verb_tells_is_told_by_kidnappers_and_courts_alone() -> None:
    assert kind_by_agent(items_of("Pirates held nine men."), 1, "arrested", "hold") == "abducted"
    assert kind_by_agent(items_of("Rebels held nine men."), 1, "arrested", "hold") == "arrested"
    assert kind_by_agent(items_of("Pirates arrested nine men."), 1, "arrested", "arrest") == "arrested"
    assert kind_by_agent(items_of("Courts jailed nine men."), 1, "arrested", "jail") == "sentenced"
    assert opens("took")
    assert opens("carry off")
    assert not opens("detain")


def test_the_lists_of_far_verbs_and_ends_belong_together() -> None:
    groups = {far.group for options in far_verbs().values() for far in options}
    assert all(far_ends(group) for group in groups)
    assert far_ends("carry")["trucks"] == "arrested"
    assert "trucks" not in far_ends("custody")
