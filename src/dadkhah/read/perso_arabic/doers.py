"""Acts beside a name, which these grammars do not read: listed, so that nobody takes silence for an answer.

In: the items of a sentence, its language. Out: the stretch from the name to the act, or from the act to the name.
Nobody is accused by it (decision 0081): "the colonel was killed" is listed like "the colonel killed", for a person to
read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import clause_of
from dadkhah.read.perso_arabic.persian_verbs import verb_at
from dadkhah.read.reference import Where

NAMED = "somebody named beside an act: who did what is not read in this language, and nobody is accused"
TITLES = frozenset({"person", "office"})
ORDERED = frozenset({"دستور", "فرمان", "امر", "امرت"})
"""Words for an order, folded."""

FULL = 2
"""How many unknown words at the head of a sentence may be a name: neither language has capitals."""

REACH = 4
"""How many items behind an Arabic verb its subject may stand, or from a word for an order to what was ordered."""


def doers(items: Sequence[Item], language: str) -> Iterator[Where]:
    """Yield once for each clause the stretch of an act and of the name beside it."""
    last = -1
    for at in range(len(items)):
        first, after = clause_of(items, at)
        if first <= last or not _act(items, at, language):
            continue
        name = _name(items, first, at, min(after, at + REACH) if language == "ar" else at)
        if name is not None:
            last = first
            yield items[min(name, at)].start, items[max(name, at)].end


def _act(items: Sequence[Item], at: int, language: str) -> bool:
    """Say whether an item is a verb of violence that can have a doer, or what was ordered."""
    if items[at].entry("NTRIG", "EVENT") and any(one.low in ORDERED for one in items[max(0, at - REACH) : at]):
        return True
    if language == "ar":
        return items[at].kind == "VTRIG"
    verb = verb_at(items, at)
    return verb is not None and verb.active


def _name(items: Sequence[Item], first: int, at: int, after: int) -> int | None:
    """Return the first item of a title, or of unknown words that open the clause; None where there is neither."""
    places: list[int] = [*range(first, at), *range(at + 1, after)]
    for index in places:
        entry = items[index].entry("SRC")
        if entry is not None and entry.tag in TITLES:
            return index
    opening = items[first : first + FULL]
    if first + FULL <= at and all(one.kind == "WORD" for one in opening):
        return first
    return None
