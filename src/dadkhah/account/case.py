"""Account for a case: who is alleged to have done what, and what answers are reported.

In: captured texts, readings, Resolved, Weighed, reviews, searches. Out: Accounted. Invariants: nobody enters without
an act claim, charge or judgment that names them and stands; no "none found" without a search; every cell holds
the ids of what carries it; the order of the sources changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dadkhah.account.allegations import Accusation, accusations, allegations, by_person, groups
from dadkhah.account.ground import Ground, lay
from dadkhah.account.measures import Step, bears_on, cells, is_measure, measure, steps, why_not
from dadkhah.account.offices import tenures
from dadkhah.account.words import say
from dadkhah.model.claim import Claim, Proceeding, Quotation, Response
from dadkhah.model.entity import Cluster, Resolved
from dadkhah.model.finding import Account, Accounted, Allegation, Bystander, Measure, Search, Tenure
from dadkhah.model.judgement import Review
from dadkhah.model.reading import Reading
from dadkhah.model.source import Captured
from dadkhah.model.tally import Weighed

Held = Mapping[str, tuple[Tenure, ...]]


def account(  # noqa: PLR0917 - the shape that the stages' contract gives it
    captured: Sequence[Captured],
    readings: Sequence[Reading],
    resolved: Resolved,
    weighed: Weighed,  # noqa: ARG001 - part of the contract: figures do not decide who enters
    reviews: Sequence[Review] = (),
    searches: Sequence[Search] = (),
) -> Accounted:
    """Return allegations with measures, replies and offices, by the rules of docs/explanation/accounting.md."""
    ground = lay(captured, readings, resolved, reviews)
    held = tenures(ground)
    people, nobody = by_person(ground)
    taken = steps(ground)
    accounts = [
        _account(ground, ground.clusters[one], people[one], held=held, taken=taken, searches=searches) for one in people
    ]
    used = {measure.claim for one in accounts for measure in one.measures}
    return Accounted(
        accounts=tuple(sorted(accounts, key=lambda one: (one.label, one.person))),
        others=bystanders(ground, frozenset(people), held),
        loose_measures=tuple(_loose(ground, step) for step in taken if step.claim.id not in used),
        responses=tuple(
            one.id for one in ground.claims.values() if isinstance(one.body, Response) and not is_measure(one)
        ),
        searches=tuple(searches),
        groups=groups(ground, nobody),
        rejected=tuple(ground.rejected),
        reviews=tuple(ground.marks.items()),
    )


def _account(
    ground: Ground,
    person: Cluster,
    accused: Sequence[Accusation],
    *,
    held: Held,
    taken: Sequence[Step],
    searches: Sequence[Search],
) -> Account:
    offices = held.get(person.id, ())
    found = allegations(ground, accused, person, offices)
    own = [step for step in taken if person.id in step.subjects]
    table = tuple(cell for one in found for cell in cells(ground, person, one, own, searches))
    return Account(
        person=person.id,
        label=person.label,
        allegations=found,
        measures=tuple(one for step in own for one in _measures(ground, step, found)),
        states=tuple((cell.allegation, cell.kind, cell.state) for cell in table),
        tenures=offices,
        reply=say("reply_none"),
        proposals=proposals(ground, person),
        cells=table,
        denials=tuple(sorted({denial for one in found for denial in one.denials})),
        rejected=tuple(sorted(claim.id for claim in ground.rejected.values() if _names(ground, claim, person))),
    )


def _measures(ground: Ground, step: Step, found: Iterable[Allegation]) -> list[Measure]:
    """Return one record per allegation that a step counts for, or one that says why it counts for none."""
    bearing = [one for one in found if bears_on(ground, step, one)]
    counted = [measure(ground, step, one) for one in bearing if not why_not(step, one)]
    if counted:
        return counted
    note = why_not(step, bearing[0]) if bearing else _matter(ground, step)
    return [measure(ground, step, None, note)]


def _matter(ground: Ground, step: Step) -> str:
    body = step.claim.body
    stated = ground.event(step.claim.id) is not None or (isinstance(body, Proceeding) and body.regarding is not None)
    other = isinstance(body, Proceeding) and body.regarding_kind == "other_matter"
    return say("note_matter_other") if stated or other else say("note_matter_unstated")


def _loose(ground: Ground, step: Step) -> Measure:
    """Return a measure whose subject is no named alleged perpetrator of the record."""
    body = step.claim.body
    victim = isinstance(body, Proceeding) and body.against == "victim_or_dissident"
    return measure(ground, step, None, say("note_victim") if victim else say("note_no_person"))


def _names(ground: Ground, claim: Claim, person: Cluster) -> bool:
    """Say whether a claim would name a person as an alleged perpetrator."""
    found = (ground.named_person(one.claim.source, one.named) for one in accusations([claim]))
    return any(one is not None and one.id == person.id for one in found)


def proposals(ground: Ground, person: Cluster) -> tuple[str, ...]:
    """Return who may be the same person elsewhere: shown, never joined by the program (ACCOUNT.md, rule 11)."""
    return tuple(sorted({_proposal(ground, far, link.reasons) for far, link in ground.proposed.get(person.id, ())}))


def _proposal(ground: Ground, mention: str, reasons: Sequence[str]) -> str:
    cluster = ground.clusters.get(ground.cluster_of.get(mention, ""))
    source = ground.source_of.get(mention, "")
    label = cluster.label if cluster else mention
    told = [reason for reason in reasons if not reason.startswith("not followed")]
    return say("proposal", label=label, publisher=ground.publisher(source), reasons="; ".join(told))


def bystanders(ground: Ground, entered: frozenset[str], held: Held) -> tuple[Bystander, ...]:
    """Return people with offices, quoted words or responses and no act attributed by name: on timelines only."""
    shown: dict[str, set[str]] = {one: set() for one in held}
    for claim in ground.claims.values():
        speaker = _speaker(ground, claim)
        if speaker is not None:
            shown.setdefault(speaker.id, set()).add(claim.id)
    made = (
        _bystander(ground, ground.clusters[one], held.get(one, ()), shown[one], entered)
        for one in shown
        if one not in entered
    )
    return tuple(sorted(made, key=lambda one: (one.label, one.person)))


def _speaker(ground: Ground, claim: Claim) -> Cluster | None:
    if isinstance(claim.body, Quotation):
        return ground.cluster_at(claim.source, claim.body.speaker, ("person",))
    return ground.cluster_at(claim.source, claim.body.actor, ("person",)) if isinstance(claim.body, Response) else None


def _bystander(
    ground: Ground, person: Cluster, held: tuple[Tenure, ...], spoken: set[str], entered: frozenset[str]
) -> Bystander:
    claims = {*spoken, *(claim for tenure in held for claim in tenure.claims)}
    note = _note(ground, person, entered)
    return Bystander(person=person.id, label=person.label, tenures=held, note=note, claims=tuple(sorted(claims)))


def _note(ground: Ground, person: Cluster, entered: frozenset[str]) -> str:
    """Return what is said of somebody with no allegation; never "none by name" where one stands under the same name."""
    if ground.likely(person) & entered:
        return say("bystander_same_name")
    rejected = any(_names(ground, claim, person) for claim in ground.rejected.values())
    return say("bystander_rejected" if rejected else "bystander")
