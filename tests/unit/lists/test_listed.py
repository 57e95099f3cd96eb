"""A captured table as a list of people: rows that keep their cells, mentions that judgements can name."""

from __future__ import annotations

import msgspec
import pytest
from tests import factories as make
from tests.unit.lists.test_sheets import sheet

from dadkhah.lists.listed import Listed, listed
from dadkhah.model.source import Captured, Text

HEAD = ["Ref", "Full name", "Date of death", "City"]
ROWS = [["1", "Karim Dovari", "2019-11-16", "Shiraz"], ["2", "نسرین گلبرگ", "soon", ""], ["3", "", "", "Tabriz"]]


def captured(text: Text, listing: dict[str, str] | None = None) -> Captured:
    doc = make.captured("x", name="dead.xlsx")
    description = msgspec.structs.replace(doc.description, listing=listing)
    return msgspec.structs.replace(doc, text=text, description=description)


def read(*rows: list[str], listing: dict[str, str] | None = None) -> Listed | None:
    return listed(captured(sheet(*rows), listing))


def test_every_value_keeps_the_cell_that_it_stands_in() -> None:
    doc = captured(sheet(HEAD, *ROWS))
    found = listed(doc)
    assert found is not None
    row = found.rows[0]
    assert row.cells == tuple(
        (field, doc.text.selectors and make.span(doc, words, role=field), f"sheet Dead, cell {cell}")
        for field, words, cell in [
            ("id", "1", "A2"),
            ("name", "Karim Dovari", "B2"),
            ("died", "2019-11-16", "C2"),
            ("place", "Shiraz", "D2"),
        ]
    )
    assert row.place == "sheet Dead, cells A2 to D2"
    assert (row.person.rec, row.person.name, row.person.source) == ("1", "Karim Dovari", "dead.xlsx")
    assert all(doc.text.content[span.start : span.end] == span.exact for one in found.rows for _, span, _ in one.cells)


def test_a_row_is_a_mention_at_the_place_of_its_name_or_of_its_first_cell() -> None:
    found = read(HEAD, *ROWS)
    assert found is not None
    assert [one.mention.span.exact for one in found.rows] == ["Karim Dovari", "نسرین گلبرگ", "3"]
    assert len({one.mention.id for one in found.rows}) == 3
    assert found.rows[0].mention.roles == ("listed",)


def test_what_cannot_be_read_is_said_with_row_and_column() -> None:
    found = read(HEAD, *ROWS)
    assert found is not None
    assert [(one.row, one.column) for one in found.troubles] == [(3, "Date of death"), (4, "")]


@pytest.mark.parametrize(
    ("head", "listing", "is_list"),
    [
        (HEAD, None, True),
        (["Defendant", "Judge"], None, True),
        (["q1", "q2"], None, False),
        (["q1", "q2"], {"people": "victims"}, True),
        (["Town", "q2"], {"name": "Town"}, True),
    ],
)
def test_a_table_is_a_list_where_a_heading_or_somebody_says_so(
    head: list[str], listing: dict[str, str] | None, is_list: bool
) -> None:
    found = read(head, ["Karim Dovari", "Mina Golbarg"], ["Bahram Teshti", "Sara Olgani"], listing=listing)
    assert (found is not None) is is_list


def test_what_is_told_of_a_list_stands_and_columns_are_guessed_beside_it() -> None:
    told = {"people": "accused", "area": "one town", "dates": "month first"}
    found = read(HEAD, *ROWS, listing=told)
    assert found is not None
    assert (found.guessed, found.mapping.about.area, found.mapping.dates) == (True, "one town", "month first")
    assert found.mapping.columns["name"] == "Full name"
    assert all(one.person.accused and "accused" in one.mention.roles for one in found.rows)


def test_columns_that_are_told_and_not_there_are_said() -> None:
    found = read(HEAD, *ROWS, listing={"name": "Full name", "father": "Father"})
    assert found is not None
    assert (found.guessed, found.troubles[-1].column) == (False, "Father")
    assert found.rows[0].person.died is None
