"""Events as a text names them, and the time that the whole text gives them."""

from __future__ import annotations

import pytest
from tests.unit.read.readings import events_of

Seen = tuple[str, str, str | None, str | None]


def told(text: str, published: str | None = "2031-06-20") -> list[Seen]:
    return [
        (
            text[event.start : event.end],
            event.event_class,
            str(event.when.start) if event.when else None,
            str(event.when.end) if event.when else None,
        )
        for event in events_of(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The November 2019 protests were put down.", (
            "November 2019 protests", "unrest", "2019-11-01", "2019-11-30",
        )),
        ("The uprising in Lisbon in May 2020 was put down.", (
            "uprising in Lisbon in May 2020", "unrest", "2020-05-01", "2020-05-31",
        )),
        ("The 1988 massacre is remembered.", ("1988 massacre", "killing", "1988-01-01", "1988-12-31")),
        ("In 1988, the army carried out a massacre of prisoners.", ("massacre", "killing", "1988-01-01", "1988-12-31")),
        ("The war had ended by then.", ("war", "war", None, None)),
        ("Protests began on Monday.", ("Protests", "unrest", "2031-06-16", "2031-06-16")),
    ],
)  # fmt: skip
def test_an_event_with_its_own_date(text: str, expected: Seen) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In November 2019 protests began in the capital. The uprising spread.", ("uprising", "2019-11-01")),
        ("The 1988 massacre was hidden. The massacre is remembered.", ("massacre", "1988-01-01")),
        ("November 15 was the first anniversary of the protests. The November uprising was put down.", (
            "November uprising", "2029-11-15",
        )),
        ("In November 2019 protests began. The massacre was hidden.", ("massacre", None)),
        ("In November 2019 protests began. A massacre is remembered by all.", ("massacre", None)),
    ],
)  # fmt: skip
def test_an_event_takes_the_time_of_the_last_of_its_class(text: str, last: tuple[str, str | None]) -> None:
    seen = told(text)[-1]
    assert (seen[0], seen[2]) == last


def test_an_anniversary_dates_the_event_and_not_the_day_it_is_marked() -> None:
    (seen,) = told("4 May 2031 marks the third anniversary of the uprising.")
    assert seen[2:] == ("2028-05-04", "2028-05-04")


def test_the_leap_day_has_its_anniversary_on_the_day_before() -> None:
    (seen,) = told("29 February 2028 is the first anniversary of the uprising.")
    assert seen[2:] == ("2027-02-28", "2027-02-28")


def test_a_war_that_something_comes_after_stays_in_the_background() -> None:
    events = events_of("After the revolution the army put down the protests.")
    assert [(event.event_class, event.apart) for event in events] == [("revolution", True), ("unrest", False)]


@pytest.mark.parametrize("text", ["Nobody was tried for it.", "The election was held in May.", "He marched home."])
def test_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_events_stand_in_order_and_know_their_sentence() -> None:
    events = events_of("The 2019 uprising was long. It was hot. The 1988 massacre and the raid were remembered.")
    assert [event.row for event in events] == [0, 2, 2]
    assert [event.start for event in events] == sorted(event.start for event in events)
