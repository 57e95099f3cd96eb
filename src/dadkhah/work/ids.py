"""Ids that a person has cut short.

In: the beginning of an id, and all ids of that kind. Out: the one that begins so.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.errors import CallError, UnknownRecord

LEAST = 6
"""Digits of an id that are asked for at least: fewer would soon name two records."""


def full_id(start: str, known: Sequence[str], kind: str) -> str:
    """Return the one id that begins so; raise UnknownRecord when none does, CallError when several do."""
    found = sorted({one for one in known if one.startswith(start)}) if len(start) >= LEAST else []
    if len(found) > 1:
        raise CallError(f"{len(found)} ids of a {kind} begin so", where=start, remedy="write more of its digits")
    if not found:
        raise UnknownRecord(f"the case holds no {kind} of that id", where=start)
    return found[0]
