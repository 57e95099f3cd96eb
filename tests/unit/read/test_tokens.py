"""Words and sentences: every token quotes the text, no sentence crosses a block."""

from __future__ import annotations

import time

import pytest
from tests.factories import captured

from dadkhah.model.source import BlockRole
from dadkhah.read.tokens import capitals, plain, sentences, tokens


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text, 0, len(text))]


def cut(text: str, roles: dict[str, BlockRole] | None = None) -> list[str]:
    return [text[one.start : one.end] for one in sentences(captured(text, roles=roles).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 1,500 people", ["At", "least", "1,500", "people"]),
        ("the 3rd of 30.5 and 1\u2019200", ["the", "3rd", "of", "30.5", "and", "1\u2019200"]),
        ("Vessik\u2019s men", ["Vessik", "\u2019s", "men"]),
        ("Vessik's men", ["Vessik", "'s", "men"]),
        ("O\u2019Larrin and D'Orsel", ["O\u2019Larrin", "and", "D'Orsel"]),
        ("the U.S. army", ["the", "U.S", ".", "army"]),
        ("Secretary-General then-President", ["Secretary-General", "then-President"]),
        ("12\u201315 men (all)", ["12", "\u2013", "15", "men", "(", "all", ")"]),
        ("\u201cNo,\u201d he said.", ["\u201c", "No", ",", "\u201d", "he", "said", "."]),
        ("They didn't, he can\u2019t", ["They", "did", "n't", ",", "he", "ca", "n\u2019t"]),
        ("We've, you'll, they\u2019d", ["We", "'ve", ",", "you", "'ll", ",", "they", "\u2019d"]),
        ("d'Orsel of M'Bala", ["d'Orsel", "of", "M'Bala"]),
        ("the guards\u2019 hands", ["the", "guards", "\u2019", "hands"]),
        ("caf\u00e9 \u0633\u0644\u0627\u0645", ["caf\u00e9", "\u0633\u0644\u0627\u0645"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text", ["At least 1,500 people\u2019s lives (12\u201315).", "a\u200cb \U0001f600 x", "\u00e9\u0301_1__2"]
)
def test_every_token_stands_where_it_says(text: str) -> None:
    for token in tokens(text, 0, len(text)):
        assert text[token.start : token.end] == token.text


def test_tokens_of_a_stretch_keep_the_offsets_of_the_whole_text() -> None:
    text = "one two three"
    assert [(token.start, token.text) for token in tokens(text, 4, 7)] == [(4, "two")]


@pytest.mark.parametrize(
    ("word", "low"), [("Vessik\u2019S", "vessik's"), ("Secretary\u2011General", "secretary-general"), ("ABC", "abc")]
)
def test_plain_words_are_small_with_straight_marks(word: str, low: str) -> None:
    assert plain(word) == low


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Vessik left. She stayed!", ["Mr. Vessik left.", "She stayed!"]),
        ("Gen. Vessik and Col. Osling met.", ["Gen. Vessik and Col. Osling met."]),
        ("It cost 3.5 units. No. 7 was lost.", ["It cost 3.5 units.", "No. 7 was lost."]),
        ("O. Vessik came. A. B. Osling left.", ["O. Vessik came.", "A. B. Osling left."]),
        ("\u201cWe saw it.\u201d She left.", ["\u201cWe saw it.\u201d", "She left."]),
        ("Was it so? Nobody knew\u2026 It rained.", ["Was it so?", "Nobody knew\u2026", "It rained."]),
        ("The U.S. army left Lisbon.", ["The U.S. army left Lisbon."]),
        ("It ended. so they say", ["It ended. so they say"]),
        ("no end", ["no end"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_no_sentence_crosses_a_block() -> None:
    assert cut("A headline without an end\n\nThe body begins. It goes on.") == [
        "A headline without an end",
        "The body begins.",
        "It goes on.",
    ]


@pytest.mark.parametrize("role", ["teaser", "navigation", "byline"])
def test_silent_blocks_have_no_sentences(role: BlockRole) -> None:
    assert cut("Twelve men died.\n\nMust read: forty men died.", {"Must read": role}) == ["Twelve men died."]


def test_sentences_know_their_role_and_paragraph() -> None:
    text = captured("Twelve dead\n\nIt rained. It snowed.\n\nRead more\n\nIt ended.", roles={
        "Twelve": "headline", "Read more": "navigation",
    }).text  # fmt: skip
    assert [(one.role, one.paragraph) for one in sentences(text)] == [
        ("headline", 0),
        ("body", 1),
        ("body", 1),
        ("body", 2),
    ]


def test_a_sentence_knows_its_words() -> None:
    first, second = sentences(captured("In May 21 men left. Nobody saw O'Neill.").text)
    assert {"in", "may", "21", "men", "left"} <= first.words
    assert second.words == {"nobody", "saw", "o", "neill"}


@pytest.mark.untraced
@pytest.mark.slow
def test_cutting_a_long_block_takes_no_longer_by_sentence() -> None:
    """The rest of a block is not copied for each sentence: 16 times the text takes about 16 times the time."""
    seconds = [min(_cutting("He left at noon. " * count) for _ in range(2)) for count in (2_000, 32_000)]
    assert seconds[1] < 40 * seconds[0]


def _cutting(text: str) -> float:
    source = captured(text).text
    start = time.process_time()
    assert sum(1 for _ in sentences(source)) == text.count(".")
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("they'd been held", "had"),
        ("they'd already taken nine", "had"),
        ("they'd arrested nine", "had"),
        ("they'd arrest nine", "would"),
        ("they'd", "would"),
        ("they've", "have"),
        ("can't", "not"),
    ],
)
def test_what_a_short_form_means(text: str, meant: str) -> None:
    assert tokens(text, 0, len(text))[1].low == meant


def test_where_a_name_may_begin() -> None:
    (line,) = sentences(captured("The mayor of Velm, al-Tesh, met Dr. Orlan; nobody else did.").text)
    assert [line.tokens[at].text for at in line.capitals] == ["The", "Velm", "al-Tesh", "Dr", "Orlan"]
    assert capitals(()) == ()
