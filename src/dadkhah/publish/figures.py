"""Put figures side by side: each event, each kind, every claim in its row.

In: tallies, origins, claims. Out: EventFigures with charts, tables, conflicts, drifts and origins in words; shares.
Nothing is averaged and no figure is preferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dadkhah.model.claim import Claim, Count, Share
from dadkhah.model.dossier import Cell, EventFigures, FigureGroup, Piece, Row, Statement, Table
from dadkhah.model.entity import Cluster, Mention
from dadkhah.model.tally import Conflict, Drift, Origin, Series, Tally, TallyRow, Weighed
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.charts import toll_chart
from dadkhah.publish.footnotes import Footnotes, mark
from dadkhah.publish.passage import language
from dadkhah.publish.voice import voiced

COLUMNS = ("Value as stated", "Stated by", "What it allows", "Speaks of", "Published", "In the source's words")
CHART_FROM = 2
"""Statements from which a tally is drawn: one bar alone compares nothing."""


def event_figures(weighed: Weighed, notes: Footnotes) -> tuple[EventFigures, ...]:
    """Return every event that has a tally, in order of time, then of label.

    Events without a date that bear one label ("no event stated, ...") share a heading; their tallies stay apart.
    """
    groups: dict[str, list[Tally]] = {}
    for tally in weighed.tallies:
        groups.setdefault(_heading(tally, notes), []).append(tally)
    clusters = notes.index.clusters
    ordered = sorted(groups.values(), key=lambda held: event_order(clusters.get(held[0].event), held[0].label))
    return tuple(_event(f"event-{place}", held, weighed, notes) for place, held in enumerate(ordered, 1))


def _heading(tally: Tally, notes: Footnotes) -> str:
    """Return what tallies under one heading have in common: the event, or the label of an event without a date."""
    return notes.index.clusters[tally.event].label if _eventless(tally, notes) else tally.event


def event_order(cluster: Cluster | None, label: str) -> tuple[str, str]:
    """Return what sorts events: their start, then their label; events without a date come last."""
    start = cluster.when.start if cluster and cluster.when else None
    return (start.isoformat() if start else "9999", label)


def _event(anchor: str, tallies: list[Tally], weighed: Weighed, notes: Footnotes) -> EventFigures:
    cluster = notes.index.clusters.get(tallies[0].event)
    label = cluster.label if cluster else tallies[0].label
    return EventFigures(
        id=anchor,
        title=label,
        when=words.interval(cluster.when if cluster else None),
        named=naming(cluster, notes) if cluster else None,
        groups=tuple(_groups(anchor, label, tallies, weighed, notes)),
    )


def _groups(anchor: str, label: str, tallies: list[Tally], weighed: Weighed, notes: Footnotes) -> Iterator[FigureGroup]:
    """Yield a group per tally; figures that stand alone, of no stated event, share one table."""
    origins = {origin.id: origin for origin in weighed.origins}
    single = [item for item in tallies if len(item.rows) == 1 and _eventless(item, notes)]
    several = [item for item in tallies if item not in single]
    for place, item in enumerate(several, 1):
        yield _group(f"{anchor}-{place}", label, item, origins, notes)
    if single:
        yield _alone(f"{anchor}-alone", label, single, notes)


def _alone(anchor: str, label: str, tallies: list[Tally], notes: Footnotes) -> FigureGroup:
    rows = tuple(_kinded(row, tally) for tally in tallies for row in _rows(tally, notes))
    return FigureGroup(
        id=anchor,
        title="Figures that stand alone",
        chart=None,
        table=Table(caption=f"Figures that stand alone: {label}", columns=COLUMNS, rows=rows),
        conflicts=(),
        drifts=(),
        series=(),
        origins=((Piece("Each is one statement by one source. Nothing here is compared."),),),
    )


def _kinded(row: Row, tally: Tally) -> Row:
    """Return a row whose value says of what kind it is, for a table of several kinds."""
    kind = Piece(f" {words.KINDS[tally.kind]} ({words.UNITS[tally.unit]})")
    return msgspec.structs.replace(row, cells=((*row.cells[0], kind), *row.cells[1:]))


def naming(cluster: Cluster, notes: Footnotes, most: int = 0) -> Statement | None:
    """Return the names that sources give a cluster, each in the source's voice, with the passages where they stand.

    The name that is written most often comes first; spellings that differ in case alone are one. `most` is the largest
    number of names to show, 0 for all.
    """
    held = written(cluster, notes)
    shown = held[:most] if most else held
    joined = [piece for item in shown for piece in (Piece(", "), name_piece(item, notes))][1:]
    more = [Piece(f" and {words.plural(len(held) - len(shown), 'other name')}")] if len(shown) < len(held) else []
    refs = tuple(notes.cite_span(item.source, item.span) for item in shown)
    return Statement(pieces=(Piece("Named in the sources: "), *joined, *more), refs=refs) if shown else None


def written(cluster: Cluster, notes: Footnotes) -> list[Mention]:
    """Return the first mention of each name of a cluster, the name that is written most often first."""
    groups: dict[str, list[Mention]] = {}
    for key in cluster.mentions:
        mention = notes.index.mention(key)
        groups.setdefault(mention.span.exact.casefold(), []).append(mention)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [min(group, key=lambda item: (notes.index.number(item.source), item.span.start)) for _, group in ordered]


def name_piece(mention: Mention, notes: Footnotes) -> Piece:
    """Return a name as written, in the source's voice."""
    return Piece(mention.span.exact, "source", language(notes.index.source(mention.source)))


def _group(anchor: str, label: str, tally: Tally, origins: Mapping[str, Origin], notes: Footnotes) -> FigureGroup:
    title = f"{words.KINDS[tally.kind].capitalize()}, counted in {words.UNITS[tally.unit]}{_whose(tally, notes)}"
    chart = toll_chart(tally, tuple(origins.values()), notes) if len(tally.rows) >= CHART_FROM else None
    return FigureGroup(
        id=anchor,
        title=title,
        chart=chart,
        table=Table(caption=f"{title}: {label}", columns=COLUMNS, rows=_rows(tally, notes)),
        conflicts=tuple(_conflict(item, notes) for item in tally.conflicts),
        drifts=tuple(_drift(item, notes) for item in tally.drifts),
        series=tuple(_series(item, notes) for item in tally.series),
        origins=tuple(voiced(line) for line in origin_lines(tally, origins)),
    )


def _eventless(tally: Tally, notes: Footnotes) -> bool:
    cluster = notes.index.clusters.get(tally.event)
    return cluster is not None and not cluster.mentions and cluster.when is None


def _whose(tally: Tally, notes: Footnotes) -> str:
    """Return by whom, for a tally of no stated event: nothing else tells such tallies apart."""
    if not _eventless(tally, notes):
        return ""
    publishers = dict.fromkeys(words.publisher(notes.index.source(row.source).description) for row in tally.rows)
    return f" ({words.listed(list(publishers))})"


def _rows(tally: Tally, notes: Footnotes) -> tuple[Row, ...]:
    clashing = {key for item in tally.conflicts for key in (item.a, item.b)}
    drifting = {key for item in tally.drifts for key in item.claims}
    return tuple(_row(row, clashing, drifting, notes) for row in tally.rows)


def _row(row: TallyRow, clashing: set[str], drifting: set[str], notes: Footnotes) -> Row:
    claim = notes.index.claim(row.claim)
    item = notes.index.source(claim.source)
    flags = (
        *(["excludes another figure here"] if row.claim in clashing else []),
        *(["bound drifts"] if row.claim in drifting else []),
        *([] if claim.polarity == "asserted" else [claim.polarity]),
    )
    cells = (
        value(claim),
        chain_pieces(claim, item),
        (Piece(words.allowed(row.allowed)),),
        (Piece(words.interval(row.time)),),
        (Piece(words.publication_day(item.description)),),
        (quoted(claim, notes),),
    )
    return Row(
        cells=cells,
        refs=notes.cite(row.claim),
        mark=mark(notes.index, [row.claim]),
        flags=flags,
        remarks=tuple(_remarks(claim, row)),
    )


def _remarks(claim: Claim, row: TallyRow) -> Iterable[Cell]:
    part = claim.body.part if isinstance(claim.body, Count) else None
    if part:
        yield (Piece(words.PARTS[part]),)
    if claim.speech_act in words.SPEECH:
        yield (Piece(words.SPEECH[claim.speech_act]),)
    if row.reason:
        yield voiced(row.reason)


def value(claim: Claim) -> tuple[Piece, ...]:
    """Return a count with its bound in words."""
    if not isinstance(claim.body, Count):
        return (Piece("no figure"),)
    return (Piece(words.bound(claim.body.quantity)),)


def quoted(claim: Claim, notes: Footnotes) -> Piece:
    """Return a claim's clause in the source's voice."""
    return Piece(claim.clause.exact, "source", language(notes.index.source(claim.source)))


def _conflict(conflict: Conflict, notes: Footnotes) -> Statement:
    a, b = (_worded(key, notes) for key in (conflict.a, conflict.b))
    between = (Piece(" and "), *b, Piece(" exclude one another: "))
    return _compared((*a, *between, *voiced(conflict.reason), Piece(".")), (conflict.a, conflict.b), notes)


def _drift(drift: Drift, notes: Footnotes) -> Statement:
    return _compared((*_joined(drift.claims, "; ", notes), *voiced(f": {drift.reason}.")), drift.claims, notes)


def _series(series: Series, notes: Footnotes) -> Statement:
    return _compared((*_joined(series.claims, ", then ", notes), *voiced(f": {series.reason}.")), series.claims, notes)


def _compared(pieces: Cell, claims: tuple[str, ...], notes: Footnotes) -> Statement:
    return Statement(pieces=pieces, refs=notes.cite(*claims), mark=mark(notes.index, claims))


def _joined(claims: tuple[str, ...], between: str, notes: Footnotes) -> Cell:
    return tuple(piece for key in claims for piece in (Piece(between), *_worded(key, notes)))[1:]


def _worded(key: str, notes: Footnotes) -> Cell:
    claim = notes.index.claim(key)
    chain = chain_pieces(claim, notes.index.source(claim.source))
    return (*value(claim), Piece(" ("), *chain, Piece(")"))


def origin_lines(tally: Tally, origins: Mapping[str, Origin]) -> Iterable[str]:
    """Return from how many origins a tally comes: only that no dependence was found (ACCOUNT, rule 10)."""
    held = [origins[key] for key in tally.origins if key in origins]
    searched = words_searched(tally.searched)
    if tally.origins_note:
        yield tally.origins_note
    elif len(held) == 1:
        yield f"1 origin: {held[0].label}. That these statements agree corroborates nothing."
    else:
        yield f"{len(held)} origins; no dependence found between them ({searched})."
    yield from (f"{item.label}: {'; '.join(item.reasons)}." for item in held if item.known and item.reasons)
    unknown = [item.label for item in held if not item.known]
    if unknown:
        yield f"Family unknown: nothing was declared for {words.listed(unknown)}."


def words_searched(searched: tuple[str, ...]) -> str:
    """Return what was searched for dependence; a search that was not made is never implied."""
    return f"searched: {', '.join(searched)}" if searched else "no search for dependence is recorded"


def share_table(weighed: Weighed, notes: Footnotes) -> Table:
    """Return the shares as a table: percent, of whom, of what whole."""
    rows = tuple(_share(notes.index.claim(key), notes) for key in weighed.shares)
    return Table(
        caption="Shares as stated", columns=("Share", "Stated by", "Of whom", "In the source's words"), rows=rows
    )


def _share(claim: Claim, notes: Footnotes) -> Row:
    item = notes.index.source(claim.source)
    body = claim.body
    percent = (
        f"{words.number(body.percent)} percent, {words.KINDS[body.kind]}" if isinstance(body, Share) else claim.type
    )
    group = body.group if isinstance(body, Share) else None
    whom = Piece(group.exact, "source", language(item)) if group else Piece("not stated")
    cells = ((Piece(percent),), chain_pieces(claim, item), (whom,), (quoted(claim, notes),))
    return Row(cells=cells, refs=notes.cite(claim.id), mark=mark(notes.index, [claim.id]))
