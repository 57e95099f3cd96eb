"""Learning the weights without labels: expectation and maximisation over counted patterns.

Fellegi & Sunter 1969, Winkler 1988; with what list-keepers know as a prior (Dirichlet), and checks of what came out.

In: how many candidate pairs and how many others show each pattern of levels, and how many pairs of all rows have names
at each level. Out: Learned: the weights, whether learning converged, what is odd about them.

Candidates are chosen by what they share, so that they cannot say how often two people share it. What two people have in
common is learned from pairs that were drawn without looking; how often two people have names so alike, from counting
the pairs of all rows (less the matches). Only the matches are learned from candidates.
Sums run in sorted order, so that the same counts give the same bits on any engine.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.model.linkage import PATTERN, Compared, Comparison, Weights
from dadkhah.resolve.rows.model import COMPARISONS, prior

STRENGTH = 30.0
"""Pairs of each kind that the prior counts as."""

PARTNERS = 0.5
"""Rows of one person per row, guessed before learning."""

LEFT = 0.02
"""The part of the pairs with such names that are two people at least."""

MOST = 0.5
"""The share of all pairs that can be matches at most."""

ROUNDS, STILL = 100, 1e-3
"""Rounds at most, and the change of a probability below which nothing moves any more."""


class Learned(msgspec.Struct, frozen=True):
    """What was learned: after how many rounds, whether it stood still then, and what is odd ("" items never)."""

    weights: Weights
    rounds: int
    converged: bool
    doubts: tuple[str, ...] = ()


class Population(msgspec.Struct, frozen=True):
    """All pairs of rows: how many there are, and how many have names at each step, most alike first."""

    pairs: int
    names: tuple[float, ...]


Table = Sequence[tuple[PATTERN, int]]


def learn(compared: Compared, population: Population, comparisons: Sequence[Comparison] = COMPARISONS) -> Learned:
    """Return the learned weights, or those known beforehand with a doubt where what was learned makes no sense."""
    start = begun(population)
    candidates, others = sorted(compared.candidates.items()), sorted(compared.others.items())
    weights, rounds, change = start, 0, 1.0
    likely = _likely(candidates, weights)
    while change > STILL and rounds < ROUNDS and candidates:
        weights = _maximised(candidates, likely, others, weights, population)
        new = _likely(candidates, weights)
        change = max(abs(one - other) for one, other in zip(likely, new, strict=True))
        likely, rounds = new, rounds + 1
    found = tuple(_odd(weights, comparisons))
    if found:
        return Learned(start, rounds, converged=False, doubts=(*found, "the weights known beforehand are used"))
    late = (f"learning did not settle in {ROUNDS} rounds",) if candidates and change > STILL else ()
    return Learned(weights, rounds, converged=not late, doubts=late)


def begun(population: Population) -> Weights:
    """Return the weights before learning: those known beforehand, with how often names are alike in these lists."""
    known = prior()
    rows = (1 + (1 + 8 * population.pairs) ** 0.5) / 2
    matches = rows * PARTNERS
    names = _names(population, [matches * share for share in known.m[0]])
    return Weights(min(matches / max(population.pairs, 1), MOST), known.m, (*_shares([names]), *known.u[1:]))


def _likely(table: Table, weights: Weights) -> list[float]:
    worth = [[*(weights.bits(at, level) for level in range(len(shares))), 0.0] for at, shares in enumerate(weights.m)]
    odds = weights.match / (1 - weights.match)
    found = []
    for pattern, _ in table:
        bits = sum([row[level] for row, level in zip(worth, pattern, strict=True)])
        found.append(1 / (1 + 1 / (odds * 2.0**bits)))
    return found


def _maximised(
    candidates: Table, likely: Sequence[float], others: Table, weights: Weights, population: Population
) -> Weights:
    known = prior()
    m = [[STRENGTH * share for share in shares] for shares in known.m]
    u = [[STRENGTH * share for share in shares] for shares in known.u]
    matches = _counted(m, candidates, likely)
    _counted(u, others, [1 - one for one in _likely(others, weights)])
    found = [one - STRENGTH * share for one, share in zip(m[0], known.m[0], strict=True)]
    u[0] = _names(population, found)
    share = min((matches + 1) / (population.pairs + 2), MOST)
    return Weights(share, _shares(m), _shares(u))


def _counted(counts: list[list[float]], table: Table, likely: Sequence[float]) -> float:
    """Add the patterns of a table to counts of levels, each as far as it is likely; return the sum of that."""
    total = 0.0
    for (pattern, count), probability in zip(table, likely, strict=True):
        many = count * probability
        total += many
        for at, level in enumerate(pattern):
            if level >= 0:
                counts[at][-1 - level] += many
    return total


def _names(population: Population, matches: Sequence[float]) -> list[float]:
    """Return how many pairs of two people have names at each step: those of all rows, less the matches.

    Never less than a small part of them: no name is so rare that nobody else can have it.
    """
    every = [*population.names[:-1], population.pairs - sum(population.names[:-1])]
    return [max(one - same, LEFT * one + 0.5) for one, same in zip(every, matches, strict=True)]


def _shares(counts: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(one / sum(row) for one in row) for row in counts)


def _odd(weights: Weights, comparisons: Sequence[Comparison]) -> list[str]:
    """Say where what was learned makes no sense: likeness that speaks against it."""
    return [
        f"what was learned about {one.name} makes no sense: {one.steps[0].words} counts less than {one.steps[-1].words}"
        for at, one in enumerate(comparisons)
        if one.name != "list" and weights.bits(at, len(one.steps) - 1) <= weights.bits(at, 0)
    ]
