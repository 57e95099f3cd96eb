"""Why two names count as one or as two, in sentences a person can read.

In: the words of two names and their alignment. Out: one sentence for each thing that speaks against, the weightiest
first; where nothing does, one that says what agrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dadkhah.lang.naming.align import Step
from dadkhah.lang.naming.tokens import Token
from dadkhah.lang.naming.unlike import two_names

APART = 0.7
"""What a step must cost to make two names different by itself."""

TOLD = 0.05
"""What a step must cost to be told."""


def reasons(left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the reasons, weightiest first."""
    told = sorted(
        (step for step in steps if step.cost >= TOLD),
        key=lambda step: (-step.cost, step),
    )
    found = tuple(_against(left[step.at : step.end], right[step.to : step.stop], step.cost) for step in told)
    return found or ("every word of the one sounds like a word of the other",)


def _against(ones: Sequence[Token], others: Sequence[Token], cost: float) -> str:
    one, other = (
        " ".join([one.written for one in ones]),
        " ".join([one.written for one in others]),
    )
    if not one or not other:
        return f"“{one or other}” stands in one name only"
    return _between(one, other, differ=cost >= APART)


@lru_cache(maxsize=65536)
def _between(one: str, other: str, *, differ: bool) -> str:
    if two_names(one, other):
        return f"{one.title()} and {other.title()} are two established given names"
    return f"“{one}” and “{other}” " + ("differ" if differ else "differ a little")
