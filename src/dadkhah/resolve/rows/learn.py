"""Learning the weights without labels: expectation and maximisation over counted patterns (Fellegi & Sunter 1969;
Winkler 1988), with what list-keepers know as a prior (Dirichlet), and checks of what came out.

In: how many candidate pairs show each pattern of levels. Out: Learned: the weights, whether learning converged, what
is odd about them. Sums run in sorted order, so that the same counts give the same bits on any engine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.resolve.rows.model import COMPARISONS, PATTERN, Comparison, Weights, prior

STRENGTH = 30.0
"""Pairs of each kind that the prior counts as."""

ROUNDS, STILL = 200, 1e-4
"""Rounds at most, and the change of a probability below which nothing moves any more."""


class Learned(msgspec.Struct, frozen=True):
    """What was learned: after how many rounds, whether it stood still then, and what is odd ("" items never)."""

    weights: Weights
    rounds: int
    converged: bool
    doubts: tuple[str, ...] = ()


def learn(counts: Mapping[PATTERN, int], comparisons: Sequence[Comparison] = COMPARISONS) -> Learned:
    """Return the weights of some counted patterns, or the prior with a doubt where what was learned makes no sense."""
    start = prior()
    weights, rounds, change = start, 0, 1.0
    patterns = sorted(counts)
    likely = [weights.probability(one) for one in patterns]
    while change > STILL and rounds < ROUNDS and patterns:
        weights = _maximised(patterns, [counts[one] for one in patterns], likely, start)
        worth = _bits(weights)
        new = [_probability(one, worth) for one in patterns]
        change = max(abs(one - other) for one, other in zip(likely, new, strict=True))
        likely, rounds = new, rounds + 1
    found = tuple(_odd(weights, comparisons))
    if found:
        return Learned(start, rounds, converged=False, doubts=(*found, "the weights known beforehand are used"))
    late = (f"learning did not settle in {ROUNDS} rounds",) if patterns and change > STILL else ()
    return Learned(weights, rounds, converged=not late, doubts=late)


def _maximised(patterns: Sequence[PATTERN], counts: Sequence[int], likely: Sequence[float], start: Weights) -> Weights:
    m = [[STRENGTH * share for share in shares] for shares in start.m]
    u = [[STRENGTH * share for share in shares] for shares in start.u]
    matches, pairs = STRENGTH * start.match, STRENGTH
    for pattern, count, probability in zip(patterns, counts, likely, strict=True):
        same, other = count * probability, count * (1 - probability)
        matches, pairs = matches + same, pairs + count
        for at, level in enumerate(pattern):
            if level >= 0:
                m[at][-1 - level] += same
                u[at][-1 - level] += other
    return Weights(matches / pairs, _shares(m), _shares(u))


def _shares(counts: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(one / sum(row) for one in row) for row in counts)


def _bits(weights: Weights) -> tuple[Weights, tuple[tuple[float, ...], ...]]:
    """Return the worth of every level of every comparison, with the missing value last."""
    table = tuple(
        (*(weights.bits(at, level) for level in range(len(shares))), 0.0) for at, shares in enumerate(weights.m)
    )
    return weights, table


def _probability(pattern: PATTERN, worth: tuple[Weights, tuple[tuple[float, ...], ...]]) -> float:
    weights, table = worth
    odds = weights.match / (1 - weights.match) * 2.0 ** sum(table[at][level] for at, level in enumerate(pattern))
    return odds / (1 + odds)


def _odd(weights: Weights, comparisons: Sequence[Comparison]) -> list[str]:
    """Say where what was learned makes no sense: likeness that speaks against, or hardly any other pairs."""
    doubts = [
        f"what was learned about {one.name} makes no sense: {one.steps[0].words} counts less than {one.steps[-1].words}"
        for at, one in enumerate(comparisons)
        if one.name != "list" and weights.bits(at, len(one.steps) - 1) <= weights.bits(at, 0)
    ]
    return doubts + (["nearly all pairs came out as matches"] if weights.match > 0.95 else [])
