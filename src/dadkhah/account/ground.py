"""What accounting looks at, indexed once.

In: captured texts, readings, Resolved, reviews. Out: Ground: claims that stand, what reviews said of them, and the
person or body behind a quoted name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dadkhah.account.words import say
from dadkhah.lang import names
from dadkhah.model.claim import Claim
from dadkhah.model.entity import Assigned, Cluster, EntityKind, Link, Mention, Resolved
from dadkhah.model.finding import ReviewMark
from dadkhah.model.judgement import Review, shown
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Interval, Span


class Ground(msgspec.Struct, frozen=True):
    """Texts; claims that stand, those rejected; marks of reviews; clusters; mentions by text; proposals by cluster."""

    docs: Mapping[str, Captured]
    claims: Mapping[str, Claim]
    rejected: Mapping[str, Claim]
    marks: Mapping[str, ReviewMark]
    clusters: Mapping[str, Cluster]
    mentions: Mapping[str, Sequence[Mention]]
    cluster_of: Mapping[str, str]
    assigned: Mapping[str, Assigned]
    proposed: Mapping[str, Sequence[tuple[str, Link]]]
    source_of: Mapping[str, str]

    def mention_at(self, source: str, span: Span, kinds: Sequence[EntityKind]) -> Mention | None:
        """Return the mention that a quoted place holds, by the longest overlap; None where none does."""
        near = [one for one in self.mentions.get(source, ()) if one.kind in kinds and shared(one.span, span) > 0]
        return max(near, key=lambda one: (shared(one.span, span), -one.span.start), default=None)

    def cluster_at(self, source: str, span: Span | None, kinds: Sequence[EntityKind]) -> Cluster | None:
        """Return the cluster that a quoted place belongs to; None where there is none."""
        mention = self.mention_at(source, span, kinds) if span else None
        return self.clusters.get(self.cluster_of.get(mention.id, "")) if mention else None

    def named_person(self, source: str, span: Span | None) -> Cluster | None:
        """Return the person that a quoted place names: a description of an office names nobody (ACCOUNT.md, rule 1)."""
        cluster = self.cluster_at(source, span, ("person",))
        mention = self.mention_at(source, span, ("person",)) if span else None
        if cluster is None or mention is None:
            return None
        said = frozenset(names.parts(mention.span.exact))
        return cluster if said & frozenset(names.parts(cluster.label)) and names_somebody(cluster.label) else None

    def likely(self, person: Cluster) -> frozenset[str]:
        """Return the clusters that are proposed, and not joined, as the same person."""
        near = (other for other, _ in self.proposed.get(person.id, ()))
        return frozenset(self.cluster_of[one] for one in near if one in self.cluster_of)

    def event(self, claim: str) -> Cluster | None:
        """Return the event that a claim is counted to."""
        return self.clusters.get(self.assigned[claim].event) if claim in self.assigned else None

    def publisher(self, source: str) -> str:
        """Return who published a source, or that nobody says so."""
        doc = self.docs.get(source)
        stated = doc.description.publisher if doc else None
        return stated.value if stated else say("publisher_unstated", name=doc.name if doc else source)

    def published(self, source: str) -> Interval | None:
        """Return when a source was published, None where nobody said so."""
        doc = self.docs.get(source)
        return doc.description.published.when if doc and doc.description.published else None

    def mark(self, claim: str) -> ReviewMark:
        """Return what reviews say of a claim's reading: "machine" where nobody reviewed it."""
        return self.marks.get(claim, "machine")


def names_somebody(label: str) -> bool:
    """Say whether a label is written like a name: in a script with capitals, its last word has one."""
    words = label.split()
    return bool(words) and not words[-1][:1].islower()


def shared(one: Span, other: Span) -> int:
    """Return how many characters two spans of one text share; zero or less when none."""
    return min(one.end, other.end) - max(one.start, other.start)


def lay(
    captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved, reviews: Sequence[Review]
) -> Ground:
    """Return the ground of a case; the order of its sources changes nothing."""
    claims = sorted((claim for reading in readings for claim in reading.claims), key=lambda claim: claim.id)
    marks = {claim.id: mark for claim in claims if (mark := review_mark(claim, reviews)) != "machine"}
    out = {claim.id: claim for claim in claims if was_rejected(claim, reviews)}
    mentions: dict[str, list[Mention]] = {}
    for mention in resolved.mentions or [one for reading in readings for one in reading.mentions]:
        mentions.setdefault(mention.source, []).append(mention)
    cluster_of = {mention: cluster.id for cluster in resolved.clusters for mention in cluster.mentions}
    return Ground(
        docs={doc.source.object: doc for doc in captured},
        claims={claim.id: claim for claim in claims if claim.id not in out},
        rejected=out,
        marks=marks,
        clusters={cluster.id: cluster for cluster in resolved.clusters},
        mentions=mentions,
        cluster_of=cluster_of,
        assigned={one.claim: one for one in resolved.assigned},
        proposed=_proposed(resolved, cluster_of),
        source_of={one.id: one.source for inside in mentions.values() for one in inside},
    )


def _proposed(resolved: Resolved, cluster_of: Mapping[str, str]) -> Mapping[str, Sequence[tuple[str, Link]]]:
    """Return, per cluster, the mentions outside it that a link proposes as the same."""
    found: dict[str, list[tuple[str, Link]]] = {}
    for link in resolved.links:
        here, there = cluster_of.get(link.a, ""), cluster_of.get(link.b, "")
        if link.proposed and here != there:
            found.setdefault(here, []).append((link.b, link))
            found.setdefault(there, []).append((link.a, link))
    return found


def _latest(claim: Claim, reviews: Iterable[Review]) -> list[Review]:
    """Return each person's last review of a claim."""
    by_actor = {review.actor.strip().casefold(): review for review in reviews if review.claim == claim.id}
    return [by_actor[actor] for actor in sorted(by_actor)]


def was_rejected(claim: Claim, reviews: Iterable[Review]) -> bool:
    """Say whether anybody's last review rejects a claim: one is enough, and no re-read brings it back."""
    return any(review.state == "rejected" for review in _latest(claim, reviews))


def review_mark(claim: Claim, reviews: Iterable[Review]) -> ReviewMark:
    """Return the mark of a claim: rejected before changed, changed before edited, edited before read correctly."""
    latest = _latest(claim, reviews)
    now = shown(claim)
    states: set[ReviewMark] = {review.state if review.of == now else "changed" for review in latest}
    if was_rejected(claim, reviews):
        return "rejected"
    order: tuple[ReviewMark, ...] = ("changed", "edited", "read_correctly")
    return next((state for state in order if state in states), "machine")
