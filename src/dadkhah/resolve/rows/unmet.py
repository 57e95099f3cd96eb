"""Rows that hang together by likely pairs, though no block brought all of them together: the others are compared too.

In: columns, pairs with probabilities, weights. Out: the pairs, with those that were never compared. Without them a
careless row that met one row of a person is torn from it by the others, which it did not meet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from dadkhah.model.linkage import Weights
from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import roots
from dadkhah.resolve.rows.columns import Columns
from dadkhah.resolve.rows.pattern import pattern

LIKELY = 0.5
MOST = 60
"""Rows that hang together at most where all of their pairs are looked at."""


def completed(held: Columns, pairs: Sequence[Pair], weights: Weights, least: float) -> list[Pair]:
    """Return the pairs by their rows, with those of rows that hang together; `least`: as likely at least."""
    found = [
        Pair(one, other, probability, levels)
        for one, other in unmet(pairs)
        if (probability := weights.probability(levels := pattern(held, one, other))) >= least
    ]
    return sorted([*pairs, *found], key=lambda pair: (pair.left, pair.right)) if found else list(pairs)


def unmet(pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows that hang together and are not among the pairs, lesser row first."""
    of = roots((pair.left, pair.right) for pair in pairs if pair.probability > LIKELY)
    groups: dict[int, list[int]] = {}
    for row, root in of.items():
        groups.setdefault(root, []).append(row)
    inside = Counter(of[pair.left] for pair in pairs if pair.left in of and of[pair.left] == of.get(pair.right))
    wide = {root: rows for root, rows in groups.items() if 2 < len(rows) <= MOST and inside[root] < _all(rows)}
    met = {
        (pair.left, pair.right) for pair in pairs if of.get(pair.left) in wide and of[pair.left] == of.get(pair.right)
    }
    for root in sorted(wide):
        yield from (pair for pair in combinations(sorted(wide[root]), 2) if pair not in met)


def _all(rows: Sequence[int]) -> int:
    """Return how many pairs some rows make: most who hang together have met, and nothing of them is held."""
    return len(rows) * (len(rows) - 1) // 2
