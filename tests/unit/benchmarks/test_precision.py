"""Counting what each rule got right: by the scorers' own matching, optional rows and repeats set aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import precision
from benchmarks.judged import Tally
from benchmarks.precision import Scored, by_hand, figures, main, offices, scorer, table
from tests.unit.benchmarks.test_judged import judgement

Rows = list[dict[str, object]]
GOLD: Rows = [
    {
        "id": "d",
        "text": "",
        "claims": [{"quote": "killed 12", "start": 0, "kind": "killed", "low": 12, "high": 12, "bound": "exact"}],
        "optional": [{"quote": "shot 3", "start": 40, "kind": "killed", "low": 3, "high": 3, "bound": "exact"}],
    }
]


def said(rule: str, start: int, number: int, doc: str = "d.txt", kind: str = "killed") -> dict[str, object]:
    span = {"start": start, "end": start + 9}
    return {"type": "count", "doc": doc, "rule": rule, "kind": kind, "low": number, "high": number, **span}


def test_a_count_is_right_where_the_scorer_matches_it(shared_dir: Path) -> None:
    score = scorer(shared_dir / "eval", "figures_score")
    rows = [said("a", 0, 12), said("b", 0, 13), said("c", 40, 3), said("d", 0, 12, "other.txt"), said("e", 90, 12)]
    found = sorted(figures(score, GOLD, rows), key=lambda one: one.rule)
    assert found == [Scored("a", True), Scored("b", False), Scored("e", False)]


def test_an_office_that_is_stated_again_counts_once(shared_dir: Path) -> None:
    gold: Rows = [
        {"doc": "d", "person": "Maret Osling", "position": "minister", "organisation": None, "status": "current"}
    ]
    row = {"type": "office", "doc": "d.txt", "rule": "a", **gold[0]} | {"doc": "d.txt"}
    wrong = row | {"rule": "b", "person": "Orlan Vessik"}
    found = sorted(offices(scorer(shared_dir / "eval", "offices_score"), gold, [row, dict(row), wrong]), key=str)
    assert found == [Scored("a", True), Scored("b", False)]


def test_a_judged_claim_counts_only_while_it_is_read_as_it_was_judged(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = judgement("nyyaay", reasons=("perpetrator:wrong",))
    tally = Tally((judgement(), wrong), (wrong,), (wrong, wrong, wrong))
    assert list(by_hand(tally)) == [Scored("act.active", True), Scored("act.active", False)]
    assert "other fields: 1, no longer read: 3" in capsys.readouterr().err


def test_the_file_has_one_row_a_rule() -> None:
    made = table([Scored("b", True), Scored("a", True), Scored("b", False), Scored("b", True)], "data@1")
    assert made.splitlines() == [
        "rule\tright\twrong\tlower\tsource",
        "a\t1\t0\t0.2065\tdata@1",
        "b\t2\t1\t0.2077\tdata@1",
    ]


def test_without_the_data_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path / "none", tmp_path / "file.tsv") == 1
    assert not (tmp_path / "file.tsv").exists()
    assert "shared" in capsys.readouterr().err


def test_what_was_measured_on_is_named_with_its_digest(shared_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(precision, "measured", lambda *_: [Scored("a", True)])
    assert precision.source(shared_dir).count("@") == 9


@pytest.mark.slow
def test_measuring_again_gives_the_file_that_is_kept(
    shared_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(shared_dir, tmp_path / "file.tsv") == 0
    assert capsys.readouterr().out.startswith("rule\tright")
    assert (tmp_path / "file.tsv").read_text() == precision.FILE.read_text()
