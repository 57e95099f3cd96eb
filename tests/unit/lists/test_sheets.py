"""The rows of captured tables: every cell quotes the text, whatever the form, and what is no row is said."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.adapters.extractors.csv import extract_csv
from dadkhah.lists.heads import PEOPLE, TITLE, headings
from dadkhah.lists.sheets import Table, table
from dadkhah.model.selector import Selector
from dadkhah.model.source import Block, Text


def plain(content: str, selectors: Sequence[Selector] = ()) -> Text:
    return Text(content, (Block("table", 0, len(content)),), (), "utf-8", selectors=tuple(selectors))


def sheet(*rows: Sequence[str], name: str = "Dead", first: int = 1) -> Text:
    """Return the text of a workbook's rows as its extractor lays it out: empty cells are not there."""
    content, selectors = "", []
    for number, row in enumerate(rows, start=first):
        content += "\n" if content else ""
        for at, cell in enumerate(row):
            if cell:
                content += "\t" if content and not content.endswith("\n") else ""
                selectors.append(
                    Selector(len(content), len(content) + len(cell), f"sheet {name}, cell {chr(65 + at)}{number}")
                )
                content += cell
    return plain(content, selectors)


def quoted(found: Table, text: Text) -> bool:
    return all(
        text.content[cell.start : cell.end].strip() == cell.value
        for line in found.lines
        for cell in line.cells.values()
    )


def test_cells_of_a_workbook_keep_their_columns_and_their_places() -> None:
    text = sheet(["Ref", "Name", "Age"], ["1", "Karim Dovari", "34"], ["2", "", "40"], first=3)
    found = table(text)
    assert found is not None
    assert found.headings == ("Ref", "Name", "Age")
    assert [(one.number, one.values(3)) for one in found.lines] == [
        (4, ["1", "Karim Dovari", "34"]),
        (5, ["2", "", "40"]),
    ]
    assert quoted(found, text)


def test_fields_of_separated_values_are_rows_too() -> None:
    text = extract_csv('Ref;Name\n1;"Dovari; Karim"\n\n3;نسرین\n'.encode(), "text/csv").text
    assert text is not None
    found = table(text)
    assert found is not None
    assert found.headings == ("Ref", "Name")
    assert [(one.number, one.values(2)) for one in found.lines] == [(2, ["1", "Dovari; Karim"]), (4, ["3", "نسرین"])]
    assert quoted(found, text)


def test_other_sheets_wide_rows_and_warnings_are_said() -> None:
    one, other = sheet(["Name"], ["Karim", "more"]), sheet(["x"], name="Notes")
    moved = [Selector(part.start + 100, part.end + 100, part.part) for part in other.selectors]
    text = Text(
        one.content.ljust(100) + other.content, (), (), "utf-8", warnings=("cut",), selectors=(*one.selectors, *moved)
    )
    found = table(text)
    assert found is not None
    assert found.left == (
        (0, "only the first sheet with values is read, not sheet Notes"),
        (0, "cut"),
        (2, "cells beyond the headings are left"),
    )


def test_titles_above_a_table_and_headings_that_are_people_are_told() -> None:
    found = table(sheet(["Deaths of one town"], ["Ref", "Name", "Age"], ["1", "Karim Dovari", "34"]))
    assert found is not None
    assert (found.headings, len(found.lines), found.left) == (("Ref", "Name", "Age"), 1, ((1, TITLE),))
    bare = table(sheet(["1", "Karim Dovari", "34"], ["2", "Mina Golbarg", "40"]))
    assert bare is not None
    assert (bare.headings, len(bare.lines), bare.left) == (("column 1", "column 2", "column 3"), 2, ((1, PEOPLE),))


def test_json_lines_keep_the_stretch_of_every_value() -> None:
    first_line = '{"id": "1", "name": "Karim Dovari", "age": 34}'
    content = first_line + '\n\nbroken\n{"name":"\\u0646\\u0633","x":null, "deep":{"a":[1]}}\n'
    found = table(plain(content))
    assert found is not None
    assert found.headings == ("id", "name", "age", "deep")
    assert [one.number for one in found.lines] == [1, 3, 4]
    first, _, last = found.lines
    assert {at: content[cell.start : cell.end] for at, cell in first.cells.items()} == {
        0: "1",
        1: "Karim Dovari",
        2: "34",
    }
    assert last.values(4) == ["", "نس", "", '{"a":[1]}']
    assert content[last.cells[1].start : last.cells[1].end] == "\\u0646\\u0633"
    assert found.left == ((3, "the line is no JSON object: its row has no values"),)


@pytest.mark.parametrize(
    "content", ["plain words", "", "[1, 2]", "{", "{}", '{"a" 1}', '{"a":1 "b":2}', '{"a":1', '{"a":"\\ud8"}']
)
def test_what_is_no_table_is_none(content: str) -> None:
    assert table(plain(content)) is None


def test_pages_are_no_tables() -> None:
    assert table(plain("words", [Selector(0, 5, "page 1", page=1)])) is None


def test_headings_stand_once_each() -> None:
    assert headings(["Name", "", "Name", "two  words"]) == ["Name", "column 2", "Name 3", "two words"]


VALUES = st.one_of(st.text(max_size=8), st.integers(), st.none(), st.booleans())


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=4), min_size=1, max_size=5))
def test_any_objects_are_read_as_they_were_written(objects: list[dict[str, object]]) -> None:
    content = "\n".join(json.dumps(one) for one in objects)
    found = table(plain(content))
    for one, line in zip(objects, found.lines if found else (), strict=False):
        for at, cell in line.cells.items():
            value = one[found.headings[at]] if found else None
            written = value.strip() if isinstance(value, str) else json.dumps(value)
            assert cell.value == written
            token = content[cell.start : cell.end]
            assert (json.loads(f'"{token}"').strip() if isinstance(value, str) else token) == written
