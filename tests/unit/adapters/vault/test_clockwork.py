"""A clock that jumps is told; a clock that runs is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.adapters.vault.cast import ACTOR, Counted, capture, kept

from dadkhah.adapters.vault import open_vault, verify_vault
from dadkhah.adapters.vault.clockwork import Clockwork, stated

NOON = datetime(2031, 4, 5, 12, 0, 0, tzinfo=UTC)
YEAR = timedelta(days=365)


def line(at: datetime) -> bytes:
    return f'{{"at":"{at:%Y-%m-%dT%H:%M:%S.%fZ}"}}'.encode()


class SetClock:
    """Tells the time that it was set to."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time


@pytest.mark.parametrize(
    ("later", "told"),
    [
        (timedelta(0), ""),
        (timedelta(seconds=-1), ""),
        (timedelta(seconds=-3), "went back"),
        (-10 * YEAR, "went back"),
        (timedelta(days=300), ""),
        (10 * YEAR, "more than a year ahead"),
    ],
)
def test_the_first_entry_of_a_run_is_compared_with_the_last_line(later: timedelta, told: str) -> None:
    jump = Clockwork(seconds=lambda: 0.0).jump(line(NOON), NOON + later)
    assert told in str(jump["method"]) if jump else not told
    if jump:
        assert (jump["act"], jump["before"]) == ("clock", "2031-04-05T12:00:00Z")


@pytest.mark.parametrize(
    ("later", "passed", "told"), [(60, 60, False), (3600, 3600, False), (200, 5, True), (100, 5, False)]
)
def test_within_a_run_the_clock_is_compared_with_the_machines_seconds(later: int, passed: float, told: bool) -> None:
    seconds = iter([0.0, passed])
    clockwork = Clockwork(seconds=lambda: next(seconds))
    assert clockwork.jump(line(NOON), NOON) is None
    now = NOON + timedelta(seconds=later)
    assert (clockwork.jump(line(NOON), now) is not None) == told


@pytest.mark.parametrize("said", [b"", b"{}", b'{"at":7}', b'{"at":"noon"}', b'{"at":"2031-04-05"}', b"\xff", b"[]"])
def test_a_line_without_a_time_is_compared_with_nothing(said: bytes) -> None:
    assert stated(said) is None
    assert Clockwork().jump(said, NOON) is None


@pytest.mark.parametrize("jumps", [[-10 * YEAR], [10 * YEAR], [10 * YEAR, -20 * YEAR, timedelta(seconds=-30)]])
def test_the_order_is_that_of_the_lines_and_every_jump_is_flagged(tmp_path: Path, jumps: list[timedelta]) -> None:
    clock = SetClock()
    with open_vault(tmp_path / "vault", clock=clock, random=Counted(), create=True) as vault:
        vault.ledger.append([capture(kept(vault, "before"))])
        for number, jump in enumerate(jumps):
            clock.time += jump
            (seq,) = vault.ledger.append([capture(kept(vault, f"after {number}"))])
            (flag, entry) = vault.ledger.entries(seq - 1)
            assert (flag["act"], entry["act"], entry["seq"]) == ("clock", "capture", seq)
        vault.ledger.append([{"act": "access", "by": ACTOR}])
        vault.ledger.checkpoint()
        assert [entry["act"] for entry in vault.ledger.entries()].count("clock") == len(jumps)
    assert verify_vault(tmp_path / "vault").verdict == "held"
