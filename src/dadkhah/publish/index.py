"""Find records by their ids.

In: Inputs. Out: Index: claims, sources, mentions, clusters and the last review of each claim, by id.
Invariant: an id that the case does not hold is an error, never a gap in the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from dadkhah.errors import UnknownRecord
from dadkhah.model.claim import Claim
from dadkhah.model.dossier import Inputs
from dadkhah.model.entity import Assigned, Cluster, Link, Mention
from dadkhah.model.finding import ReviewMark
from dadkhah.model.judgement import Review, shown
from dadkhah.model.source import Captured

Record = TypeVar("Record")


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """The case's records by id; sources by the digest of their bytes, in the order of the list.

    `assigned` holds the claims of each event, `numbers` the place of each source in the list, from 1, `proposed` the
    links that nobody followed.
    """

    claims: Mapping[str, Claim]
    captured: Mapping[str, Captured]
    mentions: Mapping[str, Mention]
    clusters: Mapping[str, Cluster]
    reviews: Mapping[str, Review]
    numbers: Mapping[str, int]
    assigned: Mapping[str, tuple[str, ...]]
    proposed: tuple[Link, ...] = ()

    def claim(self, key: str) -> Claim:
        """Return the claim of an id; raise UnknownRecord."""
        return _held(self.claims, key, "claim")

    def source(self, digest: str) -> Captured:
        """Return the source of a digest; raise UnknownRecord."""
        return _held(self.captured, digest, "source")

    def mention(self, key: str) -> Mention:
        """Return the mention of an id; raise UnknownRecord."""
        return _held(self.mentions, key, "mention")

    def review_mark(self, key: str) -> ReviewMark:
        """Return what people last said of a claim's reading; "changed" when a re-read altered what they were shown."""
        review = self.reviews.get(key)
        if review is None:
            return "machine"
        return review.state if review.of == shown(self.claim(key)) else "changed"

    def number(self, digest: str) -> int:
        """Return the place of a source in the list, from 1; raise UnknownRecord."""
        return _held(self.numbers, digest, "source")

    def anchor(self, digest: str) -> str:
        """Return the anchor of a source in the list."""
        return f"source-{self.number(digest)}"


def build_index(inputs: Inputs) -> Index:
    """Return the index of a case; sources in the order of their publication, then of their custody entries."""
    ordered = sorted(inputs.captured, key=_place)
    return Index(
        claims={claim.id: claim for reading in inputs.readings for claim in reading.claims},
        captured={item.source.object: item for item in ordered},
        mentions={item.id: item for item in _mentions(inputs)},
        clusters={cluster.id: cluster for cluster in inputs.resolved.clusters},
        reviews={review.claim: review for review in inputs.reviews},
        numbers={item.source.object: place for place, item in enumerate(ordered, 1)},
        assigned=_assigned(inputs.resolved.assigned),
        proposed=tuple(link for link in inputs.resolved.links if link.proposed),
    )


def _assigned(found: Iterable[Assigned]) -> dict[str, tuple[str, ...]]:
    """Return the claims that resolving counts to each event, by the event's id."""
    claims: dict[str, list[str]] = {}
    for item in found:
        claims.setdefault(item.event, []).append(item.claim)
    return {event: tuple(held) for event, held in claims.items()}


def _mentions(inputs: Inputs) -> Iterator[Mention]:
    for reading in inputs.readings:
        yield from reading.mentions
    yield from inputs.resolved.mentions


def _place(item: Captured) -> tuple[str, int, str]:
    published = item.description.day
    start = published.start if published else None
    return (start.isoformat() if start else "9999", item.source.entry, item.source.object)


def _held(records: Mapping[str, Record], key: str, what: str) -> Record:
    if key not in records:
        raise UnknownRecord(f"the case holds no {what} of that id", where=key)
    return records[key]
