"""Take lists in: rows to people, columns mapped by guess or as told, places given one id; nothing is stored.

In: sheets as a reader opens them, mappings, a look-up of places, judgements. Out: people, and everything that could not
be read, with row and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

import msgspec

from dadkhah.errors import CallError
from dadkhah.lists.judgements import judged, placed
from dadkhah.lists.mapping import Mapping, guess
from dadkhah.lists.people import people as read
from dadkhah.lists.places import Entry, place_ids
from dadkhah.lists.settle import Bound, Said, settle
from dadkhah.model.person import Person, Trouble
from dadkhah.work.desk import Tell, silent

LOOKED, OFTEN = 500, 5_000
"""Rows from which the columns are guessed, and after which it is told how many were read."""


class Sheets(Protocol):
    """A list as it is opened (adapters.lists)."""

    name: str
    headings: list[str]
    rows: Iterator[tuple[int, Sequence[str]]]


class Taking:
    """The people of some lists, and what could not be read of them; `files` says which file holds each list."""

    def __init__(
        self, look_up: Callable[[str], Sequence[Entry]], note: Callable[[str], None], tell: Tell = silent
    ) -> None:
        self._look_up = look_up
        self._note = note
        self._tell = tell
        self._people: list[Person] = []
        self._seen: dict[str, set[str]] = {}
        self._same: dict[str, str] = {}
        self.mappings: dict[str, Mapping] = {}
        self.files: dict[str, str] = {}
        self.troubles: list[Trouble] = []

    def trouble(self, one: Trouble) -> None:
        """Take note of something that could not be read."""
        self.troubles.append(one)

    def take(self, sheet: Sheets, mapping: Mapping | None) -> None:
        """Read a list; raise CallError where no column holds names, or the map names columns that are not there."""
        first = list(islice(sheet.rows, LOOKED))
        chosen = guess(sheet.headings, [cells for _, cells in first]) if mapping is None else mapping
        _check(sheet, chosen)
        self._show(sheet, chosen, guessed=mapping is None)
        self.mappings[sheet.name] = chosen
        if not first:
            self.trouble(Trouble(sheet.name, 1, "", "there are headings, and no row below them"))
        for done, one in enumerate(read(sheet.name, sheet.headings, chain(first, sheet.rows), chosen)):
            if done % OFTEN == 0:
                self._tell(f"reading {sheet.name}", done, 0)
            self._people.append(self._held(one.person))
            self.files[one.person.source] = sheet.name
            self.troubles += one.troubles
            self._double(sheet.name, one.person)

    def _held(self, one: Person) -> Person:
        """Return a person whose place and father's name are held once for all who have them."""
        place, father = (self._same.setdefault(text, text) for text in (one.place, one.father))
        return msgspec.structs.replace(one, place=place, father=father)

    def _show(self, sheet: Sheets, chosen: Mapping, *, guessed: bool) -> None:
        told = ", ".join(f"{field} = {heading}" for field, heading in chosen.columns.items())
        left = [heading for heading in sheet.headings if heading not in chosen.columns.values()]
        unread = f"; not read: {', '.join(left[:10])}{' ...' if len(left) > 10 else ''}" if left else ""
        people = " of accused people, never joined by the machine;" if chosen.about.people == "accused" else ""
        doubt = f" (by their cells: {', '.join(chosen.guessed)})" if chosen.guessed else ""
        how = "guessed" if guessed else "as mapped"
        self._note(f"{sheet.name}:{people} {how}: {told}{doubt}; dates {chosen.dates}{unread}")

    def _double(self, name: str, one: Person) -> None:
        """Say where an id stands in a list a second time: the rows stay apart rows."""
        seen = self._seen.setdefault(one.source, set())
        if one.rec in seen:
            what = f"the id {one.rec} stands in this list before: the row stays one of its own"
            self.trouble(Trouble(name, one.row, "", what))
        seen.add(one.rec)

    def people(self) -> list[Person]:
        """Return the people, with one id for all spellings of a place."""
        self._seen.clear()
        ids = place_ids((one.place for one in self._people), self._look_up)
        return [msgspec.structs.replace(one, place_id=ids[one.place]) if one.place else one for one in self._people]


def _check(sheet: Sheets, chosen: Mapping) -> None:
    if missing := [heading for heading in chosen.columns.values() if heading not in sheet.headings]:
        raise CallError(
            f"the map names columns that are not there: {', '.join(missing)}",
            where=sheet.name,
            remedy=f"its columns: {', '.join(sheet.headings[:20])}",
        )
    if not chosen.columns.keys() & {"name", "given", "family"}:
        raise CallError(
            "no column of names was found",
            where=sheet.name,
            remedy=f"name one with --map; its columns: {', '.join(sheet.headings[:20])}",
        )


def take_judgements(sheets: Sequence[Sheets], people: Sequence[Person], trouble: Callable[[Trouble], None]) -> Bound:
    """Return what people judged about rows in their order: every file has its say, and none beats another."""
    said: list[Said] = []
    for sheet in sheets:
        found, wrong = judged(sheet.name, sheet.headings, sheet.rows)
        known, strange = placed(sheet.name, found, people)
        said += known
        for one in (*wrong, *strange):
            trouble(one)
    binding = settle(said, frozenset(at for at, one in enumerate(people) if one.accused))
    for one in binding.troubles:
        trouble(one)
    return binding
