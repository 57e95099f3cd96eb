"""The forms of dates, one by one: what each pattern takes and what it leaves."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dadkhah.lang.calendars import months
from dadkhah.lang.datewords import NEEDS, NOT_YEAR_LEAD, names, patterns, possible
from dadkhah.lang.vocabulary import vocabulary

pytestmark = pytest.mark.untraced

FORMS = dict(patterns())


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("iso", "2019-11-15"),
        ("slashed", "15.11.2019"),
        ("year_slashed", "2019/11/15"),
        ("year_slashed", "۱۳۹۸/۰۸/۲۵"),
        ("year_month_day", "2016, May 13"),
        ("year_month_day", "2016 May 13-15"),
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


@pytest.mark.slow
@pytest.mark.parametrize("form", sorted(NEEDS))
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_form_matches_holds_the_words_it_needs(form: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(FORMS[form]))
    assert form in forms_of(text)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Nobody said when.", set()),
        ("It was in winter.", {"season"}),
        ("She left in April.", {"month", "month_year", "months_year"}),
        ("On Friday 12 rooms were shut.", {"weekday"}),
        ("In 2031 nine months were lost.", {"iso", "slashed", "year_slashed", "years", "year"}),
        ("It began in the '80s.", {"decade"}),
        ("It began in the '80's.", {"decade"}),
    ],
)
def test_forms_that_a_text_of_these_words_can_hold(text: str, forms: set[str]) -> None:
    assert forms_of(text) == forms


def forms_of(text: str) -> set[str]:
    return {form for _, form, _ in possible(vocabulary(text))}
