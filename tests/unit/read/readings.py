"""What the tests of the reader read with: one gazetteer, and a text in, its lines out.

In: an invented text, how it was published, block roles. Out: rows of items, readings, flat lines of one type.
All people, bodies and towns in the tests of this folder are invented; large cities stand for places only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from tests.factories import captured

from dadkhah.lang.places import Gazetteer
from dadkhah.model.reading import Reading
from dadkhah.model.source import BlockRole, Captured
from dadkhah.read.events import Named, told_events
from dadkhah.read.items import Item
from dadkhah.read.lines import claim_lines
from dadkhah.read.positions import positions
from dadkhah.read.reader import read
from dadkhah.read.reference import Cast
from dadkhah.read.sheet import Row, Sheet, sheet

PUBLISHED = "2031-06-20"
Line = dict[str, Any]


@cache
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer, opened once per session."""
    return Gazetteer.open()


def source(text: str, published: str | None = PUBLISHED, roles: Mapping[str, BlockRole] | None = None) -> Captured:
    """Return an invented text as a captured source; empty lines part its blocks."""
    return captured(text, published=published, roles=roles)


def laid(text: str, published: str | None = PUBLISHED) -> Sheet:
    """Return a text laid out as rows of items."""
    return sheet(source(text, published), gazetteer())


def row_of(text: str) -> Row:
    """Return the first sentence of a text as a row."""
    return laid(text).rows[0]


def items_of(text: str) -> tuple[Item, ...]:
    """Return the items of the first sentence."""
    return row_of(text).items


def kinds(text: str) -> list[str]:
    """Return the kinds of the items of the first sentence, marks left out."""
    return [item.kind for item in items_of(text) if item.kind != "PUNCT"]


def at(text: str, low: str) -> int:
    """Return the index of the first item whose first word is `low`."""
    return next(index for index, item in enumerate(items_of(text)) if item.low == low)


def cast_of(text: str) -> Cast:
    """Return who is who in a text."""
    layout = laid(text)
    return Cast(layout, positions(layout))


def events_of(text: str, published: str | None = PUBLISHED) -> tuple[Named, ...]:
    """Return the events that a text names."""
    return told_events(laid(text, published)).events


def reading_of(text: str, published: str | None = PUBLISHED, roles: Mapping[str, BlockRole] | None = None) -> Reading:
    """Return what the reader makes of a text."""
    return read(source(text, published, roles), gazetteer())


def lines(
    text: str, wanted: str = "", published: str | None = PUBLISHED, roles: Mapping[str, BlockRole] | None = None
) -> list[Line]:
    """Return the flat lines of a text, of one type where one is wanted."""
    one = source(text, published, roles)
    found = claim_lines(one, read(one, gazetteer()))
    return [line for line in found if wanted in {"", line["type"]}]


def only(text: str, wanted: str, **reading: Any) -> Line:
    """Return the one line of a type that a text has; fail where it has none or several."""
    found = lines(text, wanted, **reading)
    assert len(found) == 1, [line["quote"] for line in found]
    return found[0]


def fields(line: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
    """Return some fields of a line, in order."""
    return tuple(line[name] for name in names)


def accused(text: str) -> list[str]:
    """Return whom the acts of a text name as perpetrator, as the fullest form of each name, in order, each once."""
    return list(dict.fromkeys(str(line["perpetrator"]) for line in lines(text, "act")))
