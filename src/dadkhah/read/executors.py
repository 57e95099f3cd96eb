"""Who put people to death: a court or a prison executes, armed men in the field kill.

Both sides of a conflict are armed: what is called a killing of one is called so of the other.

In: items and a verb of executing. Out: the kind of what was done.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import active

REACH = 7
"""How many items beside the verb those who did it may be named."""


def kind_of_deed(items: Sequence[Item], verb: int, kind: str) -> str:
    """Return "killed" where armed men are said to have executed somebody, else the kind itself."""
    return "killed" if kind == "executed" and _armed(items, verb) else kind


def _armed(items: Sequence[Item], verb: int) -> bool:
    """Say whether the doer is armed: behind "by" in a passive clause, before the verb in an active one."""
    by = next((i for i in range(verb + 1, min(len(items), verb + REACH)) if items[i].low == "by"), None)
    if by is not None:
        return any(one.low in words_of("en", "armed", "armed") for one in items[by + 1 : by + 5])
    behind = items[verb + 1].kind if verb + 1 < len(items) else ""
    bare = items[verb].form in {"participle", "both"} and behind not in {
        "QTY",
        "DET",
        "POSS",
        "PNOUN",
        "PTRIG",
        "PERSON",
    }
    if bare or not active(items, verb):
        return False  # "12 officers hanged at dawn" names nobody who did it
    for index in range(verb - 1, max(-1, verb - REACH), -1):
        if items[index].low in words_of("en", "armed", "armed"):
            return True
        if items[index].kind in {"PUNCT", "SUB", "VERB", "PREP"}:
            return False
    return False
