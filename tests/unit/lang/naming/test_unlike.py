"""What speaks against two words being one name."""

from __future__ import annotations

import pytest

from dadkhah.lang.naming.unlike import APART, KNOWN, LOOSE, SHORTENED, bare, unlike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("النجار", "najjar"),
        ("alnajjar", "najjar"),
        ("ابوجبل", "jabal"),
        ("خیرخواه", "kheirkhah"),
        ("مظهری", "mazhari"),
        ("فلاح", "fallah"),
        ("برر", "brr"),
    ],
)
def test_spellings_that_are_no_listed_names(one: str, other: str) -> None:
    assert unlike(one, other) < 0.3
    assert unlike(other, one) == pytest.approx(unlike(one, other))


@pytest.mark.parametrize(("one", "other"), [("samavari", "samavi"), ("askar", "akbar"), ("izadi", "asadi")])
def test_one_letter_that_is_another_person(one: str, other: str) -> None:
    assert unlike(one, other) > 0.3


def test_the_lexicon_decides() -> None:
    assert unlike("mehdi", "mahdi") == KNOWN
    assert unlike("hamid", "hamed") >= APART
    assert unlike("حامد", "hamid") >= APART
    assert unlike("حامد", "hamid", arabic=True) == LOOSE


def test_names_of_two_peoples_are_compared_by_sound() -> None:
    assert unlike("جوان", "juan") < APART


@pytest.mark.parametrize(
    ("word", "rest"), [("alnajjar", "najjar"), ("النجار", "نجار"), ("ali", ""), ("alinia", ""), ("abuward", "ward")]
)
def test_articles_are_taken_off(word: str, rest: str) -> None:
    assert bare(word) == rest


@pytest.mark.parametrize(("whole", "first"), [("mohammadreza", "mohammad"), ("امیرحسین", "amir"), ("amir", "amirali")])
def test_a_name_cut_short_after_its_first_part_is_near(whole: str, first: str) -> None:
    assert unlike(whole, first) == SHORTENED == unlike(first, whole)
    assert unlike("mohammadreza", "reza") >= APART
    assert unlike("hamideh", "hamid") >= APART
