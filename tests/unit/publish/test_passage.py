"""A quote inside its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from dadkhah.errors import QuoteMismatch
from dadkhah.model.span import Span, quote
from dadkhah.publish.passage import LONGEST, language, passage, sentence_bounds

TEXT = "A headline without a stop\n\nFirst sentence. Gen. Orsk said: 12 died! Was it so? The end."


def around(text: str, words: str) -> tuple[str, str, str]:
    item = make.captured(text)
    shown = passage(item, make.span(item, words))
    return shown.before, shown.quote, shown.after


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12 died", ("Gen. Orsk said: ", "12 died", "!")),
        ("Was it", ("", "Was it", " so?")),
        ("First", ("", "First", " sentence.")),
        ("The end.", ("", "The end.", "")),
        ("headline", ("A ", "headline", " without a stop")),
        ("sentence. Gen. Orsk", ("First ", "sentence. Gen. Orsk", " said: 12 died!")),
    ],
)
def test_the_sentence_around_a_quote(words: str, expected: tuple[str, str, str]) -> None:
    assert around(TEXT, words) == expected


def test_a_persian_sentence_ends_at_its_own_marks() -> None:
    assert around("آیا چنین بود؟ دوازده نفر کشته شدند. پایان.", "دوازده نفر") == ("", "دوازده نفر", " کشته شدند.")


def test_very_long_sentences_are_cut_and_say_so() -> None:
    long = "word " * 400
    before, held, after = around(f"{long}HERE {long}", "HERE")
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert held == "HERE"
    assert max(len(before), len(after)) <= LONGEST + 4


def test_a_quote_that_the_text_does_not_hold_is_refused() -> None:
    item = make.captured("some words")
    with pytest.raises(QuoteMismatch, match="not in the text"):
        passage(item, Span(0, 4, "else"))


def test_place_and_block_are_shown() -> None:
    item = make.captured(TEXT, roles={"headline": "headline"})
    shown = passage(item, make.span(item, "headline"))
    assert (shown.place, shown.block) == ("2–10", "headline")


def test_language_is_empty_when_nobody_knows_it() -> None:
    item = make.captured("words")
    assert language(item) == "en"


@given(st.text(alphabet="ab.!? \n؟", min_size=1, max_size=60), st.data())
def test_the_passage_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    item = make.captured(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = passage(item, quote(text, start, end))
    assert f"{shown.before}{shown.quote}{shown.after}" in text
    first, last = sentence_bounds(item.text, start, end)
    assert first <= start < end <= last
