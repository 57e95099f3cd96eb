"""Rows of a list as people.

In: rows of cells, a Mapping. Out: a Person for every row, and a Trouble for each cell that could
not be read. A row without a name is a person too: somebody whose name the list does not give.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from dadkhah.lists.dates import date_of
from dadkhah.lists.mapping import Mapping
from dadkhah.lists.values import age_of, sex_of, standing_of
from dadkhah.model.person import Person, Trouble
from dadkhah.model.span import Interval

Row = tuple[int, Sequence[str]]
"""The number of a row as a person counts them, from 1, and its cells."""

T = TypeVar("T")
NOTHING = re.compile(
    r"(?:[-–—?؟.*]+|n/?a|none|null|nil|unknown|s/?d|نامعلوم|نامشخص|غير معروف|غير معلوم|desconocid[oa])", re.IGNORECASE
)
"""What cells write where nothing is known."""


class Read(msgspec.Struct, frozen=True):
    """One row as read: the person, and what of it could not be read."""

    person: Person
    troubles: tuple[Trouble, ...]


def people(name: str, headings: Sequence[str], rows: Iterable[Row], mapping: Mapping) -> Iterator[Read]:
    """Yield every row as a person.

    Args:
        name: the list's, where no column says which list a row is of.
        headings: of the columns.
        rows: with their numbers.
        mapping: which column holds what.
    """
    at = {field: list(headings).index(heading) for field, heading in mapping.columns.items() if heading in headings}
    for number, cells in rows:
        yield _Row(name, number, cells, at, mapping).read()


class _Row:
    """One row: its cells by field, and what is wrong with them."""

    def __init__(self, name: str, number: int, cells: Sequence[str], at: dict[str, int], mapping: Mapping) -> None:
        self._cells = {field: cells[place].strip() for field, place in at.items() if place < len(cells)}
        self._mapping = mapping
        self._number = number
        self._list = self._text("list") or name
        self._wrong: list[Trouble] = []

    def read(self) -> Read:
        """Return the row as a person; places have no id yet."""
        person = Person(
            source=self._list,
            rec=self._text("id") or f"{self._list}:{self._number}",
            row=self._number,
            name=self._name(),
            father=self._text("father"),
            sex=self._value("sex", sex_of, "is no sex that is known") or "",
            born=self._date("born"),
            age=self._value("age", age_of, "is no age in years"),
            died=self._date("died"),
            date=self._date("date"),
            place=self._text("place"),
            accused=self._accused(),
        )
        return Read(person, tuple(self._wrong))

    def _accused(self) -> bool:
        """Say whether the row stands for somebody accused: by what the list is, or by its own cell."""
        cell = self._text("standing")
        found = standing_of(cell) if cell else ""
        if found is None:
            self._say("standing", f"{cell[:40]!r} says neither victim nor accused: no machine joins the row")
        return found in {"accused", None} or (self._mapping.about.people == "accused" and found != "victims")

    def _text(self, field: str) -> str:
        cell = self._cells.get(field, "")
        return "" if field != "id" and NOTHING.fullmatch(cell) else cell

    def _name(self) -> str:
        whole = self._text("name") or " ".join(filter(None, (self._text("given"), self._text("family"))))
        if not whole:
            self._say("", "the row gives no name: it stands alone")
        elif whole.startswith(("=", "#REF", "#NAME", "#VALUE")):
            self._say("name", "the cell holds a formula or its error, and no name")
            return ""
        return whole

    def _date(self, field: str) -> Interval | None:
        return self._value(field, lambda cell: date_of(cell, self._mapping.dates), "is no date that can be read")

    def _value(self, field: str, read: Callable[[str], T | None], wrong: str) -> T | None:
        cell = self._text(field)
        found = read(cell) if cell else None
        if cell and found is None:
            self._say(field, f"{cell[:40]!r} {wrong}")
        return found

    def _say(self, field: str, what: str) -> None:
        self._wrong.append(Trouble(self._list, self._number, self._mapping.columns.get(field, ""), what))
