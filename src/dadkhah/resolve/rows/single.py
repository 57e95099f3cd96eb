"""Rows that found nobody: two of them are one person more often than two rows of whom each has found its own.

In: pairs with probabilities, the clusters as they stand. Out: the pairs, more likely where both rows stand alone.

The weights ask how often any two rows are one person. Of all pairs of rows, that both stand alone is as rare as the
square of the share of such rows; of the pairs of one person it is as common as people with two rows are among them
(whose one link was missed). The odds of two rows that both stand alone are multiplied by the latter over the former.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec

from dadkhah.model.person import Pair

FEW = 100
"""People with several rows below which nothing is said of what is common among them."""

MOST = 4.0
"""Bits that this is worth at most."""


def worth(of: Sequence[int]) -> float:
    """Return in bits what it is worth that two rows both stand alone; nothing where few rows found others."""
    sizes = Counter(Counter(of).values())
    several = sum(many for size, many in sizes.items() if size > 1)
    if several < FEW or not sizes[1] or not sizes[2]:
        return 0.0
    pairs = sum(many * size * (size - 1) // 2 for size, many in sizes.items())
    return min(max(math.log2(sizes[2] / pairs) - 2 * math.log2(sizes[1] / len(of)), 0.0), MOST)


def raised(pairs: Iterable[Pair], of: Sequence[int], bound: Collection[int] = ()) -> list[Pair]:
    """Return the pairs, those of two rows that both stand alone as likely as that makes them; none of a row `bound`."""
    odds = 2.0 ** worth(of)
    many = Counter(of)
    single = {row for row, cluster in enumerate(of) if many[cluster] == 1}.difference(bound)
    return [_raised(pair, odds) if pair.left in single and pair.right in single else pair for pair in pairs]


def _raised(pair: Pair, odds: float) -> Pair:
    more = pair.probability * odds
    return msgspec.structs.replace(pair, probability=more / (more + 1 - pair.probability))
