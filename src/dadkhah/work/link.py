"""Bring mentions of the same person, organisation, place and event together.

In: sources, readings, and what people judged. Out: Resolved: links with reasons, clusters computed from both.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.model.entity import Resolved
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.work.desk import Desk


def link(desk: Desk, captured: Sequence[Captured], readings: Sequence[Reading]) -> Resolved:
    """Return links and clusters under the judgements of the record."""
    return desk.stages.resolve(captured, readings, desk.record.judgements())
