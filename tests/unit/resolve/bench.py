"""Small help for the tests of resolving.

In: Resolved. Out: which mentions are together, links by rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.factories import reading

from dadkhah.model.claim import Claim
from dadkhah.model.entity import Cluster, Link, Mention, Resolved
from dadkhah.model.judgement import Judgement
from dadkhah.model.source import Captured
from dadkhah.resolve import resolve
from dadkhah.resolve.places import Gazetteer

Told = tuple[Captured, Sequence[Claim], Sequence[Mention]]


def solve(*told: Told, judgements: Sequence[Judgement] = (), gazetteer: Gazetteer | None = None) -> Resolved:
    """Return what resolving makes of texts, each with its claims and mentions."""
    readings = [reading(doc, claims, mentions) for doc, claims, mentions in told]
    return resolve([doc for doc, _, _ in told], readings, judgements, gazetteer)


def of(resolved: Resolved, mention: Mention) -> Cluster:
    """Return the cluster that holds a mention."""
    (found,) = [cluster for cluster in resolved.clusters if mention.id in cluster.mentions]
    return found


def together(resolved: Resolved, *mentions: Mention) -> bool:
    """Say whether some mentions are in one cluster."""
    return len({of(resolved, mention).id for mention in mentions}) == 1


def links(resolved: Resolved, rule: str) -> list[Link]:
    """Return the links of one rule."""
    return [link for link in resolved.links if link.rule == rule]


def proposed(resolved: Resolved) -> list[Link]:
    """Return the links that were not followed."""
    return [link for link in resolved.links if link.proposed]


def labels(resolved: Resolved, kind: str) -> list[str]:
    """Return the labels of one kind, sorted."""
    return sorted(cluster.label for cluster in resolved.clusters if cluster.kind == kind)


def all_of(mentions: Iterable[Mention]) -> list[str]:
    """Return the ids of some mentions, sorted."""
    return sorted(mention.id for mention in mentions)
