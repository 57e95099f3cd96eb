"""Columns are told by their headings in four languages, else by what they hold; a map can be written and read."""

from __future__ import annotations

import pytest

from dadkhah.errors import CallError
from dadkhah.lists.mapping import Mapping, guess, parse, written
from dadkhah.model.listing import ABOUT, QUESTIONS, About

ROWS = [
    ["1", "Karim Dovari", "16/11/2019", "34", "m"],
    ["2", "Nasrin Olgani", "03/12/2019", "۲۱", "f"],
    ["3", "Bahram Teshti Far", "01/02/2020", "8", "m"],
]


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["ID", "Full Name", "Date of death", "Age", "Sex"], ["id", "name", "died", "age", "sex"]),
        (["شناسه", "نام و نام خانوادگی", "تاریخ", "سن", "جنسیت"], ["id", "name", "date", "age", "sex"]),
        (["الرقم", "الاسم الكامل", "تاريخ الوفاة", "العمر", "الجنس"], ["id", "name", "died", "age", "sex"]),
        (["Nº", "Apellidos y nombres", "Fecha", "Edad", "Sexo"], ["id", "name", "date", "age", "sex"]),
    ],
)
def test_headings_tell(headings: list[str], fields: list[str]) -> None:
    found = guess(headings, ROWS)
    assert found.columns == dict(zip(fields, headings, strict=True))
    assert found.guessed == ()


def test_cells_tell_where_headings_do_not() -> None:
    found = guess(["q1", "q2", "q3", "q4", "q5"], ROWS)
    assert found.columns == {"name": "q2", "date": "q3", "age": "q1", "sex": "q5"}
    assert found.guessed == ("age", "date", "name", "sex")


@pytest.mark.parametrize(
    ("headings", "name", "people"),
    [
        (["Defendant", "Court"], "Defendant", "accused"),
        (["اسم المتهم", "x"], "اسم المتهم", "accused"),
        (["Full name", "Sanctions programme"], "Full name", "accused"),
        (["Full name", "Perpetrator"], "Full name", ""),
        (["q1", "Perpetrator"], "q1", ""),
        (["Suspect", "Judge"], "Suspect", "accused"),
        (["Sanctioned person", "Note"], "Sanctioned person", "accused"),
    ],
)
def test_lists_of_accused_people_are_told_and_those_of_their_victims_are_not(
    headings: list[str], name: str, people: str
) -> None:
    first = ["Karim Dovari", "Bahram Teshti"] if "Note" not in headings else ["Dovari", "Teshti"]
    rows = [[first[0], "Nasrin Olgani"], [first[1], "Mina Golbarg"]]
    found = guess(headings, rows if {"q1", "Judge"} & set(headings) else [[row[0], ""] for row in rows])
    assert (found.columns["name"], found.about.people) == (name, people)


def test_three_hundred_columns_and_one() -> None:
    wide = [f"c{at}" for at in range(299)] + ["Name"]
    assert guess(wide, [["x"] * 299 + ["Karim Dovari"]]).columns["name"] == "Name"
    assert guess(["words"], [["one"], ["two"]]).columns == {}


def test_a_map_is_read_as_it_was_written() -> None:
    maps = {
        "a.csv": Mapping(columns={"name": "نام", "died": 'the "day"'}, dates="month first"),
        "b.xlsx": Mapping(
            columns={"name": "n"}, about=About(people="accused", window='2019 to "2020"', feeds_from="a")
        ),
    }
    assert parse(written(maps).encode(), "MAP.toml") == maps


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[a", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"a = 1", "nothing readable"),
        (b'["a.csv"]\nnam = "x"', "fields that there are not: nam"),
        (b'["a.csv"]\nname = "x"\ndates = "backwards"', "dates cannot be"),
        (b'["a.csv"]\nname = "x"\npeople = "guilty"', "people cannot be"),
    ],
)
def test_a_map_that_is_none_says_what_would_work(content: bytes, said: str) -> None:
    with pytest.raises(CallError, match=said):
        parse(content, "MAP.toml")


def test_what_a_list_does_not_say_is_asked_and_nothing_assumed() -> None:
    about = About(people="victims", area="two provinces")
    assert dict(about.told()) == {"people": "victims", "area": "two provinces"}
    assert about.missing == ("population", "window", "appear", "method", "feeds_from")
    assert set(QUESTIONS) == set(ABOUT)
