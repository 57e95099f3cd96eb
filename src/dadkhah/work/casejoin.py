"""Join the lists of a case with one another and with the people whom its texts name: derived anew on every call.

In: a case, a look-up of places, an engine of tables. Out: CaseJoined: what `work.join` found, the entries behind its
rows, and the judgements of the record as they bind. Nothing is stored; decisions are appended by `judge` and `review`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager

import msgspec

from dadkhah.errors import NothingReadable
from dadkhah.lists.listed import Listed
from dadkhah.lists.places import Entry as PlaceEntry
from dadkhah.lists.places import place_ids
from dadkhah.lists.settle import Bound, Said, settle
from dadkhah.model.judgement import Judgement
from dadkhah.model.person import Judged, Person, Trouble
from dadkhah.model.span import Span
from dadkhah.ports import Tables
from dadkhah.resolve.rows import bulk
from dadkhah.work.caselists import lists_of
from dadkhah.work.desk import Desk, Tell, silent
from dadkhah.work.diagnose import Described
from dadkhah.work.join import Linked, Names, ids, join, order
from dadkhah.work.link import link
from dadkhah.work.load import load
from dadkhah.work.named import named
from dadkhah.work.read import read
from dadkhah.work.reasons import told


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a list, or somebody whom a text names: the mentions that stand for them, the cells of a row.

    `place` says where in the source; `listed` is False for texts.
    """

    person: Person
    mentions: tuple[str, ...]
    source: str
    place: str
    cells: tuple[tuple[str, Span, str], ...] = ()
    listed: bool = True


class CaseJoined(msgspec.Struct, frozen=True, kw_only=True):
    """A case's people joined; `entries` stand in the order of `linked.people`."""

    linked: Linked
    bound: Bound
    entries: tuple[Entry, ...]
    described: Described


LookUp = Callable[[str], Sequence[PlaceEntry]]


class Gathered(msgspec.Struct, frozen=True):
    """The entries of a case in their order, and its lists."""

    entries: tuple[Entry, ...]
    lists: tuple[Listed, ...]


def gather(desk: Desk, look_up: LookUp) -> Gathered:
    """Return the rows of all lists and the people whom texts name; raise IntegrityError, UnknownRecord."""
    captured = load(desk)
    found = tuple(lists_of(captured))
    tables = frozenset(one.source for one in found)
    reports = [one for one in captured if one.source.object not in tables]
    readings = read(desk, reports)
    entries = [
        Entry(
            person=row.person,
            mentions=(row.mention.id,),
            source=one.source,
            place=row.place,
            cells=row.cells,
        )
        for one in found
        for row in one.rows
    ]
    texts = {one.source.object: one.text for one in reports}
    for one in named(desk, reports, readings, link(desk, reports, readings)):
        lead = one.mentions[0]
        place = texts[lead.source].place_of(lead.span.start, lead.span.end) or f"character {lead.span.start:,}"
        mentions = tuple(mention.id for mention in one.mentions)
        entries.append(Entry(person=one.person, mentions=mentions, source=lead.source, place=place, listed=False))
    return Gathered(tuple(_ordered(_placed(entries, look_up))), found)


def _placed(entries: Iterable[Entry], look_up: LookUp) -> list[Entry]:
    """Return the entries with one id for all spellings of a place."""
    held = list(entries)
    ids = place_ids((one.person.place for one in held), look_up)
    return [_with_place(one, ids.get(one.person.place, "")) for one in held]


def _with_place(one: Entry, place: str) -> Entry:
    return msgspec.structs.replace(one, person=msgspec.structs.replace(one.person, place_id=place)) if place else one


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (order(one.person), one.mentions))


def binding(desk: Desk, entries: Sequence[Entry]) -> Bound:
    """Return what the judgements of the record say about entries; those about other mentions are left."""
    row = {mention: at for at, one in enumerate(entries) for mention in one.mentions}
    said: list[Said] = []
    for number, one in enumerate(told(desk, desk.record.judgements())):
        left, right = row.get(one.a, -1), row.get(one.b, -1)
        if left >= 0 and right >= 0 and left != right:
            said.append(Said("", number, (min(left, right), max(left, right)), _judged(one, entries, (left, right))))
    return settle(said, frozenset(at for at, one in enumerate(entries) if one.person.accused))


def _judged(one: Judgement, entries: Sequence[Entry], rows: tuple[int, int]) -> Judged:
    left, right = ((entries[row].person.source, entries[row].person.rec) for row in rows)
    return Judged(
        left=left,
        right=right,
        verdict=one.verdict,
        actor=one.actor,
        time=one.at,
        reason=one.reason,
        id=one.id,
        undoes=one.undoes,
    )


def join_case(
    desk: Desk,
    look_up: LookUp,
    engine: Callable[[], AbstractContextManager[Tables]],
    *,
    seed: int = 0,
    count: int = 0,
    tell: Tell = silent,
    names: Names = bulk.Comparing,
) -> CaseJoined:
    """Return who is one person in a case; raise NothingReadable where it holds no list and names nobody."""
    tell("reading the case", 0, 0)
    found = gather(desk, look_up)
    if not found.entries:
        raise NothingReadable(
            "the case holds no list of people, and its texts name no victim",
            remedy="take a list in with `dadkhah add LIST --case DIR`",
        )
    bound = binding(desk, found.entries)
    people = [one.person for one in found.entries]
    linked = join(people, bound, engine, seed=seed, count=count, tell=tell, names=names)
    return CaseJoined(linked=linked, bound=bound, entries=found.entries, described=_described(found, bound))


def _described(found: Gathered, bound: Bound) -> Described:
    files = {row.person.source: one for one in found.lists for row in one.rows}
    where = {(one.person.source, one.person.rec, one.person.row): one.place for one in found.entries}
    troubles: list[Trouble] = [trouble for one in found.lists for trouble in one.troubles]

    def place(one: Person) -> str:
        return where[one.source, one.rec, one.row]

    return Described(
        about={name: one.mapping.about for name, one in files.items()},
        columns={name: one.mapping.columns for name, one in files.items()},
        troubles=[*troubles, *bound.troubles],
        place=place,
    )


class RowOf(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a person, as it is printed: its list or text, its id there, its mention, where it stands."""

    list: str
    rec: str
    mention: str
    name: str
    place: str
    accused: bool
    cells: tuple[tuple[str, str, str], ...]


class PersonOf(msgspec.Struct, frozen=True, kw_only=True):
    """A person of a case: the rows that stand for them, and how sure that is (of the row least sure)."""

    person: str
    probability: float
    rows: tuple[RowOf, ...]


def people_of(found: CaseJoined) -> list[PersonOf]:
    """Return the people of a case with their rows, in the order of their first rows."""
    rows: dict[str, list[int]] = {}
    for at, name in enumerate(ids(found.linked)):
        rows.setdefault(name, []).append(at)
    sure = found.linked.joined.probability
    return [
        PersonOf(
            person=name,
            probability=round(min(sure[at] for at in held), 4),
            rows=tuple(row_of(found.entries[at]) for at in held),
        )
        for name, held in rows.items()
    ]


def row_of(one: Entry) -> RowOf:
    """Return an entry as it is printed, each cell as field, words and place."""
    return RowOf(
        list=one.person.source,
        rec=one.person.rec,
        mention=one.mentions[0],
        name=one.person.name,
        place=one.place,
        accused=one.person.accused,
        cells=tuple((field, span.exact, place) for field, span, place in one.cells),
    )
