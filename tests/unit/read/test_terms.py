"""How long an office was held, as far as the text says."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import fields, items_of, only

from dadkhah.read.terms import term_behind


@pytest.mark.parametrize(
    ("text", "status", "begin", "end"),
    [
        ("Maret Osling was director of the Sarel prison from 2004 to 2009.", "former", "2004-01-01", "2009-12-31"),
        ("Dorn Hask, interior minister from 2004 to 2009, spoke.", "former", "2004-01-01", "2009-12-31"),
        ("Orlan Vessik, the mayor of Sarel since 2011, spoke.", "current", "2011-01-01", None),
        ("Dorn Hask has been governor of Sarel since May 2012.", "current", "2012-05-01", None),
        ("Dorn Hask was governor of Sarel until 2015.", "former", None, "2015-12-31"),
        ("Dorn Hask was governor of Sarel between 2012 and 2015.", "former", "2012-01-01", "2015-12-31"),
        ("Dorn Hask, governor of Sarel (2012-2015), spoke.", "former", "2012-01-01", "2015-12-31"),
        ("Dorn Hask, governor of Sarel until 2040, spoke.", "current", None, "2040-12-31"),
        ("Dorn Hask, governor of Sarel, spoke in 2015.", "current", None, None),
        ("Dorn Hask was appointed governor of Sarel in May 2012.", "appointed", "2012-05-01", None),
    ],
)
def test_a_term(text: str, status: str, begin: str | None, end: str | None) -> None:
    line = only(text, "office")
    assert fields(line, ("person", "status", "from", "to")) == (line["person"], status, begin, end)


def test_a_date_in_brackets_that_is_one_year_is_no_term() -> None:
    items = items_of("Dorn Hask, governor of Sarel (2012), spoke.")
    assert term_behind(items, items[3].end) is None


def test_nothing_stands_behind_the_last_word() -> None:
    items = items_of("Dorn Hask, governor")
    assert term_behind(items, items[-1].end) is None
