"""Rows become people; no row is dropped, and what cannot be read is said with row and column."""

from __future__ import annotations

from datetime import date

from dadkhah.lists.mapping import Mapping
from dadkhah.lists.people import people
from dadkhah.lists.places import place_ids
from dadkhah.model.listing import About
from dadkhah.model.span import Interval

HEADINGS = ["id", "given", "family", "father", "sex", "age", "died", "place"]
MAPPING = Mapping(columns={name: name for name in HEADINGS})


def test_a_row_is_a_person() -> None:
    rows = [(2, ["7", "Karim", "Dovari", "Bahram", "male", "34", "25 Aban 1398", "Shiraz"])]
    (found,) = people("a.csv", HEADINGS, rows, MAPPING)
    person = found.person
    assert (person.source, person.rec, person.row, person.name, person.father) == (
        "a.csv",
        "7",
        2,
        "Karim Dovari",
        "Bahram",
    )
    assert (person.sex, person.age, person.place) == ("m", 34, "Shiraz")
    assert person.died == Interval(date(2019, 11, 16), date(2019, 11, 16))
    assert person.day == date(2019, 11, 16).toordinal()
    assert found.troubles == ()


def test_what_cannot_be_read_is_said_and_the_row_stays() -> None:
    rows = [(5, ["", "", "", "", "what", "old", "soon"]), (6, ["8", "=A1", "#REF!", "-", "?", "n/a", "نامعلوم"])]
    empty, formula = people("a.csv", HEADINGS, rows, MAPPING)
    assert empty.person.rec == "a.csv:5"
    assert {(one.row, one.column) for one in empty.troubles} == {(5, ""), (5, "sex"), (5, "age"), (5, "died")}
    assert formula.person.name == ""
    assert [one.what for one in formula.troubles] == ["the cell holds a formula or its error, and no name"]
    assert formula.person.died is None


def test_a_column_tells_lists_apart() -> None:
    mapping = Mapping(columns={"name": "name", "list": "list"})
    found = list(people("a.csv", ["name", "list"], [(2, ["Karim Dovari", "ministry"]), (3, ["Karim Dovari"])], mapping))
    assert [one.person.source for one in found] == ["ministry", "a.csv"]


def test_spellings_of_one_place_have_one_id() -> None:
    known = {
        "Shiraz": [("s", "IR")],
        "شیراز": [("s", "IR")],
        "Cordoba": [("es", "ES"), ("ar", "AR")],
        "Rosario": [("r", "AR")],
        "La Plata": [("l", "AR")],
    }
    ids = place_ids(
        ["Shiraz", "شیراز", "Shīrāz (city)", "Sheeraz", "Cordoba", "Rosario", "La Plata", "Xanadu", ""],
        lambda name: known.get(name, []),
    )
    assert ids["Shiraz"] == ids["شیراز"] == ids["Sheeraz"] == ids["Shīrāz (city)"] == "s"
    assert ids["Cordoba"] == "ar"
    assert ids["Xanadu"].startswith("~")
    assert "" not in ids


def test_rows_of_accused_people_are_told_by_the_list_or_by_their_own_cell() -> None:
    columns = {"name": "name", "standing": "standing"}
    rows = [(at, ["Karim Dovari", cell]) for at, cell in enumerate(["", "Victim", "متهم", "clerk"])]
    listed = Mapping(columns=columns, about=About(people="accused"))
    found = [list(people("a.csv", ["name", "standing"], rows, one)) for one in (Mapping(columns=columns), listed)]
    assert [[one.person.accused for one in read] for read in found] == [
        [False, False, True, True],
        [True, False, True, True],
    ]
    assert [len(one.troubles) for one in found[0]] == [0, 0, 0, 1]
