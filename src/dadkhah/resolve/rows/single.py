"""Rows that found nobody: they are one person with others more often than rows that found their own.

In: pairs with probabilities, the clusters as they stand, which list each row is of. Out: the pairs, weighed anew where
a row stands alone.

The weights ask how often any two rows are one person. That both stand alone, or that one does and the other stands in
a cluster of so many, is as common among all pairs of rows as such rows are; among the pairs of one person it is as
common as people with so many rows are among them (whose one link, or whose one row, was missed). The odds are
multiplied by the latter over the former. Whether a list that has the row has one of the cluster too is asked once for
the whole cluster, as often as it is so within the clusters: lists repeat people seldom, or they do not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import msgspec

from dadkhah.model.linkage import Weights
from dadkhah.model.person import Pair
from dadkhah.resolve.rows.model import COMPARISONS

FEW = 100
"""People with several rows below which nothing is said of what is common among them."""

MOST = 4.0
"""Bits that any of this is worth at most."""

LIST = [one.name for one in COMPARISONS].index("list")


class Worth(msgspec.Struct, frozen=True):
    """What it is worth in bits that a row stands alone, and the other in a cluster of a size.

    `held`, `lacked`: that its list has a row of that cluster, or has none.
    """

    alone: float
    held: float = 0.0
    lacked: float = 0.0


def worths(of: Sequence[int], source: Sequence[int]) -> dict[int, Worth]:
    """Return what it is worth by the size of the other cluster; nothing where few rows found others."""
    many = Counter(of)
    sizes = Counter(many.values())
    several = sum(count for size, count in sizes.items() if size > 1)
    if several < FEW or not sizes[1]:
        return {}
    lists = _lists(of, source, many)
    found = {size: _alone(size, sizes, len(of)) for size in sizes if sizes[size + 1]}
    return {
        size: Worth(bits, *(lists.get(size, (0.0, 0.0)) if size > 1 else (0.0, 0.0))) for size, bits in found.items()
    }


def _alone(size: int, sizes: Counter[int], rows: int) -> float:
    """Return what it is worth that one row of a pair stands alone, and the other with so many."""
    pairs = sum(many * other * (other - 1) // 2 for other, many in sizes.items())
    whole = sizes[size + 1] * (size + 1) * size / 2
    either = 1 if size == 1 else 2  # it is one of the two that stands alone
    bits = math.log2(whole / pairs / either) - math.log2(sizes[1] / rows) - math.log2(size * sizes[size] / rows)
    return min(max(bits, 0.0), MOST)


def _lists(of: Sequence[int], source: Sequence[int], many: Counter[int]) -> dict[int, tuple[float, float]]:
    """Return for each size what it is worth that such a cluster has a row of the list of another, and that it has none.

    Beside what any row meets stands what the rows of clusters one greater meet among their others.
    """
    each = Counter(zip(of, source, strict=True))
    share = Counter(source)
    any_, own, rows = Counter[int](), Counter[int](), Counter[int]()
    for (cluster, name), count in each.items():
        size = many[cluster]
        any_[size] += share[name]
        own[size - 1] += count if count > 1 else 0
        rows[size - 1] += count
    clusters = Counter(many.values())
    other = {size: any_[size] / len(of) / count for size, count in clusters.items()}
    return {size: _told((own[size] + other[size]) / (rows[size] + 1), other[size]) for size in clusters}


def _told(same: float, other: float) -> tuple[float, float]:
    """Return what it is worth in bits that something is so, and that it is not, where all or none have it nothing."""
    return (_bounded(same / other), _bounded((1 - same) / (1 - other))) if 0 < other < 1 else (0.0, 0.0)


def _bounded(ratio: float) -> float:
    return min(max(math.log2(ratio), -MOST), MOST) if ratio > 0 else -MOST


def raised(
    pairs: Iterable[Pair], of: Sequence[int], source: Sequence[int], weights: Weights, bound: Collection[int] = ()
) -> list[Pair]:
    """Return the pairs, those of a row that stands alone as likely as that makes them; none of a row `bound`."""
    known, many = worths(of, source), Counter(of)
    lists = set(zip(of, source, strict=True))

    def weighed(pair: Pair) -> Pair:
        one, other = pair.left, pair.right
        if many[of[one]] != 1:
            one, other = other, one
        worth = known.get(many[of[other]])
        if worth is None or many[of[one]] != 1 or one in bound or other in bound:
            return pair
        if many[of[other]] == 1:
            return _raised(pair, worth.alone)
        told = worth.held if (of[other], source[one]) in lists else worth.lacked
        return _raised(pair, worth.alone + told - weights.bits(LIST, pair.levels[LIST]))

    return [weighed(pair) for pair in pairs] if known else list(pairs)


def _raised(pair: Pair, bits: float) -> Pair:
    more = pair.probability * 2.0**bits
    return msgspec.structs.replace(pair, probability=more / (more + 1 - pair.probability))
