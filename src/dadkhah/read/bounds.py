"""Bound words that stand apart: "twenty people at least", "100 miners, give or take", "at least another 11".

In: a row of items. Out: the row, with the quantities that such words bound. Beside the numeral itself they are read
with it (`lang.numbers`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from dadkhah.lang.numbers import FoundQuantity, bounded, bounds_after, bounds_before, trailing
from dadkhah.lang.vocabulary import Vocabulary
from dadkhah.read.items import Item

NOUNS = 3
"""How many items of the noun phrase may stand between a number and the bound words."""
HEADS = frozenset({"PNOUN", "PTRIG", "ADJT", "UNIT", "WORD", "DEMONYM", "NTRIG"})
ADDED = frozenset({"another", "further", "additional"})
ALONE = frozenset({"nearly", "almost"})
"""Bound words that alone bound what "another" adds; a preposition ("about another 12") may be one of its own."""
LONGEST = 4
"""The most words of a bound phrase."""
CLOSES = frozenset({"PUNCT", "AUX", "VERB", "PREP", "CONJ", "REL", "ADJT", "SUB", "DATE"})


def bound_behind(row: tuple[Item, ...], words: Vocabulary) -> tuple[Item, ...]:
    """Return the row; a number whose noun is followed by bound words gets their bound, and keeps its span.

    `words` are those of the sentence.
    """
    if trailing("en").isdisjoint(words) and "up" not in words:
        return row
    return tuple([_bound(row, index) if item.kind == "QTY" else item for index, item in enumerate(row)])


def _bound(row: Sequence[Item], index: int) -> Item:
    value = row[index].value
    if isinstance(value, FoundQuantity) and _moved_up(row, index, value):
        return msgspec.structs.replace(row[index], value=bounded(value, "exact"))
    if not isinstance(value, FoundQuantity) or value.bound != "exact" or value.kind not in {"numeral", "word"}:
        return row[index]
    for place in range(index + 2, min(len(row), index + 2 + NOUNS)):
        if row[place - 1].kind not in HEADS:
            break
        if row[place].low != "," and row[place].low not in _starts():
            continue
        words = _words(row, place)
        if words:
            return msgspec.structs.replace(row[index], value=bounded(value, bounds_after("en")[words]))
    return row[index]


def bound_before(row: tuple[Item, ...], words: Vocabulary) -> tuple[Item, ...]:
    """Return the row; of "at least another 11" the bound counts for the number, and stands with "another".

    `words` are those of the sentence.
    """
    if ADDED.isdisjoint(words):
        return row
    found: list[Item] = []
    for item in row:
        count = _before(found) if item.kind == "QTY" else 0
        value = item.value
        if count and isinstance(value, FoundQuantity) and value.bound == "exact":
            bound = bounds_before("en")[tuple([one.low for one in found[-1 - count : -1]])]
            added = msgspec.structs.replace(found[-1], start=found[-1 - count].start)
            del found[-1 - count :]
            found.append(added)
            found.append(msgspec.structs.replace(item, value=bounded(value, bound)))
        else:
            found.append(item)
    return tuple(found)


def _before(found: Sequence[Item]) -> int:
    """Return how many items before "another" are bound words, 0 where none are."""
    if not found or found[-1].tag != "add":
        return 0
    for count in range(min(LONGEST, len(found) - 1), 0, -1):
        words = tuple([one.low for one in found[-1 - count : -1]])
        if words in bounds_before("en") and (count > 1 or words[0] in ALONE):
            return count
    return 0


def _moved_up(row: Sequence[Item], index: int, value: FoundQuantity) -> bool:
    """Say whether "up to" is a change ("Toll in the fire up to 34") and no bound ("a toll of up to 34")."""
    if value.bound != "at_most" or row[index].low != "up" or not index:
        return False
    verbless = not any(item.kind == "AUX" for item in row)
    toll = any(item.kind == "TOLL" for item in row[max(0, index - 6) : index])
    return verbless and toll and row[index - 1].kind != "PREP"


@cache
def _starts() -> frozenset[str]:
    """Return the first words of the bound phrases: most words are none."""
    return frozenset(words[0] for words in bounds_after("en"))


def _words(row: Sequence[Item], place: int) -> tuple[str, ...]:
    """Return the bound phrase that stands at an index and closes the noun phrase, () where none does."""
    first = place + 1 if row[place].low == "," else place
    for count in range(4, 1, -1):
        words = tuple(item.low for item in row[first : first + count])
        behind = row[first + count] if first + count < len(row) else None
        closed = behind is None or (behind.kind in CLOSES and behind.low not in {"of", "than", "as"})
        counted = any(item.kind == "QTY" for item in row[first : first + count])  # "11 dead and over 30 hurt"
        if words in bounds_after("en") and closed and not counted:
            return words
    return ()
