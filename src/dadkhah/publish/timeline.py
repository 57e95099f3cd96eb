"""Put what the sources date in its order.

In: event clusters, claims with times. Out: Moments in order of time, and the same as bars. Intervals, never points.
"""

from __future__ import annotations

from dadkhah.model.claim import Claim, Proceeding, Response
from dadkhah.model.dossier import Chart, Moment, Piece, Statement
from dadkhah.model.entity import Cluster
from dadkhah.model.span import Interval
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.charts import Dated, time_chart
from dadkhah.publish.figure import quoted
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.naming import name_piece, naming, written

MOST_NAMES = 3
"""Names and footnotes of an event in the timeline; the section of figures and the table of names hold all."""


def _place(item: Cluster) -> tuple[str, str]:
    return (_order(item.when), item.id)


def moments(notes: Footnotes) -> tuple[Moment, ...]:
    """Return dated events and dated steps and responses, in order of time; what has no date is not put on a line."""
    entries = [(_order(item.when), item.label, _event(item, notes)) for item in _events(notes)]
    entries += [(_order(when), claim.clause.exact, _step(claim, when, notes)) for claim, when in _steps(notes)]
    return tuple(entry[2] for entry in sorted(entries, key=lambda entry: entry[:2]))


def _events(notes: Footnotes) -> list[Cluster]:
    """Return the dated events of which at least one statement speaks."""
    clusters = [item for item in notes.index.clusters.values() if item.kind == "event" and item.when is not None]
    held = [item for item in clusters if event_claims(item, notes)]
    return sorted(held, key=lambda item: (_order(item.when), item.label, item.id))


def mentioned(notes: Footnotes) -> Statement | None:
    """Return the events that sources name and of which no statement was read, as one line; None without any."""
    clusters = [item for item in notes.index.clusters.values() if item.kind == "event" and item.mentions]
    bare = [item for item in clusters if not event_claims(item, notes)]
    held = [mention for item in sorted(bare, key=_place) for mention in written(item, notes)]
    names = list({mention.span.exact.casefold(): mention for mention in reversed(held)}.values())[::-1]
    joined = [piece for item in names for piece in (Piece(", "), name_piece(item, notes))][1:]
    refs = tuple(notes.cite_span(item.source, item.span) for item in names)
    lead = Piece("Also named, with no statement that the program read of them: ")
    return Statement(pieces=(lead, *joined), refs=refs) if names else None


def _steps(notes: Footnotes) -> list[tuple[Claim, Interval]]:
    claims = (claim for claim in notes.index.claims.values() if isinstance(claim.body, Proceeding | Response))
    dated = ((claim, claim.time.when) for claim in claims if claim.time is not None)
    return sorted(((claim, when) for claim, when in dated if when), key=lambda pair: (_order(pair[1]), pair[0].id))


def _order(when: Interval | None) -> str:
    start = (when.start or when.end) if when else None
    return start.isoformat() if start else "9999"


def event_claims(cluster: Cluster, notes: Footnotes) -> tuple[str, ...]:
    """Return the claims that speak of an event: by its name, or because resolving counts them to it."""
    keys = [key for mention in cluster.mentions for key in notes.index.mention(mention).claims]
    keys += notes.index.assigned.get(cluster.id, ())
    return tuple(dict.fromkeys(key for key in keys if key in notes.index.claims))


def _event(cluster: Cluster, notes: Footnotes) -> Moment:
    name = naming(cluster, notes, most=MOST_NAMES)
    said = () if name else tuple(_stated(key, notes) for key in event_claims(cluster, notes)[:MOST_NAMES])
    return Moment(when=words.interval(cluster.when), title=cluster.label, statements=(name,) if name else said)


def _step(claim: Claim, when: Interval, notes: Footnotes) -> Moment:
    return Moment(when=words.interval(when), title=step_title(claim), statements=(_stated(claim.id, notes),))


def _stated(key: str, notes: Footnotes) -> Statement:
    claim = notes.index.claim(key)
    pieces = (*chain_pieces(claim, notes.index.source(claim.source)), Piece(": "), quoted(claim, notes))
    return Statement(pieces=pieces, refs=notes.cite(key), mark=mark(notes.index, [key]))


def step_title(claim: Claim) -> str:
    """Return the kind of a step or response, neutral, with its status."""
    if isinstance(claim.body, Proceeding):
        status = "" if claim.body.status == "held" else f", {claim.body.status}"
        return f"{words.readable(claim.body.kind).capitalize()}{status}"
    return f"Response: {words.readable(claim.body.kind)}" if isinstance(claim.body, Response) else claim.type


def timeline_chart(notes: Footnotes) -> Chart | None:
    """Return the dated events as bars; None without one of which a statement speaks."""
    held = ((item, item.when) for item in _events(notes))
    rows = [_bar(item, when, notes) for item, when in held if when]
    description = (
        "One bar per event: the stretch of time in which the sources place it. It lies in it, or lasts through it."
    )
    return time_chart("chart-events", "Events", description, [("Events", rows)], notes)


def _bar(cluster: Cluster, when: Interval, notes: Footnotes) -> Dated:
    claims = event_claims(cluster, notes)
    remark = f"{words.plural(len(claims), 'statement')} of it"
    return Dated((Piece(cluster.label, "named"),), when, claims[:MOST_NAMES], remark)
