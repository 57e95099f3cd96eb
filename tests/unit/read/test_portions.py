"""Figures named as part of a group: the part takes the kind of the group, unless a verb of its own says more."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

PORTIONS = [
    ("Of those wounded, 11 remain in hospital.", [("injured", 11)]),
    ("At least 17 weavers were among the injured.", [("injured", 17)]),
    ("Nineteen weavers and six dockers were among the dead.", [("killed", 6), ("killed", 19)]),
    ("The report counts 72 of the 90 killings as murder.", [("killed", 72), ("killed", 90)]),
    ("Seven of the 15 wounded were dockers.", [("injured", 7), ("injured", 15)]),
    ("Among those who died were a priest and 13 weavers.", [("killed", 13)]),
    ("Two of the six weavers who had been beaten later died.", [("killed", 2), ("tortured", 6)]),
    ("Three of the eight weavers held had been raped.", [("arrested", 8), ("raped", 3)]),
    ("Four of the wounded have since died.", [("killed", 4)]),
    ("Seven weavers were wounded, two fatally.", [("injured", 7), ("killed", 2)]),
    ("Half of the 30,000 residents have been displaced.", []),
    ("Two of the dead man's friends wept.", []),
    ("No weavers were among the dead.", []),
]


@pytest.mark.parametrize(("text", "expected"), PORTIONS)
def test_parts_of_a_group(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((line["kind"], line["low"]) for line in lines(text, "count")) == expected


@pytest.mark.parametrize("text", [text for text, _ in PORTIONS[:3]])
def test_a_part_is_a_subset(text: str) -> None:
    assert {line["part"] for line in lines(text, "count")} == {"subset"}
