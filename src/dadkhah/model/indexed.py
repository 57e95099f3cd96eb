"""A resolved case, indexed once for the stages that look things up in it.

In: captured texts, readings, Resolved. Out: Indexed, which weighing and accounting extend with what each needs alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.model.claim import Claim
from dadkhah.model.entity import Assigned, Cluster, EntityKind, Mention, Resolved
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span


class Indexed(msgspec.Struct, frozen=True):
    """Texts by digest, claims by id, clusters by id, mentions by text, each mention's cluster, each claim's event."""

    docs: Mapping[str, Captured]
    claims: Mapping[str, Claim]
    clusters: Mapping[str, Cluster]
    mentions: Mapping[str, Sequence[Mention]]
    cluster_of: Mapping[str, str]
    assigned: Mapping[str, Assigned]

    def mention_at(self, source: str, span: Span, kinds: Sequence[EntityKind]) -> Mention | None:
        """Return the mention that a quoted place holds, by the longest overlap; None where none does."""
        near = [one for one in self.mentions.get(source, ()) if one.kind in kinds and one.span.overlap(span) > 0]
        return max(near, key=lambda one: (one.span.overlap(span), -one.span.start), default=None)

    def cluster_at(self, source: str, span: Span | None, kinds: Sequence[EntityKind]) -> Cluster | None:
        """Return the cluster that a quoted place belongs to; None where there is none."""
        mention = self.mention_at(source, span, kinds) if span else None
        return self.clusters.get(self.cluster_of.get(mention.id, "")) if mention else None

    def event(self, claim: str) -> Cluster | None:
        """Return the event that a claim is counted to."""
        return self.clusters.get(self.assigned[claim].event) if claim in self.assigned else None

    def published(self, source: str) -> Interval | None:
        """Return when a source was published, None where nobody said so."""
        return self.docs[source].description.day if source in self.docs else None


def index(captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved) -> Indexed:
    """Return a case indexed; the order of its sources changes nothing."""
    mentions: dict[str, list[Mention]] = {}
    for mention in resolved.mentions or [one for reading in readings for one in reading.mentions]:
        mentions.setdefault(mention.source, []).append(mention)
    claims = sorted((claim for reading in readings for claim in reading.claims), key=lambda claim: claim.id)
    return Indexed(
        docs={doc.source.object: doc for doc in sorted(captured, key=lambda doc: doc.source.object)},
        claims={claim.id: claim for claim in claims},
        clusters={cluster.id: cluster for cluster in resolved.clusters},
        mentions=mentions,
        cluster_of={mention: cluster.id for cluster in resolved.clusters for mention in cluster.mentions},
        assigned={one.claim: one for one in resolved.assigned},
    )
