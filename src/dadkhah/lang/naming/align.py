"""The words of two names laid side by side: which stand for which, and which stand alone.

In: two prepared names, and what each word costs that has no other. Out: the cheapest alignment in order.
Gluing up to three neighbours is free: Gholi Pour is Gholipour. Where both names have a word of their own at one
place, they clash: that costs more than two words left out at two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dadkhah.lang.naming.tokens import PreparedName
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
    for end in range(len(left.words) + 1):
        totals: list[float] = []
        taken: list[tuple[int, int]] = []
        rows.append((totals, taken))
        for stop in range(len(right.words) + 1):
            best, last = _alone(rows, end, stop, alone) if end or stop else (0.0, (0, 0))
            for step in STEPS[min(end, 3)][min(stop, 3)]:
                at, to = end - step[0], stop - step[1]
                before = rows[at][0][to]
                if before < best:
                    total = before + apart(left, right, Step(at, end, to, stop, 0.0), arabic=arabic)
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


def apart(left: PreparedName, right: PreparedName, step: Step, *, arabic: bool) -> float:
    """Return what speaks against some words being one; consonants that are far apart settle it."""
    at, end, to, stop, _ = step
    if end - at == 1 == stop - to:
        one, other, bones, others = (
            left.words[at],
            right.words[to],
            left.bones[at],
            right.bones[to],
        )
        if one == other:
            return 0.0
    else:
        bones, others = "".join(left.bones[at:end]), "".join(right.bones[to:stop])
        one = other = ""
    longest = max(len(bones), len(others))
    most = longest // 2 or 1
    if Levenshtein.distance(bones, others, score_cutoff=most) > most:
        return UNRELATED
    one, other = (
        one or "".join(left.words[at:end]),
        other or "".join(right.words[to:stop]),
    )
    if end - at == SLIPPED[0] and stop - to == SLIPPED[1]:
        return 0.0 if one == other else UNRELATED
    return unlike(one, other, arabic=arabic)


def word_by_word(left: PreparedName, right: PreparedName, most: float, *, arabic: bool) -> tuple[Step, ...]:
    """Return the steps of two names whose words stand for one another one by one; none where that costs more."""
    total, steps = 0.0, []
    for at in range(len(left.words)):
        step = Step(at, at + 1, at, at + 1, 0.0)
        cost = apart(left, right, step, arabic=arabic)
        total += cost
        if total > most:
            return ()
        steps.append(step._replace(cost=cost))
    return tuple(steps)


def opening(left: PreparedName, right: PreparedName, enough: float, *, arabic: bool) -> float:
    """Return what speaks against the first words of two names being one, glued or not: the least, or under `enough`."""
    least = UNRELATED
    for at, to in STEPS[min(len(left.words), 3)][min(len(right.words), 3)]:
        least = min(least, apart(left, right, Step(0, at, 0, to, 0.0), arabic=arabic))
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
