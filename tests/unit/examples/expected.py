"""expected.md as rows: what a careful reader finds in the example case.

In: examples/veldania/expected.md and sources. Out: Row records, the words of a source, the numbers in some words.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

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
