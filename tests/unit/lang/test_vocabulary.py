"""The words that a stretch of text holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lang.vocabulary import DIGIT, FOUR, MIXED, RUN, Signs, firsts, vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()),
        ("Nine ships, nine crews", {"nine", "ships", "crews"}),
        ("the mid-June raid's end", {"the", "mid", "june", "raid", "s", "end"}),
        ("12 boats", {"12", "boats", DIGIT}),
        ("the 21st", {"the", "21st", DIGIT, MIXED}),
        ("unit B52", {"unit", "b52", DIGIT, MIXED}),
        ("since 2031", {"since", "2031", DIGIT, FOUR}),
        ("۱۲ نفر", {"۱۲", "نفر", DIGIT}),
        ("A\u017fk F\u0130RST f\u0131rst", {"ask", "first"}),
        ("wee\u212as ago", {"weeks", "ago"}),
    ],
)
def test_words(text: str, words: set[str]) -> None:
    assert vocabulary(text) == words


def test_only_the_stretch_asked_for_counts() -> None:
    assert vocabulary("one two 3", 4, 7) == {"two"}


def test_the_first_words_of_phrases() -> None:
    assert firsts(["prior to", "no-one", "After"]) == {"prior", "no", "after"}


@pytest.mark.slow
@given(st.text(), st.sampled_from(["week", "first", "ask", "it"]))
def test_no_word_that_a_pattern_finds_is_missing(text: str, word: str) -> None:
    for written in (text, f"{text} {word.upper()} {text}"):
        if re.search(rf"(?<!\w){word}(?!\w)", written, re.IGNORECASE):
            assert word in vocabulary(written)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_plain_text_is_cut_as_any_other(text: str) -> None:
    assert vocabulary(text) - {DIGIT, FOUR, MIXED} == frozenset(RUN.findall(text.lower())) - {DIGIT, FOUR, MIXED}


def test_signs_tell_which_sets_of_words_a_text_meets() -> None:
    signs = Signs.of([frozenset({"ship", "crew"}), frozenset(), frozenset({"crew", "raid"})])
    assert signs.met(vocabulary("Nine ships")) == 0
    assert signs.met(vocabulary("a ship")) == 0b001
    assert signs.met(vocabulary("the crew")) == 0b101
    assert signs.met(vocabulary("the raid on a ship")) == 0b101
    assert signs.met(vocabulary("the raid")) == 0b100
