"""What a figure counts: everybody or a group, the whole event or a part of its time or area; and whose toll it is.

In: the rows of one tally. Out: population, window and area of a row, what less than the whole it counts in words, its
voice. A figure of less than the whole is never held against a figure of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dadkhah.lang import names
from dadkhah.model.claim import Claim, Count
from dadkhah.model.entity import Cluster
from dadkhah.model.span import Interval
from dadkhah.model.tally import Tally, TallyRow
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


class Scope(msgspec.Struct, frozen=True):
    """What a figure counts: whom, in which time, in which area; None is the whole event."""

    population: str
    window: Interval | None
    area: str | None


def totals(ground: Ground, tally: Tally) -> list[list[TallyRow]]:
    """Return the rows that count no part, together where they count the same; nothing else can be held against it."""
    event = ground.clusters[tally.event]
    groups: dict[Scope, list[TallyRow]] = {}
    for row in tally.rows:
        if row.part is None:
            scope = Scope(population(ground, row), window(event, row), area(ground, event, row))
            groups.setdefault(scope, []).append(row)
    return list(groups.values())


def by_source(rows: Iterable[TallyRow]) -> dict[str, list[TallyRow]]:
    """Return rows by the source that they stand in, in their order."""
    found: dict[str, list[TallyRow]] = {}
    for row in rows:
        found.setdefault(row.source, []).append(row)
    return found


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
        return None if words == ground.own_places.get(event.id) else " ".join(words)
    return None if not event.place_ids and row.place_id in ground.countries else row.place_id


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
