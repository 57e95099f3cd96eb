"""The main job: add what is new, and write the draft when anything it depends on has changed.

In: sources found, a case. Out: what became of each source, and then the draft, or None when it is up to date.
"""

from __future__ import annotations

from collections.abc import Callable

from dadkhah.work.build import Built
from dadkhah.work.desk import Desk, Tell, silent
from dadkhah.work.fresh import fresh
from dadkhah.work.reread import reread

Build = Callable[[Desk, Tell], Built]


def finish(desk: Desk, build: Build, tell: Tell = silent) -> Built | None:
    """Sign the log and write the draft unless it is up to date; `build` is the verb that writes it."""
    reread(desk, tell)
    desk.vault.ledger.checkpoint()
    return None if fresh(desk) else build(desk, tell)
