"""Which violations a text tells of."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.lexicons import harm_words, weights
from dadkhah.read.summary.lexicons import violations as spoken_for
from dadkhah.read.summary.violations import policing, scored, violations

STATE, OTHERS = "state actor", "other actors without permissions"
LABELS = {"arbitrary detention", "killing", "kidnapping", "torture", "enforced disappearance", "other"}


@pytest.mark.parametrize(
    ("text", "actor", "expected"),
    [
        ("Police killed a man. The killing was filmed.", STATE, ("killing",)),
        ("Police arrested a man. The arrest was filmed.", STATE, ("arbitrary detention",)),
        ("Gunmen abducted a man. The abduction was filmed.", OTHERS, ("kidnapping",)),
        ("A man was tortured. The torture went on.", STATE, ("torture",)),
        ("They threatened her. The harassment went on.", STATE, ("other",)),
        (
            "He was killed. She was killed. A man was kidnapped. One was kidnapped.",
            OTHERS,
            ("kidnapping", "killing"),
        ),
        ("He was beaten to death. She was tortured to death.", STATE, ("killing", "torture")),
        ("It rained on the market.", None, ("unknown",)),
    ],
)
def test_what_is_told(text: str, actor: str | None, expected: tuple[str, ...]) -> None:
    assert violations(told(text), actor) == expected


@pytest.mark.parametrize(
    ("attempt", "deed"),
    [
        ("She survived an attempted murder.", "She saw a murder."),
        ("They threatened to kill a man.", "They came to kill a man."),
        ("It was an assassination plot.", "It was an assassination."),
    ],
)
def test_a_killing_that_was_only_tried_or_threatened_is_a_threat(attempt: str, deed: str) -> None:
    tried, done = scored(told(attempt)), scored(told(deed))
    assert "killing" not in tried
    assert tried["other"] > 0
    assert done["killing"] > 0


def test_a_noun_speaks_less_for_torture_than_a_verb() -> None:
    assert scored(told("The torture went on."))["torture"] < scored(told("He was tortured."))["torture"]


@pytest.mark.parametrize(
    ("whom", "detained"),
    [("a teacher", True), ("a protester", True), ("a gang of robbers", False), ("a suspect", False)],
)
def test_the_arrest_of_suspects_is_no_arbitrary_detention(whom: str, detained: bool) -> None:
    text = told(f"Police arrested {whom}. Police arrested {whom}. It rained.")
    assert policing(text) is not detained
    assert ("arbitrary detention" in violations(text, STATE)) is detained


def test_a_text_without_arrests_tells_of_no_policing() -> None:
    assert not policing(told("A gang robbed a shop."))


def test_others_kidnap_and_states_detain() -> None:
    text = told("She was abducted. He was abducted. " + "A man was killed. A woman was killed. " * 20)
    assert "kidnapping" in violations(text, OTHERS)
    assert "kidnapping" not in violations(text, STATE)


def test_what_is_told_early_counts_more() -> None:
    early, late = "He was killed. " + "It rained. " * 9, "It rained. " * 9 + "He was killed."
    assert scored(told(early))["killing"] > scored(told(late))["killing"]


def test_every_act_or_phrase_of_a_violation_is_in_the_lexicon() -> None:
    known = [entry for options in harm_words().by_first.values() for _, found in options for entry in found]
    assert set(spoken_for()) <= {one for entry in known for one in (entry.tag, entry.lemma)}
    assert {label for found in spoken_for().values() for label, _ in found} == LABELS


def test_every_violation_has_a_floor_and_a_share() -> None:
    assert set(weights("violation_floor")) == set(weights("violation_share")) == LABELS


def test_a_sentence_speaks_less_for_detention_than_an_arrest() -> None:
    told_of = {act: dict(found) for act, found in spoken_for().items()}
    assert told_of["sentenced"]["arbitrary detention"] < told_of["arrested"]["arbitrary detention"]
    assert told_of["abducted"]["kidnapping"] > 1
