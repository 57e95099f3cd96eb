"""Stated stretches of time between events."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import reading_of

Found = tuple[str, str | None, str | None, int, int]


def stretches(text: str) -> list[Found]:
    return [
        (
            one.stated.exact,
            one.later.exact if one.later else None,
            one.earlier.exact if one.earlier else None,
            one.low_days,
            one.high_days,
        )
        for one in reading_of(text).lapses
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The uprising came almost a year after 2018 protests in the capital.", (
            "almost a year after", "uprising", "2018 protests", 273, 365,
        )),
        ("The 2019 uprising began two months after the 2018 massacre of prisoners.", (
            "two months after", "2019 uprising", "2018 massacre", 45, 76,
        )),
    ],
)  # fmt: skip
def test_a_stretch_between_two_events(text: str, expected: Found) -> None:
    assert stretches(text) == [expected]


def test_before_turns_the_two_around() -> None:
    text = "The 2018 protests began two months before the 2019 uprising of the towns."
    ((_, later, earlier, low, high),) = stretches(text)
    assert (later, earlier) == ("2019 uprising", "2018 protests")
    assert low <= 61 <= high


def test_a_stretch_carries_the_times_that_the_text_gives_its_events() -> None:
    (one,) = reading_of("The 2019 uprising began two months after the 2018 massacre of prisoners.").lapses
    assert one.later_when is not None
    assert one.earlier_when is not None
    assert (str(one.later_when.start), str(one.earlier_when.end)) == ("2019-01-01", "2018-12-31")


def test_the_clause_is_the_sentence() -> None:
    text = "It rained. The 2019 uprising began two months after the 2018 massacre. It snowed."
    (one,) = reading_of(text).lapses
    assert one.clause.exact == "The 2019 uprising began two months after the 2018 massacre."


@pytest.mark.parametrize("text", ["It was two years ago.", "He was two years older.", "The uprising lasted two years."])
def test_no_stretch_between_events(text: str) -> None:
    assert stretches(text) == []


def test_nothing_happens_after_itself() -> None:
    text = "In May 2019 protests began. They began three years after the 2016 massacre. It was so."
    assert [later != earlier for _, later, earlier, _, _ in stretches(text)] == [True]
