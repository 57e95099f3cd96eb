"""Which phrases of harm tell of no harm where they stand: "held a rally", "in charge", "a death from cholera".

In: the words of a sentence and a phrase found in it. Out: yes or no.
The words that tell are data (data/en/summary_senses.tsv): `after` and `before` stand close by on that side, `line`
anywhere in the sentence, `right-before` touches the phrase ("the banned party"); of the words marked `needs` one must
stand close by, of `needs-before` one before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dadkhah.read.lexicon import rows

BEHIND = 3
AHEAD = 3
NEAR = 10
"""How many words before, behind and on either side of a phrase are looked at."""


def other_sense(lows: Sequence[str], first: int, after: int, lemma: str) -> bool:
    """Say whether the words around lows[first:after] give a phrase another sense than harm."""
    sides = senses().get(lemma)
    return sides is not None and any(_meets(lows, first, after, side, words) for side, words in sides.items())


def _meets(lows: Sequence[str], first: int, after: int, side: str, words: frozenset[str]) -> bool:
    """Say whether one side of a phrase speaks for another sense."""
    if side == "after":
        return not words.isdisjoint(lows[after : after + BEHIND])
    if side == "before":
        return not words.isdisjoint(lows[max(first - AHEAD, 0) : first])
    if side == "right-before":
        return first > 0 and lows[first - 1] in words
    if side == "line":
        return not words.isdisjoint(lows)
    reach = AHEAD if side == "needs-before" else NEAR
    near = [*lows[max(first - reach, 0) : first], *(lows[after : after + NEAR] if side == "needs" else ())]
    return words.isdisjoint(near)


@cache
def senses() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return for each phrase and side the words that tell."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("en", "summary_senses"):
        sides = found.setdefault(row["phrase"], {})
        sides[row["side"]] = sides.get(row["side"], frozenset()) | {row["word"]}
    return found
