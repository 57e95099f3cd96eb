"""Where a table of people begins: which of its first rows holds the headings, if any does.

In: the first rows in which anything stands. Out: a Head: the row where the table begins, its headings, what to say.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lists.mapping import headless

Row = tuple[int, Sequence[str]]

TITLES = 3
"""Lines with one cell that may stand above the headings of a table."""

TITLE = "a title above the table, and no line of headings: it is left"
PEOPLE = "a row of people where headings are expected: its columns are called by their numbers"


class Head(msgspec.Struct, frozen=True):
    """How a table begins: its headings, how many of the first rows are none of people, and what is said of rows."""

    headings: list[str]
    skipped: int
    said: tuple[tuple[int, str], ...]


def head(above: Sequence[Row]) -> Head:
    """Return how a table begins, from its first rows (at least one, TITLES + 1 where there are as many)."""
    at = next((at for at, row in enumerate(above) if not _titled(row, above[at + 1 : TITLES + 1])), 0)
    said = [(number, TITLE) for number, _ in above[:at]]
    number, cells = above[at]
    if headless(cells):
        return Head(headings([""] * len(cells)), at, (*said, (number, PEOPLE)))
    return Head(headings(cells), at + 1, tuple(said))


def _titled(row: Row, below: Sequence[Row]) -> bool:
    """Say whether a line is a title (often merged cells): one cell, and a line of several below it."""
    many = [sum(bool(cell.strip()) for cell in cells) for _, cells in (row, *below)]
    return many[0] == 1 and any(count > 2 for count in many[1:])


def headings(cells: Sequence[str]) -> list[str]:
    """Return the headings, each once: an empty one is its number, one that is there twice has its number added."""
    found: list[str] = []
    for at, cell in enumerate(cells, start=1):
        heading = " ".join(cell.split()) or f"column {at}"
        found.append(heading if heading not in found else f"{heading} {at}")
    return found
