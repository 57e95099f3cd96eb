"""Names compared. The names are common ones put together for the test; no person is meant."""

from __future__ import annotations

import math

import pytest

from dadkhah.lang.naming import against, compare, keys, prepare

SAME = [
    ("حمید رضایی", "Hamid Rezaei"),
    ("Tavan, Hossein", "Hosein Tavan"),
    ("قلی‌پور نادر", "Gholi Pour Nader"),
    ("عبد الحميد النجار", "Abdulhamid Najjar"),
    ("Dr. Sara Ghorbani", "سارا قربانی"),
    ("Хамид Резаи", "Hamid Rezai"),
    ("محەمەد کەریم", "Mohammad Karim"),
]

OTHER = [
    ("山田 太郎", "山田 次郎"),
    ("Γιάννης Β", "Γιάννης Κ"),
    ("דוד", "محمد"),
    ("حمید رضایی", "Hamed Rezaei"),
    ("Ali Askar", "Ali Akbar"),
    ("Nabil Nader Abdullah Salem", "Ahmed Nader Abdullah Salem"),
    ("Nabil Salem", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert compare(one, other).same
    assert compare(other, one).score == compare(one, other).score
    assert compare(one, other).reasons


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_names(one: str, other: str) -> None:
    assert not compare(one, other).same
    assert compare(one, other).reasons


def test_established_names_are_told() -> None:
    assert compare("Hamid Tavan", "Hamed Tavan").reasons == ("Hamid and Hamed are two established given names",)


def test_a_prepared_name_compares_as_the_written_one() -> None:
    assert compare(prepare("Sara Tavan"), prepare("سارا توان")) == compare("Sara Tavan", "سارا توان")


def test_keys_are_alike_in_two_scripts() -> None:
    one, other = keys("مصطفی کریمی"), keys("Mostafa Karimi")
    assert (one.full, one.first, one.last, one.tokens) == (other.full, other.first, other.last, other.tokens)
    assert (one.long, other.long) == ("Y YY", "")
    assert keys("!").full == ""


@pytest.mark.parametrize(
    ("one", "other", "over"),
    [
        ("Sara Tavan", "سارا توان", False),
        ("Sara Nader Tavan", "Sara Tavan", True),
        ("María de la Cruz Rojas", "María Cruz Rojas", False),
        ("Sara Golpar", "Sara Gulpar", False),
    ],
)
def test_what_speaks_against_is_what_the_score_is_made_of(one: str, other: str, *, over: bool) -> None:
    found = against(prepare(one), prepare(other), 2.0)
    assert found is not None
    assert math.exp(-found.words - found.alone) == pytest.approx(compare(one, other).score)
    assert found.over == over


@pytest.mark.parametrize(
    ("one", "other", "missing"),
    [
        ("Sara Tavan", "Nader Tavan", 9.0),
        ("Sara Tavan", "Sara Golpar", 9.0),
        ("Sara Nader Tavan", "Sara Tavan", 0.01),
        ("Nader Rostami", "Nader", 1.0),
        ("", "Nader", 9.0),
    ],
)
def test_nothing_is_said_of_two_names_that_are_too_far_apart(one: str, other: str, missing: float) -> None:
    assert against(prepare(one), prepare(other), 2.0, missing) is None
    assert against(prepare(other), prepare(one), 2.0, missing) is None
