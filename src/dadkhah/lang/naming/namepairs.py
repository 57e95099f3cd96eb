"""What speaks against very many pairs of names being one, as `score.against` tells it of one, to the last bit.

In: prepared names, by number; pairs of numbers. Out: Told. Most pairs of strangers end at their first words; the words
of all others are laid side by side at once, for all pairs of names of so many words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from dadkhah.lang.naming.align import CLASH, FROM_ONE, GLUED, LEFT, ONE, RIGHT, SLIPPED
from dadkhah.lang.naming.edits import Bools, Floats, Ints
from dadkhah.lang.naming.score import FIRST, PARTICLE, PLAIN, against, alone, last_alone
from dadkhah.lang.naming.tokens import Naming, PreparedName, tails
from dadkhah.lang.naming.unlike import APART, LOOSE, LOOSELY, UNRELATED
from dadkhah.lang.naming.wordpairs import Words

LONGEST = 8
"""Words of a name up to which names are laid side by side; the few longer ones are compared one by one."""

WIDTH = 3
"""Words that are glued at most."""

NAMINGS: tuple[Naming, ...] = get_args(Naming)

TAKEN = (LEFT, RIGHT, ONE, *GLUED)
"""The steps of an alignment, by number."""

Place = tuple[int, int, int, int]
"""A step of an alignment: how many words it takes of either name, and how many come before its end."""


def closes(name: PreparedName, most: float, missing: float) -> bool:
    """Say whether a name is built so that neither it nor another may lack the last word."""
    return last_alone({name.naming}) > min(most, missing)


class Told(NamedTuple):
    """What speaks against pairs of names, as columns: which pairs, by their places; the fields of score.Against."""

    at: Ints
    words: Floats
    alone: Floats
    over: Bools


class Group(NamedTuple):
    """Pairs of names of so many words, by their places among all.

    ones, others: what each word costs that the other name lacks, a word a row. costs: of the steps, for each pair.
    """

    at: Ints
    ones: Floats
    others: Floats
    costs: dict[Place, Floats]


class Names:
    """Names by number, and what speaks against pairs of them up to `most`, lacking words of `missing` at most."""

    def __init__(self, most: float, missing: float) -> None:
        if most >= FIRST or missing >= CLASH:
            raise ValueError("names that lack their first words, or two at one place, are not told apart here")
        self._most, self._missing = most, missing
        self._words = Words(most)
        self._names: list[PreparedName] = []
        self._parts = array("i")
        self._alone = array("d")
        self._many, self._naming = array("q"), array("q")
        self._last = np.array([[last_alone({one, other}) for other in NAMINGS] for one in NAMINGS])

    def __len__(self) -> int:
        return len(self._names)

    def number(self, name: PreparedName) -> int:
        """Take a name; return its number."""
        many = len(name.parts)
        held = range(min(many, LONGEST))
        glued = [tails(name.parts[max(at + 1 - WIDTH, 0) : at + 1]) for at in held]
        for width in range(WIDTH):
            found = [self._words.number(one[width]) if len(one) > width else -1 for one in glued]
            self._parts.extend(found + [-1] * (LONGEST - len(found)))
        costs = alone(name, 0.0) if many else []
        self._alone.extend([*costs[:LONGEST], *[0.0] * (LONGEST - len(costs))])
        self._many.append(many)
        self._naming.append(NAMINGS.index(name.naming))
        self._names.append(name)
        return len(self._names) - 1

    def hear(self) -> None:
        """Find out what all words sound like before they are asked for, those of neighbours glued too."""
        self._words.hear()

    def against(self, ones: Ints, others: Ints) -> Told:
        """Return what speaks against pairs of names, of those where it is not too much."""
        many = np.frombuffer(self._many, np.int64)
        longer = np.maximum(many[ones], many[others])
        open_ = np.flatnonzero((many[ones] > 0) & (many[others] > 0) & (longer <= LONGEST))
        open_ = open_[self._begin_alike(ones[open_], others[open_], exact=False)]
        left, right = self._turned(ones[open_], others[open_])
        can = np.zeros(len(open_), bool)
        for group in self._groups(left, right, exact=False):
            can[group.at] = _lacking(group, self._most) <= self._missing
        can[can] = self._begin_alike(left[can], right[can], exact=True)
        open_, left, right = open_[can], left[can], right[can]
        found = [_of(self._aligned(group), open_[group.at]) for group in self._groups(left, right, exact=True)]
        rest = np.flatnonzero(longer > LONGEST)
        return _joined([*found, self._one_by_one(rest, ones[rest], others[rest])])

    def _turned(self, ones: Ints, others: Ints) -> tuple[Ints, Ints]:
        """Return pairs with the name first that is written before the other: of several alignments one is chosen."""
        asked = np.unique(np.concatenate((ones, others)))
        written = [self._names[at].written for at in asked.tolist()]
        rank = {name: at for at, name in enumerate(sorted(set(written)))}
        ranks = np.array([rank[name] for name in written], np.int64)
        turn = ranks[np.searchsorted(asked, others)] < ranks[np.searchsorted(asked, ones)]
        return np.where(turn, others, ones), np.where(turn, ones, others)

    def _begin_alike(self, ones: Ints, others: Ints, *, exact: bool) -> Bools:
        """Say of which pairs the first words can be one, glued or not; not `exact`: of which they may be."""
        found = np.zeros(len(ones), bool)
        for steps in ((ONE,), GLUED):
            rest = np.flatnonzero(~found)
            left, right = self._heads(ones[rest], 0, steps), self._heads(others[rest], 1, steps)
            kinds = np.broadcast_to(np.array([[TAKEN.index(step)] for step in steps]), left.shape)
            costs = np.full(left.shape, UNRELATED)
            held = (left >= 0) & (right >= 0)
            costs[held] = self._stepped(kinds[held], left[held], right[held], exact=exact)
            found[rest] = (costs <= self._most).any(axis=0)
        return found

    def _heads(self, names: Ints, side: int, steps: Sequence[tuple[int, int]]) -> Ints:
        """Return the first words of names that steps take from a side, a step a row."""
        parts = self._table()
        return np.stack([parts[names, step[side] - 1, step[side] - 1] for step in steps])

    def _table(self) -> Ints:
        """Return the numbers of the words of all names: by name, how many are glued less one, the last of them."""
        return np.frombuffer(self._parts, np.int32).reshape(-1, WIDTH, LONGEST)

    def _stepped(self, steps: Ints, ones: Ints, others: Ints, *, exact: bool) -> Floats:
        """Return what speaks against words being one, some of them glued, by the steps that take them (align.apart).

        Not `exact`: what speaks at least; for words that are glued nothing, where their consonants are alike.
        """
        words = self._words
        found = np.where(words.same(ones, others), 0.0, UNRELATED)
        open_ = np.flatnonzero((found > 0) & (steps != TAKEN.index(SLIPPED)))
        glued = steps[open_] != TAKEN.index(ONE)
        alike = words.alike(ones[open_], others[open_], glued)
        open_, glued = open_[alike], glued[alike]
        found[open_] = 0.0
        open_ = open_ if exact else open_[~glued]
        found[open_] = words.between(ones[open_], others[open_])
        return found

    def _groups(self, left: Ints, right: Ints, *, exact: bool) -> Iterator[Group]:
        """Yield pairs of names of so many words with what each step costs, asked for at once for all of them."""
        many = np.frombuffer(self._many, np.int64)
        shape = many[left] * (LONGEST + 1) + many[right]
        order = np.argsort(shape, kind="stable")
        groups = np.split(order, np.flatnonzero(np.diff(shape[order])) + 1) if len(order) else []
        asked = [self._asked(left[at], right[at]) for at in groups]
        if not asked:
            return
        steps = np.concatenate(
            [
                np.repeat(np.array([TAKEN.index(one[:2]) for one in places], np.int8), ones.shape[1])
                for places, ones, _ in asked
            ]
        )
        ones = np.concatenate([one.ravel() for _, one, _ in asked])
        others = np.concatenate([other.ravel() for _, _, other in asked])
        costs = self._stepped(steps, ones, others, exact=exact)
        begin = 0
        for at, (places, held, _) in zip(groups, asked, strict=True):
            part = costs[begin : begin + held.size].reshape(held.shape)
            begin += held.size
            yield self._group(at, left[at], right[at], dict(zip(places, part, strict=True)))

    def _asked(self, left: Ints, right: Ints) -> tuple[list[Place], Ints, Ints]:
        """Return the steps from place to place of names of so many words; the words of either side, a step a row."""
        many, parts = np.frombuffer(self._many, np.int64), self._table()
        ends, stops = (range(1, int(many[names[0]]) + 1) for names in (left, right))
        places = [
            (wide, other, end, stop)
            for (wide, other), end, stop in product((ONE, *GLUED), ends, stops)
            if end >= wide and stop >= other
        ]
        one, other = parts[left], parts[right]
        ones = np.stack([one[:, wide - 1, end - 1] for wide, _, end, _ in places])
        return places, ones, np.stack([other[:, wide - 1, stop - 1] for _, wide, _, stop in places])

    def _group(self, at: Ints, left: Ints, right: Ints, costs: dict[Place, Floats]) -> Group:
        """Return what the steps of pairs cost, with what depends on how their names are built."""
        many, naming = np.frombuffer(self._many, np.int64), np.frombuffer(self._naming, np.int64)
        built, other = naming[left], naming[right]
        arabic = NAMINGS.index("arabic")
        loose = np.where((built == arabic) | (other == arabic), LOOSE, APART)
        last = self._last[built, other]
        ones, others = (self._lacking(names, int(many[names[0]]), last) for names in (left, right))
        return Group(at, ones, others, {place: np.where(cost == LOOSELY, loose, cost) for place, cost in costs.items()})

    def _lacking(self, names: Ints, many: int, last: Floats) -> Floats:
        """Return what each word of names costs that the other lacks, one word a row."""
        costs = np.frombuffer(self._alone).reshape(-1, LONGEST)[names, :many].T.copy()
        costs[-1] = np.maximum(costs[-1], last)
        return costs

    def _aligned(self, group: Group) -> Told:
        """Return what speaks against the pairs of a group, of those where it is not too much."""
        told = _Table(group, self._most, CLASH).told(self._missing)
        return _joined([_plain(group), told]) if len(group.ones) == len(group.others) else told

    def _one_by_one(self, at: Ints, ones: Ints, others: Ints) -> Told:
        """Return the same of names of very many words."""
        found = []
        for place, one, other in zip(at.tolist(), ones.tolist(), others.tolist(), strict=True):
            if told := against(self._names[one], self._names[other], self._most, self._missing):
                found.append((place, *told))
        columns = np.array(found, np.float64).reshape(-1, len(Told._fields)).T
        return Told(columns[0].astype(np.int64), columns[1], columns[2], columns[3].astype(bool))


def _of(told: Told, places: Ints) -> Told:
    """Return what was told of some pairs with their places among all."""
    return told._replace(at=places[told.at])


def _joined(parts: Sequence[Told]) -> Told:
    """Return several answers as one; of a pair that stands in two the first."""
    at, first = np.unique(np.concatenate([one.at for one in parts]), return_index=True)
    words, lacking = (np.concatenate([one[field] for one in parts])[first] for field in (1, 2))
    return Told(at, words, lacking, np.concatenate([one.over for one in parts])[first])


def _plain(group: Group) -> Told:
    """Return the pairs whose words stand for one another one by one at next to no cost (align.word_by_word)."""
    total, within = np.zeros(len(group.at)), np.ones(len(group.at), bool)
    for at in range(1, len(group.ones) + 1):
        total = total + group.costs[1, 1, at, at]
        within &= total <= PLAIN
    plain = np.flatnonzero(within)
    return Told(plain, total[plain], np.zeros(len(plain)), np.zeros(len(plain), bool))


def _lacking(group: Group, most: float) -> Floats:
    """Return what the words cost at least that stand alone in an alignment whose other steps cost `most` at most.

    Words of their own at one place would clash: they never stand side by side.
    """
    wide, other, pairs = len(group.ones), len(group.others), len(group.at)
    least = np.full((3, wide + 1, other + 1, pairs), np.inf)
    least[0, 0, 0] = 0.0
    for end, stop in product(range(wide + 1), range(other + 1)):
        both, left, right = least[:, end, stop]
        if end:
            np.minimum(least[0, end - 1, stop], least[1, end - 1, stop], out=left)
            left += group.ones[end - 1]
        if stop:
            np.minimum(least[0, end, stop - 1], least[2, end, stop - 1], out=right)
            right += group.others[stop - 1]
        for step in FROM_ONE[min(end, 3)][min(stop, 3)] if end and stop else ():
            before = least[:, end - step[0], stop - step[1]].min(axis=0)
            np.minimum(both, before, out=both, where=group.costs[*step, end, stop] <= most)
    found: Floats = np.minimum.reduce(least[:, -1, -1])
    return found


class _Table:
    """The alignments of `align.align` for many pairs of names of so many words at once."""

    def __init__(self, group: Group, most: float, clash: float) -> None:
        self._alone, self._costs = (group.ones, group.others), group.costs
        self._most, self._clash = most, clash
        self._wide, self._other, self._pairs = len(group.ones), len(group.others), len(group.at)

    def told(self, missing: float) -> Told:
        """Return what the cheapest alignments cost, where that is not too much."""
        totals, taken = self._filled()
        at = np.flatnonzero(totals[self._wide, self._other] <= self._most)
        whole, lacking, over = self._walked(totals[:, :, at], taken[:, :, at])
        kept = lacking <= missing
        return Told(at[kept], (whole - lacking)[kept], lacking[kept], over[kept])

    def _filled(self) -> tuple[Floats, NDArray[np.int8]]:
        """Return for each place in either name the cost of the cheapest alignment so far, and its last step."""
        shape = (self._wide + 1, self._other + 1, self._pairs)
        totals, taken = np.zeros(shape), np.full(shape, -1, np.int8)
        for stop in range(1, self._other + 1):
            totals[0, stop] = totals[0, stop - 1] + self._alone[1][stop - 1]
            taken[0, stop] = TAKEN.index(RIGHT)
        for end in range(1, self._wide + 1):
            totals[end, 0] = totals[end - 1, 0] + self._alone[0][end - 1]
            taken[end, 0] = TAKEN.index(LEFT)
            for stop in range(1, self._other + 1):
                self._fill(totals, taken, end, stop)
        return totals, taken

    def _fill(self, totals: Floats, taken: NDArray[np.int8], end: int, stop: int) -> None:
        left, right = TAKEN.index(LEFT), TAKEN.index(RIGHT)
        best = (
            totals[end - 1, stop] + self._alone[0][end - 1] + np.where(taken[end - 1, stop] == right, self._clash, 0.0)
        )
        gained = (
            totals[end, stop - 1] + self._alone[1][stop - 1] + np.where(taken[end, stop - 1] == left, self._clash, 0.0)
        )
        last = np.where(gained < best, right, left).astype(np.int8)
        best = np.minimum(best, gained)
        for step in FROM_ONE[min(end, 3)][min(stop, 3)]:
            total = totals[end - step[0], stop - step[1]] + self._costs[*step, end, stop]
            last[total < best] = TAKEN.index(step)
            best = np.minimum(best, total)
        totals[end, stop], taken[end, stop] = best, last

    def _walked(self, totals: Floats, taken: NDArray[np.int8]) -> tuple[Floats, Floats, Bools]:
        """Return the sums of all steps and of words that stand alone, and whether such a word is no particle.

        Sums run from the first step to the last.
        """
        pairs = np.arange(totals.shape[2])
        end, stop = np.full(len(pairs), self._wide), np.full(len(pairs), self._other)
        wide, other = (np.array([step[side] for step in TAKEN] + [0]) for side in (0, 1))
        steps = []
        while (end + stop).any():
            last = taken[end, stop, pairs]
            before, until = end - wide[last], stop - other[last]
            cost = totals[end, stop, pairs] - totals[before, until, pairs]
            steps.append((cost, np.where((last == 0) | (last == 1), cost, 0.0)))
            end, stop = before, until
        whole, lacking, over = np.zeros(len(pairs)), np.zeros(len(pairs)), np.zeros(len(pairs), bool)
        for cost, single in reversed(steps):
            whole, lacking, over = whole + cost, lacking + single, over | (single > PARTICLE)
        return whole, lacking, over
