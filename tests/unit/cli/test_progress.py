"""Progress: nothing for short work, plain lines off a terminal, a bar on one, and never on standard output."""

from __future__ import annotations

import pytest

from dadkhah.cli import progress as shown
from dadkhah.cli.options import actor, described
from dadkhah.errors import CallError


def test_short_work_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with shown.progress() as tell:
        for done in range(4):
            tell("reading", done, 3)
    assert capfd.readouterr() == ("", "")


def test_many_items_are_told_once_a_step(capfd: pytest.CaptureFixture[str]) -> None:
    teller = shown.Teller(terminal=False)
    for done in range(80):
        teller("reading", done, 80)
    teller("drafting", 0, 60)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "dadkhah: reading, 0 of 80\ndadkhah: drafting, 0 of 60\n")


def test_long_work_is_told_even_of_one_item(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shown, "PATIENCE", -1.0)
    shown.Teller(terminal=False)("drafting", 0, 0)
    assert capfd.readouterr().err == "dadkhah: drafting\n"
    shown.Teller(terminal=False)("comparing", 4_000, 0)
    assert capfd.readouterr().err == "dadkhah: comparing, 4000\n"


def test_a_terminal_gets_a_bar_that_goes_away(capfd: pytest.CaptureFixture[str]) -> None:
    teller = shown.Teller(terminal=True)
    teller("reading", 30, 80)
    assert teller._bar is not None
    assert teller._bar[0].tasks[0].percentage == 37.5
    teller.close()
    assert teller._bar[0].finished or not teller._bar[0].live.is_started
    assert capfd.readouterr().out == ""


def test_who_acts_is_named_by_option_environment_or_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DADKHAH_BY", "from the environment")
    assert actor(" R. Editor ") == "R. Editor"
    assert actor(None) == "from the environment"
    monkeypatch.delenv("DADKHAH_BY")
    monkeypatch.setattr("getpass.getuser", lambda: "user")
    assert actor("  ") == "user"


def test_somebody_must_act(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.delenv("DADKHAH_BY", raising=False)
    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(CallError, match="--by"):
        actor(None)


def test_options_that_are_given_are_kept_and_empty_ones_refused() -> None:
    assert described(title=" T ", author=None) == {"title": "T"}
    with pytest.raises(CallError, match="--author is empty"):
        described(title="T", author=" ")


@pytest.mark.parametrize("day", ["2031-02-30", "yesterday", "2031-03-05..2031-03-01"])
def test_a_day_that_does_not_exist_is_refused_before_anything_is_done(day: str) -> None:
    with pytest.raises(CallError, match="--published"):
        described(published=day)
    assert described(published="2031-03-01..2031-03-05") == {"published": "2031-03-01..2031-03-05"}


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CallError, match="--title holds bytes that are no text"):
        described(title="T\udcff")
    with pytest.raises(CallError, match="--by"):
        actor("A\udcff")
