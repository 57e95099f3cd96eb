"""Established names."""

from __future__ import annotations

import pytest

from dadkhah.lang import lexicon as data
from dadkhah.lang.naming.lexicon import common, established, families, languages, loosely, spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حمید", "hameed"),
        ("حامد", "hamed"),
        ("mohamed", "muhammad"),
        ("محمد", "mohamad"),
        ("علیرضا", "alireza"),
        ("abdolreza", "abdorreza"),
        ("rahmatollah", "rahmatullah"),
        ("qasem", "ghassem"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert established(one) & established(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hamid", "hamed"),
        ("farshid", "farshad"),
        ("salim", "salem"),
        ("rahim", "rahman"),
        ("mohammad", "mahmoud"),
        ("hossein", "hassan"),
        ("kamal", "kamel"),
        ("alireza", "ali"),
        ("alireza", "hamidreza"),
        ("نصیر", "ناصر"),
    ],
)
def test_names_that_differ_little_are_two(one: str, other: str) -> None:
    assert established(one)
    assert established(other)
    assert not established(one) & established(other)


def test_other_words_are_no_established_names() -> None:
    assert not established("golparzani")
    assert not established("")


def test_arabic_names_are_spelled_loosely() -> None:
    assert loosely("hamid") == established("حامد")
    assert not loosely("hamed")


def test_languages_are_those_of_the_names() -> None:
    assert languages(established("alejandro")) == {"es"}
    assert languages(established("سیاوش")) == {"fa"}
    assert "ar" in languages(established("mohammad"))


def test_doubled_letters_of_the_arabic_script_stay() -> None:
    assert spelling("الهه") == "الهه"
    assert spelling("hassan") == spelling("hasan")


def test_every_row_says_what_it_is() -> None:
    rows = data.load("name_given")
    assert len({row["name"].split()[0] for row in rows}) == len(rows)
    assert all(row["latin"].strip() and set(row["language"].split()) <= {"ar", "fa", "ku", "es"} for row in rows)
    assert all(established(name) for name in common())
    assert "gonzalez" in families()
