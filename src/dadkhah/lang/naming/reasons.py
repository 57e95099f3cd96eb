"""Why two names count as one or as two, in sentences a person can read.

In: the words of two names and their alignment. Out: one sentence for each thing that speaks against, the weightiest
first; where nothing does, one that says what agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.lang.naming.align import Step
from dadkhah.lang.naming.tokens import Token

TOLD = 0.05
"""What a step must cost to be told."""


def reasons(left: Sequence[Token], right: Sequence[Token], steps: Sequence[Step]) -> tuple[str, ...]:
    """Return the reasons, weightiest first."""
    told = sorted((step for step in steps if step.cost >= TOLD), key=lambda step: (-step.cost, step))
    found = tuple(_against(left[step.at : step.end], right[step.to : step.stop], step.cost) for step in told)
    return found or ("every word of the one sounds like a word of the other",)


def _against(ones: Sequence[Token], others: Sequence[Token], cost: float) -> str:
    one, other = " ".join(one.written for one in ones), " ".join(one.written for one in others)
    if not one or not other:
        return f"“{one or other}” stands in one name only"
    known = len(ones) == len(others) == 1 and ones[0].names and others[0].names
    if known and not ones[0].names & others[0].names:
        return f"{one.title()} and {other.title()} are two established given names"
    return f"“{one}” and “{other}” " + ("differ" if cost >= 0.7 else "differ a little")
