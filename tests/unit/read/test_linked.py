"""What joins a number to a word of harm, and what does not: the last gate before a model's figure is a claim."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import items_of

from dadkhah.lang.lexicon import rows
from dadkhah.model.claim import Polarity
from dadkhah.read.lexicon import FOLDER
from dadkhah.read.linked import (
    NO_WORD,
    NOT_JOINED,
    TAKEN_BACK,
    TWO_KINDS,
    UNLIKE,
    items_inside,
    kinds,
    polarity_fits,
    trigger_of,
)


def joined(text: str, kind: str) -> str:
    """Return the word that gives the only number of a sentence its kind, or the reason why none does."""
    items = items_of(text)
    (at,) = [index for index, item in enumerate(items) if item.kind == "QTY"]
    found = trigger_of(items, range(len(items)), at, kind)
    return found if isinstance(found, str) else items[found].low


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Police killed 12 villagers.", "killed", "killed"),
        ("They drove out 11,000 more.", "displaced", "drove"),
        ("About 12 men were later killed.", "killed", "killed"),
        ("12 men who were wounded.", "injured", "wounded"),
        ("12 men died.", "killed", "died"),
        ("At least 60 detained.", "arrested", "detained"),
        ("The group listed 12 arrests.", "arrested", "arrests"),
        ("It counts 1,105 civilian casualties.", "other", "casualties"),
        ("They recorded 58 incidents of arbitrary arrest.", "arrested", "arbitrary"),
        ("They put the dead at 225.", "killed", "dead"),
        ("Arrests in the north rose to 425.", "arrested", "arrests"),
        ("The dead were 8 men.", "killed", "dead"),
    ],
)
def test_words_that_join(text: str, kind: str, word: str) -> None:
    assert joined(text, kind) == word


def test_a_chapter_and_its_page_count_nobody() -> None:
    items = items_of("3 Deaths on the coast 17")
    assert trigger_of(items, range(2), 0, "killed") == NOT_JOINED
    assert trigger_of(items_of("3 deaths on the coast"), range(2), 0, "killed") == 1


def test_a_quote_that_cuts_two_words_of_harm_apart_links_neither() -> None:
    items = items_of("Some 40 students expelled and arrested came home.")
    cut = next(index for index, item in enumerate(items) if item.low == "expelled")
    at = next(index for index, item in enumerate(items) if item.kind == "QTY")
    assert trigger_of(items, range(cut + 1), at, "other") == TWO_KINDS


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("Police stopped 12 villagers.", "killed", NO_WORD),
        ("A cell held 12 prisoners.", "killed", NO_WORD),
        ("Police beat and killed 12 villagers.", "tortured", TWO_KINDS),
        ("Police killed 12 wounded men.", "killed", TWO_KINDS),
        ("Some 12 people were left with burns.", "abducted", NOT_JOINED),
        ("Some 300 soldiers killed villagers.", "killed", NOT_JOINED),
        ("In a town of 3,000, soldiers killed villagers.", "killed", NOT_JOINED),
        ("Villagers were killed by 12 men.", "killed", NOT_JOINED),
        ("A crowd of 900 watched the killings.", "killed", NOT_JOINED),
        ("Some 40 countries condemned the executions.", "executed", NOT_JOINED),
        ("One guard kept a note of deaths.", "killed", NOT_JOINED),
        ("The deaths led to 12 new laws.", "killed", NOT_JOINED),
        ("The deaths led to no trial.", "killed", NOT_JOINED),
        ("The dead came from 12 towns.", "killed", NOT_JOINED),
        ("Villagers died after 12 soldiers came.", "killed", NOT_JOINED),
        ("They recorded 12 letters of protest against the killing.", "killed", NOT_JOINED),
    ],
)
def test_words_that_do_not_join(text: str, kind: str, why: str) -> None:
    assert joined(text, kind) == why


def polarity(text: str, declared: Polarity, quote: str = "") -> str:
    """Return why a declared polarity does not fit the quoted part of a sentence, "" where it does."""
    items = items_of(text)
    start = text.index(quote)
    inside = items_inside(items, (start, start + len(quote or text.rstrip("."))))
    assert inside is not None
    return polarity_fits(items, inside, declared)


@pytest.mark.parametrize(
    ("text", "declared", "quote", "why"),
    [
        ("Police killed 12.", "asserted", "", ""),
        ("Police did not kill 12.", "denied", "", ""),
        ("Police would kill 12.", "hypothetical", "", ""),
        ("Police killed 12.", "denied", "", UNLIKE),
        ("Police did not kill 12.", "asserted", "", UNLIKE),
        ("Police would not kill 12.", "denied", "", UNLIKE),
        ("Twelve are feared dead.", "asserted", "", UNLIKE),
        ("Twelve are feared dead.", "hypothetical", "", UNLIKE),
        ("The ministry denied that police killed 12.", "asserted", "police killed 12", TAKEN_BACK),
        ("If police killed 12, they lied.", "asserted", "police killed 12", TAKEN_BACK),
        ("Police killed 12, a false report says.", "asserted", "Police killed 12", TAKEN_BACK),
        ("On 4 May 2031 police killed 12.", "asserted", "police killed 12", ""),
    ],
)
def test_words_that_deny_or_imagine(text: str, declared: Polarity, quote: str, why: str) -> None:
    assert polarity(text, declared, quote) == why


def test_a_quote_that_cuts_an_item_holds_none() -> None:
    text = "At least 12 men were killed."
    items = items_of(text)
    assert items_inside(items, (3, 27)) is None
    assert items_inside(items, (0, 27)) == range(len(items) - 1)
    assert items_inside(items, (2, 3)) is None


def test_kinds_are_those_of_words_of_harm_only() -> None:
    assert [sorted(kinds(item)) for item in items_of("Prisoners died")] == [[], ["killed"]]


def test_the_words_of_polarity_are_single_and_each_has_one_meaning() -> None:
    lines = (FOLDER / "en" / "polarity.tsv").read_text(encoding="utf-8").splitlines()
    words = list(rows(lines, "polarity.tsv"))
    assert {row["tag"] for row in words} == {"denied", "hypothetical", "doubted"}
    assert len({row["phrase"] for row in words}) == len(words)
    assert all(row["phrase"] == row["phrase"].lower().strip() and " " not in row["phrase"] for row in words)
