"""Learning without labels: what is learned comes near what made the patterns, and nonsense is refused."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from dadkhah.model.linkage import Compared
from dadkhah.resolve.rows.learn import Population, learn
from dadkhah.resolve.rows.model import COMPARISONS, name_step, prior
from dadkhah.resolve.rows.names import SAME_NAME

pytestmark = pytest.mark.untraced

STEPS = [len(one.steps) for one in COMPARISONS]


def made(matches: int, others: int, sample: int) -> tuple[Compared, Population]:
    """Return patterns drawn from the weights known beforehand, and a population of which they are the candidates."""
    draw = random.Random(7)  # noqa: S311
    known = prior()

    def patterns(shares: tuple[tuple[float, ...], ...], count: int) -> Counter[tuple[int, ...]]:
        one = [draw.choices(range(len(row)), row, k=count) for row in shares]
        return Counter(
            tuple(len(row) - 1 - row_at for row, row_at in zip(shares, found, strict=True))
            for found in zip(*one, strict=True)
        )

    candidates = patterns(known.m, matches) + patterns(known.u, others)
    names = [0.0] * STEPS[0]
    for pattern, count in candidates.items():
        names[STEPS[0] - 1 - pattern[0]] += count
    return Compared(dict(candidates), dict(patterns(known.u, sample))), Population(others * 10, tuple(names))


@pytest.mark.slow
def test_the_share_of_matches_is_found() -> None:
    compared, population = made(3000, 30_000, 20_000)
    found = learn(compared, population)
    assert found.converged
    assert found.doubts == ()
    assert found.weights.match * population.pairs == pytest.approx(3000, rel=0.1)
    best = tuple(len(one.steps) - 1 for one in COMPARISONS)
    worst = (0,) * len(COMPARISONS)
    assert found.weights.probability(best) > 0.99
    assert found.weights.probability(worst) < 0.01
    assert learn(compared, population) == found


def test_a_few_rows_hold_on_to_what_is_known_beforehand() -> None:
    nothing = learn(Compared({}, {}), Population(1, (0.0,) * STEPS[0]))
    assert nothing.converged
    known = prior()
    for at in range(1, len(COMPARISONS)):
        assert nothing.weights.bits(at, 0) == pytest.approx(known.bits(at, 0))


@pytest.mark.slow
def test_what_makes_no_sense_is_not_believed() -> None:
    compared, population = made(300, 3000, 2000)
    turned = {
        (*pattern[:4], 1 - pattern[4], *pattern[5:]): count * 50 for pattern, count in compared.candidates.items()
    }
    found = learn(Compared(turned, compared.others), population)
    assert not found.converged
    assert any("sex makes no sense" in doubt for doubt in found.doubts)


def test_a_missing_value_says_nothing() -> None:
    assert prior().bits(1, -1) == 0.0


def test_steps_of_names_go_from_alike_to_different() -> None:
    assert name_step(SAME_NAME, 3) == 0
    assert name_step(0, 3) == STEPS[0] - 1
    assert [name_step(SAME_NAME, rarity) for rarity in (3, 2, 1, 0)] == [0, 1, 2, 3]
    assert name_step(6, 2) == name_step(6, 1)
