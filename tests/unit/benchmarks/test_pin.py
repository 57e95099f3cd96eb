"""A floor rises by itself and falls only when it is named twice: on the command line and in the changelog."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from benchmarks.bench import Measured
from benchmarks.floors import Floor, Floors, Group, load, written
from benchmarks.pin import main

OLD = {
    "reading": Group({"invented": "00"}, {"f1": Floor(least=0.7, margin=0.005), "seconds": Floor(most=9, fixed=True)}),
    "other": Group({}, {"errors": Floor(most=2)}),
}


class Desk:
    """A floors file, a changelog and printed lines in a folder."""

    def __init__(self, folder: Path) -> None:
        self.file, self.changelog, self.lines = folder / "floors.toml", folder / "CHANGELOG.md", folder / "lines"
        self.file.write_text(written(OLD, "# the head\n# of it\n"))
        self.changelog.write_text("# Changelog\n")

    def pin(self, f1: float, seconds: float | None = 1.0, *options: str, data: str = "00") -> int:
        """Pin with the figures of the group `reading`."""
        figures = {"f1": f1} | ({} if seconds is None else {"seconds": seconds})
        line = Measured(name="reading", command="read", figures=figures, data={"invented": data})
        skipped = Measured(name="other", command="read", skipped="no data")
        self.lines.write_bytes(msgspec.json.encode(line) + b"\n\n" + msgspec.json.encode(skipped) + b"\n")
        return main([str(self.lines), *options], self.file, self.changelog)

    @property
    def floors(self) -> Floors:
        return load(self.file)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_better_figure_raises_its_floor_and_no_other(desk: Desk) -> None:
    assert desk.pin(0.8) == 0
    assert desk.floors["reading"].floors == {
        "f1": Floor(least=0.795, margin=0.005),
        "seconds": Floor(most=9, fixed=True),
    }
    assert desk.floors["other"] == OLD["other"]
    assert desk.file.read_text().startswith("# the head\n# of it\n\n[other.floors]")


def test_a_figure_within_the_margin_leaves_its_floor(desk: Desk) -> None:
    assert desk.pin(0.703) == 0
    assert desk.floors == OLD


def test_other_data_is_pinned_when_every_floor_holds_on_it(desk: Desk) -> None:
    assert desk.pin(0.7, data="11") == 0
    assert desk.floors["reading"] == Group({"invented": "11"}, OLD["reading"].floors)


@pytest.mark.parametrize("data", ["00", "11"])
def test_a_floor_does_not_fall_by_itself(desk: Desk, data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.pin(0.6, data=data) == 1
    assert "reading.f1 0.6 is under 0.7: mend it, or name it with --lower" in capsys.readouterr().err
    assert desk.floors == OLD


def test_a_floor_does_not_fall_without_a_line_in_the_changelog(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.pin(0.6, 1.0, "--lower", "reading.f1") == 1
    assert "CHANGELOG.md" in capsys.readouterr().err
    assert desk.floors == OLD


def test_a_floor_falls_when_it_is_named_twice(desk: Desk) -> None:
    desk.changelog.write_text("- `reading.f1` falls to 0.595: it counted a heading twice.\n")
    assert desk.pin(0.6, 1.0, "--lower", "reading.f1") == 0
    assert desk.floors["reading"].floors["f1"] == Floor(least=0.595, margin=0.005)


REFUSED = (("reading.f2", "is no floor"), ("reading.seconds", "was set, not measured"))


@pytest.mark.parametrize(("name", "said"), REFUSED)
def test_what_cannot_be_lowered_is_refused(
    desk: Desk, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.changelog.write_text(name)
    assert desk.pin(0.8, 1.0, "--lower", name) == 1
    assert said in capsys.readouterr().err
    assert desk.floors == OLD


@pytest.mark.parametrize("seconds", [None, 9.5])
def test_a_missing_figure_and_a_broken_promise_pin_nothing(desk: Desk, seconds: float | None) -> None:
    assert desk.pin(0.8, seconds) == 1
    assert desk.floors == OLD
