"""`read`, `weigh`, `account` and `verify`: data on standard output, in every format; warnings on standard error."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import EXAMPLE, Stages

from dadkhah.cli.account import _lines as account_lines
from dadkhah.cli.show import encoded
from dadkhah.cli.weigh import _range
from dadkhah.model.entity import Resolved
from dadkhah.model.finding import Account, Accounted, Allegation, Bystander
from dadkhah.model.judgement import Review
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.tally import Allowed, Conflict, Drift, Tally, TallyRow, Weighed
from dadkhah.work.desk import Weighing


@pytest.fixture
def case(call: Call, stages: Stages, paper: Path, tmp_path: Path) -> Path:
    """Return a case whose stages find one tally and one alleged perpetrator."""
    stages.weigh = one_tally  # type: ignore[method-assign]
    stages.account = one_account  # type: ignore[method-assign]
    call("run", paper, "-C", tmp_path / "case")
    return tmp_path / "case"


def one_tally(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Weighed:
    claim = readings[0].claims[0]
    row = TallyRow(
        claim=claim.id, source=claim.source, allowed=Allowed(31, None, True, False), chain=("The Paper", "a nurse"),
        origin="o", time=None, published=None,
    )  # fmt: skip
    tally = Tally(
        id="t1", event="e1", label="March 2031 siege, deaths in", kind="killed", unit="person", rows=(row,),
        conflicts=(Conflict(claim.id, claim.id, "invented"),), drifts=(Drift((claim.id,), "invented"),),
        origins_note="1 origin",
    )  # fmt: skip
    return Weighed(tallies=(tally,), origins=(), inconsistencies=())


def one_account(case: Weighing, reviews: Sequence[Review]) -> Accounted:
    alleged = Allegation(
        claim="c" * 32, conduct="ordered it", alleged_by=("The Paper", "a nurse"), when=None, event="e1"
    )
    account = Account(
        person="p1",
        label="Hale Dorn",
        allegations=(alleged,),
        measures=(),
        states=(),
        tenures=(),
        reply="not contacted",
    )
    other = Bystander(person="p2", label="Imre Vasko", tenures=(), note="no act attributed to them by name")
    return Accounted(accounts=(account,), others=(other,), loose_measures=(), responses=(), searches=())


def test_figures_as_text(call: Call, case: Path) -> None:
    out = call("weigh", "-C", case).out
    assert out.splitlines()[0] == "March 2031 siege, deaths in (killed, person)"
    assert "[31, open)  '31' The Paper, which cites a nurse [orsa.txt, claim " in out
    assert "  conflict: " in out
    assert "  drift: " in out


def test_figures_as_json_carry_their_quotes(call: Call, case: Path) -> None:
    whole = json.loads(call("weigh", "-C", case, "--format", "json").out)
    row = whole["tallies"][0]["rows"][0]
    assert (row["stated"], row["quote"], row["doc"]) == ("31", "31 people were killed in Orsa", "orsa.txt")
    (line,) = call("weigh", "-C", case, "--format", "jsonl").out.splitlines()
    assert json.loads(line) == whole["tallies"][0]
    assert set(whole) >= {"tallies", "origins", "inconsistencies", "shares"}


def test_accounts_as_text(call: Call, case: Path) -> None:
    out = call("account", "-C", case).out
    assert out.splitlines() == [
        "Hale Dorn",
        "  alleged by The Paper, which cites a nurse: 'ordered it' [claim cccccccc]",
        "    what speaks against it: nothing in these sources",
        "  reply: not contacted",
        "Imre Vasko: no act attributed to them by name",
    ]


def test_accounts_as_json(call: Call, case: Path) -> None:
    whole = json.loads(call("account", "-C", case, "--format", "json").out)
    assert whole["accounts"][0]["label"] == "Hale Dorn"
    assert json.loads(call("account", "-C", case, "--format", "jsonl").out) == whole["accounts"][0]


def test_denials_stand_beside_the_allegation() -> None:
    alleged = Allegation(
        claim="c" * 32, conduct="x", alleged_by=("P",), when=None, event="e", denials=("d" * 32,), against=("a" * 32,)
    )
    account = Account(person="p", label="L", allegations=(alleged,), measures=(), states=(), tenures=(), reply="r")
    accounted = Accounted(accounts=(account,), others=(), loose_measures=(), responses=(), searches=())
    assert "    what speaks against it: claim dddddddd, claim aaaaaaaa" in list(account_lines(accounted))


@pytest.mark.parametrize(
    ("allowed", "shown"),
    [
        (Allowed(31, None, True, False), "[31, open)"),
        (Allowed(None, 225, False, True), "(open, 225]"),
        (Allowed(1450, 1549, False, False), "(1,450, 1,549)"),
        (Allowed(2_000_000, 2_000_000, True, True), "[2,000,000, 2,000,000]"),
    ],
)
def test_ranges_show_which_ends_are_stated(allowed: Allowed, shown: str) -> None:
    assert _range(allowed) == shown


def test_reading_needs_no_case_and_leaves_nothing(call: Call, stages: Stages, paper: Path) -> None:
    ended = call("read", paper.parent)
    line = json.loads(ended.out)
    assert (ended.code, line["doc"], line["quote"]) == (0, "orsa.txt", "31 people were killed in Orsa")
    assert list(paper.parent.iterdir()) == [paper]


def test_reading_goes_on_after_a_bad_file(call: Call, stages: Stages, paper: Path, tmp_path: Path) -> None:
    ended = call("read", tmp_path / "missing.txt", paper)
    assert (ended.code, len(ended.out.splitlines()), ended.err.count("\n")) == (1, 1, 1)
    assert call("read", tmp_path / "missing.txt").code == 3


def test_the_text_is_printed_exactly(call: Call, stages: Stages, paper: Path) -> None:
    assert call("read", paper, "--text", "--format", "text").out == EXAMPLE
    assert json.loads(call("read", paper, "--text").out) == {"doc": "orsa.txt", "text": EXAMPLE}


def test_two_texts_are_not_run_together(call: Call, stages: Stages, paper: Path) -> None:
    paper.with_name("second.txt").write_text(EXAMPLE + "More.")
    ended = call("read", paper.parent, "--text", "--format", "text")
    assert (ended.code, "jsonl" in ended.err) == (2, True)


def test_a_summary_is_one_line_a_document(call: Call, stages: Stages, paper: Path) -> None:
    line = {"doc": "orsa.txt", "violation_types": ["killing"]}
    assert json.loads(call("read", paper, "--summary").out) == line
    assert call("read", paper, "--summary", "--format", "text").out == "doc: orsa.txt; violation_types: ['killing'];\n"


@pytest.mark.parametrize("other", ["--explain", "--text"])
def test_a_summary_goes_with_no_other_form(call: Call, stages: Stages, paper: Path, other: str) -> None:
    ended = call("read", paper, "--summary", other)
    assert (ended.code, ended.out, "--summary" in ended.err) == (2, "", True)


def test_an_explanation_and_a_readable_form(call: Call, stages: Stages, paper: Path) -> None:
    assert json.loads(call("read", paper, "--explain").out)["evidence"][0]["exact"] == "31 people were killed in Orsa"
    assert call("read", paper, "--format", "text").out.startswith("orsa.txt ")
    assert len(json.loads(call("read", paper, "--format", "json").out)) == 1


def test_standard_input_is_a_source(
    call: Call, stages: Stages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.encode())))
    assert json.loads(call("read", "-").out)["doc"] == "standard input"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(EXAMPLE.encode())))
    assert call("run", "-", "-C", tmp_path / "case").out.splitlines()[0].endswith(" -")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert call("read", "-").code == 3


def test_verify_holds_until_a_byte_is_changed(call: Call, stages: Stages, paper: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    call("init", case)
    assert call("verify", case).out == "held\n"
    call("add", paper, "-C", case)
    assert (call("verify", "-C", case).out, call("verify", case / "vault").out) == ("held\n", "held\n")
    changed = next(path for path in (case / "vault/objects").rglob("*") if path.is_file())
    changed.chmod(0o600)
    changed.write_bytes(changed.read_bytes() + b"x")
    broken = call("verify", case)
    assert (broken.code, broken.out.splitlines()[-1]) == (1, "broken")
    assert changed.name in broken.out
    assert json.loads(call("verify", case, "--format", "json").out)["verdict"] == "broken"


def test_verify_needs_something_to_check(call: Call, tmp_path: Path) -> None:
    assert call("verify", tmp_path / "nothing").code == 4
    assert call("verify", tmp_path / "a", "-C", tmp_path / "b").code == 2


def test_a_damaged_record_is_a_finding(call: Call, stages: Stages, paper: Path, tmp_path: Path) -> None:
    call("run", paper, "-C", tmp_path / "case")
    (tmp_path / "case/record.db").write_bytes(b"noise" * 2000)
    ended = call("verify", tmp_path / "case")
    assert (ended.code, ended.out.splitlines()[-1]) == (1, "broken")
    assert "record.db: the record is damaged" in ended.out


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    assert encoded({"text": "a\ud800b گزارش"}) == '{"text": "a\\ud800b گزارش"}'.encode()
    assert json.loads(encoded({"text": "a\ud800b"})) == {"text": "a\ud800b"}


def test_many_files_are_read_with_word_of_how_far(call: Call, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(f"Invented: {number + 2} people were killed in Orsa.")
    done = call("read", tmp_path)
    assert len(done.out.splitlines()) == 60
    assert "dadkhah: reading, 1 of 60" in done.err


def test_a_few_files_are_read_in_silence(call: Call, paper: Path) -> None:
    assert call("read", paper).err == ""
