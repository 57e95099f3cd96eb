"""Numbers that count nobody, and the same words where they do count."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import at, items_of, lines

from dadkhah.read.nobodies import counts_nobody

NOBODY = [
    ("Nine weavers, the oldest of them 91, were killed.", "91"),
    ("Girls as young as nine were raped.", "nine"),
    ("He was one of 12 weavers killed.", "one"),
    ("In the film, 100 weavers are killed.", "100"),
]


@pytest.mark.parametrize(("text", "low"), NOBODY)
def test_what_counts_nobody(text: str, low: str) -> None:
    assert counts_nobody(items_of(text), at(text, low))


COUNTED = [
    ("In 2019 some 40 weavers were killed.", [("killed", 40)]),
    ("One of the six weavers shot at the gate has since died.", [("killed", 1)]),
    ("Between June and July 2019, 12 weavers were killed.", [("killed", 12)]),
    ("In the valley, 100 weavers were killed.", [("killed", 100)]),
    ("In 2019 weavers were killed.", []),
    ("Since 1998 herders have been displaced.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_does_count(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == expected
