"""Whether two names are one: how alike, the decision, and the reasons.

In: two names, as written or prepared. Out: a Likeness. The score is exp(-cost) of the cheapest alignment, so that one
word that differs decides however many agree; `same` from SAME on.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec

from dadkhah.lang.naming.align import Step, align, closing, opening, word_by_word
from dadkhah.lang.naming.lexicon import common
from dadkhah.lang.naming.reasons import reasons
from dadkhah.lang.naming.tokens import PreparedName, prepare
from dadkhah.lang.naming.unlike import ANY

SAME = 0.5
"""The score from which on two names count as one."""

PLAIN = 0.1
"""What all words of two names may cost together that stand for one another one by one and need no alignment."""

FIRST, LAST, PARTICLE = 2.5, 1.5, 0.03
"""What a word costs that one name lacks: the given name, the last name, a particle."""

MIDDLE = 0.12
"""What a word between the first and the last costs that one name lacks."""

LAST_UNKNOWN = 0.6
"""What a last word costs where nothing tells how the names are built."""

SECOND_SURNAME = 0.15
"""What a last word costs where people bear two family names and are called by one."""

COMMON = 0.8
"""What the second of three words costs behind a name that very many bear: Mohammad Javad is not Mohammad."""


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
    if left.words == right.words:
        return Likeness(1.0, True, ("the same words",))
    if right.written < left.written:  # the cheapest alignment is one of several; the order must not choose
        steps = [Step(step.to, step.stop, step.at, step.end, step.cost) for step in _steps(right, left)]
    else:
        steps = list(_steps(left, right))
    score = math.exp(-sum([step.cost for step in steps]))
    return Likeness(score, score >= SAME, reasons(left.tokens, right.tokens, steps))


class Against(NamedTuple):
    """What speaks against two names being one: of words that stand for one another, and of words that stand alone.

    over: a word stands alone that is more than a particle.
    """

    words: float
    alone: float
    over: bool


def against(one: PreparedName, other: PreparedName, most: float, missing: float = ANY) -> Against | None:
    """Return what speaks against two names being one, without the reasons; None where it is more than `most`.

    `missing`: what the words that one name lacks may cost at most. Made for many pairs: most end at the first word.
    """
    if not one.parts or not other.parts:
        return None
    left, right = (other, one) if other.written < one.written else (one, other)
    steps = _steps(left, right, most, missing)
    if not steps:
        return None
    alone = [step.cost for step in steps if step.at == step.end or step.to == step.stop]
    whole = sum([step.cost for step in steps])
    lacking = sum(alone)
    return Against(whole - lacking, lacking, any(cost > PARTICLE for cost in alone)) if lacking <= missing else None


def _steps(left: PreparedName, right: PreparedName, most: float = ANY, missing: float = ANY) -> tuple[Step, ...]:
    """Return how the words of two names stand, or nothing where that costs more than `most`.

    All are aligned only where the first ones, and for a low `most` the last ones, allow one name at all.
    """
    arabic = left.naming == "arabic" or right.naming == "arabic"
    steps = word_by_word(left, right, PLAIN, arabic=arabic, most=most) if len(left.words) == len(right.words) else ()
    if steps:
        return steps
    begins = opening(left, right, min(FIRST, most), arabic=arabic, most=most)
    if begins > most:
        return ()
    if begins >= FIRST:
        return (Step(0, 1, 0, 1, begins),)
    last = last_alone({left.naming, right.naming})
    if last > min(most, missing) and closing(left, right, most, arabic=arabic, most=most) > most:
        return ()
    return align(left, right, (alone(left, last), alone(right, last)), arabic=arabic, most=most)


def last_alone(naming: set[str]) -> float:
    """Return what a last word costs that one name lacks."""
    if naming & {"arabic", "persian"}:
        return LAST
    return SECOND_SURNAME if "spanish" in naming else LAST_UNKNOWN


def alone(name: PreparedName, last: float) -> list[float]:
    """Return what each word of a name costs that the other name does not have."""
    costs = [PARTICLE if one.particle else MIDDLE for one in name.tokens]
    if (
        len(costs) == 3
        and costs[1] == MIDDLE
        and name.naming in {"persian", "other"}
        and name.tokens[0].names & common()
    ):
        costs[1] = COMMON
    costs[-1] = max(costs[-1], last)
    costs[0] = max(costs[0], FIRST)
    return costs
