"""Every way a call can end: one line, one exit code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import click
import pytest
from tests.unit.cli.conftest import Call

from dadkhah import errors
from dadkhah.cli.guard import ended


def raising(error: BaseException) -> Callable[[], object]:
    def call() -> object:
        raise error

    return call


@pytest.mark.parametrize(
    "name", [name for name, kind in vars(errors).items() if isinstance(kind, type) and name != "ClassVar"]
)
def test_every_class_has_its_exit_code(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    kind: type[errors.DadkhahError] = getattr(errors, name)
    assert ended(raising(kind("it went wrong", where="a.txt"))) == kind.exit_code
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("dadkhah: a.txt: it went wrong")


@pytest.mark.parametrize(("result", "code"), [(None, 0), (1, 1), ("text", 0)])
def test_what_a_verb_returns_is_its_code(result: object, code: int) -> None:
    assert ended(lambda: result) == code


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (click.Abort(), 130, "stopped"),
        (click.UsageError("no such thing."), 2, "no such thing; see `dadkhah --help`"),
        (OSError(28, "No space left on device", "/case/x"), 5, "/case/x: No space left on device"),
        (ZeroDivisionError("x"), 70, "a defect of the program (ZeroDivisionError at test_guard.py"),
    ],
)
def test_whatever_happens_is_one_line(
    error: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ended(raising(error)) == code
    err = capfd.readouterr().err
    assert err.startswith(f"dadkhah: {said}")
    assert err.count("\n") == 1


def test_control_characters_of_a_name_stay_on_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    ended(raising(errors.SourceMissing("gone", where="a\nb\x1b[31m.txt")))
    assert capfd.readouterr().err == r"dadkhah: a\nb\x1b[31m.txt: gone; check the path and its permissions" + "\n"


def test_no_arguments_show_the_help(call: Call) -> None:
    shown = call()
    assert (shown.code, shown.out) == (2, "")
    assert "Verbs:" in shown.err


def test_the_version_is_data(call: Call) -> None:
    shown = call("--version")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("dadkhah 0.")


@pytest.mark.slow
@pytest.mark.parametrize("verb", [["--help"], ["run", "--help"]])
def test_nobody_reading_is_no_trace(verb: list[str]) -> None:
    """The reader of the pipe is gone before the first line."""
    program = subprocess.Popen(
        [sys.executable, "-m", "dadkhah.cli", *verb], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    err = program.stderr.read()
    program.stderr.close()
    assert (program.wait(), err) == (141, b"")
