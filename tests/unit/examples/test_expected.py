"""What expected.md says stands in the example: every quotation in its source, every number spelled by its words.

In: examples/veldania. Out: no quotation without its text, no source without a mention.
"""

from __future__ import annotations

import pytest
from tests.unit.examples.expected import ALL, CASE, FIGURE_ROWS, Row, number, numbers, words_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{row.source}: {row.quote[:40]}")
def test_the_words_stand_in_their_source(row: Row) -> None:
    assert row.quote in words_of(row.source)


@pytest.mark.parametrize("row", FIGURE_ROWS, ids=lambda row: f"{row.source}: {row.quote[:40]}")
def test_the_values_are_those_of_the_words(row: Row) -> None:
    values = {number(cell) for cell in row.cells[2:4]} - {None}
    assert values
    assert values <= numbers(row.quote)


def test_every_source_is_mentioned_and_every_section_has_rows() -> None:
    sources = {path.name[:2] for path in (CASE / "sources").iterdir()}
    assert {row.source for row in ALL} == sources
    assert len(FIGURE_ROWS) > 60
    assert len({row.section for row in ALL}) == 7


def test_a_quotation_that_is_not_there_is_found_out() -> None:
    assert "at least 32 people in nine towns" not in words_of("01")
    assert numbers("up to 130 people, eleven of them") == {130, 11}
    assert numbers("دست‌کم ۳۱ نفر") == {31}


def test_the_parts_of_the_regional_toll_do_not_sum() -> None:
    parts = [number(row.cells[2]) for row in ALL if row.source == "04" and "a part of the 22" in row.cells[-1]]
    assert parts == [9, 6, 4, 2]
    assert sum(part for part in parts if part is not None) == 21
