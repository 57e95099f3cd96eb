"""The words of two names laid side by side: which stand for which, and which stand alone.

In: two prepared names, and what each word costs that has no other. Out: the cheapest alignment in order.
Gluing up to three neighbours is free: Gholi Pour is Gholipour. Where both names have a word of their own at one
place, they clash: that costs more than two words left out at two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dadkhah.lang.naming.tokens import Part, PreparedName
from dadkhah.lang.naming.unlike import UNRELATED, unlike

CLASH = 1.2
"""What is added where both names have a word of their own at one place."""

SLIPPED = (2, 2)
"""Two words stand for two where the letters are the same and only the space has slipped."""

GLUED = ((1, 2), (2, 1), (1, 3), (3, 1), SLIPPED)
"""How many words of either name may stand for one another, besides one for one."""

STEPS = tuple(
    tuple(tuple(step for step in GLUED if step[0] <= ones and step[1] <= others) for others in range(4))
    for ones in range(4)
)
"""The same where only so many words stand before a place."""

ANY = 1e9
"""More than any two names cost."""

ONE, LEFT, RIGHT = (1, 1), (1, 0), (0, 1)
"""A word that stands for another; a word of the one or of the other name that stands alone."""

Costs = Sequence[float]
"""What each word of a name costs that has no other."""

Row = tuple[list[float], list[tuple[int, int]]]
"""For each place in the other name: the cost of the cheapest alignment so far, and the words its last step takes."""


class Step(NamedTuple):
    """Words `[at, end)` of one name that stand for words `[to, stop)` of the other, and what it costs.

    One side is empty where a word stands alone.
    """

    at: int
    end: int
    to: int
    stop: int
    cost: float


def align(
    left: PreparedName, right: PreparedName, alone: tuple[Costs, Costs], *, arabic: bool, most: float = ANY
) -> tuple[Step, ...]:
    """Return the cheapest steps from the first words to the last; none where they cost more than `most`."""
    rows: list[Row] = []
    for end in range(len(left.words) + 1):
        totals: list[float] = []
        taken: list[tuple[int, int]] = []
        rows.append((totals, taken))
        for stop in range(len(right.words) + 1):
            best, last = _alone(rows, end, stop, alone) if end or stop else (0.0, (0, 0))
            if end and stop and (before := rows[end - 1][0][stop - 1]) < best:
                total = before + between(left.parts[end - 1], right.parts[stop - 1], arabic=arabic)
                if total < best:
                    best, last = total, ONE
            for step in STEPS[min(end, 3)][min(stop, 3)]:
                before = rows[end - step[0]][0][stop - step[1]]
                if before < best and before < most:
                    total = before + _glued(left, right, (end, stop), step, arabic=arabic)
                    if total < best:
                        best, last = total, step
            totals.append(best)
            taken.append(last)
        if all(min(totals) > most for totals, _ in rows[-3:]):
            return ()
    return _walk(rows) if rows[-1][0][-1] <= most else ()


def _alone(rows: Sequence[Row], end: int, stop: int, alone: tuple[Costs, Costs]) -> tuple[float, tuple[int, int]]:
    """Return the cheaper way to come to a place by a word that stands alone."""
    best, last = ANY, LEFT
    if end:
        totals, taken = rows[end - 1]
        best = totals[stop] + alone[0][end - 1] + (CLASH if taken[stop] == RIGHT else 0.0)
    if stop:
        totals, taken = rows[end]
        total = totals[stop - 1] + alone[1][stop - 1] + (CLASH if taken[stop - 1] == LEFT else 0.0)
        if total < best:
            best, last = total, RIGHT
    return best, last


def _glued(
    left: PreparedName, right: PreparedName, places: tuple[int, int], step: tuple[int, int], *, arabic: bool
) -> float:
    """Return what speaks against the words of a step that ends at some places being one."""
    one = _joined(left.parts[places[0] - step[0] : places[0]])
    other = _joined(right.parts[places[1] - step[1] : places[1]])
    return _apart(one, other, step, arabic=arabic)


def _joined(parts: Sequence[Part]) -> Part:
    return parts[0] if len(parts) == 1 else ("".join([part[0] for part in parts]), "".join([part[1] for part in parts]))


def between(one: Part, other: Part, *, arabic: bool) -> float:
    """Return what speaks against two words being one; consonants that are far apart settle it."""
    if one[0] == other[0]:
        return 0.0
    longer, shorter = len(one[1]), len(other[1])
    if longer < shorter:
        longer, shorter = shorter, longer
    most = longer // 2 or 1
    if longer - shorter > most or Levenshtein.distance(one[1], other[1], score_cutoff=most) > most:
        return UNRELATED
    return unlike(one[0], other[0], arabic=arabic)


def _apart(one: Part, other: Part, step: tuple[int, int], *, arabic: bool) -> float:
    """Return what speaks against words being one of which some are glued: they begin or end alike at least."""
    if step == SLIPPED:
        return 0.0 if one[0] == other[0] else UNRELATED
    bones, others = one[1], other[1]
    if bones and others and bones[0] != others[0] and bones[-1] != others[-1]:
        return UNRELATED
    return between(one, other, arabic=arabic)


def word_by_word(left: PreparedName, right: PreparedName, most: float, *, arabic: bool) -> tuple[Step, ...]:
    """Return the steps of two names whose words stand for one another one by one; none where that costs more."""
    total, costs = 0.0, []
    for one, other in zip(left.parts, right.parts, strict=True):
        cost = between(one, other, arabic=arabic)
        total += cost
        if total > most:
            return ()
        costs.append(cost)
    return tuple([Step(at, at + 1, at, at + 1, cost) for at, cost in enumerate(costs)])


def opening(left: PreparedName, right: PreparedName, enough: float, *, arabic: bool) -> float:
    """Return what speaks against the first words of two names being one, glued or not: the least, or under `enough`."""
    return _outermost(left.heads, right.heads, enough, arabic=arabic)


def closing(left: PreparedName, right: PreparedName, enough: float, *, arabic: bool) -> float:
    """Return the same of the last words."""
    return _outermost(left.tails, right.tails, enough, arabic=arabic)


def _outermost(ones: Sequence[Part], others: Sequence[Part], enough: float, *, arabic: bool) -> float:
    """Return the least of what speaks against one word on either side, or up to three, being one; or under `enough`."""
    least = between(ones[0], others[0], arabic=arabic)
    if least < enough:
        return least
    for step in STEPS[len(ones)][len(others)]:
        cost = _apart(ones[step[0] - 1], others[step[1] - 1], step, arabic=arabic)
        if cost < least:
            least = cost
            if least < enough:
                break
    return least


def _walk(rows: Sequence[Row]) -> tuple[Step, ...]:
    """Return the steps that lead to the last place, in order."""
    found = []
    end, stop = len(rows) - 1, len(rows[0][0]) - 1
    while end or stop:
        totals, taken = rows[end]
        wide, other = taken[stop]
        cost = totals[stop] - rows[end - wide][0][stop - other]
        found.append(Step(end - wide, end, stop - other, stop, cost))
        end, stop = end - wide, stop - other
    return tuple(reversed(found))
