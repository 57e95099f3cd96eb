"""The model as data: shares that add up, steps in their order, SQL that any engine runs."""

from __future__ import annotations

import math
import re

import pytest

from dadkhah.adapters import splinked
from dadkhah.model.linkage import Comparison, Weights
from dadkhah.resolve.rows.model import ALIKE, COMPARISONS, prior

PORTABLE = {
    "abs",
    "and",
    "array_contains",
    "greatest",
    "is",
    "least",
    "null",
    "or",
}
"""Words of SQL that DuckDB and Spark mean the same by."""

COLUMNS = {
    "age",
    "born",
    "father",
    "first",
    "kin",
    "last",
    "name",
    "near",
    "place",
    "rare",
    "sex",
    "source",
    "usual_day",
    "usual_place",
}


def conditions(one: Comparison) -> list[str]:
    return [one.missing, *(step.sql for step in one.steps)]


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.name)
def test_conditions_name_only_columns_and_portable_words(one: Comparison) -> None:
    for condition in conditions(one):
        words = set(re.findall(r"[a-z_]+", condition))
        columns = {word for word in words if word.endswith(("_l", "_r"))}
        assert {word[:-2] for word in columns} <= COLUMNS
        assert words - columns <= PORTABLE


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.name)
def test_only_the_last_step_is_what_is_left(one: Comparison) -> None:
    assert [not step.sql for step in one.steps] == [False] * (len(one.steps) - 1) + [True]


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.name)
def test_steps_are_told_apart_by_their_words(one: Comparison) -> None:
    words = [step.words for step in one.steps]
    assert len(set(words)) == len(words)
    assert all(words)


@pytest.mark.parametrize("one", COMPARISONS, ids=lambda one: one.name)
def test_the_most_alike_is_worth_more_than_the_least(one: Comparison) -> None:
    assert one.steps[0].worth > 0 > one.steps[-1].worth


def test_what_is_known_beforehand_adds_up() -> None:
    known = prior()
    for shares in (*known.m, *known.u):
        assert sum(shares) == pytest.approx(1)
        assert min(shares) > 0
    assert 0 < known.match < 1


def test_what_is_known_beforehand_keeps_the_worths_apart() -> None:
    known = prior()
    for at, one in enumerate(COMPARISONS):
        found = [known.bits(at, len(one.steps) - 1 - step) for step in range(len(one.steps))]
        stated = [step.worth for step in one.steps]
        differences = [found[step] - stated[step] for step in range(len(found))]
        assert differences == pytest.approx([differences[0]] * len(differences))


def test_rarer_names_are_worth_more() -> None:
    for _, _, kinds in ALIKE:
        rarities = [rarity for rarity, _, _ in kinds]
        worths = [worth for _, worth, _ in kinds]
        assert rarities == sorted(rarities, reverse=True)
        assert worths == sorted(worths, reverse=True)


def test_the_weights_of_counting_are_the_levels() -> None:
    counting = splinked.counting(COMPARISONS)
    for at, one in enumerate(COMPARISONS):
        for level in range(len(one.steps)):
            assert counting.bits(at, level) == level + 1


@pytest.mark.parametrize("parts", [False, True])
def test_settings_are_in_the_form_of_splink(parts: bool) -> None:
    known = prior()
    made = splinked.settings(COMPARISONS, known, parts=parts)
    assert made["link_type"] == "dedupe_only"
    assert made["retain_intermediate_calculation_columns"] is parts
    assert made["probability_two_random_records_match"] == known.match
    assert [one["output_column_name"] for one in made["comparisons"]] == [one.name for one in COMPARISONS]


def test_a_comparison_that_can_miss_a_value_says_when() -> None:
    made = splinked.settings(COMPARISONS, prior())["comparisons"]
    for one, settings in zip(COMPARISONS, made, strict=True):
        first = settings["comparison_levels"][0]
        assert first.get("is_null_level", False) is bool(one.missing)
        assert settings["comparison_levels"][-1]["sql_condition"] == "ELSE"
        assert len(settings["comparison_levels"]) == len(one.steps) + bool(one.missing)


@pytest.mark.parametrize(
    ("match", "m", "u", "level", "probability"),
    [
        (0.5, 0.5, 0.5, 0, 0.5),
        (0.5, 0.8, 0.2, 1, 0.8),
        (0.5, 0.8, 0.2, 0, 0.2),
        (0.1, 0.9, 0.1, 1, 0.5),
        (0.1, 0.9, 0.1, -1, 0.1),
    ],
)
def test_probability_is_that_of_bayes(match: float, m: float, u: float, level: int, probability: float) -> None:
    weights = Weights(match, ((m, 1 - m),), ((u, 1 - u),))
    assert weights.probability((level,)) == pytest.approx(probability)


def test_weights_add_up_over_comparisons() -> None:
    weights = Weights(0.5, ((0.8, 0.2), (0.6, 0.4)), ((0.2, 0.8), (0.3, 0.7)))
    assert weights.bits(0, 1) == pytest.approx(2)
    assert weights.bits(1, 1) == pytest.approx(1)
    assert weights.probability((1, 1)) == pytest.approx(8 / 9)
    assert weights.probability((1, -1)) == pytest.approx(4 / 5)


def test_extremes_stay_between_nothing_and_one() -> None:
    tiny = 1e-300
    weights = Weights(1e-12, ((1 - tiny, tiny),), ((tiny, 1 - tiny),))
    assert weights.probability((1,)) <= 1
    assert weights.probability((0,)) >= 0
    assert not math.isnan(weights.probability((1,)))
