"""Whom a verb can be done to: the counted of two sheets, harm and custody, are asked by one rule."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of, lines

from dadkhah.read.fitting import fits, frame_of, voice_of
from dadkhah.read.lexicon import Entry
from dadkhah.read.phrases import phrase_after

COUNTED = [
    ("Armed men seized 14 weavers.", [("abducted", 14)]),
    ("Soldiers seized 14 rifles.", []),
    ("Poachers killed 14 elephants.", []),
    ("The state expelled 14 diplomats.", []),
    ("The school expelled 14 pupils.", []),
    ("Seventy families were expelled from their village.", [("displaced", 70)]),
    ("Seventy families were expelled from the valley.", [("other", 70)]),
    ("Six children were rushed to a clinic.", [("injured", 6)]),
    ("Six children were brought to a clinic.", []),
    ("Six weavers ended up in hospital.", [("injured", 6)]),
    ("Six weavers ended up with broken ribs.", [("injured", 6)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_whom_a_verb_is_done_to(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(line["kind"], line["low"]) for line in lines(text, "count")] == expected


@pytest.mark.parametrize(("noun", "expected"), [("weavers", True), ("cases", False), ("more", True), ("bodies", False)])
def test_a_verb_of_people_needs_people(noun: str, expected: bool) -> None:
    row = items_of(f"Nine {noun} were seen.")
    assert fits(row, phrase_after(row, 0)) is expected


def test_a_verb_says_how_its_object_stands() -> None:
    assert frame_of(Entry("TRIG", "arrested", "past", "vt", "seize")) == "vtp"
    assert frame_of(Entry("TRIG", "killed", "past", "vt", "kill")) == "vt"
    assert voice_of(Entry("TRIG", "arrested", "past", "vtf", "bundle")) == "far"
    assert voice_of(Entry("TRIG", "killed", "past", "vt", "kill"), "passive") == "passive"
