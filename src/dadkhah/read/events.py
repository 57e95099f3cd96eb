"""Events as a text names them, and which one a sentence is about.

In: the rows of a sheet. Out: Named events with their span and time; the event that carries over to sentences that
name none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.lang.lapses import FoundLapse, find_lapses
from dadkhah.model.span import Interval
from dadkhah.read.items import Item
from dadkhah.read.sheet import Row, Sheet, years_before

CARRIES = frozenset({"unrest", "killing", "attack", "war", "coup", "revolution"})
LAPSE_REACH = 24
"""How many characters may stand between "a year after" and the event ("the initial ")."""
LEFT = frozenset({"WORD", "DATE", "PLACE", "DEMONYM", "NAME", "GEN", "GUARD"})
MAX_LEFT = 5
ADJECTIVES = ("al", "ive", "ous", "ic", "wide", "ful", "ese", "ian", "ish", "-")
BACKGROUND = frozenset({"war", "coup", "revolution"})
"""Events that "since" and "after" keep in the background; "since the protests began" is about the protests."""
APART = frozenset({"since", "after", "before", "until"})


class Named(msgspec.Struct, frozen=True, gc=False):
    """One event named in a text: its phrase, class, and the time that the phrase or its sentence gives."""

    start: int
    end: int
    event_class: str
    when: Interval | None
    row: int
    apart: bool = False
    open_year: bool = False
    definite: bool = False
    front: Interval | None = None


class Told(msgspec.Struct, frozen=True, gc=False):
    """The events that a text tells of, in order and by sentence; `only` is set where it tells of one alone.

    `moved` keeps, by the sentence of that one, the first behind it that moves the story to another time, once asked.
    """

    events: tuple[Named, ...]
    by_row: dict[int, tuple[Named, ...]]
    only: Named | None
    moved: dict[int, int] = {}

    def before(self, row: int, count: int) -> Named | None:
        """Return the last event named in the `count` sentences before a row, background aside."""
        for index in range(row - 1, max(-1, row - count - 1), -1):
            here = [event for event in self.by_row.get(index, ()) if not event.apart]
            if here:
                return here[-1]
        return None


def told_events(sheet: Sheet) -> Told:
    """Return the events that the text names, in order, each with the time that the whole text gives it."""
    found = [event for row in sheet.rows if "EVENT" in row.marks for event in _row(sheet, row)]
    if not found:
        return Told((), {}, None)
    events = tuple(_sole(tuple(_inherit(_same_month(found)))))
    by_row: dict[int, list[Named]] = {}
    for event in events:
        by_row.setdefault(event.row, []).append(event)
    return Told(events, {row: tuple(here) for row, here in by_row.items()}, only(events))


def _sole(events: Sequence[Named]) -> Iterator[Named]:
    """Give an undated event ("the crackdown", in a headline) the time of the one event of its class in the text."""
    times: dict[str, list[Interval]] = {}
    for event in events:
        if event.when is not None and not event.apart:
            times.setdefault(event.event_class, []).append(event.when)
    alone = {kind: known[0] for kind, known in times.items() if all(when.meets(known[0]) for when in known)}
    for event in events:
        when = alone.get(event.event_class) if event.when is None else None
        yield msgspec.structs.replace(event, when=when) if when is not None else event


def only(events: Sequence[Named]) -> Named | None:
    """Return the first dated event of a text that tells of one event alone: one class, times that all meet."""
    told = [event for event in events if not event.apart]
    dated = [event for event in told if event.when is not None]
    if not dated or len({event.event_class for event in told}) > 1:
        return None
    first = dated[0]
    same = all(event.when is not None and first.when is not None and event.when.meets(first.when) for event in dated)
    return first if same else None


def _same_month(found: Sequence[Named]) -> list[Named]:
    """Give "the November uprising" the year in which the text elsewhere dates an event of its class in that month."""
    dated: dict[tuple[str, int], Interval] = {}
    for event in found:
        month = _month(event.when)
        if month is not None and event.when is not None and not event.open_year:
            dated.setdefault((event.event_class, month), event.when)
    return [_dated_like(event, dated) if event.open_year else event for event in found]


def _dated_like(event: Named, dated: Mapping[tuple[str, int], Interval]) -> Named:
    month = _month(event.when)
    when = dated.get((event.event_class, month)) if month is not None else None
    return msgspec.structs.replace(event, when=when) if when is not None else event


def _month(when: Interval | None) -> int | None:
    """Return the month of an interval that lies within one."""
    if when is None or when.start is None or when.end is None:
        return None
    return when.start.month if (when.start.year, when.start.month) == (when.end.year, when.end.month) else None


def _inherit(found: Sequence[Named]) -> Iterator[Named]:
    """Give "the uprising", "the demonstrations" the time of the last event of their class that the text dates."""
    last: dict[str, tuple[Interval, int]] = {}
    for event in found:
        known = last.get(event.event_class)
        when = event.when or (known[0] if known and (event.definite or known[1] == event.row) else None) or event.front
        if when is not None and not event.apart:
            last[event.event_class] = (when, event.row)
        yield msgspec.structs.replace(event, when=when)


def _row(sheet: Sheet, row: Row) -> list[Named]:
    found = []
    lapses = find_lapses(sheet.content, start=row.sentence.start, end=row.sentence.end, words=row.sentence.words)
    for index, item in enumerate(row.items):
        event = item.entry("EVENT")
        if event is None or item.kind != "EVENT" or event.tag not in CARRIES:
            continue
        first, last = _left(row.items, index), _right(row.items, index)
        when = _time(row.items, first, last, lapses)
        start, end = row.items[first].start, row.items[last].end
        front = None if _behind_lapse(row.items, first) else _front(row.items)
        found.append(Named(start, end, event.tag, when, row.index, *_company(row.items, first, last, event.tag), front))
    return found


def _front(items: Sequence[Item]) -> Interval | None:
    """Return the date with which the sentence begins."""
    for item in items[:4]:
        if isinstance(item.value, FoundDate):
            return item.value.when
        if item.kind not in {"PREP", "DET", "WORD"}:
            return None
    return None


def _counted_back(items: Sequence[Item], first: int, lapses: Sequence[FoundLapse]) -> Interval | None:
    """Return the time of "two months after the EVENT" counted back from the date of the sentence."""
    start = items[first].start
    lapse = next((one for one in lapses if one.direction == "after" and 0 <= start - one.end < LAPSE_REACH), None)
    if lapse is None:
        return None
    dates = [item.value for item in items if isinstance(item.value, FoundDate) and item.value.when is not None]
    told = next((date.when for date in dates if not lapse.start <= date.start < lapse.end and date.start < start), None)
    told = told or next((date.when for date in dates if date.start >= start), None)
    if told is None or told.start is None or told.end is None:
        return None
    when = Interval(told.start - timedelta(days=lapse.high_days), told.end - timedelta(days=lapse.low_days))
    return _in_month(items[first:], when)


def _in_month(phrase: Sequence[Item], when: Interval) -> Interval:
    """Narrow an interval to the month that the event's own name gives ("a year since the March uprising")."""
    dates = (item.value for item in phrase[:MAX_LEFT] if isinstance(item.value, FoundDate))
    month = next((date.when for date in dates if date.kind == "month"), None)
    if month is None:
        return when
    return next((year for back in range(4) if (year := years_before(month, back)).meets(when)), when)


def _behind_lapse(items: Sequence[Item], first: int) -> bool:
    """Say whether "after", "since" or "before" stands right before an event: then the sentence's date is another."""
    return any(item.kind == "PREP" and item.low in APART for item in items[max(0, first - 2) : first])


def _time(items: Sequence[Item], first: int, last: int, lapses: Sequence[FoundLapse]) -> Interval | None:
    """Return an event's time: a year of its own, an anniversary, a stretch counted back, a date in or beside it."""
    own = [item.value for item in items[first : last + 1] if isinstance(item.value, FoundDate)]
    stated = next((date.when for date in own if date.anchor == "stated"), None)
    counted = _anniversary(items, first) or _counted_back(items, first, lapses)
    return stated or counted or _when(items[first : last + 1]) or _beside(items, first, last)


def _company(items: Sequence[Item], first: int, last: int, tag: str) -> tuple[bool, bool, bool]:
    """Return (behind "since" or "after", dated without a year, definite)."""
    before = [item for item in items[max(0, first - 3) : first] if item.kind in {"PREP", "DET", "POSS", "WORD"}]
    apart = tag in BACKGROUND and any(item.kind == "PREP" and item.low in APART for item in before)
    own = [item.value for item in items[first : last + 1] if isinstance(item.value, FoundDate)]
    open_year = any(date.anchor in {"publication", "previous date"} and date.kind in {"month", "day"} for date in own)
    definite = any(item.low in {"the", "this", "that", "these", "those"} or item.kind == "POSS" for item in before)
    return apart, open_year, definite or any(item.kind == "GEN" for item in items[first:last])


def _anniversary(items: Sequence[Item], first: int) -> Interval | None:
    """Return the time that "DATE marks the third anniversary of the strike" gives the protests."""
    before = items[max(0, first - 5) : first]
    number = next((i.value.number for i in before if isinstance(i.value, FoundDate) and _marks(i)), None)
    day = next(
        (item.value.when for item in items[:first] if isinstance(item.value, FoundDate) and not _marks(item)), None
    )
    return years_before(day, number) if number and day else None


def _marks(item: Item) -> bool:
    return isinstance(item.value, FoundDate) and item.value.kind == "anniversary" and item.value.number is not None


def _left(items: Sequence[Item], index: int) -> int:
    """Return where the phrase begins: adjectives, dates, places and names before the head."""
    first = index
    while first > 0 and index - first < MAX_LEFT and items[first - 1].kind in LEFT:
        if items[first - 1].adverb:
            break
        first -= 1
    if first == 0 or items[first - 1].kind not in {"DET", "POSS"}:
        first = _bare(items, first, index)
    while first < index and items[first].kind == "GEN":
        first += 1
    return first


def _bare(items: Sequence[Item], first: int, index: int) -> int:
    """Return where a phrase without an article begins: plain words before it may be verbs ("put down protests")."""
    start = index
    while start > first and (items[start - 1].kind != "WORD" or items[start - 1].low.endswith(ADJECTIVES)):
        start -= 1
    return start


def _right(items: Sequence[Item], index: int) -> int:
    """Return where the phrase ends: "in PLACE", "in DATE"."""
    last = index
    while last + 2 < len(items) and items[last + 1].low in {"in", "of"} and items[last + 2].kind in {"PLACE", "DATE"}:
        last += 2
    return last


def _when(items: Sequence[Item]) -> Interval | None:
    return next((item.value.when for item in items if isinstance(item.value, FoundDate) and item.value.when), None)


def _beside(items: Sequence[Item], first: int, last: int) -> Interval | None:
    """Return the time of an event from a date right beside its phrase.

    ("On 4 March, protests ..."; "massacre ... in 1988").
    """
    stops = {"VERB", "AUX", "PUNCT", "SUB", "REL", "CONJ"}
    end = next((i for i in range(last + 1, min(len(items), last + 12)) if items[i].kind in stops), last + 12)
    for index in (*range(max(0, first - 4), first), *range(last + 1, min(len(items), end))):
        value = items[index].value
        if isinstance(value, FoundDate) and value.when and value.kind not in {"anniversary", "relative"}:
            return value.when
    return None
