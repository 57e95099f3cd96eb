"""Kill runs at random moments, and count what was acknowledged and is lost.

In: nothing.
Out: one JSON line: rounds, kills, sources acknowledged, sources lost, whether vault and record hold at the end.
The reports are invented.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 50
PER_ROUND = 3
LONGEST = 2.5
"""Seconds after which a run is killed at the latest."""

REPORT = "The town of Orsa is quiet.\n\nAt least {} people were killed in Orsa, the invented paper said.\n"


def program(*arguments: object) -> subprocess.Popen[str]:
    """Start the program."""
    command = [sys.executable, "-m", "dadkhah.cli", *map(str, arguments)]
    environment = os.environ | {"DADKHAH_BY": "benchmark"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)


def captured(out: str) -> set[str]:
    """Return the digests of whole lines that acknowledge a source."""
    lines = [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
    return {line.split()[1] for line in lines if line.startswith("captured ")}


def killed(sources: Path, case: Path, seconds: float) -> tuple[set[str], bool]:
    """Run for some seconds; return what was acknowledged, and whether the run had to be killed."""
    with program("run", sources, "--case", case) as run:
        try:
            return captured(run.communicate(timeout=seconds)[0]), False
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            return captured(run.communicate()[0]), True


def finished(*arguments: object) -> int:
    """Run the program to its end and return its exit code."""
    with program(*arguments) as run:
        run.communicate()
    return run.returncode


def measure(top: Path) -> dict[str, object]:
    """Run the rounds and the last, whole run."""
    chance = random.Random(50)  # noqa: S311 - moments, not secrets
    sources, case = top / "sources", top / "case"
    sources.mkdir()
    acknowledged: set[str] = set()
    kills = 0
    for number in range(ROUNDS * PER_ROUND):
        (sources / f"report-{number:03}.txt").write_text(REPORT.format(1000 + number))
        if number % PER_ROUND == PER_ROUND - 1:
            found, was_killed = killed(sources, case, chance.uniform(0.1, LONGEST))
            acknowledged |= found
            kills += was_killed
    ended = finished("run", sources, "--case", case)
    held = {path.name for path in (case / "vault" / "objects").rglob("*")}
    return {
        "benchmark": "kills",
        "rounds": ROUNDS,
        "kills": kills,
        "acknowledged": len(acknowledged),
        "lost": len(acknowledged - held),
        "finished": ended == 0,
        "held": finished("verify", case) == 0,
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        result = measure(Path(folder))
    print(json.dumps(result))
    sys.exit(0 if result["finished"] and result["held"] and not result["lost"] else 1)
