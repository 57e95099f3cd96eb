"""Bound words behind the noun: which bound they give, and where the same words mean something else."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, only, row_of

from dadkhah.read.bounds import bound_before, bound_behind

BEHIND = [
    ("Twenty weavers, at the least, were killed.", 20, None, "at_least"),
    ("Twenty weavers at least were killed.", 20, None, "at_least"),
    ("Twelve weavers or more were killed.", 12, None, "at_least"),
    ("Eighty weavers or so were killed.", 80, 80, "about"),
    ("The raid killed 100 weavers, give or take.", 100, 100, "about"),
    ("Thirty weavers at most were killed.", None, 30, "at_most"),
    ("Thirty weavers were killed.", 30, 30, "exact"),
    ("At least another 11 weavers were killed.", 11, None, "at_least"),
    ("At least a further 11 weavers were killed.", 11, None, "at_least"),
    ("More than another 40 weavers were killed.", 40, None, "more_than"),
    ("Nearly another 40 weavers were killed.", None, 40, "nearly"),
    ("Another 40 weavers were killed.", 40, 40, "exact"),
    ("Toll in the harbour fire up to 34", 34, 34, "exact"),
    ("The death toll is up to 34.", None, 34, "at_most"),
]


@pytest.mark.parametrize(("text", "low", "high", "bound"), BEHIND)
def test_bounds_behind_the_noun(text: str, low: int | None, high: int | None, bound: str) -> None:
    assert fields(only(text, "count"), ("low", "high", "bound")) == (low, high, bound)


@pytest.mark.parametrize(
    "text",
    [
        "Police killed 12 weavers or more than that.",
        "Police killed 12 weavers, at least two of them twins.",
        "Police killed 12 weavers at least of age.",
        "Some 12 weavers or so were killed.",
    ],
)
def test_a_bound_that_is_not_closed_or_not_needed_changes_nothing(text: str) -> None:
    row = row_of(text)
    assert bound_behind(row.items, row.sentence.words) == row.items


def test_the_span_of_the_number_stays() -> None:
    assert only("Twelve weavers or more were killed.", "count")["stated"] == "Twelve"


def test_a_bound_before_an_addition_stands_with_it() -> None:
    row = row_of("Police killed a clerk and at least another 11 weavers.")
    added = next(index for index, item in enumerate(row.items) if item.kind == "QTY") - 1
    assert (row.items[added].tag, row.items[added].low) == ("add", "another")
    assert bound_before(row.items, row.sentence.words) == row.items
