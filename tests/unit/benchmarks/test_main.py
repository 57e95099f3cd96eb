"""One line for each group, and an exit code that says whether the floors hold."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from benchmarks import __main__ as command
from benchmarks.bench import Harness, Measured, Room
from benchmarks.floors import Floor, Floors, Group

FLOORS = {"one": Group({"invented": "00"}, {"found": Floor(least=3)})}


def harness(name: str, data: str = "00", skipped: str = "", **figures: float) -> Harness:
    """Return a harness that measures what it is told to."""

    def measure(room: Room) -> Iterator[Measured]:
        assert room.temporary.is_dir()
        yield Measured(name=name, command="count", figures=figures, data={"invented": data}, skipped=skipped)

    return measure


Ended = tuple[int, list[dict[str, Any]], str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Return the function that runs some harnesses by name and returns code, lines and what was said."""

    def start(*names: str, floors: Floors = FLOORS, **harnesses: Harness) -> Ended:
        monkeypatch.setattr(command, "HARNESSES", harnesses)
        monkeypatch.setattr(command, "load", lambda: floors)
        code = command.main(names)
        streams = capsys.readouterr()
        return code, [json.loads(line) for line in streams.out.splitlines()], streams.err

    return start


def test_a_line_says_what_was_measured_and_on_what(run: Callable[..., Ended]) -> None:
    code, (line,), said = run(a=harness("one", found=3))
    assert (code, said) == (0, "")
    assert line.pop("seconds") >= 0
    assert line == {"name": "one", "figures": {"found": 3}, "data": {"invented": "00"}, "command": "count"}


def test_an_undercut_floor_ends_with_1_and_the_rest_is_measured(run: Callable[..., Ended]) -> None:
    code, lines, said = run(a=harness("one", found=2), b=harness("two", found=0))
    assert code == 1
    assert [line.get("undercut") for line in lines] == [["found 2 is under 3"], None]
    assert said == "one: floor undercut: found 2 is under 3\n"


def test_other_data_is_not_accepted_in_silence(run: Callable[..., Ended]) -> None:
    code, (line,), said = run(a=harness("one", data="11", found=3))
    assert (code, line["changed"]) == (1, ["invented"])
    assert "python -m benchmarks.pin" in said


def test_what_is_skipped_says_so_and_holds(run: Callable[..., Ended]) -> None:
    code, (line,), _ = run(a=harness("one", skipped="no data here"))
    assert (code, line["skipped"]) == (0, "no data here")


def test_only_the_named_harnesses_run(run: Callable[..., Ended]) -> None:
    _, lines, _ = run("b", a=harness("one", found=2), b=harness("two"))
    assert [line["name"] for line in lines] == ["two"]


def failing(_: Room) -> Iterator[Measured]:
    yield Measured(name="one", command="count", figures={"found": 3}, data={"invented": "00"})
    raise subprocess.CalledProcessError(5, ["count"])


def test_a_program_that_fails_ends_its_harness_and_no_other(run: Callable[..., Ended]) -> None:
    code, lines, said = run(a=failing, b=harness("two"))
    assert (code, [line["name"] for line in lines]) == (1, ["one", "two"])
    assert "exit status 5" in said


def test_an_unknown_name_is_a_wrong_call(run: Callable[..., Ended]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("c", a=harness("one"))
    assert ended.value.code == 2


def test_without_the_development_data_its_groups_are_skipped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["founding", "figures"], shared=tmp_path / "shared") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["name"] for line in lines] == [
        "founding",
        "sentences",
        "articles",
        "articles-wire",
        "articles-ngo",
        "articles-advocacy",
        "offices",
    ]
    assert all("shared" in line["skipped"] and not line["figures"] for line in lines)
