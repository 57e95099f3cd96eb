"""The grammar reader: deterministic, offline, every rule named.

In: a captured source and the gazetteer. Out: Reading: claims, unread items, mentions and lapses, in text order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.lang.places import Gazetteer
from dadkhah.model.claim import (
    Act,
    ActVictim,
    Attribution,
    Claim,
    Count,
    Office,
    Place,
    Proceeding,
    Quantity,
    Quotation,
    Response,
    Share,
    Time,
    Unread,
)
from dadkhah.model.reading import Reading
from dadkhah.model.source import SILENT_ROLES, Block, Captured, Text
from dadkhah.model.span import Span
from dadkhah.read.acts import deeds
from dadkhah.read.attribution import Voice, last_body
from dadkhah.read.bylines import heard
from dadkhah.read.counts import figures
from dadkhah.read.deed import Deed
from dadkhah.read.events import Told, told_events
from dadkhah.read.figure import Context, Figure
from dadkhah.read.items import Item
from dadkhah.read.languages import languages_of
from dadkhah.read.lapses import lapses
from dadkhah.read.links import linked
from dadkhah.read.maker import Maker, Setting, interval
from dadkhah.read.mentions import mentions
from dadkhah.read.past import Past
from dadkhah.read.perso_arabic.reader import GRAMMARS, read_blocks
from dadkhah.read.phrases import agent_span, by_agent
from dadkhah.read.positions import positions
from dadkhah.read.proceedings import Step, steps
from dadkhah.read.quotations import Quoted, quoted
from dadkhah.read.reference import Cast, Held, Where
from dadkhah.read.responses import Answer, answers
from dadkhah.read.shares import portions
from dadkhah.read.sheet import Row, Sheet, sheet
from dadkhah.read.suffered import with_traits
from dadkhah.read.sufferers import sufferers
from dadkhah.read.turns import turns
from dadkhah.read.unread import unread_items
from dadkhah.read.version import reader_name

APART = frozenset({"count.compared", "count.gapped", "count.part", "count.part_and", "count.penalty"})
"""Rules that find a number which shares the verb of another and may have a time and place of its own."""


def read(captured: Captured, gazetteer: Gazetteer | None) -> Reading:
    """Return what the grammar reads in one source.

    A block in a language that no grammar reads yields one unread item: silence is no answer.
    Raises QuoteMismatch if a claim did not quote its text, which would be a defect of the program.
    """
    own, others = by_language(captured.text)
    foreign = [read_blocks(captured, blocks, language, gazetteer) for language, blocks in others.items()]
    laid = sheet(_with_blocks(captured, own) if others else captured, gazetteer)
    version = captured.text.version
    cast = Cast(laid, positions(laid))
    events = told_events(laid)
    claims: list[Claim] = []
    doubted: list[Where] = []
    past = Past()
    for maker in makers(laid, cast, events, version):
        told = deeds(maker.row, cast)
        doubted += [deed.conduct for deed in told if deed.doubted]
        made = list(_claims(maker, cast, past.context(maker.row), told))
        past = past.after(maker.row, [claim for claim in made if isinstance(claim.body, Count)])
        claims += made
    grammatical = tuple(sorted(with_traits(directed(_unique(claims)), laid), key=_place_of))
    unread = unread_items(laid, grammatical, doubted, version)
    return Reading(
        source=captured.source.object,
        text_version=version,
        reader=reader_name(),
        claims=tuple(sorted((*grammatical, *(claim for one in foreign for claim in one.claims)), key=_place_of)),
        unread=tuple(sorted((*unread, *(item for one in foreign for item in one.unread)), key=_span_of)),
        mentions=tuple(
            sorted(
                (
                    *mentions(laid, cast, events.events, grammatical, version),
                    *(m for one in foreign for m in one.mentions),
                ),
                key=lambda mention: (mention.span.start, mention.span.end, mention.kind),
            )
        ),
        lapses=lapses(laid, events),
    )


def _with_blocks(captured: Captured, blocks: tuple[Block, ...]) -> Captured:
    """Return a source with some of its blocks alone, in the same text."""
    return msgspec.structs.replace(captured, text=msgspec.structs.replace(captured.text, blocks=blocks))


def makers(laid: Sheet, cast: Cast, events: Told, version: str) -> Iterator[Maker]:
    """Yield for each sentence what makes its claims; who spoke last is carried from one to the next.

    `version` is the digest of the whole text, which is computed once.
    """
    spoke: Voice | None = None
    said: tuple[Voice, ...] = ()
    turn = turns(laid.rows, cast)
    for row in laid.rows:
        said = heard(row, cast, spoke, said)
        spoke = last_body(said, spoke)
        own = (turn[row.index],) if row.index in turn and all(one.name != turn[row.index].name for one in said) else ()
        yield Maker(laid, row, (*own, *said), events, version)


def _place_of(claim: Claim) -> tuple[int, int, str, str]:
    clause = claim.evidence[0]
    return clause.start, clause.end, claim.type, claim.id


def _span_of(item: Unread) -> tuple[int, int]:
    return item.span.start, item.span.end


def by_language(text: Text) -> tuple[tuple[Block, ...], dict[str, list[Block]]]:
    """Return the blocks for the English grammar, or for none, and those for each other grammar by language."""
    languages = languages_of(text)
    if GRAMMARS.keys().isdisjoint(languages):
        return text.blocks, {}
    own: list[Block] = []
    others: dict[str, list[Block]] = {}
    for block, language in zip(text.blocks, languages, strict=True):
        if language in GRAMMARS and block.role not in SILENT_ROLES:
            others.setdefault(language, []).append(block)
        else:
            own.append(block)
    return tuple(own), others


def directed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims; a step against somebody whom the same text accuses in the same event is against a suspect.

    A step against somebody whom the text calls a protester or a journalist keeps that direction (ACCOUNT, rule 3).
    """
    accused = {key for claim in claims if isinstance(claim.body, Act) and (key := _whom(claim.body.perpetrator, claim))}
    for claim in claims:
        body = claim.body
        if isinstance(body, Proceeding) and body.against == "unclear" and _whom(body.subject, claim) in accused:
            yield msgspec.structs.replace(claim, body=msgspec.structs.replace(body, against="suspected_perpetrator"))
        else:
            yield claim


def _whom(person: Span | None, claim: Claim) -> tuple[int, int] | None:
    """Return a key of person and event, None where the text tells either not."""
    return (person.start, claim.event.start) if person is not None and claim.event is not None else None


def _unique(claims: list[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in reversed(claims)}.values())


def _claims(maker: Maker, cast: Cast, context: Context, told: Sequence[Deed]) -> Iterator[Claim]:
    row = maker.row
    before = maker.sheet.rows[row.index - 1] if row.index else None
    yield from linked([count(maker, figure) for figure in figures(row, context)], context.wholes, maker.sheet.content)
    yield from _shares(maker)
    yield from (_office(maker, held) for held in cast.on(row.index))
    yield from (_act(maker, cast, deed) for deed in told if not deed.doubted)
    for step in steps(row, before, cast):
        yield from _proceeding(maker, step)
    yield from (_response(maker, answer) for answer in answers(row, before, cast))
    yield from (_quotation(maker, one) for one in quoted(row, maker.sheet.content, cast))


def count(maker: Maker, figure: Figure) -> Claim:
    """Return the claim of one figure of the maker's sentence."""
    items, at = maker.row.items, maker.row.items[figure.at]
    ends = [
        at.end,
        _place_end(items, figure),
        *(items[i].end for i in figure.triggers),
        items[max(figure.phrase.after - 1, figure.at)].end,
    ]
    starts = [at.start, *(items[i].start for i in figure.triggers)]
    victims = _victims(items, figure)
    body = Count(
        kind=figure.kind,  # type: ignore[arg-type]
        unit=figure.unit,  # type: ignore[arg-type]
        quantity=maker.quantity(at),
        victims=maker.span(victims, "victims"),
        perpetrator=maker.span(_perpetrator(maker.row, figure), "perpetrator"),
        part=figure.part,  # type: ignore[arg-type]
    )
    triggers = [maker.sure((items[i].start, items[i].end), "trigger") for i in figure.triggers]
    apart = _by_setting(figure) or _behind_another(items, figure)
    focus = (at.start, _place_end(items, figure)) if apart else None
    return maker.claim(
        body,
        (min(starts), max(ends)),
        figure.rule,
        triggers,
        Setting(
            figure.polarity,
            place=_own_place(maker, figure),
            focus=focus,
            speech_act="estimates" if figure.hedged else None,
            said_at=(at.start, at.end),
        ),
    )


def _behind_another(items: Sequence[Item], figure: Figure) -> bool:
    """Say whether another number stands between what gives the kind and a figure ("274 in May and 401 in April")."""
    if figure.rule not in APART:
        return False
    later = figure.rule == "count.compared"
    return later or any(item.kind == "QTY" for item in items[max(figure.triggers) + 1 : figure.at])


def _by_setting(figure: Figure) -> bool:
    """Say whether a figure is told by its own place or day, as a part of one before or beside it."""
    return figure.part == "breakdown" or (figure.part == "addition" and figure.rule in {"count.part", "count.gapped"})


def _own_place(maker: Maker, figure: Figure) -> Place | None:
    """Return the place right before a number that it breaks down ("Lima 19", "Quito: 4", "Cusco | 2 | 17")."""
    items, back = maker.row.items, figure.at - 1
    while back > 0 and (
        items[back].low in {":", "|", "("}
        or (figure.rule == "count.with" and items[back].kind in {"PREP", "WORD"})
        or (items[back].kind == "QTY" and items[back + 1].low == "|")
        or (figure.rule == "count.of_place" and (back >= figure.triggers[0] or items[back].adverb))
        or items[back].low in {"there", "they", "were"}
        or (figure.rule == "count.entry" and items[back].low == ",")
    ):
        back -= 1
    own = _by_setting(figure) and back >= 0 and items[back].kind in {"PLACE", "NAME"}
    return maker.placed(items[back]) if own else None


def _victims(items: Sequence[Item], figure: Figure) -> Where | None:
    phrase = figure.phrase
    if figure.kind == "places" or phrase.head is None or items[phrase.head].kind == "NTRIG":
        return None
    return items[phrase.first].start, items[phrase.after - 1].end


def _place_end(items: Sequence[Item], figure: Figure) -> int:
    """Return the end of the place that makes a figure a part ("9 in Lima"), else of the figure itself."""
    after = items[figure.phrase.after : figure.phrase.after + 2]
    local = _by_setting(figure) and len(after) > 1 and after[0].tag == "in"
    return after[1].end if local else items[figure.at].end


def _perpetrator(row: Row, figure: Figure) -> Where | None:
    if figure.verb is None or figure.voice == "far":
        return None  # who takes people to a police station may mean well
    return agent_span(row.items, figure.verb) if figure.voice == "active" else by_agent(row.items, figure.verb)


def _shares(maker: Maker) -> Iterator[Claim]:
    for portion in portions(maker.row):
        item = maker.row.items[portion.at]
        stated = maker.sure((item.start, item.end), "quantity")
        body = Share(
            kind=portion.kind,  # type: ignore[arg-type]
            percent=portion.percent,
            stated=stated,
            group=maker.span(portion.group, "group"),
            whole=maker.span(portion.whole, "whole"),
        )
        yield maker.claim(body, portion.clause, "share.of", [stated])


def _office(maker: Maker, held: Held) -> Claim:
    person = maker.sure(held.person, "person")
    position = maker.sure(held.position, "position")
    time = maker.dated(held.held) if held.held else _at_the_time(maker, held)
    body = Office(
        person=person,
        position=position,
        organisation=maker.span(held.organisation, "organisation"),
        status=held.status,  # type: ignore[arg-type]
        held=time.when if time else interval(held.held),
        held_text=maker.span((held.held.start, held.held.end), "time") if held.held else None,
    )
    return maker.claim(body, held.clause, held.rule, [person, position], Setting(time=time, eventful=False))


def _at_the_time(maker: Maker, held: Held) -> Time | None:
    """Return the time of the event told of, where the text says "the minister at the time"."""
    words = maker.sheet.content[held.clause[0] : held.clause[1]]
    event = maker.event(held.clause) if "at the time" in words else None
    return Time(text=None, when=event.when, anchor="event") if event is not None and event.when is not None else None


def _act(maker: Maker, cast: Cast, deed: Deed) -> Claim:
    named = sufferers(maker.row, cast, deed)
    victims = maker.span(deed.victims, "victims")
    described = (ActVictim(words=victims, named=False),) if victims is not None and not named else ()
    body = Act(
        kind=deed.kind,
        conduct=maker.sure(deed.conduct, "conduct"),
        perpetrator=maker.sure(deed.person, "perpetrator"),
        perpetrator_type=deed.actor_type,  # type: ignore[arg-type]
        victims=victims,
        suffered_by=tuple(ActVictim(words=maker.sure(who, "victim"), named=True) for who in named) or described,
    )
    written = maker.sure(deed.as_written, "perpetrator as written")
    setting = Setting(
        eventful=deed.rule != "act.crimes", focus=deed.conduct, speech_act="alleges" if deed.alleged else None
    )
    return maker.claim(body, deed.clause, deed.rule, [written], setting)


def _proceeding(maker: Maker, step: Step) -> Iterator[Claim]:
    """Yield one claim per person whom a step is against, or one for a group that names nobody."""
    time = maker.dated(step.date, ahead=step.status == "scheduled") if step.date else None
    for person in step.people or (None,):
        others = tuple(maker.sure(other, "subject") for other in step.people if other != person)
        subject = maker.span(person or step.subject, "subject")
        body = Proceeding(
            kind=step.kind,  # type: ignore[arg-type]
            subject=subject,
            others=others,
            against=step.against,  # type: ignore[arg-type]
            authority=maker.span(step.authority, "authority"),
            status=step.status,  # type: ignore[arg-type]
            charges=maker.span(step.charges, "charges"),
            defendants=step.defendants,
            ended_by=step.ended_by,
            outcome=maker.span(step.told.outcome, "outcome"),
            regarding=maker.span(step.told.regarding, "regarding"),
            regarding_kind=step.told.matter,
            forum=step.told.forum,
            instance=step.told.instance,
            finality=step.told.finality,
            in_absentia=step.told.in_absentia,
        )
        written = maker.span(step.subject, "subject as written")
        place = maker.placed(step.place) if step.place else None
        setting = Setting(time=time, place=place, dated_by="rule", placed_by="rule")
        yield maker.claim(body, step.clause, step.rule, [written], setting)


def _response(maker: Maker, answer: Answer) -> Claim:
    quantity: Quantity | None = None
    for item in maker.row.items:
        if item.kind == "QTY" and item.value is answer.quantity:
            quantity = maker.quantity(item)
    body = Response(
        kind=answer.kind,
        actor=maker.span(answer.actor, "actor"),
        target=maker.span(answer.target, "target"),
        quantity=quantity,
    )
    return maker.claim(
        body,
        answer.clause,
        answer.rule,
        [maker.span((answer.verb.start, answer.verb.end), "trigger")],
        Setting(
            time=maker.dated(answer.date) if answer.date else None,
            place=maker.placed(answer.place) if answer.place else None,
            dated_by="rule",
            placed_by="rule",
            speech_act="forecast" if answer.due else None,
        ),
    )


def _quotation(maker: Maker, one: Quoted) -> Claim:
    speaker = maker.sure(one.speaker, "speaker")
    link = Attribution(
        name=speaker,
        attribution_class=one.speaker_class,  # type: ignore[arg-type]
        mode="direct",
        verb=maker.span((one.verb.start, one.verb.end), "verb") if one.verb else None,
    )
    body = Quotation(words=maker.sure(one.words, "words"), speaker=speaker)
    written = maker.sure(one.as_written, "speaker as written")
    return maker.claim(body, one.words, "quote.marks", [written], Setting(speaker=link, eventful=False))
