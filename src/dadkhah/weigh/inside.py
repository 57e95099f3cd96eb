"""Contradictions inside one source: stretches of time, parts and totals, opposed bounds.

In: readings with lapses, claims, the events' intervals, tallies. Out: Inconsistencies, each with the two places.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dadkhah.model.claim import Claim, Count
from dadkhah.model.reading import Lapse, Reading
from dadkhah.model.span import Interval, Span
from dadkhah.model.tally import Allowed, Contradiction, Inconsistency, Tally, TallyRow
from dadkhah.weigh.allow import allowed, apart, excludes
from dadkhah.weigh.conflicts import may_be_part
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.scope import by_source, count_of, totals
from dadkhah.weigh.wording import quantity_words

Days = tuple[int, int]

DATED = re.compile(rf"\d|last year|{'|'.join(calendar.month_name[1:])}", re.IGNORECASE)
"""Words that date an event by themselves."""

OPPOSED = ({"at_least", "at_most"}, {"at_least", "fewer_than"}, {"more_than", "at_most"}, {"more_than", "fewer_than"})
"""Bounds that, on one number, point in opposite directions."""


def inconsistencies(ground: Ground, readings: Iterable[Reading], found: Sequence[Tally]) -> tuple[Inconsistency, ...]:
    """Return the contradictions inside each source, sorted by source and place."""
    told = [one for reading in readings for one in lapses(ground, reading)]
    told += sums(ground)
    told += [one for tally in found for one in bounds(ground, tally)]
    return tuple(sorted(set(told), key=lambda one: (one.source, one.a, one.b, one.kind, one.reason)))


def lapses(ground: Ground, reading: Reading) -> Iterator[Inconsistency]:
    """Yield stated stretches of time that the events' dates, or another stated stretch, exclude."""
    for lapse in reading.lapses:
        later, earlier = _when(ground, reading, lapse, "later"), _when(ground, reading, lapse, "earlier")
        real = between(earlier, later)
        if _one_event(ground, reading, lapse):
            continue
        if real is not None and _exclude(real, _days(lapse)) and not _other_event_fits(ground, reading, lapse):
            yield _against_dates(ground, reading, lapse, real)
    for one, other in combinations(reading.lapses, 2):
        if _same_events(ground, reading, one, other) and _exclude(_days(one), _days(other)):
            reason = f"“{one.stated.exact}” and “{other.stated.exact}” are said of the same two events"
            yield _told(reading, "interval", one.clause, other.clause, reason)


def _days(lapse: Lapse) -> Days:
    return lapse.low_days, lapse.high_days


def _exclude(one: Days, other: Days) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def between(earlier: Interval | None, later: Interval | None) -> Days | None:
    """Return the fewest and most days between two events; None where a date is open or missing."""
    if earlier is None or later is None or earlier.start is None or earlier.end is None:
        return None
    if later.start is None or later.end is None:
        return None
    return (later.start - earlier.end).days, (later.end - earlier.start).days


def _event(ground: Ground, reading: Reading, span: Span | None) -> str:
    cluster = ground.cluster_at(reading.source, span, ("event",)) if span else None
    return cluster.id if cluster else ""


def _when(ground: Ground, reading: Reading, lapse: Lapse, side: str) -> Interval | None:
    """Return the time of one side of a lapse: the event's as resolved, else what the reader's context gives."""
    span, context = (lapse.later, lapse.later_when) if side == "later" else (lapse.earlier, lapse.earlier_when)
    event = _event(ground, reading, span)
    return ground.clusters[event].when or context if event else context


def _one_event(ground: Ground, reading: Reading, lapse: Lapse) -> bool:
    """Say whether both sides were resolved to one event: then the references are in doubt, not the stretch of time."""
    event = _event(ground, reading, lapse.later)
    return bool(event) and event == _event(ground, reading, lapse.earlier)


def _other_event_fits(ground: Ground, reading: Reading, lapse: Lapse) -> bool:
    """Say whether an event named without a date ("the first uprising") may be another one that fits the lapse."""
    later, earlier = _when(ground, reading, lapse, "later"), _when(ground, reading, lapse, "earlier")
    as_earlier = (between(one, later) for one in _others(ground, reading, lapse.earlier))
    as_later = (between(earlier, one) for one in _others(ground, reading, lapse.later))
    return any(real is not None and not _exclude(real, _days(lapse)) for real in (*as_earlier, *as_later))


def _others(ground: Ground, reading: Reading, span: Span | None) -> list[Interval]:
    """Return the times of the other events of one kind in the text, where the words of a mention give no date."""
    event = ground.clusters.get(_event(ground, reading, span))
    if event is None or span is None or DATED.search(span.exact):
        return []
    inside = (
        ground.cluster_of.get(one.id, "") for one in ground.mentions.get(reading.source, ()) if one.kind == "event"
    )
    found = (ground.clusters[one] for one in sorted(set(inside) - {event.id, ""}))
    return [one.when for one in found if one.event_class == event.event_class and one.when is not None]


def _same_events(ground: Ground, reading: Reading, one: Lapse, other: Lapse) -> bool:
    sides = [(_side(ground, reading, one, side), _side(ground, reading, other, side)) for side in ("later", "earlier")]
    return all(mine == theirs and mine is not None for mine, theirs in sides)


def _side(ground: Ground, reading: Reading, lapse: Lapse, side: str) -> object:
    span = lapse.later if side == "later" else lapse.earlier
    return _event(ground, reading, span) or _when(ground, reading, lapse, side)


def _against_dates(ground: Ground, reading: Reading, lapse: Lapse, real: Days) -> Inconsistency:
    """Return the contradiction, pointing to another stretch that fits the dates, else to where the event is dated."""
    fits = [other for other in reading.lapses if other is not lapse and not _exclude(real, _days(other))]
    other = fits[0].clause if fits else (_dated_place(ground, reading, lapse) or lapse.stated)
    reason = f"“{lapse.stated.exact}”, but {real[0]} to {real[1]} days lie between the two events as dated"
    also = f"; the text also says “{fits[0].stated.exact}”" if fits else ""
    return _told(reading, "interval", lapse.clause, other, reason + also)


def _dated_place(ground: Ground, reading: Reading, lapse: Lapse) -> Span | None:
    """Return the mention in the same text that dates the earlier event most narrowly."""
    event = ground.clusters.get(_event(ground, reading, lapse.earlier))
    inside = [one for one in ground.mentions.get(reading.source, ()) if event and one.id in event.mentions]
    dated = [one for one in inside if event and one.when == event.when]
    return dated[0].span if dated else None


def _told(reading: Reading, kind: Contradiction, a: Span, b: Span, reason: str) -> Inconsistency:
    return Inconsistency(
        source=reading.source,
        text_version=reading.text_version,
        kind=kind,
        a=(a.start, a.end),
        b=(b.start, b.end),
        reason=reason,
    )


def sums(ground: Ground) -> Iterator[Inconsistency]:
    """Yield totals that their parts do not add up to, and subsets greater than their total."""
    parts: dict[str, list[Claim]] = {}
    for claim in ground.claims.values():
        if isinstance(claim.body, Count) and claim.body.part_of in ground.claims:
            parts.setdefault(str(claim.body.part_of), []).append(claim)
    for total, claims in sorted(parts.items()):
        if isinstance(ground.claims[total].body, Count):
            yield from _adds_up(ground.claims[total], claims)


def _adds_up(total: Claim, claims: Sequence[Claim]) -> Iterator[Inconsistency]:
    whole = allowed(count_of(total).quantity)
    for subset in (claim for claim in claims if count_of(claim).part == "subset"):
        low = allowed(count_of(subset).quantity).low
        if low is not None and whole.high is not None and low > whole.high:
            yield _sum(total, subset, "a part is greater than its total")
    for group in _by_clause(claim for claim in claims if count_of(claim).part == "breakdown"):
        added = _add([allowed(count_of(claim).quantity) for claim in group])
        if len(group) > 1 and apart(added, whole):
            words = " + ".join(quantity_words(count_of(claim).quantity) for claim in group)
            yield _sum(total, group[0], f"the parts {words} do not add up to the total")


def _by_clause(claims: Iterable[Claim]) -> list[list[Claim]]:
    grouped: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        grouped.setdefault((claim.clause.start, claim.clause.end), []).append(claim)
    return [sorted(group, key=lambda claim: count_of(claim).quantity.stated.start) for group in grouped.values()]


def _add(parts: Sequence[Allowed]) -> Allowed:
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    low = sum(value or 0.0 for value in lows)
    high = None if None in highs else sum(value or 0.0 for value in highs)
    return Allowed(low, high, low_hard=False, high_hard=False)


def _sum(total: Claim, part: Claim, reason: str) -> Inconsistency:
    stated, other = count_of(total).quantity.stated, count_of(part).quantity.stated
    words = f"{reason} {quantity_words(count_of(total).quantity)}"
    return Inconsistency(
        source=total.source,
        text_version=total.text_version,
        kind="sum",
        a=(stated.start, stated.end),
        b=(other.start, other.end),
        reason=words,
    )


def bounds(ground: Ground, tally: Tally) -> Iterator[Inconsistency]:
    """Yield figures of one source that oppose one another: "at least n" and "up to n", or hard bounds apart."""
    for rows in totals(ground, tally):
        for own in by_source(rows).values():
            for one, other in combinations(own, 2):
                yield from _opposed(ground, one, other)


def _says_both(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    """Say whether one voice asserts both rows: two sources told of side by side are no contradiction of the text."""
    asserted = one.compared and other.compared
    return asserted and one.chain == other.chain and not may_be_part(ground, one, other)


def _opposed(ground: Ground, one: TallyRow, other: TallyRow) -> Iterator[Inconsistency]:
    left, right = (count_of(ground.claims[row.claim]).quantity for row in (one, other))
    ends = {left.low, left.high} & {right.low, right.high} - {None}
    if ends and {left.bound, right.bound} in OPPOSED:
        yield _pair(ground, one, other, "bound", "one text turns a bound around")
    elif _says_both(ground, one, other) and excludes(one.allowed, other.allowed):
        yield _pair(ground, one, other, "figure", "one text states figures that exclude one another")


def _pair(ground: Ground, one: TallyRow, other: TallyRow, kind: Contradiction, reason: str) -> Inconsistency:
    first, second = ground.claims[one.claim], ground.claims[other.claim]
    a, b = count_of(first).quantity, count_of(second).quantity
    return Inconsistency(
        source=first.source,
        text_version=first.text_version,
        kind=kind,
        a=(a.stated.start, a.stated.end),
        b=(b.stated.start, b.stated.end),
        reason=f"{reason}: {quantity_words(a)} / {quantity_words(b)} ({first.block}, {second.block})",
    )
