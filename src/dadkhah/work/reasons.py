"""Why people decided as they did: in the open, or sealed with the sources that a decision is about.

In: a decision with its reason, and the sources it concerns. Out: the same with the reason where it belongs; and with
its reason again, as far as the sources can be read. A reason tells what a sealed source says: it goes where that goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from dadkhah.errors import CaseLocked
from dadkhah.model.judgement import Judgement, Review
from dadkhah.work.desk import Desk
from dadkhah.work.objects import get, put

Decision = TypeVar("Decision", Judgement, Review)

LOCKED = "sealed with its source"
"""What is said where a reason cannot be read."""


def sealed(desk: Desk, decision: Decision, sources: Sequence[str]) -> Decision:
    """Return a decision with its reason sealed, where a source that it is about is; raise StorageError."""
    keys = {source.object: source.key for source in desk.record.sources()}
    return sealed_by(desk, decision, tuple(dict.fromkeys(keys[one] for one in sources if keys.get(one))))


def sealed_by(desk: Desk, decision: Decision, keys: tuple[str, ...]) -> Decision:
    """Return a decision with its reason sealed by all of some keys: destroying one of them is enough."""
    if not keys:
        return decision
    said = put(desk.keys.objects(*keys), decision.reason.encode("utf-8", "surrogatepass"))
    return msgspec.structs.replace(decision, reason="", said=said, keys=keys)


def told(desk: Desk, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions with their reasons; of those that cannot be read, that they are sealed."""
    return tuple(msgspec.structs.replace(one, reason=_reason(desk, one)) if one.said else one for one in decisions)


def _reason(desk: Desk, decision: Judgement | Review) -> str:
    try:
        return get(desk.keys.objects(*decision.keys), decision.said).decode("utf-8", "surrogatepass")
    except CaseLocked:
        return LOCKED
