"""Year, month and day of the main event: only what the text states."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.when import NEVER, When, main_date, when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed on 4 March 2031.", (2031, 3, 4)),
        ("A man was killed on 4 March.", (2031, 3, 4)),
        ("A man was killed in March 2029.", (2029, 3, None)),
        ("A man was killed in 2027.", (2027, None, None)),
        ("A man was killed on Monday.", (2031, 6, None)),
        ("A man was killed today.", (2031, 6, 20)),
        ("A man was killed yesterday.", (2031, 6, 19)),
        ("A man was killed this month.", (2031, 6, None)),
        ("A man was killed.", NEVER),
        ("A man was killed between 2027 and 2029.", NEVER),
    ],
)
def test_what_is_stated(text: str, expected: When) -> None:
    assert when(told(text)) == expected


def test_a_date_beside_harm_beats_one_that_is_apart() -> None:
    assert when(told("The fair opened in 2021. A man was killed in 2028. The fair closed in 2022."))[0] == 2028


def test_the_act_beats_what_a_court_did_later() -> None:
    text = "It was a cold day. The man was killed in 2026. The trial began in 2030."
    assert when(told(text))[0] == 2026


def test_one_date_gives_year_month_and_day() -> None:
    assert when(told("He was killed in 2026. The court met on 9 March 2026.")) == (2026, None, None)


def test_of_dates_that_count_the_same_the_first_is_taken() -> None:
    text = "He was killed on 4 March 2031. She was killed on 9 March 2031. He was killed on 9 March 2031."
    assert when(told(text)) == (2031, 3, 4)


def test_without_publication_a_day_without_year_stays_open() -> None:
    assert when(told("A man was killed on Monday.", None)) == NEVER


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("Three men were killed, a doctor said on 4 May 2031", "The first were killed on 2 May 2031"),
        ("By 4 May 2031 six were killed", "The first were killed on 2 May 2031"),
        ("As of 4 May 2031 six were killed", "The first were killed on 2 May 2031"),
        ("Six were killed up to 4 May 2031", "The first were killed on 2 May 2031"),
        ("A man was killed on 4 May 2031", "A boy was killed on 2 May 2029"),
        ("A man was killed on 4 May 2031", "A journalist was killed on 2 May 2031"),
        ("It was 4 May 2031. A man was killed", "It was 2 May 2031"),
        ("Originally published on 4 May 2031: men were killed", "Men were killed on 2 May 2031"),
        ("Editors were silenced on 4 May 2031", "Men were killed on 2 May 2031"),
        ("They swore to kill him on 4 May 2031", "Men were killed on 2 May 2031"),
    ],
    ids=["said", "by", "as of", "up to", "years ago", "no role", "before harm", "print", "milder", "undone"],
)
def test_what_makes_a_date_count_less(less: str, more: str) -> None:
    found = main_date(told(f"{less}. {more}."))
    assert found is not None
    assert (found.line, found.day) == (less.count(".") + 1, 2)


def test_what_is_to_come_is_not_when_it_happened() -> None:
    assert when(told("A man was killed in June 2031. Two will be killed on 4 September 2031.")) == (2031, 6, None)
    assert main_date(told("Two will be killed on 4 September 2031.")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial for the killing begins on 3 August.", None),
        ("He was killed on 3 August.", None),
        ("He was killed on 3 November.", (2030, 11, 3)),
        ("The trial for the killing is due on 3 November.", None),
        ("He was killed last August.", (2030, 8, None)),
        ("He was killed on 3 August 2030.", (2030, 8, 3)),
    ],
)
def test_a_day_that_would_lie_most_of_a_year_back_is_one_to_come(text: str, expected: When | None) -> None:
    found = main_date(told(text))
    assert (found and (found.year, found.month, found.day)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was killed in 2026. The boy was killed on 9 March 2026.", (2026, 3, 9)),
        ("He was killed in 2026. He was killed in March 2026.", (2026, 3, None)),
        ("He was killed in March 2026. They met. It rained. He was killed on 9 March 2026.", (2026, 3, 9)),
        (
            "It is cold. He was killed in May 2026. He was shot at home. A man who was killed on 9 May 2026.",
            (2026, 5, 9),
        ),
        ("He was killed in 2026. The court met on 9 March 2026.", (2026, None, None)),
        ("He was killed in 2026. He was charged on 9 March 2026.", (2026, None, None)),
    ],
)
def test_a_date_within_the_main_one_tells_it_more_closely(text: str, expected: When) -> None:
    assert when(told(text)) == expected


def test_without_publication_no_date_is_to_come_or_long_past() -> None:
    assert when(told("A man was killed on 4 September 2031.", None)) == (2031, 9, 4)
