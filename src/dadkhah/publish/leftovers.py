"""Lose nothing: quotations, responses, contradictions, what waits to be read, and every claim that no section shows.

In: claims, unread items, inconsistencies. Out: tables, Clashes, WaitingSources. `other_table` comes after every section
that cites claims, so that it knows what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dadkhah.model.claim import Claim, Quotation, Response
from dadkhah.model.dossier import Clash, Inputs, Piece, Row, Statement, Table, Waiting, WaitingSource
from dadkhah.model.source import Captured
from dadkhah.model.span import Span, quote
from dadkhah.model.tally import Inconsistency
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.figure import quoted
from dadkhah.publish.footnotes import Footnotes, mark, source_title
from dadkhah.publish.passage import language, passage
from dadkhah.publish.voice import voiced


def quotation_table(notes: Footnotes) -> Table:
    """Return who is quoted with which words; only what stands inside the quotation marks is the speaker's."""
    claims = [claim for claim in _standing(notes) if isinstance(claim.body, Quotation)]
    rows = tuple(_row(claim, (_speaker(claim, notes), _words(claim, notes)), notes) for claim in claims)
    return Table(caption="Who is quoted with which words", columns=("Speaker", "Words", "Quoted by"), rows=rows)


def _speaker(claim: Claim, notes: Footnotes) -> Piece:
    speaker = claim.body.speaker if isinstance(claim.body, Quotation) else None
    return _source_piece(speaker, claim, notes, "not named")


def _words(claim: Claim, notes: Footnotes) -> Piece:
    return _source_piece(claim.body.words if isinstance(claim.body, Quotation) else None, claim, notes, "")


def _source_piece(span: Span | None, claim: Claim, notes: Footnotes, otherwise: str) -> Piece:
    tongue = language(notes.index.source(claim.source))
    return Piece(span.exact, "source", tongue) if span else Piece(otherwise)


def _row(claim: Claim, first: Sequence[Piece], notes: Footnotes) -> Row:
    by = chain_pieces(claim, notes.index.source(claim.source))
    return Row(
        cells=(*((piece,) for piece in first), by), refs=notes.cite(claim.id), mark=mark(notes.index, [claim.id])
    )


def response_table(responses: Sequence[str], notes: Footnotes) -> Table:
    """Return what somebody did or said in answer."""
    claims = [notes.index.claim(key) for key in responses]
    rows = tuple(_response(claim, claim.body, notes) for claim in claims if isinstance(claim.body, Response))
    columns = ("Who", "What", "When", "In the source's words", "Stated by")
    return Table(caption="Responses as reported", columns=columns, rows=rows)


def _response(claim: Claim, body: Response, notes: Footnotes) -> Row:
    when = Piece(words.interval(claim.time.when if claim.time else None))
    actor = _source_piece(body.actor, claim, notes, "not named")
    return _row(claim, (actor, Piece(words.readable(body.kind)), when, quoted(claim, notes)), notes)


def _standing(notes: Footnotes) -> Iterable[Claim]:
    """Yield the claims that no reviewer has rejected, in order of the sources."""
    return (claim for claim in notes.index.claims.values() if notes.index.review_mark(claim.id) != "rejected")


def other_table(notes: Footnotes) -> Table:
    """Return every claim that no section shows, so that nothing that was read is lost."""
    shown = notes.cited()
    rest = [claim for claim in _standing(notes) if claim.id not in shown]
    return _claims("Other statements that were read", rest, notes)


def rejected_table(notes: Footnotes) -> Table:
    """Return the claims that a reviewer rejected: set aside, and still there to see."""
    claims = notes.index.claims.values()
    return _claims(
        "Statements set aside in review",
        [claim for claim in claims if notes.index.review_mark(claim.id) == "rejected"],
        notes,
    )


def _claims(caption: str, claims: Iterable[Claim], notes: Footnotes) -> Table:
    rows = tuple(_row(claim, (Piece(_type(claim)), quoted(claim, notes)), notes) for claim in claims)
    return Table(caption=caption, columns=("Kind", "In the source's words", "Stated by"), rows=rows)


def _type(claim: Claim) -> str:
    kind = getattr(claim.body, "kind", "")
    said = "" if claim.polarity == "asserted" else f", {claim.polarity}"
    return f"{words.readable(claim.type)}{': ' + words.readable(kind) if kind else ''}{said}"


def clashes(found: Iterable[Inconsistency], notes: Footnotes) -> tuple[Clash, ...]:
    """Return the contradictions inside one source, both passages quoted."""
    return tuple(_clash(item, notes) for item in found)


def _clash(found: Inconsistency, notes: Footnotes) -> Clash:
    item = notes.index.source(found.source)
    a, b = (_passage(item, place, notes) for place in (found.a, found.b))
    return Clash(reason=voiced(found.reason), source=source_title(item), a=a, b=b)


def _passage(item: Captured, place: tuple[int, int], notes: Footnotes) -> Statement:
    span = quote(item.text.content, *place)
    return Statement(
        pieces=(Piece(span.exact, "source", language(item)),), refs=(notes.cite_span(item.source.object, span),)
    )


def waiting(inputs: Inputs, notes: Footnotes) -> tuple[WaitingSource, ...]:
    """Return what the reader saw and could not read, each in its sentence, by source."""
    readings = {reading.source: reading for reading in inputs.readings if reading.unread}
    held = ((item, readings[key]) for key, item in notes.index.captured.items() if key in readings)
    return tuple(
        WaitingSource(
            source=source_title(item),
            anchor=notes.index.anchor(item.source.object),
            items=tuple(Waiting(passage=passage(item, one.span), reason=one.reason) for one in reading.unread),
        )
        for item, reading in held
    )
