"""Lists as files: CSV and TSV line by line, JSON lines, workbooks through the guarded reader of office files.

In: a path. Out: a Sheet: headings, then rows of cells with the number that a person sees, and what was wrong with
lines. Formulas are never run: a cell is what the file holds. Lines of another encoding than UTF-8 are read in the one
that makes words of them, and said. A quotation mark that nobody closes costs its line, not the rest of the file.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from dadkhah.capture import charset
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceEmpty, SourceMissing, SourceUnreadable
from dadkhah.lists.heads import TITLES, head
from dadkhah.model.person import Trouble
from dadkhah.model.selector import CELL
from dadkhah.ports import Extractor

Row = tuple[int, Sequence[str]]
Note = Callable[[Trouble], None]

DELIMITERS = ",;\t|"
LONGEST = 1_000_000
"""Bytes of one line that are read: a longer one is no line of a list."""

APART = 50
"""Lines that one quoted cell may hold."""

WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
MOST_COLUMNS = 2_000


class Sheet:
    """A list as a file holds it: its headings, and its rows, which can be read once.

    Raises:
        SourceMissing: it cannot be opened.
        SourceEmpty: there are no rows of cells in it.
        SourceUnreadable: it is of a kind that holds no rows.
    """

    def __init__(self, path: Path, extractor: Extractor, note: Note) -> None:
        self.name = path.name
        self._note = note
        rows = self._rows(path, extractor)
        first = next(full := (row for row in rows if any(cell.strip() for cell in row[1])), None)
        if first is None:
            raise SourceEmpty("the list holds no rows", where=str(path), remedy="save it with a line of headings")
        above = [first, *islice(full, TITLES)]
        begun = head([(number, cells[:MOST_COLUMNS]) for number, cells in above])
        for number, what in begun.said:
            self._say(number, what)
        self.headings = begun.headings
        self.rows = self._checked(chain(above[begun.skipped :], rows))

    def _say(self, row: int, what: str) -> None:
        self._note(Trouble(self.name, row, "", what))

    def _checked(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows in which anything stands; say which hold more cells than there are headings."""
        for number, cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if any(cell.strip() for cell in cells[len(self.headings) :]):
                self._say(
                    number, f"{len(cells)} cells under {len(self.headings)} headings: what is beyond them is left"
                )
            yield number, cells

    def _rows(self, path: Path, extractor: Extractor) -> Iterator[Row]:
        try:
            file = path.open("rb")
        except OSError as error:
            raise SourceMissing(f"it cannot be opened ({error.strerror})", where=str(path)) from error
        with file:
            head = file.read(4096)
            file.seek(0)
            ending = path.suffix.lower()
            if ending in {".jsonl", ".ndjson"} or (ending == ".json" and head.lstrip()[:1] == b"{"):
                yield from self._objects(file)
            elif kinds.media_of(kinds.by_name(path.name) or kinds.CSV, head) in kinds.TEXTS:
                yield from self._fields(_lines(file, self._say), ending)
            else:
                yield from self._cells(file, path, extractor)

    def _objects(self, file: BinaryIO) -> Iterator[Row]:
        """Yield the headings and rows of JSON lines, gone over twice: a key that only later lines have is a column."""
        keys: dict[str, None] = {}
        for _, line in _lines(file, _unsaid):
            keys.update(dict.fromkeys(_parsed(line) or ()))
            if len(keys) > MOST_COLUMNS:
                break
        if keys:
            yield 0, list(keys)
        file.seek(0)
        for number, line in _lines(file, self._say):
            found = self._object(number, line)
            if found is not None:
                yield number, [_written(found.get(key)) for key in keys]

    def _object(self, number: int, line: str) -> dict[str, object] | None:
        if not line.strip():
            return None
        found = _parsed(line)
        if found is None:
            self._say(number, "the line is no JSON object: its row has no values")
            return {}
        return found

    def _fields(self, lines: Iterator[tuple[int, str]], ending: str) -> Iterator[Row]:
        """Yield the rows of separated values."""
        held = _Held(lines)
        separator = "\t" if ending in {".tsv", ".tab"} else _separator(held.peek(50))
        while (line := held.next()) is not None:
            number, text = line
            whole = [text]
            while _open(whole, separator) and len(whole) <= APART and (more := held.next()) is not None:
                whole.append(more[1])
            if _open(whole, separator):
                self._say(number, "a quotation mark is not closed: it is read as a character")
                held.back([(number + at, one) for at, one in enumerate(whole[1:], start=1)])
                whole = [text.replace('"', "'")]
            yield number, _split(whole, separator)

    def _cells(self, file: BinaryIO, path: Path, extractor: Extractor) -> Iterator[Row]:
        """Yield the rows of a workbook's first sheet that holds any; of merged cells the first holds the value."""
        made = extractor.extract(file, kinds.by_name(path.name))
        if made.text is None:
            raise SourceUnreadable(made.failure or "no rows were found", where=str(path), remedy="save the list as CSV")
        for warning in made.text.warnings:
            self._say(0, warning)
        sheet, number = "", 0
        cells: dict[int, str] = {}
        for one in made.text.selectors:
            match = CELL.fullmatch(one.part)
            if match is None:
                raise SourceUnreadable(
                    "it is no table of rows and columns", where=str(path), remedy="save the list as CSV"
                )
            column, row = _place(match["cell"])
            if sheet and match["sheet"] != sheet:
                self._say(0, f"only the first sheet with values is read: {sheet.removeprefix('sheet ')}")
                break
            if row != number and cells:
                yield number, _filled(cells)
                cells = {}
            sheet, number = match["sheet"], row
            if column < MOST_COLUMNS:
                cells[column] = made.text.content[one.start : one.end]
        if cells:
            yield number, _filled(cells)


class _Held:
    """Lines that can be looked at before they are taken, and given back."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self._lines = lines
        self._waiting: list[tuple[int, str]] = []

    def next(self) -> tuple[int, str] | None:
        return self._waiting.pop(0) if self._waiting else next(self._lines, None)

    def back(self, lines: list[tuple[int, str]]) -> None:
        self._waiting = lines + self._waiting

    def peek(self, count: int) -> list[str]:
        while len(self._waiting) < count and (line := next(self._lines, None)) is not None:
            self._waiting.append(line)
        return [text for _, text in self._waiting[:count]]


def _lines(file: BinaryIO, say: Callable[[int, str], None]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers from 1, decoded one by one."""
    mark = file.read(3)
    wide = WIDE.get(mark[:2], "")
    if wide:
        file.seek(2)
        yield from enumerate(_wide(file, wide), start=1)
        return
    file.seek(3 if mark == b"\xef\xbb\xbf" else 0)
    other = ""
    for number, line in enumerate(_short(file, say), start=1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.reason == "unexpected end of data" and not line.endswith(b"\n"):
                text = line.decode("utf-8", "ignore")
                say(number, "the line breaks off in the middle of a letter")
            else:
                other = other or charset.guess(line) or "cp1252"
                text = line.decode(other, "replace")
                say(number, f"the line is not UTF-8: it is read as {other}")
        yield number, text.replace("\0", "").rstrip("\r\n")


def _wide(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield the lines of a text of two bytes a letter, read piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest = ""
    while piece := file.read(LONGEST):
        *lines, rest = (rest + decoder.decode(piece)).split("\n")
        yield from (line.rstrip("\r") for line in lines)
        rest = rest[:LONGEST]
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _short(file: BinaryIO, say: Callable[[int, str], None]) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long only the beginning, and it is said."""
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            while (more := file.readline(LONGEST)) and not more.endswith(b"\n"):
                pass
            say(number, f"the line has more than {LONGEST} bytes: what is beyond them is left")
        yield line


def _separator(lines: Sequence[str]) -> str:
    """Return what separates cells: what the first lines hold most evenly, a comma where nothing does."""
    counts = {one: [line.count(one) for line in lines if line.strip()] for one in DELIMITERS}
    scores = {one: (sum(count > 0 for count in held), -len(set(held))) for one, held in counts.items() if any(held)}
    return max(scores, key=lambda one: scores[one]) if scores else ","


def _open(lines: Sequence[str], separator: str) -> bool:
    """Say whether a quoted cell goes on beyond some lines; a mark opens one only where the cell begins."""
    if not any('"' in line for line in lines):
        return False
    inside, begins = False, True
    for char in "\n".join(lines):
        if char == '"' and (begins or inside):
            inside = not inside
        begins = char == separator or (char == '"' and inside and begins)
    return inside


def _split(lines: Sequence[str], separator: str) -> list[str]:
    try:
        return [cell for row in csv.reader(["\n".join(lines)], delimiter=separator) for cell in row]
    except csv.Error:
        return "\n".join(lines).split(separator)


def _parsed(line: str) -> dict[str, object] | None:
    """Return the object that a line holds, or None."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _unsaid(number: int, what: str) -> None:
    """Say nothing: it is said when the lines are read a second time."""


def _written(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _place(cell: str) -> tuple[int, int]:
    """Return column (from 0) and row (from 1) of a cell's name."""
    column = 0
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for letter in cell[: -len(digits)]:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(digits)


def _filled(cells: dict[int, str]) -> list[str]:
    return [cells.get(at, "") for at in range(max(cells) + 1)]
