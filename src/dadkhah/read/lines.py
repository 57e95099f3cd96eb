"""Readings as flat lines: the form of `dadkhah read` that other programs rely on.

In: a captured source and its reading. Out: one dictionary per claim, unread item or disagreement; every field of its
type is always present.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from dadkhah.model.claim import (
    Act,
    ActVictim,
    Attribution,
    Claim,
    Count,
    Office,
    Proceeding,
    Quotation,
    Response,
    Share,
    Unread,
)
from dadkhah.model.reading import Disagreement, Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span

Line = dict[str, object]


def claim_lines(captured: Captured, reading: Reading) -> Iterator[Line]:
    """Yield the claims, the unread items and the disagreements of one source in text order."""
    rows: list[Claim | Unread | Disagreement] = [*reading.claims, *reading.unread, *reading.disagreements]
    for row in sorted(rows, key=_place):
        yield _row(captured, row)


def _row(captured: Captured, row: Claim | Unread | Disagreement) -> Line:
    if isinstance(row, Claim):
        return _claim(captured, row)
    return _unread(captured, row) if isinstance(row, Unread) else _disagreement(captured, row)


def _place(row: Claim | Unread | Disagreement) -> tuple[int, int, str]:
    span = row.clause if isinstance(row, Claim) else row.span
    if span is None:  # a quote that stands nowhere comes last
        return sys.maxsize, 0, ""
    return span.start, span.end, row.id if isinstance(row, Claim) else ""


def _disagreement(captured: Captured, row: Disagreement) -> Line:
    return {
        "doc": captured.name,
        "type": "disagreement",
        "start": row.span.start if row.span else None,
        "end": row.span.end if row.span else None,
        "quote": _words(row.span),
        "side": row.side,
        "reason": row.reason,
        "kind": row.kind,
        "low": row.low,
        "high": row.high,
        "bound": row.bound,
        "polarity": row.polarity,
        "claim": row.claim or None,
        "model": row.model or None,
    }


def _unread(captured: Captured, row: Unread) -> Line:
    return {
        "doc": captured.name,
        "type": "unread",
        "start": row.span.start,
        "end": row.span.end,
        "quote": row.span.exact,
        "reason": row.reason,
    }


def _claim(captured: Captured, claim: Claim) -> Line:
    common: Line = {
        "doc": captured.name,
        "type": claim.type,
        "id": claim.id,
        "start": claim.clause.start,
        "end": claim.clause.end,
        "quote": claim.clause.exact,
        "block": claim.block,
        "rule": claim.reader.rule,
        "reader": claim.reader.name,
        "model": claim.reader.model or None,
        "reading_precision": claim.reading_precision,
        "attributed_to": _innermost(claim),
        "attribution": [link_fields(captured, link) for link in claim.attribution],
        "speech_act": claim.speech_act,
        "polarity": claim.polarity,
        "place": _words(claim.place.text) if claim.place else None,
        "place_id": claim.place.place_id if claim.place else None,
        "time_text": _words(claim.time.text) if claim.time else None,
        **interval_fields("time", claim.time.when if claim.time else None),
        "event": _words(claim.event),
    }
    return {**common, **_body(claim)}


def _words(span: Span | None) -> str | None:
    return span.exact if span is not None else None


def interval_fields(name: str, when: Interval | None) -> Line:
    """Return the two ends of an interval as fields, null where open or unknown."""
    start = when.start.isoformat() if when and when.start else None
    end = when.end.isoformat() if when and when.end else None
    return {f"{name}_start": start, f"{name}_end": end}


def _innermost(claim: Claim) -> str | None:
    named = [link.name.exact for link in claim.attribution if link.name is not None]
    return named[-1] if named else None


def link_fields(captured: Captured, link: Attribution) -> Line:
    """Return one link of a chain; the publisher has the name that the description gives it."""
    stated = captured.description.publisher
    name = link.name.exact if link.name else stated.value if stated and link.attribution_class == "publisher" else None
    place = {"start": link.name.start if link.name else None, "end": link.name.end if link.name else None}
    kind = {"class": link.attribution_class, "mode": link.mode, "verb_as_stated": _words(link.verb)}
    return {"name": name, **kind, **place, "captured": link.captured}


def _body(claim: Claim) -> Line:
    body = claim.body
    if isinstance(body, Count):
        return _count(claim, body)
    if isinstance(body, Share):
        return {"kind": body.kind, "percent": body.percent, "group": _words(body.group), "whole": _words(body.whole)}
    if isinstance(body, Office):
        return _office(body)
    if isinstance(body, Act):
        return _act(body)
    if isinstance(body, Proceeding):
        return _proceeding(claim, body)
    if isinstance(body, Response):
        return _response(claim, body)
    return _quotation(body)


def _count(claim: Claim, body: Count) -> Line:
    quantity = body.quantity
    return {
        "kind": body.kind,
        "unit": body.unit,
        "low": quantity.low,
        "high": quantity.high,
        "bound": quantity.bound,
        "readings": [list(pair) for pair in quantity.readings],
        "stated": quantity.stated.exact,
        "stated_start": quantity.stated.start,
        "basis": body.basis,
        **interval_fields("as_of", body.as_of),
        "as_of": body.as_of.end.isoformat() if body.as_of and body.as_of.end else None,
        "victims": _words(body.victims),
        "perpetrator": _words(body.perpetrator),
        "subset": body.part in {"subset", "breakdown"},
        "part": body.part,
        "part_of": body.part_of,
        "revises": list(claim.revises) or None,
    }


def _office(body: Office) -> Line:
    held = interval_fields("held", body.held)
    begun = body.status in {"appointed", "elect"}
    return {
        "person": body.person.exact,
        "position": body.position.exact,
        "organisation": _words(body.organisation),
        "status": body.status,
        "from": held["held_start"],
        "to": None if begun else held["held_end"],
        "as_of": None,
    }


def _act(body: Act) -> Line:
    who = _words(body.perpetrator)
    return {
        "act": body.kind,
        "conduct": body.conduct.exact,
        "perpetrator": who,
        "perpetrator_type": body.perpetrator_type,
        "actor": who,
        "victims": _words(body.victims),
        "suffered_by": [_victim(one) for one in body.suffered_by],
        "method": _words(body.method),
    }


def _victim(one: ActVictim) -> Line:
    return {
        "words": one.words.exact,
        "start": one.words.start,
        "named": one.named,
        "type": one.victim_type,
        "sex": one.sex,
        "age_group": one.age_group,
    }


def _proceeding(claim: Claim, body: Proceeding) -> Line:
    when = claim.time.when if claim.time else None
    return {
        "proceeding": body.kind,
        "subject": _words(body.subject),
        "others": [other.exact for other in body.others],
        "against": body.against,
        "authority": _words(body.authority),
        "forum": body.forum,
        "status": body.status,
        "charges": _words(body.charges),
        "date": when.start.isoformat() if when and when.start else None,
        "outcome": _words(body.outcome),
        "defendants": body.defendants,
        "regarding": _words(body.regarding),
        "regarding_kind": body.regarding_kind,
        "instance": body.instance,
        "finality": body.finality,
        "in_absentia": body.in_absentia,
        "ended_by": body.ended_by,
    }


def _response(claim: Claim, body: Response) -> Line:
    when = claim.time.when if claim.time else None
    return {
        "response": body.kind,
        "actor": _words(body.actor),
        "target": _words(body.target),
        "low": body.quantity.low if body.quantity else None,
        "high": body.quantity.high if body.quantity else None,
        "date": when.start.isoformat() if when and when.start else None,
    }


def _quotation(body: Quotation) -> Line:
    return {"speaker": _words(body.speaker), "words": body.words.exact}
