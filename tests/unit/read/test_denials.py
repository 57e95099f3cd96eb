"""What takes a clause back, before it and behind it."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines, only

from dadkhah.read.denials import denied_before

SAID = [
    ("The mayor denied that nine weavers were arrested.", "denied"),
    ("It is not true that nine weavers were arrested.", "denied"),
    ("It is false that nine weavers were arrested.", "denied"),
    ("The claim that nine weavers were arrested is baseless.", "denied"),
    ("The claim that nine weavers were arrested is true.", "asserted"),
    ("It is true that nine weavers were arrested.", "asserted"),
    ("The mayor said that nine weavers were arrested.", "asserted"),
    ("Nine weavers weren't arrested.", "denied"),
    ("Nine weavers haven\u2019t been arrested.", "denied"),
    ("Police didn't arrest nine weavers.", "denied"),
    ("It wasn't true that nine weavers were arrested.", "denied"),
    ("Nine weavers have been arrested, won't they say?", "asserted"),
]


@pytest.mark.parametrize(("text", "polarity"), SAID)
def test_what_is_taken_back(text: str, polarity: str) -> None:
    assert only(text, "count")["polarity"] == polarity


NUMBERS = [
    ("Two weavers had been killed and not five, as had been claimed.", [(2, "asserted"), (5, "denied")]),
    ("Two weavers, not five, had been killed.", [(2, "asserted"), (5, "denied")]),
    ("Two weavers had been killed, not five bakers.", [(2, "asserted"), (5, "denied")]),
    ("Two weavers had been killed, not five days ago.", [(2, "asserted")]),
    ("Two weavers had been killed, and not five rifles were found.", [(2, "asserted")]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_a_number_that_is_not_so(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(line["low"], line["polarity"]) for line in lines(text, "count")] == expected


def test_a_clause_with_nothing_before_it_is_not_taken_back() -> None:
    assert not denied_before(items_of("Nine weavers were arrested."), 0)
