"""Values in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.factories import days

from dadkhah.model.claim import Bound, Quantity
from dadkhah.model.source import Description, Published
from dadkhah.model.span import Interval, Span
from dadkhah.model.tally import Allowed
from dadkhah.publish import words


@pytest.mark.parametrize(
    ("when", "worded"),
    [
        (days("2031-03-05"), "5 March 2031"),
        (days("2031-03"), "March 2031"),
        (days("2031"), "2031"),
        (days("2030", "2031"), "2030 to 2031"),
        (days("2031-03", "2031-05"), "March 2031 to May 2031"),
        (days("2031-03-02", "2031-03-09"), "2 to 9 March 2031"),
        (days("2031-03-02", "2031-04-09"), "2 March 2031 to 9 April 2031"),
        (days("2032-02"), "February 2032"),
        (Interval(date(2031, 2, 1), date(2031, 2, 27)), "1 to 27 February 2031"),
        (Interval(date(2031, 2, 1), None), "from 1 February 2031, end not stated"),
        (Interval(None, date(2031, 2, 1)), "until 1 February 2031, start not stated"),
        (Interval(None, None), "date not stated"),
        (None, "date not stated"),
    ],
)
def test_intervals_say_no_more_than_they_hold(when: Interval | None, worded: str) -> None:
    assert words.interval(when) == worded


@pytest.mark.parametrize(
    ("low", "high", "bound", "worded"),
    [
        (1500, 1500, "exact", "1,500"),
        (1500, None, "at_least", "at least 1,500"),
        (1500, None, "more_than", "more than 1,500"),
        (None, 225, "at_most", "at most 225"),
        (None, 225, "fewer_than", "fewer than 225"),
        (None, 200, "nearly", "nearly 200"),
        (12, 12, "about", "about 12"),
        (3, 5, "between", "3 to 5"),
        (2000, None, "vague", "2,000 or more, stated vaguely"),
        (None, None, "exact", "no number"),
    ],
)
def test_bounds_in_words(low: int | None, high: int | None, bound: Bound, worded: str) -> None:
    assert words.bound(Quantity(low, high, bound, Span(0, 1, "x"))) == worded


@pytest.mark.parametrize(
    ("values", "worded"),
    [
        (Allowed(12, 12, True, True), "12 only"),
        (Allowed(12, 12, True, False), "12 only (soft)"),
        (Allowed(1450, 1549, False, False), "from 1,450 (soft), to 1,549 (soft)"),
        (Allowed(225, None, True, False), "from 225, no upper limit"),
        (Allowed(None, 225, False, True), "no lower limit, to 225"),
        (Allowed(None, None, False, False), "no lower limit, no upper limit"),
        (Allowed(2.5, 3, True, True), "from 2.5, to 3"),
    ],
)
def test_what_a_claim_allows_says_which_ends_are_soft(values: Allowed, worded: str) -> None:
    assert words.allowed(values) == worded


@pytest.mark.parametrize(
    ("values", "worded"),
    [
        (Allowed(12, 12, True, True), ""),
        (Allowed(225, None, True, False), ""),
        (Allowed(1450, 1549, False, False), "1,450 to 1,549 (soft)"),
        (Allowed(180, 200, False, True), "180 to 200 (soft)"),
        (Allowed(24, None, False, False), "no less than 24 (soft)"),
        (Allowed(None, 24, False, False), "no more than 24 (soft)"),
        (Allowed(None, None, False, False), ""),
    ],
)
def test_only_what_does_not_follow_from_a_bound_is_said(values: Allowed, worded: str) -> None:
    assert words.soft(values) == worded


@pytest.mark.parametrize(
    ("readings", "worded"),
    [
        (((12, 12), (24, None)), "12 or at least 24 (a slip with several readings)"),
        (((None, 5), (10, 20)), "at most 5 or 10 to 20 (a slip with several readings)"),
    ],
)
def test_a_slip_keeps_all_its_readings(readings: tuple[tuple[int | None, int | None], ...], worded: str) -> None:
    assert words.bound(Quantity(12, None, "vague", Span(0, 5, "dozen"), readings)) == worded


@pytest.mark.parametrize(("stamp", "worded"), [("2031-06-02T08:00:00.5Z", "2 June 2031"), ("yesterday", "yesterday")])
def test_days_of_the_record(stamp: str, worded: str) -> None:
    assert words.captured_day(stamp) == worded


@pytest.mark.parametrize(
    ("items", "worded"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(items: list[str], worded: str) -> None:
    assert words.listed(items) == worded


@pytest.mark.parametrize(("count", "worded"), [(0, "0 acts"), (1, "1 act"), (2, "2 acts"), (1200, "1,200 acts")])
def test_plurals(count: int, worded: str) -> None:
    assert words.plural(count, "act") == worded


def test_an_irregular_plural() -> None:
    assert words.plural(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("stamp", "worded"),
    [
        ("2031-06-02T08:00:00Z", "2 June 2031, 08:00:00 UTC"),
        ("2031-06-02T08:00:00+00:00", "2 June 2031, 08:00:00 UTC"),
        ("2031-06-02T08:00:00+02:00", "2031-06-02T08:00:00+02:00"),
        ("yesterday", "yesterday"),
    ],
)
def test_times_of_the_record(stamp: str, worded: str) -> None:
    assert words.moment(stamp) == worded


def test_publication_dates_name_their_basis() -> None:
    assert words.published(None) == "publication date not stated"
    assert words.published(Published(days("2031-04"), "sidecar")) == "April 2031 (stated in the file beside the source)"
    inferred = words.published(Published(days("2031-04"), "inferred", "the trial is still ahead"))
    assert inferred == "April 2031 (inferred: the trial is still ahead)"


def test_a_missing_publisher_is_named_as_missing() -> None:
    assert words.publisher(Description()) == "publisher not stated"
    assert words.publication_day(Description()) == "date not stated"


def test_every_review_state_has_both_wordings_and_none_claims_the_world() -> None:
    assert set(words.REVIEWS) == set(words.MARKS) == {"machine", "read_correctly", "edited", "rejected", "changed"}
    assert list(words.REVIEWS) == list(words.MARKS)
    assert words.MARKS["machine"] == "unreviewed"
