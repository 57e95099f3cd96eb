"""A text laid out for the rules."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.read.readings import laid

from dadkhah.lang.dates import FoundDate
from dadkhah.model.span import Interval
from dadkhah.read.sheet import years_before


def test_rows_are_the_sentences_in_order() -> None:
    sheet = laid("It rained. It snowed.\n\nIt ended.")
    assert [row.index for row in sheet.rows] == [0, 1, 2]
    assert [row.sentence.paragraph for row in sheet.rows] == [0, 0, 1]


def test_people_are_known_by_their_surnames() -> None:
    sheet = laid("Two guards spoke of Vessik in court. The prison was led by Orlan Vessik at the time.")
    assert sheet.people["vessik"].text == "Orlan Vessik"


def test_the_longest_form_of_a_name_is_kept() -> None:
    sheet = laid("The prison was led by Orlan Vessik at the time. All knew Orlan Tamir Vessik by sight in the town.")
    assert sheet.people["vessik"].text == "Orlan Tamir Vessik"


@pytest.mark.parametrize(
    ("days", "years", "expected"),
    [
        (Interval(date(2031, 5, 4), date(2031, 5, 6)), 1, (date(2030, 5, 4), date(2030, 5, 6))),
        (Interval(date(2028, 2, 29), date(2028, 2, 29)), 1, (date(2027, 2, 28), date(2027, 2, 28))),
        (Interval(date(2028, 2, 29), None), 4, (date(2024, 2, 28), None)),
        (Interval(None, date(2031, 1, 1)), 31, (None, date(2000, 1, 1))),
        (Interval(date(2031, 5, 4), date(2031, 5, 4)), 0, (date(2031, 5, 4), date(2031, 5, 4))),
    ],
)
def test_the_same_days_some_years_earlier(
    days: Interval, years: int, expected: tuple[date | None, date | None]
) -> None:
    moved = years_before(days, years)
    assert (moved.start, moved.end) == expected


def starts(text: str, published: str | None = "2031-06-20") -> list[str | None]:
    values = [item.value for row in laid(text, published).rows for item in row.items]
    return [str(one.when.start) if one.when else None for one in values if isinstance(one, FoundDate)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 4 March 2031.", ["2031-03-04"]),
        ("It began in May.", ["2031-05-01"]),
        ("It began in 2019. That year was long.", ["2019-01-01", "2019-01-01"]),
        ("It began in 2019. The next year was long.", ["2019-01-01", "2020-01-01"]),
    ],
)
def test_dates_are_read_against_publication_and_the_date_before(text: str, expected: list[str | None]) -> None:
    assert starts(text)[: len(expected)] == expected


def test_without_publication_a_month_has_no_year() -> None:
    assert starts("It began in May.", None) == [None]


def test_a_month_before_an_event_takes_the_year_of_its_anniversary() -> None:
    text = "November 15 is the first anniversary of a march. The November uprising was put down."
    assert starts(text)[-1] == "2029-11-15"


def test_no_item_cuts_a_word_in_two() -> None:
    text = "The then-President\u2019s 12-year-old son left at 5pm on the 3rd of May 2031, 1,500.5 miles from Lima-Nord."
    for row in laid(text).rows:
        starts_ = {token.start for token in row.sentence.tokens}
        assert all(item.start in starts_ for item in row.items)


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("Nine men were killed in Orsa.", {"QTY"}, True),
        ("Nine men were killed in Orsa.", {"TRIG", "OFFICE"}, True),
        ("Nine men were killed in Orsa.", {"killed"}, True),
        ("Nine men were killed in Orsa.", {"OFFICE", "said"}, False),
        ("The judge spoke of Orsa.", {"OFFICE"}, True),
        ("The judge spoke of Orsa.", {"QTY"}, False),
    ],
)
def test_a_row_tells_which_kinds_and_words_it_holds(text: str, wanted: set[str], held: bool) -> None:
    (row,) = laid(text).rows
    assert row.holds(frozenset(wanted)) is held


@pytest.mark.parametrize("text", ["Orlan Vessik, the mayor, was killed on 4 May 2031.", "He shot 12 men dead."])
def test_the_marks_of_a_row_are_all_kinds_and_readings_its_words_and_punctuation(text: str) -> None:
    (row,) = laid(text).rows
    read = {item.kind for item in row.items} | {entry.kind for item in row.items for entry in item.entries}
    assert row.marks == read | row.sentence.words | {char for char in text if char in ".,"}


def test_a_surname_is_a_name_where_the_full_one_stands_behind_it() -> None:
    sheet = laid("The men feared Vessik.\n\nThey had met Orlan Vessik. Later the guards feared Vessik too.")
    found = [item.kind for row in sheet.rows for item in row.items if item.low in {"vessik", "orlan"}]
    assert found == ["PERSON", "PERSON", "PERSON"]
