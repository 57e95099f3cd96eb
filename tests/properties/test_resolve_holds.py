"""What must always hold of resolving, on random invented cases."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import judgement
from tests.properties.cases import Plan, Told, cases, claims_of, solve, tell

from dadkhah.model.claim import Act, Proceeding
from dadkhah.model.judgement import Judgement
from dadkhah.model.span import Span
from dadkhah.resolve.situation import overlaps


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(case: list[Plan], chance: object) -> None:
    told = tell(case)
    other = list(told)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert solve(told) == solve(other)


@given(cases)
def test_every_mention_is_in_one_cluster(case: list[Plan]) -> None:
    resolved = solve(tell(case))
    held = [mention for cluster in resolved.clusters for mention in cluster.mentions]
    assert sorted(held) == sorted(mention.id for mention in resolved.mentions)
    assert len(set(held)) == len(held)


@given(cases)
def test_every_count_and_act_has_one_event(case: list[Plan]) -> None:
    told = tell(case)
    assigned = [one.claim for one in solve(told).assigned]
    wanted = [claim.id for claim in claims_of(told).values() if claim.type in {"count", "act", "share"}]
    assert len(set(assigned)) == len(assigned)
    assert set(wanted) <= set(assigned)


def people(told: list[Told]) -> list[str]:
    return sorted(one.id for _, read in told for one in read.mentions if one.kind == "person")


@given(cases, st.data())
def test_what_was_judged_different_is_never_joined(case: list[Plan], data: st.DataObject) -> None:
    told = tell(case)
    by_id = {one.id: one for _, read in told for one in read.mentions}
    pairs = list(combinations(people(told), 2))
    if not pairs:
        assert solve(told).clusters
        return
    verdicts = data.draw(
        st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(["same", "different"])), max_size=6)
    )
    taken: list[Judgement] = [
        judgement(by_id[a], by_id[b], verdict, str(n))  # type: ignore[arg-type]
        for n, ((a, b), verdict) in enumerate(verdicts)
    ]
    groups = [set(cluster.mentions) for cluster in solve(told, taken).clusters]
    apart = [(one.a, one.b) for one in taken if one.verdict == "different"]
    assert not [pair for pair in apart for group in groups if set(pair) <= group]


@given(cases)
def test_no_accused_person_is_joined_across_texts_by_machine(case: list[Plan]) -> None:
    told = tell(case)
    resolved = solve(told)
    by_id = {one.id: one for one in resolved.mentions}
    blamed = {
        mention.id
        for mention in by_id.values()
        for claim in claims_of(told).values()
        for span in accused_of(claim.body)
        if mention.kind == "person" and claim.source == mention.source and overlaps(span, mention.span)
    }
    for cluster in resolved.clusters:
        if set(cluster.mentions) & blamed:
            assert len({by_id[one].source for one in cluster.mentions}) == 1


def accused_of(body: object) -> list[Span]:
    if isinstance(body, Act):
        return [body.perpetrator] if body.perpetrator else []
    return [body.subject] if isinstance(body, Proceeding) and body.subject else []
