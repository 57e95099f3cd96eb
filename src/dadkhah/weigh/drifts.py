"""How a figure changes on its way: its bound inside one text, its number along a chain of copies; and how it is raised.

In: the rows of one tally, copied passages. Out: Drifts and Series. A drift is shown, not judged: "at least 1,500" and
"1,500" in one text may be carelessness, a change of number in a copy may be a correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise

from rapidfuzz import fuzz

from dadkhah.lang.scripts import fold
from dadkhah.model.claim import Quantity
from dadkhah.model.tally import Copying, Drift, Series, Tally, TallyRow
from dadkhah.weigh.allow import apart
from dadkhah.weigh.conflicts import day_of, is_step, known_at
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.scope import PART_OF_TIME, by_source, count_of, names_source, population, voice
from dadkhah.weigh.wording import quantity_words

ONE_SENTENCE = 85.0
"""Likeness (0..100, normalised indel) from which two clauses without their numbers are one sentence (decision 0054)."""

Related = Mapping[str, frozenset[str]]


def relations(copying: Iterable[Copying]) -> Related:
    """Return, by source, the sources with which it shares passages."""
    found: dict[str, set[str]] = {}
    for one in copying:
        found.setdefault(one.a, set()).add(one.b)
        found.setdefault(one.b, set()).add(one.a)
    return {source: frozenset(others) for source, others in found.items()}


def drifts(ground: Ground, tally: Tally, related: Related) -> tuple[Drift, ...]:
    """Return the drifts of one tally: inside a source, in copies, and between those who cite one source."""
    found = [*_inside(ground, tally), *_joined(_copied(ground, tally, related)), *_cited(ground, tally)]
    return tuple(sorted(set(found), key=lambda drift: (drift.claims, drift.reason)))


def quantity_of(ground: Ground, row: TallyRow) -> Quantity:
    """Return the quantity of a row as stated."""
    return count_of(ground.claims[row.claim]).quantity


def _ends(quantity: Quantity) -> frozenset[int]:
    return frozenset(end for end in (quantity.low, quantity.high) if end is not None)


def same_number(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    """Say whether two rows state one number."""
    return bool(_ends(quantity_of(ground, one)) & _ends(quantity_of(ground, other)))


def _inside(ground: Ground, tally: Tally) -> Iterator[Drift]:
    for own in by_source(tally.rows).values():
        for one, other in combinations(own, 2):
            if _rebound(ground, one, other):
                yield _drift(ground, one, other, "one text states one number with different bounds")


def _rebound(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    bounds = {quantity_of(ground, one).bound, quantity_of(ground, other).bound}
    alike = one.part == other.part and population(ground, one) == population(ground, other)
    slip = quantity_of(ground, one).readings or quantity_of(ground, other).readings
    return len(bounds) == 2 and alike and not slip and same_number(ground, one, other)


def _drift(ground: Ground, one: TallyRow, other: TallyRow, reason: str) -> Drift:
    words = " / ".join(quantity_words(quantity_of(ground, row)) for row in (one, other))
    return Drift((one.claim, other.claim), f"{reason}: {words}")


def _copied(ground: Ground, tally: Tally, related: Related) -> Iterator[Drift]:
    told = {row.claim: _without_number(ground, row) for row in tally.rows}
    for one, other in _in_copies(tally, related):
        if fuzz.ratio(told[one.claim], told[other.claim], score_cutoff=ONE_SENTENCE):
            if not same_number(ground, one, other):
                yield _drift(ground, one, other, "a copy changes the number")
            elif _rebound(ground, one, other):
                yield _drift(ground, one, other, "a copy changes the bound")


def _in_copies(tally: Tally, related: Related) -> Iterator[tuple[TallyRow, TallyRow]]:
    """Yield the pairs of rows whose texts share passages, in the order of the tally."""
    held: dict[str, list[tuple[int, TallyRow]]] = {}
    for at, row in enumerate(tally.rows):
        held.setdefault(row.source, []).append((at, row))
    for at, row in enumerate(tally.rows):
        near = [later for other in related.get(row.source, frozenset()) & held.keys() for later in held[other]]
        yield from ((row, other) for later, other in sorted(near, key=lambda pair: pair[0]) if later > at)


def _joined(found: Iterable[Drift]) -> Iterator[Drift]:
    """Join the pairs of one sentence copied into many texts to one drift that lists every value once."""
    held: dict[str, list[tuple[list[str], list[str]]]] = {}
    for drift in found:
        told, _, values = drift.reason.partition(": ")
        groups = held.setdefault(told, [])
        meets = [group for group in groups if set(group[0]) & set(drift.claims)]
        kept = [group for group in groups if group not in meets]
        claims = [claim for group in meets for claim in group[0]] + list(drift.claims)
        words = [word for group in meets for word in group[1]] + values.split(" / ")
        held[told] = [*kept, (list(dict.fromkeys(claims)), list(dict.fromkeys(words)))]
    for told, groups in held.items():
        yield from (Drift(tuple(claims), f"{told}: {' / '.join(words)}") for claims, words in groups)


def _without_number(ground: Ground, row: TallyRow) -> str:
    clause = ground.claims[row.claim].clause.exact
    return fold(clause.replace(quantity_of(ground, row).stated.exact, "#"))


def _cited(ground: Ground, tally: Tally) -> Iterator[Drift]:
    yield from _rebound_in_origin(ground, tally)
    named = {row.claim for row in tally.rows if names_source(ground, row)}
    grouped: dict[tuple[str, str | None], list[TallyRow]] = {}
    for row in tally.rows:
        grouped.setdefault((row.origin, row.part), []).append(row)
    for one, other in (pair for rows in grouped.values() for pair in combinations(rows, 2)):
        told = one.source != other.source and not named.isdisjoint((one.claim, other.claim))
        if told and apart(one.allowed, other.allowed) and _at_one_time(ground, one, other):
            yield _drift(ground, one, other, "what is told of one source at one time has different numbers")


def _rebound_in_origin(ground: Ground, tally: Tally) -> Iterator[Drift]:
    """Yield, once per origin and number, the figures of several texts that state it with different bounds."""
    grouped: dict[tuple[str, int, str | None, str], list[TallyRow]] = {}
    for row in tally.rows:
        quantity = quantity_of(ground, row)
        for end in () if quantity.readings else sorted(_ends(quantity)):
            grouped.setdefault((row.origin, end, row.part, population(ground, row)), []).append(row)
    for rows in grouped.values():
        words = dict.fromkeys(quantity_words(quantity_of(ground, row)) for row in rows)
        if len({row.source for row in rows}) > 1 and len({quantity_of(ground, row).bound for row in rows}) > 1:
            told = f"texts of one origin state one number with different bounds: {' / '.join(words)}"
            yield Drift(tuple(row.claim for row in rows), told)


def _at_one_time(ground: Ground, one: TallyRow, other: TallyRow) -> bool:
    first, second = known_at(ground, one), known_at(ground, other)
    return first is None or second is None or first.meets(second)


def series(ground: Ground, tally: Tally) -> tuple[Series, ...]:
    """Return the figures of each voice in the order in which they were raised or lowered."""
    by_voice: dict[tuple[str, str], list[TallyRow]] = {}
    for row in tally.rows:
        whole = row.compared and row.part is None and row.only in {"", PART_OF_TIME} and day_of(ground, row) is not None
        if whole and row.claim not in ground.revised and is_step(ground, row):
            by_voice.setdefault(voice(ground, row), []).append(row)
    found = (_series(ground, rows) for _, rows in sorted(by_voice.items()))
    return tuple(one for one in found if one is not None) + tuple(_revised(ground, tally))


def _series(ground: Ground, rows: Sequence[TallyRow]) -> Series | None:
    """Return a voice's figures day by day; a day on which it states several that no word orders makes no series."""
    days: dict[date | None, list[TallyRow]] = {}
    for row in sorted(rows, key=lambda row: (str(day_of(ground, row)), row.claim)):
        days.setdefault(day_of(ground, row), []).append(row)
    steps: list[TallyRow] = []
    for held in days.values():
        fresh = _fresh(ground, held, steps)
        if len({_ends(quantity_of(ground, row)) for row in fresh}) > 1:
            return None
        steps += fresh[:1]
    return Series(tuple(row.claim for row in steps), _told(ground, steps)) if len(steps) > 1 else None


def _fresh(ground: Ground, rows: Sequence[TallyRow], steps: Sequence[TallyRow]) -> list[TallyRow]:
    """Return the figures of one day that state no number from before, and are no plain part of a higher one."""
    before = {_ends(quantity_of(ground, row)) for row in steps}
    new = [row for row in rows if _ends(quantity_of(ground, row)) not in before]
    top = max((_top(ground, row) for row in new), default=0)
    return [row for row in new if _top(ground, row) == top or quantity_of(ground, row).bound != "exact"]


def _told(ground: Ground, steps: Sequence[TallyRow]) -> str:
    rises = all(_top(ground, one) <= _top(ground, other) for one, other in pairwise(steps))
    verb = "raised" if rises else "changed"
    words = " to ".join(quantity_words(quantity_of(ground, row)) for row in steps)
    return f"{verb} from {words} by one voice as time went on"


def _top(ground: Ground, row: TallyRow) -> int:
    return max(_ends(quantity_of(ground, row)), default=0)


def _revised(ground: Ground, tally: Tally) -> Iterator[Series]:
    """Yield the steps that a claim itself states ("raised its toll to 304 from 208")."""
    rows = {row.claim: row for row in tally.rows}
    for row in tally.rows:
        for earlier in sorted(ground.claims[row.claim].revises):
            if earlier in rows:
                words = " to ".join(quantity_words(quantity_of(ground, one)) for one in (rows[earlier], row))
                yield Series((earlier, row.claim), f"raised or changed from {words}, as the text says itself")
