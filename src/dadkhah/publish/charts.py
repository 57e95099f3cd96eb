"""Draw intervals as bars.

In: tallies, tenures and dated statements. Out: Chart: bars in percent of an axis, with their ends and a text for each.
Invariant: a bar's text says everything that its drawing shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from dadkhah.model.claim import Claim, Count
from dadkhah.model.dossier import Bar, BarGroup, Chart, End, Piece
from dadkhah.model.span import Interval
from dadkhah.model.tally import Allowed, Origin, Tally, TallyRow
from dadkhah.publish import words
from dadkhah.publish.chain import chain_pieces
from dadkhah.publish.figure import totals
from dadkhah.publish.footnotes import Footnotes
from dadkhah.publish.scale import Scale, day_scale, number_scale
from dadkhah.publish.voice import voiced

CHART_FROM = 2
"""Bars from which a tally is drawn: one alone compares nothing."""
GLIMPSE = 4.0
"""Percent of the axis on either side of a time at which something is stated to hold, its start and end unknown."""


class Dated(msgspec.Struct, frozen=True):
    """Something with a date and the claims that carry it; `glimpsed`: it held then, start and end are not stated."""

    label: tuple[Piece, ...]
    when: Interval
    claims: tuple[str, ...]
    remark: str = ""
    glimpsed: bool = False


def toll_chart(tally: Tally, origins: Sequence[Origin], notes: Footnotes) -> Chart | None:
    """Return the allowed ranges of a tally's totals by origin; None when less than two bars or no finite end are left.

    Parts of a figure are left out: they stand in the table. Statements of one value by one chain share a bar.
    """
    bars = _alike(totals(tally, notes), notes)
    finite = [end for rows in bars for end in (rows[0].allowed.low, rows[0].allowed.high) if end is not None]
    if len(bars) < CHART_FROM or not finite:
        return None
    scale = number_scale([*finite, *(_stated(rows[0], notes) for rows in bars)])
    known = {origin.id: origin for origin in origins}
    groups = tuple(
        BarGroup(
            known[key].label if key in known else "origin not known",
            tuple(_toll(rows, scale, notes) for rows in bars if rows[0].origin == key),
            "" if key not in known or known[key].known else "(family unknown: nothing was declared)",
        )
        for key in dict.fromkeys(rows[0].origin for rows in bars)
    )
    return Chart(
        id=f"chart-{tally.id[:12]}",
        title=f"{words.KINDS[tally.kind].capitalize()} ({words.UNITS[tally.unit]}): what each statement allows",
        description=_described(tally, sum(len(rows) for rows in bars), len(groups)),
        scale=_scale_words(scale),
        ticks=scale.ticks,
        groups=groups,
    )


def _alike(rows: Sequence[TallyRow], notes: Footnotes) -> list[list[TallyRow]]:
    """Return rows that one bar shows: the same value by the same chain of sources, qualified in the same way."""
    found: dict[tuple[object, ...], list[TallyRow]] = {}
    for row in rows:
        claim = notes.index.claim(row.claim)
        chain = "".join(piece.text for piece in chain_pieces(claim, notes.index.source(claim.source)))
        found.setdefault((row.origin, _worded(claim), row.allowed, chain, _qualified(claim, row)), []).append(row)
    return list(found.values())


def _worded(claim: Claim) -> str:
    return words.bound(claim.body.quantity) if isinstance(claim.body, Count) else ""


def _described(tally: Tally, shown: int, groups: int) -> str:
    parts = len(tally.rows) - shown
    without = "The chart shows totals. "
    if parts:
        stand = "part of a figure stands" if parts == 1 else "parts of figures stand"
        without = f"The chart shows totals; {words.number(parts)} {stand} in the table below. "
    return (
        f"{words.plural(shown, 'statement')} from {words.plural(groups, 'origin')}; one bar for each value and who "
        f"states it. {without}"
    ).rstrip()


def _scale_words(scale: Scale) -> str:
    if scale.log:
        return "Logarithmic axis: each step to the right is ten times as many; zero stands apart on the left."
    return "Axis from zero, equal steps."


def _stated(row: TallyRow, notes: Footnotes) -> float:
    body = notes.index.claim(row.claim).body
    values = [body.quantity.low, body.quantity.high] if isinstance(body, Count) else []
    return float(max((value for value in values if value is not None), default=0))


def _toll(rows: Sequence[TallyRow], scale: Scale, notes: Footnotes) -> Bar:
    row = rows[0]
    claim = notes.index.claim(row.claim)
    item = notes.index.source(claim.source)
    return Bar(
        label=(Piece(f"{_worded(claim)}: "), *chain_pieces(claim, item), *voiced(_qualified(claim, row))),
        text=f"{_worded(claim)}; allows {words.allowed(row.allowed)}",
        start=scale.at(row.allowed.low) if row.allowed.low is not None else 0.0,
        end=scale.at(row.allowed.high) if row.allowed.high is not None else 100.0,
        low=low_end(row.allowed),
        high=high_end(row.allowed),
        mark=scale.at(_stated(row, notes)),
        refs=notes.cite(*(one.claim for one in rows)),
    )


def _qualified(claim: Claim, row: TallyRow) -> str:
    """Return what keeps a figure from being a whole, plain toll: that it counts less, is denied, or only possible."""
    held = [f"{row.only} only"] if row.only else []
    said = [] if claim.polarity == "asserted" else [claim.polarity]
    return f" ({'; '.join([*held, *said])})" if held or said else ""


def low_end(values: Allowed) -> End:
    """Say how a range starts."""
    return "open" if values.low is None else "hard" if values.low_hard else "soft"


def high_end(values: Allowed) -> End:
    """Say how a range ends."""
    return "open" if values.high is None else "hard" if values.high_hard else "soft"


def time_chart(
    key: str, title: str, description: str, groups: Sequence[tuple[str, Sequence[Dated]]], notes: Footnotes
) -> Chart | None:
    """Return intervals of time as bars under their headings; None when no end of any is a day."""
    days = [end for _, rows in groups for row in rows for end in (row.when.start, row.when.end) if end is not None]
    if not days:
        return None
    scale = day_scale(days)
    bars = [(label, tuple(_span(row, scale, notes) for row in rows if _dated(row))) for label, rows in groups]
    return Chart(
        id=key,
        title=title,
        description=description,
        scale="The axis runs in calendar years.",
        ticks=scale.ticks,
        groups=tuple(BarGroup(label, held) for label, held in bars if held),
    )


def _dated(row: Dated) -> bool:
    return row.when.start is not None or row.when.end is not None


def _span(row: Dated, scale: Scale, notes: Footnotes) -> Bar:
    start, end = _day(row.when.start, scale, 0.0), _day(row.when.end, scale, 100.0, closing=1)
    middle = (start + end) / 2
    return Bar(
        label=row.label,
        text=f"{words.interval(row.when)}{'; ' + row.remark if row.remark else ''}",
        start=max(0.0, middle - GLIMPSE) if row.glimpsed else start,
        end=min(100.0, middle + GLIMPSE) if row.glimpsed else end,
        low="open" if row.glimpsed or row.when.start is None else "hard",
        high="open" if row.glimpsed or row.when.end is None else "hard",
        mark=middle if row.glimpsed else None,
        refs=notes.cite(*row.claims),
    )


def _day(value: date | None, scale: Scale, otherwise: float, closing: int = 0) -> float:
    return otherwise if value is None else scale.at(float(value.toordinal() + closing))
