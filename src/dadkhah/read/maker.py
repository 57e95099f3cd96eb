"""Claims out of what the rules found: spans, chains, time, place, event and id.

In: a row, offsets, a body. Out: Claim. A claim is made only here, through spans that quote the text.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lang.dates import FoundDate
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
from dadkhah.model.span import Interval, Span, quote
from dadkhah.read.attribution import Voice, chain_for
from dadkhah.read.events import Named, event_of
from dadkhah.read.items import Item
from dadkhah.read.names import Name
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row, Sheet

NAME, VERSION = "grammar", "1"
PUBLISHER = Attribution(name=None, attribution_class="publisher", mode="default")


class Maker(msgspec.Struct, frozen=True):
    """What every claim of one sentence shares."""

    sheet: Sheet
    row: Row
    voices: tuple[Voice, ...]
    events: tuple[Named, ...]
    version: str

    def span(self, where: Where | None, role: str = "") -> Span | None:
        """Return the quoted span of two offsets, None for none."""
        return quote(self.sheet.content, where[0], where[1], role) if where is not None else None

    def sure(self, where: Where, role: str = "") -> Span:
        """Return the quoted span of two offsets."""
        return quote(self.sheet.content, where[0], where[1], role)

    def claim(
        self,
        body: Body,
        clause: Where,
        rule: str,
        evidence: Sequence[Span | None] = (),
        *,
        polarity: Polarity = "asserted",
        time: Time | None = None,
        speaker: Attribution | None = None,
        eventful: bool = True,
    ) -> Claim:
        """Return the claim of a body that stands in a clause, with its chain, time, place and event."""
        voices = chain_for(self.voices, clause)
        event = event_of(self.row, clause[0], self.events) if eventful else None
        source = self.sheet.captured.source.object
        made = Claim(
            id=claim_id(source, self.version, body),
            source=source,
            text_version=self.version,
            reader=Reader(NAME, VERSION, rule),
            evidence=(self.sure(clause, "clause"), *(span for span in evidence if span is not None)),
            block=self.row.sentence.role,
            attribution=(PUBLISHER, *map(self._link, voices), *([speaker] if speaker else [])),
            body=body,
            speech_act=_speech_act(voices, polarity),
            polarity=polarity,
            place=self.place(clause),
            time=time or self.time(clause, event),
            event=self.span((event.start, event.end), "event") if event else None,
        )
        check_quotes(made, self.sheet.content)
        return made

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
        readings = tuple(getattr(value, "readings", ()))
        low, high, bound = (getattr(value, name) for name in ("low", "high", "bound"))
        several = readings if len(readings) > 1 else ()
        return Quantity(low, high, bound, self.sure((item.start, item.end), "quantity"), several)

    def time(self, clause: Where, event: Named | None) -> Time | None:
        """Return the date of the clause: in it, else nearest in the sentence, else the event's."""
        dates = [item for item in self.row.items if item.kind == "DATE" and isinstance(item.value, FoundDate)]
        dates = [item for item in dates if item.value.kind != "anniversary"]  # type: ignore[attr-defined]
        if dates:
            return self.dated(min(dates, key=lambda item: _distance(item, clause)))
        if event is not None and event.when is not None:
            return Time(text=None, when=event.when, anchor="event")
        return None

    def dated(self, item: Item, *, ahead: bool = False) -> Time:
        """Return the time of one date item; `ahead` takes the reading after publication where the year is open."""
        found = item.value
        assert isinstance(found, FoundDate)
        when = found.ahead if ahead and found.ahead is not None else found.when
        return Time(text=self.sure((item.start, item.end), "time"), when=when, calendar=found.calendar, anchor=found.anchor)

    def place(self, clause: Where) -> Place | None:
        """Return the nearest place that the sentence puts beside the clause with a preposition."""
        found = [
            item
            for before, item in zip(self.row.items, self.row.items[1:], strict=False)
            if item.kind == "PLACE" and before.tag in {"in", "at", "from", "to"} and isinstance(item.value, Name)
        ]
        if not found:
            return None
        item = min(found, key=lambda one: _distance(one, clause))
        assert isinstance(item.value, Name)
        return Place(text=self.sure((item.start, item.end), "place"), place_id=item.value.place_id)


def _distance(item: Item, clause: Where) -> int:
    """Return how far an item is from a clause; what stands behind it counts as nearer than what stands before."""
    if clause[0] <= item.start < clause[1]:
        return 0
    return 2 * (item.start - clause[1]) if item.start >= clause[1] else 3 * (clause[0] - item.end)


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
