"""What stands over a sentence: the town of its dateline, and the sentence that opens the list of which it is an entry.

In: a sheet and one of its rows. Out: the item that names the place, or the row that opens the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.labels import BULLETS, DASHES, dateline_end, entry_label
from dadkhah.read.sheet import Row, Sheet

LONGEST = 16
"""So many sentences behind its opening a list may go on."""
ENTRY = 8
"""How many sentences of a paragraph its first words may place."""
ELSEWHERE = frozenset({
    "country", "nationwide", "region", "province", "state", "village", "villages", "district", "town", "towns", "city",
    "cities", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "world", "worldwide",
    "abroad", "border", "sea", "coast", "island", "provinces", "regions", "states", "districts", "war",
})  # fmt: skip
"""Words with which a sentence says, or may say, that something happened elsewhere than where it was written."""
NAMED = frozenset({"PLACE", "NAME"})
OPENS = BULLETS | {"("}
LABELLED = frozenset({":", ",", "("})
"""Of these a sentence holds one where a label stands at its front."""


def is_entry(items: Sequence[Item]) -> bool:
    """Say whether a row begins as an entry of a list: a bullet, a number or letter with a mark."""
    first = items[0]
    numbered = len(items) > 1 and items[1].low in {".", ")"} and (first.kind in {"QTY", "DATE"} or len(first.low) < 3)
    counted = first.kind == "GUARD" and getattr(first.value, "kind", "") not in {"age", "money", "percent"}
    return first.low in OPENS or numbered or counted


def opener(sheet: Sheet, row: Row) -> Row | None:
    """Return the sentence with a colon that opens the list of which a row is an entry, None where it is none."""
    inside = False
    for index in range(row.index, max(-1, row.index - LONGEST), -1):
        one = sheet.rows[index]
        if index < row.index and one.items[-1].low == ":":
            return one if inside else None
        entry = is_entry(one.items)
        if not entry and (index == 0 or sheet.rows[index - 1].sentence.paragraph != one.sentence.paragraph):
            return None
        inside = entry
    return None


def entry_of(sheet: Sheet, row: Row) -> Row | None:
    """Return the sentence with whose label the paragraph or the entry begins that a sentence belongs to."""
    for index in range(row.index, max(-1, row.index - ENTRY), -1):
        one = sheet.rows[index]
        if one.sentence.paragraph != row.sentence.paragraph:
            return None
        opens = index == 0 or sheet.rows[index - 1].sentence.paragraph != one.sentence.paragraph
        entry = is_entry(one.items)
        if (opens or entry) and one.holds(LABELLED) and entry_label(one.items, sheet.content):
            return one
        if entry:
            return None
    return None


def dateline(sheet: Sheet, row: Row) -> Item | None:
    """Return the town of the dateline before a sentence that names no other place ("LIMA, 3 May - Police shot ...")."""
    written = dateline_end(row.items)
    items = row.items[written + 1 if written else 0 :]
    if not items:
        return None
    start = sheet.content.rfind("\n", 0, row.sentence.start + 1) + 1
    until = items[0].start
    line = sheet.content[start:until].rstrip()
    if line[-1:] not in DASHES or any(item.kind in NAMED or item.low in ELSEWHERE for item in items):
        return None
    town = line.split(",")[0].split("(")[0].rstrip(" -\u2013\u2014")
    stated = town.isupper() and "/" not in town
    return Item("PLACE", start, start + len(town), town.lower()) if stated else None
