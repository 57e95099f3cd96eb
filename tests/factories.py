"""Records for tests, made from a text and the words they quote.

In: an invented text and strings that stand in it. Out: Captured, claims, mentions and readings that quote that text.
Nothing here guesses: a string that does not stand in the text is an error of the test.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dadkhah.model.claim import (
    Act,
    Attribution,
    Body,
    Bound,
    Claim,
    Count,
    Office,
    Place,
    Proceeding,
    Quantity,
    Quotation,
    Reader,
    Response,
    Share,
    Time,
    claim_id,
)
from dadkhah.model.digest import sha256
from dadkhah.model.entity import EntityKind, Mention
from dadkhah.model.judgement import Identity, Judgement
from dadkhah.model.reading import Lapse, Reading
from dadkhah.model.source import Block, BlockRole, Captured, Description, Interest, Published, Source, Stated, Text
from dadkhah.model.span import Interval, Span, quote

READER = Reader("by-hand", "1", "test")


def days(first: str, last: str = "") -> Interval:
    """Return the interval of a year, month or day ("2031", "2031-03", "2031-03-05"), or from the first to the last."""
    return Interval(_first_day(first), _last_day(last or first))


def _first_day(text: str) -> date:
    parts = [*map(int, text.split("-")), 1, 1][:3]
    return date(parts[0], parts[1], parts[2])


def _last_day(text: str) -> date:
    parts = list(map(int, text.split("-")))
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def captured(
    content: str,
    *,
    name: str = "report.txt",
    publisher: str | None = "Kestrel Wire",
    published: str | Interval | None = "2031-04",
    party: str | None = None,
    roles: Mapping[str, BlockRole] | None = None,
) -> Captured:
    """Return a captured text; paragraphs become blocks, "body" unless `roles` names a string of theirs."""
    content_bytes = content.encode()
    text = Text(content, tuple(_blocks(content, roles or {})), (), "utf-8", "en")
    source = Source(
        object=sha256(content_bytes + name.encode()),
        media="text/plain",
        size=len(content_bytes),
        entry=0,
        captured_at="2031-05-01T00:00:00Z",
        text=text.version,
    )
    when = days(published) if isinstance(published, str) else published
    description = Description(
        publisher=Stated(publisher, "sidecar") if publisher else None,
        published=Published(when, "sidecar") if when else None,
        interest=Interest(party, "declared for a test", "editor") if party else None,
    )
    return Captured(source=source, description=description, text=text, name=name)


def _blocks(content: str, roles: Mapping[str, BlockRole]) -> Iterable[Block]:
    at = 0
    for paragraph in content.split("\n\n"):
        if paragraph.strip():
            body: BlockRole = "body"
            role = next((role for words, role in roles.items() if words in paragraph), body)
            yield Block(role, at, at + len(paragraph))
        at += len(paragraph) + 2


def span(doc: Captured, words: str, nth: int = 0, role: str = "") -> Span:
    """Return the span of the nth occurrence of some words; raise ValueError where the text does not hold them."""
    at = -1
    for _ in range(nth + 1):
        at = doc.text.content.index(words, at + 1)
    return quote(doc.text.content, at, at + len(words), role)


def maybe(doc: Captured, words: str | Span | None) -> Span | None:
    """Return the span of some words, a span as it is, or None for None."""
    return span(doc, words) if isinstance(words, str) else words


def claim(
    doc: Captured,
    clause: str | Span,
    body: Body,
    *,
    chain: Iterable[tuple[str, str]] = (),
    verb: str | None = None,
    event: str | Span | None = None,
    when: str | Interval | None = None,
    place: tuple[str, str | None] | None = None,
    **fields: Any,
) -> Claim:
    """Return a claim. `chain`: (words, class) after the publisher, outermost first; `place`: words and place id."""
    clause_span = span(doc, clause) if isinstance(clause, str) else clause
    block = doc.text.block_at(clause_span.start)
    links = tuple(_link(doc, words, kind, verb) for words, kind in chain)
    return Claim(
        id=claim_id(doc.source.object, doc.text.version, body),
        source=doc.source.object,
        text_version=doc.text.version,
        reader=READER,
        evidence=(clause_span,),
        block=block.role if block else "body",
        attribution=(Attribution(name=None, attribution_class="publisher", mode="default"), *links),
        body=body,
        event=maybe(doc, event),
        time=Time(text=None, when=days(when) if isinstance(when, str) else when) if when else None,
        place=Place(text=span(doc, place[0]), place_id=place[1]) if place else None,
        **fields,
    )


def _link(doc: Captured, words: str, kind: str, verb: str | None) -> Attribution:
    said = maybe(doc, verb)
    return Attribution(name=span(doc, words), attribution_class=kind, mode="according_to", verb=said)  # type: ignore[arg-type]


BOUNDS: dict[str, tuple[bool, bool]] = {
    "exact": (True, True),
    "about": (True, True),
    "between": (True, True),
    "at_least": (True, False),
    "more_than": (True, False),
    "vague": (True, False),
    "at_most": (False, True),
    "fewer_than": (False, True),
    "nearly": (False, True),
}


def quantity(
    doc: Captured, stated: str | Span, number: int, bound: Bound = "exact", high: int | None = None
) -> Quantity:
    """Return a quantity: the number fills the ends that its bound closes; `high` is the upper end of "between"."""
    low_end, high_end = BOUNDS[bound]
    words = span(doc, stated) if isinstance(stated, str) else stated
    return Quantity(number if low_end else None, (high or number) if high_end else None, bound, words)


def count(
    doc: Captured,
    clause: str | Span,
    stated: str | Span,
    number: int,
    bound: Bound = "exact",
    *,
    kind: str = "killed",
    unit: str = "person",
    victims: str | None = None,
    part: str | None = None,
    part_of: str | None = None,
    as_of: str | None = None,
    high: int | None = None,
    **fields: Any,
) -> Claim:
    """Return a count claim."""
    body = Count(
        kind=kind,  # type: ignore[arg-type]
        unit=unit,  # type: ignore[arg-type]
        quantity=quantity(doc, stated, number, bound, high),
        victims=maybe(doc, victims),
        part=part,  # type: ignore[arg-type]
        part_of=part_of,
        as_of=days(as_of) if as_of else None,
    )
    return claim(doc, clause, body, **fields)


def share(doc: Captured, clause: str, stated: str, percent: float, *, kind: str = "killed", **fields: Any) -> Claim:
    """Return a share claim."""
    return claim(doc, clause, Share(kind=kind, percent=percent, stated=span(doc, stated)), **fields)  # type: ignore[arg-type]


def act(
    doc: Captured, clause: str, conduct: str, perpetrator: str | Span | None, actor_type: str = "person", **fields: Any
) -> Claim:
    """Return an act claim."""
    body = Act(
        kind="act",
        conduct=span(doc, conduct),
        perpetrator=maybe(doc, perpetrator),
        perpetrator_type=actor_type,  # type: ignore[arg-type]
    )
    return claim(doc, clause, body, **fields)


def office(
    doc: Captured,
    clause: str,
    person: str | Span,
    position: str | Span,
    *,
    organisation: str | None = None,
    status: str = "current",
    held: str | Interval | None = None,
    **fields: Any,
) -> Claim:
    """Return an office claim."""
    body = Office(
        person=span(doc, person) if isinstance(person, str) else person,
        position=span(doc, position) if isinstance(position, str) else position,
        organisation=maybe(doc, organisation),
        status=status,  # type: ignore[arg-type]
        held=days(held) if isinstance(held, str) else held,
    )
    return claim(doc, clause, body, **fields)


def proceeding(
    doc: Captured,
    clause: str,
    kind: str,
    subject: str | Span | None,
    *,
    against: str = "suspected_perpetrator",
    regarding: str | Span | None = None,
    regarding_kind: str | None = None,
    status: str = "held",
    authority: str | None = None,
    others: Iterable[str] = (),
    forum: str | None = None,
    told: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Claim:
    """Return a proceeding claim; what it regards is "stated" when words for it are given."""
    body = Proceeding(
        kind=kind,  # type: ignore[arg-type]
        subject=maybe(doc, subject),
        others=tuple(span(doc, words) for words in others),
        against=against,  # type: ignore[arg-type]
        authority=maybe(doc, authority),
        forum=forum,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        regarding=maybe(doc, regarding),
        regarding_kind=regarding_kind or ("stated" if regarding else "unstated"),  # type: ignore[arg-type]
        **(told or {}),
    )
    return claim(doc, clause, body, **fields)


def response(
    doc: Captured, clause: str, kind: str, actor: str | Span | None, target: str | None = None, **fields: Any
) -> Claim:
    """Return a response claim."""
    return claim(doc, clause, Response(kind=kind, actor=maybe(doc, actor), target=maybe(doc, target)), **fields)


def quotation(doc: Captured, clause: str, words: str, speaker: str | Span | None, **fields: Any) -> Claim:
    """Return a quote claim."""
    return claim(doc, clause, Quotation(words=span(doc, words), speaker=maybe(doc, speaker)), **fields)


def mention(
    doc: Captured,
    kind: EntityKind,
    words: str | Span,
    nth: int = 0,
    *,
    claims: Iterable[Claim] = (),
    roles: Iterable[str] = (),
    when: str | Interval | None = None,
    place_id: str | None = None,
) -> Mention:
    """Return a mention of the nth occurrence of some words."""
    return Mention(
        kind=kind,
        source=doc.source.object,
        text_version=doc.text.version,
        span=span(doc, words, nth) if isinstance(words, str) else words,
        claims=tuple(one.id for one in claims),
        roles=tuple(roles),
        when=days(when) if isinstance(when, str) else when,
        place_id=place_id,
    )


def lapse(doc: Captured, clause: str, stated: str, low: int, high: int, **fields: Any) -> Lapse:
    """Return a stated stretch of days; `later` and `earlier` are words, `later_when` and `earlier_when` dates."""
    return Lapse(
        clause=span(doc, clause),
        stated=span(doc, stated),
        later=maybe(doc, fields.get("later")),
        earlier=maybe(doc, fields.get("earlier")),
        later_when=days(fields["later_when"]) if "later_when" in fields else None,
        earlier_when=days(fields["earlier_when"]) if "earlier_when" in fields else None,
        low_days=low,
        high_days=high,
    )


def reading(
    doc: Captured, claims: Iterable[Claim] = (), mentions: Iterable[Mention] = (), lapses: Iterable[Lapse] = ()
) -> Reading:
    """Return the reading of one text."""
    return Reading(
        source=doc.source.object,
        text_version=doc.text.version,
        reader="by-hand 1",
        claims=tuple(claims),
        unread=(),
        mentions=tuple(mentions),
        lapses=tuple(lapses),
    )


def judgement(a: Mention, b: Mention, verdict: Identity, actor: str = "first reviewer", undoes: str = "") -> Judgement:
    """Return what one person decided about two mentions."""
    return Judgement(
        a=a.id, b=b.id, verdict=verdict, actor=actor, at="2031-06-01T00:00:00Z", reason="for a test", undoes=undoes
    )
