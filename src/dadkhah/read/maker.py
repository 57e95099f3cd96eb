"""Claims out of what the rules found: spans, chains, time, place, event and id.

In: a row, offsets, a body. Out: Claim. A claim is made only here, through spans that quote the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from dadkhah.lang.dates import FoundDate
from dadkhah.lang.numbers import FoundQuantity
from dadkhah.model.claim import (
    Attribution,
    Body,
    Claim,
    Place,
    Polarity,
    Quantity,
    Reader,
    SpeechAct,
    Time,
    check_quotes,
    claim_id,
)
from dadkhah.model.span import Interval, Span
from dadkhah.read.attribution import Voice, chain_for
from dadkhah.read.context import DATED, carried, dates, entered, event_of, reaching
from dadkhah.read.entries import dateline, entry_of, opener
from dadkhah.read.events import Named, Told
from dadkhah.read.items import Item
from dadkhah.read.labels import entry_label, named
from dadkhah.read.lexicon import words_of
from dadkhah.read.moments import moments, since
from dadkhah.read.names import Name
from dadkhah.read.precision import precision_of
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row, Sheet
from dadkhah.read.version import NAME, version

DIRECTIONS = frozenset({
    "northern", "southern", "eastern", "western", "central", "north-eastern", "north-western", "south-eastern",
    "south-western", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "nearby",
    "neighbouring", "neighboring",
})  # fmt: skip
SINCE_REACH = 40
"""How many characters may stand between a clause and the "since" that dates it."""
SINCE = len("since ")
PLACES = frozenset({"PLACE", "NAME"})
PLACED = PLACES | {"capital"}
"""Of these a sentence holds one where it says where something happened."""
THERE = frozenset({"there"})
PUBLISHER = Attribution(name=None, attribution_class="publisher", mode="default")


class Setting(msgspec.Struct, frozen=True, gc=False):
    """What a rule knows about a claim beside its body: polarity, its own time or place, who speaks in it.

    `eventful` is false for statements that are not about the event told of (an office, words spoken); `focus` is the
    part of the clause whose date, place and event count; `speech_act` stands where the rule tells it ("may have" is an
    estimate, "will expel" a forecast); `dated_by` says whose date counts: the event's too, only one of its own (an
    answer comes at another time), or what its rule found; `said_at` is what a source must govern (the number, where the
    verb stands with another number); `placed_by` says whether a place near the clause counts, or only the rule's own.
    """

    polarity: Polarity = "asserted"
    time: Time | None = None
    place: Place | None = None
    speaker: Attribution | None = None
    eventful: bool = True
    focus: Where | None = None
    speech_act: SpeechAct | None = None
    dated_by: Literal["event", "own", "rule"] = "event"
    said_at: Where | None = None
    placed_by: Literal["event", "rule"] = "event"


PLAIN = Setting()


class Maker(msgspec.Struct, frozen=True, gc=False):
    """What every claim of one sentence shares."""

    sheet: Sheet
    row: Row
    voices: tuple[Voice, ...]
    events: Told
    version: str

    def span(self, where: Where | None, role: str = "") -> Span | None:
        """Return the quoted span of two offsets, None for none."""
        return self.sure(where, role) if where is not None else None

    def sure(self, where: Where, role: str = "") -> Span:
        """Return the quoted span of two offsets."""
        start, end = where
        return Span(start, end, self.sheet.content[start:end], role)

    def claim(
        self,
        body: Body,
        clause: Where,
        rule: str,
        evidence: Sequence[Span | None] = (),
        setting: Setting = PLAIN,
    ) -> Claim:
        """Return the claim of a body that stands in a clause, with chain, time, place and event of its focus."""
        voices = chain_for(self.voices, setting.said_at or clause)
        near, eventful, spoken = setting.focus or clause, setting.eventful, setting.speaker
        event = self.event(near, own_date=setting.time is None and setting.dated_by == "event") if eventful else None
        source = self.sheet.captured.source.object
        made = Claim(
            id=claim_id(source, self.version, body),
            source=source,
            text_version=self.version,
            reader=_reader(rule),
            evidence=(self.sure(clause, "clause"), *(span for span in evidence if span is not None)),
            block=self.row.sentence.role,
            attribution=(PUBLISHER, *map(self._link, voices), *([spoken] if spoken else [])),
            body=body,
            speech_act=setting.speech_act or _speech_act(voices, setting.polarity),
            polarity=setting.polarity,
            place=setting.place or (self.place(near) if eventful and setting.placed_by == "event" else None),
            time=setting.time or (self._time(near, event, setting) if eventful else None),
            event=self.span((event.start, event.end), "event") if event else None,
            reading_precision=precision_of(rule),
        )
        check_quotes(made, self.sheet.content)
        return made

    def event(self, clause: Where, *, own_date: bool = True) -> Named | None:
        """Return the event that a clause is about."""
        return event_of(self.sheet, self.row, clause, self.events, own_date=own_date)

    def _link(self, voice: Voice) -> Attribution:
        return Attribution(
            name=self.span(voice.name, "source"),
            attribution_class=voice.voice_class,
            mode=voice.mode,
            verb=self.span(voice.verb, "verb"),
        )

    def quantity(self, item: Item) -> Quantity:
        """Return the quantity of an item."""
        value = item.value
        if not isinstance(value, FoundQuantity):
            raise TypeError(f"a {item.kind} item holds no quantity")
        several = value.readings if len(value.readings) > 1 else ()
        stated = self.sure((item.start, item.end), "quantity")
        return Quantity(value.low, value.high, value.bound, stated, several)

    def _time(self, clause: Where, event: Named | None, setting: Setting) -> Time | None:
        return None if setting.dated_by == "rule" else self.time(clause, event, own=setting.dated_by == "own")

    def time(self, clause: Where, event: Named | None, *, own: bool = False) -> Time | None:
        """Return the date that reaches the clause, else its words of time and the event's days, else a date carried."""
        item = reaching(self.row, clause, dates(self.row))
        if item is not None or own:
            return self._open(item) or self.dated(item) if item is not None else None
        told = event.when if event is not None else None
        began = self._since(clause)
        if began is not None:
            return began
        words = reaching(self.row, clause, moments(self.row, self.sheet.content))
        opened = self._opened() if words is None else None
        if opened is not None:
            return opened
        if told is not None or words is not None:
            text = self.sure((words.start, words.end), "time") if words is not None else None
            return Time(text=text, when=told, anchor="event" if told is not None else "words")
        when = carried(self.sheet, self.row)
        return Time(text=None, when=when, anchor="previous sentence") if when is not None else None

    def _opened(self) -> Time | None:
        """Return the time of the entry that the sentence goes on with, or of the sentence that opens its list."""
        first = opener(self.sheet, self.row)
        told = [*dates(first), *moments(first, self.sheet.content)] if first is not None else []
        item = told[0] if len(told) == 1 else entered(self.sheet, self.row)
        if item is None:
            return None
        return Time(text=self.sure((item.start, item.end), "time"), when=interval(item), anchor="entry")

    def _since(self, clause: Where) -> Time | None:
        """Return the stretch of the "since" that stands in the clause or right behind it."""
        items = self.row.items if "since" in self.row.marks and self.row.holds(DATED) else ()
        near = (item for item in items if clause[0] <= item.start <= clause[1] + SINCE_REACH + SINCE)
        return next((time for item in near if (time := self._open(item, clause[1] + SINCE_REACH)) is not None), None)

    def _open(self, item: Item, until: int | None = None) -> Time | None:
        """Return the stretch from a date behind "since" to the day of publication, None for any other item."""
        start = since(self.row.items, self.row.items.index(item)) if "since" in self.row.marks else None
        value = item.value
        if start is None or (until is not None and start > until) or not isinstance(value, FoundDate):
            return None
        day = self.sheet.captured.description.day
        first = value.when.start if value.when is not None else None
        last = day.end if day is not None else None
        open_end = last if last is not None and first is not None and first <= last else None
        return Time(text=self.sure((start, item.end), "time"), when=Interval(first, open_end), anchor="since")

    def dated(self, item: Item, *, ahead: bool = False) -> Time:
        """Return the time of one date item; `ahead` takes the reading after publication where the year is open."""
        found = item.value
        if not isinstance(found, FoundDate):
            raise TypeError(f"a {item.kind} item holds no date")
        when = found.ahead if ahead and found.ahead is not None else found.when
        return Time(
            text=self.sure((item.start, item.end), "time"), when=when, calendar=found.calendar, anchor=found.anchor
        )

    def place(self, clause: Where) -> Place | None:
        """Return the place that a preposition puts in or beside the clause."""
        if not self.row.holds(PLACED):
            return self._there(clause) if self.row.holds(THERE) else self._over()
        items = self.row.items
        found = [
            item
            for index, item in enumerate(items)
            if (item.kind in PLACES or item.low == "capital")
            and (_labels(items, index) or ((item.kind == "PLACE" or _capital(items, index)) and _located(items, index)))
        ]
        found = [item for item in found if not _around(items, item, found)]
        item = reaching(self.row, clause, found) or _label_of(items, clause) or _before_mark(items, found, clause)
        return self.placed(item) if item is not None else self._over() if not found else None

    def _over(self) -> Place | None:
        """Return the place that stands over the sentence: that of its entry, or of its dateline."""
        headed = self._headed()
        written = dateline(self.sheet, self.row) if headed is None else None
        return self.placed(written) if written is not None else headed

    def _headed(self) -> Place | None:
        """Return the place with which the paragraph begins as an entry does ("Velm, 3 March. ...", "Lima: ...")."""
        head = entry_of(self.sheet, self.row)
        end = entry_label(head.items, self.sheet.content) if head is not None else 0
        return self.placed(named(head.items[:end], self.sheet.content)) if head is not None and end else None

    def _there(self, clause: Where) -> Place | None:
        """Return the one place that the sentence before names, where "there" in the clause, or behind, points at it."""
        points = any(
            item.low == "there" and at and _points(self.row.items, at, clause) for at, item in enumerate(self.row.items)
        )
        before = self.sheet.rows[self.row.index - 1] if points and self.row.index else None
        if before is None or before.sentence.paragraph != self.row.sentence.paragraph:
            return None
        named = [item for item in before.items if item.kind == "PLACE"]
        return self.placed(named[0]) if len({item.low for item in named}) == 1 else None

    def placed(self, item: Item) -> Place:
        """Return the place of one item."""
        place_id = item.value.place_id if isinstance(item.value, Name) else None
        return Place(text=self.sure((item.start, item.end), "place"), place_id=place_id)


@cache
def _reader(rule: str) -> Reader:
    """Return this reader with one of its rules."""
    return Reader(NAME, version(), rule)


def _points(items: Sequence[Item], at: int, clause: Where) -> bool:
    """Say whether a word stands in a clause, or behind it with nothing between but adverbs and participles."""
    if items[at].start < clause[0] or items[at].tag == "be":
        return False
    between = [one for one in items[:at] if one.start >= clause[1]]
    ahead = items[at + 1] if at + 1 < len(items) else None
    real = ahead is None or ahead.tag != "be"  # "there were"
    return real and all(one.kind in {"VERB", "AUX"} or one.adverb for one in between)


def _located(items: Sequence[Item], index: int) -> bool:
    """Say whether a preposition puts something in a place ("in X", "in northern X", "in the eastern province of X")."""
    back = index - 1
    while back > 0 and (items[back].low in DIRECTIONS or (items[back].kind == "DET" and items[back].tag == "the")):
        back -= 1
    before = items[back] if back >= 0 else None
    if index + 1 < len(items) and items[index + 1].low in {"border", "frontier", "borders"}:
        return False  # "near the Peru border"
    if before is not None and before.low == "from" and back > 0 and items[back - 1].kind in PEOPLE:
        return False  # "nine bakers from Lima were held": where they come from
    if before is None or (before.low == "to" and back > 0 and items[back - 1].low in VEHICLES):
        return False  # "let go by a night bus to X"
    if before.low in {"on", "of"} and back > 0 and items[back - 1].kind == "EVENT":
        return index + 1 >= len(items) or items[index + 1].kind != "GEN"  # "a raid on Lima", "shelling of"
    ground = before.low == "of" and back > 0 and _is_ground(items[back - 1])
    if ground and any(_leads_to(items, at) for at in range(max(0, back - 5), back - 1)):
        return True
    if before.low == "of" and back > 3 and items[back - 1].kind == "WORD":
        on = next((i for i in range(back - 2, max(0, back - 5), -1) if items[i].low == "on"), 0)
        return on > 0 and items[on - 1].kind == "EVENT"  # "an airstrike on the covered market of Aleppo"
    return _leads_to(items, back)


def _around(items: Sequence[Item], item: Item, found: Sequence[Item]) -> bool:
    """Say whether a place only tells where the one before it lies ("in Velm, in the southern province of Orsa")."""
    at = items.index(item)
    back = at - 1
    while back > 0 and (items[back].kind in {"DET", "UNIT"} or items[back].low in DIRECTIONS | {"of"}):
        back -= 1
    led = back > 1 and items[back].tag == "in" and items[back - 1].low == ","
    return led and items[back - 2].kind in PLACES and items[back - 2] in found


def _is_ground(item: Item) -> bool:
    """Say whether a noun names a kind of place ("the city of X", "the port of X")."""
    return item.kind == "UNIT" or (item.kind == "WORD" and item.low in words_of("en", "place_heads"))


def _leads_to(items: Sequence[Item], at: int) -> bool:
    """Say whether a word puts something in the place behind it: "in", "outside", "shelled", "stormed"."""
    item = items[at]
    if item.low in {"off", "outside"}:
        return at > 0 and not items[at - 1].low.endswith("ed")  # "sealed off X"
    assault = item.kind == "VERB" and (entry := item.entry("ACT")) is not None and entry.tag == "attacking"
    entered = assault or item.low in words_of("en", "assaults")
    return (
        item.tag in {"in", "at", "from", "to"}
        or item.low in FLED
        or (entered and not (at and items[at - 1].kind in {"DET", "PREP"}))
    )


def _before_mark(items: Sequence[Item], found: Sequence[Item], clause: Where) -> Item | None:
    """Return the one place told before the last semicolon before a clause ("a boat sank off X; 18 people drowned").

    None where the stretch behind that semicolon names any place of its own.
    """
    mark = next((item.end for item in reversed(items) if item.end <= clause[0] and item.low == ";"), None)
    if mark is None or any(item.kind in PLACES for item in items if item.start >= mark):
        return None
    if next(item.tag for item in items if item.start >= mark) == "in":
        return None  # "; in the north nine died"
    before = [item for item in found if item.end <= mark]
    return before[0] if len(before) == 1 else None


FLED = frozenset({"fled", "fleeing"})
PEOPLE = frozenset({"PNOUN", "PTRIG", "DEMONYM", "QTY"})
VEHICLES = frozenset({"plane", "planes", "flight", "flights", "train", "bus", "buses", "boat", "ship"})
LABELS = frozenset({":", "|"})
DATED_LABEL = 5
"""How far in a line a place may stand behind a date ("- 17 May, Lima: 9 dead")."""
BULLETS = frozenset({";", "-", "*", "\u2022", "\u2013", "\u2014"})


def _label_of(items: Sequence[Item], clause: Where) -> Item | None:
    """Return the place that labels a line or its part ("- Lima: 9 dead", "Lima: 9 dead, 4 hurt; Cusco: 2 dead")."""
    for index in range(len(items) - 2, -1, -1):
        item = items[index]
        dated = 2 < index + 1 <= DATED_LABEL and items[index - 1].low == "," and items[index - 2].kind == "DATE"
        begins = (index == 0 or items[index - 1].low in BULLETS or dated) and items[index + 1].low in LABELS
        if item.end <= clause[0] and item.kind in PLACES and begins:
            return item
    return None


def _labels(items: Sequence[Item], index: int) -> bool:
    """Say whether a place stands in brackets ("11 dead (Lima)"), or acts ("Peru hangs 3")."""
    if items[index].kind not in PLACES or index + 1 >= len(items):
        return False
    following = items[index + 1]
    bracket = index > 0 and items[index - 1].low == "(" and following.low in {")", ","}
    acts = index == 0 and following.kind == "VERB" and following.entry("TRIG") is not None
    return items[index].kind == "PLACE" and (bracket or (acts and following.form != "participle"))


def _capital(items: Sequence[Item], index: int) -> bool:
    """Say whether "the capital" stands for a place."""
    return items[index].low == "capital" and index > 0 and items[index - 1].kind == "DET"


def _speech_act(voices: Sequence[Voice], polarity: Polarity) -> SpeechAct:
    if polarity == "hypothetical":
        return "hypothetical"
    if polarity == "denied":
        return "denies"
    acts = [voice.act for voice in voices if voice.act != "asserts"]
    return acts[-1] if acts else "asserts"


def interval(item: Item | None) -> Interval | None:
    """Return the interval of a date item, None where it has none."""
    return item.value.when if item is not None and isinstance(item.value, FoundDate) else None
