"""Judging by hand: what is drawn, what a line of judgement must say, what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import judge
from benchmarks.judge import drawn, key, main, shown, taken, unseen
from benchmarks.judged import loaded
from tests.unit.benchmarks.test_judged import act

SAID = [act(start=5 + at, end=29 + at, rule=f"act.{'active' if at % 2 else 'passive'}") for at in range(8)]


def test_each_rule_is_drawn_from_and_the_seed_alone_decides() -> None:
    found = drawn(SAID, (), 2, "1")
    assert [row["rule"] for row in found] == ["act.active"] * 2 + ["act.passive"] * 2
    assert found == drawn(reversed(SAID), (), 2, "1")
    assert any(drawn(SAID, (), 2, str(seed)) != found for seed in range(2, 9))


def test_what_was_judged_is_not_drawn_again() -> None:
    known = tuple(taken([f"{key(row)} yyyaay" for row in SAID[:7]], SAID, 1))
    assert drawn(SAID, known, 9, "1") == [SAID[7]]
    changed = act(start=5, end=29, rule="act.passive", victims=None)
    assert drawn([changed], known, 9, "1") == [changed]


def test_a_fresh_sample_leaves_out_the_places_that_were_judged() -> None:
    known = tuple(taken([f"{key(SAID[0])} yyyaay"], SAID, 1))
    other, behind = act(doc="e.txt"), act(start=40, end=60)
    assert unseen([*SAID, other, behind], known) == [other, behind]
    assert unseen(SAID, ()) == SAID


def test_only_claims_of_the_type_asked_for_are_drawn() -> None:
    assert drawn(SAID, (), 9, "1", "quote") == []
    assert len(drawn(SAID, (), 9, "1", "act")) == 8


def test_a_line_becomes_a_judgement() -> None:
    line = f"{key(SAID[0])} nymaay perpetrator:wrong   # a remark"
    (one,) = taken(["", "# nothing", line], SAID, 3)
    assert (one.sample, one.start, one.reasons) == (3, 5, ("perpetrator:wrong",))
    assert [letter for _, letter, _ in one.fields] == list("nymaay")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("0000000000 yyyaay", "no claim of that key"),
        (f"{key(SAID[0])} yyy", "is needed for each of perpetrator, kind"),
        (f"{key(SAID[0])} yyyaax", "is needed for each of"),
        (f"{key(SAID[0])}", "is needed for each of"),
        (f"{key(SAID[0])} nyyaay", "each wrong field needs one"),
        (f"{key(SAID[0])} yyyaay kind:wrong", "no other has one"),
    ],
)
def test_a_line_that_fits_no_claim_is_refused(line: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        list(taken([line], SAID, 1))


def test_a_claim_is_shown_in_its_text_with_all_that_is_judged() -> None:
    content = "Then Orlan Vessik shot a clerk."
    told = shown(act(start=5, end=30), content)
    assert "[[Orlan Vessik shot a clerk]]" in told
    assert "  victims: ['clerk']\n" in told
    assert told.startswith(key(act(start=5, end=30)))


def test_judgements_are_added_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet, lines = tmp_path / "judged.tsv", tmp_path / "lines"
    monkeypatch.setattr(judge, "FILE", sheet)
    monkeypatch.setattr(judge, "loaded", lambda: loaded(sheet))
    for letters, right in (("nyyaay perpetrator:wrong", 0), ("yyyaay", 1)):
        lines.write_text(f"{key(SAID[0])} {letters}\n")
        judge.take(judge._parser().parse_args(["take", str(lines), "--sample", "1"]), SAID)
        assert f"sample 1 act: {right} of 1 right" in capsys.readouterr().out
    assert len(sheet.read_text().splitlines()) == 2


def test_without_the_data_nothing_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(judge, "ROOT", tmp_path / "repository")
    assert main(["tell"]) == 1
    assert "shared" in capsys.readouterr().err
