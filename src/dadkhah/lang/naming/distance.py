"""How far apart two words of names sound: a weighted edit distance over phoneme classes.

In: the sounds of two words. Out: a distance, 0 (one name spelled twice) to 1 (nothing in common).
Consonants cost whole, near ones partly, vowels little, and the long vowels that the Arabic script writes more: they
are evidence. Costs are data (name_costs.tsv). Optimal string alignment: two neighbouring consonants may change places
(Damerau 1964; Wagner and Fischer 1974 for the table).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from dadkhah.lang import lexicon

KEPT = 1 << 18
"""Pairs of words kept with their distance."""

SWAPPED = 0.35
"""What two neighbouring sounds in the wrong order cost."""

INITIAL = 0.02
"""What a vowel costs at the start of a word beside the alef that carries it."""

OUTER = 0.45
"""The least that a vowel costs that only one word has at its start or end."""

TWICE = 0.1
"""What the second of two like consonants costs: the Arabic script writes both, and Latin spellings often one."""

FAR = 1.0
"""What it costs to take a sound for one that is not near."""

LIGHTEST = 0.25
"""The least that a sound counts for in the length of a word."""

TWIN = re.compile(r"(.)\1")
"""The same sound twice."""

CARRIERS = frozenset("AE")
VOWELS = frozenset("AEHWYaeiouy")
WEAK = frozenset("EHh")


LIMIT = 0.7
"""The distance from which on it does not matter how far two words are apart."""

Changes = dict[str, dict[str, float]]
"""What it costs to take one sound (first key) for another; all pairs of sounds."""


@cache
def costs() -> tuple[Changes, dict[str, float]]:
    """Return what it costs to take one sound for another, and to leave one out."""
    rows = lexicon.load("name_costs")
    gaps = {row["one"]: float(row["cost"]) for row in rows if row["other"] == "-"}
    changed = {one: {other: 0.0 if one == other else FAR for other in gaps} for one in gaps}
    for row in rows:
        if row["other"] != "-":
            changed[row["one"]][row["other"]] = changed[row["other"]][row["one"]] = float(row["cost"])
    return changed, gaps


@lru_cache(maxsize=KEPT)
def distance(one: str, other: str, limit: float = LIMIT) -> float:
    """Return how far apart two words sound, 0..1; 1.0 for all that is farther than `limit`."""
    if one == other:
        return 0.0
    if not one or not other:
        return 1.0
    (lost, length), (gained, other_length) = gaps(one), gaps(other)
    whole = max(length, other_length)
    edits = _edits(one, other, lost, gained, limit * whole)
    return 1.0 if edits > limit * whole else edits / whole


@cache
def _lost() -> tuple[dict[str, float], dict[str, float]]:
    """Return what it costs to leave out each sound, and what it counts for in the length of a word."""
    _, out = costs()
    return out, {sound: max(gap, LIGHTEST) for sound, gap in out.items()}


@lru_cache(maxsize=KEPT)
def gaps(heard: str) -> tuple[tuple[float, ...], float]:
    """Return what it costs to leave out each sound of a word that has some, and how long the word is.

    A vowel at either end of a word is heard in every spelling, and costs more.
    """
    out, worth = _lost()
    found = [out[sound] for sound in heard]
    length = sum([worth[sound] for sound in heard])
    if TWIN.search(heard):
        for at, (one, other) in enumerate(pairwise(heard), start=1):
            found[at] = TWICE if one == other else found[at]
    for at in (0, -1):
        if heard[at] not in WEAK:
            found[at] = max(found[at], OUTER)
    return tuple(found), length


def _edits(one: str, other: str, lost: Sequence[float], gained: Sequence[float], most: float) -> float:
    """Return the least cost of turning the sounds of one word into those of the other, or more than `most`.

    The loop that all time goes into: comparisons in place of `min`, whose calls take longer than the rest.
    """
    changed, _ = costs()
    above: list[float] = []
    row, last = [0.0, *accumulate(gained)], 0.0
    carried = (one[0] in CARRIERS or other[0] in CARRIERS) and one[0] in VOWELS and other[0] in VOWELS
    for at, left in enumerate(one):
        before, above, gap, change = above, row, lost[at], changed[left]
        least = cell = above[0] + gap
        row = [cell]
        for to, right in enumerate(other):
            cell += gained[to]
            if (found := above[to] + change[right]) < cell:
                cell = found
            if (found := above[to + 1] + gap) < cell:
                cell = found
            if to and left == other[to - 1] and at and right == one[at - 1] and before[to - 1] + SWAPPED < cell:
                cell = before[to - 1] + SWAPPED
            if carried and not (at or to) and cell > INITIAL:
                cell = INITIAL
            row.append(cell)
            if cell < least:  # noqa: PLR1730 - faster
                least = cell
        if least > most and last > most:  # a row looks back at two: where sounds change places
            return most + 1.0
        last = least
    return row[-1]
