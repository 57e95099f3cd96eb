"""A text laid out for the rules: sentences as items, with what the whole text shows about its words.

In: a captured source and the gazetteer. Out: Sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.lang.guards import find_guards
from dadkhah.lang.numbers import find_quantities
from dadkhah.lang.places import Gazetteer, demonyms
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval
from dadkhah.read.items import Item, items, merged, name_item, office_item
from dadkhah.read.names import Known, Name, names, offices, survey
from dadkhah.read.tokens import Sentence, sentences


class Row(msgspec.Struct, frozen=True):
    """One sentence and its items; `index` counts sentences from 0."""

    index: int
    sentence: Sentence
    items: tuple[Item, ...]


class Sheet(msgspec.Struct, frozen=True):
    """A text as rows, with the people it names by surname."""

    captured: Captured
    content: str
    rows: tuple[Row, ...]
    people: dict[str, Name]


def sheet(captured: Captured, gazetteer: Gazetteer | None) -> Sheet:
    """Return the text of a source as rows of items; publication anchors relative dates."""
    text = captured.text
    lines = list(sentences(text))
    anchor = captured.description.published.when if captured.description.published else None
    known = survey(lines, gazetteer)
    dated = _dates(text.content, lines, anchor)
    for line, dates in zip(lines, dated, strict=True):  # full names first, so that surnames are known everywhere
        names(line, known, [(date.start, date.end) for date in dates])
    rows = [_items(text.content, line, known, dates) for line, dates in zip(lines, dated, strict=True)]
    found = tuple(Row(index, line, row) for index, (line, row) in enumerate(zip(lines, rows, strict=True)))
    return Sheet(captured, text.content, found, known.people)


def _dates(content: str, lines: Sequence[Sentence], anchor: Interval | None) -> list[tuple[FoundDate, ...]]:
    """Return the dates of each sentence; "that year" looks back to the date before it."""
    found: list[tuple[FoundDate, ...]] = []
    previous: Interval | None = None
    for line in lines:
        here = find_dates(content, anchor=anchor, start=line.start, end=line.end, previous=previous)
        previous = next((date.when for date in reversed(here) if date.when is not None), previous)
        found.append(here)
    return found


def _items(content: str, line: Sentence, known: Known, dates: Sequence[FoundDate]) -> tuple[Item, ...]:
    taken = [(date.start, date.end) for date in dates]
    others: list[tuple[int, int, str, object]] = [(date.start, date.end, "DATE", date) for date in dates]
    others += [(g.start, g.end, "PCT" if g.kind == "percent" else "GUARD", g) for g in find_guards(content, line.start, line.end)]
    others += [name_item(name) for name in names(line, known, taken)]
    others += [office_item(office) for office in offices(line)]
    others += [(t.start, t.end, "DEMONYM", t.text) for t in line.tokens if t.low in demonyms() and t.text[0].isupper()]
    found = find_quantities(content, start=line.start, end=line.end)
    return items(line, merged({q.start: (q.end, q) for q in found}, _whole(others, line)))


def _whole(others: Iterable[tuple[int, int, str, object]], line: Sentence) -> Sequence[tuple[int, int, str, object]]:
    """Keep typed spans that begin at a word, so that none cuts a token in two."""
    starts = {token.start for token in line.tokens}
    return [one for one in others if one[0] in starts]
