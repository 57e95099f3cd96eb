"""The rows of a captured table: every cell with the stretch of the extracted text that it is.

In: a Text whose selectors name cells, or a text of JSON lines. Out: a Table: headings, rows of Cells, what was left.
Nothing is parsed anew: a cell is what the vault's text holds, so that its words can be quoted from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder

import msgspec

from dadkhah.lists.heads import TITLES, head
from dadkhah.model.selector import CELL, Selector
from dadkhah.model.source import Text

FIELD = re.compile(r"row (?P<row>[0-9,]+), column (?P<column>[A-Z]{1,4})")
SPACE = re.compile(r"[ \t\r\n]*")


class Cell(msgspec.Struct, frozen=True):
    """A value, the stretch of the text that holds it, and where it stands in the file, as words."""

    value: str
    start: int
    end: int
    place: str = ""


class Line(msgspec.Struct, frozen=True):
    """A row as a person counts it, and its cells by their columns, from 0; an empty cell is none."""

    number: int
    cells: dict[int, Cell]

    def values(self, columns: int) -> list[str]:
        """Return the values of all columns, "" where there is none."""
        return [self.cells[at].value if at in self.cells else "" for at in range(columns)]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Headings and rows; `left`: what of the file is no row here, and of which line ("" words never)."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    left: tuple[tuple[int, str], ...] = ()


def table(text: Text) -> Table | None:
    """Return the table that a text is, None where it is none."""
    if text.selectors:
        return _of_cells(text)
    return _of_objects(text.content) if text.content.lstrip()[:1] == "{" else None


def _of_cells(text: Text) -> Table | None:
    """Return the first sheet that holds anything; the first of its rows is the headings."""
    placed = [(one, _place(one)) for one in text.selectors]
    if any(place is None for _, place in placed):
        return None
    first = next(place[0] for _, place in placed if place)
    lines: dict[int, dict[int, Cell]] = {}
    others: dict[str, None] = {}
    for one, place in placed:
        if place is None or place[0] != first:
            others[place[0] if place else ""] = None
            continue
        lines.setdefault(place[1], {})[place[2]] = Cell(text.content[one.start : one.end], one.start, one.end, one.part)
    rows = [Line(number, cells) for number, cells in sorted(lines.items())]
    begun = head([(one.number, one.values(max(one.cells) + 1)) for one in rows[: TITLES + 1]])
    rest = rows[begun.skipped :]
    left = [(0, f"only the first sheet with values is read, not {name}") for name in others]
    left += [*((0, warning) for warning in text.warnings), *begun.said]
    left += [
        (one.number, "cells beyond the headings are left") for one in rest if max(one.cells) >= len(begun.headings)
    ]
    return Table(headings=tuple(begun.headings), lines=tuple(rest), left=tuple(left))


def _place(one: Selector) -> tuple[str, int, int] | None:
    """Return sheet, row from 1 and column from 0 of a selector; None where it is no cell."""
    field = FIELD.fullmatch(one.part)
    if field:
        return "", int(field["row"].replace(",", "")), _column(field["column"])
    cell = CELL.fullmatch(one.part)
    if cell is None:
        return None
    letters = cell["cell"].rstrip("0123456789")
    return cell["sheet"], int(cell["cell"][len(letters) :]), _column(letters)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_objects(content: str) -> Table | None:
    """Return the rows of JSON lines; a key that any line has is a column."""
    found: list[tuple[int, dict[str, Cell]]] = []
    left: list[tuple[int, str]] = []
    at = 0
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            cells = _object(content, at)
            if cells is None:
                left.append((number, "the line is no JSON object: its row has no values"))
            found.append((number, cells or {}))
        at += len(line) + 1
    keys = list(dict.fromkeys(key for _, cells in found for key in cells))
    if not keys:
        return None
    lines = (Line(number, {keys.index(key): cell for key, cell in cells.items()}) for number, cells in found)
    return Table(headings=tuple(keys), lines=tuple(lines), left=tuple(left))


DECODER = JSONDecoder()


def _object(content: str, start: int) -> dict[str, Cell] | None:
    """Return the members of the JSON object at a place, each with the stretch of its value; None where it is none."""
    try:
        return {key: cell for key, cell in _members(content, start) if cell.value}
    except (JSONDecodeError, RecursionError, IndexError):
        return None


def _members(content: str, start: int) -> Iterator[tuple[str, Cell]]:
    at = _expect(content, start, "{")
    while content[at] != "}":
        key, at = DECODER.raw_decode(content, at)
        at = _expect(content, at, ":")
        value, end = DECODER.raw_decode(content, at)
        yield str(key), _cell(content, value, at, end)
        at = _skip(content, end)
        if content[at] == ",":
            at = _skip(content, at + 1)
        elif content[at] != "}":
            raise JSONDecodeError("no comma", content, at)


def _cell(content: str, value: object, start: int, end: int) -> Cell:
    """Return a value with its stretch, of words without their quotation marks."""
    if isinstance(value, str):
        return Cell(value.strip(), start + 1, end - 1)
    return Cell("" if value is None else content[start:end], start, end)


def _skip(content: str, at: int) -> int:
    match = SPACE.match(content, at)
    return match.end() if match else at


def _expect(content: str, at: int, mark: str) -> int:
    at = _skip(content, at)
    if content[at] != mark:
        raise JSONDecodeError(f"no {mark}", content, at)
    return _skip(content, at + 1)
