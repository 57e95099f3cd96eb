"""Who speaks in a transcript or an interview, where a turn of speech goes on over sentences and paragraphs.

In: a sheet and its cast. Out: the Voice of each row by its index. A text is a transcript where several paragraphs begin
with a name and a colon, an interview where it says so, names one person and then asks. Else nobody is given a turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from dadkhah.read.attribution import Voice, class_of
from dadkhah.read.items import Item
from dadkhah.read.names import Name
from dadkhah.read.phrases import NOMINAL
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row

LABEL = 14
"""A name before the colon of a turn has at most this many items, brackets included."""
TURNS = 3
"""So many paragraphs begin with a name in a transcript, and so many ask in an interview."""
SHARE = 4
"""From the first name on, one paragraph in so many begins with a name."""
SPEAKS = frozenset({"interview", "interviewed", "answered", "answers", "conversation", "spoke", "talked", "questions"})
ASKS = frozenset({"q", "question", "interviewer", "presenter", "host", "moderator", "anchor", "newsreader"})
"""Who only asks, or speaks for the publisher."""
Paragraph = Sequence[Row]


def turns(rows: Sequence[Row], cast: Cast) -> dict[int, Voice]:
    """Return who speaks in each row of a transcript or an interview; an empty answer for any other text."""
    if not any({":", "?"} & row.marks for row in rows):
        return {}
    paragraphs = [tuple(group) for _, group in groupby(rows, key=lambda row: row.sentence.paragraph)]
    return dict(_transcript(paragraphs, cast)) or dict(_interview(paragraphs, cast))


def _transcript(paragraphs: Sequence[Paragraph], cast: Cast) -> Iterator[tuple[int, Voice]]:
    """Yield the speaker of each row behind the first name with a colon, the questions of nobody aside."""
    opened = {index: colon for index, rows in enumerate(paragraphs) if (colon := _label(rows))}
    if len(opened) < TURNS or len({_called(paragraphs[index][0].items, opened[index]) for index in opened}) < 2:
        return
    if len(opened) * SHARE < len(paragraphs) - min(opened):
        return
    speaker: Voice | None = None
    for index, rows in enumerate(paragraphs):
        colon = opened.get(index, 0)
        if colon:
            speaker = _speaker(rows[0], cast, colon)
        if speaker is None:
            continue
        for row in rows:
            start = row.items[colon + 1].start if colon and row is rows[0] else row.items[0].start
            yield row.index, _governing(speaker, start, row.items[-1].end)


def _governing(speaker: Voice, start: int, end: int) -> Voice:
    """Return a speaker as the voice of one stretch."""
    return msgspec.structs.replace(speaker, governs=(start, end))


def _label(rows: Paragraph) -> int:
    """Return where the colon stands behind the name with which a turn begins, 0 where none does."""
    items = rows[0].items
    colon = next((i for i, item in enumerate(items[:LABEL]) if item.low == ":"), 0)
    named = _name(items[:colon])
    outside = [item for item in items[len(named) + _articles(items) : colon] if item.kind in {"VERB", "AUX", "QTY"}]
    told = any(not row.marks.isdisjoint({"AUX", "VERB", "PRON", "?"}) for row in rows)
    return colon if named and told and not outside and _speaks(named, items[len(named) : colon]) else 0


def _articles(items: Sequence[Item]) -> int:
    return next((i for i, item in enumerate(items) if item.kind != "DET"), 0)


def _name(label: Sequence[Item]) -> Sequence[Item]:
    """Return the items that name a speaker: to a bracket or comma, without an article."""
    end = next((i for i, item in enumerate(label) if item.kind == "PUNCT" and item.low != "."), len(label))
    inside = label[_articles(label) : end]
    plain = all(item.kind in NOMINAL - {"QTY"} or item.low in {"of", "for", "and", "."} for item in inside)
    return inside if plain else ()


def _speaks(named: Sequence[Item], rest: Sequence[Item]) -> bool:
    """Say whether a label names a person or an office, or is a short one such as "Q", "Presenter"."""
    person = any(item.kind in {"PERSON", "OFFICE"} for item in (*named, *rest))
    asks = len(named) == 1 and named[0].low in ASKS
    role = len(named) == 1 and named[0].entry("PNOUN") is not None
    return person or asks or role


def _called(items: Sequence[Item], colon: int) -> str:
    return " ".join(item.low for item in _name(items[:colon]))


def _speaker(row: Row, cast: Cast, colon: int) -> Voice | None:
    """Return the voice that a label opens, None for whoever only asks."""
    named = _name(row.items[:colon])
    if named[0].low in ASKS:
        return None
    where = named[0].start, named[-1].end
    kind, full = class_of(row, cast, row.items.index(named[0]))
    return Voice(where, full, kind, "carried", None, "asserts", where)


def _interview(paragraphs: Sequence[Paragraph], cast: Cast) -> Iterator[tuple[int, Voice]]:
    """Yield the person interviewed for each row of the answers."""
    asked = [index for index, rows in enumerate(paragraphs) if index and rows[-1].items[-1].low == "?"]
    asked = [index for index in asked if len(paragraphs[index]) <= 2]
    before = [row for rows in paragraphs[: asked[0]] for row in rows] if len(asked) >= TURNS else []
    person = _interviewed(before, cast) if any(row.holds(SPEAKS) for row in before) else None
    if person is None:
        return
    voice = Voice(person, person, "person", "carried", None, "asserts", person)
    for index in range(asked[0], len(paragraphs)):
        for row in paragraphs[index] if index not in asked else ():
            yield row.index, _governing(voice, row.items[0].start, row.items[-1].end)


def _interviewed(rows: Sequence[Row], cast: Cast) -> Where | None:
    """Return the one person whom a text names before it asks, None where it names none or several."""
    named = [item.value for row in rows for item in row.items if item.kind == "PERSON"]
    people = {cast.full(name) for name in named if isinstance(name, Name)}
    return next(iter(people)) if len(people) == 1 else None
