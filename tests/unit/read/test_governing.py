"""Which verb governs a number, whatever stands between them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import row_of

from dadkhah.read.governing import verb_left

GOVERNED: list[tuple[str, str | None]] = [
    ("Gunmen killed the 12 men.", "killed"),
    ("Gunmen killed a guard and two clerks.", "killed"),
    ("Gunmen took with them nine villagers.", "took"),
    ("Gunmen killed every one of the eight cooks.", "killed"),
    ("Gunmen killed a family of nine.", "killed"),
    ("Gunmen killed another 12 men.", "killed"),
    ("Gunmen killed only four.", "killed"),
    ("Gunmen fled and 12 men wept.", None),
    ("In Lisbon 12 men wept.", None),
    ("The dead were 12 men.", None),
]


@pytest.mark.parametrize(("text", "verb"), GOVERNED)
def test_a_verb_governs_the_number_behind_it(text: str, verb: str | None) -> None:
    items = row_of(text).items
    found = verb_left(items, max(index for index, item in enumerate(items) if item.kind == "QTY"))
    assert (items[found].low if found is not None else None) == verb
