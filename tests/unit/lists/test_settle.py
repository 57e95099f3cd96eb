"""What binds of what people decided: one say for everybody, disagreement is unsure, two people for the accused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lists.settle import ALONE, APART, Bound, Said, moment, settle
from dadkhah.model.person import Judged, Verdict

Decision = tuple[int, int, Verdict, str]
NOBODY: frozenset[int] = frozenset()


def said(*decisions: Decision) -> list[Said]:
    return [
        Said(
            "j.csv",
            at,
            (one, other),
            Judged(left=("", ""), right=("", ""), verdict=what, actor=who, time="", reason=""),
        )
        for at, (one, other, what, who) in enumerate(decisions, start=2)
    ]


def held(*decisions: Decision, accused: frozenset[int] = NOBODY) -> Bound:
    return settle(said(*decisions), accused)


@pytest.mark.parametrize("verdicts", [("same", "different"), ("same", "unsure"), ("different", "unsure")])
def test_where_two_people_disagree_neither_wins(verdicts: tuple[Verdict, Verdict]) -> None:
    found = held((0, 1, verdicts[0], "A"), (0, 1, verdicts[1], "B"))
    assert (list(found.same), set(found.different), set(found.unsure)) == ([], set(), {(0, 1)})
    assert found.conflicts == ((0, 1),)
    assert [(one.actor, one.verdict) for one in found.voices[0, 1]] == [("A", verdicts[0]), ("B", verdicts[1])]


def test_one_who_comes_round_ends_the_disagreement() -> None:
    found = held((0, 1, "same", "A"), (0, 1, "different", "B"), (0, 1, "different", "A"))
    assert (set(found.different), set(found.unsure), list(found.conflicts)) == ({(0, 1)}, set(), [])


def test_what_is_undone_by_its_id_counts_no_more_whoever_undoes_it_and_can_be_brought_back() -> None:
    rows = [("1", ""), ("2", "1"), ("3", "2")]
    decisions = [
        Said(
            "j.csv",
            at,
            (0, 1),
            Judged(
                left=("", ""),
                right=("", ""),
                verdict="same",
                actor=f"P{at}",
                time="",
                reason="",
                id=name,
                undoes=undoes,
            ),
        )
        for at, (name, undoes) in enumerate(rows)
    ]
    assert settle(decisions[:1], NOBODY).same == ((0, 1),)
    assert settle(decisions[:2], NOBODY).same == ()
    assert settle(decisions, NOBODY).same == ((0, 1),)


def test_somebody_accused_is_joined_by_two_people_only() -> None:
    one = held((0, 1, "same", "A"), (0, 1, "same", " a"), accused=frozenset({1}))
    assert (list(one.same), set(one.unsure), [trouble.what for trouble in one.troubles]) == ([], {(0, 1)}, [ALONE])
    assert held((0, 1, "same", "A"), (0, 1, "same", "B"), accused=frozenset({1})).same == ((0, 1),)


def test_nobody_gets_into_the_group_of_somebody_accused_by_one_word_about_a_third() -> None:
    two: tuple[Decision, ...] = ((0, 1, "same", "A"), (0, 1, "same", "B"))
    found = held(*two, (0, 2, "same", "A"), accused=frozenset({1}))
    assert found.same == ((0, 1),)
    assert [trouble.what for trouble in found.troubles] == [ALONE]
    assert len(held(*two, (0, 2, "same", "A"), (1, 2, "same", "B"), accused=frozenset({1})).same) == 3


def test_a_chain_never_joins_what_is_different() -> None:
    found = held((0, 1, "same", "A"), (1, 2, "same", "A"), (0, 2, "different", "B"))
    assert (list(found.same), set(found.unsure)) == ([(0, 1)], {(1, 2)})
    assert [one.what for one in found.troubles] == [APART]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2025-01-31", "2025-02-01T08:00:00Z"),
        ("2025-02-01T10:00:00+05:00", "2025-02-01T08:00:00+00:00"),
        ("31/1/2025", "2025-02-01"),
        ("", "2025-02-01"),
        ("yesterday", "2025-02-01"),
    ],
)
def test_times_of_sheets_and_records_are_put_in_order(earlier: str, later: str) -> None:
    assert moment(earlier) < moment(later)


DECISIONS = st.lists(
    st.tuples(
        st.integers(0, 4), st.integers(5, 8), st.sampled_from(["same", "different", "unsure"]), st.sampled_from("ABC")
    ),
    max_size=14,
)


@given(DECISIONS, st.sets(st.integers(0, 8)))
def test_what_binds_never_contradicts_itself(decisions: list[Decision], accused: set[int]) -> None:
    found = held(*decisions, accused=frozenset(accused))
    of = {row: row for row in range(9)}
    for one, other in found.same:
        old = of[other]
        of = {row: of[one] if group == old else group for row, group in of.items()}
    assert all(of[one] != of[other] for one, other in found.different)
    assert not found.unsure & (found.different | set(found.same))
    for group in set(of.values()):
        rows = {row for row, at in of.items() if at == group}
        if len(rows) > 1 and rows & accused:
            actors = {one.actor for pair in found.same if rows & set(pair) for one in found.voices[pair]}
            assert len(actors) > 1
