"""The words of two names laid side by side: which stand for which, and which stand alone.

In: two prepared names, and what each word costs that has no other. Out: the cheapest alignment in order.
Gluing up to three neighbours is free: Gholi Pour is Gholipour.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dadkhah.lang.naming.tokens import PreparedName
from dadkhah.lang.naming.unlike import unlike


class Step(NamedTuple):
    """Words `[at, end)` of one name that stand for words `[to, stop)` of the other, and what it costs.

    One side is empty where a word stands alone.
    """

    at: int
    end: int
    to: int
    stop: int
    cost: float


Way = tuple[float, Step | None]
"""The cost of the cheapest alignment so far, and its last step."""

START: Way = (0.0, None)


def align(left: PreparedName, right: PreparedName, alone: tuple[Sequence[float], Sequence[float]]) -> tuple[Step, ...]:
    """Return the cheapest steps from the first words to the last."""
    table: list[list[Way]] = []
    for end in range(len(left.tokens) + 1):
        table.append([])
        for stop in range(len(right.tokens) + 1):
            table[end].append(_cheapest((left, end), (right, stop), table, alone) if end or stop else START)
    return _walk(table)


def _cheapest(
    left: tuple[PreparedName, int],
    right: tuple[PreparedName, int],
    table: list[list[Way]],
    alone: tuple[Sequence[float], Sequence[float]],
) -> Way:
    """Return the cheapest way to have used that many words of one name and of the other."""
    end, stop = left[1], right[1]
    best, at, to, cost = 1e9, end, stop, 0.0
    if end:
        at, cost = end - 1, alone[0][end - 1]
        best = table[at][stop][0] + cost
    if stop and table[end][stop - 1][0] + alone[1][stop - 1] < best:
        at, to, cost = end, stop - 1, alone[1][stop - 1]
        best = table[end][to][0] + cost
    for wide, ones in enumerate(left[0].ending[end], 1):
        for other, others in enumerate(right[0].ending[stop], 1):
            before = table[end - wide][stop - other][0]
            if (wide == 1 or other == 1) and before < best:
                apart = unlike(ones, others)
                if before + apart < best:
                    best, at, to, cost = before + apart, end - wide, stop - other, apart
    return best, Step(at, end, to, stop, cost)


def _walk(table: list[list[Way]]) -> tuple[Step, ...]:
    """Return the steps that lead to the last cell, in order."""
    steps = []
    step = table[-1][-1][1]
    while step is not None:
        steps.append(step)
        step = table[step.at][step.to][1]
    return tuple(reversed(steps))
