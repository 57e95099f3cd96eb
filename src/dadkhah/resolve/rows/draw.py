"""Draws of the clustering: how else the rows could stand together, and how many people that makes.

In: pairs with probabilities, rules, a seed. Out: N clusterings. Each draw shifts the weight of every pair by noise of
the logistic distribution, under which a pair by itself is joined exactly as often as it is likely (perturb and
maximise: Papandreou & Yuille 2011), and clusters again. Judgements bind every draw. The rule that days of death keep
rows apart does not: it says what a machine may merge, not what is likely, and a toll that counted every slip of a
date as one more dead would be wrong.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import Rules, clusters

SURE = 10.0
"""The weight, in bits, from which a pair is not shaken: it would fall apart in one of a thousand draws."""

LEVEL = 0.95


def draws(pairs: Sequence[Pair], rules: Rules, count: int, seed: int) -> Iterator[list[int]]:
    """Yield clusterings: for each row the least row of its cluster. The same seed gives the same draws."""
    raw = [(pair.left, pair.right, _bits(pair.probability)) for pair in pairs]
    settled, open_ = _parts(raw, rules.same)
    base = clusters({(left, right): weight for left, right, weight in settled}, rules, dated=False)
    for number in range(count):
        noise = random.Random(f"{seed} {number}")  # noqa: S311 - draws that can be made again, not a secret
        shaken = {(left, right): weight + _logistic(noise) for left, right, weight in open_}
        found = clusters(shaken, rules, dated=False) if shaken else base
        yield [min(one, other) for one, other in zip(base, found, strict=True)]


Weighed = tuple[int, int, float]


def _parts(raw: Sequence[Weighed], same: Sequence[tuple[int, int]]) -> tuple[list[Weighed], list[Weighed]]:
    """Return the pairs of rows that hang together by pairs that are all sure, and those where some pair is not."""
    of: dict[int, int] = {}

    def root(row: int) -> int:
        while (up := of.setdefault(row, row)) != row:
            of[row] = of.setdefault(up, up)
            row = of[row]
        return row

    for left, right in [*((left, right) for left, right, _ in raw), *same]:
        one, other = sorted((root(left), root(right)))
        of[other] = one
    unsure = {root(left) for left, _, weight in raw if abs(weight) < SURE}
    parts: tuple[list[Weighed], list[Weighed]] = ([], [])
    for pair in raw:
        parts[root(pair[0]) in unsure].append(pair)
    return parts


def _bits(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log2(bounded / (1 - bounded))


def _logistic(noise: random.Random) -> float:
    """Return noise of the standard logistic distribution, in bits."""
    at = min(max(noise.random(), 1e-12), 1 - 1e-12)
    return math.log2(at / (1 - at))


def interval(people: Sequence[int], level: float = LEVEL) -> tuple[int, int, int]:
    """Return low, median and high of the numbers of people that draws gave: the middle part of that share."""
    ordered = sorted(people)
    cut = math.floor(len(ordered) * (1 - level) / 2)
    return ordered[cut], ordered[len(ordered) // 2], ordered[-1 - cut]
