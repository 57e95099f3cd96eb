"""Brothers, sisters, fathers and sons who died together stay apart: one family, one place, one day, other people.

In: the invented kin of the benchmark, in three scripts. Out: how likely two rows of them are one person to the model.
"""

from __future__ import annotations

import pytest
from benchmarks.chains import pairs

from dadkhah.resolve.rows.model import COMPARISONS, name_step, prior
from dadkhah.resolve.rows.names import level, prepare
from dadkhah.resolve.rows.single import MOST

AT = {one.name: at for at, one in enumerate(COMPARISONS)}
MATCH = 1e-3
"""The share of matches among all pairs of two thousand rows: lists as short as that join most readily."""


def likely(one: str, other: str, **steps: str) -> float:
    """Return how likely two rows are one person who agree as said, in two lists; what is not said is missing."""
    levels = [-1] * len(COMPARISONS)
    levels[AT["name"]] = len(COMPARISONS[0].steps) - 1 - name_step(level(prepare(one), prepare(other)), 3)
    for name, words in {"list": "in two lists", **steps}.items():
        found = COMPARISONS[AT[name]].steps
        levels[AT[name]] = next(len(found) - 1 - at for at, step in enumerate(found) if step.words == words)
    known = prior()
    return type(known)(MATCH, known.m, known.u).probability(levels)


TOGETHER = {"date": "the same day", "place": "the same place", "born": "a few years apart in age"}


@pytest.mark.parametrize("kin", sorted({pair.kin for pair in pairs()}))
def test_kin_who_died_on_one_day_in_one_place_stay_apart(kin: str) -> None:
    found = [likely(pair.one, pair.other, **TOGETHER) for pair in pairs() if pair.kin == kin]
    assert sum(one < 0.5 for one in found) / len(found) >= 0.97


@pytest.mark.parametrize("kin", sorted({pair.kin for pair in pairs()}))
def test_kin_of_whom_nobody_else_was_found_stay_apart_too(kin: str) -> None:
    even = 1 / (1 + 2**MOST)  # what is joined where both rows stand alone
    found = [likely(pair.one, pair.other, **TOGETHER) for pair in pairs() if pair.kin == kin]
    assert sum(one < even for one in found) / len(found) >= 0.97


def test_two_spellings_of_one_name_are_joined_by_the_same_facts() -> None:
    assert likely("Nabil Rostami", "نبیل رستمی", date="the same day", place="the same place") > 0.9
