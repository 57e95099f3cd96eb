"""Clusters that look wrong: a person should look at them, whatever the weights say.

In: people, the cluster of each row, likely pairs. Out: Odd clusters, those with most against them first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from dadkhah.model.person import Pair, Person
from dadkhah.resolve.rows.reasons import forbidden

LIKELY = 0.5
AGES = 5
"""Years that two ages of one person may lie apart before somebody should look."""

KINDS = ("two_deaths", "sexes", "born", "ages", "twice", "chain")
"""What can look wrong: known days of death that differ, sexes, days of birth, ages; several rows of one list; rows that
hang together by way of others only."""


class Odd(msgspec.Struct, frozen=True):
    """A cluster that looks wrong: its rows, and what of KINDS speaks against it."""

    rows: tuple[int, ...]
    kinds: tuple[str, ...]


def odd(people: Sequence[Person], of: Sequence[int], pairs: Sequence[Pair]) -> list[Odd]:
    """Return the clusters that look wrong."""
    members: dict[int, list[int]] = {}
    for row, cluster in enumerate(of):
        members.setdefault(cluster, []).append(row)
    likely = {(one.left, one.right): one.probability for one in pairs if of[one.left] == of[one.right]}
    found = [Odd(tuple(rows), tuple(_kinds(rows, people, likely))) for rows in members.values() if len(rows) > 1]
    return sorted((one for one in found if one.kinds), key=lambda one: (_weight(one), one.rows))


def _weight(one: Odd) -> tuple[int, int]:
    return min(KINDS.index(kind) for kind in one.kinds), -len(one.kinds)


def _kinds(rows: Sequence[int], people: Sequence[Person], likely: Mapping[tuple[int, int], float]) -> Iterator[str]:
    held = [people[row] for row in rows]
    if any(forbidden(one, other) for one, other in combinations(held, 2)):
        yield "two_deaths"
    if len({one.sex for one in held if one.sex}) > 1:
        yield "sexes"
    if len({one.born for one in held if one.born is not None and one.born.start == one.born.end}) > 1:
        yield "born"
    ages = [one.age for one in held if one.age is not None]
    if ages and max(ages) - min(ages) > AGES:
        yield "ages"
    if len({one.source for one in held}) < len(held):
        yield "twice"
    if len(rows) > 2 and any(likely.get(pair, 0.0) < LIKELY for pair in combinations(rows, 2)):
        yield "chain"
