"""Publication inferred from a text's own words: an interval with a reason, or nothing. All texts are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.unit.capture.test_plain import MORE, PROSE

from dadkhah.adapters.extractors.plain import extract_plain
from dadkhah.capture.published import infer
from dadkhah.model.source import Published
from dadkhah.model.span import Interval

APRIL = Interval(date(2031, 4, 1), date(2031, 4, 30))


def inferred(content: str) -> Published | None:
    text = extract_plain(content.encode()).text
    assert text is not None
    return infer(text)


def when(content: str) -> Interval | None:
    found = inferred(content)
    return found.when if found else None


@pytest.mark.parametrize(
    "line",
    [
        "4 April 2031",
        "The Tidewater Post, 4 April 2031",
        "Last updated on April 4, 2031 - 3 min read",
        "By Ana Invented, 4 April 2031",
    ],
)
def test_a_dated_line_gives_its_day(line: str) -> None:
    found = inferred(f"Ten held in Port Sarel\n\n{line}\n\n{PROSE}\n\n{MORE}")
    assert found is not None
    assert found.when == Interval(date(2031, 4, 4), date(2031, 4, 4))
    assert found.basis == "inferred"
    assert "2031" in found.reason


def test_two_dated_lines_give_all_days_between() -> None:
    content = f"Ten held\n\nPublished 2 April 2031\nUpdated 4 April 2031\n\n{PROSE}\n\n{MORE}"
    assert when(content) == Interval(date(2031, 4, 2), date(2031, 4, 4))


@pytest.mark.parametrize(
    "line", ["PORT SAREL, 4 April 2031 - ", "4 April 2031 (Tidewater) – ", "PORT SAREL, April 4, 2031 (Wire) -- "]
)
def test_a_dateline_gives_its_day_and_the_next(line: str) -> None:
    assert when(f"Ten held in Port Sarel\n\n{line}{PROSE}\n\n{MORE}") == Interval(date(2031, 4, 4), date(2031, 4, 5))


@pytest.mark.parametrize(
    "opening",
    [
        "On 4 April 2031 - a Friday - the police came. ",
        "PORT SAREL, April 4 - ",
        "The harbour, closed since 4 April 2031 - says the council - is empty. ",
    ],
)
def test_other_dates_at_the_beginning_give_nothing(opening: str) -> None:
    assert when(f"Ten held in Port Sarel\n\n{opening}{PROSE}\n\n{MORE}") is None


def test_an_anniversary_with_its_year() -> None:
    content = f"Silence\n\nApril 2031 marks the tenth anniversary of the fire in the harbour of Sarel.\n\n{PROSE}"
    found = inferred(content)
    assert found is not None
    assert found.when == APRIL
    assert found.reason == "“April 2031 marks the tenth anniversary”"


def test_an_anniversary_finds_its_year_by_the_event() -> None:
    content = (
        "Ten years of silence\n\nApril 20 marks the first anniversary of a fire in the harbour of Sarel.\n\n"
        f"{PROSE}\n\nIn April 2030 the harbour burned, and forty people were killed in it."
    )
    assert when(content) == APRIL


def test_events_of_two_years_leave_it_open() -> None:
    content = (
        "Silence\n\nApril 20 marks the first anniversary of a fire in the harbour of Sarel.\n\n"
        f"{PROSE}\n\nIn April 2030 the harbour burned. In April 2019 it had burned before."
    )
    assert when(content) is None


@pytest.mark.parametrize(
    ("ahead", "end"),
    [
        ("The town is on the cusp of the one-year anniversary.", date(2031, 4, 20)),
        ("Four men are due to stand trial on April 24.", date(2031, 4, 24)),
        ("Four men were due to stand trial on April 24.", date(2031, 4, 30)),
        ("Four men are due to stand trial on May 24.", date(2031, 4, 30)),
    ],
)
def test_what_is_still_ahead_ends_the_interval(ahead: str, end: date) -> None:
    content = (
        "Silence\n\nApril 20 marks the first anniversary of a fire in the harbour of Sarel.\n\n"
        f"{PROSE}\n\nIn April 2030 the harbour burned. {ahead}"
    )
    assert when(content) == Interval(date(2031, 4, 1), end)


def test_an_anniversary_that_is_past_gives_nothing() -> None:
    content = f"Silence\n\nApril 2031 marked the first anniversary of the fire in the harbour of Sarel.\n\n{PROSE}"
    assert when(content) is None


def test_clues_that_contradict_each_other_give_nothing() -> None:
    content = (
        "Silence\n\n4 June 2033\n\nApril 2031 marks the first anniversary of a fire in the harbour of Sarel.\n\n"
        f"{PROSE}"
    )
    assert when(content) is None


def test_a_text_without_clues_gives_nothing() -> None:
    assert when(f"Ten held in Port Sarel\n\n{PROSE}\n\n{MORE}") is None


def test_the_development_texts_hold_their_known_days(shared_dir: Path) -> None:
    """Every interval inferred from a development article holds its day, and four of them are found."""
    rows = (shared_dir / "data/figures/articles.jsonl").read_text(encoding="utf-8").splitlines()
    found = 0
    for row in map(msgspec.json.decode, rows):
        made = when((shared_dir / "data/figures" / row["file"]).read_text(encoding="utf-8"))
        day = date.fromisoformat(row["published"])
        assert made is None or made.meets(Interval(day, day)), row["id"]
        found += made is not None
    assert found >= 4
