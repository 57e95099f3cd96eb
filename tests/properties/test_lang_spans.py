"""Whatever the text: no exception, spans inside it, in order, and the same answer twice."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.lang.dates import find_dates
from dadkhah.lang.guards import find_guards
from dadkhah.lang.lapses import find_lapses
from dadkhah.lang.numbers import FoundQuantity, find_quantities
from dadkhah.lang.places import countries_in
from dadkhah.lang.scripts import fold, fold_map, script_of
from dadkhah.model.span import Interval

ANCHOR = Interval(date(2020, 11, 1), date(2020, 11, 15))
WORDS = [
    "at least", "more than", "up to", "about", "nearly", "between", "and", "or", "to", "from", "a",
    "of", "the", "no", "one", "two", "dozen", "dozens", "hundred", "thousand", "million", "half",
    "several", "few", "couple", "tens", "12", "1,500", "2019", "1.5", "۱۳۹۸", "آبان", "May",
    "March 2018", "early", "last", "year", "years", "ago", "after", "before", "aged", "%", "km", "$",
    "Article", "Tuesday", "-", ",", ".", "+", "or more", "or so", "Iran", "Georgia", "in",
    "of that year", "the 1980s", "summer", "third", "17-year-old", "۲۵", "صد", "و", "چهل", "نفر",
    "1988-89", "15/11/2019",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), PHRASES, st.lists(st.sampled_from(WORDS), max_size=8).map("".join))


@given(TEXTS, st.sampled_from(["en", "fa"]))
def test_quantities(text: str, language: str) -> None:
    found = find_quantities(text, language=language)
    assert found == find_quantities(text, language=language)
    assert all(0 <= one.start <= one.numeral_start < one.numeral_end <= one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        check_bound(one)


def check_bound(one: FoundQuantity) -> None:
    """The numerals fit the bound (CLAIMS, `quantity`)."""
    shapes = {
        "exact": one.low is not None and one.low == one.high,
        "about": one.low is not None and one.low == one.high,
        "at_least": one.low is not None and one.high is None,
        "more_than": one.low is not None and one.high is None,
        "at_most": one.low is None and one.high is not None,
        "fewer_than": one.low is None and one.high is not None,
        "nearly": one.low is None and one.high is not None,
        "between": one.low is not None and one.high is not None and one.low < one.high,
        "vague": one.low is not None and one.high is None,
    }
    assert shapes[one.bound], one
    assert (len(one.readings) == 1 and one.readings[0] == (one.low, one.high)) or one.bound == "vague"


@given(TEXTS, st.sampled_from([None, ANCHOR]), st.sampled_from(["en", "fa", "ar"]))
def test_dates(text: str, anchor: Interval | None, language: str) -> None:
    found = find_dates(text, anchor=anchor, language=language)
    assert found == find_dates(text, anchor=anchor, language=language)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all((one.anchor == "") == (one.when is None) for one in found)


@given(TEXTS)
def test_guards_and_lapses(text: str) -> None:
    guards, lapses = find_guards(text), find_lapses(text)
    assert guards == find_guards(text)
    assert all(0 <= one.start < one.end <= len(text) for one in guards)
    assert all(0 <= one.start < one.end <= len(text) for one in lapses)
    assert all(0 <= one.low_days <= one.high_days for one in lapses)


@given(TEXTS)
def test_countries(text: str) -> None:
    found = countries_in(text)
    assert len(found) == len(set(found))
    assert all(len(code) == 2 for code in found)


@given(st.text(max_size=80))
def test_folding(text: str) -> None:
    folded = fold_map(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert script_of(text) == script_of(text[::-1])


@given(st.integers(min_value=1, max_value=999_999_999))
def test_digits_are_read_back(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u00a0"), f"{number:,}".replace(",", "'")):
        (found,) = find_quantities(f"they counted {written} weavers")
        assert (found.low, found.high, found.bound) == (number, number, "exact")


@given(TEXTS, TEXTS)
def test_a_window_is_read_like_its_own_text(before: str, text: str) -> None:
    whole = f"{before}\n\n. {text}"
    start = len(whole) - len(text)
    windowed = find_quantities(whole, start=start)
    assert all(start <= one.start and one.end <= len(whole) for one in windowed)
    assert windowed == find_quantities(whole, start=start, end=len(whole))


@pytest.mark.parametrize("text", ["\ud800 12 \udfff", "\x00 12 May \x00", "\u200f۱۲\u200e", "İ 12 ŉ"])
def test_odd_characters(text: str) -> None:
    assert len(find_quantities(text)) == 1
    assert find_guards(text) == find_guards(text)
    assert fold(text) == fold_map(text).text
