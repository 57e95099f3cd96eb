"""DOCX: paragraphs, tables, lists, headings, notes (ECMA-376, part 1, 17).

In: an open ZIP archive. Out: Extracted; every block knows its paragraph, or its table, row and cell.
The document is walked as it stands: what tracked changes deleted is not read and its size is said, as are comments and
hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed, row_kind, said
from dadkhah.adapters.extractors.xml import Collected, Silent, walk
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.model.source import BlockRole
from dadkhah.ports import Extracted

DOCUMENT = "word/document.xml"
NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
MARGIN = re.compile(r"word/(header|footer)[0-9]*\.xml")
HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
GONE = frozenset({"del", "moveFrom"})
INSTEAD = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "sym": "\ufffd"}


def extract_docx(archive: Archive) -> Extracted:
    """Return the text of a document; raise SourceUnreadable."""
    draft = Draft()
    styles = _Styles()
    if archive.has("word/styles.xml"):
        with archive.open("word/styles.xml") as stream:
            walk(stream, styles)
    story = _Story(draft, styles.kinds, "")
    with archive.open(DOCUMENT) as stream:
        walk(stream, story)
    for name, note in NOTES:
        if archive.has(name):
            with archive.open(name) as stream:
                walk(stream, _Story(draft, styles.kinds, note, story.counts))
    for name in sorted(archive.names):
        if match := MARGIN.fullmatch(name):
            with archive.open(name) as stream:
                walk(stream, _Story(draft, styles.kinds, match[1], story.counts))
    _tell(archive, draft, story.counts)
    return draft.finish(properties(archive, "docProps/core.xml"), kinds.DOCX, "the document holds no words")


def properties(archive: Archive, name: str) -> dict[str, str]:
    """Return title and author as a file states them of itself."""
    if not archive.has(name):
        return {}
    found = Collected(frozenset({"title", "creator", "initial-creator"}))
    with archive.open(name) as stream:
        walk(stream, found)
    author = found.found.get("initial-creator", "") or found.found.get("creator", "")
    return said((("title", found.found.get("title", "")), ("author", author)))


class Counts(msgspec.Struct):
    """What a document holds and is not read: characters, and comments."""

    deleted: int = 0
    hidden: int = 0
    symbols: int = 0
    comments: int = 0


def _tell(archive: Archive, draft: Draft, counts: Counts) -> None:
    if archive.has("word/comments.xml"):
        with archive.open("word/comments.xml") as stream:
            walk(stream, _Comments(counts))
    tell(draft, counts)


def tell(draft: Draft, counts: Counts) -> None:
    """Say what is in the file and not in the text."""
    if counts.deleted:
        draft.warn(f"tracked changes: {counts.deleted:,} characters that are marked as deleted are not read")
    if counts.hidden:
        draft.warn(f"{counts.hidden:,} characters of hidden text are left out")
    if counts.symbols:
        draft.warn(f"signs of a symbol font, shown as U+FFFD: {counts.symbols:,}")
    if counts.comments:
        draft.warn(f"comments: {counts.comments:,}, kept in the file and not read")


class _Comments(Silent):
    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._counts.comments += name == "comment"


class _Styles(Silent):
    """Which styles are headings (17.7.4.17; outline levels: 17.3.1.20)."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "name" and self._style:
            kind = _named(attributes.get("val", ""))
            if kind is not None:
                self.kinds[self._style] = kind
        elif name == "numPr" and self._style:
            self.kinds.setdefault(self._style, Kind("list"))
        elif name == "outlineLvl" and self._style:
            self.kinds.setdefault(self._style, _outline(attributes.get("val", "")))


def _named(name: str) -> Kind | None:
    """Return what a style of a known name is; the names of built-in styles are English in every language's files."""
    match = HEADING.fullmatch(name)
    if match:
        return Kind("headline", int(match[1]))
    known: Mapping[str, Kind] = {
        "title": Kind("headline", 1),
        "subtitle": Kind("headline", 2),
        "caption": Kind("caption"),
        "quote": Kind("quotation"),
        "intense quote": Kind("quotation"),
    }
    return known.get(name.lower())


def _outline(level: str) -> Kind:
    return Kind("headline", int(level) + 1) if level in set("012345678") else Kind()


class _Paragraph(msgspec.Struct):
    """A paragraph in the making."""

    part: str
    parts: list[str] = []
    kind: Kind = Kind()
    listed: bool = False


class _Story(Silent):
    """One story of a document: its body, its notes, a header."""

    def __init__(self, draft: Draft, styles: Mapping[str, Kind], margin: str, counts: Counts | None = None) -> None:
        self.counts = counts or Counts()
        self._draft = draft
        self._styles = styles
        self._margin = margin
        self._open: list[_Paragraph] = []
        self._skip: list[str] = []
        self._hidden = False
        self._text = False
        self._number = 0
        self._note = ""
        self._tables = 0
        self._table = _Table()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in GONE or name in {"Fallback", "tabs"}:
            self._skip.append(name)
        elif name in {"footnote", "endnote"}:
            self._note = "" if attributes.get("type") else attributes.get("id", "")
        elif name == "p":
            self._begin()
        elif name in {"tbl", "tr", "tc"}:
            self._cells(name)
        elif name in {"t", "delText"}:
            self._text = True
        elif name == "r":
            self._hidden = False
        elif self._open:
            self._inside(name, attributes)

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        here = self._open[-1]
        if name == "pStyle":
            here.kind = self._styles.get(attributes.get("val", ""), here.kind)
        elif name == "numPr":
            here.listed = True
        elif name == "outlineLvl":
            here.kind = _outline(attributes.get("val", ""))
        elif name == "vanish":
            self._hidden = attributes.get("val", "1") not in {"0", "false"}
        elif name in INSTEAD and not self._skip:
            self.counts.symbols += name == "sym"
            here.parts.append(INSTEAD[name])

    def _begin(self) -> None:
        self._number += not (self._table.depth or self._open)
        self._open.append(_Paragraph(self._part()))

    def _part(self) -> str:
        if self._margin:
            return f"{self._margin} {self._note}".strip()
        if self._table.depth:
            return f"table {self._tables}, row {self._table.row}, cell {self._table.cell}"
        return f"{'text box in ' if self._open else ''}paragraph {self._number:,}"

    def _cells(self, name: str) -> None:
        table = self._table
        if name == "tbl":
            table.depth += 1
            if table.depth == 1:
                self._tables += 1
                table.begin(self._draft.group())
        elif table.depth == 1:
            table.next_row() if name == "tr" else table.next_cell()

    def words(self, text: str) -> None:
        if not self._text or not self._open:
            return
        if self._skip:
            self.counts.deleted += len(text) if self._skip[-1] in GONE else 0
        elif self._hidden:
            self.counts.hidden += len(text)
        else:
            self._open[-1].parts.append(text)

    def end(self, name: str) -> None:
        if self._skip and name == self._skip[-1]:
            self._skip.pop()
        elif name in {"t", "delText"}:
            self._text = False
        elif name == "p" and self._open:
            self._finish(self._open.pop())
        elif name == "tr" and self._table.depth == 1:
            self._table.finish_row(self._draft)
        elif name == "tbl":
            self._table.depth -= 1

    def _finish(self, made: _Paragraph) -> None:
        words = Words("".join(made.parts), made.part)
        if self._table.depth:
            self._table.held.append(words)
        elif self._margin in {"header", "footer"}:
            self._draft.add([words], Kind("navigation", 0, f"the {self._margin} of the pages"))
        else:
            role: BlockRole | None = "list" if made.listed and made.kind.role is None else made.kind.role
            self._draft.add([words], Kind(role, made.kind.level))


class _Table:
    """The outermost table that is open; tables in a cell are words of that cell."""

    def __init__(self) -> None:
        self.depth = 0
        self.row = 0
        self.cell = 0
        self.held: list[Words] = []
        self._group = 0
        self._cells: list[list[Words]] = []

    def begin(self, group: int) -> None:
        self._group = group
        self.row = self.cell = 0

    def next_row(self) -> None:
        self.row, self.cell, self._cells = self.row + 1, 0, []

    def next_cell(self) -> None:
        self.cell += 1
        self.held = []
        self._cells.append(self.held)

    def finish_row(self, draft: Draft) -> None:
        add_row(draft, self._cells, self._group)
        self._cells = []


def add_row(draft: Draft, cells: list[list[Words]], group: int) -> None:
    """Add a row; a row of one cell is laid out with a table, and its paragraphs are paragraphs."""
    filled = [held for held in cells if any(one.text.strip() for one in held)]
    if len(filled) == 1:
        for words in filled[0]:
            draft.add([words])
        return
    joined = [Words(collapsed(" ".join(one.text for one in held)), held[0].part) for held in filled]
    draft.add(joined, row_kind([one.text for one in joined], group), joint="\t")
