"""How two places lie to one another.

In: place ids and, when there is one, a gazetteer. Out: same, inside, around, apart or unknown.
Without a gazetteer two different ids are "unknown": nothing is excluded by what is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

Relation = Literal["same", "inside", "around", "apart", "unknown"]


class Gazetteer(Protocol):
    """Knows what lies in what."""

    def lineage(self, place_id: str) -> Sequence[str]:
        """Return a place's id and the ids of what it lies in, inner to outer; only the id when nothing is known."""
        ...

    def label(self, place_id: str) -> str:
        """Return the usual English name of a place, or the id itself."""
        ...


class Places:
    """Answers for a gazetteer that may be missing."""

    def __init__(self, gazetteer: Gazetteer | None) -> None:
        self._gazetteer = gazetteer

    def lineage(self, place_id: str | None) -> tuple[str, ...]:
        """Return a place and what it lies in, inner to outer; nothing for no place."""
        if place_id is None:
            return ()
        return tuple(self._gazetteer.lineage(place_id)) if self._gazetteer else (place_id,)

    def label(self, place_id: str) -> str:
        """Return a place's usual name, or its id where there is no gazetteer."""
        return self._gazetteer.label(place_id) if self._gazetteer else place_id

    def relation(self, one: str | None, other: str | None) -> Relation:
        """Return how `one` lies to `other`."""
        if one is None or other is None:
            return "unknown"
        if one == other:
            return "same"
        return self._between(one, other) if self._gazetteer else "unknown"

    def _between(self, one: str, other: str) -> Relation:
        if other in self.lineage(one):
            return "inside"
        return "around" if one in self.lineage(other) else "apart"

    def is_outermost(self, place_id: str) -> bool:
        """Say whether a gazetteer knows that a place lies in no other."""
        return self._gazetteer is not None and len(self.lineage(place_id)) == 1

    def country(self, place_id: str) -> str:
        """Return the outermost place that holds a place."""
        return self.lineage(place_id)[-1]
