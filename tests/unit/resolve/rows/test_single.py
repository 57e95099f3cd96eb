"""Rows that found nobody are one person with others more often; how much so follows from the clusters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

import pytest

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.model import COMPARISONS, prior
from dadkhah.resolve.rows.single import LIST, MOST, raised, worths

LEVELS = (1,) * len(COMPARISONS)
"""Levels of a pair of two lists."""


def clusters(*sizes: int) -> list[int]:
    """Return the clusters of so many people with one row, with two and so on."""
    of: list[int] = []
    for size, many in enumerate(sizes, start=1):
        for _ in range(many):
            of += [len(of)] * size
    return of


@pytest.mark.parametrize(
    ("sizes", "bits"),
    [
        ((400, 300, 0), 2 * math.log2(1000 / 400)),
        ((400, 150, 100), 2 * math.log2(2.5) + math.log2(150 / 450)),
        ((100_000, 200), 2 * math.log2(100_400 / 100_000)),
        ((10, 1_000), MOST),
        ((400, 90), 0.0),
        ((0, 300), 0.0),
        ((300, 0, 300), 0.0),
        ((), 0.0),
    ],
)
def test_what_it_is_worth_follows_from_how_many_stand_alone(sizes: Sequence[int], bits: float) -> None:
    of = clusters(*sizes)
    found = worths(of, [0] * len(of))
    assert (found[1].alone if 1 in found else 0.0) == pytest.approx(bits)


def odds(probability: float) -> float:
    return math.log2(probability / (1 - probability))


def test_pairs_of_rows_that_both_stand_alone_are_raised_and_those_of_others_never() -> None:
    of = clusters(400, 300)
    pairs = [
        Pair(0, 1, 0.2, LEVELS),
        Pair(400, 402, 0.2, LEVELS),
        Pair(400, 401, 0.99, LEVELS),
        Pair(2, 3, 0.2, LEVELS),
    ]
    found = raised(pairs, of, [0] * len(of), prior(), bound={3})
    assert found[1:] == pairs[1:]
    assert found[0].probability == pytest.approx(0.25 * 6.25 / (1 + 0.25 * 6.25))
    assert (found[0].left, found[0].right, found[0].levels) == (0, 1, LEVELS)


def test_a_row_alone_belongs_to_a_cluster_without_a_row_of_its_list_more_often() -> None:
    """People have one row on each of three lists; of some the third row was missed."""
    of = clusters(300, 100, 300)
    source = [2] * 300 + [0, 1] * 100 + [0, 1, 2] * 300
    pairs = [Pair(0, 300, 0.2, LEVELS), Pair(300, 500, 0.2, LEVELS)]
    lacking, other = raised(pairs, of, source, prior())
    source[0] = 1
    holding, _ = raised(pairs, of, source, prior())
    alone = math.log2(300 * 3 / 1000 / 2) - math.log2(300 / 1400) - math.log2(200 / 1400)
    listed = prior().bits(LIST, 1)
    assert other == pairs[1]
    assert odds(lacking.probability) - odds(0.2) + listed == pytest.approx(alone + math.log2(1400 / 600), abs=0.1)
    assert odds(holding.probability) - odds(0.2) + listed == pytest.approx(alone - MOST, abs=0.1)


@pytest.mark.parametrize("lists", [1, 2])
def test_lists_that_repeat_people_as_they_meet_others_tell_nothing_by_it(lists: int) -> None:
    of = clusters(400, 100, 1000)
    chance = Random(5)  # noqa: S311 - lists that are invented
    found = worths(of, [chance.randrange(lists) for _ in of])[2]
    assert (found.held, found.lacked) == pytest.approx((0, 0), abs=0.1)


def test_where_little_is_known_nothing_is_raised() -> None:
    pairs = [Pair(0, 1, 0.3, LEVELS)]
    assert raised(pairs, [0, 1], [0, 1], prior()) == pairs
