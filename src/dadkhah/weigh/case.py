"""Weigh a case: every figure in its table, with conflicts, drifts, origins and contradictions inside sources.

In: captured texts, readings, Resolved. Out: Weighed. Invariants: every count that is assigned to an event stands in
exactly one tally; the order of the sources changes nothing; nothing is averaged, nothing chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Count, Share
from dadkhah.model.entity import Resolved
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.tally import Origin, ShareRow, Tally, Weighed
from dadkhah.weigh.conflicts import conflicts
from dadkhah.weigh.copies import copies
from dadkhah.weigh.drifts import Related, drifts, relations, series
from dadkhah.weigh.ground import Ground, lay
from dadkhah.weigh.inside import inconsistencies
from dadkhah.weigh.origins import families, figure_origin, gather
from dadkhah.weigh.tallies import tallies
from dadkhah.weigh.wording import SEARCHED, origins_sentence


def weigh(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Weighed:
    """Return all figures of a case side by side."""
    ground = lay(captured, readings, resolved)
    copying = copies(captured)
    own = families(ground, copying)
    by_source = {source: origin for origin in own for source in origin.sources}
    counts = [claim for claim in ground.claims.values() if isinstance(claim.body, Count) and claim.source in by_source]
    figures = {claim.id: figure_origin(ground, claim, by_source) for claim in counts}
    related = relations(copying)
    origins = gather([figures[one] for one in sorted(figures)], own)
    found = [_compared(ground, tally, related, origins) for tally in tallies(ground, figures)]
    shares = tuple(_shares(ground, found))
    return Weighed(
        tallies=tuple(found),
        origins=origins,
        inconsistencies=inconsistencies(ground, readings, found),
        shares=tuple(row.claim for row in shares),
        share_rows=shares,
        copying=copying,
    )


def _compared(ground: Ground, tally: Tally, related: Related, origins: Sequence[Origin]) -> Tally:
    named = [origin for origin in origins if origin.id in tally.origins]
    return msgspec.structs.replace(
        tally,
        conflicts=conflicts(ground, tally),
        drifts=drifts(ground, tally, related),
        series=series(ground, tally),
        searched=SEARCHED,
        origins_note=origins_sentence(named, sum(row.compared for row in tally.rows)),
    )


def _shares(ground: Ground, found: Sequence[Tally]) -> Iterator[ShareRow]:
    """Yield every share with the totals of its event and kind."""
    totals: dict[tuple[str, str], list[str]] = {}
    for tally in found:
        whole = [row.claim for row in tally.rows if row.part is None and row.compared]
        totals.setdefault((tally.event, tally.kind), []).extend(whole)
    for claim in ground.claims.values():
        event = ground.event(claim.id)
        if isinstance(claim.body, Share) and event is not None:
            of = tuple(totals.get((event.id, claim.body.kind), ()))
            reason = f"a share of: {event.label}" if of else f"no total of {event.label} in these sources"
            yield ShareRow(claim=claim.id, source=claim.source, event=event.id, of=of, reason=reason)
