"""The sheet of judgements: places and digests, no text; what still holds is told from what changed and what is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks import judged
from benchmarks.holdout import HELD_ARTICLES, split
from benchmarks.judged import FIELDS, FILE, Judgement, compared, loaded, stamps, summary, values, written

LINK = {"name": "the tenants' union", "class": "org", "mode": "indirect", "verb_as_stated": "said"}
PUBLISHER = {"name": None, "class": "publisher", "mode": "default", "verb_as_stated": None}


def act(**fields: object) -> dict[str, object]:
    row: dict[str, object] = {
        "doc": "d.txt",
        "type": "act",
        "rule": "act.active",
        "start": 5,
        "end": 29,
        "quote": "Orlan Vessik shot a clerk",
        "perpetrator": "Orlan Vessik",
        "act": "killed",
        "conduct": "shot a clerk",
        "polarity": "asserted",
        "speech_act": "asserts",
        "victims": "clerk",
        "place": None,
        "time_text": None,
        "time_start": None,
        "time_end": None,
        "attribution": [PUBLISHER, LINK],
    }
    return row | fields


def judgement(letters: str = "yyyaay", sample: int = 1, reasons: tuple[str, ...] = ()) -> Judgement:
    row = act()
    fields = tuple(zip(FIELDS["act"], letters, stamps(row).values(), strict=True))
    return Judgement(sample, "d.txt", "act", "act.active", 5, 29, judged.place(row)[4], fields, reasons)


def test_what_is_judged_of_a_chain_is_its_names_and_modes() -> None:
    assert values(act())["source"] == [[("the tenants' union", "indirect")]]
    assert stamps(act()) != stamps(act(attribution=[PUBLISHER]))


@pytest.mark.parametrize(
    ("letters", "right"), [("yyyaay", True), ("yymaay", True), ("nyyaay", False), ("yyyaan", False)]
)
def test_a_claim_is_right_when_no_field_is_wrong(letters: str, right: bool) -> None:
    assert judgement(letters).right is right


def test_the_sheet_comes_back_as_it_was_written(tmp_path: Path) -> None:
    kept = (judgement(), judgement("nyyaay", 2, ("perpetrator:wrong",)))
    file = tmp_path / "judged.tsv"
    file.write_text(written(kept))
    assert sorted(loaded(file), key=lambda one: one.sample) == list(kept)
    assert loaded(tmp_path / "none.tsv") == ()


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (act(), "held"),
        (act(victims=None), "changed"),
        (act(rule="act.passive"), "changed"),
        (act(end=30), "gone"),
        (act(doc="e.txt"), "gone"),
        (act(quote="Orlan Vessik hit a clerk"), "gone"),
    ],
)
def test_a_judgement_counts_only_where_the_claim_is_as_it_was(said: dict[str, object], where: str) -> None:
    tally = compared([judgement()], [{"type": "count"}, said])
    assert {name: len(getattr(tally, name)) for name in ("held", "changed", "gone")} == {
        "held": 0,
        "changed": 0,
        "gone": 0,
        where: 1,
    }


def test_the_summary_counts_letters_by_field() -> None:
    (line,) = summary([judgement(), judgement("nymaay", 1, ("perpetrator:wrong",))])
    assert line.startswith("sample 1 act: 1 of 2 right; perpetrator:1/0/0/1 kind:2/0/0/0 victims:1/0/1/0")


def test_the_kept_sheet_holds_no_text() -> None:
    kept = loaded()
    assert len(kept) > 300
    assert all(re.fullmatch(r"[0-9a-f]{16}", one.quote) for one in kept)
    stamped = [field for one in kept for field in one.fields]
    assert all(re.fullmatch(r"[a-z]+:[yamn]:[0-9a-f]{8}", ":".join(field)) for field in stamped)
    assert all(re.fullmatch(r"[a-z]+:[a-z_]+", reason) for one in kept for reason in one.reasons)
    assert FILE.read_text() == written(kept)


def test_each_wrong_field_has_a_reason() -> None:
    for one in loaded():
        assert tuple(name for name, _, _ in one.fields) == tuple(FIELDS[one.type])
        assert {name for name, letter, _ in one.fields if letter == "n"} == {
            reason.partition(":")[0] for reason in one.reasons
        }


def test_no_document_that_is_held_out_was_judged(shared_dir: Path) -> None:
    figures = shared_dir / "data/figures"
    articles = [path.stem for path in (figures / "articles").glob("*.txt")]
    _, held = split(articles, HELD_ARTICLES)
    assert held
    assert not {one.doc.removesuffix(".txt") for one in loaded()} & held
