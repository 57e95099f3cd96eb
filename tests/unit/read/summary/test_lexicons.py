"""The words a summary goes by: every form, longest first, each with its reading."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.model.summary import ActorType
from dadkhah.read.lexicon import rows
from dadkhah.read.summary import lexicons
from dadkhah.read.summary.votes import heaviest, sums


@pytest.mark.parametrize(
    ("phrase", "part", "act"),
    [
        ("arrested", "verb", "arrested"),
        ("set upon", "verb", "attacked"),
        ("death threats", "noun", "threatened"),
        ("slain", "verb", "killed"),
        ("torture", "noun", "tortured"),
        ("behind bars", "adjective", "arrested"),
        ("sent to prison", "verb", "arrested"),
    ],
)
def test_harm(phrase: str, part: str, act: str) -> None:
    words = phrase.split()
    count, entries = lexicons.harm_words().longest(words, 0)
    assert count == len(words)
    assert (part, act) in {(entry.kind, entry.tag) for entry in entries}


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("photojournalists", "journalist"),
        ("rights lawyer", "human rights defender"),
        ("unionist", "trade unionist"),
    ],
)
def test_roles_in_both_numbers(phrase: str, role: str) -> None:
    words = phrase.split()
    count, entries = lexicons.role_words().longest(words, 0)
    assert (count, entries[0].tag) == (len(words), role)


def test_actors_are_of_the_vocabulary() -> None:
    assert {row["actor"] for row in rows("en", "summary_actors")} <= set(get_args(ActorType))


def test_behind_an_article_a_word_that_can_be_a_noun_is_one() -> None:
    parts = [hit.part for text in ("The arrest was long.", "They arrest men.") for hit in told(text).lines[0].harms]
    assert parts == ["noun", "verb"]


def test_votes_add_up_and_equals_fall_to_the_first_in_order() -> None:
    assert sums([("b", 1.0), ("a", 0.5), ("b", 1.0)]) == {"b": 2.0, "a": 0.5}
    assert heaviest([("b", 1.0), ("a", 0.5), ("a", 0.5)]) == ("a", 1.0)
    assert heaviest([(7, 1.0), (3, 2.0)]) == (3, 2.0)


def test_without_a_vote_there_is_no_value() -> None:
    assert heaviest(iter(list[tuple[str, float]]())) == (None, 0.0)


def test_every_row_of_weights_is_read_once() -> None:
    found = [(row["decision"], row["feature"]) for row in rows("en", "summary_weights")]
    assert len(found) == len(set(found))
