"""Why two rows are, or are not, taken for one person: in words, from what the model compared.

In: a pair, weights, the two people. Out: reasons, the weightiest first; what became of the pair.
"""

from __future__ import annotations

from dadkhah.model.linkage import Weights
from dadkhah.model.person import Pair, Person
from dadkhah.resolve.rows.cluster import NIGHT
from dadkhah.resolve.rows.model import COMPARISONS


def parts(pair: Pair, weights: Weights) -> list[tuple[str, float]]:
    """Return what was compared of a pair, in words, each with its weight in bits, in the model's order."""
    return [
        (compared.steps[len(compared.steps) - 1 - level].words, weights.bits(at, level))
        for at, (compared, level) in enumerate(zip(COMPARISONS, pair.levels, strict=True))
        if level >= 0
    ]


def reasons(pair: Pair, weights: Weights, one: Person, other: Person) -> tuple[str, ...]:
    """Return what speaks for and against a pair, each with its weight in bits."""
    ordered = sorted(parts(pair, weights), key=lambda reason: (-abs(reason[1]), reason[0]))
    names = f"“{one.name}” and “{other.name}”"
    return (names, *(f"{words} ({bits:+.1f})" for words, bits in ordered))


def forbidden(one: Person, other: Person) -> bool:
    """Say whether two known days of death keep a machine from merging two rows."""
    return one.day is not None and other.day is not None and abs(one.day - other.day) > NIGHT
