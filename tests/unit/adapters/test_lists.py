"""Lists as files, hostile and broken ones: what can be read is read, the rest is said with its row."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import openpyxl
import pytest

from dadkhah.adapters.extractors import readers
from dadkhah.adapters.extractors.frames import Task
from dadkhah.adapters.lists import Sheet
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceEmpty, SourceMissing, SourceUnreadable
from dadkhah.model.person import Trouble
from dadkhah.ports import Extracted


class Reads:
    """The readers of office files in this process: their guard has tests of its own."""

    def extract(self, content: BinaryIO | bytes, media: str) -> Extracted:
        held = content if isinstance(content, bytes) else content.read()
        return readers.read(io.BytesIO(held), Task("read", media)).extracted


Rows = tuple[list[str], list[tuple[int, list[str]]], list[Trouble]]
Opens = Callable[[str, bytes], Rows]


@pytest.fixture
def opened(tmp_path: Path) -> Opens:
    def read(name: str, content: bytes) -> Rows:
        (tmp_path / name).write_bytes(content)
        troubles: list[Trouble] = []
        sheet = Sheet(tmp_path / name, Reads(), troubles.append)  # type: ignore[arg-type]
        return sheet.headings, [(number, list(cells)) for number, cells in sheet.rows], troubles

    return read


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'id,نام\n1,"Dovari, Karim"\n\n2,نسرین\n'.encode()),
        ("a.csv", "\ufeffid;نام\r\n1;Dovari, Karim\r\n\r\n2;نسرین".encode()),
        ("a.tsv", "id\tنام\n1\tDovari, Karim\n\n2\tنسرین\n".encode()),
        ("a.csv", "id;نام\n1;Dovari, Karim\n\n2;نسرین\n".encode("utf-16")),
        ("a.csv", "id;نام\n1;Dovari, Karim\n\n2;نسرین\n".encode() + b" \0\n"),
    ],
)
def test_rows_keep_their_numbers_whatever_separates_and_encodes(opened: Opens, name: str, content: bytes) -> None:
    headings, rows, troubles = opened(name, content)
    assert headings == ["id", "نام"]
    assert rows == [(2, ["1", "Dovari, Karim"]), (4, ["2", "نسرین"])]
    assert troubles == []


def test_json_lines_have_the_columns_of_all_lines(opened: Opens) -> None:
    headings, rows, troubles = opened(
        "a.jsonl", b'{"id": 1, "name": "K"}\nnonsense\n{"name": "N", "age": null, "x": [1]}\n[]\n'
    )
    assert headings == ["id", "name", "age", "x"]
    assert rows == [(1, ["1", "K", "", ""]), (3, ["", "N", "", "[1]"])]
    assert [(one.row, one.what) for one in troubles] == [
        (at, "the line is no JSON object: its row has no values") for at in (2, 4)
    ]


def test_a_workbook_keeps_rows_columns_and_values_of_formulas(opened: Opens) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "name", "age"], [1, "Karim", "=1+1"], [], [3, None, 7]):
        sheet.append(row)
    sheet.merge_cells("A4:B4")
    held = io.BytesIO()
    book.create_sheet("other").append(["x"])
    book.save(held)
    headings, rows, troubles = opened("a.xlsx", held.getvalue())
    assert headings == ["id", "name", "age"]
    assert rows == [(2, ["1", "Karim"]), (4, ["3", "", "7"])]
    assert any("formulas: 1" in one.what for one in troubles)
    assert any("only the first sheet" in one.what for one in troubles)


def test_a_mark_that_is_not_closed_costs_its_row_only(opened: Opens) -> None:
    content = 'id,name\n1,"Karim\n' + "".join(f"{at},Nasrin\n" for at in range(2, 80))
    _, rows, troubles = opened("a.csv", content.encode())
    assert len(rows) == 79
    assert rows[0] == (2, ["1", "'Karim"])
    assert [(one.row, one.what) for one in troubles] == [
        (2, "a quotation mark is not closed: it is read as a character")
    ]


def test_a_cell_of_several_lines_is_one_row(opened: Opens) -> None:
    assert opened("a.csv", b'id,name\n1,"Karim\nDovari"\n2,5" pipe\n')[1] == [
        (2, ["1", "Karim\nDovari"]),
        (4, ["2", '5" pipe']),
    ]


def test_a_broken_last_line_is_read_as_far_as_it_goes(opened: Opens) -> None:
    assert opened("a.csv", b'id,name,age\n1,Karim,3\n2,"Nas')[1][-1] == (3, ["2", "'Nas"])


@pytest.mark.parametrize(
    ("last", "cells", "said"),
    [
        ("2,نسر".encode()[:-1], ["2", "نس"], "the line breaks off in the middle of a letter"),
        (b'2,"Nas', ["2", "'Nas"], "a quotation mark is not closed: it is read as a character"),
        (b"2", ["2"], ""),
        (
            b"2," + b"N" * 1_000_100,
            ["2", "N" * 999_998],
            "the line has more than 1000000 bytes: what is beyond them is left",
        ),
    ],
)
def test_a_broken_last_line_costs_nothing_else(opened: Opens, last: bytes, cells: list[str], said: str) -> None:
    _, rows, troubles = opened("a.csv", "id,name\n1,نسرین\n".encode() + last)
    assert rows == [(2, ["1", "نسرین"]), (3, cells)]
    assert [(one.row, one.what) for one in troubles] == ([(3, said)] if said else [])


def test_what_follows_a_line_that_is_too_long_keeps_its_number(opened: Opens) -> None:
    _, rows, _ = opened("a.csv", b"id,name\n1," + b"N" * 2_500_000 + b"\n2,Nasrin\n")
    assert rows[-1] == (3, ["2", "Nasrin"])


def test_a_title_above_the_table_is_no_line_of_headings(opened: Opens) -> None:
    headings, rows, troubles = opened("a.csv", b"List of the town,,\n,,\n\nid,name,age\n1,Karim Dovari,3\n")
    assert (headings, rows) == (["id", "name", "age"], [(5, ["1", "Karim Dovari", "3"])])
    assert [one.row for one in troubles] == [1]


def test_a_list_without_headings_keeps_its_first_row(opened: Opens) -> None:
    headings, rows, troubles = opened("a.csv", b"Karim Dovari,2019-11-16,34\nNasrin Golzar,2019-11-17,20\n")
    assert headings == ["column 1", "column 2", "column 3"]
    assert [number for number, _ in rows] == [1, 2]
    assert [(one.row, one.what[:15]) for one in troubles] == [(1, "a row of people")]
    assert opened("a.csv", b"Karim Dovari\nNasrin Golzar\n")[0] == ["Karim Dovari"]


def test_three_hundred_columns_are_held_each_by_its_heading(opened: Opens) -> None:
    wide = [",".join(f"{kind} {at}" for at in range(300)) for kind in ("h", "v")]
    headings, rows, _ = opened("a.csv", "\n".join(wide).encode())
    assert (len(headings), rows[0][1][299]) == (300, "v 299")


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, name: str) -> None:
    said = "word " * 8_000
    text = (
        json.dumps({"id": 1, "name": "Karim Dovari", "what": said}) if name == "a.jsonl" else f"1,Karim Dovari,{said}"
    )
    path = tmp_path / name
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{text}\n" for _ in range(1_500))
        file.write('2,"broken')
    tracemalloc.start()
    sheet = Sheet(path, Reads(), lambda _: None)  # type: ignore[arg-type]
    assert sum(1 for _ in sheet.rows) >= 1_499
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 8


def test_lines_of_another_encoding_are_read_and_said(opened: Opens) -> None:
    arabic = "2,كريم الدوري من الجماعة\n".encode("cp1256")
    _, rows, troubles = opened("a.csv", "id,name\n1,نسرین\n".encode() + arabic)
    assert rows == [(2, ["1", "نسرین"]), (3, ["2", "كريم الدوري من الجماعة"])]
    assert [(one.row, one.what) for one in troubles] == [(3, "the line is not UTF-8: it is read as cp1256")]


def test_headings_are_each_their_own_and_more_cells_are_said(opened: Opens) -> None:
    headings, rows, troubles = opened("a.csv", b"name,,name\nKarim,x,y,z\n")
    assert headings == ["name", "column 2", "name 3"]
    assert [one.what for one in troubles] == ["4 cells under 3 headings: what is beyond them is left"]
    assert rows == [(2, ["Karim", "x", "y", "z"])]


@pytest.mark.parametrize(("name", "content"), [("a.csv", b""), ("a.csv", b"\n\n , \n"), ("a.jsonl", b"")])
def test_an_empty_list_says_so(opened: Opens, name: str, content: bytes) -> None:
    with pytest.raises(SourceEmpty, match="holds no rows"):
        opened(name, content)


def test_what_is_no_list_says_what_would_work(opened: Opens, tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match=r"save the list as CSV|no reader|not read"):
        opened("a.xlsx", b"PK\x03\x04 no archive")
    with pytest.raises(SourceMissing, match="cannot be opened"):
        Sheet(tmp_path / "gone.csv", Reads(), print)  # type: ignore[arg-type]


def test_kinds_of_lists_are_texts() -> None:
    assert {kinds.CSV, kinds.TSV} <= kinds.TEXTS
