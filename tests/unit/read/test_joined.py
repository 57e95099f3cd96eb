"""Words of harm joined by "and" or "or": both kinds for "and", neither alone for "or"."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import lines

JOINED = [
    ("They opened fire, killing and wounding 30.", [("injured", 30), ("killed", 30)]),
    ("The guards beat and raped nine weavers.", [("raped", 9), ("tortured", 9)]),
    ("The mine has killed or maimed 19 herders.", [("other", 19)]),
    ("Some 19 herders were killed or made to disappear.", [("other", 19)]),
    ("The torture and murder of three weavers shook the town.", [("killed", 3), ("tortured", 3)]),
    ("The killing last week of two weavers shook the town.", [("killed", 2)]),
    ("The grenade left four soldiers and a cook injured.", [("injured", 4)]),
    ("They killed the cook and wounded 30.", [("injured", 30)]),
    ("The arson and the march of three weavers shook the town.", []),
    ("The blast left four soldiers and a hut unharmed.", []),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_joined_words(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((line["kind"], line["low"]) for line in lines(text, "count")) == expected
