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
from array import array
from collections import Counter
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
    return clustered(list(weights), list(weights.values()), rules, dated=dated)


def clustered(
    pairs: Sequence[tuple[int, int]], weights: Sequence[float], rules: Rules, *, dated: bool = True
) -> list[int]:
    """Return the same for pairs and their weights side by side: of many rows a table of both takes much memory."""
    of = list(range(len(rules.days)))
    ruled = Ruled(rules, dated=dated)
    for part in parts(pairs, rules.same):
        for row, least in ruled.joined([(*pairs[at], weights[at]) for at in part.pairs], part.same):
            of[row] = least
    return of


class Part(msgspec.Struct, frozen=True, gc=False):
    """Rows that hang together: the places of their pairs among all pairs, and those that people judged the same."""

    pairs: list[int]
    same: list[tuple[int, int]]


def parts(pairs: Sequence[tuple[int, int]], same: Iterable[tuple[int, int]]) -> list[Part]:
    """Return what hangs together: no cluster reaches from one part into another, so that each is joined by itself."""
    judged = list(same)
    root = roots([*pairs, *judged])
    found: dict[int, Part] = {}
    for at, (row, _) in enumerate(pairs):
        found.setdefault(root[row], Part([], [])).pairs.append(at)
    for pair in judged:
        found.setdefault(root[pair[0]], Part([], [])).same.append(pair)
    return list(found.values())


def roots(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each row of some pairs one row of all that hang together with it."""
    of: dict[int, int] = {}

    def root(row: int) -> int:
        while (up := of.setdefault(row, row)) != row:
            of[row] = of[up]
            row = of[row]
        return row

    for left, right in pairs:
        one, other = root(left), root(right)
        of[max(one, other)] = min(one, other)
    return {row: root(row) for row in of}


Weighed = tuple[int, int, float]


class Ruled:
    """What binds the machine, by row: joins one part after the other."""

    def __init__(self, rules: Rules, *, dated: bool) -> None:
        self.alone = rules.alone
        self.apart: dict[int, set[int]] = {}
        self._days = rules.days
        self._dated = dated
        for one, other in rules.different | (rules.unsure if dated else frozenset()):
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)

    def days(self, row: int) -> tuple[int, int] | None:
        """Return the days of death that keep a row apart from others."""
        day = self._days[row] if self._dated else None
        return None if day is None else (day, day)

    def joined(self, weighed: Sequence[Weighed], same: Sequence[tuple[int, int]] = ()) -> Iterable[tuple[int, int]]:
        """Return the rows of a part, each with the least row of its cluster; rows left out stand alone."""
        if len(weighed) == 1 and not same:
            left, right, weight = weighed[0]
            return ((right, left),) if weight > 0 and self.may(left, right) else ()
        ends = ((left, right) for left, right, _ in weighed)
        held = _Held(self, [row for pair in (*ends, *same) for row in pair])
        for one, other in same:
            held.bind(one, other)
        held.weigh(weighed)
        held.join()
        return held.of.items()

    def may(self, left: int, right: int) -> bool:
        """Say whether two rows may be joined that nobody judged the same."""
        if left in self.alone or right in self.alone or right in self.apart.get(left, ()):
            return False
        return near(self.days(left), self.days(right))


def near(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Say whether days of death, first and last, do not keep rows apart."""
    return one is None or other is None or max(one[1], other[1]) - min(one[0], other[0]) <= NIGHT


class _Held:
    """Clusters of one part in the making; each is named by its least row, `of` says where a row stands."""

    def __init__(self, ruled: Ruled, rows: Iterable[int]) -> None:
        self.of = {row: row for row in rows}
        self._members = {row: [row] for row in self.of}
        self._days = {row: ruled.days(row) for row in self.of}
        self._near: dict[int, dict[int, tuple[float, int]]] = {}
        self._apart = {row: ruled.apart[row] & self.of.keys() for row in self.of if row in ruled.apart}
        self._alone = {row for row in self.of if row in ruled.alone}
        self._queue: list[tuple[float, int, int]] = []

    def bind(self, one: int, other: int) -> None:
        """Join two rows that somebody judged the same."""
        left, right = sorted((self.of[one], self.of[other]))
        if left != right:
            self._absorb(left, right)

    def weigh(self, weighed: Iterable[Weighed]) -> None:
        """Take the pairs in: the sum of weights and the number of pairs between each two clusters."""
        for one, other, weight in weighed:
            left, right = self.of[one], self.of[other]
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
        return near(self._days[left], self._days[right])

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
            self.of[row] = left
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


def standing(pairs: Sequence[Pair], rules: Rules, *, dated: bool = True) -> list[int]:
    """Return the cluster of each row, and nothing of how sure it is."""
    ends = [(one.left, one.right) for one in pairs]
    return clustered(ends, array("d", (bits(one.probability) for one in pairs)), rules, dated=dated)


def joined(pairs: Sequence[Pair], rules: Rules, *, dated: bool = True) -> Joined:
    """Return the clusters of some pairs, and how sure each row stands in its own."""
    of = standing(pairs, rules, dated=dated)
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
    many = Counter(of)
    return [1 - outside[row] if many[cluster] == 1 else inside[row] for row, cluster in enumerate(of)]
