"""Numerals on their own: value, kind and magnitude. All phrases are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lang.numerals import Numeral, find_numerals

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """Spell a number below a million as English does."""
    if number >= 1000:
        rest = number % 1000
        tail = "" if not rest else f" and {spell(rest)}" if rest < 100 else f" {spell(rest)}"
        return f"{spell(number // 1000)} thousand{tail}"
    if number >= 100:
        return f"{spell(number // 100)} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{UNITS[number % 10 - 1]}" if number % 10 else "")
    return TEENS[number - 10] if number >= 10 else UNITS[number - 1]


def only(text: str, language: str = "en") -> Numeral:
    (found,) = find_numerals(text, language=language)
    return found


@pytest.mark.parametrize("number", [*range(1, 130), *range(150, 1100, 37), *range(1100, 1_000_000, 17_321)])
def test_spelled_numbers_are_read_back(number: int) -> None:
    words = spell(number)
    found = only(f"they counted {words} looms")
    assert (found.low, found.end - found.start) == (number, len(words))


@pytest.mark.parametrize("number", [7, 21, 144, 999])
def test_capitals_and_spaces_do_not_matter(number: int) -> None:
    assert only(spell(number).upper()).low == number
    assert only(spell(number).replace("-", " ").title()).low == number
    assert only(spell(number).replace(" and ", " ")).low == number
    assert only(spell(number).replace("-", "\u2011")).low == number


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("ten thousand", 10_000, 1000),
        ("three hundred", 300, 100),
        ("15", 15, 1),
        ("2 million", 2_000_000, 1_000_000),
        ("a thousand and one", 1001, 1),
        ("two dozen", 24, 12),
    ],
)
def test_magnitude(words: str, value: int, unit: int) -> None:
    found = only(words)
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("five six", [5, 6]),
        ("twenty and thirty", [20, 30]),
        ("one two three", [1, 2, 3]),
        ("12 15", [12, 15]),
        ("one, two", [1, 2]),
        ("two hundred and dozens", [200, 24]),
        ("a hundred, a thousand", [100, 1000]),
        ("twenty ten", [20, 10]),
        ("fifty hundred", [5000]),
        ("12 or thirteen", [12, 13]),
    ],
)
def test_neighbours(text: str, values: list[int]) -> None:
    assert [found.low for found in find_numerals(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "an",
        "of",
        "half",
        "a quarter",
        "1.75",
        "0,5",
        "x12",
        "MH17",
        "_12",
        "few",
        "and of a",
        "no",
        "no more",
        "tent",
        "oneself",
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert list(find_numerals(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("یک", 1),
        ("نوزده", 19),
        ("بیست و یک", 21),
        ("صد و یک", 101),
        ("پانصد و سی و دو", 532),
        ("سه هزار", 3000),
        ("دو میلیون", 2_000_000),
        ("۱۲ هزار", 12_000),
        ("هفت هزار و سیصد و چهل", 7340),
    ],
)
def test_persian_words(text: str, value: int) -> None:
    assert only(text, "fa").low == value


def test_persian_words_belong_to_persian_texts() -> None:
    assert list(find_numerals("سی و دو")) == []


@pytest.mark.parametrize("text", ["9" * 30, "1," * 3 + "9" * 200])
def test_endless_digits_are_bounded(text: str) -> None:
    assert all(found.low <= 10**18 for found in find_numerals(text))


def test_a_leading_zero_sets_no_thousands_apart() -> None:
    assert [found.low for found in find_numerals("007")] == [7]
    assert list(find_numerals("0.500")) == []


FIGURES = [*"0123456789 ,.'-kmM%$()\n", "1,250", " 3.5m", "\u06f1\u06f2", "4 500", " and ", " a ", " of "]


@given(st.lists(st.sampled_from(FIGURES), max_size=30).map("".join))
def test_figures_read_the_same_beside_number_words(text: str) -> None:
    alone, beside = list(find_numerals(text)), list(find_numerals(f"{text}; none"))
    assert alone == [one for one in beside if one.end <= len(text)]
