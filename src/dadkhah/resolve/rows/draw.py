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
from array import array
from collections.abc import Iterator, Sequence

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import Part, Ruled, Rules, parts

SURE = 10.0
"""The weight, in bits, from which a pair is not shaken: it would fall apart in one of a thousand draws."""

LEVEL = 0.95


def draws(pairs: Sequence[Pair], rules: Rules, count: int, seed: int) -> Iterator[array[int]]:
    """Yield clusterings: for each row the least row of its cluster. The same seed gives the same draws.

    Rows that hang together by sure pairs only are joined once, for all draws.
    """
    ends = [(pair.left, pair.right) for pair in pairs]
    weights = array("d", (_bits(pair.probability) for pair in pairs))
    ruled = Ruled(rules, dated=False)
    base = array("q", range(len(rules.days)))
    shaken: list[Part] = []
    for part in parts(ends, rules.same):
        if any(abs(weights[at]) < SURE for at in part.pairs):
            shaken.append(part)
        else:
            _put(base, ruled, part, ends, weights)
    open_ = array("q", sorted(at for part in shaken for at in part.pairs))
    couples, larger = _split(shaken, ruled, ends)
    for number in range(count):
        noise = random.Random(f"{seed} {number}")  # noqa: S311 - draws that can be made again, not a secret
        moved, found = weights[:], base[:]
        for at in open_:
            moved[at] += _logistic(noise)
        for at, least, row in couples:
            if moved[at] > 0:
                found[row] = least
        for part in larger:
            _put(found, ruled, part, ends, moved)
        yield found


def _split(
    shaken: Sequence[Part], ruled: Ruled, ends: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int, int]], list[Part]]:
    """Return the pairs that are a part by themselves, with their places, as far as they may be joined; the others."""
    single = [part.pairs[0] for part in shaken if len(part.pairs) == 1 and not part.same]
    larger = [part for part in shaken if len(part.pairs) > 1 or part.same]
    return [(at, *ends[at]) for at in single if ruled.may(*ends[at])], larger


def _put(found: array[int], ruled: Ruled, part: Part, ends: Sequence[tuple[int, int]], weights: array[float]) -> None:
    """Join the rows of a part, and write down where they stand."""
    for row, least in ruled.joined([(*ends[at], weights[at]) for at in part.pairs], part.same):
        found[row] = least


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
