"""The tutorial does what it says: every command is run, in order, in a folder that holds the examples.

In: docs/tutorials/*.md. Out: exit code 0 and the printed fragments, for each command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.docs.console import Step, missing, steps

ROOT = Path(__file__).resolve().parents[2]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
SHIM = '#!/bin/sh\nexec "{python}" -c "from dadkhah.cli import main; main()" "$@"\n'


def place(tmp_path: Path) -> tuple[Path, Mapping[str, str]]:
    """Return a folder that looks like the top of the repository, and an environment in which `dadkhah` is a command."""
    top, bin_folder = tmp_path / "top", tmp_path / "bin"
    shutil.copytree(ROOT / "examples", top / "examples")
    bin_folder.mkdir()
    shim = bin_folder / "dadkhah"
    shim.write_text(SHIM.format(python=sys.executable), encoding="utf-8")
    shim.chmod(0o755)
    path = os.pathsep.join([str(bin_folder), os.environ["PATH"]])
    return top, {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "DADKHAH_BY": "tutorial"}


def run(step: Step, top: Path, environment: Mapping[str, str]) -> None:
    """Run one command and compare; the output of both streams counts."""
    done = subprocess.run(
        ["sh", "-c", step.command], cwd=top, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    output = done.stdout + done.stderr
    assert done.returncode == 0, f"$ {step.command}\n{output}"
    assert missing(step.expected, output) == "", f"$ {step.command}\n{output}"


@pytest.mark.slow
@pytest.mark.needs("openssl", "xxd")
@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_the_tutorial_does_what_it_says(page: Path, tmp_path: Path) -> None:
    top, environment = place(tmp_path)
    for step in steps(page.read_text(encoding="utf-8")):
        run(step, top, environment)


def test_every_tutorial_has_commands_and_expects_something() -> None:
    assert TUTORIALS
    for page in TUTORIALS:
        found = steps(page.read_text(encoding="utf-8"))
        assert len(found) >= 5
        assert sum(bool(step.expected) for step in found) >= 5


def test_steps_are_taken_apart() -> None:
    page = "Text\n\n```console\n$ one | two\nout\n$ three\n```\n\n```sh\n$ not me\n```\n"
    assert steps(page) == [Step("one | two", ("out",)), Step("three", ())]


def test_a_block_without_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with a command"):
        steps("```console\nout\n```\n")


@pytest.mark.parametrize(
    ("expected", "output", "what"),
    [
        (["captured ... a.txt"], "captured 00ff a.txt\n", ""),
        (["b", "a"], "a\nb\n", "a"),
        (["..."], "", ""),
        (["held"], "broken\n", "held"),
    ],
)
def test_output_is_compared_in_order(expected: list[str], output: str, what: str) -> None:
    assert missing(expected, output) == what
