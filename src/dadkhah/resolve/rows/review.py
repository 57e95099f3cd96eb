"""Which pairs people should look at first: those whose decision changes the count of people most.

In: pairs with probabilities, what binds the machine, the clusters as they are. Out: Questions, the weightiest first.
The expected change of a pair is worked out on the clusters around it, joined once as if somebody had judged the pair
"same" and once as if "different", with the rules that the next run will follow: probability x |count if same - count
now| + (1 - probability) x |count if different - count now|. Doubtful pairs whose decision changes who is who, but not
how many, come last.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import Rules, bits, clusters

EVEN = 0.5
"""A pair more likely than this is a reason to look at both clusters together."""

LEAST = 0.05
"""The expected change below which a pair is not worth a person's time."""

DOUBTFUL = 0.3
"""How likely the clusters must be wrong about a pair for it to be asked although the count stays as it is."""

MOST = 2_000
"""Questions that are worked out: more than anybody answers."""

WIDE = 200
"""Rows around a pair up to which the change is worked out; beyond, a decision counts as one person more or less."""


class Question(msgspec.Struct, frozen=True):
    """A pair for people to decide, and by how many people the count is expected to change then."""

    pair: Pair
    change: float


def queue(
    pairs: Sequence[Pair], rules: Rules, of: Sequence[int], settled: frozenset[tuple[int, int]]
) -> list[Question]:
    """Return the pairs that people should decide, in order.

    Args:
        pairs: as scored.
        rules: what binds the machine now.
        of: the cluster of each row.
        settled: pairs on which people have decided and agree.
    """
    open_ = (pair for pair in pairs if (pair.left, pair.right) not in settled and _most(pair, of) >= LEAST)
    asked = heapq.nsmallest(MOST, open_, key=lambda pair: (-_most(pair, of), pair.left, pair.right))
    around = _Around(asked, pairs, rules, of)
    found = [Question(pair, around.change(pair)) for pair in asked]
    found = [one for one in found if one.change >= LEAST or _most(one.pair, of) >= DOUBTFUL]
    return sorted(found, key=lambda one: (-round(one.change, 6), one.pair.left, one.pair.right))


def _most(pair: Pair, of: Sequence[int]) -> float:
    """Return how likely the pair is not what the clusters say of it."""
    return 1 - pair.probability if of[pair.left] == of[pair.right] else pair.probability


class _Around:
    """The clusters around some pairs, joined anew under what a person might say; of all others nothing is held."""

    def __init__(self, asked: Sequence[Pair], pairs: Iterable[Pair], rules: Rules, of: Sequence[int]) -> None:
        self._of = of
        self._rules = rules
        self._same = frozenset(rules.same)
        inner = {of[row] for pair in asked for row in (pair.left, pair.right)}
        ties = [pair for pair in pairs if of[pair.left] in inner or of[pair.right] in inner]
        wanted = inner | {of[row] for pair in ties if pair.probability > EVEN for row in (pair.left, pair.right)}
        self._members: dict[int, list[int]] = {}
        for row, cluster in enumerate(of):
            if cluster in wanted:
                self._members.setdefault(cluster, []).append(row)
        self._near: dict[int, dict[int, float]] = {}
        for pair in pairs:
            if of[pair.left] in wanted and of[pair.right] in wanted:
                weight = bits(pair.probability)
                self._near.setdefault(pair.left, {})[pair.right] = weight
                self._near.setdefault(pair.right, {})[pair.left] = weight
        self._bound: dict[int, list[tuple[int, int]]] = {}
        for key in (*rules.same, *rules.different, *rules.unsure):
            for row in key:
                self._bound.setdefault(row, []).append(key)

    def change(self, pair: Pair) -> float:
        """Return by how many people a decision on a pair is expected to change the count."""
        rows = self._rows(pair)
        if len(rows) > WIDE:
            return _most(pair, self._of)
        key = (pair.left, pair.right)
        now = len({self._of[row] for row in rows})
        same, different = (self._count(rows, key, same=same) for same in (True, False))
        return pair.probability * abs(same - now) + (1 - pair.probability) * abs(different - now)

    def _rows(self, pair: Pair) -> list[int]:
        """Return the rows of both clusters and of those that some likely pair ties to them."""
        inner = {self._of[pair.left], self._of[pair.right]}
        rows = [row for cluster in inner for row in self._members[cluster]]
        near = {self._of[other] for row in rows for other, weight in self._near.get(row, {}).items() if weight > 0}
        return sorted({row for cluster in inner | near for row in self._members[cluster]})

    def _count(self, rows: Sequence[int], key: tuple[int, int], *, same: bool) -> int:
        place = {row: at for at, row in enumerate(rows)}
        weights = {
            (place[row], place[other]): weight
            for row in rows
            for other, weight in self._near.get(row, {}).items()
            if row < other and other in place
        }
        return len(set(clusters(weights, self._told(place, key, same=same))))

    def _told(self, place: Mapping[int, int], key: tuple[int, int], *, same: bool) -> Rules:
        """Return the rules for some rows, with one decision more."""
        known = {one for row in place for one in self._bound.get(row, ()) if one[0] in place and one[1] in place}
        rules = self._rules

        def kept(pairs: frozenset[tuple[int, int]]) -> set[tuple[int, int]]:
            return {(place[one], place[other]) for one, other in (known & pairs) - {key}}

        here = {(place[key[0]], place[key[1]])}
        return Rules(
            same=tuple(sorted(kept(self._same) | (here if same else set()))),
            different=frozenset(kept(rules.different) | (set() if same else here)),
            unsure=frozenset(kept(rules.unsure)),
            alone=frozenset(place[row] for row in place if row in rules.alone),
            days=tuple(rules.days[row] for row in place),
        )
