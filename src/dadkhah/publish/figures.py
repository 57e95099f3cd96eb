"""Put figures side by side: each event, each kind, every claim in its row.

In: tallies, origins, claims. Out: EventFigures with charts, tables, conflicts, drifts and origins in words; shares.
Nothing is averaged and no figure is preferred. Figures that nothing can be compared with share one table of their
event; those whose text names no event share one table of their source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dadkhah.model.claim import Claim, Share
from dadkhah.model.dossier import EventFigures, FigureGroup, Piece, Row, Table
from dadkhah.model.entity import Cluster
from dadkhah.model.tally import Origin, Tally, Weighed
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.charts import toll_chart
from dadkhah.publish.comparing import conflict_statements, drift_statements, series_statements
from dadkhah.publish.figure import COLUMNS, figure_rows, quoted, totals
from dadkhah.publish.footnotes import Footnotes, mark, source_title
from dadkhah.publish.naming import naming
from dadkhah.publish.passage import language
from dadkhah.publish.voice import voiced

NO_EVENT = "event-none"
Origins = Mapping[str, Origin]


def event_figures(weighed: Weighed, notes: Footnotes) -> tuple[EventFigures, ...]:
    """Return every event that has a tally, in order of time, then of label; last the figures of no stated event."""
    origins = {origin.id: origin for origin in weighed.origins}
    made = [_event(key, held, origins, notes) for key, held in by_event(weighed.tallies, notes).items()]
    loose = [tally for tally in weighed.tallies if of_no_event(tally, notes)]
    return (*made, *([_eventless(loose, origins, notes)] if loose else []))


def by_event(tallies: Sequence[Tally], notes: Footnotes) -> dict[str, list[Tally]]:
    """Return the tallies of each event by its anchor on the page, events in order of time, then of label."""
    groups: dict[str, list[Tally]] = {}
    for tally in tallies:
        if not of_no_event(tally, notes):
            groups.setdefault(tally.event, []).append(tally)
    clusters = notes.index.clusters
    ordered = sorted(groups.values(), key=lambda held: event_order(clusters.get(held[0].event), held[0].label))
    return {f"event-{number}": held for number, held in enumerate(ordered, 1)}


def of_no_event(tally: Tally, notes: Footnotes) -> bool:
    """Say whether the texts name no event for some figures, and nothing but their own text holds them together."""
    cluster = notes.index.clusters.get(tally.event)
    return cluster is not None and not cluster.mentions and len({row.source for row in tally.rows}) == 1


def event_order(cluster: Cluster | None, label: str) -> tuple[str, str]:
    """Return what sorts events: their start, then their label; events without a date come last."""
    start = cluster.when.start if cluster and cluster.when else None
    return (start.isoformat() if start else "9999", label)


def _event(key: str, tallies: list[Tally], origins: Origins, notes: Footnotes) -> EventFigures:
    cluster = notes.index.clusters.get(tallies[0].event)
    label = cluster.label if cluster else tallies[0].label
    when = words.interval(cluster.when if cluster else None)
    return EventFigures(
        id=key,
        title=label,
        when="" if when in label else when,
        named=naming(cluster, notes) if cluster else None,
        groups=tuple(_groups(key, label, tallies, origins, notes)),
    )


def _groups(key: str, label: str, tallies: list[Tally], origins: Origins, notes: Footnotes) -> Iterator[FigureGroup]:
    """Yield a group per tally that compares something; figures that stand alone share one table."""
    single = [item for item in tallies if stands_alone(item, notes)]
    several = [item for item in tallies if item not in single]
    for place, item in enumerate(several, 1):
        yield _group(f"{key}-{place}", label, item, origins, notes)
    if single:
        yield _alone(f"{key}-alone", "Figures that stand alone", label, single, notes)


def stands_alone(tally: Tally, notes: Footnotes) -> bool:
    """Say whether a tally holds one total at most, and nothing to say of it: nothing is compared."""
    said = tally.conflicts or tally.drifts or tally.series
    return not said and len(totals(tally, notes)) <= 1


def _alone(key: str, title: str, label: str, tallies: Sequence[Tally], notes: Footnotes) -> FigureGroup:
    rows = figure_rows(tallies, notes, kinds=True)
    return FigureGroup(
        id=key,
        title=title,
        chart=None,
        table=Table(caption=f"{title}: {label}", columns=COLUMNS, rows=rows),
        conflicts=(),
        drifts=(),
        series=(),
        origins=((Piece("Nothing here is compared: no other source states a total of the same."),),),
    )


def _eventless(tallies: Sequence[Tally], origins: Origins, notes: Footnotes) -> EventFigures:
    """Return the figures of no stated event, one table for each source, in the order of the list of sources."""
    sources: dict[str, list[Tally]] = {}
    for tally in tallies:
        sources.setdefault(tally.rows[0].source, []).append(tally)
    ordered = sorted(sources, key=notes.index.number)
    groups = (_of_source(key, sources[key], origins, notes) for key in ordered)
    return EventFigures(
        id=NO_EVENT, title="Figures of which the text names no event", when="", named=None, groups=tuple(groups)
    )


def _of_source(source: str, tallies: Sequence[Tally], origins: Origins, notes: Footnotes) -> FigureGroup:
    item, number = notes.index.source(source), notes.index.number(source)
    return FigureGroup(
        id=f"{NO_EVENT}-{number}",
        publisher=words.publisher(item.description),
        title=f"{words.publication_day(item.description)} (source {number})",
        chart=None,
        table=Table(
            caption=f"Figures of no stated event in source {number}: {source_title(item)}",
            columns=COLUMNS,
            rows=figure_rows(tallies, notes, kinds=True),
        ),
        conflicts=tuple(one for tally in tallies for one in conflict_statements(tally, origins, notes)),
        drifts=tuple(one for tally in tallies for one in drift_statements(tally.drifts, notes)),
        series=tuple(one for tally in tallies for one in series_statements(tally.series, notes)),
        origins=(),
    )


def _group(key: str, label: str, tally: Tally, origins: Origins, notes: Footnotes) -> FigureGroup:
    title = f"{words.KINDS[tally.kind].capitalize()}, counted in {words.UNITS[tally.unit]}"
    return FigureGroup(
        id=key,
        title=title,
        chart=toll_chart(tally, tuple(origins.values()), notes),
        table=Table(caption=f"{title}: {label}", columns=COLUMNS, rows=figure_rows([tally], notes)),
        conflicts=conflict_statements(tally, origins, notes),
        drifts=drift_statements(tally.drifts, notes),
        series=series_statements(tally.series, notes),
        origins=tuple(voiced(line) for line in origin_lines(tally, origins)),
    )


def origin_lines(tally: Tally, origins: Origins) -> Iterable[str]:
    """Return from how many origins a tally comes: only that no dependence was found (ACCOUNT, rule 10)."""
    held = [origins[key] for key in tally.origins if key in origins]
    searched = words_searched(tally.searched)
    if tally.origins_note:
        yield f"{tally.origins_note[:1].upper()}{tally.origins_note[1:]}."
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
