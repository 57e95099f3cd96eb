"""PPTX: the words of slides and of the notes to them, in the order of the presentation (ECMA-376, part 1, 19 and 21).

In: an open ZIP archive. Out: Extracted; every block knows its slide and paragraph, or its table, row and cell. Comments
are not read, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dadkhah.adapters.extractors.building import Draft, Kind, Words
from dadkhah.adapters.extractors.cells import Row
from dadkhah.adapters.extractors.docx import Counts, add_row, properties, tell
from dadkhah.adapters.extractors.xml import Silent, walk
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.ports import Extracted

PRESENTATION = "ppt/presentation.xml"
TARGET = re.compile(r"(?:/ppt/|\.\./)?((?:slides|notesSlides)/[A-Za-z]+[0-9]{1,6}\.xml)")
SLIDE = re.compile(r"ppt/slides/slide[0-9]{1,6}\.xml")
COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")
TITLES = frozenset({"title", "ctrTitle"})


def extract_pptx(archive: Archive) -> Extracted:
    """Return the words of a presentation; raise SourceUnreadable."""
    draft, counts = Draft(), Counts()
    for number, name in enumerate(_slides(archive), 1):
        with archive.open(name) as stream:
            walk(stream, _Slide(draft, f"slide {number:,}"))
        for note in _related(archive, name, "notesSlides/"):
            with archive.open(note) as stream:
                walk(stream, _Slide(draft, f"slide {number:,}, notes"))
    counts.comments = sum(_commented(archive, name) for name in archive.names if COMMENTS.fullmatch(name))
    tell(draft, counts)
    return draft.finish(properties(archive, "docProps/core.xml"), kinds.PPTX, "the slides hold no words")


def _slides(archive: Archive) -> Iterator[str]:
    """Yield the slides in the order in which they are shown, and after them those that the list does not name."""
    shown = _Shown()
    with archive.open(PRESENTATION) as stream:
        walk(stream, shown)
    targets = _relations(archive, PRESENTATION)
    listed = [targets[one] for one in shown.ids if targets.get(one, "").startswith("ppt/slides/")]
    others = sorted((name for name in archive.names if SLIDE.fullmatch(name)), key=lambda name: (len(name), name))
    yield from dict.fromkeys([*listed, *others])


def _related(archive: Archive, name: str, kind: str) -> list[str]:
    return sorted(one for one in _relations(archive, name).values() if one.startswith(f"ppt/{kind}"))


def _relations(archive: Archive, name: str) -> dict[str, str]:
    """Return the parts that a part refers to, by id, as far as they are slides or notes and stand in the archive."""
    folder, _, last = name.rpartition("/")
    found = _Relations()
    if archive.has(f"{folder}/_rels/{last}.rels"):
        with archive.open(f"{folder}/_rels/{last}.rels") as stream:
            walk(stream, found)
    return {key: one for key, one in found.targets.items() if archive.has(one)}


def _commented(archive: Archive, name: str) -> int:
    found = _Comments()
    with archive.open(name) as stream:
        walk(stream, found)
    return found.count


class _Comments(Silent):
    def __init__(self) -> None:
        self.count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.count += name == "cm"


class _Shown(Silent):
    """Which slides are shown, by the ids of their relations."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sldId" and not attributes.get("id", "").isdecimal():
            self.ids.append(attributes.get("id", ""))


class _Relations(Silent):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match = TARGET.fullmatch(attributes.get("Target", "")) if name == "Relationship" else None
        if match:
            self.targets[attributes.get("Id", "")] = f"ppt/{match[1]}"


class _Slide(Silent):
    """The words of one slide: paragraphs of shapes, rows of tables."""

    def __init__(self, draft: Draft, part: str) -> None:
        self._draft = draft
        self._part = part
        self._held: list[str] = []
        self._within = False
        self._number = self._tables = self._open = 0
        self._title = False
        self._row = Row()
        self._cells: list[list[Words]] = []
        self._group = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sp":
            self._title = False
        elif name == "ph":
            self._title = attributes.get("type", "") in TITLES
        elif name == "t":
            self._within = True
        elif name == "br":
            self._held.append("\n")
        elif name == "tbl":
            self._open, self._tables = self._open + 1, self._tables + 1
            self._row, self._group = Row(), self._draft.group()
        elif name == "tr":
            self._row.next_row()
            self._cells = []
        elif name == "tc":
            self._row.next_cell()
            self._cells.append([])

    def words(self, text: str) -> None:
        if self._within:
            self._held.append(text)

    def end(self, name: str) -> None:
        if name == "t":
            self._within = False
        elif name == "p":
            self._paragraph()
        elif name == "tr":
            add_row(self._draft, self._cells, self._group)
        elif name == "tbl":
            self._open -= 1

    def _paragraph(self) -> None:
        text, self._held = "".join(self._held), []
        if self._open and self._cells:
            part = f"{self._part}, table {self._tables}, row {self._row.row}, cell {self._row.cell}"
            self._cells[-1].append(Words(text, part))
        elif text.strip():
            self._number += 1
            kind = Kind("headline", 1) if self._title else Kind()
            self._draft.add([Words(text, f"{self._part}, paragraph {self._number}")], kind)
