"""What must always hold of accounting, on random invented cases."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import mention, proceeding, reading, span
from tests.properties.cases import EVENTS, PARTIES, PEOPLE, Plan, Told, accounted, cases, claims_of, tell

from dadkhah.model.claim import Act, Proceeding
from dadkhah.model.finding import Accounted, Search

SEARCH = Search(
    subject=PEOPLE[0],
    register="Register of Courts",
    version="1",
    queries=(PEOPLE[0],),
    coverage="trial",
    at="2033-07-01",
    by="first",
    result="none found",
)


@pytest.mark.slow
@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(case: list[Plan], chance: object) -> None:
    told = tell(case)
    other = list(told)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert accounted(told) == accounted(other)


@pytest.mark.slow
@given(cases)
def test_nobody_enters_without_an_act_a_charge_or_a_judgment(case: list[Plan]) -> None:
    told = tell(case)
    claims = claims_of(told)
    found = accounted(told)
    for one in found.accounts:
        assert one.allegations
        for allegation in one.allegations:
            body = claims[allegation.claim].body
            named = (
                body.perpetrator if isinstance(body, Act) else body.subject if isinstance(body, Proceeding) else None
            )
            assert named is not None
            assert named.exact in one.label
    ranked = {PEOPLE[plan.ranked] for plan in case if plan.ranked is not None}
    blamed = {PEOPLE[plan.person] for plan in case if plan.person is not None}
    assert {one.label for one in found.accounts} == blamed
    assert ranked - blamed <= {one.label for one in found.others}


@given(cases)
def test_nothing_is_none_found_without_a_search(case: list[Plan]) -> None:
    assert "none_found" not in {state for one in accounted(tell(case)).accounts for _, _, state in one.states}


@given(cases)
def test_a_search_answers_for_its_person_and_row_only(case: list[Plan]) -> None:
    for one in accounted(tell(case), [SEARCH]).accounts:
        found = {kind for _, kind, state in one.states if state == "none_found"}
        assert found <= ({"trial"} if one.label == PEOPLE[0] else set())


@given(cases)
def test_every_cell_and_measure_carries_claims_that_exist(case: list[Plan]) -> None:
    told = tell(case)
    claims = claims_of(told)
    for one in accounted(told).accounts:
        carried = [claim for cell in one.cells for claim in cell.claims]
        carried += [measure.claim for measure in one.measures] + [
            claim for held in one.tenures for claim in held.claims
        ]
        assert set(carried) <= set(claims)
        assert all(cell.claims for cell in one.cells if cell.state not in {"not_searched", "none_found"})


@given(cases)
def test_every_measure_is_shown_somewhere(case: list[Plan]) -> None:
    told = tell(case)
    found = accounted(told)
    shown = {one.claim for account in found.accounts for one in account.measures}
    shown |= {one.claim for one in found.loose_measures}
    assert shown == {one.id for one in claims_of(told).values() if isinstance(one.body, Proceeding)}


@pytest.mark.slow
@given(cases, st.sampled_from(["arrest", "trial", "sanction"]), st.integers(0, 2))
def test_a_forged_measure_for_another_event_changes_no_state(case: list[Plan], kind: str, who: int) -> None:
    uncharged = [msgspec.structs.replace(plan, step=None) if plan.step == "charge" else plan for plan in case]
    plain = tell(uncharged)
    forged = [forge(one, plan, kind, PEOPLE[who]) for one, plan in zip(plain, uncharged, strict=True)]
    assert states(accounted(forged)) == states(accounted(plain))


def states(found: Accounted) -> set[tuple[str, str, str]]:
    return {state for one in found.accounts for state in one.states}


def forge(told: Told, plan: Plan, kind: str, name: str) -> Told:
    """Add a measure that regards the other event of the text to a report that accuses somebody."""
    doc, read = told
    if plan.person is None or PEOPLE[plan.person] != name:
        return told
    other = EVENTS[1 - plan.event][0]
    forged = proceeding(doc, f"{name} ordered the shooting", kind, span(doc, name), event=other, regarding=other)
    return doc, msgspec.structs.replace(read, claims=(*read.claims, forged))


@pytest.mark.slow
@given(cases)
def test_swapping_names_changes_nothing_but_names(case: list[Plan]) -> None:
    people, parties = (PEOPLE[1], PEOPLE[0], PEOPLE[2]), (PARTIES[1], PARTIES[0])
    there = {PEOPLE[0]: PEOPLE[1], PEOPLE[1]: PEOPLE[0], PARTIES[0]: PARTIES[1], PARTIES[1]: PARTIES[0]}
    plain = sorted(shape(accounted(tell(case))))
    swapped = shape(accounted(tell(case, people, parties)))
    assert plain == sorted((there.get(label, label), *rest) for label, *rest in swapped)


def shape(found: Accounted) -> list[tuple[str, str, str]]:
    """Return everything accounting says but ids: who, what of them, and the states with their wording."""
    rows = [
        (
            one.label,
            one.reply,
            str(sorted((c.kind, c.state, c.wording) for c in one.cells) + sorted(notes(one.measures))),
        )
        for one in found.accounts
    ]
    rows += [(one.label, one.note, "") for one in found.others]
    return [*rows, *((one.label, one.note, one.actor_type) for one in found.groups)]


def notes(measures: object) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.note, one.against) for one in measures]  # type: ignore[attr-defined]


def test_a_name_with_no_act_reads_as_such() -> None:
    plan = Plan("Kestrel Wire", 1, 0, 12, "", None, None, None, 0, 2)
    (doc, read) = tell([plan])[0]
    spoken = reading(doc, read.claims, [*read.mentions, mention(doc, "person", PEOPLE[2])])
    (other,) = accounted([(doc, spoken)]).others
    assert other.note == "no act attributed to them by name in these sources"
