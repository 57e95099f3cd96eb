"""Losses, wounds, fates unseen, and verbs on "them"."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines


def counted(text: str) -> list[tuple[str, int | None, str | None]]:
    """Return kind, low and part of every count of a text."""
    return [(line["kind"], line["low"], line["part"]) for line in lines(text, "count")]


CASES = [
    ("A baker who lost seven cousins spoke.", ("killed", 7)),
    ("The town lost 73 people to the bombs.", ("killed", 73)),
    ("Nurses helped 140 people with gunshot wounds.", ("injured", 140)),
    ("The blast left five with broken bones.", ("injured", 5)),
    ("An eye clinic treated 36 people hit by pellets.", ("injured", 36)),
    ("Of the men taken, 45 have not been seen again.", ("disappeared", 45)),
    ("She looks for 64 people whose parents have heard nothing.", ("disappeared", 64)),
    ("Gunmen dragged 14 weavers off a tram and shot them dead.", ("killed", 14)),
    ("Guards forced 18 prisoners to strip and raped them.", ("raped", 18)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_losses_wounds_and_fates(text: str, expected: tuple[str, int]) -> None:
    assert expected in [(kind, low) for kind, low, _ in counted(text)]


NONE = [
    "The team lost 3 matches.",
    "The party lost 12 seats.",
    "She came with 40 people with flags.",
    "The 12 books have not been read.",
    "They carried 12 chairs and painted them.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_loss_and_no_wound(text: str) -> None:
    assert counted(text) == []


def test_a_release_that_is_only_demanded_is_no_release() -> None:
    for text in ("Parents demand the release of 12 men.", "It calls for the 18 students to be freed."):
        assert [kind for kind, _, _ in counted(text)] == []
    assert counted("The junta announced the release of 12 men.") == [("released", 12, None)]


def test_who_acts_decides_the_sense_of_a_verb() -> None:
    assert counted("A court jailed 12 weavers.") == [("sentenced", 12, None)]
    assert counted("Police jailed 12 weavers.") == [("arrested", 12, None)]
    assert counted("The kidnappers still hold 12 engineers.") == [("abducted", 12, None)]


def test_denials_reach_over_that() -> None:
    for lead in ("He denied that", "It is untrue that", "It is simply not true that", "It is false that"):
        assert [line["polarity"] for line in lines(f"{lead} 40 men were killed.", "count")] == ["denied"]
    (told,) = lines("It is true that 40 men were killed.", "count")
    assert told["polarity"] == "asserted"


def test_places_that_are_struck_or_rise_are_counted() -> None:
    assert counted("In the north 31 camps have been shelled.") == [("places", 31, None)]
    assert counted("Some 60 towns rose up that week.") == [("places", 60, None)]
    assert counted("The north has 12 districts.") == []


def test_prisoners_are_counted_where_somebody_accounts_for_them() -> None:
    assert counted("The network published a list of 720 detainees.") == [("arrested", 720, None)]
    assert counted("At least 52 such prisoners remain.") == [("arrested", 52, None)]
    assert counted("Lawyers met 35 political prisoners.") == []


def test_whoever_walks_free_from_somewhere_was_released() -> None:
    assert counted("Nine men walked free from Northgate prison.") == [("released", 9, None)]
    assert counted("Twelve commanders walk free to this day.") == []
