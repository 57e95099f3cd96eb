"""Progress on standard error: a bar on a terminal, plain lines otherwise, and neither for short work.

In: steps as the verbs tell them. Out: nothing on standard output, ever.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dadkhah.errors import one_line

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0
"""Seconds before anything is shown."""

MANY = 50
"""Items from which on a step is shown at once."""

PAUSE = 10.0
"""Seconds between two plain lines of one step."""


class Teller:
    """Shows how far the work is; quiet until it takes longer than PATIENCE or has MANY items."""

    def __init__(self, *, terminal: bool) -> None:
        self._terminal = terminal
        self._began = time.monotonic()
        self._said = ("", float("-inf"))
        self._bar: tuple[Progress, TaskID] | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take note of a step (see work.desk.Tell)."""
        if time.monotonic() - self._began < PATIENCE and total < MANY:
            return
        if self._terminal:
            self._draw(step, done, total)
        else:
            self._say(step, done, total)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar[0].stop()

    def _draw(self, step: str, done: int, total: int) -> None:
        progress, task = self._bar = self._bar or _bar()
        words = one_line(step) if total else _told(step, done, total)
        progress.update(task, description=words, completed=done, total=total or None)

    def _say(self, step: str, done: int, total: int) -> None:
        now, (said, at) = time.monotonic(), self._said
        if step != said or now - at >= PAUSE:
            self._said = (step, now)
            click.echo(f"dadkhah: {_told(step, done, total)}", err=True)


def _told(step: str, done: int, total: int) -> str:
    """Return a step in words, and how far it is: of how many where that is known."""
    return one_line(step) + (f", {done} of {total}" if total else f", {done}" if done else "")


def _bar() -> tuple[Progress, TaskID]:
    # loaded here: rich takes a tenth of a second, and most calls show nothing
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task("", total=None)


@contextmanager
def progress() -> Iterator[Teller]:
    """Give a Teller for standard error, and clear it away at the end."""
    teller = Teller(terminal=sys.stderr.isatty())
    try:
        yield teller
    finally:
        teller.close()
