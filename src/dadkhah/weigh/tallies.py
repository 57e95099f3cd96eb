"""Figures of one event, kind and unit in one table.

In: the ground of a case, the origin of every figure. Out: Tallies with their rows; conflicts and drifts come after.
Executed people are a kind of their own and are never folded into those killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from dadkhah.model.claim import Claim, Count
from dadkhah.model.digest import record_id
from dadkhah.model.entity import Cluster
from dadkhah.model.tally import Tally, TallyRow
from dadkhah.weigh.allow import allowed
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.lexicon import kinds, units
from dadkhah.weigh.origins import Figure
from dadkhah.weigh.scope import less

Key = tuple[str, str, str]

NOT_COMPARED = {
    "denies": "denied: shown, contradicts nothing",
    "hypothetical": "hypothetical: shown, contradicts nothing",
    "forecast": "a forecast: shown, contradicts nothing",
    "denied": "denied: shown, contradicts nothing",
}


def tallies(ground: Ground, figures: Mapping[str, Figure]) -> list[Tally]:
    """Return one tally per event, kind and unit, by label and id; rows by publication, then place in the text."""
    grouped: dict[Key, list[Claim]] = {}
    for claim in ground.claims.values():
        event = ground.event(claim.id)
        if isinstance(claim.body, Count) and event is not None:
            grouped.setdefault((event.id, claim.body.kind, claim.body.unit), []).append(claim)
    made = [_tally(ground, key, claims, figures) for key, claims in grouped.items()]
    return sorted(made, key=lambda tally: (tally.label, tally.id))


def _tally(ground: Ground, key: Key, claims: Iterable[Claim], figures: Mapping[str, Figure]) -> Tally:
    event, kind, unit = key
    ordered = sorted(claims, key=lambda claim: _place(ground, claim))
    rows = tuple(
        _scoped(ground, ground.clusters[event], _row(ground, claim, claim.body, figures[claim.id]))
        for claim in ordered
        if isinstance(claim.body, Count)
    )
    return Tally(
        id=record_id("tally", event, kind, unit),
        event=event,
        label=label(ground.clusters[event], kind, unit),
        kind=kind,  # type: ignore[arg-type]  # the key was made from a Count's own kind and unit
        unit=unit,  # type: ignore[arg-type]
        rows=rows,
        origins=tuple(sorted({row.origin for row in rows if row.compared})),
    )


def _place(ground: Ground, claim: Claim) -> tuple[str, int, float, str, str]:
    published = ground.published(claim.source)
    quantity = claim.body.quantity if isinstance(claim.body, Count) else None
    start = quantity.stated.start if quantity else claim.clause.start
    number = float(quantity.low or quantity.high or 0) if quantity else 0.0
    return str(published.start if published else ""), start, number, claim.source, claim.id


def label(event: Cluster, kind: str, unit: str) -> str:
    """Return the neutral label of a tally: "November 2031 protests, deaths in"; other units than people are named."""
    counted = kinds().get(kind, kind)
    return f"{event.label}, {counted}" if unit == "person" else f"{event.label}, {counted} ({units().get(unit, unit)})"


def _row(ground: Ground, claim: Claim, body: Count, figure: Figure) -> TallyRow:
    why = not_compared(claim)
    assigned = ground.assigned[claim.id]
    return TallyRow(
        claim=claim.id,
        source=claim.source,
        allowed=allowed(body.quantity),
        chain=chain(ground, claim),
        origin=figure.origin.id,
        time=claim.time.when if claim.time else None,
        published=ground.published(claim.source),
        part=body.part,
        place_id=claim.place.place_id if claim.place else None,
        reason="; ".join(part for part in (why, figure.reason, assigned.reason) if part),
        compared=not why,
    )


def _scoped(ground: Ground, event: Cluster, row: TallyRow) -> TallyRow:
    """Return a row that says what less than the whole it counts; a part says so already."""
    return row if row.part else msgspec.structs.replace(row, only=less(ground, event, row))


def not_compared(claim: Claim) -> str:
    """Return why a figure is only shown; empty where it can contradict others, as a denial of any harm does."""
    body = claim.body
    nobody = isinstance(body, Count) and (body.quantity.low, body.quantity.high) == (0, 0)
    if nobody and "hypothetical" not in {claim.speech_act, claim.polarity} and claim.speech_act != "forecast":
        return ""
    return NOT_COMPARED.get(claim.speech_act, "") or NOT_COMPARED.get(claim.polarity, "")


def chain(ground: Ground, claim: Claim) -> tuple[str, ...]:
    """Return who says a claim, outermost first: the publisher by description, the others as written."""
    told = (_teller(one.name.exact if one.name else "", one.attribution_class) for one in claim.attribution[1:])
    return (ground.publisher(claim.source), *told)


def _teller(name: str, kind: str) -> str:
    return name or f"unnamed ({kind})"
