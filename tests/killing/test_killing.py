"""The kills themselves: they fall where they are meant to, and what is lost is told."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.killing import judge, points, tracer
from tests.killing.calls import called, caught, room_of
from tests.killing.points import Kill, kills
from tests.killing.scripts import Script, a_case, add, entries
from tests.killing.tracer import Ended
from tests.killing.writers import Round, checked, opened

Run = Callable[[Callable[[], object], int, int], Ended]
WORDS = b"ten letters"


@pytest.fixture(params=["ptrace", "shim"])
def run(request: pytest.FixtureRequest) -> Run:
    """Return either way of killing; skip the first where the kernel refuses it."""
    if request.param == "ptrace" and not tracer.works():
        pytest.skip("ptrace is refused here")
    return points.WAYS[request.param]


def written(path: Path) -> None:
    """Make four calls: the file is made, written, synced, and has a second name."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(handle, WORDS)
    os.fsync(handle)
    os.link(path, path.with_name("second"))


@pytest.mark.parametrize(
    ("point", "cut", "left"),
    [
        (0, 0, {}),
        (1, 0, {"first": b""}),
        (1, 4, {"first": WORDS[:4]}),
        (2, 0, {"first": WORDS}),
        (3, 0, {"first": WORDS}),
        (4, 0, {"first": WORDS, "second": WORDS}),
    ],
)
def test_the_kill_falls_before_the_call_or_inside_it(
    run: Run, tmp_path: Path, point: int, cut: int, left: dict[str, bytes]
) -> None:
    ended = run(lambda: written(tmp_path / "first"), point, cut)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == left
    assert (ended.killed, ended.code) == ((True, -1) if point < 4 else (False, 0))
    assert [size for _, size in ended.calls] == [0, len(WORDS), 0, 0][: point + 1]


def test_a_code_is_handed_on(run: Run) -> None:
    assert run(lambda: sys.exit(7), 0, 0) == Ended(False, 7, ())


def test_what_only_reads_is_no_point(run: Run, tmp_path: Path) -> None:
    (tmp_path / "held").write_bytes(WORDS)
    assert run((tmp_path / "held").read_bytes, 0, 0).calls == ()


needs_ptrace = pytest.mark.skipif(not tracer.works(), reason="ptrace is refused here")


@needs_ptrace
def test_calls_of_a_library_are_points_and_processes_that_are_started_go_on(tmp_path: Path) -> None:
    def work() -> None:
        subprocess.run(["/bin/sh", "-c", f"echo words > {tmp_path}/of-the-child"], check=True)
        with sqlite3.connect(tmp_path / "base.db") as base:
            base.execute("CREATE TABLE town (name TEXT)")

    ended = tracer.run(work, 1_000_000)
    assert ended.code == 0
    assert (tmp_path / "of-the-child").read_text() == "words\n"
    assert {"openat", "pwrite64", "fdatasync", "unlink"} <= {name for name, _ in ended.calls}


@needs_ptrace
def test_signals_reach_a_process_that_is_watched() -> None:
    def work() -> None:
        signal.signal(signal.SIGUSR1, lambda *_: sys.exit(3))
        os.kill(os.getpid(), signal.SIGUSR1)

    assert tracer.run(work, 0).code == 3


CALLS = (("openat", 0), ("write", 10), ("fsync", 0), ("write", 1))


def chance() -> random.Random:
    return random.Random(1)  # noqa: S311 - points, not secrets


def test_every_call_and_every_write_is_killed_once() -> None:
    assert list(kills(CALLS, "half", 1, chance())) == [Kill(0), Kill(1), Kill(1, 5), Kill(2), Kill(3)]


def test_all_cuts_and_a_second_kill() -> None:
    planned = list(kills(CALLS, "all,twice", 1, chance()))
    assert [(one.point, one.cut) for one in planned if one.cut] == [(1, 1), (1, 5), (1, 9)]
    assert [one.point for one in planned if one.second >= 0] == [0, 3]
    assert all(one.second < len(CALLS) for one in planned)


def test_one_in_so_many() -> None:
    planned = list(kills(CALLS * 100, "half", 10, chance()))
    assert 15 < len(planned) < 90


def liar(at: Path) -> None:
    """Acknowledge before anything is durable."""
    os.write(1, f"captured {'ab' * 32} a shelf\n".encode())
    add(at, "one")


def careless(at: Path) -> None:
    """Write into an object that is acknowledged."""
    add(at, "one")
    path = next((at / "case/vault/objects").glob("sha256/??/*"))
    path.chmod(0o600)
    path.write_bytes(b"other words")


def stuck(at: Path) -> None:
    """Leave a case that no run can write to."""
    add(at, "one")
    (at / "case/vault/private/log.key").write_bytes(b"")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("act", "told"),
    [(liar, judge.LOST), (careless, "after the kill: verify ended with 1"), (stuck, "next run: add ended with")],
)
def test_what_is_lost_damaged_or_stuck_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], None], told: str
) -> None:
    points.ready(monkeypatch, tmp_path)
    at = tmp_path / "model"
    a_case(at)
    (room_of(at) / "derived.json").write_bytes(b"[]")
    with caught() as said:
        act(at)
    wrong = judge.judged(at, Script("wrong", a_case, act, lambda at: add(at, "one")), said[0])
    assert any(told in one for one in wrong), wrong


def test_a_call_that_must_end_well_leaves_with_its_code(tmp_path: Path) -> None:
    with caught() as said:
        code = judge.ended(lambda: called("verify", tmp_path / "nowhere"))
    assert code
    assert "nowhere" in said[1]


def test_a_storm_tells_what_is_lost_and_what_has_two_numbers(tmp_path: Path) -> None:
    one = Round(tmp_path, "an invented round")
    opened(one.folder).close()
    first, second = ("ab" * 32, "cd" * 32)
    (tmp_path / "1.said").write_text(f"1 {first}\n1 {second}\n2 {second}")
    found = checked(one, kills=3, writers=1)
    assert (found.acknowledged, found.lost, found.doubled, found.gaps, found.broken) == (2, 2, 1, 0, 0)


def test_the_log_is_read_up_to_its_last_whole_line(tmp_path: Path) -> None:
    log = tmp_path / "case/vault/log/entries"
    log.mkdir(parents=True)
    (log / "000000000.jsonl").write_bytes(b'{"act":"key"}\n{"act":"cap')
    assert entries(tmp_path) == [{"act": "key"}]
