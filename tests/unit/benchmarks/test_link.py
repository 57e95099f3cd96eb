"""The benchmark of joined lists: without the development data it says so, and its rival reads days as ours does."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.bench import ROOT, Room
from benchmarks.link import measure
from benchmarks.splinks import converted


def test_without_the_data_both_lists_are_skipped(tmp_path: Path) -> None:
    found = list(measure(Room(ROOT, None, tmp_path)))
    assert [one.name for one in found] == ["link-2k", "link-50k"]
    assert all(one.skipped for one in found)


@pytest.mark.parametrize(
    ("written", "day"),
    [("1398/08/25", "2019-11-16"), ("25.8.98", "2019-11-16"), ("2019-11-16", "2019-11-16"), ("Aban 1398", "")],
)
def test_the_rival_gets_days_in_our_calendar(written: str, day: str) -> None:
    assert converted(written) == day
