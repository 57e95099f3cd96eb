"""Year, month and day of the main event: only what the text states."""

from __future__ import annotations

import pytest
from tests.unit.read.summary.tellings import told

from dadkhah.read.summary.when import NEVER, When, when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man was killed on 4 March 2031.", (2031, 3, 4)),
        ("A man was killed on 4 March.", (2031, 3, 4)),
        ("A man was killed in March 2029.", (2029, 3, None)),
        ("A man was killed in 2027.", (2027, None, None)),
        ("A man was killed on Monday.", (2031, 6, None)),
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


def test_the_day_is_one_of_the_year_and_month_taken() -> None:
    text = "He was killed on 4 March 2031. She was killed on 9 March 2031. He was killed on 9 March 2031."
    assert when(told(text)) == (2031, 3, 9)


def test_without_publication_a_day_without_year_stays_open() -> None:
    assert when(told("A man was killed on Monday.", None)) == NEVER
