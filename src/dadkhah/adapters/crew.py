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
from typing import Any, TypeVar

Work = TypeVar("Work")
Answer = TypeVar("Answer")

AHEAD = 2
"""Pieces in hand for each process: enough to keep all busy, few enough to hold in memory."""


def crew(function: Callable[[Work], Answer], work: Iterable[Work], jobs: int) -> Iterator[Answer]:
    """Yield the answers in order; at most `jobs` processes, each started afresh, so that none inherits open files.

    Each process is handed the function once, with all that it holds, and keeps what it has learned from piece to piece.
    """
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (function,)) as pool:
        yield from _answers(pool, iter(work), jobs * AHEAD)


def _answers(pool: ProcessPoolExecutor, work: Iterator[Work], ahead: int) -> Iterator[Answer]:
    waiting: deque[Future[Answer]] = deque(pool.submit(_work, piece) for piece in islice(work, ahead))
    try:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(_work, piece) for piece in islice(work, 1))
    finally:
        for future in waiting:
            future.cancel()


_MINE: list[Callable[[Any], Any]] = []
"""In a process of a crew: the function that it was handed."""


def _begin(function: Callable[[Any], Any]) -> None:
    """Take the function, and ignore Ctrl-C: the parent stops, and says so in one line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _MINE[:] = [function]


def _work(piece: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
    return _MINE[0](piece)
