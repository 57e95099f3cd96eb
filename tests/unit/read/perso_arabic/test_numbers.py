"""Number words and bounds of Persian and Arabic."""

from __future__ import annotations

import pytest

from dadkhah.read.perso_arabic.numbers import find_runs
from dadkhah.read.perso_arabic.scan import known
from dadkhah.read.perso_arabic.words import words

Found = tuple[int | None, int | None, str, str]


def quantities(text: str, language: str) -> list[Found]:
    found = find_runs(words(text, 0, len(text), language, known(language)), language, frozenset())
    return [(one.low, one.high, one.bound, text[one.start : one.end]) for one in (run.quantity for run in found)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("سه", 3),
        ("بیست و پنج", 25),
        ("صد و بیست و پنج", 125),
        ("دو هزار و پانصد", 2500),
        ("هزار و دویست", 1200),
        ("سیصد هزار", 300_000),
        ("۱۲ هزار", 12_000),
        ("۲ هزار و ۵۰۰", 2500),
        ("یک میلیون و دویست هزار", 1_200_000),
        ("۱٬۵۰۰", 1500),
        ("۱,۵۰۰", 1500),
        ("٣٤", 34),
    ],
)
def test_persian_numerals(text: str, value: int) -> None:
    assert quantities(text, "fa") == [(value, value, "exact", text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة", 3),
        ("خمسة وعشرين", 25),
        ("أحد عشر", 11),
        ("اثنتي عشرة", 12),
        ("مئة وخمسة وعشرون", 125),
        ("ثلاثمائة", 300),
        ("ثلاث مئة", 300),
        ("مئتي", 200),
        ("ألف", 1000),
        ("ألفين وخمسمئة", 2500),
        ("ثلاثة آلاف", 3000),
        ("مئة ألف", 100_000),
        ("30 ألف", 30_000),
        ("١٬٥٠٠", 1500),
    ],
)
def test_arabic_numerals(text: str, value: int) -> None:
    assert quantities(text, "ar") == [(value, value, "exact", text)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("بیش از ده", "fa", (10, None, "more_than")),
        ("کمتر از ده", "fa", (None, 10, "fewer_than")),
        ("حداکثر ده", "fa", (None, 10, "at_most")),
        ("بین ده تا بیست", "fa", (10, 20, "between")),
        ("بین ده و بیست", "fa", (10, 20, "between")),
        ("ده تا بیست هزار", "fa", (10_000, 20_000, "between")),
        ("صدها", "fa", (200, None, "vague")),
        ("ده‌ها هزار", "fa", (20_000, None, "vague")),
        ("چند صد", "fa", (200, None, "vague")),
        ("ما لا يقل عن عشرة", "ar", (10, None, "at_least")),
        ("ما يزيد على عشرة", "ar", (10, None, "more_than")),
        ("لا يزيد عن عشرة", "ar", (None, 10, "at_most")),
        ("زهاء عشرة", "ar", (10, 10, "about")),
        ("بين 20 و25", "ar", (20, 25, "between")),
        ("عشرات الآلاف", "ar", (20_000, None, "vague")),
        ("آلاف", "ar", (2000, None, "vague")),
        ("بضعة", "ar", (3, None, "vague")),
    ],
)
def test_bounds(text: str, language: str, expected: tuple[int | None, int | None, str]) -> None:
    assert quantities(text, language) == [(*expected, text)]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("۱۲ و ۷", "fa", [12, 7]),
        ("سه و چهار", "fa", [3, 4]),
        ("ثلاثة وأربعة", "ar", [3, 4]),
        ("ارتفع من 208 إلى 304", "ar", [208, 304]),
        ("12، 13", "ar", [12, 13]),
    ],
)
def test_two_numerals_stay_two(text: str, language: str, values: list[int]) -> None:
    assert [low for low, *_ in quantities(text, language)] == values


@pytest.mark.parametrize("text", ["۱٫۵", "1.5", "0912345678901234"])
def test_what_is_no_whole_number_of_people_is_none(text: str) -> None:
    assert quantities(text, "fa") == []
