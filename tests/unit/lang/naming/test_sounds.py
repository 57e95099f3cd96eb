"""Words as they sound."""

from __future__ import annotations

import pytest

from dadkhah.lang.naming.sounds import long_vowels, readings, skeleton, sounds


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("قربان", "qrbAn"),
        ("ghorban", "qorban"),
        ("qorban", "qorban"),
        ("خسرو", "XsrW"),
        ("khosrow", "Xosrov"),
        ("محمد", "mhmd"),
        ("mohammad", "mohamad"),
        ("ممدوح", "mmdWh"),
        ("فاطمه", "fATmH".replace("T", "t")),
        ("fatemeh", "fatemeH"),
        ("شاه", "SAh"),
        ("الله", "AlH"),
        ("saeed", "said"),
        ("سعید", "sEYd"),
    ],
)
def test_one_alphabet_for_every_script(word: str, heard: str) -> None:
    assert sounds(word) == heard


@pytest.mark.parametrize(
    ("one", "other"),
    [("قربان", "ghorbaan"), ("محمد", "mohammed"), ("ممدوح", "mamdouh"), ("کریم", "kareem"), ("شهرام", "shahram")],
)
def test_skeletons_are_alike_in_two_scripts(one: str, other: str) -> None:
    assert skeleton(sounds(one)) == skeleton(sounds(other))


def test_two_letters_may_be_one_sound_or_two() -> None:
    assert readings("mazhari") == ("maZari", "mazhari")
    assert readings("خواه") == ("XWAh", "XAh")
    assert readings("karim") == ("karim",)


def test_long_vowels_are_what_the_script_writes() -> None:
    assert long_vowels(sounds("حامد")) == "A"
    assert long_vowels(sounds("حمید")) == "Y"
    assert long_vowels(sounds("hamid")) == ""
