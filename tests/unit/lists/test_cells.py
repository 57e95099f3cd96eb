"""Cells as lists of four languages write them, each with what it must be read as."""

from __future__ import annotations

from datetime import date

import pytest

from dadkhah.lists.dates import date_of
from dadkhah.lists.mapping import guess
from dadkhah.lists.people import people
from dadkhah.lists.values import age_of, sex_of
from dadkhah.model.span import Interval

DAYS: list[tuple[str, tuple[int, int, int], tuple[int, int, int]]] = [
    (
        "1 January 2020",
        (2020, 1, 1),
        (2020, 1, 1),
    ),
    (
        "January 1, 2020",
        (2020, 1, 1),
        (2020, 1, 1),
    ),
    (
        "1 enero 1974",
        (1974, 1, 1),
        (1974, 1, 1),
    ),
    (
        "11 de septiembre de 1973",
        (1973, 9, 11),
        (1973, 9, 11),
    ),
    (
        "11-sep-1973",
        (1973, 9, 11),
        (1973, 9, 11),
    ),
    (
        "setiembre de 1973",
        (1973, 9, 1),
        (1973, 9, 30),
    ),
    (
        "7 de outubro de 1975",
        (1975, 10, 7),
        (1975, 10, 7),
    ),
    (
        "7 Mehr 1401",
        (2022, 9, 29),
        (2022, 9, 29),
    ),
    (
        "۱ فروردین ۱۳۹۹",
        (2020, 3, 20),
        (2020, 3, 20),
    ),
    (
        "مرداد ۱۳۶۷",
        (1988, 7, 23),
        (1988, 8, 22),
    ),
    (
        "1367-05-08",
        (1988, 7, 30),
        (1988, 7, 30),
    ),
    (
        "٧/١٠/٢٠٢٣",
        (2023, 10, 7),
        (2023, 10, 7),
    ),
    (
        "7 أكتوبر 2023",
        (2023, 10, 7),
        (2023, 10, 7),
    ),
    (
        "2023-10",
        (2023, 10, 1),
        (2023, 10, 31),
    ),
    (
        "1/2/03",
        (2003, 2, 1),
        (2003, 2, 1),
    ),
    (
        "30.12.76",
        (1976, 12, 30),
        (1976, 12, 30),
    ),
]

AGES = [
    ("7", 7),
    ("07", 7),
    ("٧", 7),
    ("7 yrs", 7),
    ("7 years old", 7),
    ("7 سنوات", 7),
    ("7 سنة", 7),
    ("7 anos", 7),
    ("11 meses", 0),
    ("11 ماهه", 0),
    ("5 days", 0),
    ("", None),
    ("seven", None),
    ("7/8", None),
    ("-7", None),
    ("700", None),
]

SEXES = [
    ("Male", "m"),
    ("MALE.", "m"),
    ("boy", "m"),
    ("مرد", "m"),
    ("مذکر", "m"),
    ("ذكر", "m"),
    ("hombre", "m"),
    ("F", "f"),
    ("Woman", "f"),
    ("مؤنث", "f"),
    ("انثى", "f"),
    ("femenino", "f"),
    ("unknown", ""),
    ("نامعلوم", ""),
    ("desconocido", ""),
    ("yes", None),
    ("1", None),
]


@pytest.mark.parametrize(("cell", "first", "last"), DAYS)
def test_days(cell: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert date_of(cell) == Interval(date(*first), date(*last))


@pytest.mark.parametrize(("cell", "age"), AGES)
def test_ages(cell: str, age: int | None) -> None:
    assert age_of(cell) == age


@pytest.mark.parametrize(("cell", "sex"), SEXES)
def test_sexes(cell: str, sex: str | None) -> None:
    assert sex_of(cell) == sex


HEADINGS = [
    ("Case number", "id"),
    ("REC_ID", "id"),
    ("الرقم", "id"),
    ("Name of victim", "name"),
    ("Full_Name", "name"),
    ("الاسم الرباعي", "name"),
    ("Apellidos y Nombres", "name"),
    ("First name", "given"),
    ("نام", "name"),
    ("Surname", "family"),
    ("نام خانوادگی", "family"),
    ("اسم العائلة", "family"),
    ("Apellido", "family"),
    ("Father's name", "father"),
    ("نام پدر", "father"),
    ("اسم الأب", "father"),
    ("Gender", "sex"),
    ("جنسیت", "sex"),
    ("Sexo", "sex"),
    ("Date of Birth", "born"),
    ("تاریخ تولد", "born"),
    ("تاريخ الميلاد", "born"),
    ("Fecha de nacimiento", "born"),
    ("Age at death", "age"),
    ("سن", "age"),
    ("العمر", "age"),
    ("Edad", "age"),
    ("Date of death", "died"),
    ("تاریخ کشته شدن", "died"),
    ("تاريخ الوفاة", "died"),
    ("Fecha de desaparición", "died"),
    ("Place of death", "place"),
    ("محل کشته شدن", "place"),
    ("المحافظة", "place"),
    ("Localidad", "place"),
]


@pytest.mark.parametrize(("heading", "field"), HEADINGS)
def test_headings(heading: str, field: str) -> None:
    assert guess([heading, "Name of the person"], [["x", "Karim Rostami"]]).columns.get(field) == heading


NOTHING = [
    "",
    " ",
    "-",
    "—",
    "?",
    "...",
    "N/A",
    "unknown",
    "نامعلوم",
    "غير معروف",
    "desconocida",
    "s/d",
]


@pytest.mark.parametrize("cell", NOTHING)
def test_a_cell_that_says_nothing_is_no_trouble(cell: str) -> None:
    headings = ["Name", "Father", "Date of death", "Age", "City"]
    mapping = guess(headings, [])
    (found,) = people("a.csv", headings, [(2, ["Karim Rostami", cell, cell, cell, cell])], mapping)
    assert found.troubles == ()
    assert (found.person.father, found.person.died, found.person.age, found.person.place) == ("", None, None, "")
