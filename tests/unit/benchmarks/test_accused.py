"""No accused person is merged by the machine: 240 pairs in three scripts, half of them one person."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accused import PAIRS, measure, rows
from benchmarks.bench import ROOT, Room

from dadkhah.lang.scripts import script_of


def test_the_rows_are_of_two_lists_and_three_scripts() -> None:
    people = rows()
    assert len(people) == 2 * PAIRS >= 400
    assert {script_of(one.name) for one in people} >= {"arabic", "latin"}
    assert any("а" <= letter <= "я" for one in people for letter in one.name)
    assert all(one.accused for one in people)


@pytest.mark.slow
def test_nobody_is_merged_and_many_are_proposed(tmp_path: Path) -> None:
    (found,) = measure(Room(root=ROOT, temporary=tmp_path, shared=None))
    assert found.figures["merged"] == found.figures["merged_in_draws"] == 0
    assert found.figures["proposed_of_one_person"] > 60
    assert found.figures["merged_were_they_victims"] > 60
