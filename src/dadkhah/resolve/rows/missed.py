"""How many people stand in two clusters because their rows did not find one another: an estimate without the truth.

In: columns, the cluster of each row. Out: Missed, None where the rows say too little for it.

Strangers who died on one day in one place are of any age; rows of one person that were not joined are of one age. Among
rows of one day, place and (nearly) one age that were not joined there are more pairs than their neighbours of other
ages lead to expect; what is too many was missed, whatever the names: never compared, too far apart, or called two.
For the rows of each list the missed are set beside those that found somebody who says the same, and the share is taken
for all rows of the list that found somebody: a careless list misses more, and leaves out days and ages more often. It
is assumed that rows of one list find one another as often whether they say all that or not. They do so less, and the
low end of the interval allows for it. Where many died on one day in one place, only rows that share a word of their
names are set beside one another: among all of them nothing would stand out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import msgspec

from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.columns import Columns

MOST = 10
"""Rows of one day and place, or of one word of their names too, that are looked at: more drown what stands out."""

LESS = 1.5
"""How much more often, at most, rows are missed that say one thing less of day, place and age: on lists with a known
truth 1.0 to 1.3 times for one thing, 1.5 to 2.2 for two and 2.4 to 3.8 for all three."""

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
    """How many joins were missed, and the standard deviation of that number.

    more: how many more there may be, should rows that say less be missed more often.
    """

    joins: float
    deviation: float
    more: float = 0.0


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
    low, high = math.floor(middle - width - one.more), math.ceil(middle + width)
    return max(low, 1), max(round(middle), 1), max(high, 1)


def after(one: Missed | None, once: Sequence[int], of: Sequence[int]) -> Missed | None:
    """Return what is still missed where more was joined: in the clusters `of`, of what was missed `once`.

    What a second look joins says all that missed rows are told by. It takes none of the number of people that was
    estimated before it.
    """
    return one and Missed(one.joins - (len(set(once)) - len(set(of))), one.deviation, one.more)


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
    return _summed(_Rows(held, alone, found), near, far)


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
        parts = [rows] if len(rows) <= MOST else _by_word(held, rows)
        for (one, age), (other, years) in {pair for part in parts for pair in combinations(part, 2)}:
            yield one, other, abs(age - years)


def _by_word(held: Columns, rows: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield those of some rows that share a word of their names, where they are not too many either."""
    words: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        for word in set(names.keys(held.spelled[held.name[row[0]]])):
            words.setdefault(word, []).append(row)
    return (part for part in words.values() if len(part) <= MOST)


class _Rows(msgspec.Struct, frozen=True):
    """Rows: which stand alone, and which found somebody who says the same."""

    held: Columns
    alone: Sequence[bool]
    found: Collection[int]

    def joined(self) -> Iterator[tuple[int, int]]:
        """Yield for each row that found somebody its list, and how many of day, place and age it does not say."""
        held = self.held
        for row, (name, single) in enumerate(zip(held.source, self.alone, strict=True)):
            if not single:
                first = held.first[row]
                dated = first is not None and first == held.last[row]
                yield name, (not dated) + (held.place[row] is None) + (held.age[row] is None)


def _summed(rows: _Rows, near: Counter[int], far: Counter[int]) -> Missed | None:
    """Return the sum over the lists; pairs are counted in halves. A list that tells nothing is as the others are."""
    said = Counter(rows.joined())
    joined: dict[int, int] = defaultdict(int)
    less: dict[int, float] = defaultdict(float)
    for (name, lacking), many in said.items():
        joined[name] += many
        less[name] += many * (LESS**lacking - 1)
    seen = Counter(rows.held.source[row] for row in rows.found)
    excess = {name: (near[name] - AS_MANY * far[name]) / 2 for name in joined}
    noise = {name: (near[name] + AS_MANY**2 * far[name]) / 2 + 1 for name in joined}
    told = [name for name in joined if seen[name] >= ENOUGH]
    if sum(seen[name] for name in told) < FEW:
        return None
    rest = sum(joined[name] for name in joined if seen[name] < ENOUGH) / sum(seen[name] for name in told)
    shares = {name: joined[name] / seen[name] + rest for name in told}
    joins = sum(shares[name] * excess[name] for name in told)
    more = sum(less[name] / seen[name] * max(excess[name], 0.0) for name in told)
    return Missed(max(joins, 0.0), math.sqrt(sum(shares[name] ** 2 * noise[name] for name in told)), more)
