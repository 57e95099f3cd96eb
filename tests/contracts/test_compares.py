"""What everything that compares names must tell: levels of pairs of names, in the order in which they were asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import chain, combinations

import pytest
from tests.naming import invented

from dadkhah.adapters.beside import Beside
from dadkhah.ports import Compares
from dadkhah.resolve.rows import bulk, names

Opens = Callable[[Sequence[names.PreparedName]], AbstractContextManager[Compares]]

WRITTEN = ["Karim Rostami", "کریم رستمی", "Rostami Karim", "Sara Tavan", "", "Karim Rostamy"]


@pytest.fixture(params=[bulk.Comparing, pytest.param(Beside, marks=pytest.mark.slow)], ids=["here", "beside"])
def opens(request: pytest.FixtureRequest) -> Opens:
    opened: Opens = request.param
    return opened


def levels(written: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the levels of all pairs of names that have one, told one by one."""
    held = [names.prepare(one) for one in written]
    pairs = combinations(range(len(held)), 2)
    return [(one, other, level) for one, other in pairs if (level := names.level(held[one], held[other]))]


def batches(size: int, many: int) -> list[array[int]]:
    """Return all pairs of so many names, so many in each batch."""
    flat = array("q", chain.from_iterable(combinations(range(size), 2)))
    return [flat[at : at + 2 * many] for at in range(0, len(flat), 2 * many)]


def test_levels_come_in_the_order_of_the_batches(opens: Opens) -> None:
    with opens([names.prepare(one) for one in WRITTEN]) as compares:
        found = list(compares.levels(batches(len(WRITTEN), 4)))
    assert len(found) == 4
    assert list(chain.from_iterable(found)) == levels(WRITTEN) != []


def test_every_level_of_a_batch_is_told_where_it_is_asked_for(opens: Opens) -> None:
    with opens([names.prepare(one) for one in WRITTEN]) as compares:
        first, *_ = compares.levels([array("q", [0, 3])]), None
        assert list(compares.every(array("q", [0, 3, 0, 1]))) == [0, names.level(*map(names.prepare, WRITTEN[:2]))]
        assert list(first) == [[]]
        assert list(compares.every(array("q"))) == []


def test_no_names_and_no_batches_are_no_levels(opens: Opens) -> None:
    with opens([]) as compares:
        assert list(compares.levels([])) == []


@pytest.mark.slow
def test_levels_of_many_names_are_those_of_each_pair(opens: Opens) -> None:
    written = invented(60, 9)
    with opens([names.prepare(one) for one in written]) as compares:
        found = chain.from_iterable(compares.levels(batches(len(written), 100)))
        assert list(found) == levels(written)
