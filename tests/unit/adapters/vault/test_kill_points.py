"""Killed before and inside any call to the system: what was acknowledged is there, and the next run goes on.

In: the scripts of tests/killing. Out: every point of four captures; of the other verbs one point in so many, since
`make bench ONLY=crash` goes through all of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.killing import tracer
from tests.killing.points import Told
from tests.killing.writers import Storm

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

OTHERS = ("import", "seal", "erase", "rotate", "repair", "merge")
MANY = 40


def run(root: Path, module: str, *arguments: object) -> bytes:
    """Run a module of tests/killing in a process of its own: small, and without threads, so that it can be copied."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    command = [sys.executable, "-m", f"tests.killing.{module}", *map(str, arguments)]
    return subprocess.run(command, cwd=root, env=environment, stdout=subprocess.PIPE, check=True, timeout=600).stdout


def told(root: Path, *arguments: object) -> list[Told]:
    return [msgspec.json.decode(line, type=Told) for line in run(root, "points", *arguments).splitlines()]


def test_a_kill_at_any_point_of_four_captures_loses_nothing(root: Path) -> None:
    (found,) = told(root, "vault")
    assert (found.lost, found.problems) == (0, [])
    assert found.way == ("ptrace" if tracer.works() else "shim")
    assert (found.before >= 60, found.inside >= 10, found.kills) == (True, True, found.before + found.inside)


def test_a_kill_of_another_verb_loses_nothing(root: Path) -> None:
    found = told(root, *OTHERS, "--every", MANY)
    assert [one.script for one in found] == list(OTHERS)
    assert [(one.script, one.problems) for one in found if one.problems] == []
    assert sum(one.kills for one in found) >= len(OTHERS)


MORE = (("exhibit", "fields", "erase-field", "erase-names"), ("judge", "review", "keys", "web", "pages"))


@pytest.mark.parametrize("names", MORE, ids="-".join)
def test_a_kill_of_what_is_told_decided_fetched_or_handed_out_loses_nothing(root: Path, names: tuple[str, ...]) -> None:
    found = told(root, *names, "--every", MANY)
    assert [one.script for one in found if one.kills] == list(names)
    assert [(one.script, one.problems) for one in found if one.problems] == []


def test_a_kill_of_the_main_job_loses_nothing(root: Path) -> None:
    (found,) = told(root, "run", "--every", 90)
    assert (found.problems, found.kills > 0) == ([], True)


@pytest.mark.needs("ssh-keygen")
def test_a_kill_while_something_is_put_beside_the_log_is_no_damage(root: Path) -> None:
    found = told(root, "enrol", "sign", "--every", 4)
    assert [(one.script, one.problems) for one in found if one.problems] == []
    assert sum(one.kills for one in found) >= 10


def test_where_the_kernel_refuses_calls_of_python_are_killed(root: Path) -> None:
    (found,) = told(root, "vault", "--way", "shim", "--every", 6)
    assert (found.lost, found.problems, found.way) == (0, [], "shim")
    assert found.calls >= 40


def test_three_writers_killed_at_random_moments_lose_nothing(root: Path) -> None:
    found = msgspec.json.decode(run(root, "writers", "--rounds", 20, "--goal", 60), type=Storm)
    assert (found.lost, found.doubled, found.gaps, found.broken) == (0, 0, 0, 0)
    assert found.acknowledged >= 20 * 60
    assert found.kills >= 20 * 3


def test_eight_writers_at_once_make_one_chain_without_a_gap(root: Path) -> None:
    found = msgspec.json.decode(run(root, "writers", "--crowd", 8, "--each", 150), type=Storm)
    assert (found.lost, found.doubled, found.gaps, found.broken) == (0, 0, 0, 0)
    assert (found.acknowledged, found.entries) == (8 * 150, 8 * 150 + 1)
