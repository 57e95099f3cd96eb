"""The words of two names laid side by side: which stand for which, and which stand alone.

In: two prepared names, and what each word costs that has no other. Out: the cheapest alignment in order.
Gluing up to three neighbours is free: Gholi Pour is Gholipour. Where both names have a word of their own at one
place, they clash: that costs more than two words left out at two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dadkhah.lang.naming.tokens import Glued, PreparedName
from dadkhah.lang.naming.unlike import UNRELATED, unlike

CLASH = 1.2
"""What is added where both names have a word of their own at one place."""

SLIPPED = (2, 2)
"""Two words stand for two where the letters are the same and only the space has slipped."""

STANDING = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), SLIPPED)
"""How many words of either name may stand for one another."""

STEPS = tuple(
    tuple(tuple(step for step in STANDING if step[0] <= ones and step[1] <= others) for others in range(4))
    for ones in range(4)
)
"""The same where only so many words stand before a place."""

KEPT = 1 << 20
"""Pairs of words kept with what speaks against them."""

LEFT, RIGHT = (1, 0), (0, 1)
"""A word of the one or of the other name that stands alone."""

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


def align(left: PreparedName, right: PreparedName, alone: tuple[Costs, Costs], *, arabic: bool) -> tuple[Step, ...]:
    """Return the cheapest steps from the first words to the last."""
    rows: list[Row] = []
    for end, ones in enumerate(left.ending):
        totals: list[float] = []
        taken: list[tuple[int, int]] = []
        rows.append((totals, taken))
        for stop, others in enumerate(right.ending):
            best, last = _alone(rows, end, stop, alone) if end or stop else (0.0, (0, 0))
            for step in STEPS[len(ones)][len(others)]:
                at, to = step
                before = rows[end - at][0][stop - to]
                if before < best and (step is not SLIPPED or ones[1].written == others[1].written):
                    total = before + apart(ones[at - 1], others[to - 1], arabic)
                    if total < best:
                        best, last = total, step
            totals.append(best)
            taken.append(last)
    return _walk(rows)


def _alone(rows: Sequence[Row], end: int, stop: int, alone: tuple[Costs, Costs]) -> tuple[float, tuple[int, int]]:
    """Return the cheaper way to come to a place by a word that stands alone."""
    best, last = 1e9, LEFT
    if end:
        totals, taken = rows[end - 1]
        best = totals[stop] + alone[0][end - 1] + (CLASH if taken[stop] == RIGHT else 0.0)
    if stop:
        totals, taken = rows[end]
        total = totals[stop - 1] + alone[1][stop - 1] + (CLASH if taken[stop - 1] == LEFT else 0.0)
        if total < best:
            best, last = total, RIGHT
    return best, last


@lru_cache(maxsize=KEPT)
def apart(one: Glued, other: Glued, arabic: bool) -> float:
    """Return what speaks against two words being one; where the consonants are far apart, nothing else is looked at."""
    longest = max(len(one.bones), len(other.bones))
    most = max(longest // 2, 1)
    if Levenshtein.distance(one.bones, other.bones, score_cutoff=most) > most:
        return UNRELATED
    return unlike(one.written, other.written, arabic=arabic)


def word_by_word(left: PreparedName, right: PreparedName, most: float, *, arabic: bool) -> tuple[Step, ...]:
    """Return the steps of two names whose words stand for one another one by one; none where that costs more."""
    total, steps = 0.0, []
    for at, (one, other) in enumerate(zip(left.ending[1:], right.ending[1:], strict=True)):
        cost = apart(one[0], other[0], arabic)
        total += cost
        if total > most:
            return ()
        steps.append(Step(at, at + 1, at, at + 1, cost))
    return tuple(steps)


def opening(left: PreparedName, right: PreparedName, *, arabic: bool) -> float:
    """Return the least that speaks against the first words of two names being one, glued or not."""
    ones, others = left.ending, right.ending
    possible = STEPS[min(len(left.words), 3)][min(len(right.words), 3)]
    if SLIPPED in possible and ones[2][1].written == others[2][1].written:
        return 0.0
    return min([apart(ones[at][at - 1], others[to][to - 1], arabic) for at, to in possible if (at, to) != SLIPPED])


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
