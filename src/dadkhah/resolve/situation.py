"""Everything that resolving looks at, in an order that does not depend on the order of sources.

In: captured texts and readings. Out: Situation: texts by digest, claims by id, mentions sorted by place in the text.
Names that stand only in a claim's own fields become mentions too: nothing that is claimed of somebody is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.model.claim import Act, Claim, Office, Proceeding
from dadkhah.model.entity import EntityKind, Mention
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span
from dadkhah.resolve.places import Gazetteer, Places, known

ACTOR_KINDS: Mapping[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "state_force": "organisation",
    "armed_group": "organisation",
}


class Situation(msgspec.Struct, frozen=True):
    """Texts by digest, claims by id, mentions by kind (each sorted by source and place), and the places' relations."""

    docs: Mapping[str, Captured]
    claims: Mapping[str, Claim]
    mentions: tuple[Mention, ...]
    places: Places
    by_source: Mapping[str, list[Claim]] = {}
    by_text: Mapping[tuple[str, str], list[Mention]] = {}

    def of_kind(self, kind: EntityKind) -> list[Mention]:
        """Return the mentions of one kind, by source and place in the text."""
        return [mention for mention in self.mentions if mention.kind == kind]

    def inside(self, source: str, kind: EntityKind) -> list[Mention]:
        """Return the mentions of one kind in one text, in order."""
        return self.by_text.get((source, kind), [])

    def published(self, source: str) -> Interval | None:
        """Return when a source was published, None where nobody said so."""
        return self.docs[source].description.day if source in self.docs else None

    def text(self, source: str) -> str:
        """Return a source's text; empty where the case holds none."""
        doc = self.docs.get(source)
        return doc.text.content if doc else ""

    def claims_in(self, source: str) -> list[Claim]:
        """Return the claims of one text."""
        return self.by_source.get(source, [])

    def claims_of(self, mention: Mention) -> list[Claim]:
        """Return the claims that use a mention, by id."""
        return [self.claims[one] for one in sorted(set(mention.claims)) if one in self.claims]


def survey(captured: Sequence[Captured], readings: Sequence[Reading], gazetteer: Gazetteer | None) -> Situation:
    """Return the situation of a case; the order of its sources changes nothing."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    mentions = list(_merged(mention for reading in readings for mention in reading.mentions))
    mentions += _unmentioned(claims.values(), mentions)
    ordered = sorted(mentions, key=position)
    places = known(gazetteer, ((one.place_id, one.span.exact) for one in ordered if one.place_id))
    by_source: dict[str, list[Claim]] = {}
    for claim in claims.values():
        by_source.setdefault(claim.source, []).append(claim)
    by_text: dict[tuple[str, str], list[Mention]] = {}
    for mention in ordered:
        by_text.setdefault((mention.source, mention.kind), []).append(mention)
    docs = {doc.source.object: doc for doc in captured}
    return Situation(docs, claims, tuple(ordered), places, by_source, by_text)


def position(mention: Mention) -> tuple[str, int, int, str]:
    """Return the order of mentions: text, place in it, kind."""
    return mention.source, mention.span.start, mention.span.end, mention.kind


def _merged(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield one mention per id: what two readings say of it is put together."""
    by_id: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_id.setdefault(mention.id, []).append(mention)
    for same in by_id.values():
        yield msgspec.structs.replace(
            same[0],
            claims=tuple(sorted({claim for one in same for claim in one.claims})),
            roles=tuple(sorted({role for one in same for role in one.roles})),
        )


def _unmentioned(claims: Iterable[Claim], mentions: Sequence[Mention]) -> list[Mention]:
    covered = {(one.source, one.kind, place) for one in mentions for place in range(one.span.start, one.span.end)}
    made = (_made(claim, kind, span, role) for claim in claims for kind, span, role in named(claim))
    missing = (one for one in made if (one.source, one.kind, one.span.start) not in covered and not _ends(one, covered))
    return list(_merged(missing))


def _ends(mention: Mention, covered: set[tuple[str, EntityKind, int]]) -> bool:
    return (mention.source, mention.kind, mention.span.end - 1) in covered


def _made(claim: Claim, kind: EntityKind, span: Span, role: str) -> Mention:
    place = claim.place.place_id if kind == "place" and claim.place else None
    return Mention(
        kind=kind,
        source=claim.source,
        text_version=claim.text_version,
        span=msgspec.structs.replace(span, role=""),
        claims=(claim.id,),
        roles=(role,),
        place_id=place,
    )


def named(claim: Claim) -> Iterator[tuple[EntityKind, Span, str]]:
    """Yield (kind, span, role) of the fields of a claim whose kind is certain: persons, bodies, events, places."""
    body = claim.body
    if isinstance(body, Office):
        yield "person", body.person, "person"
        if body.organisation:
            yield "organisation", body.organisation, "organisation"
    if isinstance(body, Act) and body.perpetrator and body.perpetrator_type in ACTOR_KINDS:
        yield ACTOR_KINDS[body.perpetrator_type], body.perpetrator, "perpetrator"
    if claim.event:
        yield "event", claim.event, "event"
    if claim.place:
        yield "place", claim.place.text, "place"


def overlaps(one: Span, other: Span) -> bool:
    """Say whether two spans of one text share a character."""
    return one.start < other.end and other.start < one.end


def accused(mention: Mention, claims: Iterable[Claim]) -> bool:
    """Say whether claims of its text make a mention an alleged perpetrator, a defendant or sanctioned (rule 11)."""
    return any(overlaps(mention.span, span) for claim in claims for span in _accused_spans(claim))


def _accused_spans(claim: Claim) -> list[Span]:
    if isinstance(claim.body, Act):
        return [claim.body.perpetrator] if claim.body.perpetrator else []
    if isinstance(claim.body, Proceeding):
        return [*([claim.body.subject] if claim.body.subject else []), *claim.body.others]
    return []
