"""What each harness hands over: names, figures that its floors know, data, and moments that are the same every time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import demo, fixity, flips, kills, reading
from benchmarks.bench import ROOT, Ended, Measured, Room, digest
from benchmarks.floors import judge, load
from benchmarks.kills import Outcome
from tests.factories import captured

from dadkhah.lang.places import Gazetteer

pytestmark = pytest.mark.slow

REPORT = "At least 12 people were killed in Orsa on 4 March 2031, the invented Kestrel Wire said.\n"


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """Return a room whose example is one invented report."""
    sources = tmp_path / "examples/veldania/sources"
    sources.mkdir(parents=True)
    (sources / "report.txt").write_text(REPORT)
    (sources.parent / "dadkhah.toml").write_text('title = "Invented"\n')
    return Room(tmp_path, None, tmp_path)


@pytest.fixture
def root(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Take the room's folder for the repository, so that its files have names."""
    monkeypatch.setattr("benchmarks.bench.ROOT", room.root)
    return room


def without_floor(measured: Measured) -> list[str]:
    """Return the floors of a group for which it has no figure."""
    return [what for what in judge(measured, load()).undercut if "was not measured" in what]


def calm(case: Path) -> Outcome:
    """Return the outcome of a round in which nothing went wrong."""
    return Outcome(acknowledged=len(case.name), unfinished=True, partial=True, lost=0, failed=False, broken=False)


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Put a calm round in the place of a kill; return the moments by the names of the cases."""
    seen: dict[str, float] = {}

    def one_round(_: Path, case: Path, moment: float) -> Outcome:
        seen[case.name] = moment
        return calm(case)

    monkeypatch.setattr(kills, "one_round", one_round)
    monkeypatch.setattr(kills, "clocked", lambda _: 4.0)
    return seen


def test_kills_are_spread_over_a_run_and_the_same_every_time(root: Room, moments: dict[str, float]) -> None:
    line = next(kills.measure(root))
    first = dict(moments)
    moments.clear()
    again = next(kills.measure(root))
    assert len(first) == line.figures["rounds"] == 50
    assert (first, line) == (moments, again)
    assert 0.05 <= min(first.values()) < 1.0
    assert 3.0 < max(first.values()) <= 4.0
    assert line.data == {"examples/veldania/sources": digest(root.example / "sources")}
    assert without_floor(line) == []


def test_kills_hold_their_floors_when_nothing_goes_wrong(root: Room, moments: dict[str, float]) -> None:
    line = next(kills.measure(root))
    assert len(moments) == 50
    assert judge(line, load()).undercut == ()


def test_one_lost_source_undercuts_a_floor(
    root: Room, moments: dict[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Outcome(acknowledged=3, unfinished=True, partial=True, lost=1, failed=False, broken=False)
    monkeypatch.setattr(kills, "one_round", lambda _, case, __: one if case.name == "killed-7" else calm(case))
    line = next(kills.measure(root))
    assert judge(line, load()).undercut == ("lost 1 is over 0",)
    assert moments == {}


def test_sidecars_are_no_sources(room: Room) -> None:
    (room.example / "sources/report.toml").write_text('publisher = "Kestrel Wire"\n')
    assert kills.given(room.example / "sources") == {"report.txt"}


def test_the_reader_is_timed_on_the_texts_of_the_example(root: Room) -> None:
    (line,) = reading.measure(root)
    assert line.figures["characters"] == len(REPORT)
    assert line.figures["ratio"] > 1
    assert list(line.data) == ["examples/veldania/sources/report.txt"]
    assert without_floor(line) == []


def test_processor_time_is_that_of_the_work() -> None:
    assert 0 < reading.spent(lambda: sum(range(300_000))) < 10
    assert reading.counting(REPORT) < reading.reading(captured(REPORT * 20), Gazetteer.open())


def test_flips_and_the_script_hand_over_what_their_floors_ask(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flips, "proved_files", lambda folder: [folder / "keys/log.vkey"])
    monkeypatch.setattr(flips, "DESCRIBING", ())
    monkeypatch.setattr(flips, "PROGRAMS", ())
    monkeypatch.setattr(flips, "verify", lambda _: (1, "broken: log/x\n"))
    counts = ("changed", "undetected", "script_changed", "script_undetected", "false_alarms")
    monkeypatch.setattr(flips, "rich", lambda _: dict.fromkeys(counts, 0))
    process, script, rich = flips.measure(room)
    assert without_floor(process) == without_floor(script) == without_floor(rich) == []
    assert process.figures["undetected"] == script.figures["seeded_undetected"] == 0
    assert judge(script, load()).undercut == ("false_alarms 1 is over 0",)


def test_the_vault_is_timed_with_what_its_floors_ask(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "SIZE", 5000)
    monkeypatch.setattr(fixity, "FILES", 2)
    monkeypatch.setattr(fixity, "TIMES", 1)
    lines = list(fixity.measure(room))
    assert [line.name for line in lines] == ["fixity", "capture"]
    assert [without_floor(line) for line in lines] == [[], []]


def test_medians_are_compared() -> None:
    assert fixity.compared([3.0, 30.0, 2.0], [1.0, 0.1, 2.0]) == {
        "dadkhah_seconds": 3.0,
        "plain_seconds": 1.0,
        "share": 0.333,
    }


def test_a_damaged_object_is_not_timed(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"invented")
    with pytest.raises(AssertionError):
        fixity.hashed(tmp_path / "large", "00" * 32)


def test_the_demo_is_measured_with_its_data(root: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "watched", lambda *_: Ended(0, 0.1, 90_000_000))
    lines = list(demo.measure(root))
    assert [line.name for line in lines] == ["demo", "help"]
    assert list(lines[0].data) == ["examples/veldania/sources", "examples/veldania/dadkhah.toml"]
    assert [without_floor(line) for line in lines] == [[], []]


def test_a_run_that_fails_is_not_timed(root: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "watched", lambda *_: Ended(5, 0.1, 90_000_000))
    with pytest.raises(AssertionError):
        list(demo.measure(root))


def test_the_small_process_prints_how_a_program_ended() -> None:
    command = [sys.executable, str(ROOT / "benchmarks/child.py"), sys.executable, "-c", "print('unseen')"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    ended = json.loads(done.stdout)
    assert ended.keys() == {"code", "seconds", "peak"}
    assert ended["code"] == 0
    assert ended["peak"] > 1_000_000


def test_a_killed_program_has_a_negative_code() -> None:
    command = [sys.executable, str(ROOT / "benchmarks/child.py"), "/bin/sh", "-c", "kill -9 $$"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(done.stdout)["code"] == -9
