"""Groups of mentions as clusters: a label to show, every name as written, and what is known of events and places.

In: groups of mention ids. Out: Cluster records; a cluster's id is made from its smallest mention id, so that it
does not depend on the order of sources.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dadkhah.lang import names
from dadkhah.model.digest import record_id
from dadkhah.model.entity import Cluster, Mention
from dadkhah.model.span import Interval
from dadkhah.resolve.events import width
from dadkhah.resolve.happenings import happening
from dadkhah.resolve.label import event_label
from dadkhah.resolve.organisations import long_name
from dadkhah.resolve.situation import Situation

TOGETHER = " (several, spoken of together)"
"""What a label adds where a text speaks of more than one event in one word ("both uprisings")."""


def make_clusters(
    situation: Situation, groups: Sequence[Sequence[str]], decided: frozenset[str], described: frozenset[str]
) -> list[Cluster]:
    """Return one cluster per group. `described` are mentions that describe an office and name nobody."""
    by_id = {mention.id: mention for mention in situation.mentions}
    return [_cluster(situation, [by_id[one] for one in group], decided, described) for group in groups]


def _cluster(
    situation: Situation, members: list[Mention], decided: frozenset[str], described: frozenset[str]
) -> Cluster:
    ids = tuple(sorted(mention.id for mention in members))
    kind = members[0].kind
    when, event_class = _happened(situation, members) if kind == "event" else (None, "")
    return Cluster(
        id=record_id("cluster", kind, ids[0]),
        kind=kind,
        label=_label(situation, members, described, event_class),
        names=tuple(sorted({written(mention) for mention in members})),
        mentions=ids,
        event_class=event_class,
        when=when,
        place_ids=_places(situation, members),
        decided=any(one in decided for one in ids),
        outermost=any(situation.places.is_country(one.place_id) for one in members if one.place_id),
    )


def written(mention: Mention) -> str:
    """Return a mention's words without the possessive ending and surrounding space."""
    exact = mention.span.exact.strip()
    return exact[:-2] if exact.endswith(("’s", "'s")) else exact


def _label(situation: Situation, members: list[Mention], described: frozenset[str], event_class: str) -> str:
    if members[0].kind == "event":
        several = all(happening(situation, mention).several for mention in members)
        return event_label(event_class, _shown_time(situation, members)) + (TOGETHER if several else "")
    if members[0].kind == "place":
        ids = sorted({mention.place_id for mention in members if mention.place_id})
        return situation.places.label(ids[0]) if ids and situation.places.label(ids[0]) != ids[0] else _best(members)
    named = [mention for mention in members if mention.id not in described]
    return _best(named or members)


def _best(members: Sequence[Mention]) -> str:
    """Return the fullest name: most words, then the most frequent spelling, then the first of the alphabet."""
    counted = Counter(_bare(mention) for mention in members)
    return min(counted, key=lambda name: (-len(names.words(name)), -counted[name], name))


def _bare(mention: Mention) -> str:
    """Return a name to show: without possessive, acronym in brackets, article and titles."""
    words = long_name(mention).split() if not written(mention).startswith("(") else [written(mention)]
    shown = written(mention) if long_name(mention) == mention.span.exact else " ".join(words)
    kept = names.parts(shown) if mention.kind == "person" else names.words(shown)
    pieces = shown.split()
    while len(pieces) > 1 and _drops(pieces, kept, mention.kind):
        pieces = pieces[1:]
    return " ".join(pieces)


def _drops(pieces: list[str], kept: tuple[str, ...], kind: str) -> bool:
    """Say whether the first piece carries nothing of the name as compared: an article or a title."""
    rest = " ".join(pieces[1:])
    return (names.parts(rest) if kind == "person" else names.words(rest)) == kept


def _happened(situation: Situation, members: list[Mention]) -> tuple[Interval | None, str]:
    """Return the narrowest time and the most frequent class of an event's mentions."""
    said = [happening(situation, mention) for mention in members]
    times = [one.when for one in said if one.when is not None]
    classes = Counter(one.event_class for one in said)
    narrowest = min(times, key=lambda when: (width(when), str(when.start)), default=None)
    return narrowest, min(classes, key=lambda name: (-classes[name], name))


def _shown_time(situation: Situation, members: list[Mention]) -> Interval | None:
    """Return the time that most mentions give; of equals the narrowest."""
    times = Counter(one.when for one in (happening(situation, mention) for mention in members) if one.when)
    return min(times, key=lambda when: (-times[when], width(when), str(when.start)), default=None)


def _places(situation: Situation, members: list[Mention]) -> tuple[str, ...]:
    """Return the place most mentions name and what it lies in, inner to outer."""
    named: Mapping[str, int] = Counter(mention.place_id for mention in members if mention.place_id)
    first = min(named, key=lambda place: (-named[place], place), default=None)
    return situation.places.lineage(first)
