"""XLSX: the value of every cell, with the cell it stands in (ECMA-376, part 1, 18).

In: an open ZIP archive. Out: Extracted; a block for every row. Formulas are never run: the value is the one that the
file holds, from when it was last saved.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import msgspec

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed
from dadkhah.adapters.extractors.cells import column_of, dated, is_date_format, letters
from dadkhah.adapters.extractors.docx import properties
from dadkhah.adapters.extractors.xml import Silent, walk
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Extracted

WORKBOOK = "xl/workbook.xml"
MOST_STRINGS = 64 * 1024 * 1024
"""Characters of shared strings: they are held in memory while the sheets are read."""

HIDDEN = {"hidden": " (hidden)", "veryHidden": " (hidden)"}


class _Sheet(msgspec.Struct, frozen=True):
    name: str
    part: str


def extract_xlsx(archive: Archive) -> Extracted:
    """Return the cells of a workbook, sheet after sheet; raise SourceUnreadable."""
    draft = Draft()
    book = _Book()
    with archive.open(WORKBOOK) as stream:
        walk(stream, book)
    targets = _relations(archive)
    strings, dates = _strings(archive), _dates(archive)
    formulas = 0
    for identity, name in book.sheets:
        part = targets.get(identity, "")
        if not archive.has(part):
            draft.warn(f"the sheet {name} is missing in the file")
            continue
        cells = _Cells(draft, name, strings, dates, since_1904=book.since_1904)
        with archive.open(part) as stream:
            walk(stream, cells)
        formulas += cells.formulas
    if formulas:
        draft.warn(f"formulas: {formulas:,}; their values are read as the file holds them")
    if any("comments" in name.lower() and name.startswith("xl/") for name in archive.names):
        draft.warn("comments on cells are kept in the file and not read")
    return draft.finish(properties(archive, "docProps/core.xml"), kinds.XLSX, "the sheets hold no values")


class _Book(Silent):
    """The sheets in order: (relation, name)."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            shown = f"{attributes.get('name', '')}{HIDDEN.get(attributes.get('state', ''), '')}"
            self.sheets.append((attributes.get("id", ""), shown))
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in {"1", "true"}


class _Relations(Silent):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            self.targets[attributes.get("Id", "")] = whole


def _relations(archive: Archive) -> Mapping[str, str]:
    found = _Relations()
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        walk(stream, found)
    return found.targets


class _Strings(Silent):
    """The shared strings; phonetic readings beside them are not part of them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._held: list[str] = []
        self._text = self._phonetic = False
        self._size = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._held = []
        self._phonetic = self._phonetic or name == "rPh"
        self._text = name == "t"

    def words(self, text: str) -> None:
        if self._text and not self._phonetic:
            self._held.append(text)
            self._size += len(text)
            if self._size > MOST_STRINGS:
                raise SourceUnreadable("the workbook holds more words than are read (save the sheets as CSV)")

    def end(self, name: str) -> None:
        self._text = False
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.found.append("".join(self._held))


def _strings(archive: Archive) -> list[str]:
    found = _Strings()
    if archive.has("xl/sharedStrings.xml"):
        with archive.open("xl/sharedStrings.xml") as stream:
            walk(stream, found)
    return found.found


class _Formats(Silent):
    """Which styles of cells show dates."""

    def __init__(self) -> None:
        self.dates: set[int] = set()
        self._codes: dict[int, str] = {}
        self._cells = False
        self._style = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes[_number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            number = _number(attributes.get("numFmtId", ""))
            if is_date_format(number, self._codes.get(number, "")):
                self.dates.add(self._style)
            self._style += 1

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 10 else -1


def _dates(archive: Archive) -> frozenset[int]:
    found = _Formats()
    if archive.has("xl/styles.xml"):
        with archive.open("xl/styles.xml") as stream:
            walk(stream, found)
    return frozenset(found.dates)


class _Cells(Silent):
    """The cells of one sheet as they go by."""

    def __init__(
        self, draft: Draft, sheet: str, strings: list[str], dates: frozenset[int], *, since_1904: bool
    ) -> None:
        self.formulas = 0
        self._draft = draft
        self._sheet = sheet
        self._strings = strings
        self._dates = dates
        self._since_1904 = since_1904
        self._group = draft.group()
        self._row = self._column = 0
        self._kind = ""
        self._style = 0
        self._text = False
        self._held: list[str] = []
        self._cells: list[Words] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self._row = max(_number(attributes.get("r", "")), 0) or self._row + 1
            self._column, self._cells = 0, []
        elif name == "c":
            self._column = column_of(attributes.get("r", "")) or self._column + 1
            self._kind, self._style = attributes.get("t", "n"), _number(attributes.get("s", "0"))
            self._held = []
        elif name == "f":
            self.formulas += 1
        elif name == "rPh":
            self._kind = "phonetic"
        self._text = name in {"v", "t"} and self._kind != "phonetic"

    def words(self, text: str) -> None:
        if self._text:
            self._held.append(text)

    def end(self, name: str) -> None:
        self._text = False
        if name == "rPh":
            self._kind = "inlineStr"
        elif name == "c":
            self._take(collapsed(self._value("".join(self._held))))
        elif name == "row":
            self._draft.add(self._cells, Kind("table", group=self._group), joint="\t")

    def _value(self, written: str) -> str:
        """Return the value of a cell as words (18.18.11, cell types)."""
        if self._kind == "s":
            index = _number(written)
            return self._strings[index] if 0 <= index < len(self._strings) else ""
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(written, written)
        if self._kind == "n" and self._style in self._dates:
            return dated(written, since_1904=self._since_1904)
        return written

    def _take(self, value: str) -> None:
        if value:
            cell = f"{letters(self._column)}{self._row}"
            self._cells.append(Words(value, f"sheet {self._sheet}, cell {cell}"))
