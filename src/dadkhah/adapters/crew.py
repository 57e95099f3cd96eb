"""Several processes that do one kind of work.

In: a function, pieces of work, how many at once. Out: the answers, in the order of the pieces.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Work = TypeVar("Work")
Answer = TypeVar("Answer")

AHEAD = 2
"""Pieces in hand for each process: enough to keep all busy, few enough to hold in memory."""


def crew(function: Callable[[Work], Answer], work: Iterable[Work], jobs: int) -> Iterator[Answer]:
    """Yield the answers in order; at most `jobs` processes, each started afresh, so that none inherits open files."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_stopping_to_the_parent) as pool:
        yield from _answers(pool, function, iter(work), jobs * AHEAD)


def _answers(
    pool: ProcessPoolExecutor, function: Callable[[Work], Answer], work: Iterator[Work], ahead: int
) -> Iterator[Answer]:
    waiting: deque[Future[Answer]] = deque(pool.submit(function, piece) for piece in islice(work, ahead))
    try:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(function, piece) for piece in islice(work, 1))
    finally:
        for future in waiting:
            future.cancel()


def _leave_stopping_to_the_parent() -> None:
    """Ignore Ctrl-C: the parent stops, and says so in one line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
