"""Rows that found nobody look a second time: at all rows that say the same besides their names.

In: columns, pairs with probabilities, the cluster of each row, weights. Out: Second: more pairs, and the weights with
what the kinds of names are worth that only such rows are asked for (model.KINDS).

Such names are two names by all their sounds: words in another order, several slips, another end. What they are worth
is learned where ages tell. Strangers, and kin, who died on one day in one place are of any age: pairs so alike that
are a few years apart are two people (u, among all pairs of rows so far apart), and of those of one age as many as
these lead to expect; the others are one person (m, among all such pairs that are).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, compress

import msgspec
import numpy as np

from dadkhah.model.linkage import Weights
from dadkhah.model.person import Pair
from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.columns import Columns, most
from dadkhah.resolve.rows.missed import AS_MANY, NEAR, OTHER
from dadkhah.resolve.rows.model import KINDS, kind_step, name_step
from dadkhah.resolve.rows.pattern import facts

LEAST = 0.01
"""Below this probability a pair is not looked at further."""

HALF = 0.5
"""A pair that may have been, so that nothing is impossible."""

FEW = 3
"""Pairs of one person of a kind below which it speaks for nobody."""

LAG = 1 << 40
"""What tells the second half of days, or years, from the first."""


class Second(msgspec.Struct, frozen=True):
    """What a second look found: the pairs with those that were not likely enough before; what kinds are worth."""

    pairs: list[Pair]
    weights: Weights


class Look(msgspec.Struct, frozen=True):
    """Pairs of rows that are looked at, each as one number (`divmod` by the rows): all, and those that share a word."""

    every: list[int]
    meeting: list[int]


def look(held: Columns, of: Sequence[int]) -> Look:
    """Return the pairs of a row that stands alone with any that says two things that it says."""
    every, size, name = sorted(_saying(held, of)), len(of), held.name
    both = [(name[pair // size], name[pair % size]) for pair in every]
    words = {one: frozenset(chain.from_iterable(names.ways(held.spelled[one]))) for one in {*chain.from_iterable(both)}}
    alike = (not words[one].isdisjoint(words[other]) for one, other in both)
    return Look(every, list(compress(every, alike)))


def named(held: Columns, looked: Look) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different names of rows that share a word, lesser first, each once and in order."""
    size = len(held.name)
    both = {(min(pair), max(pair)) for pair in (_names(held, *divmod(one, size)) for one in looked.meeting)}
    yield from sorted(pair for pair in both if pair[0] != pair[1])


def _names(held: Columns, one: int, other: int) -> tuple[int, int]:
    return held.name[one], held.name[other]


def second(
    held: Columns,
    pairs: Sequence[Pair],
    of: Sequence[int],
    weights: Weights,
    alike: tuple[Look, Iterable[tuple[int, int, int]]],
) -> Second:
    """Return the pairs, by their rows, with those that a second look finds.

    `alike`: what is looked at, and the levels of its names (name, other name, level).
    """
    looked, levels = alike
    met = list(_met(held, looked, {(one, other): level for one, other, level in levels}))
    told = _weighed(held, looked, met, of, weights)
    known = {(pair.left, pair.right) for pair in pairs}
    every = (Pair(one.left, one.right, told.probability(one.levels), one.levels) for one in met)
    found = [pair for pair in every if pair.probability >= LEAST and (pair.left, pair.right) not in known]
    return Second(sorted([*pairs, *found], key=lambda pair: (pair.left, pair.right)), told)


def _saying(held: Columns, of: Sequence[int]) -> set[int]:
    many, size = Counter(of), len(of)
    limit = most(size)
    groups: dict[tuple[int, ...], list[int]] = {}
    for row in range(size):
        for key in _said(held, row):
            groups.setdefault(key, []).append(row)
    found: set[int] = set()
    for rows in groups.values():
        if 1 < len(rows) <= limit:
            alone = [row for row in rows if many[of[row]] == 1]
            for row in alone:  # rows of a group stand in their order
                at = rows.index(row)
                found.update([other * size + row for other in rows[:at]])
                found.update([row * size + other for other in rows[at + 1 :]])
    return found


def _said(held: Columns, row: int) -> Iterator[tuple[int, ...]]:
    """Yield what a row says, two things at a time: day, place and age; a day or a year apart is met too."""
    first, place, age = held.first[row], held.place[row], held.age[row]
    days = {first // 2, LAG + (first + 1) // 2} if first is not None and first == held.last[row] else set()
    ages = {age // 2, LAG + (age + 1) // 2} if age is not None else set()
    if place is not None:
        yield from ((0, day, place) for day in days)
        yield from ((1, years, place, held.sex[row] or 0) for years in ages)
    yield from ((2, day, years) for day in days for years in ages)


def _met(held: Columns, looked: Look, levels: Mapping[tuple[int, int], int]) -> Iterator[Pair]:
    """Yield those pairs whose names have anything in common; how likely they are is not told yet."""
    kinds: dict[tuple[int, int], int] = {}
    for pair in looked.meeting:
        one, other = divmod(pair, len(held.name))
        left, right = sorted(_names(held, one, other))
        level = names.SAME_NAME if left == right else levels.get((left, right), 0)
        if level:
            step = name_step(level, min(held.rare[one], held.rare[other]))
        else:
            if (left, right) not in kinds:
                kinds[left, right] = kind(held.spelled[left], held.spelled[right])
            step = kind_step(kinds[left, right])
        if step < name_step(0, 0):
            yield Pair(one, other, 0.0, facts(held, one, other, step))


def kind(one: names.PreparedName, other: names.PreparedName) -> int:
    """Return in which of KINDS two names of level 0 are alike, the number behind the last one where in none.

    Two names of the same consonants in the Arabic script are two: it writes what tells Hassan from Hussein, and twins
    die on one day.
    """
    less, more = sorted((names.keys(one), names.keys(other)), key=len)
    if len(less) > 1:
        if turned(less, more):
            return 0
        if less[0] == more[0] and within(less, more) and not (names.original(one) and names.original(other)):
            return 1
    return 2 if names.begin_alike(one, other) else len(KINDS)


def turned(less: Sequence[str], more: Sequence[str]) -> bool:
    """Say whether the words of a name are those of another that begins with its last ones, some between left out.

    Both ends of either name are in the other: a son's name that ends with his father's whole name is no such name.
    """
    return any(
        part[0] == whole[0] and part[-1] == whole[-1] and within(part, whole)
        for part, whole in (
            *(((*less[at:], *less[:at]), more) for at in range(1, len(less))),
            *((less, (*more[at:], *more[:at])) for at in range(1, len(more))),
        )
    )


def within(less: Sequence[str], more: Sequence[str]) -> bool:
    """Say whether all words of a name are in another, in order."""
    rest = iter(more)
    return all(word in rest for word in less)


def _weighed(held: Columns, looked: Look, met: Sequence[Pair], of: Sequence[int], weights: Weights) -> Weights:
    """Return the weights with what the kinds of names are worth by the pairs of one day and place."""
    near, far = Counter[int](), Counter[int]()
    for one in met:
        years = _years(held, one.left, one.right)
        if years is not None:
            (near if years <= NEAR else far if years in OTHER else Counter())[name_step(0, 0) - one.levels[0]] += 1
    same, others = _same(held, of), _others(held, looked.every)
    m, u = list(weights.m[0]), list(weights.u[0])
    for step in range(kind_step(0), kind_step(len(KINDS))):
        right = max(near[step] - AS_MANY * far[step], 0.0)
        u[step] = (far[step] + HALF) / (others + 1)
        m[step] = (right + HALF) / (same + 1)
        if right < FEW:
            m[step] = min(m[step], u[step])
    return msgspec.structs.replace(weights, m=(tuple(m), *weights.m[1:]), u=(tuple(u), *weights.u[1:]))


def _others(held: Columns, pairs: Sequence[int]) -> int:
    """Return of how many pairs `_years` is among OTHER: the same rule by columns, since they are half a million.

    LAG stands for what is missing: no day, place or age is so far from another.
    """
    exact = [first if first == last else None for first, last in zip(held.first, held.last, strict=True)]
    day, place, age = (
        np.array([LAG if one is None else one for one in column], np.int64) for column in (exact, held.place, held.age)
    )
    one, other = np.divmod(np.array(pairs, np.int64), len(held.name))
    same = (place[one] == place[other]) & (place[one] != LAG)
    same &= (np.abs(day[one] - day[other]) <= 1) & (day[one] != LAG)
    years = np.abs(age[one] - age[other])[same]
    return int(((years >= OTHER.start) & (years < OTHER.stop)).sum())


def _same(held: Columns, of: Sequence[int]) -> int:
    """Return how many pairs of one day, place and age are one person."""
    clusters: dict[int, list[int]] = {}
    for row, cluster in enumerate(of):
        clusters.setdefault(cluster, []).append(row)
    pairs = (pair for rows in clusters.values() if len(rows) > 1 for pair in combinations(rows, 2))
    return sum(years is not None and years <= NEAR for years in (_years(held, *pair) for pair in pairs))


def _years(held: Columns, one: int, other: int) -> int | None:
    """Return the years between two rows of one day (or a day apart) and place; None for others."""
    age, years = held.age[one], held.age[other]
    first, begin = held.first[one], held.first[other]
    if age is None or years is None or first is None or begin is None:
        return None
    exact = first == held.last[one] and begin == held.last[other]
    same = exact and abs(first - begin) <= 1 and held.place[one] is not None and held.place[one] == held.place[other]
    return abs(age - years) if same else None
