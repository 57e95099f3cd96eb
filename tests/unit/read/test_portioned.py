"""What is said of a part, and what is said of its whole."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.phrases import phrase_after
from dadkhah.read.portioned import over_whole

SAID = [
    ("Two of the seven weavers were shot dead.", [("killed", 2)]),
    ("Five of those shot have since died.", [("killed", 5)]),
    ("Three of the eight weavers held had been raped.", [("arrested", 8), ("raped", 3)]),
    ("Two of the six weavers who had been beaten later died.", [("killed", 2), ("tortured", 6)]),
    ("Almost all of the 60 weavers died.", []),
    ("Most of the town's 9,000 residents have fled.", []),
    ("Some of the 53 weavers who died were trampled.", [("killed", 53)]),
    ("Ten of the 40 weavers say they were tortured.", [("tortured", 10)]),
    ("Eight weavers held since May were freed.", [("released", 8)]),
    ("Eight weavers convicted of the raid were executed.", [("executed", 8)]),
    ("The relatives of the nine weavers were arrested.", []),
    ("The killers of the nine weavers have been tried.", []),
    ("Four of the weaver's friends vanished.", [("disappeared", 4)]),
    ("Two of the dead weaver's friends spoke.", []),
    ("The youngest of the eleven detained weavers is nine.", [("arrested", 11)]),
    ("The fire swept through the locked hall, killing 41 weavers.", [("killed", 41)]),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_part_and_whole(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((line["kind"], line["low"]) for line in lines(text, "count")) == expected


def test_a_phrase_reaches_over_its_whole() -> None:
    row = items_of("Two of the seven weavers arrested were freed.")
    assert row[over_whole(row, 0, phrase_after(row, 0)).after].low == "were"


def test_a_phrase_without_a_whole_stays() -> None:
    row = items_of("Two weavers were freed.")
    phrase = phrase_after(row, 0)
    assert over_whole(row, 0, phrase) == phrase
