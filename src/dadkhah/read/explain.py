"""Why a claim says what it says: its rule, every span with its role, the chain, and how time and place were found.

In: a captured source and a claim. Out: one dictionary, for a person who checks the reader (`dadkhah read --explain`).
"""

from __future__ import annotations

from dadkhah.lang.numbers import find_quantities
from dadkhah.model.claim import Claim, Count, Place, Quantity, Response, Time, spans_of
from dadkhah.model.source import Captured
from dadkhah.model.span import Span
from dadkhah.read.lines import Line, interval_fields, link_fields


def explained(captured: Captured, claim: Claim) -> Line:
    """Return what a claim was put together from; every quoted span stands in the source's text."""
    return {
        "rule": claim.reader.rule,
        "reader": claim.reader.name,
        "version": claim.reader.version,
        "model": claim.reader.model or None,
        "reading_precision": claim.reading_precision,
        "standing": captured.text.place_of(claim.clause.start, claim.clause.end) or None,
        "spans": [_span(span) for span in _spans(claim)],
        "chain": [link_fields(captured, link) for link in claim.attribution],
        "quantity": _quantity(captured, claim),
        "time": _time(claim, claim.time) if claim.time is not None else None,
        "place": _place(claim, claim.place) if claim.place is not None else None,
        "event": _span(claim.event) if claim.event is not None else None,
    }


def _spans(claim: Claim) -> list[Span]:
    """Return every span of the claim once: the clause first, the others in text order."""
    clause, *others = dict.fromkeys(spans_of(claim))
    return [clause, *sorted(others, key=lambda span: (span.start, span.end, span.role))]


def _span(span: Span) -> Line:
    return {"role": span.role, "start": span.start, "end": span.end, "quote": span.exact}


def _quantity(captured: Captured, claim: Claim) -> Line | None:
    """Return the quantity with the words that bound it, apart from its numerals."""
    quantity = claim.body.quantity if isinstance(claim.body, Count | Response) else None
    if quantity is None:
        return None
    numeral, words = _bound_words(quantity, captured.text.language)
    return {
        "bound": quantity.bound,
        "bound_words": words,
        "numeral": numeral,
        "low": quantity.low,
        "high": quantity.high,
    }


def _bound_words(quantity: Quantity, language: str) -> tuple[str, list[str]]:
    stated = quantity.stated.exact
    found = next(iter(find_quantities(stated, language=language)), None)
    if found is None:
        return stated, []
    around = (stated[: found.numeral_start].strip(), stated[found.numeral_end :].strip())
    return stated[found.numeral_start : found.numeral_end], [words for words in around if words]


def _time(claim: Claim, time: Time) -> Line:
    return {
        "quote": time.text.exact if time.text else None,
        **interval_fields("time", time.when),
        "calendar": time.calendar,
        "found": where(claim, time.text) if time.text else f"no date of its own: that of the {time.anchor}",
        "reckoned_from": time.anchor or None,
    }


def _place(claim: Claim, place: Place) -> Line:
    known = "one place of the gazetteer" if place.place_id else "no place of the gazetteer, or several"
    return {
        "quote": place.text.exact,
        "place_id": place.place_id,
        "found": f"{where(claim, place.text)}; {known}",
    }


def where(claim: Claim, span: Span) -> str:
    """Say where a span stands, seen from the clause."""
    if claim.clause.overlap(span) > 0:
        return "in the clause"
    return f"{'before' if span.start < claim.clause.start else 'behind'} the clause"
