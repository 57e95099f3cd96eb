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

import numpy as np

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import Part, Ruled, Rules, parts
from dadkhah.resolve.rows.small import Floats, laid

SURE = 10.0
"""The weight, in bits, from which a pair is not shaken: it would fall apart in one of a thousand draws."""

LEVEL = 0.95


def draws(pairs: Sequence[Pair], rules: Rules, count: int, seed: int) -> Iterator[array[int]]:
    """Yield clusterings: for each row the least row of its cluster. The same seed gives the same draws.

    Rows that hang together by sure pairs only are joined once, for all draws.
    """
    ends = [(pair.left, pair.right) for pair in pairs]
    weights = [_bits(pair.probability) for pair in pairs]
    ruled = Ruled(rules, dated=False)
    base = array("q", range(len(rules.days)))
    shaken: list[Part] = []
    for part in parts(ends, rules.same):
        if any(abs(weights[at]) < SURE for at in part.pairs):
            shaken.append(part)
        else:
            _put(base, ruled, part, ends, weights)
    open_ = np.array(sorted(at for part in shaken for at in part.pairs), np.int64)
    free, bound = _split(shaken, ruled, ends)
    small, larger = laid(free, ends)
    for number in range(count):
        noise = random.Random(f"{seed} {number}")  # noqa: S311 - draws that can be made again, not a secret
        moved, found = np.array(weights), base[:]
        moved[open_] += _logistic(noise, len(open_))
        of = np.frombuffer(found, np.int64)
        for held in small:
            of[held.rows] = held.joined(moved)
        rest = moved.tolist()
        for part in (*larger, *bound):
            _put(found, ruled, part, ends, rest)
        yield found


def _split(shaken: Sequence[Part], ruled: Ruled, ends: Sequence[tuple[int, int]]) -> tuple[list[Part], list[Part]]:
    """Return the parts that are joined by their weights alone, and those that some rule binds."""
    ruling = ruled.alone | ruled.apart.keys()
    free: list[Part] = []
    bound: list[Part] = []
    for part in shaken:
        ruled_by = part.same or (ruling and any(row in ruling for at in part.pairs for row in ends[at]))
        (bound if ruled_by else free).append(part)
    return free, bound


def _put(
    found: array[int], ruled: Ruled, part: Part, ends: Sequence[tuple[int, int]], weights: Sequence[float]
) -> None:
    """Join the rows of a part, and write down where they stand."""
    for row, least in ruled.joined([(*ends[at], weights[at]) for at in part.pairs], part.same):
        found[row] = least


def _bits(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log2(bounded / (1 - bounded))


def _logistic(noise: random.Random, many: int) -> Floats:
    """Return so many numbers of the standard logistic distribution, in bits."""
    at = np.array([noise.random() for _ in range(many)]).clip(1e-12, 1 - 1e-12)
    return np.array(list(map(math.log2, (at / (1 - at)).tolist())))


def interval(people: Sequence[int], level: float = LEVEL) -> tuple[int, int, int]:
    """Return low, median and high of the numbers of people that draws gave: the middle part of that share."""
    ordered = sorted(people)
    cut = math.floor(len(ordered) * (1 - level) / 2)
    return ordered[cut], ordered[len(ordered) // 2], ordered[-1 - cut]
