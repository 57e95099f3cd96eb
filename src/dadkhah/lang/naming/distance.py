"""How far apart two words of names sound: a weighted edit distance over phoneme classes.

In: the sounds of two words. Out: a distance, 0 (one name spelled twice) to 1 (nothing in common).
Consonants cost whole, near ones partly, vowels little, and the long vowels that the Arabic script writes more: they
are evidence. Costs are data (name_costs.tsv). Optimal string alignment: two neighbouring consonants may change places
(Damerau 1964; Wagner and Fischer 1974 for the table).
"""

from __future__ import annotations

from functools import cache, lru_cache

from dadkhah.lang import lexicon
from dadkhah.lang.naming.sounds import CONSONANTS

SWAPPED = 0.5
"""What two neighbouring sounds in the wrong order cost."""

INITIAL = 0.02
"""What a vowel costs at the start of a word beside the alef that carries it."""

CARRIERS = frozenset("AE")
VOWELS = frozenset("AEHWYaeiouy")


@cache
def costs() -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """Return what it costs to take one sound for another, and to leave one out."""
    rows = lexicon.load("name_costs")
    changed: dict[tuple[str, str], float] = {}
    for row in rows:
        if row["other"] != "-":
            changed[row["one"], row["other"]] = changed[row["other"], row["one"]] = float(row["cost"])
    return changed, {row["one"]: float(row["cost"]) for row in rows if row["other"] == "-"}


@lru_cache(maxsize=1 << 20)
def distance(one: str, other: str) -> float:
    """Return how far apart two words sound, 0..1."""
    if one == other:
        return 0.0
    _, gaps = costs()
    whole = max(_weight(one, gaps), _weight(other, gaps))
    return min(1.0, _edits(one, other) / whole) if whole else 1.0


def _weight(heard: str, gaps: dict[str, float]) -> float:
    return sum(max(gaps[sound], 0.25) for sound in heard)


def _edits(one: str, other: str) -> float:
    """Return the least cost of turning the sounds of one word into those of the other."""
    changed, gaps = costs()
    above: list[float] = []
    row = [0.0]
    for sound in other:
        row.append(row[-1] + gaps[sound])
    for at, left in enumerate(one):
        before, above, gap = above, row, gaps[left]
        row = [above[0] + gap]
        for to, right in enumerate(other):
            best = above[to] + _change(left, right, changed, first=not at and not to)
            best = min(best, above[to + 1] + gap, row[to] + gaps[right])
            if at and to and left == other[to - 1] and right == one[at - 1] and left != right:
                best = min(best, before[to - 1] + SWAPPED)
            row.append(best)
    return row[-1]


def _change(left: str, right: str, changed: dict[tuple[str, str], float], *, first: bool) -> float:
    if left == right:
        return 0.0
    if first and ((left in CARRIERS and right in VOWELS) or (right in CARRIERS and left in VOWELS)):
        return INITIAL
    cost = changed.get((left, right))
    if cost is not None:
        return cost
    return 1.0 if left in CONSONANTS or right in CONSONANTS else 0.5
