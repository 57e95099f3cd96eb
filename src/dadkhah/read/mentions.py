"""Mentions: every place where the text names a person, a body, a place or an event, and the claims that use it.

In: a sheet, its claims and events. Out: Mention after Mention in text order, for `resolve`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from dadkhah.model.claim import Claim, spans_of
from dadkhah.model.entity import EntityKind, Mention
from dadkhah.model.span import Interval, quote
from dadkhah.read.events import Named
from dadkhah.read.names import Name
from dadkhah.read.reference import Cast
from dadkhah.read.sheet import Sheet

KINDS: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organisation", "PLACE": "place"}
NAMING = frozenset({*KINDS, "OFFICE"})
Place = tuple[int, int, EntityKind, Interval | None, str | None]


def mentions(
    sheet: Sheet, cast: Cast, events: Sequence[Named], claims: Sequence[Claim], version: str
) -> tuple[Mention, ...]:
    """Return the mentions of a text in order; each knows the claims whose spans it is, and in which roles."""
    found = {(start, end, kind): (when, place) for start, end, kind, when, place in _named(sheet, cast, events)}
    if not found:
        return ()
    used = _used(claims, {(start, end) for start, end, _ in found})
    return tuple(
        Mention(
            kind=kind,
            source=sheet.captured.source.object,
            text_version=version,
            span=quote(sheet.content, start, end, "mention"),
            claims=tuple(sorted({claim for claim, _ in here})) if (here := used.get((start, end))) else (),
            roles=tuple(sorted({role for _, role in here})) if here else (),
            when=when,
            place_id=place,
        )
        for (start, end, kind), (when, place) in sorted(found.items(), key=lambda one: one[0])
    )


def _used(claims: Sequence[Claim], named: Set[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Return the id of each claim that has one of the places for a span of its own, with the role."""
    used: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for claim in claims if named else ():
        for span in spans_of(claim):
            if span.role and (span.start, span.end) in named:
                used.setdefault((span.start, span.end), []).append((claim.id, _role(claim, span.role)))
    return used


def _role(claim: Claim, role: str) -> str:
    """Name a role with its claim's type, since a subject of a proceeding is not one of an office."""
    return f"{claim.type}.{role}"


def _named(sheet: Sheet, cast: Cast, events: Sequence[Named]) -> Iterator[Place]:
    for row in sheet.rows:
        for index, item in enumerate(() if row.marks.isdisjoint(NAMING) else row.items):
            kind = KINDS.get(item.kind)
            if kind and isinstance(item.value, Name):
                yield item.start, item.end, kind, None, item.value.place_id
            elif (
                item.kind == "OFFICE"
                and index
                and row.items[index - 1].kind in {"DET", "GEN"}
                and cast.person(row, index)
            ):
                yield item.start, item.end, "person", None, None
    for event in events:
        yield event.start, event.end, "event", event.when, None
