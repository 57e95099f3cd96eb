"""Dates: every form, every calendar, and what stays open. All sentences are invented."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dadkhah.lang.dates import FoundDate, find_dates
from dadkhah.model.span import Interval

ANCHOR = Interval(date(2020, 11, 1), date(2020, 11, 15))
DAY = Interval(date(2021, 3, 10), date(2021, 3, 10))
"""A Wednesday."""


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


def only(text: str, anchor: Interval | None = None, language: str = "en") -> FoundDate:
    (found,) = find_dates(text, anchor=anchor, language=language)
    return found


STATED = [
    ("on 15 November 2019 they", "15 November 2019", days("2019-11-15"), "day"),
    ("on the 15th of November, 2019", "15th of November, 2019", days("2019-11-15"), "day"),
    ("on November 15, 2019, they", "November 15, 2019", days("2019-11-15"), "day"),
    ("on Tuesday, 4 May 2021", "Tuesday, 4 May 2021", days("2021-05-04"), "day"),
    ("dated 2019-11-15.", "2019-11-15", days("2019-11-15"), "day"),
    ("dated 15/11/2019.", "15/11/2019", days("2019-11-15"), "day"),
    ("In 2016, May 13, police came.", "2016, May 13", days("2016-05-13"), "day"),
    ("In 2016, May 13-15, police came.", "2016, May 13-15", days("2016-05-13", "2016-05-15"), "range"),
    ("Shot on September 17, 2019, 15-year-old Lila fell.", "September 17, 2019", days("2019-09-17"), "day"),
    ("Held from 3 May 2020, 15 months later freed.", "3 May 2020", days("2020-05-03"), "day"),
    ("dated 11/15/2019.", "11/15/2019", days("2019-11-15"), "day"),
    ("on 16 and 17 November 2019", "16 and 17 November 2019", days("2019-11-16", "2019-11-17"), "range"),
    ("between 3 and 9 March 2018", "3 and 9 March 2018", days("2018-03-03", "2018-03-09"), "range"),
    ("10, 11 and 12 March 2021", "10, 11 and 12 March 2021", days("2021-03-10", "2021-03-12"), "range"),
    ("November 15 and 16, 2019", "November 15 and 16, 2019", days("2019-11-15", "2019-11-16"), "range"),
    ("30 October to 2 November 2020", "30 October to 2 November 2020", days("2020-10-30", "2020-11-02"), "range"),
    ("30 December to 2 January 2020", "30 December to 2 January 2020", days("2019-12-30", "2020-01-02"), "range"),
    ("in March 2018 the", "March 2018", days("2018-03-01", "2018-03-31"), "month"),
    ("the January 2018 speech", "January 2018", days("2018-01-01", "2018-01-31"), "month"),
    ("in mid-May 2018", "mid-May 2018", days("2018-05-11", "2018-05-20"), "month"),
    ("in late February 2020", "late February 2020", days("2020-02-21", "2020-02-29"), "month"),
    ("between March and May 2019", "between March and May 2019", days("2019-03-01", "2019-05-31"), "range"),
    ("in early 2019 he", "early 2019", days("2019-01-01", "2019-04-30"), "year"),
    ("in late 2019 he", "late 2019", days("2019-09-01", "2019-12-31"), "year"),
    ("the summer of 1988", "summer of 1988", days("1988-06-01", "1988-09-23"), "season"),
    ("the winter of 1988", "winter of 1988", days("1987-12-01", "1989-03-21"), "season"),
    ("in the 1980s", "the 1980s", days("1980-01-01", "1989-12-31"), "decade"),
    ("in the late 1980s", "the late 1980s", days("1987-01-01", "1989-12-31"), "decade"),
    ("since the 1979 flood", "1979", days("1979-01-01", "1979-12-31"), "year"),
    ("in 2019, the", "2019", days("2019-01-01", "2019-12-31"), "year"),
    ("1990-1995", "1990-1995", days("1990-01-01", "1995-12-31"), "range"),
    ("between 2010 and 2015", "between 2010 and 2015", days("2010-01-01", "2015-12-31"), "range"),
    ("As recently as 2014, he", "2014", days("2014-01-01", "2014-12-31"), "year"),
    ("as far back as 2014, he", "2014", days("2014-01-01", "2014-12-31"), "year"),
    ("New Year's Eve 2019 was", "New Year's Eve 2019", days("2019-12-31"), "day"),
    ("Christmas Day of 2019", "Christmas Day of 2019", days("2019-12-25"), "day"),
    ("in 2019 and 45 in 2020", "2019", days("2019-01-01", "2019-12-31"), "year"),
    ("1998 or 1999", "1998 or 1999", days("1998-01-01", "1999-12-31"), "range"),
    ("from 2010 to 15", "from 2010 to 15", days("2010-01-01", "2015-12-31"), "range"),
    ("from 2010 to 2015 they", "from 2010 to 2015", days("2010-01-01", "2015-12-31"), "range"),
]


@pytest.mark.parametrize(("text", "span", "when", "kind"), STATED)
def test_stated_dates(text: str, span: str, when: Interval, kind: str) -> None:
    found = find_dates(text)[0]
    assert text[found.start : found.end].removeprefix("the ") == span.removeprefix("the ")
    assert (found.when, found.kind, found.anchor) == (when, kind, "stated")


RELATIVE = [
    ("a trial on November 27", days("2019-11-27"), days("2020-11-27")),
    ("November 15 marks it", days("2020-11-15"), days("2020-11-15")),
    ("in May the", days("2020-05-01", "2020-05-31"), days("2021-05-01", "2021-05-31")),
    ("last November", days("2019-11-01", "2019-11-30"), days("2020-11-01", "2020-11-30")),
    ("on Tuesday they", days("2020-10-27", "2020-11-10"), days("2020-11-03", "2020-11-17")),
    ("last year", days("2019-01-01", "2019-12-31"), None),
    ("this year", days("2020-01-01", "2020-12-31"), None),
    ("last month", days("2020-10-01", "2020-10-31"), None),
    ("last week", days("2020-10-19", "2020-11-08"), None),
    ("the past week", days("2020-10-26", "2020-11-15"), None),
    ("over the past year", days("2019-11-02", "2020-11-15"), None),
    ("the past weekend", days("2020-10-22", "2020-11-08"), None),
    ("yesterday", days("2020-10-31", "2020-11-14"), None),
    ("tomorrow", days("2020-11-02", "2020-11-16"), None),
    ("less than two years ago", days("2018-11-01", "2019-11-15"), None),
    ("on New Year’s Eve", days("2019-12-31"), days("2020-12-31")),
    ("since May Day", days("2020-05-01"), days("2021-05-01")),
    ("last summer", days("2020-06-01", "2020-09-23"), days("2021-06-01", "2021-09-23")),
]


@pytest.mark.parametrize(("text", "when", "ahead"), RELATIVE)
def test_relative_dates_are_unions_over_the_anchor(text: str, when: Interval, ahead: Interval | None) -> None:
    found = only(text, ANCHOR)
    assert (found.when, found.ahead, found.anchor) == (when, ahead, "publication")


@pytest.mark.parametrize(("text", "_when", "_ahead"), RELATIVE)
def test_without_an_anchor_they_stay_open(text: str, _when: Interval, _ahead: Interval | None) -> None:
    found = only(text)
    assert (found.when, found.anchor) == (None, "")


def test_a_month_that_meets_publication_can_be_the_one_before() -> None:
    found = only("the November floods", ANCHOR)
    assert (found.when, found.earlier) == (days("2020-11-01", "2020-11-30"), days("2019-11-01", "2019-11-30"))
    assert only("in March it rained", ANCHOR).earlier is None


def test_a_weekday_of_a_known_day() -> None:
    assert only("on Tuesday", DAY).when == days("2021-03-09")
    assert only("on Wednesday", DAY).when == days("2021-03-10")
    assert only("next Friday", DAY).when == days("2021-03-12")


def test_the_past_week_ends_with_the_day_of_publication() -> None:
    assert only("in the past week", DAY).when == days("2021-03-04", "2021-03-10")
    assert only("in the past month", DAY).when == days("2021-02-11", "2021-03-10")
    assert only("in the past decade", DAY).when == days("2011-03-11", "2021-03-10")
    leap = days("2021-03-31")
    assert only("in the past month", leap).when == days("2021-03-01", "2021-03-31")


def test_the_date_before_gives_the_year() -> None:
    text = "In March 2018 they met. In July of that same year she left. That month it rained."
    found = find_dates(text)
    assert [one.when for one in found] == [
        days("2018-03-01", "2018-03-31"),
        days("2018-07-01", "2018-07-31"),
        days("2018-07-01", "2018-07-31"),
    ]
    assert [one.anchor for one in found] == ["stated", "previous date", "previous date"]


def test_the_date_before_can_be_handed_in() -> None:
    found = find_dates("In July of that year she left.", previous=days("2018-03-01", "2018-03-31"))
    assert found[0].when == days("2018-07-01", "2018-07-31")


@pytest.mark.parametrize(
    ("text", "language", "calendar", "when"),
    [
        ("25 Aban 1398", "en", "solar_hijri", days("2019-11-16")),
        ("on 25/8/1398", "en", "solar_hijri", days("2019-11-16")),
        ("on 1398/08/25", "en", "solar_hijri", days("2019-11-16")),
        ("در ۱۳۹۸/۰۸/۲۵", "fa", "solar_hijri", days("2019-11-16")),
        ("في 15/9/1445", "ar", "lunar_hijri", days("2024-03-24", "2024-03-26")),
        ("في 15/9/1410", "ar", "lunar_hijri", days("1990-04-09", "1990-04-11")),
        ("on 1445-09-15", "en", "lunar_hijri", days("2024-03-24", "2024-03-26")),
        ("on 2019/11/15", "en", "gregorian", days("2019-11-15")),
        ("in Aban 1398", "en", "solar_hijri", days("2019-10-23", "2019-11-21")),
        ("۲۵ آبان ۱۳۹۸", "fa", "solar_hijri", days("2019-11-16")),
        ("در آبان ۹۸", "fa", "solar_hijri", days("2019-10-23", "2019-11-21")),
        ("سال ۱۳۹۸", "fa", "solar_hijri", days("2019-03-21", "2020-03-19")),
        ("Ramadan 1441", "en", "lunar_hijri", days("2020-04-23", "2020-05-24")),
        ("18 Muharram 1441", "en", "lunar_hijri", days("2019-09-16", "2019-09-18")),
    ],
)
def test_hijri_dates(text: str, language: str, calendar: str, when: Interval) -> None:
    found = only(text, language=language)
    assert (found.calendar, found.when) == (calendar, when)


@pytest.mark.parametrize(
    "text",
    [
        "2019 people",
        "a total of 2000",
        "March to the square",
        "they may leave",
        "May I ask",
        "45 March 2019",
        "31 June 2019",
        "Mehr agency",
        "rose to 2000",
        "as many as 2000",
        "a May Day rally",
        "they marked Human Rights Day",
        "a toll of 2100",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, anchor=ANCHOR) == ()


def test_an_ambiguous_date_stays_open() -> None:
    found = only("dated 3/4/2019.")
    assert (found.kind, found.when) == ("day", None)


@pytest.mark.parametrize(
    ("text", "number"), [("the first anniversary", 1), ("its one-year anniversary", 1), ("the 20th anniversary", 20)]
)
def test_anniversaries_keep_their_number(text: str, number: int) -> None:
    found = only(text)
    assert (found.kind, found.number, found.when) == ("anniversary", number, None)


def test_offsets_count_in_the_whole_text() -> None:
    text = "In 2018 and in 2019, twice."
    (found,) = find_dates(text, start=10)
    assert text[found.start : found.end] == "2019"


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["May ", "1 ", "12, ", "early ", "1 and ", "November 15 and ", "2019-", "between "])
def test_time_is_linear(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    begin = time.process_time()
    find_dates(text, anchor=ANCHOR)
    assert time.process_time() - begin < 8
