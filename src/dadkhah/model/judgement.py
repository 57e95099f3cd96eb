"""What people decide: identity, readings, assessments. Appended, never overwritten, never by nobody.

In: an actor, a time, a reason. Out: rows whose id is the hash of their content.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from dadkhah.errors import NoActor
from dadkhah.model.claim import Claim
from dadkhah.model.digest import record_id

Identity = Literal["same", "different", "unsure"]
ReviewState = Literal["read_correctly", "edited", "rejected"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two mentions (or clusters' lead mentions) are the same; `undoes` withdraws an earlier judgement.

    Where it concerns a sealed source, `reason` is empty and `said` names the object that holds it, sealed by the `keys`
    of the sources it is about.
    """

    a: str
    b: str
    verdict: Identity
    actor: str
    at: str
    reason: str
    undoes: str = ""
    said: str = ""
    keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a decision without an actor; raise NoActor."""
        if not self.actor.strip():
            raise NoActor("a judgement needs somebody who takes it")

    @property
    def id(self) -> str:
        """Return the hash of the content."""
        return record_id("judgement", _content(self))


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a claim was read correctly; `of` is the hash of every field that was shown. Nothing about the world.

    `said` and `keys` are those of Judgement.
    """

    claim: str
    of: str
    state: ReviewState
    actor: str
    at: str
    reason: str
    said: str = ""
    keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a decision without an actor; raise NoActor."""
        if not self.actor.strip():
            raise NoActor("a review needs somebody who takes it")

    @property
    def id(self) -> str:
        """Return the hash of the content."""
        return record_id("review", _content(self))


def _content(decision: Judgement | Review) -> dict[str, object]:
    """Return what a decision's id is made of: a decision in the open is called as before reasons could be sealed.

    Of one whose reason is sealed the words are no part of it, whether this run can read them or not.
    """
    kept: dict[str, object] = msgspec.to_builtins(decision)
    kept["reason"] = "" if decision.said else decision.reason
    return {name: value for name, value in kept.items() if value or name not in {"said", "keys"}}


NOT_SHOWN = frozenset({"id", "reader", "reading_precision"})
"""Fields of a claim that no reviewer judges: how it was read, not what it says."""


def shown(claim: Claim) -> str:
    """Return the hash of every field that a reviewer is shown: the value of `Review.of` (CLAIMS.md, review)."""
    kept = {name: getattr(claim, name) for name in claim.__struct_fields__ if name not in NOT_SHOWN}
    return record_id("shown", str(claim.type), kept)


def withdrawn(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of judgements that are undone; undoing an undoing brings the first one back."""
    undone: set[str] = set()
    for judgement in reversed(list(judgements)):
        if judgement.undoes and judgement.id not in undone:
            undone.add(judgement.undoes)
    return frozenset(undone)
