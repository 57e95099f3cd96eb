"""Calls of the command line, in this process, with stand-ins for the stages or with the real ones.

In: arguments. Out: exit code and both streams.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.unit.work.desks import EXAMPLE, Stages

from dadkhah import wiring
from dadkhah.cli.guard import guarded


class Ended(msgspec.Struct, frozen=True):
    """How a call ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return the function that runs one call; who acts comes from the environment."""
    monkeypatch.setenv("DADKHAH_BY", "A. Tester")
    monkeypatch.delenv("DADKHAH_TRACE", raising=False)

    def run(*arguments: object) -> Ended:
        capfd.readouterr()
        code = guarded([str(argument) for argument in arguments])
        streams = capfd.readouterr()
        return Ended(code, streams.out, streams.err)

    return run


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    """Put stand-ins in the place of the stages, for tests of the command line alone."""
    shared = Stages()
    monkeypatch.setattr(wiring, "Packaged", lambda: shared)
    return shared


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return an invented report in a folder of its own."""
    path = tmp_path / "sources" / "orsa.txt"
    path.parent.mkdir()
    path.write_text(EXAMPLE)
    return path
