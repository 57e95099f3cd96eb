"""Rows that hang together are compared with one another, met or not."""

from __future__ import annotations

from itertools import pairwise

from dadkhah.model.person import Pair, Person
from dadkhah.resolve.rows.columns import columns
from dadkhah.resolve.rows.model import prior
from dadkhah.resolve.rows.pattern import pattern
from dadkhah.resolve.rows.unmet import MOST, completed, unmet


def chain(*rows: int, probability: float = 0.9) -> list[Pair]:
    return [Pair(one, other, probability, ()) for one, other in pairwise(rows)]


def test_what_hangs_together_and_never_met_is_yielded_once() -> None:
    assert list(unmet(chain(1, 2, 3, 4))) == [(1, 3), (1, 4), (2, 4)]
    assert list(unmet([*chain(1, 2, 3), Pair(1, 3, 0.01, ())])) == []


def test_two_rows_an_unlikely_link_and_a_crowd_are_left_as_they_are() -> None:
    assert list(unmet(chain(1, 2))) == []
    assert list(unmet(chain(1, 2, 3, probability=0.4))) == []
    assert list(unmet(chain(*range(MOST + 1)))) == []


def test_they_come_among_the_pairs_in_order_as_far_as_they_are_likely() -> None:
    people = [
        Person(source=str(at), rec="1", row=2, name=name, age=30) for at, name in enumerate(("Karim Rostami",) * 3)
    ]
    held, pairs = columns(people), chain(0, 1, 2)
    found = completed(held, pairs, prior(), 0.0)
    assert [(pair.left, pair.right) for pair in found] == [(0, 1), (0, 2), (1, 2)]
    assert found[1].levels == pattern(held, 0, 2)
    assert found[1].probability == prior().probability(found[1].levels)
    assert completed(held, pairs, prior(), 1.1) == pairs
