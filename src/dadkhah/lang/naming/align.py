"""The words of two names laid side by side: which stand for which, and which stand alone.

In: two prepared names, and what each word costs that has no other. Out: the cheapest alignment in order.
Gluing up to three neighbours is free: Gholi Pour is Gholipour. Where both names have a word of their own at one
place, they clash: that costs more than two words left out at two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dadkhah.lang.naming.tokens import Part, PreparedName
from dadkhah.lang.naming.unlike import ANY, UNRELATED, unlike

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

ONE, LEFT, RIGHT = (1, 1), (1, 0), (0, 1)
"""A word that stands for another; a word of the one or of the other name that stands alone."""

FROM_ONE = tuple(tuple((ONE, *steps) for steps in row) for row in STEPS)
"""STEPS, and before them one word for one."""

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
    ones, others = _ending(left.parts), _ending(right.parts)
    rows: list[Row] = [_first(alone[1])]
    for end in range(1, len(ones)):
        totals, taken = [rows[-1][0][0] + alone[0][end - 1]], [LEFT]
        rows.append((totals, taken))
        for stop in range(1, len(others)):
            best, last = _alone(rows[-2], rows[-1], stop, alone[0][end - 1], alone[1][stop - 1])
            for step in FROM_ONE[min(end, 3)][min(stop, 3)]:
                before = rows[end - step[0]][0][stop - step[1]]
                if before < best and before <= most:
                    one, other = ones[end][step[0] - 1], others[stop][step[1] - 1]
                    total = before + apart(one, other, step, arabic=arabic, most=most)
                    if total < best:
                        best, last = total, step
            totals.append(best)
            taken.append(last)
        if all(min(totals) > most for totals, _ in rows[-3:]):
            return ()
    return _walk(rows) if rows[-1][0][-1] <= most else ()


def _ending(parts: Sequence[Part]) -> list[tuple[Part, ...]]:
    """Return for each place in a name the one, two and three words before it, glued."""
    found: list[tuple[Part, ...]] = [()]
    for word, bones in parts:
        found.append(((word, bones), *[(before + word, rest + bones) for before, rest in found[-1][:2]]))
    return found


def _first(alone: Costs) -> Row:
    """Return the row before the first word of the one name: all words of the other stand alone."""
    return [0.0, *accumulate(alone)], [(0, 0), *[RIGHT] * len(alone)]


def _alone(above: Row, row: Row, stop: int, lost: float, gained: float) -> tuple[float, tuple[int, int]]:
    """Return the cheaper way to come to a place by a word that stands alone."""
    best = above[0][stop] + lost + (CLASH if above[1][stop] == RIGHT else 0.0)
    total = row[0][-1] + gained + (CLASH if row[1][-1] == LEFT else 0.0)
    return (total, RIGHT) if total < best else (best, LEFT)


def between(one: Part, other: Part, *, arabic: bool, most: float = ANY) -> float:
    """Return what speaks against two words being one, exactly up to `most`; consonants that are far apart settle it."""
    if one[0] == other[0]:
        return 0.0
    if not alike(one[1], other[1]):
        return UNRELATED
    return unlike(one[0], other[0], arabic=arabic, most=most)


def alike(bones: str, others: str) -> bool:
    """Say whether the consonants of two words are near enough for one name: half of them may differ."""
    longer, shorter = len(bones), len(others)
    if longer < shorter:
        longer, shorter = shorter, longer
    slips = longer // 2 or 1
    return longer - shorter <= slips and Levenshtein.distance(bones, others, score_cutoff=slips) <= slips


def apart(one: Part, other: Part, step: tuple[int, int], *, arabic: bool, most: float) -> float:
    """Return what speaks against words being one of which some are glued: they begin or end alike at least."""
    if step == ONE:
        return between(one, other, arabic=arabic, most=most)
    if step == SLIPPED:
        return 0.0 if one[0] == other[0] else UNRELATED
    bones, others = one[1], other[1]
    if bones and others and bones[0] != others[0] and bones[-1] != others[-1]:
        return UNRELATED
    return between(one, other, arabic=arabic, most=most)


def word_by_word(
    left: PreparedName, right: PreparedName, plain: float, *, arabic: bool, most: float = ANY
) -> tuple[Step, ...]:
    """Return the steps of two names whose words stand for one another one by one; none where that costs over `plain`.

    `most`, here and below: up to which costs are told exactly.
    """
    total, costs = 0.0, []
    for one, other in zip(left.parts, right.parts, strict=True):
        cost = between(one, other, arabic=arabic, most=most)
        total += cost
        if total > plain:
            return ()
        costs.append(cost)
    return tuple([Step(at, at + 1, at, at + 1, cost) for at, cost in enumerate(costs)])


def opening(left: PreparedName, right: PreparedName, enough: float, *, arabic: bool, most: float = ANY) -> float:
    """Return what speaks against the first words of two names being one, glued or not: the least, or under `enough`."""
    return _outermost(left.heads, right.heads, enough, arabic=arabic, most=most)


def closing(left: PreparedName, right: PreparedName, enough: float, *, arabic: bool, most: float = ANY) -> float:
    """Return the same of the last words."""
    return _outermost(left.tails, right.tails, enough, arabic=arabic, most=most)


def _outermost(ones: Sequence[Part], others: Sequence[Part], enough: float, *, arabic: bool, most: float) -> float:
    """Return the least of what speaks against one word on either side, or up to three, being one; or under `enough`."""
    least = between(ones[0], others[0], arabic=arabic, most=most)
    if least < enough:
        return least
    for step in STEPS[len(ones)][len(others)]:
        cost = apart(ones[step[0] - 1], others[step[1] - 1], step, arabic=arabic, most=most)
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
