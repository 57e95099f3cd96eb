"""What takes a clause back, before it and behind it."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, only

from dadkhah.read.denials import denied_before

SAID = [
    ("The mayor denied that nine weavers were arrested.", "denied"),
    ("It is not true that nine weavers were arrested.", "denied"),
    ("It is false that nine weavers were arrested.", "denied"),
    ("The claim that nine weavers were arrested is baseless.", "denied"),
    ("The claim that nine weavers were arrested is true.", "asserted"),
    ("It is true that nine weavers were arrested.", "asserted"),
    ("The mayor said that nine weavers were arrested.", "asserted"),
]


@pytest.mark.parametrize(("text", "polarity"), SAID)
def test_what_is_taken_back(text: str, polarity: str) -> None:
    assert only(text, "count")["polarity"] == polarity


def test_a_clause_with_nothing_before_it_is_not_taken_back() -> None:
    assert not denied_before(items_of("Nine weavers were arrested."), 0)
