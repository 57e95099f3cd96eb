"""What a figure counts: everybody or a group, the whole event or a part of its time or area; and whose toll it is.

In: the rows of one tally. Out: population, window and area of a row, what less than the whole it counts in words, its
voice. A figure of less than the whole is never held against a figure of the whole.
"""

from __future__ import annotations

from dadkhah.lang import names
from dadkhah.model.claim import Claim, Count
from dadkhah.model.entity import Cluster
from dadkhah.model.span import Interval
from dadkhah.model.tally import TallyRow
from dadkhah.weigh.ground import Ground
from dadkhah.weigh.lexicon import populations
from dadkhah.weigh.origins import innermost

EVERYBODY = "people"
IMPLIED = {"arrested": "prisoners", "released": "prisoners"}
"""Groups that the kind of harm itself makes: whoever is arrested is a detainee."""
PART_OF_TIME = "a part of the event's time"


def count_of(claim: Claim) -> Count:
    """Return the body of a count claim; raise TypeError for any other."""
    if not isinstance(claim.body, Count):
        raise TypeError(f"a {claim.type} claim is no count")
    return claim.body


def same_scope(ground: Ground, event: Cluster, one: TallyRow, other: TallyRow) -> bool:
    """Say whether two rows count the same population, window and area."""
    return (
        population(ground, one) == population(ground, other)
        and window(event, one) == window(event, other)
        and area(ground, event, one) == area(ground, event, other)
    )


def population(ground: Ground, row: TallyRow) -> str:
    """Return whom a row counts: "people" for everybody, a group, or the words for one that is not known."""
    body = count_of(ground.claims[row.claim])
    victims = body.victims
    if victims is None:
        return EVERYBODY
    words = names.words(victims.exact)
    known = sorted({populations()[word] for word in words if word in populations()})
    special = [one for one in known if one not in {EVERYBODY, IMPLIED.get(body.kind)}]
    return ", ".join(special) or (EVERYBODY if known else " ".join(words))


def window(event: Cluster, row: TallyRow) -> Interval | None:
    """Return the time a row counts; None for the whole event: no time stated, or one that holds the event's."""
    if row.time is None or event.when is None or _holds(row.time, event.when):
        return None
    return row.time


def _holds(outer: Interval, inner: Interval) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return starts and (outer.end is None or (inner.end is not None and outer.end >= inner.end))


def area(ground: Ground, event: Cluster, row: TallyRow) -> str | None:
    """Return the place a row counts; None for the whole event: no place stated, or the event's own or one around it."""
    stated = ground.claims[row.claim].place
    if stated is None or row.place_id in event.place_ids:
        return None
    if row.place_id is None:
        words = names.words(stated.text.exact)
        return None if words == own_place(ground, event) else " ".join(words)
    return None if not event.place_ids and _is_country(ground, row.place_id) else row.place_id


def own_place(ground: Ground, event: Cluster) -> tuple[str, ...]:
    """Return the only place that the names of an event hold, for one that no gazetteer knows; empty where several do.

    "protests in Veloria" are those of Veloria; where other texts call them "protests in Ostrel", nobody can tell.
    """
    called = [names.words(name.replace("'s", " ").replace("’s", " ")) for name in event.names]
    places = {names.words(name) for one in ground.clusters.values() if one.kind == "place" for name in one.names}
    held = {place for place in places - {()} if any(_inside(place, name) for name in called)}
    return held.pop() if len(held) == 1 else ()


def _inside(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return any(many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1))


def _is_country(ground: Ground, place_id: str) -> bool:
    """Say whether the gazetteer knows that a place lies in no other."""
    places = (cluster for cluster in ground.clusters.values() if cluster.kind == "place" and cluster.outermost)
    return any(place_id in cluster.place_ids for cluster in places)


def less(ground: Ground, event: Cluster, row: TallyRow) -> str:
    """Return in words what less than the whole a row counts: place, group, time; empty for the whole."""
    claim = ground.claims[row.claim]
    group = population(ground, row)
    stated = [
        f"“{claim.place.text.exact}”" if claim.place and area(ground, event, row) else "",
        _grouped(ground, row, group),
        PART_OF_TIME if window(event, row) else "",
    ]
    return ", ".join(part for part in stated if part)


def _grouped(ground: Ground, row: TallyRow, group: str) -> str:
    """Return a group in the program's word for it, else as the source writes it: in quotation marks."""
    victims = count_of(ground.claims[row.claim]).victims
    if group == EVERYBODY or victims is None:
        return ""
    return group if set(group.split(", ")) <= set(populations().values()) else f"“{victims.exact}”"


def names_source(ground: Ground, row: TallyRow) -> bool:
    """Say whether a row's figure is told of somebody else than its publisher."""
    cited = innermost(ground.claims[row.claim].attribution)
    named = names.words(cited.name.exact) if cited is not None and cited.name is not None else ()
    return bool(named) and named != names.words(row.chain[0])


def voice(ground: Ground, row: TallyRow) -> tuple[str, str]:
    """Return whose toll a row is: the named source's whoever tells it, else its publisher's, not its whole family's."""
    return row.origin, "" if names_source(ground, row) else row.chain[0]
