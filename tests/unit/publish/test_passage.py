"""A quote inside its sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import factories as make

from dadkhah.errors import QuoteMismatch
from dadkhah.model.span import Span, quote
from dadkhah.publish.passage import LONGEST, language, passage, sentence_bounds, stretches

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


def test_several_quotes_of_one_sentence_are_marked_in_it() -> None:
    item = make.captured(TEXT)
    spans = [make.span(item, words) for words in ("12 died", "Gen. Orsk", "Orsk said")]
    shown = [(part.text, part.quoted) for part in stretches(item, spans)]
    assert shown == [("Gen. Orsk said", True), (": ", False), ("12 died", True), ("!", False)]


def test_a_quote_in_many_that_the_text_does_not_hold_is_refused() -> None:
    item = make.captured(TEXT)
    with pytest.raises(QuoteMismatch):
        stretches(item, [make.span(item, "12 died"), Span(0, 4, "else")])


@given(st.text(alphabet="ab.!? \n؟", min_size=1, max_size=60), st.data())
def test_the_stretches_of_a_sentence_are_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    item = make.captured(text)
    spans = [
        quote(text, start, data.draw(st.integers(start + 1, len(text))))
        for start in data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4))
    ]
    shown = stretches(item, spans)
    assert "".join(part.text for part in shown) in text
    assert sum(len(part.text) for part in shown if part.quoted) == len(
        {at for one in spans for at in range(one.start, one.end)}
    )


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
