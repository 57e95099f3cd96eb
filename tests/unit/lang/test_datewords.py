"""The forms of dates, one by one: what each pattern takes and what it leaves."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dadkhah.lang.calendars import months
from dadkhah.lang.datewords import HINTS, NOT_YEAR_LEAD, names, patterns, ruled_out

FORMS = dict(patterns())


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("iso", "2019-11-15"),
        ("slashed", "15.11.2019"),
        ("day_month", "15th of November 2019"),
        ("day_month", "Tuesday, 4 May 2021"),
        ("day_month", "10, 11 and 12 March"),
        ("day_month", "۲۵ آبان ۱۳۹۸"),
        ("day_month_to_day_month", "30 October to 2 November 2020"),
        ("month_day", "November 15th, 2019"),
        ("month_day", "November 15-17"),
        ("month_year", "early November 2019"),
        ("month_year", "November of the same year"),
        ("months_year", "between March and May 2019"),
        ("month", "last November"),
        ("season", "the summer of 1988"),
        ("decade", "the late 1980s"),
        ("years", "1990 to 1995"),
        ("year", "1979"),
        ("ago", "less than two years ago"),
        ("relative", "the previous month"),
        ("weekday", "Saturday night"),
        ("anniversary", "one-year anniversary"),
    ],
)
def test_a_form_takes_the_whole(form: str, text: str) -> None:
    match = FORMS[form].search(f"{text} ")
    assert match is not None
    assert match.group().strip() == text


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("iso", "12019-11-15"),
        ("day_month", "115 November"),
        ("day_month", "15 Novembers"),
        ("month_day", "November 1,500"),
        ("month_day", "November 2019"),
        ("month_year", "Novemberish 2019"),
        ("month", "Mayor"),
        ("decade", "1985"),
        ("years", "1990 to 1995 people"),
        ("year", "1979s"),
        ("year", "1,979"),
        ("year", "2019 civilians"),
        ("weekday", "Mondayish"),
    ],
)
def test_a_form_leaves_what_it_is_not(form: str, text: str) -> None:
    assert FORMS[form].search(text) is None


def test_every_month_stands_in_the_pattern() -> None:
    pattern = re.compile(names("all"))
    assert [name for name in months() if not pattern.fullmatch(name)] == []
    assert "Aban" not in names("gregorian")


@pytest.mark.parametrize("words", ["a total of ", "the toll rose to ", "a group of ", "cut to "])
def test_leads_that_make_no_year(words: str) -> None:
    assert NOT_YEAR_LEAD.search(words) is not None


@pytest.mark.parametrize("words", ["in ", "since the ", "the fall of ", "back to "])
def test_leads_that_may_make_a_year(words: str) -> None:
    assert NOT_YEAR_LEAD.search(words) is None


@pytest.mark.parametrize("form", sorted(set(" ".join(HINTS.values()).split())))
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_form_matches_holds_its_hint(form: str, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(FORMS[form]))
    assert form not in ruled_out(words, 0, len(words))


def test_a_text_without_digits_rules_out_what_needs_them() -> None:
    assert {"iso", "years", "ago", "season"} <= ruled_out("Nobody said when.", 0, 17)
    assert "month" not in ruled_out("Nobody said when.", 0, 17)
