"""Resolve a case: all mentions, all links, all clusters, and the event of every claim.

In: captured texts, readings, judgements and, when there is one, a gazetteer. Out: Resolved. Invariants: the order of
sources changes nothing; every mention is in exactly one cluster; what people judged different is never joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.model.entity import Cluster, Link, Mention, Resolved
from dadkhah.model.judgement import Judgement
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.resolve.assign import assign
from dadkhah.resolve.clusters import make_clusters
from dadkhah.resolve.constrain import decide
from dadkhah.resolve.events import link_events
from dadkhah.resolve.join import Joined, join
from dadkhah.resolve.offices import holders, is_description, link_descriptions
from dadkhah.resolve.organisations import link_organisations
from dadkhah.resolve.people import link_people
from dadkhah.resolve.places import Gazetteer
from dadkhah.resolve.places_named import link_places
from dadkhah.resolve.situation import Situation, accused, survey


def resolve(
    captured: Sequence[Captured],
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    gazetteer: Gazetteer | None = None,
) -> Resolved:
    """Return who is who in a case, with a reason for every link.

    Args:
        captured: the texts; only those that `readings` speak of matter.
        readings: what a reader found in them.
        judgements: what people decided, in the order they decided it.
        gazetteer: knows towns and their countries; without one, two towns exclude nothing.
    """
    situation = survey(captured, readings, gazetteer)
    described = descriptions(situation)
    joined = _join(situation, described, judgements)
    clusters = make_clusters(situation, joined.groups, joined.decided, frozenset(one.id for one in described))
    assigned, unstated = assign(situation, clusters)
    return Resolved(
        clusters=tuple(sorted([*clusters, *unstated], key=_by_kind)),
        links=joined.links,
        assigned=tuple(assigned),
        mentions=situation.mentions,
    )


def _by_kind(cluster: Cluster) -> tuple[str, str]:
    return cluster.kind, cluster.id


def descriptions(situation: Situation) -> list[Mention]:
    """Return the mentions of persons that describe an office and name nobody."""
    positions = frozenset(one.position for one in holders(situation))
    return [mention for mention in situation.of_kind("person") if is_description(mention, positions)]


def _join(situation: Situation, described: list[Mention], judgements: Sequence[Judgement]) -> Joined:
    sources = {mention.id: mention.source for mention in situation.mentions}
    blamed = (one for one in situation.of_kind("person") if accused(one, situation.claims_in(one.source)))
    return join(sources, frozenset(one.id for one in blamed), _links(situation, described), decide(judgements))


def _links(situation: Situation, described: list[Mention]) -> Iterator[Link]:
    nameless = {one.id for one in described}
    names = [one for one in situation.of_kind("person") if one.id not in nameless]
    yield from link_people(names)
    yield from link_descriptions(situation, described, holders(situation))
    yield from link_organisations(situation, situation.of_kind("organisation"))
    yield from link_places(situation.of_kind("place"))
    yield from link_events(situation, situation.of_kind("event"))
