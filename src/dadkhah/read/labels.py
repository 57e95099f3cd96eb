"""Where an entry of a list of incidents happened, by the words with which its paragraph begins.

In: the items of its first sentence and the text. Out: how many of them name the place, and that name as an item.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item

LONGEST = 4
"""A place has at most this many words."""
BULLETS = frozenset({"-", "*", "\u2022", "\u2013", "\u2014", "\u00b7"})
NAMES = frozenset({"PLACE", "NAME", "WORD"})


def entry_label(items: Sequence[Item], content: str) -> int:
    """Return how many items name the place in "Lima: ...", "New Velm, 3 March.", "Velm (Orsa), 3 March: ...".

    0 where none do. Before a colon alone only a known place is taken, since anything may stand there.
    """
    first = 1 if items[0].low in BULLETS and len(items) > 1 else 0
    end = first
    while end < min(len(items), first + LONGEST) and items[end].kind in NAMES and content[items[end].start].isupper():
        end += 1
    if _dated_bracket(items, end):
        return end if end > first else 0
    end = _over_bracket(items, end, content)
    mark = items[end].low if first < end < len(items) else ""
    if mark == ":":
        return end if end == first + 1 and items[first].kind == "PLACE" else 0
    dated = mark == "," and len(items) > end + 2 and items[end + 1].kind == "DATE"
    closes = dated and (items[end + 2].low == ":" or (len(items) == end + 3 and items[end + 2].low == "."))
    return end if closes else 0


def _dated_bracket(items: Sequence[Item], end: int) -> bool:
    """Say whether "(12 May):" stands behind a name."""
    ahead = items[end : end + 4]
    return len(ahead) == 4 and ahead[1].kind == "DATE" and [ahead[i].low for i in (0, 2, 3)] == ["(", ")", ":"]


def _over_bracket(items: Sequence[Item], end: int, content: str) -> int:
    """Return the index behind "(Orsa)", the index itself where no bracket with a name stands there."""
    if end >= len(items) or items[end].low != "(":
        return end
    close = next((i for i in range(end + 1, min(len(items), end + 1 + LONGEST)) if items[i].low == ")"), end)
    names = all(one.kind in NAMES and content[one.start].isupper() for one in items[end + 1 : close])
    return close + 1 if close > end + 1 and names else end


def entry_date(items: Sequence[Item], content: str) -> Item | None:
    """Return the date of an entry behind its place, None where it has none."""
    end = entry_label(items, content)
    return items[end + 1] if end and items[end].low in {",", "("} and items[end + 1].kind == "DATE" else None


def named(label: Sequence[Item], content: str) -> Item:
    """Return the words of a label as one item."""
    label = label[1:] if label[0].low in BULLETS else label
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
