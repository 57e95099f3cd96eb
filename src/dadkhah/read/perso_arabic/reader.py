"""The reader of Persian and Arabic blocks.

In: a captured source, some of its blocks, their language, the gazetteer. Out: Found: claims, unread items, mentions.
Counts alone are read, with their sources, times and places; nobody is accused in these languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from dadkhah.lang.places import Gazetteer
from dadkhah.lang.scripts import fold
from dadkhah.model.claim import Claim, Count, Place, Time, Unread, spans_of
from dadkhah.model.entity import EntityKind, Mention
from dadkhah.model.source import Block, Captured
from dadkhah.model.span import quote
from dadkhah.read.attribution import Voice, chain_for
from dadkhah.read.context import carried, event_of, reaching
from dadkhah.read.events import Named
from dadkhah.read.items import Item
from dadkhah.read.languages import insets
from dadkhah.read.maker import Maker, Setting
from dadkhah.read.names import Name
from dadkhah.read.perso_arabic import arabic, persian
from dadkhah.read.perso_arabic.counted import Counted, guarded
from dadkhah.read.perso_arabic.doers import NAMED, doers
from dadkhah.read.perso_arabic.events import told_events
from dadkhah.read.perso_arabic.scan import ONE, row_of, scene_of
from dadkhah.read.perso_arabic.voices import last_body, voices
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row, Sheet
from dadkhah.read.stretches import stretches
from dadkhah.read.tokens import sentences
from dadkhah.read.unread import INSET

MOST = 140
"""The most tokens that these grammars read at once; sentences of reports have a fifth of it."""
GRAMMARS: dict[str, Callable[[Sequence[Item], str], Iterator[Counted]]] = {
    "fa": persian.counts,
    "ar": arabic.counts,
}
VIOLENT = ("TRIG", "VTRIG", "ATRIG", "NTRIG", "PTRIG", "BODY", "TOLL", "MEET")
NEAR = 12
"""How many items away a word of violence is near."""

PLAIN = 2
"""How many items "12 people" has: more behind the noun say whom."""

GENERAL = frozenset({"شخص", "فرد", "انسان", "اخر", "اخرین", "اشخاص", "افراد"})
"""Nouns for people of any kind, folded."""

UNLINKED = "a quantity near a word of violence that no rule links"


class Found(msgspec.Struct, frozen=True):
    """What the grammar of one language found in its blocks."""

    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    mentions: tuple[Mention, ...] = ()


def read_blocks(captured: Captured, blocks: Sequence[Block], language: str, gazetteer: Gazetteer | None) -> Found:
    """Return what the grammar of a language reads in some blocks of a source.

    Raises QuoteMismatch if a claim did not quote its text, which would be a defect of the program.
    """
    part = msgspec.structs.replace(captured.text, blocks=tuple(blocks))
    lines = enumerate(stretches(sentences(part), MOST))
    scene = scene_of(captured, gazetteer, language)
    rows = tuple(row_of(scene, line, index) for index, line in lines)
    sheet = Sheet(captured, captured.text.content, rows, {})
    events = told_events(rows)
    claims: list[Claim] = []
    unread: list[Unread] = []
    heard: list[Voice] = []
    earlier, body, version = "", None, captured.text.version
    for row in rows:
        spoke = voices(row.items, language, body)
        body = last_body(spoke, body)
        heard += spoke
        figures = list(GRAMMARS[language](row.items, _still(rows, row, earlier)))
        earlier = next((figure.kind for figure in reversed(figures) if figure.kind != "places"), earlier)
        maker = Maker(sheet, row, spoke, events, version)
        kept = [figure for figure in figures if not _withheld(row.items, figure)]
        claims += [_claim(maker, figure) for figure in kept]
        unread += _unread(maker, {figure.at for figure in kept})
        unread += [_item(maker, where, NAMED) for where in doers(row.items, language)]
    unread += [
        Unread(captured.source.object, captured.text.version, quote(captured.text.content, *span, "unread"), INSET)
        for block in blocks
        for span in _insets(captured.text.content, block)
    ]
    found = {claim.id: claim for claim in reversed(claims)}
    return Found(
        tuple(found.values()), tuple(unread), tuple(_mentions(sheet, heard, events.events, list(found.values())))
    )


def _insets(content: str, block: Block) -> Iterator[Where]:
    for start, end in insets(content[block.start : block.end]):
        yield block.start + start, block.start + end


def _still(rows: Sequence[Row], row: Row, earlier: str) -> str:
    """Return the kind counted before, while the paragraph lasts."""
    before = rows[row.index - 1] if row.index else None
    return earlier if before is not None and before.sentence.paragraph == row.sentence.paragraph else ""


def _withheld(items: Sequence[Item], figure: Counted) -> bool:
    """Say whether a figure is what somebody has not said ("has not confirmed 12 deaths"): it goes unread."""
    for at, item in enumerate(items):
        if item.kind in {"SAY", "DENY"} and (_unsaid(item) or (at > 0 and items[at - 1].kind == "NEG")):
            between = items[min(at, figure.at) + 1 : max(at, figure.at)]
            parted = any(one.kind in {"BUT", "AUX", "VTRIG", "FINITE"} for one in between) and figure.at < at
            if not parted and not any(one.kind == "BUT" for one in between) and _object_side(items, figure, at):
                return True
    return False


def _object_side(items: Sequence[Item], figure: Counted, say: int) -> bool:
    """Say whether a figure stands where the object of a verb of speech does: in Persian on either side of it."""
    persian_rule = figure.rule.startswith("fa.")
    return figure.at > say or (persian_rule and items[say].start > figure.quantity.start)


def _unsaid(item: Item) -> bool:
    return any(entry.form == "denied" for entry in item.entries if entry.kind in {"SAY", "DENY"})


def _claim(maker: Maker, figure: Counted) -> Claim:
    items, quantity = maker.row.items, figure.quantity
    inside = [*figure.triggers, figure.at, max(figure.phrase.after - 1, figure.at)]
    clause = min(items[index].start for index in inside), max(items[index].end for index in inside)
    clause = min(clause[0], quantity.start), max(clause[1], quantity.end)
    item = Item("QTY", quantity.start, quantity.end, "", (), quantity)
    body = Count(
        kind=figure.kind,  # type: ignore[arg-type]
        unit=figure.unit,  # type: ignore[arg-type]
        quantity=maker.quantity(item),
        victims=maker.span(_victims(items, figure), "victims"),
        part=figure.part,  # type: ignore[arg-type]
    )
    denied = any(voice.act == "denies" for voice in chain_for(maker.voices, clause))
    time = _time(maker, clause)
    event = event_of(maker.sheet, maker.row, clause, maker.events, own_date=time is not None)
    setting = Setting(
        polarity="denied" if denied and figure.polarity == "asserted" else figure.polarity,
        time=time or _time_of(event),
        place=_place(maker, clause),
        eventful=False,
        speech_act="estimates" if figure.hedged else None,
    )
    triggers = [maker.sure((items[index].start, items[index].end), "trigger") for index in figure.triggers]
    claim = maker.claim(body, clause, figure.rule, triggers, setting)
    named = maker.sure((event.start, event.end), "event") if event is not None else None
    return msgspec.structs.replace(claim, event=named)


def _time_of(event: Named | None) -> Time | None:
    """Return the time of the event that a figure is about, where its clause has no date."""
    return Time(text=None, when=event.when, anchor="event") if event is not None and event.when is not None else None


def _victims(items: Sequence[Item], figure: Counted) -> Where | None:
    """Return the words for the group that is counted, None where it is people of any kind."""
    phrase = figure.phrase
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or figure.kind == "places" or figure.quantity.low == figure.quantity.high == 0:
        return None
    people = head.entry("CLASS", "PTRIG", "BODY") is not None and (
        phrase.partitive or phrase.after - figure.at <= PLAIN
    )
    general = any(fold(entry.lemma.split("|")[0]) in GENERAL for entry in head.entries if entry.kind == "PNOUN")
    if people or general:
        return None
    first = phrase.head if items[phrase.first].kind != "QTY" else phrase.first + 1
    return items[first or 0].start, items[phrase.after - 1].end


def _time(maker: Maker, clause: Where) -> Time | None:
    """Return the date that reaches a clause, else the one at the front of a sentence before."""
    row = maker.row
    wanted = [item for index, item in enumerate(row.items) if item.kind == "DATE" and not _of_saying(row.items, index)]
    item = reaching(row, clause, wanted)
    if item is not None:
        return maker.dated(item)
    when = carried(maker.sheet, row) if not wanted else None
    return Time(text=None, when=when, anchor="previous sentence") if when is not None else None


def _of_saying(items: Sequence[Item], index: int) -> bool:
    """Say whether a date tells when something was said: nothing counted stands between it and the verb of speech."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(items) and items[at].kind in {"ADV", "PREP", "WORD", "SRC", "PRON", "PUNCT", "PNOUN"}:
            at += step
        if 0 <= at < len(items) and items[at].kind in {"SAY", "DENY"} and _introduces(items, at, index):
            return True
    return False


def _introduces(items: Sequence[Item], say: int, date: int) -> bool:
    """Say whether a date and a verb of speech stand together before what is said."""
    behind = items[max(say, date) + 1 : max(say, date) + 8]
    return date < say or any(item.kind in {"REL", "SUB"} for item in behind)


def _place(maker: Maker, clause: Where) -> Place | None:
    item = reaching(maker.row, clause, [item for item in maker.row.items if item.kind == "PLACE"])
    return maker.placed(item) if item is not None else None


def _unread(maker: Maker, read: set[int]) -> Iterator[Unread]:
    """Yield the quantities near a word of violence that no rule links."""
    items = maker.row.items
    for at, item in enumerate(items):
        if item.kind != "QTY" or at in read or guarded(items, at) or item.low == ONE:
            continue
        if any(one.entry(*VIOLENT) for one in items[max(0, at - NEAR) : at + NEAR + 1]):
            yield _item(maker, (item.start, item.end), UNLINKED)


def _item(maker: Maker, where: Where, reason: str) -> Unread:
    span = quote(maker.sheet.content, *where, "unread")
    return Unread(maker.sheet.captured.source.object, maker.version, span, reason)


KINDS: dict[str, EntityKind] = {"org": "organisation", "person": "person"}


def _mentions(
    sheet: Sheet, heard: Sequence[Voice], events: Sequence[Named], claims: Sequence[Claim]
) -> Iterator[Mention]:
    """Yield the places, the events and the named sources, each with the claims that use it."""
    named: dict[tuple[int, int, EntityKind], str | None] = {}
    for row in sheet.rows:
        for item in row.items:
            if item.kind == "PLACE" and isinstance(item.value, Name):
                named[(item.start, item.end, "place")] = item.value.place_id
    for voice in heard:
        if voice.name is not None and voice.voice_class in KINDS:
            named[(*voice.name, KINDS[voice.voice_class])] = None
    times = {(event.start, event.end): event.when for event in events}
    named |= {(*where, "event"): None for where in times}
    used: dict[Where, set[tuple[str, str]]] = {}
    version = sheet.captured.text.version
    for claim in claims:
        for span in spans_of(claim):
            if span.role:
                used.setdefault((span.start, span.end), set()).add((claim.id, f"{claim.type}.{span.role}"))
    for (start, end, kind), place in sorted(named.items(), key=lambda one: one[0]):
        uses = used.get((start, end), set())
        yield Mention(
            kind=kind, source=sheet.captured.source.object, text_version=version,
            span=quote(sheet.content, start, end, "mention"), claims=tuple(sorted({claim for claim, _ in uses})),
            roles=tuple(sorted({role for _, role in uses})), when=times.get((start, end)) if kind == "event" else None,
            place_id=place,
        )  # fmt: skip
