"""Nouns and states that say by themselves what was suffered."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import row_of

from dadkhah.read.counts import figures

TOLD: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The raid left 19 dead.", [("dead", "killed", "asserted")]),
    ("The raid left 19 people dead and 40 wounded.", [("dead", "killed", "asserted"), ("dead", "injured", "asserted")]),
    ("The camp held 12 detained activists.", [("adjective", "arrested", "asserted")]),
    ("The blast left four soldiers and a cook injured.", [("dead", "injured", "asserted")]),
    ("The office counted 212 arrests.", [("nominal", "arrested", "asserted")]),
    ("There were no deaths or injuries.", [("nominal", "killed", "asserted"), ("nominal", "injured", "asserted")]),
    ("The league recorded 36 massacres.", [("nominal", "killed", "asserted")]),
    ("The clinic told of nine cases of torture.", [("cases", "tortured", "asserted")]),
    ("The office has accounts of 40 killings.", [("nominal", "killed", "asserted")]),
    ("The killing of 240 people shook the coast.", [("nominal_of", "killed", "asserted")]),
    ("The abduction of a priest and nine parishioners was filmed.", [("nominal_of", "abducted", "asserted")]),
    (
        "The torture and murder of three priests went unpunished.",
        [("nominal_of", "killed", "asserted"), ("nominal_of", "tortured", "asserted")],
    ),
    ("The killing last week of two priests shook the coast.", [("nominal_of", "killed", "asserted")]),
    ("The surgeon saw signs of torture on eight of the men.", [("wounds", "tortured", "asserted")]),
    ("The truce was meant to prevent the deaths of 400 people.", []),
    ("The envoy called for the release of 12 weavers.", []),
    ("The jury made 30 death threats public.", []),
]
"""A sentence, and of each figure the rule, the kind and whether it is stated."""


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_noun_or_state_says_what_was_suffered(text: str, told: list[tuple[str, str, str]]) -> None:
    found = figures(row_of(text))
    assert [(one.rule.removeprefix("count."), one.kind, one.polarity) for one in found] == told
