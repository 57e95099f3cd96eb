"""The working figure beside each claim: recomputed from its counts, kept for rules that exist, null for others."""

from __future__ import annotations

import inspect
import re
from math import sqrt
from pathlib import Path

import pytest
from tests.unit.read.readings import lines

import dadkhah.read
from dadkhah.lang.lexicon import table
from dadkhah.read import positions
from dadkhah.read.precision import FILE, precision_of, wilson_lower

RULE = re.compile(r'"((?:count|share|office|act|proceeding|response|quote)\.[a-z_]+)"')
ROWS = table(FILE)


def rules() -> set[str]:
    """Return the id of every rule that the reader's code names."""
    folder = Path(dadkhah.read.__file__).parent
    named = {rule for path in folder.glob("*.py") for rule in RULE.findall(path.read_text(encoding="utf-8"))}
    ways = {name for name in vars(positions) if inspect.isfunction(vars(positions)[name])}
    return named | {f"office.{name.strip('_')}" for name in ways}  # the ways of offices are named by their functions


def score_lower(right: int, wrong: int) -> float:
    """Return the smaller root p of (p_hat - p)^2 = z^2 p (1 - p) / n, which Wilson (1927) solves for the limits."""
    n, z = right + wrong, 1.959964
    a, b, c = n + z * z, -(2 * right + z * z), right * right / n
    return (-b - sqrt(b * b - 4 * a * c)) / (2 * a)


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_each_bound_follows_from_its_counts(row: dict[str, str]) -> None:
    right, wrong = int(row["right"]), int(row["wrong"])
    assert right + wrong > 0
    assert float(row["lower"]) == pytest.approx(max(0.0, score_lower(right, wrong)), abs=5e-5)


def test_the_file_knows_no_rule_that_the_reader_does_not() -> None:
    assert len(rules()) > 20
    assert {row["rule"] for row in ROWS} <= rules()
    assert len({row["rule"] for row in ROWS}) == len(ROWS) >= 10


def test_every_row_says_on_which_data_it_was_measured() -> None:
    assert all(re.fullmatch(r"(?:[\w/.]+@[0-9a-f]{16} ?)+", row["source"]) for row in ROWS)


@pytest.mark.parametrize(
    ("right", "wrong", "lower"), [(0, 0, 0.0), (0, 10, 0.0), (10, 0, 0.7225), (1, 1, 0.0945), (90, 10, 0.8256)]
)
def test_known_bounds(right: int, wrong: int, lower: float) -> None:
    assert wilson_lower(right, wrong) == pytest.approx(lower, abs=5e-5)


def test_more_of_the_same_raises_the_bound_and_an_error_lowers_it() -> None:
    assert wilson_lower(20, 2) > wilson_lower(10, 1) > wilson_lower(10, 2)


def test_a_claim_carries_the_figure_of_its_rule() -> None:
    found = lines("Police killed 12 people in Nairobi. The opposition leader, Maret Osling, wept.")
    kept = {line["rule"]: line["reading_precision"] for line in found}
    assert kept["count.object"] == precision_of("count.object")
    assert 0 < kept["count.object"] < 1


def test_a_rule_that_was_never_measured_has_none() -> None:
    (line,) = lines("در اورسا دست‌کم ۳۱ نفر کشته شدند.", "count")
    assert line["reading_precision"] is None
    assert precision_of("assisted.count") is None
