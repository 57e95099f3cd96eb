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
from dadkhah.model.entity import Cluster, Link, Resolved
from dadkhah.model.finding import ReviewMark
from dadkhah.model.indexed import Indexed, index
from dadkhah.model.judgement import Review, shown
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.span import Span


class Ground(Indexed, frozen=True):
    """A resolved case: claims that stand, those rejected; marks of reviews; proposals by cluster; mentions' texts."""

    rejected: Mapping[str, Claim]
    marks: Mapping[str, ReviewMark]
    proposed: Mapping[str, Sequence[tuple[str, Link]]]
    source_of: Mapping[str, str]

    def named_person(self, source: str, span: Span | None) -> Cluster | None:
        """Return the person that a quoted place names: a description of an office names nobody (ACCOUNT.md, rule 1).

        Words around the name ("three allies of NAME", "NAME's brother") make it a description of others.
        """
        cluster = self.cluster_at(source, span, ("person",))
        mention = self.mention_at(source, span, ("person",)) if span else None
        if cluster is None or mention is None or span is None:
            return None
        said = frozenset(names.parts(mention.span.exact))
        if frozenset(names.parts(span.exact)) - said:
            return None
        return cluster if said & frozenset(names.parts(cluster.label)) and names_somebody(cluster.label) else None

    def likely(self, person: Cluster) -> frozenset[str]:
        """Return the clusters that are proposed, and not joined, as the same person."""
        near = (other for other, _ in self.proposed.get(person.id, ()))
        return frozenset(self.cluster_of[one] for one in near if one in self.cluster_of)

    def publisher(self, source: str) -> str:
        """Return who published a source, or that nobody says so."""
        doc = self.docs.get(source)
        stated = doc.description.publisher if doc else None
        return stated.value if stated else say("publisher_unstated", name=doc.name if doc else source)

    def mark(self, claim: str) -> ReviewMark:
        """Return what reviews say of a claim's reading: "machine" where nobody reviewed it."""
        return self.marks.get(claim, "machine")


def names_somebody(label: str) -> bool:
    """Say whether a label is written like a name: in a script with capitals, its last word has one."""
    words = label.split()
    return bool(words) and not words[-1][:1].islower()


def lay(
    captured: Sequence[Captured], readings: Sequence[Reading], resolved: Resolved, reviews: Sequence[Review]
) -> Ground:
    """Return the ground of a case; the order of its sources changes nothing."""
    case = index(captured, readings, resolved)
    marks = {claim.id: mark for claim in case.claims.values() if (mark := review_mark(claim, reviews)) != "machine"}
    out = {claim.id: claim for claim in case.claims.values() if was_rejected(claim, reviews)}
    standing = {key: claim for key, claim in case.claims.items() if key not in out}
    return Ground(
        **{**msgspec.structs.asdict(case), "claims": standing},
        rejected=out,
        marks=marks,
        proposed=_proposed(resolved, case.cluster_of),
        source_of={one.id: one.source for inside in case.mentions.values() for one in inside},
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
