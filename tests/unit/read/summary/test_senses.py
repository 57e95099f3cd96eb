"""Phrases of harm that tell of no harm where they stand."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.lexicon import rows
from dadkhah.read.summary.lexicons import harm_words

SIDES = {"after", "before", "right-before", "line", "needs", "needs-before"}


def acts(text: str) -> list[str]:
    return [hit.tag for line in told(text).lines for hit in line.harms]


@pytest.mark.parametrize(
    ("harm", "none"),
    [
        ("They held a nurse.", "They held a rally."),
        ("They released a nurse.", "They released a statement."),
        ("The nurse was tried.", "They tried to sleep."),
        ("They captured a nurse.", "They captured it on video."),
        ("He faces a charge.", "He is in charge."),
        ("The body of a nurse was found.", "It stood on his body."),
        ("The death was slow.", "The death from cholera was slow."),
        ("They seized a nurse.", "They seized power."),
        ("They silenced her.", "They met for a moment of silence."),
        ("They banned the party.", "They met a banned party."),
        ("They threatened a nurse.", "It threatened public order."),
    ],
)
def test_the_words_around_tell_the_sense(harm: str, none: str) -> None:
    assert acts(harm)
    assert not acts(none)


def test_a_word_inside_a_name_is_no_harm() -> None:
    assert acts("They lynch a nurse.")
    assert not acts("The nurse met Kevin Lynch.")


@pytest.mark.parametrize(
    ("text", "act"),
    [("Abuses went on.", "abused"), ("They abuse prisoners.", "tortured"), ("They paid a ransom.", "ransomed")],
)
def test_a_word_of_two_acts_is_a_noun_unless_a_verb_is_due(text: str, act: str) -> None:
    assert act in acts(text)


def test_every_row_belongs_to_a_phrase_of_harm_and_a_side() -> None:
    known = {entry.lemma for options in harm_words().by_first.values() for _, found in options for entry in found}
    found = rows("en", "summary_senses")
    assert {row["side"] for row in found} == SIDES
    assert {row["phrase"] for row in found} - known == set()
