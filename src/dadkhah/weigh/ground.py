"""What weighing looks at, indexed once.

In: captured texts, readings, Resolved. Out: Ground: texts, claims, clusters and the cluster behind a quoted name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.model.claim import Claim
from dadkhah.model.entity import Assigned, Cluster, EntityKind, Mention, Resolved
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span


class Ground(msgspec.Struct, frozen=True):
    """Texts by digest, claims by id, clusters by id, mentions by text, each mention's cluster, each claim's event."""

    docs: Mapping[str, Captured]
    claims: Mapping[str, Claim]
    clusters: Mapping[str, Cluster]
    mentions: Mapping[str, Sequence[Mention]]
    cluster_of: Mapping[str, str]
    assigned: Mapping[str, Assigned]

    def cluster_at(self, source: str, span: Span, kinds: Sequence[EntityKind]) -> Cluster | None:
        """Return the cluster that a quoted place of a text belongs to, by the longest overlap; None where none does."""
        near = [one for one in self.mentions.get(source, ()) if one.kind in kinds and _shared(one.span, span) > 0]
        best = max(near, key=lambda one: (_shared(one.span, span), -one.span.start), default=None)
        return self.clusters.get(self.cluster_of.get(best.id, "")) if best else None

    def publisher(self, source: str) -> str:
        """Return who published a source; the file's name where nobody said so."""
        doc = self.docs.get(source)
        if doc is None:
            return source
        stated = doc.description.publisher
        return stated.value if stated else f"publisher not stated ({doc.name})"

    def published(self, source: str) -> Interval | None:
        """Return when a source was published, None where nobody said so."""
        doc = self.docs.get(source)
        return doc.description.published.when if doc and doc.description.published else None

    def event(self, claim: str) -> Cluster | None:
        """Return the event that a claim is counted to."""
        assigned = self.assigned.get(claim)
        return self.clusters.get(assigned.event) if assigned else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def lay(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Ground:
    """Return the ground of a case; the order of its sources changes nothing."""
    mentions: dict[str, list[Mention]] = {}
    for mention in resolved.mentions or [one for reading in readings for one in reading.mentions]:
        mentions.setdefault(mention.source, []).append(mention)
    claims = sorted((claim for reading in readings for claim in reading.claims), key=lambda claim: claim.id)
    return Ground(
        docs={doc.source.object: doc for doc in sorted(captured, key=lambda doc: doc.source.object)},
        claims={claim.id: claim for claim in claims},
        clusters={cluster.id: cluster for cluster in resolved.clusters},
        mentions=mentions,
        cluster_of={mention: cluster.id for cluster in resolved.clusters for mention in cluster.mentions},
        assigned={one.claim: one for one in resolved.assigned},
    )
