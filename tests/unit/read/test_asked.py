"""What a text only asks for is no report that it happened."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import at, items_of, lines

from dadkhah.read.asked import asked, asked_noun

SAID = [
    ("The union demanded that the army free 18 porters.", []),
    ("The union urged the junta to free 40 prisoners.", []),
    ("Relatives begged the militia to release 12 boys.", []),
    ("The judge ordered that 15 students be freed.", []),
    ("The court told the police to free 12 students.", []),
    ("The court ordered the release of 15 students.", [("released", 15, "asserted")]),
    ("They demanded the arrest of 12 officers.", []),
    ("Urge the president to halt the execution of the nine weavers.", []),
    ("Immediately release all 14 weavers.", []),
    ("The general ordered his men to kill 12 weavers.", [("killed", 12, "hypothetical")]),
    ("They demanded that 12 officers be hanged.", [("executed", 12, "hypothetical")]),
    ("The union demanded an inquiry after the army killed 12 weavers.", [("killed", 12, "asserted")]),
    ("She called her lawyer to say that police had arrested 14 weavers.", [("arrested", 14, "asserted")]),
    ("The union called for justice over the killing of 40 weavers.", [("killed", 40, "asserted")]),
    ("The army freed 18 porters.", [("released", 18, "asserted")]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_asked_for_is_no_report(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(line["kind"], line["low"], line["polarity"]) for line in lines(text, "count")] == expected


def test_a_release_that_is_only_demanded_is_left_for_a_person() -> None:
    assert [line["quote"] for line in lines("He urged the junta to free 40 prisoners.", "unread")] == ["40"]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They asked that the army free 18 porters.", "free", True),
        ("They asked why the army freed 18 porters.", "freed", False),
        ("They pressed the army to kill nobody.", "kill", True),
        ("They went to Velm to kill nobody.", "kill", False),
    ],
)
def test_verbs_of_asking_govern(text: str, word: str, expected: bool) -> None:
    assert asked(items_of(text), at(text, word)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("They called for the immediate arrest of Velm.", True), ("They announced the arrest of Velm.", False)],
)
def test_nouns_that_are_asked_for(text: str, expected: bool) -> None:
    assert asked_noun(items_of(text), at(text, "arrest")) is expected
