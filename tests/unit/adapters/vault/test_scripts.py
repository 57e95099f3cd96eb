"""The scripts are put together from parts that stand once, and each runs alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest

from dadkhah.adapters.vault.scripts import script

NAMES = ("verify.sh", "prove.sh")
SHELLS = ("dash", "bash", "busybox")


def part_names() -> list[str]:
    text = (resources.files("dadkhah.adapters.vault") / "shared.sh").read_text()
    return [line.removeprefix("#part ") for line in text.splitlines() if line.startswith("#part ")]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_be_put_in_and_no_part_stands_twice(name: str) -> None:
    made = script(name).decode()
    assert made.startswith("#!/bin/sh\n")
    assert "#include" not in made
    assert "#part" not in made
    assert made.endswith("\n")
    functions = [line for line in made.splitlines() if line.endswith("() {")]
    assert len(functions) == len(set(functions))


def test_every_part_is_used_by_both_scripts() -> None:
    for name in NAMES:
        text = (resources.files("dadkhah.adapters.vault") / name).read_text()
        assert {f"#include {part}" for part in part_names()} == {
            line for line in text.splitlines() if line.startswith("#include")
        }


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", NAMES)
def test_each_runs_alone_in_every_shell(tmp_path: Path, needs: Callable[..., None], name: str, shell: str) -> None:
    """Find nothing to check, and say so: every function was read, and every known answer was right."""
    needs(shell, "openssl", "xxd", "awk")
    path = tmp_path / name
    path.write_bytes(script(name))
    command = ["busybox", "sh"] if shell == "busybox" else [shell]
    assert subprocess.run([*command, "-n", path], capture_output=True, check=False).stderr == b""
    done = subprocess.run([*command, path], capture_output=True, text=True, check=False, timeout=60, cwd=tmp_path)
    assert done.returncode == (1 if name == "verify.sh" else 2)
    assert ("broken: keys is missing" in done.stdout) or ("holds no proof.json" in done.stderr)
