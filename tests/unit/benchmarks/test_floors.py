"""Floors hold, are undercut, or belong to other data; the file is written as it is read."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest
from benchmarks.__main__ import HARNESSES
from benchmarks.bench import Measured
from benchmarks.floors import FILE, Floor, Group, Verdict, holds, judge, load, lower, pinned, written

DATA = {"shared/invented.jsonl": "ab" * 32}
FLOORS = {
    "reading": Group(DATA, {"f1": Floor(least=0.7, margin=0.005), "errors": Floor(most=0)}),
}


def measured(figures: dict[str, float], data: dict[str, str] = DATA) -> Measured:
    return Measured(name="reading", command="read", figures=figures, data=data)


def test_a_figure_at_its_floor_holds() -> None:
    assert judge(measured({"f1": 0.7, "errors": 0}), FLOORS) == Verdict()
    assert judge(measured({"f1": 0.7, "errors": 0}), FLOORS).held


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"f1": 0.6999, "errors": 0}, "f1 0.6999 is under 0.7"),
        ({"f1": 0.8, "errors": 1}, "errors 1 is over 0"),
        ({"f1": math.nan, "errors": 0}, "f1 nan is under 0.7"),
        ({"f1": 0.8}, "errors was not measured"),
    ],
)
def test_a_figure_beyond_its_floor_is_undercut(figures: dict[str, float], said: str) -> None:
    verdict = judge(measured(figures), FLOORS)
    assert verdict.undercut == (said,)
    assert not verdict.held


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ({"shared/invented.jsonl": "cd" * 32}, ("shared/invented.jsonl",)),
        ({}, ("shared/invented.jsonl",)),
        (DATA | {"shared/more.jsonl": "00"}, ("shared/more.jsonl",)),
    ],
)
def test_other_data_is_named_and_does_not_hold(data: dict[str, str], names: tuple[str, ...]) -> None:
    verdict = judge(measured({"f1": 0.9, "errors": 0}, data), FLOORS)
    assert verdict.changed == names
    assert not verdict.held


def test_what_was_skipped_or_has_no_floor_is_not_judged() -> None:
    assert judge(Measured(name="reading", command="read", skipped="no data"), FLOORS).held
    assert judge(Measured(name="other", command="read", figures={"f1": 0.0}), FLOORS).held


@pytest.mark.parametrize("wrong", [{}, {"least": 1, "most": 2}, {"least": 1, "margin": -1}, {"most": 1, "times": 0.5}])
def test_a_floor_that_says_nothing_or_two_things_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="a floor"):
        Floor(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("floor", "value", "limit"),
    [
        (Floor(least=0, margin=0.005), 0.7117, {"least": 0.7067}),
        (Floor(most=9, times=1.5), 2.0, {"most": 3}),
        (Floor(least=0), 38, {"least": 38}),
        (Floor(most=30, fixed=True), 4.0, {"most": 30}),
        (Floor(least=1, margin=1, times=2), 9.0, {"least": 4}),
    ],
)
def test_a_floor_stands_off_by_its_margin(floor: Floor, value: float, limit: dict[str, float]) -> None:
    new = pinned(floor, value)
    assert new == msgspec.structs.replace(floor, **limit)
    assert holds(value, new)


def test_lower_means_asking_for_less() -> None:
    assert lower(Floor(least=0.6), Floor(least=0.7))
    assert lower(Floor(most=3), Floor(most=2))
    assert not lower(Floor(least=0.7), Floor(least=0.7))
    assert not lower(Floor(most=1), Floor(most=2))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(written(FLOORS | {"empty": Group({}, {"n": Floor(most=2, fixed=True)})}, "# head\n"))
    assert load(path) == FLOORS | {"empty": Group({}, {"n": Floor(most=2, fixed=True)})}
    assert path.read_text().startswith("# head\n")


SLIPS = (
    "[a.floors]\nf1 = { lest = 1 }\n",
    "[a]\nfloor = 1\n",
    "[a.floors]\nf1 = { least = 1, most = 2 }\n",
    "a = 1",
)


@pytest.mark.parametrize("wrong", SLIPS)
def test_a_slip_in_the_file_is_an_error(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "floors.toml").write_text(wrong)
    with pytest.raises(msgspec.ValidationError):
        load(tmp_path / "floors.toml")


def test_the_pinned_floors_are_in_their_own_form() -> None:
    text = FILE.read_text(encoding="utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert written(load(), head) == text


def test_the_pinned_floors_promise_what_the_project_promises() -> None:
    floors = load()
    zero = ("founding.false_accusations", "founding.teaser_errors", "kills.lost", "crash.lost", "flips.undetected")
    for name in (
        *zero,
        "kills.failed_next_runs",
        *(f"kills-writers.{figure}" for figure in ("lost", "doubled", "gaps", "broken")),
        "crash.unusable",
        "flips-script.seeded_undetected",
        "flips-script.boundaries_undetected",
    ):
        group, figure = name.split(".")
        assert floors[group].floors[figure] == Floor(most=0, fixed=True), name
    assert (floors["founding"].floors["found"].least or 0) >= 34
    assert all(group.data for name, group in floors.items() if name.startswith(("founding", "articles", "sentences")))
    assert {name.partition("-")[0] for name in floors} >= {*HARNESSES} - {"figures", "fixity"}
