"""Runs that are killed, stopped, crowded out, or meet a disk that is full or refuses writing lose nothing acknowledged.

The program runs in processes of its own, with everything real in it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.work.desks import EXAMPLE

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

ROUNDS = 8
PER_ROUND = 4


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """Start the program."""
    command = [sys.executable, "-m", "dadkhah.cli", *map(str, arguments)]
    environment = os.environ | {"DADKHAH_BY": "A. Tester", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, **options
    )


def finish(*arguments: object, **options: object) -> tuple[int, str, str]:
    """Run the program to its end."""
    with start(*arguments, **options) as program:
        out, err = program.communicate(timeout=120)
    return program.returncode, out, err


def write_reports(folder: Path, first: int, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        (folder / f"report-{number:03}.txt").write_text(EXAMPLE.replace("31", str(1000 + number)) * 4)


def captured(out: str) -> set[str]:
    return {line.split()[1] for line in out.splitlines() if line.startswith("captured ") and len(line.split()) == 3}


def objects(case: Path) -> set[str]:
    return {path.name for path in (case / "vault/objects").rglob("*") if path.is_file()}


def killed_run(sources: Path, case: Path, seconds: float) -> set[str]:
    """Kill a run after some time; return what it acknowledged in whole lines."""
    with start("run", sources, "--case", case) as program:
        try:
            out, _ = program.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            program.send_signal(signal.SIGKILL)
            out, _ = program.communicate()
    return captured("".join(line for line in out.splitlines(keepends=True) if line.endswith("\n")))


def test_killed_at_any_moment_the_next_run_finishes(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, not secrets
    case, sources = tmp_path / "case", tmp_path / "sources"
    acknowledged: set[str] = set()
    kills = 0
    for number in range(ROUNDS):
        write_reports(sources, number * PER_ROUND, PER_ROUND)
        found = killed_run(sources, case, chance.uniform(0.1, 2.5))
        acknowledged |= found
        kills += len(found) < PER_ROUND
        assert acknowledged <= objects(case) or not acknowledged
    code, out, err = finish("run", sources, "--case", case)
    assert (code, "defect" in err) == (0, False), err
    assert acknowledged <= objects(case)
    assert len(acknowledged | captured(out)) <= ROUNDS * PER_ROUND
    assert kills > 0
    assert finish("verify", case)[:2] == (0, "held\n")
    assert finish("run", sources, "--case", case)[1] == f"nothing new: {ROUNDS * PER_ROUND} sources, draft up to date\n"


@pytest.fixture
def heard() -> Iterator[None]:
    """Let Ctrl-C reach programs that are started, even where the tests themselves run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_stopped_in_the_middle_it_says_so_in_one_line(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources", 0, 15)
    with start("run", tmp_path / "sources", "--case", tmp_path / "case") as program:
        assert program.stdout is not None
        first = program.stdout.readline()
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert err == "dadkhah: stopped: what was captured is kept; run again to go on\n"
    assert captured(first + out) <= objects(tmp_path / "case")
    assert not list((tmp_path / "case").glob("draft/.*"))
    assert finish("run", tmp_path / "sources", "--case", tmp_path / "case")[0] == 0


def test_two_runs_at_once_end_as_one_or_as_busy(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources", 0, 10)
    finish("init", tmp_path / "case")
    runs = [start("run", tmp_path / "sources", "--case", tmp_path / "case") for _ in range(2)]
    ended = [(*run.communicate(timeout=120), run.returncode) for run in runs]
    assert {code for _, _, code in ended} in ({0}, {0, 4})
    assert all(err.count("\n") == 1 for _, err, code in ended if code == 4)
    assert finish("verify", tmp_path / "case")[:2] == (0, "held\n")
    code, out, _ = finish("run", tmp_path / "sources", "--case", tmp_path / "case")
    assert (code, out) == (0, "nothing new: 10 sources, draft up to date\n")


@pytest.fixture
def refusing(tmp_path: Path) -> Iterator[Path]:
    """Return a case with two sources whose folder refuses writing: by its modes, and for the superuser by its mount."""
    case = tmp_path / "case"
    write_reports(tmp_path / "sources", 0, 2)
    assert finish("run", tmp_path / "sources", "--case", case)[0] == 0
    if os.geteuid() != 0:
        subprocess.run(["chmod", "-R", "a-w", str(case)], check=True)
        yield case
        subprocess.run(["chmod", "-R", "u+w", str(case)], check=True)
        return
    mount("--bind", str(case), str(case))
    mount("-o", "remount,ro,bind", str(case))
    yield case
    subprocess.run(["umount", "-l", str(case)], check=True)


def mount(*arguments: str) -> None:
    """Mount something, or skip where that is not allowed."""
    if subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount")


def test_a_case_that_refuses_writing_can_be_read(refusing: Path, tmp_path: Path) -> None:
    write_reports(tmp_path / "sources", 2, 1)
    for arguments in (["run", tmp_path / "sources"], ["add", tmp_path / "sources"], ["build"]):
        code, out, err = finish(*arguments, "--case", refusing)
        assert (code, out, err.count("\n")) == (4, "", 1), err
        assert "refuses writing" in err
    for verb in ("weigh", "account", "judge"):
        assert finish(verb, "--case", refusing)[::2] == (0, ""), verb
    assert finish("verify", refusing)[:2] == (0, "held\n")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of two megabytes, or skip where none can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=2m", "none", str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_fills_up_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    write_reports(tmp_path / "sources", 0, 15)
    case, filling = small_disk / "case", small_disk / "filling"
    finish("init", case)
    filling.write_bytes(b"x" * 1_700_000)
    code, out, err = finish("run", tmp_path / "sources", "--case", case)
    assert (code, err.count("\n")) == (5, 1), err
    assert "no space" in err
    assert captured(out) <= objects(case)
    assert finish("verify", case)[0] == 0
    filling.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert finish("run", tmp_path / "sources", "--case", case)[0] == 0
    assert captured(out) <= objects(case)
    assert finish("verify", case)[:2] == (0, "held\n")


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory of a child as Linux counts it")
def test_a_run_stays_under_300_megabytes(tmp_path: Path) -> None:
    write_reports(tmp_path / "sources", 0, 10)
    (tmp_path / "sources/noise.txt").write_bytes(os.urandom(50_000_000))
    program = start("run", tmp_path / "sources", "--case", tmp_path / "case")
    peak, end = 0, time.monotonic() + 120
    while program.poll() is None and time.monotonic() < end:
        peak = max(peak, peak_memory(program.pid))
        time.sleep(0.02)
    program.communicate()
    assert program.returncode == 0  # noise in a folder is kept, not read, and warned of
    assert 20_000 < peak < 300_000


def peak_memory(process: int) -> int:
    """Return the most memory that a process has held, in kilobytes; 0 when it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
