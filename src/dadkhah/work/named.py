"""People whom the texts of a case name as victims or as accused, as rows that lists can be joined with.

In: texts, readings, mentions. Out: for each text and person one Named. A victim is named by an act, or as one of the
main event; a day or place is taken over only where one clause tells it of them, since a text has many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.lang import names
from dadkhah.model.claim import Act, Claim
from dadkhah.model.entity import Mention, Resolved
from dadkhah.model.person import Person
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span, quote
from dadkhah.resolve.situation import accused, overlaps
from dadkhah.work.desk import Desk


class Named(msgspec.Struct, frozen=True):
    """A person of one text: the row, and the mentions that stand for it there, the first of them before all."""

    person: Person
    mentions: tuple[Mention, ...]


def named(desk: Desk, captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Iterator[Named]:
    """Yield the victims and the accused that texts name by a full name."""
    claims: dict[str, list[Claim]] = {}
    for reading in readings:
        for claim in reading.claims:
            claims.setdefault(claim.source, []).append(claim)
    groups = _groups(resolved)
    for one in captured:
        inside = groups.get(one.source.object, [])
        yield from _of_text(desk, one, claims.get(one.source.object, []), inside)


def _groups(resolved: Resolved) -> dict[str, list[list[Mention]]]:
    """Return by text the mentions of each person: a cluster may reach over several texts."""
    mentions = {one.id: one for one in resolved.mentions}
    found: dict[str, dict[str, list[Mention]]] = {}
    for cluster in resolved.clusters:
        if cluster.kind == "person":
            for one in (mentions[name] for name in cluster.mentions if name in mentions):
                found.setdefault(one.source, {}).setdefault(cluster.id, []).append(one)
    return {source: [_ordered(group) for group in people.values()] for source, people in found.items()}


def _ordered(group: Iterable[Mention]) -> list[Mention]:
    return sorted(group, key=lambda one: (one.span.start, one.span.end))


def _of_text(desk: Desk, one: Captured, claims: Sequence[Claim], groups: list[list[Mention]]) -> Iterator[Named]:
    suffered = _victims(desk, one, claims)
    for group in groups:
        blamed = any(accused(mention, claims) for mention in group)
        harmed = [span for span in suffered if any(overlaps(mention.span, span) for mention in group)]
        suffered = [span for span in suffered if span not in harmed]
        if blamed or harmed:
            yield from _named(one, group, claims, blamed=blamed)
    for span in suffered:
        mention = Mention(kind="person", source=one.source.object, text_version=one.text.version, span=span)
        yield from _named(one, [mention], claims, blamed=False)


def _victims(desk: Desk, one: Captured, claims: Iterable[Claim]) -> list[Span]:
    """Return where victims are named: in acts, and those of the main event."""
    acts = [claim.body for claim in claims if isinstance(claim.body, Act)]
    found = [who.words for act in acts for who in act.suffered_by if who.named]
    victims = desk.stages.summary(one).get("victims")
    for victim in victims if isinstance(victims, list) else []:
        name = victim.get("name") if isinstance(victim, dict) else None
        at = one.text.content.find(name) if isinstance(name, str) and name else -1
        if at >= 0 and isinstance(name, str):
            found.append(quote(one.text.content, at, at + len(name)))
    return sorted({(span.start, span.end): span for span in found}.values(), key=lambda span: (span.start, span.end))


def _named(one: Captured, group: Sequence[Mention], claims: Sequence[Claim], *, blamed: bool) -> Iterator[Named]:
    full = [mention for mention in group if names.is_full(mention.span.exact)]
    if not full:
        return
    lead = max(full, key=lambda mention: (len(names.parts(mention.span.exact)), -mention.span.start))
    days, place = _clause(group, claims)
    person = Person(
        source=one.name,
        rec=lead.id,
        row=0,
        name=" ".join(lead.span.exact.split()),
        date=days,
        place=place,
        accused=blamed,
    )
    yield Named(person, (lead, *(mention for mention in group if mention.id != lead.id)))


def _clause(group: Sequence[Mention], claims: Iterable[Claim]) -> tuple[Interval | None, str]:
    """Return the day and the place that the clauses naming somebody tell, where they tell one of each."""
    spoken = [claim for claim in claims if any(overlaps(claim.clause, mention.span) for mention in group)]
    days = {claim.time.when for claim in spoken if claim.time and claim.time.when}
    places = {claim.place.text.exact for claim in spoken if claim.place}
    return (days.pop() if len(days) == 1 else None), (places.pop() if len(places) == 1 else "")
