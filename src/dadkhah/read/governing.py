"""The verb that governs a quantity: whose object it is, across articles and a coordinated object.

In: items and the index of a quantity. Out: the index of the verb, None where none governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.phrases import QUOTES

LISTED = frozenset({"DET", "POSS", "WORD", "DEMONYM", "PNOUN", "PERSON", "OFFICE"})
LISTED_OR_MEANT = LISTED | {"PRON"}
OWNERS = frozenset({"WORD", "OFFICE", "PNOUN", "PERSON", "NAME", "ORG", "DEMONYM"})
OWNER = 5
"""How many items may name an owner."""
GROUPS = frozenset({"family", "group", "party", "team", "convoy", "crew", "total", "band", "crowd", "household"})


def _over_owner(items: Sequence[Item], back: int) -> int:
    """Step back over whose people they are ("abducted the judge's two sons")."""
    if back < 1 or items[back].kind != "GEN":
        return back
    owner = back - 1
    while owner > 0 and back - owner < OWNER and items[owner].kind in OWNERS:
        owner -= 1
    return owner


def verb_left(items: Sequence[Item], at: int) -> int | None:
    """Return the verb whose object a quantity is, across articles and a coordinated object; None where none is."""
    back = at - 2 if at > 1 and items[at - 1].low in QUOTES else at - 1
    back = back - 1 if back > 1 and items[back].kind == "POSS" and items[back - 1].low == "and" else back
    joined = back > 0 and items[back].low in {"and", "or"}
    if back > 1 and items[back].low in {"them", "him", "her"} and items[back - 1].low == "with":
        back -= 2  # "took with them nine villagers"
    if joined and items[back - 1].kind in {"PNOUN", "PERSON", "OFFICE", "PRON"}:  # "killed a guard and two"
        back -= 2
        while back >= 0 and (items[back].kind in LISTED_OR_MEANT or items[back].low == ","):
            back -= 1
    back = _over_owner(items, back)
    while back >= 0 and (
        items[back].kind in {"DET", "POSS"} or items[back].low in {"only", "another", "some", "further", "remaining"}
    ):
        back -= 1
    if (
        back > 1 and items[back].low == "of" and items[back - 1].low in {"one", "each", "all"}
    ):  # "every one of its eight"
        back -= 2
        back -= items[back].low == "every"
    if back > 1 and items[back].low == "of" and items[back - 1].low in GROUPS:  # "killed a family of nine"
        back -= 2
        while back >= 0 and items[back].kind in {"DET", "WORD", "DEMONYM"}:
            back -= 1
    return back if back >= 0 and items[back].kind == "VERB" else None
