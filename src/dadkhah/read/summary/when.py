"""When the main event happened, as far as the text tells.

In: a scene and the day of publication. Out: (year, month, day), each None where the text does not tell.
"""

from __future__ import annotations

from collections import Counter

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.summary.lexicons import weights
from dadkhah.read.summary.scene import Line, Scene

When = tuple[int | None, int | None, int | None]
NEVER: When = (None, None, None)


def when(told: Scene) -> When:
    """Return year, month and day of the main event."""
    scores: Counter[tuple[int, int | None, int | None]] = Counter()
    for line in told.lines:
        for found, score in _dates(line):
            scores[found] += score
    if not scores:
        return NEVER
    best = max(sorted(scores, key=str), key=lambda one: scores[one])
    return best if scores[best] >= weights("when")["least"] else NEVER


def _dates(line: Line) -> list[tuple[tuple[int, int | None, int | None], float]]:
    weigh = weights("when")
    found = []
    for item in line.items:
        if isinstance(item.value, FoundDate) and item.value.when is not None:
            parts = _parts(item.value.when)
            if parts is None:
                continue
            score = weigh["harm"] if line.harms else weigh["apart"]
            score *= weigh.get(item.value.kind, 1.0)
            score *= weigh["lead"] if line.index < weigh["lead_lines"] else 1.0
            found.append((parts, score))
    return found


def _parts(when: Interval) -> tuple[int, int | None, int | None] | None:
    if when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    if when.start.month != when.end.month:
        return when.start.year, None, None
    return when.start.year, when.start.month, when.start.day if when.start == when.end else None
