"""Dates in Persian and Arabic words: intervals in their own calendar."""

from __future__ import annotations

import pytest
from tests.factories import days

from dadkhah.model.span import Interval
from dadkhah.read.perso_arabic import dates
from dadkhah.read.perso_arabic.scan import known
from dadkhah.read.perso_arabic.words import words

ANCHOR = days("2031-06-20")


def found(text: str, language: str, anchor: Interval | None = ANCHOR) -> list[tuple[str, str | None, str]]:
    low = words(text, 0, len(text), language, known(language))
    return [
        (text[one.date.start : one.date.end], span(one.date.when), one.date.calendar)
        for one in dates.find(low, language, anchor)
    ]


def span(when: Interval | None) -> str | None:
    return None if when is None else f"{when.start}..{when.end}"


ABAN = "2019-10-23..2019-11-21"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("آبان ۱۳۹۸", ABAN),
        ("آبان‌ماه ۱۳۹۸", ABAN),
        ("آبانماه ۱۳۹۸", ABAN),
        ("ماه آبان سال ۱۳۹۸", ABAN),
        ("۲۵ آبان ۱۳۹۸", "2019-11-16..2019-11-16"),
        ("٢٥ آبان ١٣٩٨", "2019-11-16..2019-11-16"),
        ("25 آبان 1398", "2019-11-16..2019-11-16"),
        ("شنبه ۲۵ آبان ۱۳۹۸", "2019-11-16..2019-11-16"),
        ("سه‌شنبه، ۲۸ آبان ۱۳۹۸", "2019-11-19..2019-11-19"),
        ("بیست و پنجم آبان ۱۳۹۸", "2019-11-16..2019-11-16"),
        ("۲۵ و ۲۶ آبان ۱۳۹۸", "2019-11-16..2019-11-17"),
        ("۲۵ تا ۲۸ آبان ۱۳۹۸", "2019-11-16..2019-11-19"),
        ("۲۵ آبان تا ۵ آذر ۱۳۹۸", "2019-11-16..2019-11-26"),
        ("آبان و آذر ۱۳۹۸", "2019-10-23..2019-12-21"),
        ("آبان ۹۸", ABAN),
        ("۱۳۹۸/۸/۲۵", "2019-11-16..2019-11-16"),
        ("سال ۱۳۹۸ خورشیدی", "2019-03-21..2020-03-19"),
        ("۲۵ فروردين ۱۳۹۸", "2019-04-14..2019-04-14"),
    ],
)
def test_solar_hijri(text: str, when: str) -> None:
    assert found(text, "fa") == [(text, when, "solar_hijri")]


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("۱۶ نوامبر ۲۰۱۹", "fa", "2019-11-16..2019-11-16"),
        ("نوامبر ۲۰۱۹", "fa", "2019-11-01..2019-11-30"),
        ("16 نوفمبر 2019", "ar", "2019-11-16..2019-11-16"),
        ("16 تشرين الثاني 2019", "ar", "2019-11-16..2019-11-16"),
        ("16 نوفمبر/تشرين الثاني 2019", "ar", "2019-11-16..2019-11-16"),
        ("16 نوفمبر (تشرين الثاني) 2019", "ar", "2019-11-16..2019-11-16"),
        ("يوم السبت 16 نوفمبر 2019", "ar", "2019-11-16..2019-11-16"),
        ("شهر نوفمبر 2019", "ar", "2019-11-01..2019-11-30"),
        ("عام 2019", "ar", "2019-01-01..2019-12-31"),
        ("سنة 2019 م", "ar", "2019-01-01..2019-12-31"),
        ("2019/11/16", "ar", "2019-11-16..2019-11-16"),
        ("منتصف نوفمبر 2019", "ar", "2019-11-11..2019-11-20"),
        ("سال ۲۰۱۹ میلادی", "fa", "2019-01-01..2019-12-31"),
    ],
)
def test_gregorian(text: str, language: str, when: str) -> None:
    assert found(text, language) == [(text, when, "gregorian")]


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("15 رمضان 1440", "ar", "2019-05-19..2019-05-21"),
        ("۱۵ رمضان ۱۴۴۰", "fa", "2019-05-19..2019-05-21"),
        ("عام 1440 هجري", "ar", "2018-09-10..2019-08-31"),
    ],
)
def test_lunar_hijri_is_a_day_wider_each_way(text: str, language: str, when: str) -> None:
    assert found(text, language) == [(text, when, "lunar_hijri")]


@pytest.mark.parametrize(
    ("text", "language", "quoted", "when"),
    [
        ("دیروز کشته شد", "fa", "دیروز", "2031-06-19..2031-06-19"),
        ("در سال گذشته", "fa", "سال گذشته", "2030-01-01..2031-03-20"),
        ("روز جمعه گفت", "fa", "روز جمعه", "2031-06-20..2031-06-20"),
        ("الأسبوع الماضي", "ar", "الأسبوع الماضي", "2031-06-09..2031-06-15"),
        ("في نوفمبر قتل", "ar", "نوفمبر", "2030-11-01..2030-11-30"),
        ("در آبان کشته شد", "fa", "آبان", "2030-10-23..2030-11-21"),
        ("۲۵ آبان کشته شد", "fa", "۲۵ آبان", "2030-11-16..2030-11-16"),
    ],
)
def test_what_is_left_open_counts_from_publication(text: str, language: str, quoted: str, when: str) -> None:
    assert [one[:2] for one in found(text, language)] == [(quoted, when)]
    assert [one[1] for one in found(text, language, None)] == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("او با مهر و محبت سخن گفت", "fa"),
        ("دو تیر به او خورد", "fa"),
        ("در مه غلیظ", "fa"),
        ("بیش از ۱۵۰۰ نفر", "fa"),
        ("در ۲۰۰۰ خانه", "fa"),
        ("أكثر من 2000 شخص", "ar"),
        ("إلى 1500 شخص", "ar"),
        ("شرب الماء من آب", "ar"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_noun_behind_digits_takes_them_from_the_date() -> None:
    assert found("در ۱۲ آبان ۴۰ نفر کشته شدند", "fa")[0][0] == "۱۲ آبان"
    assert found("۲۵ آبان ۱۴۰۰ نفر کشته شدند", "fa")[0][0] == "۲۵ آبان"


@pytest.mark.parametrize("year", ["1398", "۱۳۹۸", "١٣٩٨"])
def test_a_year_of_the_solar_calendar_is_never_one_of_our_era(year: str) -> None:
    for text in (f"آبان {year}", f"در سال {year}", f"۲۵ آبان {year}"):
        (one,) = found(text, "fa")
        assert one[1] is not None
        assert one[1].startswith("2019")
