"""Small parts joined side by side are joined as each is by itself."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest

from dadkhah.resolve.rows.cluster import Part, Ruled, Rules, clustered, parts
from dadkhah.resolve.rows.small import MOST, laid

Pairs = list[tuple[int, int]]


def invented(wide: int, many: int, seed: int) -> tuple[Pairs, list[float]]:
    """Return pairs of rows that hang together in parts of so many rows, weights among them that are the same."""
    draw = random.Random(seed)  # noqa: S311 - invented weights, the same each time
    ends = []
    for part in range(many):
        first = part * wide
        chain = [(at, at + 1) for at in range(first, first + wide - 1)]
        others = [pair for pair in combinations(range(first, first + wide), 2) if pair not in chain]
        ends += [*chain, *(pair for pair in others if draw.random() < 0.6)]
    draw.shuffle(ends)
    return ends, [draw.choice((-4.0, -1.0, 0.0, 2.0, 2.0, 5.0, draw.gauss(1, 4))) for _ in ends]


@pytest.mark.parametrize("wide", [2, 3, 4, 5, 8, MOST])
def test_each_part_is_joined_as_it_is_by_itself(wide: int) -> None:
    ends, weights = invented(wide, 60, wide)
    rules = Rules(days=(None,) * (60 * wide))
    ((held,), others) = laid(parts(ends, ()), ends)
    found = list(range(60 * wide))
    for rows, leasts in zip(held.rows.tolist(), held.joined(np.array(weights)).tolist(), strict=True):
        for row, least in zip(rows, leasts, strict=True):
            found[row] = least
    assert others == []
    assert found == clustered(ends, weights, rules, dated=False)
    assert 1 < len(set(found)) < len(found)


def test_the_same_parts_are_joined_anew_under_other_weights() -> None:
    ends = [(0, 1), (1, 2), (3, 4)]
    couples, triples = laid(parts(ends, ()), ends)[0]
    assert couples.joined(np.array([1.0, 1.0, -1.0])).tolist() == [[3, 4]]
    assert couples.joined(np.array([1.0, 1.0, 1.0])).tolist() == [[3, 3]]
    assert triples.joined(np.array([9.0, 1.0, 1.0])).tolist() == [[0, 0, 2]]
    assert triples.joined(np.array([9.0, 9.0, 1.0])).tolist() == [[0, 0, 0]]
    assert triples.joined(np.array([-9.0, 9.0, 1.0])).tolist() == [[0, 1, 1]]


def test_greater_parts_are_left_to_others_and_none_may_be_there() -> None:
    ends = [(at, at + 1) for at in range(MOST)]
    small, others = laid(parts(ends, ()), ends)
    assert small == []
    assert [sorted(one.pairs) for one in others] == [list(range(MOST))]
    assert laid([], []) == ([], [])


def test_no_weight_joins_more_than_rules_that_say_nothing() -> None:
    one = Part([0], [])
    assert list(Ruled(Rules(days=(None, None)), dated=False).joined([(0, 1, 0.0)])) == []
    assert laid([one], [(0, 1)])[0][0].joined(np.array([0.0])).tolist() == [[0, 1]]
