"""What must always hold of weighing, on random invented cases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.properties.cases import BOUND_WORDS, PARTIES, PEOPLE, Plan, cases, claims_of, tell, weighed

from dadkhah.model.claim import Quantity
from dadkhah.model.span import Span
from dadkhah.weigh.allow import allowed, apart, excludes

whole = st.integers(0, 10**6)
quantities = st.builds(
    lambda low, more, bound: Quantity(
        low if bound not in {"at_most", "fewer_than", "nearly"} else None,
        low + (more if bound == "between" else 0) if bound not in {"at_least", "more_than", "vague"} else None,
        bound,
        Span(0, 1, "n"),
    ),
    whole,
    whole,
    st.sampled_from(["exact", "at_least", "more_than", "at_most", "fewer_than", "nearly", "about", "between", "vague"]),
)


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(case: list[Plan], chance: object) -> None:
    told = tell(case)
    other = list(told)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert weighed(told) == weighed(other)


@given(cases)
def test_every_count_stands_in_one_row(case: list[Plan]) -> None:
    told = tell(case)
    rows = [row.claim for tally in weighed(told).tallies for row in tally.rows]
    assert sorted(rows) == sorted(one.id for one in claims_of(told).values() if one.type == "count")


@given(cases)
def test_only_hard_bounds_conflict(case: list[Plan]) -> None:
    for tally in weighed(tell(case)).tallies:
        rows = {row.claim: row for row in tally.rows}
        for conflict in tally.conflicts:
            one, other = rows[conflict.a].allowed, rows[conflict.b].allowed
            assert excludes(one, other)
            assert (one.high_hard and other.low_hard) or (other.high_hard and one.low_hard)


@given(cases)
def test_every_row_names_an_origin_that_is_listed(case: list[Plan]) -> None:
    found = weighed(tell(case))
    known = {origin.id for origin in found.origins}
    assert {row.origin for tally in found.tallies for row in tally.rows} <= known


@given(cases)
def test_swapping_names_changes_nothing_but_names(case: list[Plan]) -> None:
    swapped_people, swapped_parties = (PEOPLE[1], PEOPLE[0], PEOPLE[2]), (PARTIES[1], PARTIES[0])
    assert shape(case, PEOPLE, PARTIES) == shape(case, swapped_people, swapped_parties)


def shape(case: list[Plan], people: tuple[str, ...], parties: tuple[str, ...]) -> list[object]:
    """Return everything weighing says but ids, in an order that no digest decides."""
    found = weighed(tell(case, people, parties))
    tallies = [
        (
            tally.label,
            sorted((row.chain, str(row.allowed), row.compared, str(row.published)) for row in tally.rows),
            sorted(conflict.reason for conflict in tally.conflicts),
            sorted(tuple(sorted(drift.reason.split(": ")[-1].split(" / "))) for drift in tally.drifts),
            tally.origins_note,
        )
        for tally in found.tallies
    ]
    return [
        sorted(map(str, tallies)),
        sorted((one.label, one.known) for one in found.origins),
        found.inconsistencies != (),
    ]


@given(quantities)
def test_what_is_allowed_is_in_order_and_holds_the_number(quantity: Quantity) -> None:
    found = allowed(quantity)
    assert found.low is None or found.high is None or found.low <= found.high
    number = quantity.low if quantity.low is not None else quantity.high
    assert number is not None
    inside = (found.low is None or found.low <= number) and (found.high is None or number <= found.high)
    assert inside or quantity.bound in {"more_than", "fewer_than"}


@given(quantities, quantities)
def test_exclusion_goes_both_ways_and_is_narrower_than_apart(one: Quantity, other: Quantity) -> None:
    left, right = allowed(one), allowed(other)
    assert excludes(left, right) == excludes(right, left)
    assert apart(left, right) == apart(right, left)
    assert apart(left, right) or not excludes(left, right)


@given(quantities)
def test_no_quantity_excludes_itself(quantity: Quantity) -> None:
    assert not excludes(allowed(quantity), allowed(quantity))


def test_the_bounds_of_the_cases_are_all_used() -> None:
    assert set(BOUND_WORDS.values()) == {"exact", "at_least", "at_most", "about"}
