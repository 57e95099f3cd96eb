"""Whose figure a number is, where the words beside it say so without a verb that governs it.

In: a row and the cast. Out: Voice after Voice: "the toll that the army gave", "(source: Delta Network)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.attribution import Voice, class_of
from dadkhah.read.items import Item
from dadkhah.read.reference import Cast
from dadkhah.read.sheet import Row
from dadkhah.read.sources import TALLIES, source_behind

GIVES = frozenset({
    "gave", "gives", "given", "announced", "issued", "published", "cited", "released", "provided", "offered",
    "recorded", "registered", "counted", "documented", "reported", "quoted", "compiled", "established",
})  # fmt: skip
"""What somebody does with a figure who answers for it."""
WITHIN = 10
"""How many items behind a word for a figure its verb may stand."""
SOURCES = frozenset({"source", "sources"})


def given(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "the figure of 20 that the army gave", "..., the highest toll the union has recorded"."""
    items = row.items
    for index, item in enumerate(items):
        verb = _given(items, index) if item.low in TALLIES else None
        if verb is None:
            continue
        first = next(i for i in range(index + 1, verb) if _opens(items, i))
        last = verb - 1
        while last > first and (items[last].kind == "AUX" or items[last].adverb):
            last -= 1
        phrase = source_behind(items[: last + 1], first)
        if phrase is not None:
            kind, full = class_of(row, cast, first)
            where = (items[verb].start, items[verb].end)
            yield Voice(phrase, full, kind, "according_to", where, "asserts", (items[0].start, items[first].start))


def _given(items: Sequence[Item], noun: int) -> int | None:
    """Return the verb of whoever gave the figure that a noun names, None where nobody is named."""
    opened = False
    for index in range(noun + 1, min(len(items), noun + WITHIN)):
        one = items[index]
        if opened and one.low in GIVES and items[index - 1].low not in {"of", "the", "be", "been", "was", "were"}:
            return index
        opened = opened or _opens(items, index)
        if one.kind in {"PUNCT", "SUB"} or (one.kind == "VERB" and one.low not in GIVES) or one.tag == "be":
            return None
    return None


def _opens(items: Sequence[Item], index: int) -> bool:
    """Say whether whoever gave a figure begins there: behind "that", or behind the number with an article."""
    relative = items[index - 1].low in {"that", "which"}
    behind = items[index - 1].kind in {"QTY", "TOLL", "ADJT", "PNOUN"} or items[index - 1].low in TALLIES
    return relative or (behind and items[index].kind == "DET") or (behind and items[index].kind == "ORG")


def bracketed(row: Row, cast: Cast) -> Iterator[Voice]:
    """Find "12 men were held (source: Delta Network)", which governs what stands before it."""
    items = row.items
    for index in range(1, len(items) - 3):
        opened = items[index].low == "(" and items[index + 1].low in SOURCES and items[index + 2].low == ":"
        phrase = source_behind(items, index + 3) if opened else None
        if phrase is not None:
            first = next((one.end for one in reversed(items[:index]) if one.low == ")"), items[0].start)
            kind, full = class_of(row, cast, index + 3)
            where = (items[index + 1].start, items[index + 1].end)
            yield Voice(phrase, full, kind, "according_to", where, "asserts", (first, items[index].start))
