"""A text laid out for the rules: sentences as items, with what the whole text shows about its words.

In: a captured source and the gazetteer. Out: Sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.lang.guards import find_guards
from dadkhah.lang.numbers import FoundQuantity, find_quantities
from dadkhah.lang.places import Gazetteer, countries_in, demonyms, find_places
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval
from dadkhah.read.bounds import bound_before, bound_behind
from dadkhah.read.fates import completed
from dadkhah.read.items import MONTHS, Item, items, merged, name_item, office_item
from dadkhah.read.lexicon import Entry, lexicon
from dadkhah.read.names import Known, Name, names, namesakes, offices, survey
from dadkhah.read.plights import with_plights
from dadkhah.read.stretches import stretches
from dadkhah.read.tokens import Sentence, sentences

YEAR = re.compile(r"(?:19|20)\d\d")
MONTH_WORDS = frozenset(month.lower() for month in MONTHS)


class Row(msgspec.Struct, frozen=True, gc=False):
    """One sentence and its items; `index` counts sentences from 0.

    `marks` are the kinds of its items and of all their readings (in capitals), its words (in lower case) and its marks
    of punctuation: a rule that needs one which is not there has nothing to look for.
    """

    index: int
    sentence: Sentence
    items: tuple[Item, ...]
    marks: frozenset[str]

    @classmethod
    def of(cls, index: int, sentence: Sentence, items: tuple[Item, ...]) -> Row:
        """Return a sentence as a row of its items."""
        kinds = [item.kind for item in items]
        readings = [entry.kind for item in items for entry in item.entries]
        signs = [item.low for item in items if item.kind == "PUNCT"]
        return cls(index, sentence, items, sentence.words.union(kinds, readings, signs))

    def holds(self, wanted: frozenset[str]) -> bool:
        """Say whether one of some kinds (in capitals), words (in lower case) or marks stands in the sentence."""
        return not wanted.isdisjoint(self.marks)


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """A text as rows, with the people it names by surname, and the surnames that several of them share."""

    captured: Captured
    content: str
    rows: tuple[Row, ...]
    people: dict[str, Name]
    namesakes: frozenset[str] = frozenset()


def sheet(captured: Captured, gazetteer: Gazetteer | None) -> Sheet:
    """Return the text of a source as rows of items; publication anchors relative dates."""
    text = captured.text
    lines = list(stretches(sentences(text)))
    anchor = captured.description.day
    places = find_places(text.content, gazetteer, context=countries_in(text.content)) if gazetteer is not None else ()
    known = survey(lines, places)
    dated = _dates(text.content, lines, anchor)
    named = _names(lines, known, dated)
    rows = [_items(text.content, line, called, dates) for line, called, dates in zip(lines, named, dated, strict=True)]
    found = tuple(Row.of(index, line, row) for index, (line, row) in enumerate(zip(lines, rows, strict=True)))
    values = (item.value for row in found if "PERSON" in row.marks for item in row.items if item.kind == "PERSON")
    shared = namesakes(value for value in values if isinstance(value, Name))
    return Sheet(captured, text.content, found, known.people, shared)


def _names(lines: Sequence[Sentence], known: Known, dated: Sequence[Sequence[FoundDate]]) -> Iterator[tuple[Name, ...]]:
    """Yield the names of each sentence, when the full names of all are known, so that surnames are known everywhere.

    What was found of a sentence the first time stands where nothing has been learnt of people since.
    """
    taken = [[(one.start, one.end) for one in dates] for dates in dated]
    first: list[tuple[int, tuple[Name, ...]]] = []
    for line, spans in zip(lines, taken, strict=True):
        changes = known.changes
        first.append((changes, names(line, known, spans)))
    for line, spans, (changes, found) in zip(lines, taken, first, strict=True):
        yield found if changes == known.changes else names(line, known, spans)


def _dates(content: str, lines: Sequence[Sentence], anchor: Interval | None) -> list[tuple[FoundDate, ...]]:
    """Return the dates of each sentence; "that year" looks back to the date before it."""
    found: list[tuple[FoundDate, ...]] = []
    previous: Interval | None = None
    months: dict[int, Interval] = {}
    for line in lines:
        here = find_dates(content, anchor=anchor, start=line.start, end=line.end, previous=previous, words=line.words)
        here = _with_months(here, line, anchor)
        if not here:
            found.append(here)
            continue
        months |= _anniversaries(here)
        here = tuple(_of_event(one, line, months) for one in here)
        previous = next((one.when for one in reversed(here) if one.when is not None), previous)
        found.append(here)
    return found


def _with_months(found: tuple[FoundDate, ...], line: Sentence, anchor: Interval | None) -> tuple[FoundDate, ...]:
    """Add "March" and "May" right before the name of an event ("the March unrest"), which are months there."""
    if MONTH_WORDS.isdisjoint(line.words):
        return found
    more = [
        msgspec.structs.replace(find_dates(f"in {token.text}", anchor=anchor)[0], start=token.start, end=token.end)
        for token, following in pairwise(line.tokens)
        if token.text in MONTHS
        and _is_event(following.low)
        and not any(one.start <= token.start < one.end for one in found)
    ]
    return tuple(sorted((*found, *more), key=lambda one: one.start)) if more else found


def _is_event(word: str) -> bool:
    return any(entry.kind in {"EVENT", "NTRIG"} for entry in lexicon("en").longest([word], 0)[1])


def _anniversaries(dates: Sequence[FoundDate]) -> dict[int, Interval]:
    """Return, by month, when something happened whose anniversary a date marks.

    ("15 May marks the first anniversary").
    """
    days = {}
    for before, mark in pairwise(dates):
        if mark.kind == "anniversary" and mark.number and before.kind in {"day", "month"} and before.when is not None:
            when = years_before(before.when, mark.number)
            if when.start is not None:
                days[when.start.month] = when
    return days


def _of_event(found: FoundDate, line: Sentence, months: Mapping[int, Interval]) -> FoundDate:
    """Give a month before an event's name ("the May uprising") the year that an anniversary in the text gives it."""
    when = months.get(found.when.start.month) if found.when and found.when.start else None
    if when is None:
        return found
    following = next((token.low for token in line.tokens if token.start >= found.end), "")
    event = any(entry.kind == "EVENT" for entry in lexicon("en").longest([following], 0)[1]) if following else False
    if not event or found.kind != "month" or found.anchor == "stated":
        return found
    return msgspec.structs.replace(found, when=when, anchor="anniversary")


def years_before(when: Interval, years: int) -> Interval:
    """Return the same days a number of years earlier; 29 February becomes the 28th where the year has none."""
    return Interval(_earlier(when.start, years), _earlier(when.end, years))


def _earlier(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    leap = (day.month, day.day) == (2, 29)
    return date(day.year - years, day.month, 28 if leap else day.day)


def _items(content: str, line: Sentence, called: Sequence[Name], dates: Sequence[FoundDate]) -> tuple[Item, ...]:
    others: list[tuple[int, int, str, object]] = [(one.start, one.end, "DATE", one) for one in dates]
    others += [
        (g.start, g.end, "PCT" if g.kind == "percent" else "GUARD", g)
        for g in find_guards(content, line.start, line.end, dates=tuple(dates), words=line.words)
    ]
    others += [name_item(name) for name in called if not _says_harm(name, line)]
    others += [office_item(office) for office in offices(line)]
    others += _demonyms(line)
    found = find_quantities(content, start=line.start, end=line.end, words=line.words)
    years = [quantity for quantity in found if _is_year(content, quantity, line)]
    others += [(q.numeral_start, q.numeral_end, "DATE", _year(content, q)) for q in years]
    found = tuple(quantity for quantity in found if quantity not in years)
    row = items(line, merged({q.start: (q.end, q) for q in found}, _whole(others, line)))
    row = bound_before(row, line.words)
    return bound_behind(with_plights(completed(row, line.words), line.words), line.words)


def _demonyms(line: Sentence) -> Iterator[tuple[int, int, str, object]]:
    """Yield the words of nationality of a sentence as typed spans."""
    peoples = demonyms()
    for at in line.capitals:
        word = line.tokens[at]
        if word.low in peoples and word.text[0].isupper():
            yield word.start, word.end, "DEMONYM", word.text


def _says_harm(name: Name, line: Sentence) -> bool:
    """Say whether capitals make a name of words of violence: the heads of columns, a headline in title case."""
    words = [token.low for token in line.tokens if name.start <= token.start < name.end]
    harms = [any(_harm(entry) for entry in lexicon("en").longest(words, index)[1]) for index in range(len(words))]
    return all(harms) or (name.kind == "name" and any(harms))


def _harm(entry: Entry) -> bool:
    return entry.kind in {"TRIG", "NTRIG", "ADJT"} and entry.tag != "other"


def _is_year(content: str, quantity: FoundQuantity, line: Sentence) -> bool:
    """Say whether four bare digits before the name of an event are a year ("over 1987 killings", "1988 massacre")."""
    if not YEAR.fullmatch(content, quantity.numeral_start, quantity.numeral_end):
        return False
    following = next((token.low for token in line.tokens if token.start >= quantity.end), "")
    entries = lexicon("en").longest([following], 0)[1] if following else ()
    return any(entry.kind in {"EVENT", "NTRIG"} for entry in entries)


def _year(content: str, quantity: FoundQuantity) -> FoundDate:
    year = int(content[quantity.numeral_start : quantity.numeral_end])
    when = Interval(date(year, 1, 1), date(year, 12, 31))
    return FoundDate(start=quantity.numeral_start, end=quantity.numeral_end, when=when, kind="year")


def _whole(others: Sequence[tuple[int, int, str, object]], line: Sentence) -> Sequence[tuple[int, int, str, object]]:
    """Keep typed spans that begin at a word, so that none cuts a token in two."""
    if not others:
        return others
    starts = {token.start for token in line.tokens}
    return [one for one in others if one[0] in starts]
