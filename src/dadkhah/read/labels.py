"""Where an entry of a list of incidents happened, by the words with which its paragraph begins.

In: the items of its first sentence and the text. Out: how many of them name the place, and that name as an item.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item

LONGEST = 4
"""A place has at most this many words."""
NAMES = frozenset({"PLACE", "NAME", "WORD"})


def entry_label(items: Sequence[Item], content: str) -> int:
    """Return how many items name the place in "Lima: ..." and "New Velm, 3 March.", 0 where none do.

    Before a colon only a known place is taken, since anything may stand there.
    """
    end = next((i for i, item in enumerate(items[: LONGEST + 1]) if item.low in {",", ":"}), 0)
    if not end or not all(item.kind in NAMES and content[item.start].isupper() for item in items[:end]):
        return 0
    if items[end].low == ":":
        return end if end == 1 and items[0].kind == "PLACE" else 0
    dated = len(items) == end + 3 and items[end + 1].kind == "DATE" and items[end + 2].low in {".", ":"}
    return end if dated else 0


def named(label: Sequence[Item], content: str) -> Item:
    """Return the words of a label as one item."""
    if len(label) == 1:
        return label[0]
    start, end = label[0].start, label[-1].end
    return Item("PLACE", start, end, content[start:end].lower())


def dateline_end(items: Sequence[Item]) -> int:
    """Return where the dash of a dateline stands ("LIMA, Peru, 3 May (Wire) - "), 0 where a row has none."""
    if items[0].kind not in {"PLACE", "NAME", "DATE"}:
        return 0
    for index, item in enumerate(items[:DATELINE]):
        if item.low in DASHES:
            return index
        if item.kind in {"VERB", "AUX", "DET", "PREP", "QTY"}:
            return 0
    return 0


DASHES = frozenset({"-", "\u2013", "\u2014"})
DATELINE = 12
"""A dateline has at most this many items."""
