"""Pairs of names judged. The names are made up."""

from __future__ import annotations

import pytest

from dadkhah.errors import CallError
from dadkhah.work.pairs import judged, layout

HEADER = ("id", "name_a", "name_b", "note")


def test_columns_are_found_in_any_order_and_case() -> None:
    assert layout(["NAME_B", "x", "Name_a "]).names == (2, 0)
    assert layout(HEADER).header == (*HEADER, "score", "same", "why")


def test_old_results_are_replaced() -> None:
    columns = layout(["name_a", "score", "name_b", "same"])
    assert columns.header == ("name_a", "name_b", "score", "same", "why")
    (row,) = judged([("Sara Tavan", "9", "سارا توان", "9")], columns)
    assert (row.cells[:2], row.cells[3]) == (("Sara Tavan", "سارا توان"), "1")


@pytest.mark.parametrize("header", [(), ("name_a",), ("name_a", "name_b", "name_b"), ("a", "b")])
def test_a_table_without_the_two_columns_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(CallError, match="the table needs one column"):
        layout(header)


def test_rows_keep_their_cells_and_order() -> None:
    rows = [("1", "Hamid Tavan", "Hamed Tavan", "n"), ("2", "Sara Tavan", "سارا توان", "m")]
    first, second = judged(rows, layout(HEADER))
    assert first.cells[:4] == rows[0]
    assert first.cells[5:] == ("0", "Hamid and Hamed are two established given names")
    assert (second.cells[:4], second.cells[5], second.wrong) == (rows[1], "1", "")


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("1", "Sara"), "2 cells, and the first line has 4"),
        (("1", "Sara", "Sara", "", "more"), "5 cells, and the first line has 4"),
        (("1", "", "Sara", ""), "name_a has no letters"),
        (("1", "Sara", "12", ""), "name_b has no letters"),
        (("1", "Sara\nTavan", "Sara", ""), "name_a runs over several lines"),
        (("1", "Sara" * 400, "Sara", ""), "name_a runs over several lines or is too long"),
        (("1", "Sara", "tavan " * 30, ""), "name_b has more than 24 words"),
        (("1", "Sar\udce9", "Sara", ""), "name_a is not in UTF-8"),
    ],
)
def test_a_bad_row_is_kept_and_named(row: tuple[str, ...], wrong: str) -> None:
    (found,) = judged([row], layout(HEADER))
    assert found.wrong.startswith(wrong)
    assert set(row) <= set(found.cells)
    assert found.cells[:2] == row[:2]
    assert found.cells[5] in {"0", "1"}
    assert found.cells[6]
