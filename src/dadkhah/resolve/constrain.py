"""What people decided about identity, as constraints on the machine's links.

In: judgements in the order they were taken. Out: Decisions: who said what about which pair of mentions.
"different" is hard and beats everything; "unsure" stops the machine; an accused person is joined across texts only
when two different people said "same" (ACCOUNT.md, rule 11).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from dadkhah.model.judgement import Identity, Judgement, withdrawn

Pair = tuple[str, str]


class Decisions(msgspec.Struct, frozen=True):
    """Per verdict: the pairs of mentions it was given on (each pair sorted), and who gave it."""

    verdicts: Mapping[Identity, Mapping[Pair, frozenset[str]]]

    def pairs(self, verdict: Identity) -> list[Pair]:
        """Return the pairs on which somebody gave a verdict, sorted."""
        return sorted(self.verdicts.get(verdict, {}))

    def actors(self, left: AbstractSet[str], right: AbstractSet[str], verdict: Identity) -> frozenset[str]:
        """Return who gave a verdict on any pair between two groups of mentions."""
        given = self.verdicts.get(verdict, {})
        return frozenset(who for key, whos in given.items() if _between(key, left, right) for who in whos)


def _between(key: Pair, left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    return (key[0] in left and key[1] in right) or (key[1] in left and key[0] in right)


def pair(one: str, other: str) -> Pair:
    """Return two ids in order."""
    return (one, other) if one <= other else (other, one)


def decide(judgements: Sequence[Judgement]) -> Decisions:
    """Return what stands: withdrawn judgements are left out, and of one person's verdicts on a pair the last counts."""
    undone = withdrawn(judgements)
    latest: dict[tuple[Pair, str], Identity] = {}
    for judgement in judgements:
        if judgement.id not in undone and not judgement.undoes:
            latest[pair(judgement.a, judgement.b), judgement.actor.strip().casefold()] = judgement.verdict
    verdicts: dict[Identity, dict[Pair, frozenset[str]]] = {}
    for (key, actor), verdict in sorted(latest.items()):
        given = verdicts.setdefault(verdict, {})
        given[key] = given.get(key, frozenset()) | {actor}
    return Decisions(verdicts)
