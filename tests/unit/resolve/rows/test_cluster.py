"""Clusters: chains of weak links hold nobody together, rules and judgements bind, draws shake what is unsure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.model.person import Pair
from dadkhah.resolve.rows.cluster import Rules, bits, clusters, joined
from dadkhah.resolve.rows.draw import draws, interval

pytestmark = pytest.mark.untraced

FREE = Rules(days=(None,) * 6)


def pairs(*found: tuple[int, int, float]) -> list[Pair]:
    return [Pair(left, right, probability, ()) for left, right, probability in found]


def test_likely_pairs_are_joined_and_others_stay() -> None:
    assert joined(pairs((0, 1, 0.99), (2, 3, 0.2)), FREE).of == (0, 0, 2, 3, 4, 5)


def test_a_chain_of_links_falls_apart_where_its_ends_have_nothing_in_common() -> None:
    chain = pairs((0, 1, 0.99), (1, 2, 0.9), (2, 3, 0.99))
    assert joined(chain, FREE).of[:4] == (0, 0, 2, 2)


def test_known_days_of_death_keep_apart_even_by_way_of_a_third() -> None:
    sure = pairs((0, 1, 0.999), (1, 2, 0.999), (0, 2, 0.999))
    assert joined(sure, Rules(days=(10, None, 12))).people == 2
    assert joined(sure, Rules(days=(10, None, 11))).people == 1
    assert joined(sure, Rules(days=(10, 11, 12))).people == 2
    assert joined(sure, Rules(days=(10, None, 12)), dated=False).people == 1


def test_judgements_bind() -> None:
    sure = pairs((0, 1, 0.999), (1, 2, 0.999), (0, 2, 0.999))
    apart = Rules(days=(None,) * 3, different=frozenset({(0, 2)}))
    assert joined(sure, apart).of[0] != joined(sure, apart).of[2]
    told = Rules(days=(1, None, 400), same=((0, 2),))
    assert joined([], told).of == (0, 1, 0)
    assert joined([], told).probability[0] == 1.0
    for one in draws(sure, apart, 20, 1):
        assert one[0] != one[2]


def test_probability_says_how_sure_a_row_stands_where_it_does() -> None:
    found = joined(pairs((0, 1, 0.9), (2, 3, 0.3)), FREE)
    assert found.probability == (0.9, 0.9, 0.7, 0.7, 1.0, 1.0)


def test_draws_join_a_pair_as_often_as_it_is_likely() -> None:
    drawn = list(draws(pairs((0, 1, 0.7)), FREE, 2000, 5))
    assert abs(sum(one[0] == one[1] for one in drawn) / 2000 - 0.7) < 0.04
    assert drawn[:5] == list(draws(pairs((0, 1, 0.7)), FREE, 5, 5))
    assert drawn[:50] != list(draws(pairs((0, 1, 0.7)), FREE, 50, 6))


def test_the_interval_is_the_middle_of_the_draws() -> None:
    assert interval(list(range(100, 200))) == (102, 150, 197)
    assert interval([7]) == (7, 7, 7)


EDGES = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.01, 0.999),
    max_size=12,
)


@given(EDGES, st.lists(st.sampled_from([None, 1, 2, 5]), min_size=6, max_size=6), st.permutations(range(6)))
def test_the_rules_hold_for_any_pairs(
    edges: dict[tuple[int, int], float], days: list[int | None], order: list[int]
) -> None:
    weights = {pair: bits(probability) for pair, probability in edges.items()}
    of = clusters(weights, Rules(days=tuple(days)))
    for one in range(6):
        assert of[one] <= one
        assert of[of[one]] == of[one]
        for other in range(6):
            left, right = days[one], days[other]
            if of[one] == of[other] and left is not None and right is not None:
                assert abs(left - right) <= 1


def test_a_row_that_only_one_of_a_cluster_knows_stays_out() -> None:
    known = pairs(
        (0, 1, 0.999),
        (0, 2, 0.999),
        (1, 2, 0.999),
        (2, 3, 0.9),
    )
    assert joined(known, FREE).of[:4] == (0, 0, 0, 3)


def test_a_row_that_all_of_a_cluster_know_comes_in() -> None:
    known = pairs(
        (0, 1, 0.999),
        (0, 2, 0.8),
        (1, 2, 0.8),
    )
    assert joined(known, FREE).of[:3] == (0, 0, 0)


def test_judged_rows_bring_their_clusters_along() -> None:
    known = pairs(
        (0, 1, 0.9999999),
        (2, 3, 0.9999999),
    )
    told = Rules(
        days=(None,) * 4,
        same=((1, 2),),
        different=frozenset({(0, 3)}),
    )
    of = joined(known, told).of
    assert of[1] == of[2]
    assert of[0] != of[3]


def test_a_settled_part_stays_in_every_draw_and_an_unsure_one_moves() -> None:
    known = pairs(
        (0, 1, 0.9999999),
        (2, 3, 0.5),
        (4, 5, 0.0000001),
    )
    drawn = list(draws(known, FREE, 40, 3))
    assert {one[1] for one in drawn} == {0}
    assert {one[3] for one in drawn} == {2, 3}
    assert {one[5] for one in drawn} == {5}


def test_rows_judged_the_same_stay_together_in_every_draw_with_those_that_hang_on_them() -> None:
    known = pairs(
        (0, 3, 0.9999999),
        (2, 4, 0.5),
    )
    told = Rules(
        days=(None,) * 5,
        same=((3, 4),),
    )
    for one in draws(known, told, 40, 3):
        assert one[0] == one[3] == one[4]


def test_no_pairs_leave_every_row_alone() -> None:
    assert [list(one) for one in draws([], FREE, 2, 1)] == [
        [0, 1, 2, 3, 4, 5],
        [0, 1, 2, 3, 4, 5],
    ]
    assert joined([], FREE).probability == (1.0,) * 6


def test_a_sure_pair_is_not_shaken() -> None:
    known = pairs((0, 1, 0.9999))
    drawn = list(draws(known, FREE, 200, 9))
    assert {one[1] for one in drawn} == {0}


LINKS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.floats(0.01, 0.999)).filter(lambda one: one[0] < one[1]),
    unique_by=lambda one: one[:2],
    max_size=30,
)


@given(LINKS, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4), st.integers(0, 5))
def test_an_added_list_changes_nothing_that_was_judged_of_two_others(
    links: list[tuple[int, int, float]], judged: list[tuple[int, int]], cut: int
) -> None:
    """Rows 0 to 5 are of two lists, 6 to 8 of the added one; no judgement speaks against another."""
    same = tuple((min(pair), max(pair)) for pair in judged[:2] if pair[0] != pair[1])
    told = clusters({}, Rules(days=(None,) * 9, same=same))
    apart = {(one, other) for one, other in ((cut, 5), *judged[2:]) if one < other and told[one] != told[other]}
    rules = Rules(days=(None,) * 9, same=same, different=frozenset(apart))
    without = joined(pairs(*(one for one in links if one[1] < 6)), rules).of
    added = joined(pairs(*links), rules).of
    for found in (without, added):
        assert all(found[one] == found[other] for one, other in same)
        assert all(found[one] != found[other] for one, other in apart)
