"""Cells of sheets: their names, and numbers that are dates.

In: column numbers, names of cells, formats of numbers. Out: "AB", (row, column), days.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import msgspec

NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in formats of numbers that are dates or times (ECMA-376, part 1, 18.8.30)."""

EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - dates in sheets have no zone
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001
FIRST_TRUE = 61
"""Serials from 1 March 1900 on: before that the 1900 system counts a day that never was."""

LAST = 2_958_466
"""The serial after 31 December 9999."""


class Row(msgspec.Struct):
    """Which cell goes by: row and column, from 1."""

    row: int = 0
    cell: int = 0

    def next_row(self) -> None:
        """Go to the first place of the next row."""
        self.row, self.cell = self.row + 1, 0

    def next_cell(self) -> None:
        """Go to the next place of the row."""
        self.cell += 1


def letters(column: int) -> str:
    """Return the name of a column, counted from 1: A, Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_of(cell: str) -> int:
    """Return the column of a cell's name, from 1; 0 where it is no name of a cell."""
    match = NAME.fullmatch(cell)
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - 64
    return number


def is_date_format(number: int, code: str) -> bool:
    """Say whether a format of numbers shows dates: a built-in one, or a code with days, months, years or hours.

    Hours in brackets are a length of time, and no moment.
    """
    if number in DATE_FORMATS:
        return True
    plain = QUOTED.sub("", code).lower()
    return (bool(plain) and "general" not in plain and any(letter in plain for letter in "ydh")) or "mmm" in plain


def dated(serial: str, *, since_1904: bool) -> str:
    """Return a serial number as ISO 8601; as it is written where it is no date."""
    try:
        number = float(serial)
    except ValueError:
        return serial
    least = 0 if since_1904 else FIRST_TRUE
    if not least <= number < LAST:
        return serial
    seconds = min(round(number * 86_400), LAST * 86_400 - 1)
    when = (EPOCH_1904 if since_1904 else EPOCH_1900) + timedelta(seconds=seconds)
    return when.date().isoformat() if seconds % 86_400 == 0 else when.isoformat(" ")
