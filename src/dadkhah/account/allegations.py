"""What is alleged of whom.

In: act claims, and charges and judgments, that stand after review. Out: the persons who enter the account with their
allegations, and groups that are no named person. A person enters only where a claim names them as the perpetrator of an
act, or as the subject of a charge, verdict or sentence against a suspected perpetrator (ACCOUNT.md, rule 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.account.ground import Ground
from dadkhah.account.offices import later
from dadkhah.account.words import denial_kinds, say
from dadkhah.model.claim import Act, ActorType, Claim, Proceeding, Response
from dadkhah.model.digest import record_id
from dadkhah.model.entity import Cluster
from dadkhah.model.finding import Allegation, AllegedGroup, Tenure
from dadkhah.model.span import Interval, Span

ENTERING = frozenset({"charge", "verdict", "sentence"})
NOT_ALLEGED = frozenset({"denies", "hypothetical", "forecast"})


class Accusation(msgspec.Struct, frozen=True):
    """A claim that alleges an act, whom it names, and what it quotes of the conduct."""

    claim: Claim
    named: Span | None
    conduct: str
    actor_type: ActorType


def accusations(claims: Iterable[Claim]) -> Iterator[Accusation]:
    """Yield the accusations among some claims: asserted acts, and charges and judgments with a subject."""
    for claim in claims:
        body = claim.body
        if claim.polarity != "asserted" or claim.speech_act in NOT_ALLEGED:
            continue
        if isinstance(body, Act):
            yield Accusation(claim, body.perpetrator, body.conduct.exact, body.perpetrator_type)
        elif isinstance(body, Proceeding) and _enters(body):
            charged = body.charges or body.regarding
            yield Accusation(claim, body.subject, charged.exact if charged else claim.clause.exact, "person")


def _enters(body: Proceeding) -> bool:
    court = body.forum != "civil_society" and body.status != "overturned" and body.ended_by is None
    return body.kind in ENTERING and body.against == "suspected_perpetrator" and court and body.subject is not None


def by_person(ground: Ground) -> tuple[Mapping[str, list[Accusation]], list[Accusation]]:
    """Return accusations by the person whom they name, and those that name none."""
    people: dict[str, list[Accusation]] = {}
    nobody: list[Accusation] = []
    for one in accusations(ground.claims.values()):
        person = ground.named_person(one.claim.source, one.named)
        if person is not None:
            people.setdefault(person.id, []).append(one)
        else:
            nobody.append(one)
    return people, nobody


def act_time(ground: Ground, claim: Claim) -> Interval | None:
    """Return when an act was: as the claim says, else as its event is dated. A charge dates no act."""
    event = ground.event(claim.id)
    own = claim.time.when if claim.time and isinstance(claim.body, Act) else None
    return own or (event.when if event else None)


def allegations(
    ground: Ground, found: Iterable[Accusation], person: Cluster | None, held: Sequence[Tenure]
) -> tuple[Allegation, ...]:
    """Return allegations in the order of the acts, each with denials, what others say against it, and later offices."""
    made = (_allegation(ground, one, person, held) for one in found)
    return tuple(sorted(made, key=lambda one: (str(one.when.start if one.when else ""), one.source, one.claim)))


def _allegation(ground: Ground, one: Accusation, person: Cluster | None, held: Sequence[Tenure]) -> Allegation:
    event = ground.event(one.claim.id)
    when = act_time(ground, one.claim)
    speaks_against = list(denials(ground, one.claim, person))
    own = tuple(claim.id for claim, by_person in speaks_against if by_person)
    near = ground.likely(person) if person is not None else frozenset()
    return Allegation(
        claim=one.claim.id,
        conduct=one.conduct,
        alleged_by=alleged_by(ground, one.claim),
        when=when,
        event=event.id if event else "",
        denials=own,
        against=tuple(claim.id for claim, by_person in speaks_against if not by_person),
        namesakes=tuple(claim.id for claim, _ in speaks_against if _denier(ground, claim) in near),
        later_offices=later(held, when),
        source=one.claim.source,
        review=ground.mark(one.claim.id),
    )


def alleged_by(ground: Ground, claim: Claim) -> tuple[str, ...]:
    """Return who says a claim: the publisher by description first, then the others as written."""
    told = (one.name.exact if one.name else f"unnamed ({one.attribution_class})" for one in claim.attribution[1:])
    return (ground.publisher(claim.source), *told)


def denials(ground: Ground, accused: Claim, person: Cluster | None) -> Iterator[tuple[Claim, bool]]:
    """Yield what speaks against an allegation, and whether the accused person says it.

    A denial by somebody who is only proposed to be the same person is shown too, as somebody else's: it harms nobody.
    """
    for claim in ground.claims.values():
        denier = _denier(ground, claim)
        if denier is None:
            continue
        own = person is not None and denier == person.id
        near = own or (person is not None and denier in ground.likely(person))
        if _answers(ground, claim, accused, near=near) or _denies_act(ground, claim, accused, person):
            yield claim, own


def _denier(ground: Ground, claim: Claim) -> str | None:
    """Return the cluster id of who denies by a claim ("" where nobody is known); None where it is no denial."""
    if isinstance(claim.body, Response) and claim.body.kind in denial_kinds() and claim.polarity == "asserted":
        cluster = ground.cluster_at(claim.source, claim.body.actor, ("person", "organisation"))
        return cluster.id if cluster else ""
    if isinstance(claim.body, Act) and (claim.polarity == "denied" or claim.speech_act == "denies"):
        inner = claim.attribution[-1]
        cluster = ground.cluster_at(claim.source, inner.name, ("person", "organisation"))
        return cluster.id if cluster else ""
    return None


def _answers(ground: Ground, denial: Claim, accused: Claim, *, near: bool) -> bool:
    """Say whether a response is about an allegation: it answers it, is about its event, or names none."""
    if not isinstance(denial.body, Response):
        return False
    if accused.id in denial.responds_to:
        return True
    event, act = ground.event(denial.id), ground.event(accused.id)
    if event is None:
        return near and not denial.responds_to
    return act is not None and event.id == act.id


def _denies_act(ground: Ground, denial: Claim, accused: Claim, person: Cluster | None) -> bool:
    """Say whether a denied act is one that is alleged of the person, in the same event or in none."""
    if not isinstance(denial.body, Act) or person is None:
        return False
    meant = ground.cluster_at(denial.source, denial.body.perpetrator, ("person",))
    event, act = ground.event(denial.id), ground.event(accused.id)
    stated = ground.assigned[denial.id].stated if denial.id in ground.assigned else False
    same_event = event is not None and act is not None and event.id == act.id
    return meant is not None and meant.id == person.id and (same_event or not stated)


def groups(ground: Ground, found: Iterable[Accusation]) -> tuple[AllegedGroup, ...]:
    """Return the alleged perpetrators that are no named person: bodies, forces, armed groups, people unnamed."""
    by_group: dict[str, list[Accusation]] = {}
    labels: dict[str, str] = {}
    for one in found:
        cluster = ground.cluster_at(one.claim.source, one.named, ("organisation", "person"))
        written = one.named.exact if one.named else ""
        key = cluster.id if cluster else record_id("group", one.claim.source, written or one.claim.id)
        labels[key] = cluster.label if cluster else written or "not named"
        by_group.setdefault(key, []).append(one)
    return tuple(
        _group(ground, key, labels[key], by_group[key]) for key in sorted(by_group, key=lambda key: (labels[key], key))
    )


def _group(ground: Ground, key: str, label: str, found: Sequence[Accusation]) -> AllegedGroup:
    kind = found[0].actor_type
    note = {"person": "group_office", "unnamed": "group_unnamed", "unclear": "group_unnamed"}.get(
        kind, "group_organisation"
    )
    body = ground.clusters.get(key)
    return AllegedGroup(
        id=key,
        label=label,
        actor_type="unnamed" if kind == "person" else kind,
        allegations=allegations(ground, found, body, ()),
        note=say(note),
    )
