"""A captured table as a list of people: rows that keep the cells of every value, and mentions that judgements can name.

In: a source with its words, and what is said of it. Out: Listed, or None where the source is no list of people. A row
is a mention at the place of its name, so that identity is judged of rows as it is of names in texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from dadkhah.lists.mapping import Mapping as Mapped
from dadkhah.lists.mapping import guess, parsed
from dadkhah.lists.people import people
from dadkhah.lists.sheets import Cell, Line, Table, table
from dadkhah.model.entity import Mention
from dadkhah.model.person import Person, Trouble
from dadkhah.model.source import Captured
from dadkhah.model.span import Span

NAMING = ("name", "given", "family")
LOOKED = 500
"""Rows from which the columns are guessed."""

LISTED, ACCUSED = "listed", "accused"
"""Roles of a mention that is a row of a list."""


class Row(msgspec.Struct, frozen=True):
    """A row: the person, the mention that stands for it, and for each field the cell (quoted) and where it stands."""

    person: Person
    mention: Mention
    cells: tuple[tuple[str, Span, str], ...]
    place: str


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A list of people in a case; `guessed`: its columns were not told."""

    name: str
    source: str
    mapping: Mapped
    rows: tuple[Row, ...]
    troubles: tuple[Trouble, ...]
    guessed: bool


def listed(captured: Captured) -> Listed | None:
    """Return a source as a list of people; None where it is no table, or no column of it names people.

    A table that nobody described is a list where a heading says so; what cells look like is not enough.
    """
    found = table(captured.text)
    if found is None:
        return None
    mapping, guessed = _mapping(captured, found)
    if mapping is None:
        return None
    columns = {heading: field for field, heading in mapping.columns.items()}
    fields = {at: columns[heading] for at, heading in enumerate(found.headings) if heading in columns}
    lines = ((one.number, one.values(len(found.headings))) for one in found.lines)
    read = list(people(captured.name, found.headings, lines, mapping))
    version = captured.text.version  # a hash over all words: worked out once
    rows = tuple(
        _row(captured, version, line, (one.person, fields))
        for line, one in zip(found.lines, read, strict=True)
        if line.cells
    )
    troubles = [Trouble(captured.name, number, "", what) for number, what in found.left]
    troubles += [trouble for one in read for trouble in one.troubles]
    missing = sorted(heading for heading in mapping.columns.values() if heading not in found.headings)
    troubles += [Trouble(captured.name, 0, heading, "the list has no column of this heading") for heading in missing]
    return Listed(
        name=captured.name,
        source=captured.source.object,
        mapping=mapping,
        rows=rows,
        troubles=tuple(troubles),
        guessed=guessed,
    )


def _mapping(captured: Captured, found: Table) -> tuple[Mapped | None, bool]:
    """Return the mapping as told, completed by the headings, and whether it was guessed; None where it names nobody."""
    first = [one.values(len(found.headings)) for one in found.lines[:LOOKED]]
    seen = guess(found.headings, first)
    said = captured.description.listing
    if said is None:
        told = {field for field in seen.columns if field not in seen.guessed}
        return (seen if told & set(NAMING) or seen.about.people else None), True
    given = parsed(captured.name, said, captured.name)
    if not given.columns:
        about = given.about if given.about.people else msgspec.structs.replace(given.about, people=seen.about.people)
        dates = given.dates if "dates" in said else seen.dates
        columns = seen.columns
    else:
        about, dates, columns = given.about, given.dates, given.columns
    chosen = Mapped(columns=columns, dates=dates, about=about)
    return (chosen if columns.keys() & set(NAMING) else None), not given.columns


def _row(captured: Captured, version: str, line: Line, read: tuple[Person, Mapping[int, str]]) -> Row:
    person, fields = read
    cells = tuple(_cells(captured, line, fields))
    named = [line.cells[at] for at, field in fields.items() if field in NAMING and at in line.cells]
    ordered = sorted(line.cells.values(), key=lambda one: one.start)
    mention = Mention(
        kind="person",
        source=captured.source.object,
        text_version=version,
        span=_span(captured, named or ordered[:1]),
        roles=(LISTED, *((ACCUSED,) if person.accused else ())),
    )
    return Row(person, mention, cells, _place(captured, line, ordered))


def _span(captured: Captured, cells: Sequence[Cell]) -> Span:
    """Return the stretch from the first to the last of some cells."""
    start, end = min(one.start for one in cells), max(one.end for one in cells)
    return Span(start, end, captured.text.content[start:end], "listed")


def _cells(captured: Captured, line: Line, fields: Mapping[int, str]) -> Iterator[tuple[str, Span, str]]:
    for at, field in fields.items():
        if at in line.cells:
            cell = line.cells[at]
            span = Span(cell.start, cell.end, captured.text.content[cell.start : cell.end], field)
            yield field, span, cell.place or f"line {line.number}"


def _place(captured: Captured, line: Line, cells: Sequence[Cell]) -> str:
    """Return where a row stands: of a sheet its cells, else its number."""
    where = captured.text.place_of(cells[0].start, cells[-1].end)
    return where if where.startswith("sheet ") else f"row {line.number}"
