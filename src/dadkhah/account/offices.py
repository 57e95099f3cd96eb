"""Who held which office, as claimed.

In: office claims. Out: tenures per person, oldest first; which of them began after an act. Offices accuse nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dadkhah.account.ground import Ground
from dadkhah.lang import names
from dadkhah.model.claim import Claim, Office
from dadkhah.model.entity import Cluster
from dadkhah.model.finding import Tenure
from dadkhah.model.span import Interval

Key = tuple[str, tuple[str, ...], tuple[str, ...], str, str]


def tenures(ground: Ground) -> Mapping[str, tuple[Tenure, ...]]:
    """Return the tenures of every person by cluster id; claims that state the same stand together."""
    grouped: dict[Key, list[Claim]] = {}
    people: dict[str, Cluster] = {}
    for claim in ground.claims.values():
        person = (
            ground.cluster_at(claim.source, claim.body.person, ("person",)) if isinstance(claim.body, Office) else None
        )
        if person is not None and isinstance(claim.body, Office) and claim.polarity == "asserted":
            people[person.id] = person
            grouped.setdefault(_key(person, claim.body), []).append(claim)
    made = [_tenure(ground, people[key[0]], claims) for key, claims in sorted(grouped.items())]
    return {one: tuple(sorted((each for each in made if each.person == one), key=_order)) for one in people}


def _key(person: Cluster, body: Office) -> Key:
    where = names.words(body.organisation.exact) if body.organisation else ()
    return person.id, names.words(body.position.exact), where, body.status, str(body.held)


def _tenure(ground: Ground, person: Cluster, claims: Sequence[Claim]) -> Tenure:
    body = claims[0].body
    assert isinstance(body, Office)  # noqa: S101 - tenures() groups office claims only; mypy cannot see it
    seen = [when for claim in claims if (when := ground.published(claim.source)) is not None]
    return Tenure(
        person=person.id,
        person_label=person.label,
        position=body.position.exact,
        organisation=body.organisation.exact if body.organisation else "",
        status=body.status,
        held=body.held,
        as_of=min(seen, key=str, default=None) if body.held is None else None,
        claims=tuple(claim.id for claim in claims),
    )


def _order(tenure: Tenure) -> tuple[str, str, str]:
    when = tenure.held or tenure.as_of
    return str(when.start or when.end) if when else "", tenure.position, tenure.claims[0]


def later(held: Iterable[Tenure], act: Interval | None) -> tuple[int, ...]:
    """Return the places of the tenures that began after an act ended; none when either date is open."""
    if act is None or act.end is None:
        return ()
    return tuple(at for at, one in enumerate(held) if one.held and one.held.start and one.held.start > act.end)
