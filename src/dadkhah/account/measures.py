"""Measures: against whom, what they regard, and what state that leaves each allegation in.

In: proceeding claims, allegations, searches. Out: Measures, and one StateCell per allegation and row of the gap report.
A measure counts for an allegation only when it names that person, is not against a victim or dissident, and regards the
same event or the very conduct that is alleged; it then counts for no other (ACCOUNT.md, rules 3, 4, 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.account.ground import Ground
from dadkhah.account.words import kind_label, measure_kinds, measure_rows, say
from dadkhah.lang import names
from dadkhah.model.claim import Act, Against, Claim, Proceeding, Response
from dadkhah.model.entity import Cluster
from dadkhah.model.finding import Allegation, Measure, MeasureState, Search, StateCell
from dadkhah.model.span import Interval, Span

NOTHING = frozenset(
    {("none",), ("none", "found"), ("nothing",), ("nothing", "found"), ("no", "result"), ("no", "results")}
)
"""Results of a search that mean that nothing was found, folded; any other result is for a person to read."""


class Step(msgspec.Struct, frozen=True):
    """A claim of a measure with the people it names as its subjects."""

    claim: Claim
    subjects: tuple[str, ...]


def steps(ground: Ground) -> list[Step]:
    """Return the proceedings, and the responses that are measures, by claim id."""
    return [
        Step(
            claim, tuple(cluster.id for span in subjects(claim) if (cluster := ground.named_person(claim.source, span)))
        )
        for claim in ground.claims.values()
        if isinstance(claim.body, Proceeding) or is_measure(claim)
    ]


def is_measure(claim: Claim) -> bool:
    """Say whether a response is itself a measure (an expulsion, a recall)."""
    return isinstance(claim.body, Response) and claim.body.kind in measure_kinds()


def subjects(claim: Claim) -> list[Span]:
    """Return the spans of everybody a measure is taken against."""
    body = claim.body
    if isinstance(body, Proceeding):
        return [*([body.subject] if body.subject else []), *body.others]
    return [body.target] if isinstance(body, Response) and body.target else []


def measure(ground: Ground, step: Step, regarded: Allegation | None, note: str = "") -> Measure:
    """Return the record of a step, with the allegation it regards; None: it counts for none."""
    claim, body = step.claim, step.claim.body
    proceeding = body if isinstance(body, Proceeding) else None
    authority = proceeding.authority if proceeding else (body.actor if isinstance(body, Response) else None)
    spans = subjects(claim)
    return Measure(
        claim=claim.id,
        kind=proceeding.kind if proceeding else str(getattr(body, "kind", "")),
        against=direction(step, regarded),
        regards=regards(ground, claim),
        regards_allegation=regarded.claim if regarded else None,
        state=own_state(claim),
        forum=proceeding.forum if proceeding else None,
        when=claim.time.when if claim.time else None,
        others=tuple(span.exact for span in spans[1:]),
        subject=spans[0].exact if spans else "",
        authority=authority.exact if authority else "",
        note=note,
        review=ground.mark(claim.id),
        terms=terms(proceeding) if proceeding else (),
        charges=proceeding.charges.exact if proceeding and proceeding.charges else "",
        outcome=proceeding.outcome.exact if proceeding and proceeding.outcome else "",
    )


def terms(body: Proceeding) -> tuple[str, ...]:
    """Return what is told of a judgment's instance, finality, presence and end, in words; untold is left out.

    Rule 6 of the account: verdicts are quoted with court, forum, instance, finality and presence of the accused.
    """
    told = (
        f"instance_{body.instance}" if body.instance else "",
        f"finality_{body.finality}" if body.finality else "",
        "in_absentia" if body.in_absentia else "",
        f"ended_{body.ended_by}" if body.ended_by else "",
    )
    return tuple(say(key) for key in told if key)


def direction(step: Step, regarded: Allegation | None) -> Against:
    """Return whom a measure is against; where its own words leave it open, the act alleged of its subject tells."""
    stated = _against(step)
    return "suspected_perpetrator" if regarded is not None and stated == "unclear" else stated


def regards(ground: Ground, claim: Claim) -> str:
    """Return in words what a measure concerns: as quoted, else the event's label, else that it is not stated."""
    body = claim.body
    if isinstance(body, Proceeding) and body.regarding is not None:
        return f"“{body.regarding.exact}”"
    event = ground.event(claim.id)
    return event.label if event else say("regards_unstated")


def own_state(claim: Claim) -> MeasureState:
    """Return the state that a claim itself reports."""
    body = claim.body
    if claim.polarity != "asserted" or claim.speech_act in {"denies", "hypothetical"}:
        return "unclear"
    if isinstance(body, Proceeding) and (body.status == "overturned" or body.ended_by or body.kind == "acquittal"):
        return "ended_or_reversed"
    scheduled = isinstance(body, Proceeding) and body.status == "scheduled"
    return "scheduled" if scheduled or claim.speech_act == "forecast" else "reported"


def bears_on(ground: Ground, step: Step, allegation: Allegation) -> bool:
    """Say whether a measure regards an allegation: it names its words, answers it, or is about its stated event."""
    body = step.claim.body
    if isinstance(body, Proceeding) and body.regarding_kind == "other_matter":
        return False
    if step.claim.id == allegation.claim or allegation.claim in step.claim.responds_to:
        return True
    if isinstance(body, Proceeding) and _names_conduct(ground, step.claim, body.regarding, allegation):
        return True
    event = ground.event(step.claim.id)
    return event is not None and ground.assigned[step.claim.id].stated and event.id == allegation.event


def _names_conduct(ground: Ground, claim: Claim, regarding: Span | None, allegation: Allegation) -> bool:
    accused = ground.claims.get(allegation.claim)
    same_text = accused is not None and accused.source == claim.source and isinstance(accused.body, Act)
    if not same_text or regarding is None or accused is None or not isinstance(accused.body, Act):
        return False
    return regarding.overlap(accused.body.conduct) > 0


def came_before(step: Step, when: Interval | None) -> bool:
    """Say whether a measure ended before an act began."""
    taken = step.claim.time.when if step.claim.time else None
    return bool(taken and when and taken.end and when.start and taken.end < when.start)


def matter_open(ground: Ground, step: Step) -> bool:
    """Say whether the sources leave open what a measure concerns."""
    body = step.claim.body
    stated = isinstance(body, Proceeding) and body.regarding_kind != "unstated"
    return not stated and ground.event(step.claim.id) is None and not step.claim.responds_to


def why_not(step: Step, allegation: Allegation) -> str:
    """Return why a measure that bears on an allegation does not count for it; empty when it does."""
    body = step.claim.body
    if not isinstance(body, Proceeding):
        return say("note_matter_unstated")
    if body.against == "victim_or_dissident":
        return say("note_victim")
    if body.forum == "civil_society":
        return say("note_tribunal")
    if own_state(step.claim) == "unclear":
        return say("note_polarity")
    return say("note_before") if came_before(step, allegation.when) else ""


def cells(
    ground: Ground, person: Cluster, allegation: Allegation, taken: Sequence[Step], searches: Sequence[Search]
) -> Iterator[StateCell]:
    """Yield the state of an allegation in every row of the gap report."""
    for row in measure_rows():
        inside = [step for step in taken if _row(step) == row]
        counting = [step for step in inside if bears_on(ground, step, allegation) and not why_not(step, allegation)]
        open_ones = [step for step in inside if matter_open(ground, step) and not why_not(step, allegation)]
        yield (
            _settled(allegation, row, counting)
            or _unclear(allegation, row, open_ones, "why_matter")
            or _searched(person, allegation, row, searches)
        )


def _row(step: Step) -> str:
    body = step.claim.body
    kind = measure_kinds().get(body.kind) if isinstance(body, Proceeding) else None
    return kind.row if kind else ""


def _against(step: Step) -> Against:
    return step.claim.body.against if isinstance(step.claim.body, Proceeding) else "unclear"


def _settled(allegation: Allegation, row: str, found: Sequence[Step]) -> StateCell | None:
    """Return the state that counting measures give: a reversal first, then what took place, then what is scheduled."""
    states: tuple[MeasureState, ...] = ("ended_or_reversed", "reported", "scheduled")
    for state in states:
        here = [step for step in found if own_state(step.claim) == state]
        if here:
            told = say(f"state_{state}", kinds=_kinds(here))
            return _cell(allegation, row, state, told, found)
    return None


def _kinds(found: Sequence[Step]) -> str:
    return ", ".join(sorted({kind_label(str(getattr(step.claim.body, "kind", ""))) for step in found}))


def _cell(allegation: Allegation, row: str, state: MeasureState, told: str, found: Sequence[Step]) -> StateCell:
    ids = tuple(sorted(step.claim.id for step in found))
    return StateCell(allegation=allegation.claim, kind=row, state=state, wording=told, claims=ids)


def _unclear(allegation: Allegation, row: str, found: Sequence[Step], why: str) -> StateCell | None:
    if not found:
        return None
    return _cell(allegation, row, "unclear", say("state_unclear", why=say(why, kinds=_kinds(found))), found)


def _searched(person: Cluster, allegation: Allegation, row: str, searches: Sequence[Search]) -> StateCell:
    """Return "none found" by recorded searches that cover a row and person, else "not searched"."""
    places = [at for at, one in enumerate(searches) if is_about(one, person) and row in names.words(one.coverage)]
    if not places:
        return StateCell(allegation=allegation.claim, kind=row, state="not_searched", wording=say("state_not_searched"))
    found = [searches[at].result for at in places if names.words(searches[at].result) not in NOTHING]
    state: MeasureState = "unclear" if found else "none_found"
    last = max(searches[at].at for at in places)
    told = say("state_none_found", count=len(places), at=last)
    if found:
        told = say("state_unclear", why=say("why_search", result=min(found)))
    return StateCell(allegation=allegation.claim, kind=row, state=state, wording=told, searches=tuple(places))


def is_about(search: Search, person: Cluster) -> bool:
    """Say whether a search was made for a person: by the cluster's id or a name as written."""
    return search.subject == person.id or any(
        names.parts(search.subject) == names.parts(name)
        for name in (person.label, *person.names)
        if names.is_full(name)
    )
