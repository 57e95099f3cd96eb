"""Very many small parts joined side by side, as `cluster.Ruled.joined` joins one: draws join the same parts anew.

In: parts that no rule binds, by the weights of their pairs. Out: for each row the least row of its cluster. All parts
of so many rows stand in one table; sums are taken in the same order, so that clusters are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dadkhah.resolve.rows.cluster import UNSEEN, Part

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

MOST = 12
"""Rows of a part up to which it stands in a table: beyond, a table of all pairs of its rows holds little."""


class Parts:
    """Parts of as many rows: joins all of them under any weights.

    `rows`: of each part in order, a part a row. `pairs`: the places of its pairs among all weights.
    """

    def __init__(self, parts: Sequence[Part], ends: Sequence[tuple[int, int]]) -> None:
        found = [sorted({row for at in part.pairs for row in ends[at]}) for part in parts]
        self.rows: Ints = np.array(found, np.int64)
        self._wide = self.rows.shape[1]
        places = [{row: at for at, row in enumerate(rows)} for rows in found]
        held = [
            (number, place[ends[at][0]], place[ends[at][1]], at)
            for number, (part, place) in enumerate(zip(parts, places, strict=True))
            for at in part.pairs
        ]
        self._part, self._left, self._right, self._at = np.array(held, np.int64).T
        both = np.array(list(combinations(range(self._wide), 2)), np.int64)
        self._one, self._other = both[:, 0], both[:, 1]

    def joined(self, weights: Floats) -> Ints:
        """Return for each row of each part the least row of its cluster."""
        table = self._laid(weights[self._at])
        seen = self._laid(np.ones(len(self._at)))
        size, of = np.ones(self.rows.shape), np.tile(np.arange(self._wide), (len(self.rows), 1))
        live = np.arange(len(self.rows))
        while len(live):
            found = self._scores(table[live], seen[live], size[live])
            best = found.argmax(axis=1)
            more = found[np.arange(len(live)), best] > 0
            live, best = live[more], best[more]
            one, other = self._one[best], self._other[best]
            for held in (table, seen):
                held[live, one] += held[live, other]
                held[live, :, one] = held[live, one]
                held[live, other] = 0.0
                held[live, :, other] = 0.0
            size[live, one] += size[live, other]
            within = of[live]
            of[live] = np.where(within == other[:, None], one[:, None], within)
        return np.take_along_axis(self.rows, of, axis=1)

    def _laid(self, values: Floats) -> Floats:
        """Return values of pairs as a table of all pairs of rows of each part, 0 where there is none."""
        table = np.zeros((len(self.rows), self._wide, self._wide))
        table[self._part, self._left, self._right] = values
        table[self._part, self._right, self._left] = values
        return table

    def _scores(self, table: Floats, seen: Floats, size: Floats) -> Floats:
        """Return what speaks for joining two clusters, lesser rows first: nothing for those that are gone."""
        every = size[:, self._one] * size[:, self._other]
        weight, pairs = (held[:, self._one, self._other] for held in (table, seen))
        found: Floats = (weight + UNSEEN * (every - pairs)) / every
        return found


def laid(parts: Sequence[Part], ends: Sequence[tuple[int, int]]) -> tuple[list[Parts], list[Part]]:
    """Return the parts that are small enough, those of as many rows as one; the others."""
    groups: dict[int, list[Part]] = {}
    for part in parts:
        groups.setdefault(len({row for at in part.pairs for row in ends[at]}), []).append(part)
    small = [Parts(found, ends) for wide, found in sorted(groups.items()) if wide <= MOST]
    return small, [part for wide, found in groups.items() if wide > MOST for part in found]
