"""What every engine of tables must do: the same pairs, patterns and probabilities, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import combinations
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest
from tests.naming import invented
from tests.sparks import quick

from dadkhah.adapters.duckdb.tables import DuckTables
from dadkhah.adapters.spark.session import Session, Wanted, session
from dadkhah.adapters.spark.tables import SparkTables
from dadkhah.model.linkage import NAMES, Compared, Weights
from dadkhah.model.person import Pair
from dadkhah.ports import Tables
from dadkhah.resolve.rows import bulk, names
from dadkhah.resolve.rows.model import COMPARISONS, prior

Opens = Callable[[], AbstractContextManager[Tables]]

NAME = next(at for at, one in enumerate(COMPARISONS) if one.name == "name")
DATE = next(at for at, one in enumerate(COMPARISONS) if one.name == "date")
BORN = next(at for at, one in enumerate(COMPARISONS) if one.name == "born")
FATHER = next(at for at, one in enumerate(COMPARISONS) if one.name == "father")
LIST = next(at for at, one in enumerate(COMPARISONS) if one.name == "list")

ROWS: dict[str, list[int | None]] = {
    "name": [0, 0, 1, 2, 0],
    "rare": [3, 3, 2, 0, 3],
    "first": [100, 100, 101, None, 90],
    "last": [100, 100, 101, None, 120],
    "usual_day": [0, 0, 0, 0, 0],
    "born": [5, 5, 6, None, None],
    "age": [30, 30, 31, 60, None],
    "place": [1, 1, 2, None, 1],
    "usual_place": [0, 0, 1, 0, 0],
    "sex": [1, 1, 2, None, 1],
    "father": [7, 8, 7, None, None],
    "source": [0, 1, 1, 1, 0],
}
BLOCKS = [(0, 11), (1, 11), (2, 11), (0, 12), (1, 12), (3, 13), (4, 14), (0, 14), (3, 14)]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return one Spark for all tests of this module: it takes seconds to start.

    Its tables are of five rows: to share them out takes longer than to go without.
    """
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        quick(folder, patch)
        patch.setattr("dadkhah.adapters.spark.session.SHUFFLES", "2")
        with session(Wanted(folder, "local[1]", "1GB")) as opened:
            yield opened


@pytest.fixture(
    scope="module",
    params=["duckdb", pytest.param("spark", marks=[pytest.mark.slow, pytest.mark.needs("java", "pyspark")])],
)
def opens(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opens:
    """Return what opens an engine, one after the other."""
    folder = tmp_path_factory.mktemp("tables")
    if request.param == "duckdb":
        return lambda: DuckTables(COMPARISONS, folder)
    opened: Session = request.getfixturevalue("spark")
    return lambda: SparkTables(COMPARISONS, Wanted(Path(mkdtemp(dir=folder))), opened)


@pytest.fixture
def tables(opens: Opens) -> Iterator[Tables]:
    with opens() as opened:
        yield opened


class Taken(NamedTuple):
    """The rows of this module after all steps: what each step told, and what three questions were answered with."""

    met: int
    names: list[tuple[int, int]]
    fathers: list[tuple[int, int]]
    patterns: Compared
    every: list[Pair]
    likely: list[Pair]
    rare: list[Pair]


@pytest.fixture(scope="module")
def taken(opens: Opens) -> Taken:
    """Return what an engine makes of the rows, once for all tests that only look at it."""
    known = prior()
    rare = Weights(1e-9, known.m, known.u)
    with opens() as tables:
        steps = tables.load(ROWS, BLOCKS, 5), sorted(tables.names()), sorted(tables.keep([(0, 1, 5)]))
        patterns = tables.compare([(7, 8, 9)], [(2, 3)])
        return Taken(*steps, patterns, *(list(tables.score(*how)) for how in ((known, 0.0), (known, 0.5), (rare, 0.0))))


def top(at: int) -> int:
    return len(COMPARISONS[at].steps) - 1


@pytest.mark.slow
def test_pairs_share_a_block_and_are_counted_once(taken: Taken) -> None:
    assert taken.met == 6
    assert taken.names == [(0, 1), (0, 2)]


def test_a_block_of_too_many_rows_brings_nobody_together(opens: Opens) -> None:
    with opens() as tables:
        assert tables.load(ROWS, BLOCKS, 2) == 1
        assert list(tables.names()) == []


@pytest.mark.slow
def test_only_names_whose_ends_allow_it_go_on(tables: Tables) -> None:
    spelled = [names.prepare(one) for one in invented(60, 8)]
    rows = {name: [None] * len(spelled) for name in ROWS} | {"name": list(range(len(spelled)))}
    tables.load(rows, ((row, 1) for row in range(len(spelled))), len(spelled))
    met = list(tables.names(bulk.ends(spelled)))
    levels = (
        (one, other, names.level(spelled[one], spelled[other])) for one, other in combinations(range(len(spelled)), 2)
    )
    agree = {(one, other) for one, other, level in levels if level}
    assert met == sorted(met)
    assert agree <= set(met)
    assert len(met) < len(spelled) * (len(spelled) - 1) / 3


def test_only_pairs_with_names_alike_go_on(taken: Taken) -> None:
    assert taken.fathers == [(7, 8)]
    assert sum(taken.patterns.candidates.values()) == 4


@pytest.mark.slow
def test_fathers_are_asked_for_where_names_are_the_same(tables: Tables) -> None:
    tables.load(ROWS, BLOCKS, 5)
    assert list(tables.keep([])) == [(7, 8)]
    assert sum(tables.compare([], []).candidates.values()) == 2


def test_levels_say_how_far_each_comparison_agrees(taken: Taken) -> None:
    patterns = taken.patterns.candidates
    twins = next(one for one in patterns if one[BORN] == top(BORN))
    assert twins[NAME] == top(NAME)
    assert twins[DATE] == top(DATE)
    assert twins[FATHER] == top(FATHER)
    assert twins[LIST] == top(LIST)
    assert sum(patterns.values()) == 4


def test_a_missing_value_is_no_level(taken: Taken) -> None:
    patterns = taken.patterns
    (other,) = patterns.others
    assert other[DATE] == -1
    assert other[FATHER] == -1
    assert other[NAME] == 0
    assert patterns.others[other] == 1


def test_a_stretch_of_days_meets_the_day_in_it(taken: Taken) -> None:
    patterns = taken.patterns.candidates
    meets = [
        one for one in patterns if COMPARISONS[DATE].steps[top(DATE) - one[DATE]].words == "stretches of days that meet"
    ]
    assert len(meets) == 1
    assert meets[0][LIST] == 0


def alike(patterns: Compared) -> set[str]:
    """Return the conditions that hold between names that are not the same."""
    others = {one[NAME] for one in patterns.candidates if one[NAME] != top(NAME)}
    return {COMPARISONS[NAME].steps[top(NAME) - one].sql.split(" and ")[0] for one in others}


def test_the_level_of_names_is_the_one_that_was_handed_over(taken: Taken) -> None:
    assert alike(taken.patterns) == {f"array_contains(near_l, name_r * {NAMES} + 5)"}


@pytest.mark.slow
@pytest.mark.parametrize("level", [1, 2, 3, 4, 6, 7, 8, 9])
def test_every_level_of_names_has_its_own_condition(tmp_path: Path, level: int) -> None:
    with DuckTables(COMPARISONS, tmp_path) as tables:
        tables.load(ROWS, BLOCKS, 5)
        list(tables.keep([(0, 1, level)]))
        assert alike(tables.compare([], [])) == {f"array_contains(near_l, name_r * {NAMES} + {level})"}


def test_pairs_are_scored_as_the_weights_say_in_order(taken: Taken) -> None:
    weights, found = prior(), taken.every
    assert [(one.left, one.right) for one in found] == sorted((one.left, one.right) for one in found)
    assert all(one.left < one.right for one in found)
    for one in found:
        assert one.probability == pytest.approx(weights.probability(one.levels), abs=1e-9)
    assert taken.likely == [one for one in found if one.probability >= 0.5]
    assert (0, 1) in {(one.left, one.right) for one in taken.likely}


def test_other_weights_give_other_probabilities(taken: Taken) -> None:
    before, after = ({(one.left, one.right): one.probability for one in found} for found in (taken.every, taken.rare))
    assert before.keys() == after.keys()
    assert before
    assert all(after[pair] < before[pair] for pair in before)


@pytest.mark.slow
def test_a_second_run_gives_the_same(opens: Opens, taken: Taken) -> None:
    with opens() as tables:
        tables.load(ROWS, BLOCKS, 5)
        list(tables.keep([(0, 1, 5)]))
        assert tables.compare([(7, 8, 9)], [(2, 3)]) == taken.patterns
        assert list(tables.score(prior(), 0.0)) == taken.every


@pytest.mark.slow
def test_no_rows_are_no_pairs(tables: Tables) -> None:
    assert tables.load({name: [] for name in ROWS}, [], 5) == 0
    assert list(tables.names()) == []
    assert list(tables.keep([])) == []
    assert tables.compare([], []) == Compared({}, {})
    assert list(tables.score(prior(), 0.0)) == []
