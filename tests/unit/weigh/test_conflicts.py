"""Which figures exclude one another, and which never do. All reports are invented."""

from __future__ import annotations

import pytest
from tests.factories import count
from tests.unit.weigh.bench import case, report, tally

from dadkhah.model.claim import Claim
from dadkhah.model.source import Captured

UP_TO = report("up to 225 people were killed.", "Council Page", published="2031-09")
OVER = report("more than 1,500 people were killed.", "Relief Society", published="2031-09")


def up_to(doc: Captured = UP_TO, **fields: object) -> Claim:
    return count(doc, "up to 225 people were killed", "up to 225", 225, "at_most", **fields)  # type: ignore[arg-type]


def over(doc: Captured = OVER, **fields: object) -> Claim:
    return count(doc, "more than 1,500 people were killed", "more than 1,500", 1500, "more_than", **fields)  # type: ignore[arg-type]


def test_hard_bounds_that_exclude_one_another_conflict() -> None:
    found = tally(case((UP_TO, [up_to()]), (OVER, [over()])))
    (conflict,) = found.conflicts
    assert {conflict.a, conflict.b} == {up_to().id, over().id}
    assert "at most 225" in conflict.reason
    assert "more than 1,500" in conflict.reason


@pytest.mark.parametrize("town", ["Ashmere", "Brenholt", "Corvale", "Dunmarrow", "Estwick", "Farrowby"])
def test_the_lower_figure_is_told_first_whatever_the_ids_are(town: str) -> None:
    elsewhere = report(f"{town}: more than 1,500 people were killed.", "Relief Society", published="2031-09")
    low, high = up_to(), over(elsewhere)
    (conflict,) = tally(case((elsewhere, [high]), (UP_TO, [low]))).conflicts
    assert (conflict.a, conflict.b) == (low.id, high.id)
    assert conflict.reason.startswith("at most 225 and more than 1,500")


@pytest.mark.parametrize(
    "fields",
    [
        {"part": "subset"},
        {"victims": "people", "speech_act": "denies"},
        {"polarity": "hypothetical"},
        {"speech_act": "forecast"},
        {"when": "2031-03-04"},
        {"kind": "injured"},
        {"kind": "executed"},
        {"unit": "family"},
    ],
)
def test_what_is_no_total_of_the_same_conflicts_with_nothing(fields: dict[str, object]) -> None:
    weighed = case((UP_TO, [up_to()]), (OVER, [over(OVER, **fields)]))
    assert [one.conflicts for one in weighed.tallies if one.conflicts] == []
    assert sum(len(one.rows) for one in weighed.tallies) == 2


def test_another_population_is_no_conflict() -> None:
    doc = report("more than 1,500 children were killed.", "Relief Society", published="2031-09")
    children = count(
        doc, "more than 1,500 children were killed", "more than 1,500", 1500, "more_than", victims="children"
    )
    assert tally(case((UP_TO, [up_to()]), (doc, [children]))).conflicts == ()


def test_words_for_everybody_are_one_population() -> None:
    doc = report("more than 1,500 protesters were killed.", "Relief Society", published="2031-09")
    all_of_them = count(doc, "more than 1,500 protesters", "more than 1,500", 1500, "more_than", victims="protesters")
    assert len(tally(case((UP_TO, [up_to(victims="people")]), (doc, [all_of_them]))).conflicts) == 1


def test_a_region_never_contradicts_the_whole() -> None:
    doc = report("in Ostrel more than 1,500 people were killed.", "Relief Society", published="2031-09")
    assert tally(case((UP_TO, [up_to()]), (doc, [over(doc, place=("Ostrel", None))]))).conflicts == ()
    assert tally(case((UP_TO, [up_to()]), (doc, [over(doc, place=("Ostrel", "geonames:1"))]))).conflicts == ()


def test_the_country_is_the_whole() -> None:
    doc = report("in Veloria more than 1,500 people were killed.", "Relief Society", published="2031-09")
    assert len(tally(case((UP_TO, [up_to()]), (doc, [over(doc, place=("Veloria", "iso3166:XV"))]))).conflicts) == 1


def test_a_toll_that_was_still_counted_may_have_grown() -> None:
    early = report("up to 225 people were killed.", "Council Page", published="2031-04-02")
    assert tally(case((early, [up_to(early)]), (OVER, [over()]))).conflicts == ()


def test_a_toll_counted_long_after_has_not_grown() -> None:
    later = report("more than 1,500 people were killed.", "Relief Society", published="2032-06")
    assert len(tally(case((UP_TO, [up_to()]), (later, [over(later)]))).conflicts) == 1


def test_a_toll_that_falls_is_a_conflict() -> None:
    early = report("more than 1,500 people were killed.", "Relief Society", published="2031-04-02")
    assert len(tally(case((early, [over(early)]), (UP_TO, [up_to()]))).conflicts) == 1


def test_as_of_counts_before_publication() -> None:
    assert tally(case((UP_TO, [up_to(as_of="2031-03-20")]), (OVER, [over()]))).conflicts == ()


def test_a_revision_is_no_conflict() -> None:
    later = report("more than 1,500 people were killed.", "Council Page", published="2032-06")
    revised = over(later, revises=(up_to().id,))
    found = tally(case((UP_TO, [up_to()]), (later, [revised])))
    assert found.conflicts == ()
    assert [series.claims for series in found.series] == [(up_to().id, revised.id)]


def test_soft_ends_never_conflict() -> None:
    doc = report("1,500 people were killed.", "Relief Society", published="2031-09")
    plain = count(doc, "1,500 people were killed", "1,500", 1500)
    assert tally(case((UP_TO, [up_to()]), (doc, [plain]))).conflicts == ()


def test_compatible_bounds_do_not_conflict() -> None:
    one = report("at least 191 cities rose.", "Kestrel Wire")
    two = report("almost 200 cities rose.", "Delta Courier")
    cities = [
        (one, [count(one, "at least 191 cities", "at least 191", 191, "at_least", kind="places", unit="city")]),
        (two, [count(two, "almost 200 cities", "almost 200", 200, "nearly", kind="places", unit="city")]),
    ]
    assert tally(case(*cities), "places", "city").conflicts == ()


def test_a_conflict_inside_one_origin_says_so() -> None:
    one = report("up to 225 people were killed.", "Council Page", published="2031-09", party="Council")
    two = report("more than 1,500 people were killed.", "Council Radio", published="2031-09", party="Council")
    (conflict,) = tally(case((one, [up_to(one)]), (two, [over(two)]))).conflicts
    assert conflict.reason.endswith("both come from one origin")
