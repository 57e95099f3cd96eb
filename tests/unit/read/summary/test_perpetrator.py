"""Whether a perpetrator is mentioned, and of what kind."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.lexicons import actor_words, weights
from dadkhah.read.summary.perpetrator import abducting, perpetrator, scored


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Police arrested the reporter Asha Dervan.", "state actor"),
        ("The reporter Asha Dervan was shot by soldiers.", "state actor"),
        ("Gunmen abducted the reporter Asha Dervan.", "other actors without permissions"),
        ("The reporter was killed by militants, the police said.", "other actors without permissions"),
        ("A militia abducted the reporter Asha Dervan.", "other actors with permissions"),
        ("The company beat and threatened the workers.", "other non-state actors"),
    ],
)
def test_the_kind_of_actor(text: str, actor: str) -> None:
    assert perpetrator(told(text)) == (True, actor)


@pytest.mark.parametrize("text", ["A tree fell on the road.", "The reporter Asha Dervan was killed.", "It rained."])
def test_nobody_is_mentioned(text: str) -> None:
    assert perpetrator(told(text)) == (False, None)


def test_one_actor_in_a_long_text_is_no_perpetrator() -> None:
    assert perpetrator(told("The choir met. " * 60 + "The police came and went. A policeman ate.")) == (False, None)


def test_the_subject_of_harm_counts_more_than_a_bystander() -> None:
    subject = scored(told("Soldiers killed a man."))["state actor"]
    near = scored(told("A man was killed while many soldiers slept."))["state actor"]
    apart = scored(told("Soldiers slept."))["state actor"]
    assert subject > near > apart > 0


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("He was arrested.", 0.0, 0.0), ("She was abducted. He was kidnapped.", 0.6, 0.7), ("It rained.", 0.0, 0.0)],
)
def test_who_takes_people(text: str, low: float, high: float) -> None:
    assert low <= abducting(told(text)) <= high


def test_every_kind_of_actor_has_a_weight() -> None:
    kinds = {entry.tag for options in actor_words().by_first.values() for _, found in options for entry in found}
    assert kinds == set(weights("actor"))
