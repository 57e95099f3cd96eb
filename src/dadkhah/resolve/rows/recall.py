"""How many pairs of one person no block brought together: an estimate from how often two kinds of blocks both find one.

In: the columns of the rows, likely pairs. Out: Recall. One kind asks for two words of the name, the other for one word
and something else (or one rare word). Were they independent, what both miss would be what only one finds, times what
only the other finds, over what both find (Lincoln & Petersen). They are not: a name misspelled in all its words escapes
both. What is given is therefore the most that the recall can be, and pages say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.columns import SLIP, TWO, WHOLE, Columns, Key, keyed, most

LIKELY = 0.5
SAMPLE = 20_000
"""Likely pairs that are looked at; of more, those at even distances."""

FEW = 30.0
"""Pairs below which nothing is estimated."""

NAMES = frozenset({WHOLE, TWO, SLIP})


class Recall(msgspec.Struct, frozen=True):
    """Likely pairs by what finds them, as sums of probabilities; `most`: the share found at most, None if unknown."""

    names: float
    facts: float
    both: float

    @property
    def most(self) -> float | None:
        """Return the estimate."""
        if self.both <= 0 or self.names + self.facts + self.both < FEW:
            return None
        missed = self.names * self.facts / self.both
        return (self.names + self.facts + self.both) / (self.names + self.facts + self.both + missed)


def recall(held: Columns, pairs: Sequence[Pair]) -> Recall:
    """Return what the two kinds of blocks find of the likely pairs."""
    likely = [pair for pair in pairs if pair.probability >= LIKELY]
    step = len(likely) // SAMPLE + 1
    likely = likely[::step]
    rows = {row for pair in likely for row in (pair.left, pair.right)}
    keys: dict[int, set[Key]] = {}
    for row, key in keyed(held):
        if row in rows:
            keys.setdefault(row, set()).add(key)
    wanted = {key for found in keys.values() for key in found}
    sizes = Counter(key for _, key in keyed(held) if key in wanted)
    found, limit = [0.0, 0.0, 0.0], most(len(held.name))
    for pair in likely:
        shared = [key for key in keys.get(pair.left, set()) & keys.get(pair.right, set()) if sizes[key] <= limit]
        by_name, by_fact = _kinds(shared)
        if by_name or by_fact:
            found[2 if by_name and by_fact else int(by_fact)] += pair.probability
    return Recall(*found)


def _kinds(shared: Iterable[Key]) -> tuple[bool, bool]:
    kinds = {key[0] in NAMES for key in shared}
    return True in kinds, False in kinds
