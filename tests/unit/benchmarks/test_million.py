"""The invented crowd and the figures made of it, on few rows."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from benchmarks import crowd, million


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
def test_the_crowd_has_as_many_rows_as_wanted_each_with_its_truth(tmp_path: Path) -> None:
    lists = crowd.write(tmp_path / "one", 400)
    crowd.write(tmp_path / "two", 400)
    crowd.write(tmp_path / "other", 400, seed=6)
    truth = rows(tmp_path / "one/truth.csv")
    ids = {(path.name, row[next(iter(row))]) for path in lists for row in rows(path)}
    assert len(ids) == 400
    assert ids == {(row["list"], row["rec_id"]) for row in truth}
    assert 150 < len({row["entity"] for row in truth}) < 240
    texts = [(tmp_path / name / "a.csv").read_bytes() for name in ("one", "two", "other")]
    assert texts[0] == texts[1] != texts[2]


def test_the_crowd_writes_in_three_scripts_and_leaves_things_out(tmp_path: Path) -> None:
    lists = {path.stem: rows(path) for path in crowd.write(tmp_path, 600)}
    names = "".join(row["name"] for row in lists["a"])
    assert all(any(letter in names for letter in letters) for letters in ("پچگ", "يك", "eao"))
    assert any(not row["date"] for row in lists["d"])
    assert any(not row["father"] for row in lists["a"])
    assert any("۱۳" in row["date"] for row in lists["a"])


@pytest.mark.parametrize(
    ("clusters", "f1"), [(["p", "p", "q"], 1.0), (["p", "q", "q"], 0.0), (["p", "p", "p"], 0.5), (["p", "q", "r"], 0.0)]
)
def test_f1_is_over_pairs_of_rows(tmp_path: Path, clusters: list[str], f1: float) -> None:
    (tmp_path / "truth.csv").write_text("list,rec_id,entity\na,1,x\na,2,x\nb,1,y\n")
    keys = ("a,1", "a,2", "b,1")
    lines = [f"{key},{cluster},1" for key, cluster in zip(keys, clusters, strict=True)]
    (tmp_path / "c.csv").write_text("\n".join(["list,rec_id,cluster_id,probability", *lines]))
    assert million.f1(tmp_path / "truth.csv", tmp_path / "c.csv") == pytest.approx(f1)


def test_memory_is_that_of_a_process_and_none_where_it_has_ended() -> None:
    assert million.memory(os.getpid()) > 10_000_000
    assert million.memory(2**22 + 1) == 0


@pytest.mark.slow
def test_a_long_file_with_a_broken_last_line_loses_no_row(tmp_path: Path) -> None:
    found = million.broken(tmp_path, rows=40, wide=2_000)
    assert found["rows_lost"] == 0
