"""Which column of a list holds what: guessed from the headings, else from what the cells hold; kept as MAP.toml.

In: headings and the first rows. Out: a Mapping; TOML that a person can edit and that is read back.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from dadkhah.errors import CallError
from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold
from dadkhah.lists.dates import order_of, readable
from dadkhah.lists.values import age_of, sex_of
from dadkhah.model.listing import ABOUT, FIELDS, ORDERS, PEOPLE, About, Order

HEADERS = Path(__file__).with_name("data") / "headers.tsv"
ACCUSING = HEADERS.with_name("accusing.tsv")
WORD = re.compile(r"[\W_]+")
MOSTLY = 0.7
"""The share of the cells of a column that must be of a kind for it to be taken for that kind."""


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """The column (its heading) of each field that a list has; how dates with slashes are ordered; what the list is.

    `guessed`: the fields that no heading told.
    """

    columns: dict[str, str]
    dates: Order = "day first"
    about: About = About()
    guessed: tuple[str, ...] = ()


@cache
def _known() -> Mapped[str, str]:
    return {_plain(row["header"]): row["field"] for row in lexicon.table(HEADERS)}


def _plain(heading: str) -> str:
    return " ".join(WORD.sub(" ", fold(heading)).split())


def guess(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """Return the mapping of a list by its headings and first rows."""
    columns: dict[str, str] = {}
    for heading in headings:
        field = _known().get(_plain(heading))
        if field is not None and field not in columns:
            columns[field] = heading
    told = set(columns)
    blamed = [heading for heading in headings if _plain(heading) in accusing("name")]
    if not columns.keys() & {"name", "given", "family"}:
        columns |= _by_content(headings, rows, set(columns.values()))
    if blamed and not columns.keys() & {"name", "given", "family"}:
        columns["name"] = blamed[0]
    about = About(people="accused" if _accused(columns, headings) else "")
    dates = [cell for field in ("died", "date", "born") for cell in _cells(columns.get(field), headings, rows)]
    return Mapping(columns=columns, dates=order_of(dates), about=about, guessed=tuple(sorted(set(columns) - told)))


@cache
def accusing(kind: str) -> frozenset[str]:
    """Return the headings of one kind by which a list says that its people are accused (data/accusing.tsv)."""
    return frozenset(_plain(row["header"]) for row in lexicon.table(ACCUSING) if row["kind"] == kind)


def _accused(columns: Mapped[str, str], headings: Sequence[str]) -> bool:
    """Say whether a list names alleged perpetrators: its column of names says so, or a column of sanctions does."""
    names = {_plain(columns[field]) for field in ("name", "given", "family") if field in columns}
    return bool(names & accusing("name")) or any(_plain(heading) in accusing("list") for heading in headings)


def headless(cells: Sequence[str]) -> bool:
    """Say whether a first row is one of people, and none of headings: a name stands in it, and a date or an age."""
    if any(_plain(cell) in _known() or _plain(cell) in accusing("name") for cell in cells):
        return False
    return any(map(_is_name, cells)) and any(readable(cell) or _is_age(cell) for cell in cells if cell.strip())


def _cells(heading: str | None, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if heading is None:
        return []
    at = list(headings).index(heading)
    return [row[at] for row in rows if at < len(row) and row[at].strip()]


def _by_content(headings: Sequence[str], rows: Sequence[Sequence[str]], taken: set[str]) -> dict[str, str]:
    """Return the columns that their cells give away: the first of names, and of dates, ages and sexes where clear."""
    found: dict[str, str] = {}
    tests = {"date": readable, "sex": lambda cell: sex_of(cell) not in {None, ""}, "age": _is_age, "name": _is_name}
    for heading in headings:
        cells = _cells(heading, headings, rows)
        if heading in taken or not cells:
            continue
        field = next((one for one, test in tests.items() if sum(map(test, cells)) >= MOSTLY * len(cells)), None)
        if field is not None and field not in found:
            found[field] = heading
    return found


def _is_age(cell: str) -> bool:
    return age_of(cell) is not None


def _is_name(cell: str) -> bool:
    words = cell.split()
    return 2 <= len(words) <= 7 and not any(char.isdigit() for char in cell)


def written(mappings: Mapped[str, Mapping]) -> str:
    """Return MAP.toml: a table for each list, by its file's name."""
    head = "# Which column of each list holds what. Edit it, and give it back with --map.\n"
    fields = f"# Fields: {', '.join(FIELDS)}. dates: day first, month first or year first.\n"
    fields += "# people: victims or accused (alleged perpetrators, defendants, people under sanctions: never joined).\n"
    fields += f"# What the list is, as far as you know it: {', '.join(ABOUT[1:])}.\n"
    return head + fields + "".join(_table(name, one) for name, one in sorted(mappings.items()))


def _table(name: str, one: Mapping) -> str:
    lines = [
        f"{field} = {json.dumps(one.columns[field], ensure_ascii=False)}" for field in FIELDS if field in one.columns
    ]
    said = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in one.about.told()]
    return "\n".join([f"\n[{json.dumps(name, ensure_ascii=False)}]", f'dates = "{one.dates}"', *said, *lines]) + "\n"


def parse(content: bytes, where: str) -> dict[str, Mapping]:
    """Return the mappings of a MAP.toml; raise CallError for one that is not in its form."""
    return {name: parsed(name, table, where) for name, table in tables(content, where).items()}


def tables(content: bytes, where: str) -> dict[str, dict[str, str]]:
    """Return the tables of a MAP.toml as they stand, by the names of files; raise CallError."""
    try:
        found = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CallError(f"the map cannot be read ({error})", where=where, remedy="write it as --help shows") from error
    for name, table in found.items():
        parsed(name, table, where)
    return found


def parsed(name: str, table: object, where: str) -> Mapping:
    """Return the mapping that a table of TOML holds; raise CallError for one that is not in its form."""
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise CallError(f"the map says nothing readable of {name}", where=where, remedy='write field = "column"')
    columns = {field: heading for field, heading in table.items() if field not in {"dates", *ABOUT}}
    order, people = table.get("dates", "day first"), table.get("people", "")
    if unknown := sorted(set(columns) - set(FIELDS)):
        raise CallError(
            f"the map names fields that there are not: {', '.join(unknown)}",
            where=where,
            remedy=f"fields: {', '.join(FIELDS)}; of the list: {', '.join(ABOUT)}",
        )
    if order not in ORDERS:
        raise CallError(f"dates cannot be {order!r}", where=where, remedy=f"one of: {', '.join(ORDERS)}")
    if people not in PEOPLE:
        raise CallError(f"people cannot be {people!r}", where=where, remedy=f"one of: {', '.join(PEOPLE[1:])}")
    return Mapping(columns=columns, dates=order, about=About(**{key: table.get(key, "").strip() for key in ABOUT}))
