"""The harness of names: what it counts is counted."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from benchmarks.bench import ROOT, Room
from benchmarks.chains import pairs
from benchmarks.names import best_threshold, chains, jaro_winkler, many, measure

SCORER = """
import csv, json, sys
gold, judged = (list(csv.DictReader(open(one))) for one in sys.argv[1:])
right = [g["label"] == p["same"] for g, p in zip(gold, judged)]
print(json.dumps({"n": len(gold), "f1": sum(right) / len(right), "ap": 1, "recall_at_p95": 1, "by_kind": {"a_b": 0.5}}))
"""


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Return a room whose shared data is two invented pairs and a stand-in for the scorer."""
    shared = tmp_path / "shared"
    (shared / "data/names").mkdir(parents=True)
    (shared / "eval").mkdir()
    with (shared / "data/names/dev_pairs.csv").open("w", newline="") as stream:
        rows = [("Sara Tavan", "سارا توان", "1", "a"), ("Hamid Tavan", "Hamed Tavan", "0", "b")]
        csv.writer(stream).writerows([("name_a", "name_b", "label", "kind"), *rows])
    (shared / "eval/names_score.py").write_text(SCORER)
    (tmp_path / "temporary").mkdir()
    return Room(root=ROOT, temporary=tmp_path / "temporary", shared=shared)


@pytest.mark.slow
def test_every_group_is_measured(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.names.MANY", 100)
    monkeypatch.setattr("benchmarks.names.digests", lambda *_: {})
    found = {one.name: one for one in measure(room)}
    assert set(found) == {"names", "names-kinds", "names-chains", "names-speed", "names-rivals"}
    assert found["names"].figures["f1"] == 1.0
    assert found["names-kinds"].figures == {"a-b": 0.5}
    assert found["names-speed"].figures["pairs_a_second"] > 0
    assert "jaro_winkler_f1" in found["names-rivals"].figures


def test_without_data_only_what_needs_none_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.names.MANY", 10)
    found = list(measure(Room(root=ROOT, temporary=tmp_path, shared=None)))
    assert [one.name for one in found if not one.skipped] == ["names-chains", "names-speed"]


def test_kin_that_is_taken_for_one_person_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    same = next(pairs())._replace(other=next(pairs()).one)
    monkeypatch.setattr("benchmarks.names.pairs", lambda: [same, next(pairs())])
    assert chains().figures == {"n": 2.0, "siblings": 0.5}


def test_made_up_pairs_are_all_different() -> None:
    made = list(many(20000))
    assert len(set(made)) == len(made)
    assert any("ا" in one for one, _ in made)


def test_the_best_threshold_is_the_one_with_the_best_f1() -> None:
    assert best_threshold([0.9, 0.8, 0.7, 0.1], [True, False, True, False]) == 0.7
    assert best_threshold([0.9, 0.8], [True, False]) == 0.9


def test_jaro_winkler_takes_no_notice_of_case() -> None:
    assert jaro_winkler([("SARA", "sara")]) == [1.0]
