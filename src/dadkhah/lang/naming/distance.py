"""How far apart two words of names sound: a weighted edit distance over phoneme classes.

In: the sounds of two words. Out: a distance, 0 (one name spelled twice) to 1 (nothing in common).
Consonants cost whole, near ones partly, vowels little, and the long vowels that the Arabic script writes more: they
are evidence. Costs are data (name_costs.tsv). Optimal string alignment: two neighbouring consonants may change places
(Damerau 1964; Wagner and Fischer 1974 for the table).
"""

from __future__ import annotations

from functools import cache, lru_cache

from dadkhah.lang import lexicon

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

CARRIERS = frozenset("AE")
VOWELS = frozenset("AEHWYaeiouy")
WEAK = frozenset("EHh")


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
    return sum([max(gaps[sound], LIGHTEST) for sound in heard])


def _gaps(heard: str) -> list[float]:
    """Return what it costs to leave out each sound; a vowel at either end of a word is heard in every spelling."""
    _, gaps = costs()
    found = [TWICE if at and heard[at - 1] == sound else gaps[sound] for at, sound in enumerate(heard)]
    for at in (0, -1):
        if heard[at] not in WEAK:
            found[at] = max(found[at], OUTER)
    return found


def _edits(one: str, other: str) -> float:
    """Return the least cost of turning the sounds of one word into those of the other."""
    changed, _ = costs()
    lost, gained = _gaps(one), _gaps(other)
    above: list[float] = []
    row = [0.0]
    for gap in gained:
        row.append(row[-1] + gap)
    for at, left in enumerate(one):
        before, above, gap = above, row, lost[at]
        cell = above[0] + gap
        row = [cell]
        for to, right in enumerate(other):
            best = above[to]
            if left != right:
                cost = changed.get((left, right), FAR)
                if not at and not to and (left in CARRIERS or right in CARRIERS) and {left, right} <= VOWELS:
                    cost = INITIAL
                best += cost
                if at and to and left == other[to - 1] and right == one[at - 1]:
                    best = min(best, before[to - 1] + SWAPPED)
            cell = min(best, above[to + 1] + gap, cell + gained[to])
            row.append(cell)
    return row[-1]
