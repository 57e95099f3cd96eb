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
from dadkhah.publish.figures import named, quoted
from dadkhah.publish.footnotes import Footnotes, mark


def moments(notes: Footnotes) -> tuple[Moment, ...]:
    """Return dated events and dated steps and responses, in order of time; what has no date is not put on a line."""
    entries = [(_order(item.when), item.label, _event(item, notes)) for item in _events(notes)]
    entries += [(_order(when), claim.clause.exact, _step(claim, when, notes)) for claim, when in _steps(notes)]
    return tuple(entry[2] for entry in sorted(entries, key=lambda entry: entry[:2]))


def _events(notes: Footnotes) -> list[Cluster]:
    clusters = [item for item in notes.index.clusters.values() if item.kind == "event" and item.when is not None]
    return sorted(clusters, key=lambda item: (_order(item.when), item.label, item.id))


def _steps(notes: Footnotes) -> list[tuple[Claim, Interval]]:
    claims = (claim for claim in notes.index.claims.values() if isinstance(claim.body, Proceeding | Response))
    dated = ((claim, claim.time.when) for claim in claims if claim.time is not None)
    return sorted(((claim, when) for claim, when in dated if when), key=lambda pair: (_order(pair[1]), pair[0].id))


def _order(when: Interval | None) -> str:
    start = (when.start or when.end) if when else None
    return start.isoformat() if start else "9999"


def event_claims(cluster: Cluster, notes: Footnotes) -> tuple[str, ...]:
    """Return the claims that name an event, in order of the sources."""
    keys = [key for mention in cluster.mentions for key in notes.index.mention(mention).claims]
    return tuple(dict.fromkeys(key for key in keys if key in notes.index.claims))


def _event(cluster: Cluster, notes: Footnotes) -> Moment:
    return Moment(when=words.interval(cluster.when), title=cluster.label, statements=_named(cluster, notes))


def _named(cluster: Cluster, notes: Footnotes) -> tuple[Statement, ...]:
    """Return one statement: the names that sources give an event, carried by the passages where they stand."""
    names = named(cluster, notes)
    joined = [part for name in names for part in (Piece(", "), name)][1:]
    places = [notes.index.mention(key) for key in cluster.mentions]
    firsts = {item.span.exact: item for item in reversed(places)}
    refs = tuple(
        notes.cite_span(firsts[name.text].source, firsts[name.text].span) for name in names if name.text in firsts
    )
    return (Statement(pieces=(Piece("Named in the sources: "), *joined), refs=refs),) if refs else ()


def _step(claim: Claim, when: Interval, notes: Footnotes) -> Moment:
    item = notes.index.source(claim.source)
    pieces = (*chain_pieces(claim, item), Piece(": "), quoted(claim, notes))
    statement = Statement(pieces=pieces, refs=notes.cite(claim.id), mark=mark(notes.index, [claim.id]))
    return Moment(when=words.interval(when), title=step_title(claim), statements=(statement,))


def step_title(claim: Claim) -> str:
    """Return the kind of a step or response, neutral, with its status."""
    if isinstance(claim.body, Proceeding):
        return f"{words.readable(claim.body.kind).capitalize()}, {claim.body.status}"
    return f"Response: {words.readable(claim.body.kind)}" if isinstance(claim.body, Response) else claim.type


def timeline_chart(notes: Footnotes) -> Chart | None:
    """Return the dated events as bars; None without one that a passage names."""
    held = ((item, item.when) for item in _events(notes))
    rows = [Dated((Piece(item.label, "named"),), when, event_claims(item, notes)) for item, when in held if when]
    description = (
        "One bar per event: the stretch of time in which the sources place it. It lies in it, or lasts through it."
    )
    return time_chart("chart-events", "Events", description, [("Events", rows)], notes)
