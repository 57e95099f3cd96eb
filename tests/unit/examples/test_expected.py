"""What expected.md says stands in the example: every quotation in its source, every number spelled by its words.

In: examples/veldania. Out: no quotation without its text, no source without a mention.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

CASE = Path(__file__).resolve().parents[3] / "examples" / "veldania"
FIGURES = "## Figures"
WORDS = {
    "no": 0,
    "not one": 0,
    "a dozen": 12,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "sixteen": 16,
    "twenty-six": 26,
    "hundreds": 200,
}


class Row(msgspec.Struct, frozen=True):
    """One row of a table of expected.md: its section, the source's number, the words in backquotes, the other cells."""

    section: str
    source: str
    quote: str
    cells: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Yield every row of expected.md that quotes a source."""
    section = ""
    for line in (CASE / "expected.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line
        cells = tuple(cell.strip() for cell in line.strip("|").split(" | "))
        if re.fullmatch(r"\d\d", cells[0]):
            quote = next(cell for cell in cells if cell.startswith("`"))
            yield Row(section, cells[0], quote.strip("`"), cells)


def words_of(number: str) -> str:
    """Return the words of a source: tags dropped and entities resolved where it is HTML, white space made one."""
    path = next(path for path in sorted((CASE / "sources").glob(f"{number}-*")) if path.suffix != ".toml")
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"\s+", " ", text)


def numbers(quote: str) -> set[int]:
    """Return every number that stands in some words, in digits of any script or in letters."""
    found = {int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", quote)}
    low = quote.casefold()
    return found | {value for word, value in WORDS.items() if re.search(rf"\b{word}\b", low)}


def number(cell: str) -> int | None:
    digits = re.search(r"\d+", cell)
    return int(digits.group()) if digits else None


ALL = list(rows())
FIGURE_ROWS = [row for row in ALL if row.section.startswith(FIGURES)]


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
