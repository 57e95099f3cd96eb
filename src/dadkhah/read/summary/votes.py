"""The value that most speaks for.

In: pairs of a value and what a mention of it counts. Out: the value with the largest sum, and that sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

V = TypeVar("V", str, int)


def sums(votes: Iterable[tuple[V, float]]) -> dict[V, float]:
    """Return what speaks for each value."""
    found: dict[V, float] = {}
    for value, worth in votes:
        found[value] = found.get(value, 0.0) + worth
    return found


def heaviest(votes: Iterable[tuple[V, float]]) -> tuple[V | None, float]:
    """Return the value with the largest sum, of equals the first in order; (None, 0.0) where there is no vote."""
    found = sums(votes)
    if not found:
        return None, 0.0
    best = max(sorted(found), key=lambda one: found[one])
    return best, found[best]
