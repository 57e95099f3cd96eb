"""Where words stand in something that is no plain text: a page, a cell, a paragraph of a document, a picture.

In: stretches of a text, each with its part of the captured object. Out: the parts that a passage stands in, as words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in whole points (1/72 inch) from the left upper corner of the page, rounded outwards."""

CELL = re.compile(r"(?P<sheet>.*), cell (?P<cell>[A-Z]{1,3}[0-9]{1,7})", re.DOTALL)


class Selector(msgspec.Struct, frozen=True, omit_defaults=True):
    """Text from `start` to `end` stands in one part of the captured object.

    `part` names it in words ("page 3", "sheet Victims, cell B7", "paragraph 12"). `page` counts from 1, 0 where there
    are no pages; `box` is None where nothing has a place on a page. `confidence` is what a program that recognises
    characters says of its own work, 0 to 100; None where nothing was recognised. Whole numbers: layouts are hashed.
    """

    start: int
    end: int
    part: str
    page: int = 0
    box: Box | None = None
    confidence: int | None = None


def standing_in(selectors: Sequence[Selector], start: int, end: int) -> Iterator[Selector]:
    """Yield the selectors, which come in text order and do not overlap, that hold something of a stretch."""
    at = max(bisect_right(selectors, start, key=lambda one: one.start) - 1, 0)
    while at < len(selectors) and selectors[at].start < end:
        if selectors[at].end > start:
            yield selectors[at]
        at += 1


def place_words(selectors: Sequence[Selector], start: int, end: int) -> str:
    """Return where a stretch stands ("page 3", "sheet Victims, cells B7 to C7"); "" where nothing says so."""
    parts = list(dict.fromkeys(one.part for one in standing_in(selectors, start, end)))
    if len(parts) < 2:
        return "".join(parts)
    first, last = CELL.fullmatch(parts[0]), CELL.fullmatch(parts[-1])
    if first and last and first["sheet"] == last["sheet"]:
        return f"{first['sheet']}, cells {first['cell']} to {last['cell']}"
    return f"{parts[0]} to {parts[-1]}"


def boxes(selectors: Sequence[Selector], start: int, end: int) -> tuple[tuple[int, Box], ...]:
    """Return, page by page, the smallest box that holds what stands in a stretch."""
    found: dict[int, Box] = {}
    for one in standing_in(selectors, start, end):
        if one.box is not None:
            found[one.page] = _around(found.get(one.page, one.box), one.box)
    return tuple(sorted(found.items()))


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
