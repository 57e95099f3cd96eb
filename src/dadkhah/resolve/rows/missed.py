"""How many people stand in two clusters because their rows did not find one another: an estimate without the truth.

In: columns, the cluster of each row. Out: Missed, None where the rows say too little for it.

Strangers who died on one day in one place are of any age; rows of one person that were not joined are of one age. Among
rows of one day, place and (nearly) one age that were not joined there are more pairs than their neighbours of other
ages lead to expect; what is too many was missed, whatever the names: never compared, too far apart, or called two.
For the rows of each list the missed are set beside those that found somebody who says the same, and the share is taken
for all rows of the list that found somebody: a careless list misses more, and leaves out days and ages more often. It
is assumed that rows of one list find one another as often whether they say all that or not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import msgspec

from dadkhah.resolve.rows.columns import Columns

MOST = 30
"""Rows of one day and place that are looked at: among more strangers nothing stands out."""

NEAR = 1
"""Years that two ages of one person lie apart: it depends on who counts them."""

OTHER = range(3, 9)
"""Years between the ages of strangers that they are compared with: few enough that such ages are as common."""

AS_MANY = (1 + 2 * NEAR) / (2 * len(OTHER))
"""Pairs of strangers so near in age for each that is so far."""

TWO_SIDED = 1.96
"""Standard deviations on either side that hold 95 in a hundred (normal distribution)."""

FEW = 100
"""Rows that found somebody who says the same, below which nothing is estimated."""

ENOUGH = 20
"""The same of one list, below which the others speak for it."""


class Missed(msgspec.Struct, frozen=True):
    """How many joins were missed, and the standard deviation of that number."""

    joins: float
    deviation: float


def people(counted: int, drawn: tuple[int, int, int], one: Missed | None) -> tuple[int, int, int]:
    """Return low, middle and high of the number of people.

    Args:
        counted: people as the clusters have them.
        drawn: low, median and high of what draws gave, which know only pairs that were compared.
        one: joins that were missed; where nothing tells it, the draws are all there is.
    """
    if one is None:
        return drawn
    width = TWO_SIDED * math.hypot(one.deviation, (drawn[2] - drawn[0]) / (2 * TWO_SIDED))
    middle = counted - one.joins
    low, high = math.floor(middle - width), math.ceil(middle + width)
    return max(low, 1), max(round(middle), 1), max(high, 1)


def after(one: Missed | None, once: Sequence[int], of: Sequence[int]) -> Missed | None:
    """Return what is still missed where more was joined: in the clusters `of`, of what was missed `once`.

    What a second look joins says all that missed rows are told by. It takes none of the number of people that was
    estimated before it.
    """
    return one and Missed(one.joins - (len(set(once)) - len(set(of))), one.deviation)


def missed(held: Columns, of: Sequence[int], bound: Collection[int] = ()) -> Missed | None:
    """Return how many joins were missed; `bound`: rows that no machine joins, so that nothing was missed of them."""
    many = Counter(of)
    alone = [many[cluster] == 1 for cluster in of]
    one_list = len(set(held.source)) == 1
    found: set[int] = set()
    near, far = Counter[int](), Counter[int]()
    for one, other, years in _agreeing(held, bound):
        if of[one] == of[other]:
            found.update((one, other) if years <= NEAR else ())
        elif (counts := _counts(years, near, far)) is not None and (one_list or held.source[one] != held.source[other]):
            single = [held.source[row] for row in (one, other) if alone[row]]
            counts.update(single if len(single) == 2 else 2 * single)
    return _summed(held.source, alone, found, near, far)


def _counts(years: int, near: Counter[int], far: Counter[int]) -> Counter[int] | None:
    """Return what counts pairs of ages so far apart, None where nothing does."""
    return near if years <= NEAR else far if years in OTHER else None


def _agreeing(held: Columns, bound: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """Yield pairs of rows of one day and place, with the years between their ages."""
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, (first, last, place, age) in enumerate(zip(held.first, held.last, held.place, held.age, strict=True)):
        if first is not None and first == last and place is not None and age is not None and row not in bound:
            groups.setdefault((first, place), []).append((row, age))
    for rows in groups.values():
        if len(rows) <= MOST:
            for (one, age), (other, years) in combinations(rows, 2):
                yield one, other, abs(age - years)


def _summed(
    source: Sequence[int], alone: Sequence[bool], found: Collection[int], near: Counter[int], far: Counter[int]
) -> Missed | None:
    """Return the sum over the lists; pairs are counted in halves. A list that tells nothing is as the others are."""
    joined = Counter(name for name, single in zip(source, alone, strict=True) if not single)
    seen = Counter(source[row] for row in found)
    excess = {name: (near[name] - AS_MANY * far[name]) / 2 for name in joined}
    noise = {name: (near[name] + AS_MANY**2 * far[name]) / 2 + 1 for name in joined}
    told = [name for name in joined if seen[name] >= ENOUGH]
    if sum(seen[name] for name in told) < FEW:
        return None
    rest = sum(joined[name] for name in joined if seen[name] < ENOUGH) / sum(seen[name] for name in told)
    shares = {name: joined[name] / seen[name] + rest for name in told}
    joins = sum(shares[name] * excess[name] for name in told)
    return Missed(max(joins, 0.0), math.sqrt(sum(shares[name] ** 2 * noise[name] for name in told)))
