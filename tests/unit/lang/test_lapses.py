"""Stretches of time as days. All phrases are invented."""

from __future__ import annotations

import pytest

from dadkhah.lang.lapses import FoundLapse, find_lapses


def only(text: str) -> FoundLapse:
    (found,) = find_lapses(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "direction"),
    [
        ("almost a year after", 273, 365, "after"),
        ("nearly two years after", 639, 731, "after"),
        ("less than two years ago", 366, 731, "ago"),
        ("less than a year ago", 0, 365, "ago"),
        ("just two months after", 45, 76, "after"),
        ("three days before", 2, 4, "before"),
        ("exactly three days before", 2, 4, "before"),
        ("a week later", 3, 11, "after"),
        ("more than a month earlier", 30, 61, "before"),
        ("about two years later", 547, 913, "after"),
        ("within ten days after", 0, 10, "after"),
        ("several months before", 91, 274, "before"),
        ("a few days later", 2, 5, "after"),
        ("a couple of weeks ago", 14, 21, "ago"),
        ("two and a half years later", 821, 1004, "after"),
        ("a year and a half ago", 456, 639, "ago"),
        ("40 days after", 39, 41, "after"),
        ("two weeks prior to", 10, 18, "before"),
        ("half a year after", 0, 365, "after"),
    ],
)
def test_readings(text: str, low: int, high: int, direction: str) -> None:
    found = only(f"It came {text} the flood.")
    assert (found.low_days, found.high_days, found.direction) == (low, high, direction)


def test_the_span_quotes_the_words() -> None:
    text = "The fair opened almost a year after the flood."
    found = only(text)
    assert text[found.start : found.end] == "almost a year after"
    assert (found.approximate, found.unit) == ("almost", "year")


@pytest.mark.parametrize("text", ["", "for two years", "two years in prison", "after two years", "ago", "a year"])
def test_what_is_no_lapse(text: str) -> None:
    assert find_lapses(text) == ()


def test_two_in_one_text_and_a_range_of_offsets() -> None:
    text = "A week later it rained; three days before, it froze."
    assert [one.direction for one in find_lapses(text)] == ["after", "before"]
    assert [one.direction for one in find_lapses(text, start=15)] == ["before"]
    assert find_lapses(text, end=5) == ()
