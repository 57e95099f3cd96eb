"""Sheets: names of cells, numbers that are dates, fields of CSV."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.adapters.extractors import documents as made
from tests.unit.adapters.extractors.test_formats import blocks, parts

from dadkhah.adapters.extractors import xlsx
from dadkhah.adapters.extractors.cells import EPOCH_1904, column_of, dated, is_date_format, letters
from dadkhah.adapters.extractors.csv import delimiter, extract_csv, fields
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.model.source import Text
from dadkhah.ports import Extracted

WHEN = dt.datetime(2031, 4, 2, 8, 30)  # noqa: DTZ001 - sheets know no zones


def read(book: openpyxl.Workbook) -> Extracted:
    held = io.BytesIO()
    book.save(held)
    return xlsx.extract_xlsx(Archive(held))


def test_values_of_every_kind_as_they_were_saved() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Held"
    values = (
        31, 2.5, "Orsa & Velda", True, dt.date(2031, 4, 2), WHEN, None, "#N/A", "a\nb",
    )  # fmt: skip
    sheet.append(values)
    sheet["A3"] = "=SUM(A1:A2)"
    hidden = book.create_sheet("Names")
    hidden.sheet_state = "hidden"
    hidden["AB12"] = "بندر"
    answer = read(book)
    assert parts(answer.text) == {
        "sheet Held, cell A1": "31",
        "sheet Held, cell B1": "2.5",
        "sheet Held, cell C1": "Orsa & Velda",
        "sheet Held, cell D1": "TRUE",
        "sheet Held, cell E1": "2031-04-02",
        "sheet Held, cell F1": "2031-04-02 08:30:00",
        "sheet Held, cell H1": "#N/A",
        "sheet Held, cell I1": "a b",
        "sheet Names (hidden), cell AB12": "بندر",
    }
    assert answer.text is not None
    assert answer.text.warnings == ("formulas: 1; their values are read as the file holds them",)


def test_a_book_that_counts_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = EPOCH_1904
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = dt.date(2031, 4, 2)
    assert list(parts(read(book).text).values()) == ["2031-04-02"]


def test_a_missing_sheet_is_said() -> None:
    archive = Archive(io.BytesIO(made.zipped({
        "xl/workbook.xml": '<w xmlns:r="r"><sheet name="A" r:id="1"/></w>', "xl/_rels/workbook.xml.rels": "<r/>",
    })))  # fmt: skip
    answer = xlsx.extract_xlsx(archive)
    assert (answer.text, answer.failure) == (None, "the sheets hold no values; the sheet A is missing in the file")


@given(st.integers(1, 18_278))
def test_names_of_columns_come_back(column: int) -> None:
    assert column_of(f"{letters(column)}7") == column


@pytest.mark.parametrize("name", ["", "7", "A", "a1", "ABCD1", "A12345678", "A-1"])
def test_what_is_no_name_of_a_cell(name: str) -> None:
    assert column_of(name) == 0


@pytest.mark.parametrize(
    ("number", "code", "dates"),
    [
        (14, "", True), (0, "", False), (164, "yyyy-mm-dd", True), (165, "[h]:mm", False), (166, '0.00" day"', False),
        (167, "General", False), (168, "#,##0", False), (169, "mmm", True), (170, "[Red]0", False), (49, "@", False),
    ],
)  # fmt: skip
def test_formats_of_dates(number: int, code: str, dates: bool) -> None:
    assert is_date_format(number, code) is dates


@pytest.mark.parametrize(
    ("serial", "since_1904", "shown"),
    [
        ("47940", False, "2031-04-02"), ("46478", True, "2031-04-02"), ("61", False, "1900-03-01"), ("60", False, "60"),
        ("47940.5", False, "2031-04-02 12:00:00"), ("-1", False, "-1"), ("1e9", False, "1e9"), ("nan", False, "nan"),
        ("inf", False, "inf"), ("x", False, "x"), ("2958465.9999999", False, "9999-12-31 23:59:59"),
    ],
)  # fmt: skip
def test_serials_of_days(serial: str, since_1904: bool, shown: str) -> None:
    assert dated(serial, since_1904=since_1904) == shown


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a,b\n1,2\n", ("a\tb", "1\t2")),
        ("a;b\r\n1;2", ("a\tb", "1\t2")),
        ('"a ""b"" c","d\ne"\n', ('a "b" c\td e',)),
        ('=SUM(1),"@x"', ("=SUM(1)\t@x",)),
        ("a,,c\n,,\n", ("a\tc",)),
        ('"open,b\nc', ("open,b c",)),
        ("one column\nof prose, with a comma\n", ("one column", "of prose\twith a comma")),
    ],
)
def test_fields(content: str, rows: tuple[str, ...]) -> None:
    assert blocks(extract_csv(content.encode(), "text/csv").text) == rows


def test_fields_lead_back_to_their_bytes() -> None:
    content = 'نام,"شهر ""کهن"""\r\nآرش,"بندر\nسارل"\r\n'.encode()
    text = extract_csv(content, "text/csv").text
    assert isinstance(text, Text)
    assert parts(text) == {
        "row 1, column A": "نام",
        "row 1, column B": 'شهر "کهن"',
        "row 2, column A": "آرش",
        "row 2, column B": "بندر سارل",
    }
    for one in text.runs:
        held = content[one.byte_start : one.byte_end].decode()
        assert not one.exact or held == text.content[one.start : one.end]
    assert sum(one.end - one.start for one in text.runs) == sum(len(value) for value in parts(text).values())


def test_a_file_of_tabs_is_told_by_its_name() -> None:
    assert blocks(extract_csv(b"a, b\tc\n", "text/tab-separated-values").text) == ("a, b\tc",)


@given(st.text(alphabet='ab,;"\n\r \t', max_size=60))
def test_every_character_stands_in_one_field_or_between_two(content: str) -> None:
    at, place = 0, (1, 0)
    for field in fields(content, ","):
        assert at <= field.start <= field.end
        assert set(content[at : field.start]) <= set(",\r\n")
        assert (field.row, field.column) > place
        at, place = field.end, (field.row, field.column)
    assert set(content[at:]) <= set(",\r\n")


@pytest.mark.parametrize(
    ("content", "found"), [("a;b\nc;d", ";"), ("a|b", "|"), ("a", ","), ("a\tb,c\nd\te", "\t"), ("", ",")]
)
def test_the_delimiter(content: str, found: str) -> None:
    assert delimiter(content) == found


def test_nothing_to_read() -> None:
    assert extract_csv(b",,\n", "text/csv").failure == "the file holds no values"
    assert "noise" in extract_csv(bytes(range(256)) * 9, "text/csv").failure
