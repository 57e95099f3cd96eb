"""ODT, ODS and ODP: paragraphs, headings, lists, tables, notes (OpenDocument 1.3, part 3).

In: an open ZIP archive. Out: Extracted; every block knows its paragraph, its table, row and cell, its sheet and
cell, or its slide. What tracked changes deleted and comments are not read, and said; formulas are never run.
"""

from __future__ import annotations

from collections.abc import Mapping

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed
from dadkhah.adapters.extractors.cells import Row, letters
from dadkhah.adapters.extractors.docx import Counts, add_row, properties, tell
from dadkhah.adapters.extractors.xml import Silent, walk
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable
from dadkhah.model.source import BlockRole
from dadkhah.ports import Extracted

CONTENT = "content.xml"
MOST_REPEATED = 1000
"""How often a cell that holds something may be repeated; sheets repeat empty cells to their edge."""

PROTECTED = "META-INF/manifest.xml"
LEFT_OUT = frozenset({"tracked-changes", "annotation", "forms", "desc", "title"})


def extract_odt(archive: Archive) -> Extracted:
    """Return the text of a document; raise SourceUnreadable."""
    _refuse_encrypted(archive)
    draft = Draft()
    story = _Story(draft)
    with archive.open(CONTENT) as stream:
        walk(stream, story)
    tell(draft, story.counts)
    return draft.finish(properties(archive, "meta.xml"), kinds.ODT, "the document holds no words")


def extract_odp(archive: Archive) -> Extracted:
    """Return the words of the slides of a presentation, and of the notes to them."""
    _refuse_encrypted(archive)
    draft = Draft()
    slides = _Slides(draft)
    with archive.open(CONTENT) as stream:
        walk(stream, slides)
    tell(draft, slides.counts)
    return draft.finish(properties(archive, "meta.xml"), kinds.ODP, "the slides hold no words")


def extract_ods(archive: Archive) -> Extracted:
    """Return the cells of a spreadsheet; raise SourceUnreadable."""
    _refuse_encrypted(archive)
    draft = Draft()
    sheets = _Sheets(draft)
    with archive.open(CONTENT) as stream:
        walk(stream, sheets)
    tell(draft, sheets.counts)
    if sheets.formulas:
        draft.warn(f"formulas: {sheets.formulas:,}; their values are read as the file holds them")
    return draft.finish(properties(archive, "meta.xml"), kinds.ODS, "the sheets hold no values")


class _Protected(Silent):
    def __init__(self) -> None:
        self.encrypted = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.encrypted = self.encrypted or name == "encryption-data"


def _refuse_encrypted(archive: Archive) -> None:
    if not archive.has(PROTECTED):
        return
    found = _Protected()
    with archive.open(PROTECTED) as stream:
        walk(stream, found)
    if found.encrypted:
        raise SourceUnreadable("the file is encrypted; give it without a password")


class _Inline(Silent):
    """Words of paragraphs: spans, spaces, tabs; what is left out is counted."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.held: list[list[str]] = []
        self._left_out: list[str] = []

    @property
    def is_left_out(self) -> bool:
        """Say whether what goes by now is no part of the text."""
        return bool(self._left_out)

    def inline(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the start of an element inside a paragraph."""
        if name in LEFT_OUT:
            self._left_out.append(name)
            self.counts.comments += name == "annotation"
        elif self.held and not self._left_out:
            self.held[-1].append(_spaces(name, attributes))

    def words(self, text: str) -> None:
        """Take in characters."""
        if self._left_out:
            self.counts.deleted += len(text.strip()) if "tracked-changes" in self._left_out else 0
        elif self.held:
            self.held[-1].append(text)

    def leave(self, name: str) -> None:
        """Take in the end of an element."""
        if self._left_out and name == self._left_out[-1]:
            self._left_out.pop()


def _spaces(name: str, attributes: Mapping[str, str]) -> str:
    if name == "s":
        count = attributes.get("c", "1")
        return " " * min(int(count) if count.isdecimal() else 1, MOST_REPEATED)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


class _Story(_Inline):
    """The body of a text document."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._open: list[tuple[str, Kind]] = []
        self._number = self._tables = self._notes = 0
        self._lists = self._cells_open = self._note = 0
        self._row = Row()
        self._cells: list[list[Words]] = []
        self._group = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.inline(name, attributes)
        if self.is_left_out:
            return
        if name in {"p", "h"}:
            self._begin(name, attributes)
        elif name == "list":
            self._lists += 1
        elif name == "note":
            self._notes, self._note = self._notes + 1, self._note + 1
        elif name == "table":
            self._begin_table()
        elif name == "table-row" and self._cells_open == 1:
            self._row.next_row()
            self._cells = []
        elif name in {"table-cell", "covered-table-cell"} and self._cells_open == 1:
            self._row.next_cell()
            self._cells.append([])

    def _begin_table(self) -> None:
        self._cells_open += 1
        if self._cells_open == 1:
            self._tables += 1
            self._row, self._group = Row(), self._draft.group()

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        level = attributes.get("outline-level", "1")
        kind = Kind("headline", int(level) if level.isdecimal() else 1) if name == "h" else self._styled(attributes)
        self._number += not (self._cells_open or self._note)
        self._open.append((self._part(), kind))
        self.held.append([])

    def _styled(self, attributes: Mapping[str, str]) -> Kind:
        style = attributes.get("style-name", "")
        if style in {"Title", "Subtitle"}:
            return Kind("headline", 1 if style == "Title" else 2)
        role: BlockRole | None = "quotation" if style == "Quotations" else "list" if self._lists else None
        return Kind(role)

    def _part(self) -> str:
        if self._note:
            return f"note {self._notes}"
        if self._cells_open:
            return f"table {self._tables}, row {self._row.row}, cell {self._row.cell}"
        return f"paragraph {self._number:,}"

    def end(self, name: str) -> None:
        left_out = self.is_left_out
        self.leave(name)
        if left_out:
            return
        if name in {"p", "h"} and self._open:
            self._finish()
        elif name == "list":
            self._lists -= 1
        elif name == "note":
            self._note -= 1
        elif name == "table-row" and self._cells_open == 1:
            add_row(self._draft, self._cells, self._group)
        elif name == "table":
            self._cells_open -= 1

    def _finish(self) -> None:
        (part, kind), held = self._open.pop(), self.held.pop()
        words = Words("".join(held), part)
        if self._cells_open and self._cells and not self._note:
            self._cells[-1].append(words)
        else:
            self._draft.add([words], kind)


class _Slides(_Story):
    """The slides of a presentation; `notes` beside one are what is said to it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._slide = 0
        self._beside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "page":
            self._slide, self._number, self._tables = self._slide + 1, 0, 0
        elif name == "notes":
            self._beside = True
        super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        self._beside = self._beside and name != "notes"

    def _part(self) -> str:
        return f"slide {self._slide:,}, {'notes, ' if self._beside else ''}{super()._part()}"


class _Sheets(_Inline):
    """The sheets of a spreadsheet: the value of every cell as it is shown."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.formulas = 0
        self._draft = draft
        self._sheet = ""
        self._row = Row()
        self._cells: list[Words] = []
        self._repeat = 1
        self._rows = 1
        self._group = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.inline(name, attributes)
        if name == "table":
            self._sheet, self._row, self._group = attributes.get("name", ""), Row(), self._draft.group()
        elif name == "table-row":
            self._cells, self._rows = [], _count(attributes, "number-rows-repeated")
            self._row.next_row()
        elif name in {"table-cell", "covered-table-cell"}:
            self.formulas += "formula" in attributes
            self._repeat = _count(attributes, "number-columns-repeated")
            self._row.next_cell()
            self.held = [[]]
        elif name == "p" and self.held and any(self.held[-1]):
            self.held[-1].append(" ")

    def end(self, name: str) -> None:
        self.leave(name)
        if name in {"table-cell", "covered-table-cell"}:
            self._cell()
        elif name == "table-row":
            self._draft.add(self._cells, Kind("table", group=self._group), joint="\t")
            self._row.row += self._rows - 1

    def _cell(self) -> None:
        text = collapsed("".join(self.held.pop())) if self.held else ""
        for number in range(min(self._repeat, MOST_REPEATED) if text else 0):
            cell = f"{letters(self._row.cell + number)}{self._row.row}"
            self._cells.append(Words(text, f"sheet {self._sheet}, cell {cell}"))
        self._row.cell += self._repeat - 1


def _count(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 9 else 1
