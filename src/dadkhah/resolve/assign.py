"""To which event a claim is counted, and why.

In: claims, event mentions, clusters. Out: one Assigned for every count, share and act, and for others that name an
event; clusters of their own for claims whose text names none: "no event stated, <time>, <place>".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dadkhah.model.claim import Act, Claim, Count, Share
from dadkhah.model.digest import record_id
from dadkhah.model.entity import Assigned, Cluster, Mention
from dadkhah.model.span import Interval
from dadkhah.resolve import lexicon
from dadkhah.resolve.clusters import TOGETHER
from dadkhah.resolve.events import near, widened, width
from dadkhah.resolve.label import dated, unstated_label
from dadkhah.resolve.places import Places
from dadkhah.resolve.situation import Situation, overlaps


class Ground(msgspec.Struct, frozen=True):
    """What assigning looks at: the situation, events by id, the event of every mention, event mentions by text.

    `open`: events that a claim can be counted to without its text saying so: those of a class with tolls that do not
    stand for several events in one word. `timed`: the dated ones of them, with the days that count as their time.
    """

    situation: Situation
    events: Mapping[str, Cluster]
    event_of: Mapping[str, str]
    mentions: Mapping[str, Sequence[Mention]]
    open: frozenset[str]
    timed: Sequence[tuple[Interval, str]]


def assign(situation: Situation, clusters: Iterable[Cluster]) -> tuple[list[Assigned], list[Cluster]]:
    """Return the event of every claim that has one, and the clusters made for claims whose text names no event."""
    ground = _ground(situation, clusters)
    claims = sorted(situation.claims.values(), key=lambda claim: claim.id)
    found = {claim.id: assigned for claim in claims if (assigned := _assigned(ground, claim)) is not None}
    made: dict[str, Cluster] = {}
    for claim in claims:
        if claim.id not in found and _needs_event(claim):
            cluster = _unstated(claim, situation.places)
            made[cluster.id] = cluster
            found[claim.id] = Assigned(claim.id, cluster.id, "none", "the text names no event for it", stated=False)
    return [_with_total(ground, found, found[one]) for one in sorted(found)], [made[one] for one in sorted(made)]


def _ground(situation: Situation, clusters: Iterable[Cluster]) -> Ground:
    events = {cluster.id: cluster for cluster in clusters if cluster.kind == "event"}
    event_of = {mention: cluster.id for cluster in events.values() for mention in cluster.mentions}
    by_text: dict[str, list[Mention]] = {}
    for mention in situation.of_kind("event"):
        by_text.setdefault(mention.source, []).append(mention)
    known = [cluster for cluster in events.values() if _class(cluster).tolls and not _together(cluster)]
    timed = [(widened(one.when, _class(one).slack), one.id) for one in known if one.when is not None]
    return Ground(situation, events, event_of, by_text, frozenset(one.id for one in known), timed)


def _class(cluster: Cluster) -> lexicon.EventClass:
    return lexicon.event_classes()[cluster.event_class or "other"]


def _together(cluster: Cluster) -> bool:
    """Say whether a cluster stands for several events in one word."""
    return cluster.label.endswith(TOGETHER)


def _needs_event(claim: Claim) -> bool:
    return isinstance(claim.body, Count | Share | Act)


def _assigned(ground: Ground, claim: Claim) -> Assigned | None:
    named = _named(ground, claim)
    if named is not None or not _needs_event(claim):
        return named
    return _in_clause(ground, claim) or _by_time(ground, claim) or _in_paragraph(ground, claim)


def _named(ground: Ground, claim: Claim) -> Assigned | None:
    """Return the event that the reader found the claim to speak of."""
    inside = ground.mentions.get(claim.source, ())
    hits = [one for one in inside if claim.event is not None and overlaps(one.span, claim.event)]
    hits = hits or [one for one in inside if claim.id in one.claims]
    if not hits:
        return None
    words = hits[0].span.exact
    return Assigned(claim.id, ground.event_of[hits[0].id], "event.named", f"the text speaks of “{words}”")


def _in_clause(ground: Ground, claim: Claim) -> Assigned | None:
    """Return the only event that the claim's own clause mentions."""
    inside = [one for one in ground.mentions.get(claim.source, ()) if overlaps(one.span, claim.clause)]
    events = {ground.event_of[one.id] for one in inside if _open_to(ground, ground.event_of[one.id], claim)}
    if len(events) != 1:
        return None
    event = events.pop()
    return Assigned(claim.id, event, "event.same_clause", f"its clause mentions “{_words(ground, inside, event)}”")


def _words(ground: Ground, mentions: Iterable[Mention], event: str) -> str:
    return next(one.span.exact for one in mentions if ground.event_of[one.id] == event)


def _open_to(ground: Ground, event: str, claim: Claim) -> bool:
    """Say whether a claim can be counted to an event, and neither time nor place exclude it."""
    cluster = ground.events[event]
    when = claim.time.when if claim.time else None
    timely = when is None or cluster.when is None or near(cluster.when, when, _class(cluster).slack)
    return event in ground.open and timely and _placed(ground.situation.places, cluster, claim)


def _placed(places: Places, cluster: Cluster, claim: Claim) -> bool:
    place = claim.place.place_id if claim.place else None
    return not cluster.place_ids or places.relation(place, cluster.place_ids[0]) != "apart"


def _by_time(ground: Ground, claim: Claim) -> Assigned | None:
    """Return the only event whose time a claim's stated time meets: of its own text, else of the case."""
    when = claim.time.when if claim.time else None
    if when is None:
        return None
    places = ground.situation.places
    met = (one for reach, one in ground.timed if reach.meets(when))
    fits = [one for one in met if _placed(places, ground.events[one], claim)]
    own = {ground.event_of[one.id] for one in ground.mentions.get(claim.source, ())}
    chosen = _only(ground, [one for one in fits if one in own]) or _only(ground, fits)
    if chosen is None:
        return None
    reason = f"its time ({dated(when)}) meets {ground.events[chosen].label}, and no place excludes it"
    return Assigned(claim.id, chosen, "event.time_and_place", reason)


def _only(ground: Ground, events: Sequence[str]) -> str | None:
    """Return the only event, or the one that is narrower than all others; None where two are as narrow."""
    ordered = sorted(events, key=lambda one: (width(ground.events[one].when), one))
    if len(ordered) > 1 and width(ground.events[ordered[0]].when) == width(ground.events[ordered[1]].when):
        return None
    return ordered[0] if ordered else None


def _in_paragraph(ground: Ground, claim: Claim) -> Assigned | None:
    """Return the last event that the claim's paragraph speaks of before it; only where the claim states no time."""
    doc = ground.situation.docs.get(claim.source)
    block = doc.text.block_at(claim.clause.start) if doc else None
    if block is None or (claim.time is not None and claim.time.when is not None):
        return None
    inside = ground.mentions.get(claim.source, ())
    before = [one for one in inside if block.start <= one.span.start < claim.clause.start]
    fits = [one for one in before if _open_to(ground, ground.event_of[one.id], claim)]
    if not fits:
        return None
    reason = f"its paragraph speaks of “{fits[-1].span.exact}” before"
    return Assigned(claim.id, ground.event_of[fits[-1].id], "event.paragraph", reason)


def _unstated(claim: Claim, places: Places) -> Cluster:
    """Return the event of a claim whose text names none; without a time it stands for one text only."""
    when = claim.time.when if claim.time else None
    place = claim.place.place_id if claim.place else None
    shown = (
        [places.label(place) if place and places.label(place) != place else claim.place.text.exact]
        if claim.place
        else []
    )
    text = "" if when else claim.source
    where = place or (claim.place.text.exact if claim.place else "")
    return Cluster(
        id=record_id("cluster", "event", "none", when, where, text),
        kind="event",
        label=unstated_label(when, shown),
        names=(),
        mentions=(),
        event_class="other",
        when=when,
        place_ids=places.lineage(place),
    )


def _with_total(ground: Ground, found: Mapping[str, Assigned], assigned: Assigned) -> Assigned:
    """Return a part with the event of the total that it is a part of; other claims as they are."""
    body = ground.situation.claims[assigned.claim].body
    total = found.get(body.part_of) if isinstance(body, Count) and body.part_of else None
    if total is None or assigned.rule == "event.named" or total.claim == assigned.claim:
        return assigned
    return msgspec.structs.replace(
        total, claim=assigned.claim, rule="event.part", reason="it is a part of a figure counted there"
    )
