"""Whether two names are one: how alike, the decision, and the reasons.

In: two names, as written or prepared. Out: a Likeness. The score is exp(-cost) of the cheapest alignment, so that one
word that differs decides however many agree; `same` from SAME on.
"""

from __future__ import annotations

import math

import msgspec

from dadkhah.lang.naming.align import Step, align
from dadkhah.lang.naming.reasons import reasons
from dadkhah.lang.naming.tokens import PreparedName, Token, prepare

SAME = 0.5
FIRST, LAST, MIDDLE, PARTICLE = 2.5, 1.5, 0.12, 0.03
CLASH = 1.2


class Likeness(msgspec.Struct, frozen=True):
    """How alike two names are (score 0..1), whether they count as the same, and why."""

    score: float
    same: bool
    reasons: tuple[str, ...]


def compare(one: str | PreparedName, other: str | PreparedName) -> Likeness:
    """Return how alike two names of persons are."""
    left = prepare(one) if isinstance(one, str) else one
    right = prepare(other) if isinstance(other, str) else other
    if not left.tokens or not right.tokens:
        return Likeness(0.0, False, ("a name without letters cannot be compared",))
    if left.tokens == right.tokens:
        return Likeness(1.0, True, ("the same words",))
    steps = align(left, right, (alone(left.tokens), alone(right.tokens)))
    total = sum(step.cost for step in steps) + clash(steps)
    score = math.exp(-total)
    return Likeness(score, score >= SAME, reasons(left.tokens, right.tokens, steps))


def alone(tokens: tuple[Token, ...]) -> list[float]:
    """Return what each word of a name costs that the other name does not have."""
    costs = [PARTICLE if one.particle else MIDDLE for one in tokens]
    costs[-1] = max(costs[-1], LAST)
    costs[0] = max(costs[0], FIRST)
    return costs


def clash(steps: tuple[Step, ...]) -> float:
    """Return what is added where both names have a word of their own at one place."""
    total = 0.0
    sides: set[bool] = set()
    for step in steps:
        if step.at < step.end and step.to < step.stop:
            sides = set()
            continue
        sides.add(step.at < step.end)
        if len(sides) == 2:
            total += CLASH
            sides = set()
    return total
