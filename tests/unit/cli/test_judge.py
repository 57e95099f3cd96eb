"""`judge`: decisions from the command line, and their lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import Stages

from dadkhah.model.entity import Resolved
from dadkhah.model.judgement import Judgement
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("stages")]

WHO = ["--by", "R. Editor", "--reason", "as the map shows"]


@pytest.fixture
def case(call: Call, paper: Path, tmp_path: Path) -> Path:
    assert call("run", paper, "-C", tmp_path / "case").code == 0
    return tmp_path / "case"


@pytest.fixture
def pair(call: Call, case: Path) -> tuple[str, str]:
    """Return two mentions that the program proposes to link."""
    first, second, *_ = call("judge", "proposed", "-C", case).out.split()
    return first, second


def test_a_judgement_is_listed(call: Call, case: Path, pair: tuple[str, str]) -> None:
    taken = call("judge", "same", *pair, *WHO, "-C", case)
    assert taken.code == 0
    assert f"same {pair[0]} {pair[1]}, by R. Editor" in taken.out
    assert call("judge", "-C", case).out == taken.out


def test_lists_are_data(call: Call, case: Path, pair: tuple[str, str]) -> None:
    call("judge", "unsure", pair[0][:8], pair[1][:8], *WHO, "-C", case)
    (line,) = call("judge", "-C", case, "--format", "jsonl").out.splitlines()
    held = json.loads(line)
    assert (held["verdict"], held["a"], held["actor"]) == ("unsure", pair[0], "R. Editor")
    assert json.loads(call("judge", "-C", case, "--format", "json").out) == [held]
    assert json.loads(call("judge", "proposed", "-C", case, "--format", "json").out)[0]["proposed"] is True


def test_a_judgement_can_be_undone(call: Call, case: Path, pair: tuple[str, str]) -> None:
    own = call("judge", "same", *pair, *WHO, "-C", case).out.split()[0]
    undone = call("judge", "--undo", own[:10], *WHO, "-C", case)
    assert f"undoes {own}" in undone.out
    assert len(call("judge", "-C", case).out.splitlines()) == 2


@pytest.mark.parametrize(("verdict", "state"), [("read-correctly", "read_correctly"), ("rejected", "rejected")])
def test_a_claim_is_reviewed(call: Call, case: Path, paper: Path, verdict: str, state: str) -> None:
    claim = json.loads(call("read", paper).out)["id"]
    taken = call("judge", verdict, claim, *WHO, "-C", case)
    assert (taken.code, taken.out.split()[1:3]) == (0, [state, f"{claim},"])


def test_a_decision_makes_the_draft_stale(call: Call, case: Path, paper: Path, pair: tuple[str, str]) -> None:
    call("judge", "different", *pair, *WHO, "-C", case)
    assert call("run", paper, "-C", case).out == f"draft {case}/draft/index.html\n"


def test_nobody_decides_by_default(call: Call, case: Path, pair: tuple[str, str]) -> None:
    """The environment names who acts for custody, and never who decides."""
    ended = call("judge", "same", *pair, "--reason", "x", "-C", case)
    assert (ended.code, ended.err.count("\n")) == (7, 1)
    assert "--by" in ended.err
    assert call("judge", "-C", case).out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["same", "abcdef01", "--by", "R", "--reason", "x"], 2, "needs 2 ids"),
        (["rejected", "abcdef01", "abcdef02", "--by", "R", "--reason", "x"], 2, "needs 1 id,"),
        (["same", "abcdef01", "abcdef02", "--by", "R"], 2, "--reason"),
        (["same", "abcdef01", "abcdef02", "--by", "R", "--reason", "x"], 7, "abcdef01: the case holds no mention"),
        (["same", "--undo", "abcdef01", "--by", "R", "--reason", "x"], 2, "one decision at a time"),
        (["--undo", "abcdef01", "--by", "R", "--reason", "x"], 7, "no judgement of that id"),
        (["abcdef01"], 2, "is not one of"),
        (["proposed", "abcdef01"], 2, "without a verdict"),
    ],
)
def test_wrong_calls_are_one_line(call: Call, case: Path, arguments: list[str], code: int, said: str) -> None:
    ended = call("judge", *arguments, "-C", case)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert said in ended.err


def test_links_that_were_judged_are_passed_to_the_stages(
    call: Call, case: Path, pair: tuple[str, str], stages: Stages
) -> None:
    seen: list[int] = []
    resolve = stages.resolve

    def counting(
        captured: Sequence[Captured], readings: Sequence[Reading], judgements: Sequence[Judgement]
    ) -> Resolved:
        seen.append(len(judgements))
        return resolve(captured, readings, judgements)

    stages.resolve = counting  # type: ignore[method-assign]
    call("judge", "same", *pair, *WHO, "-C", case)
    call("build", "-C", case)
    assert seen[-1] == 1
