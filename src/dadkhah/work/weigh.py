"""Put the figures of all sources side by side.

In: a case. Out: Weighing: sources, readings, clusters, and tallies per event and kind.
"""

from __future__ import annotations

from dadkhah.work.desk import Desk, Tell, Weighing, silent
from dadkhah.work.link import link
from dadkhah.work.load import load
from dadkhah.work.read import read


def weigh(desk: Desk, tell: Tell = silent) -> Weighing:
    """Return the case as far as its figures; texts not read yet are read and appended."""
    captured = load(desk)
    readings = read(desk, captured, tell)
    resolved = link(desk, captured, readings)
    weighed = desk.stages.weigh(captured, readings, resolved)
    return Weighing(captured=captured, readings=readings, resolved=resolved, weighed=weighed)
