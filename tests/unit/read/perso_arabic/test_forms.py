"""Forms of Persian and Arabic words that the lexicons hold by one row: tenses, numbers, joiners, linked nouns."""

from __future__ import annotations

import pytest

from dadkhah.read.perso_arabic.forms import arabic_forms, lexicon, persian_forms, present_forms, spellings


@pytest.mark.parametrize(
    ("form", "polarity"),
    [
        ("کشته شد", "asserted"),
        ("کشته شدند", "asserted"),
        ("کشته شده\u200cاند", "asserted"),
        ("کشته نشد", "denied"),
        ("کشته شده باشند", "hypothetical"),
    ],
)
def test_a_past_stem_gives_its_tenses(form: str, polarity: str) -> None:
    assert (form, polarity) in set(persian_forms("کشته شد"))


def test_a_present_gives_both_numbers_and_their_denials() -> None:
    assert list(present_forms("گزارش می\u200cدهد")) == [
        ("گزارش می\u200cدهد", "asserted"),
        ("گزارش نمی\u200cدهد", "denied"),
        ("گزارش می\u200cدهند", "asserted"),
        ("گزارش نمی\u200cدهند", "denied"),
    ]


def test_an_arabic_noun_gives_its_cases_and_its_dual() -> None:
    assert list(arabic_forms("قتيل")) == [
        ("قتيل", "singular"),
        ("قتيلا", "singular"),
        ("قتيلان", "dual"),
        ("قتيلين", "dual"),
    ]
    assert ("جثتان", "dual") in set(arabic_forms("جثة"))


def test_a_joiner_may_be_a_space_or_nothing() -> None:
    assert sorted(spellings("دست\u200cکم")) == [("دست", "کم"), ("دستکم",)]


@pytest.mark.parametrize("word", ["دانشجو", "دانشجوی", "کودک"])
def test_a_noun_in_a_vowel_is_known_with_the_letter_that_links(word: str) -> None:
    count, entries = lexicon("fa").longest([word], 0)
    assert count == 1
    assert {entry.kind for entry in entries} == {"PNOUN"}


def test_a_noun_in_a_consonant_takes_no_such_letter() -> None:
    assert lexicon("fa").longest(["کودکی"], 0) == (0, ())
