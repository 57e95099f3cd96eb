"""Two rows that found nobody are one person more often; how much so follows from the clusters."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.single import MOST, raised, worth


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
    assert worth(clusters(*sizes)) == pytest.approx(bits)


def test_only_pairs_of_rows_that_both_stand_alone_are_raised() -> None:
    of = clusters(400, 300)
    pairs = [Pair(0, 1, 0.2, (1,)), Pair(0, 400, 0.2, (1,)), Pair(400, 401, 0.99, (1,)), Pair(2, 3, 0.2, (1,))]
    found = raised(pairs, of, bound={3})
    assert found[1:] == pairs[1:]
    assert found[0].probability == pytest.approx(0.25 * 6.25 / (1 + 0.25 * 6.25))
    assert (found[0].left, found[0].right, found[0].levels) == (0, 1, (1,))


def test_where_little_is_known_nothing_is_raised() -> None:
    pairs = [Pair(0, 1, 0.3, ())]
    assert raised(pairs, [0, 1]) == pairs
