"""Clusters: which rows are one person, from likely pairs, rules and judgements.

In: pairs with probabilities, the days of death, what people judged. Out: Joined. Two clusters are joined while the
*average* weight between their rows speaks for it, the strongest first (average linkage), so that no chain of weak links
holds people together who have nothing in common. Invariants: rows judged different never meet; rows whose known days
of death lie more than a day apart meet only where somebody judged them the same, and so do rows of alleged
perpetrators; the order of rows does not matter beyond their places, which the caller fixes.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dadkhah.model.person import Joined, Pair

NIGHT = 1
"""Days that two reports of one death may lie apart: a night, a day that begins at sunset, a sighted moon."""

UNSEEN = -6.0
"""The weight, in bits, of two rows that no block brought together."""

STRONGEST = 20.0
"""The weight, in bits, beyond which a pair says nothing more: no pair outvotes a cluster by itself."""


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What binds the machine: rows judged the same, rows judged different, and each row's known day of death.

    `unsure`: rows about which somebody was unsure, or people disagree. `alone`: rows that no machine joins with any
    other (alleged perpetrators, defendants, sanctioned people).
    """

    same: tuple[tuple[int, int], ...] = ()
    different: frozenset[tuple[int, int]] = frozenset()
    unsure: frozenset[tuple[int, int]] = frozenset()
    alone: frozenset[int] = frozenset()
    days: tuple[int | None, ...]


def bits(probability: float) -> float:
    """Return a probability as a weight in bits, within what a pair may say."""
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return min(max(math.log2(bounded / (1 - bounded)), -STRONGEST), STRONGEST)


def clusters(weights: Mapping[tuple[int, int], float], rules: Rules, *, dated: bool = True) -> list[int]:
    """Return for each row the least row of its cluster.

    Args:
        weights: of pairs (lesser row, greater row), in bits.
        rules: what binds the machine.
        dated: whether known days of death that differ, and people's doubts, keep rows apart: they say what a machine
            may join, not what is likely.
    """
    held = _Held(rules, dated=dated)
    for one, other in rules.same:
        held.bind(one, other)
    held.weigh(weights)
    held.join()
    return held.of()


class _Held:
    """Clusters in the making; each is named by its least row."""

    def __init__(self, rules: Rules, *, dated: bool) -> None:
        size = len(rules.days)
        self._rules = rules
        self._members = {row: [row] for row in range(size)}
        self._place = list(range(size))
        self._days = [(day, day) if day is not None and dated else None for day in rules.days]
        self._near: dict[int, dict[int, tuple[float, int]]] = {}
        self._apart: dict[int, set[int]] = {}
        self._alone = set(rules.alone)
        for one, other in rules.different | (rules.unsure if dated else frozenset()):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._queue: list[tuple[float, int, int]] = []

    def of(self) -> list[int]:
        """Return the cluster of each row."""
        return list(self._place)

    def bind(self, one: int, other: int) -> None:
        """Join two rows that somebody judged the same."""
        left, right = sorted((self._place[one], self._place[other]))
        if left != right:
            self._absorb(left, right)

    def weigh(self, weights: Mapping[tuple[int, int], float]) -> None:
        """Take the pairs in: the sum of weights and the number of pairs between each two clusters."""
        for (one, other), weight in weights.items():
            left, right = self._place[one], self._place[other]
            if left != right:
                self._add(left, right, weight, 1)
        for left, others in self._near.items():
            for right in others:
                if left < right:
                    self._offer(left, right)

    def _add(self, left: int, right: int, weight: float, pairs: int) -> None:
        for a, b in ((left, right), (right, left)):
            found, many = self._near.setdefault(a, {}).get(b, (0.0, 0))
            self._near[a][b] = (found + weight, many + pairs)

    def _score(self, left: int, right: int) -> float:
        weight, pairs = self._near[left][right]
        every = len(self._members[left]) * len(self._members[right])
        return (weight + UNSEEN * (every - pairs)) / every

    def _offer(self, left: int, right: int) -> None:
        score = self._score(left, right)
        if score > 0 and self._may(left, right):
            heapq.heappush(self._queue, (-score, left, right))

    def _may(self, left: int, right: int) -> bool:
        if right in self._apart.get(left, ()) or left in self._alone or right in self._alone:
            return False
        one, other = self._days[left], self._days[right]
        return one is None or other is None or max(one[1], other[1]) - min(one[0], other[0]) <= NIGHT

    def join(self) -> None:
        """Join what speaks for it, the strongest first; of two as strong the one of lesser rows."""
        while self._queue:
            score, left, right = heapq.heappop(self._queue)
            if left not in self._members or right not in self._members or -score != self._score(left, right):
                continue
            if self._may(left, right):
                self._absorb(left, right)
                for other in self._near.get(left, {}):
                    self._offer(min(left, other), max(left, other))

    def _absorb(self, left: int, right: int) -> None:
        for row in self._members[right]:
            self._place[row] = left
        self._members[left] += self._members.pop(right)
        if right in self._alone:
            self._alone.add(left)
        known = [days for days in (self._days[left], self._days[right]) if days is not None]
        self._days[left] = (min(one[0] for one in known), max(one[1] for one in known)) if known else None
        for other in self._apart.pop(right, set()):
            self._apart[other].discard(right)
            self._apart[other].add(left)
            self._apart.setdefault(left, set()).add(other)
        for other, (weight, pairs) in self._near.pop(right, {}).items():
            del self._near[other][right]
            if other != left:
                self._add(left, other, weight, pairs)


def joined(pairs: Sequence[Pair], rules: Rules, *, dated: bool = True) -> Joined:
    """Return the clusters of some pairs, and how sure each row stands in its own."""
    of = clusters({(one.left, one.right): bits(one.probability) for one in pairs}, rules, dated=dated)
    return Joined(of=tuple(of), probability=tuple(_sure(of, pairs, rules.same)))


def _sure(of: Sequence[int], pairs: Iterable[Pair], same: Iterable[tuple[int, int]]) -> list[float]:
    """Return for a row with others its strongest link among them, for one alone how likely it has none elsewhere."""
    inside, outside = [0.0] * len(of), [0.0] * len(of)
    for pair in pairs:
        held = inside if of[pair.left] == of[pair.right] else outside
        for row in (pair.left, pair.right):
            held[row] = max(held[row], pair.probability)
    for one, other in same:
        if of[one] == of[other]:
            inside[one] = inside[other] = 1.0
    alone = {row for row, cluster in enumerate(of) if of.count(cluster) == 1} if len(of) < 2 else _alone(of)
    return [1 - outside[row] if row in alone else inside[row] for row in range(len(of))]


def _alone(of: Sequence[int]) -> set[int]:
    many: dict[int, int] = {}
    for cluster in of:
        many[cluster] = many.get(cluster, 0) + 1
    return {row for row, cluster in enumerate(of) if many[cluster] == 1}
