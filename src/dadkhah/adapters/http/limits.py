"""How much of an answer is taken, and how long it is waited for.

In: numbers. Out: Limits; Deadline, which says how much time is left.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one capture: seconds, bytes and counts."""

    seconds: float = 120.0
    read_seconds: float = 20.0
    connect_seconds: float = 15.0
    body_bytes: int = 48 * 1024 * 1024
    decoded_bytes: int = 48 * 1024 * 1024
    head_bytes: int = 64 * 1024
    fields: int = 200
    redirects: int = 10
    interim: int = 8


class Deadline:
    """A moment after which nothing is waited for.

    Args:
        seconds: how far away it is.
        clock: tells seconds that only grow.
    """

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, most: float) -> float:
        """Return how many seconds may be waited now, at most `most`; raise TimeoutError when none is left."""
        left = min(self._end - self._clock(), most)
        if left <= 0:
            raise TimeoutError("the time is over")
        return left

    def nearer(self, seconds: float) -> Deadline:
        """Return a deadline that many seconds away, and no later than this one."""
        return Deadline(min(seconds, max(self._end - self._clock(), 0)), self._clock)
