"""Noticing that the machine's clock jumped.

In: the last line of a log, the present time. Out: an entry of act `clock` that says so, or None.

The order of a log is that of its lines; times are only what a clock said. A clock that goes back, that runs ahead of
the machine's own count of seconds, or that is a year and more ahead of the last line, is told, so that nobody takes two
times for an order that they are not.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from dadkhah.adapters.vault.entry import instant
from dadkhah.ports import Entry

BACK = timedelta(seconds=2)
"""What a clock may lose without being told: a correction from the network, a time that was cut to the second."""

AHEAD = timedelta(minutes=2)
"""What a clock may gain on the machine's count of seconds within one run."""

LONG = timedelta(days=366)
"""A gap between two runs after which somebody should look: the vault lay still, or a clock was set."""


class Stamp(msgspec.Struct):
    """The time that a line states."""

    at: str = ""


class Clockwork:
    """Compares the clock with the last line, and with the machine's own count of seconds since the call before.

    Args:
        seconds: counts seconds, whatever the clock is set to.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._before: tuple[datetime, float] | None = None

    def jump(self, line: bytes, now: datetime) -> Entry | None:
        """Return the entry that says how the clock jumped since a line, given without its LF, or None."""
        last, seconds = stated(line), self._seconds()
        before, self._before = self._before, (now, seconds)
        if last is not None and now < last - BACK:
            return entry("went back", last, now)
        if before is not None and now - before[0] > timedelta(seconds=seconds - before[1]) + AHEAD:
            return entry("went ahead within one run", before[0], now)
        if last is not None and before is None and now > last + LONG:
            return entry("is more than a year ahead of the line before", last, now)
        return None


def stated(line: bytes) -> datetime | None:
    """Return the time that a line states, or None when it states none."""
    try:
        at = datetime.fromisoformat(msgspec.json.decode(line, type=Stamp).at)
    except (ValueError, msgspec.MsgspecError):
        return None
    return at if at.tzinfo else None


def entry(what: str, last: datetime, now: datetime) -> Entry:
    """Return the entry that says that a clock jumped."""
    return {
        "act": "clock",
        "by": "dadkhah",
        "role": "program",
        "method": f"the clock {what}; the order is that of the lines",
        "before": instant(last),
        "after": instant(now),
    }
