"""Words that take back what a clause says: "it is not true that", "the claim that ... is untrue", "and not five".

In: items and where the clause, or the number, begins. Out: yes or no, or the number denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import Figure
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase

REACH = 30
"""How many items a predicate may stand behind its subject."""

TRUE = frozenset({"true", "correct", "so", "case"})
UNTRUE = frozenset({
    "untrue", "false", "incorrect", "wrong", "baseless", "unfounded", "fabricated", "invented", "fictitious",
})  # fmt: skip
"""Words before "that" which take back what follows: the first ones where they are negated, the others by themselves."""


def denied_before(items: Sequence[Item], at: int) -> bool:
    """Say whether "denied that", "it is not true that" or "it is untrue that" stands right before the clause."""
    for back in range(at - 1, max(0, at - 9), -1):
        if items[back].low == "that":
            if _untrue_behind(items, at):
                return True
            before = items[max(0, back - 4) : back]
            negated = any(item.kind == "NEG" or item.low == "nor" for item in before)
            untrue = items[back - 1].low in (TRUE if negated else UNTRUE)
            return untrue or any(entry.lemma == "deny" for entry in items[back - 1].entries)
        if items[back].kind in {"PUNCT", "SUB", "VERB", "REL"}:
            return False
    return False


def _untrue_behind(items: Sequence[Item], at: int) -> bool:
    """Say whether "the claim that ..." is called false behind it: "... is untrue", "... were baseless"."""
    for index in range(at + 1, min(len(items) - 1, at + REACH)):
        if items[index].tag == "be":
            negated = items[index + 1].kind == "NEG"
            if items[index + 1 + negated].low in (TRUE if negated else UNTRUE) if index + 2 < len(items) else False:
                return True
    return False


JOINTS = frozenset({",", "and", "but", "(", "\u2013", "\u2014"})


def not_so_many(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find the number that a figure is said not to be: "two were killed, and not five as had been claimed"."""
    last = before[-1] if before and before[-1].kind != "places" else None
    people = phrase.head is None or items[phrase.head].entry("PNOUN", "PTRIG") is not None
    behind = items[phrase.after] if phrase.after < len(items) else None
    ends = behind is None or behind.kind in {"PUNCT", "SUB", "CONJ"} or behind.low == "as"
    vague = getattr(items[at].value, "bound", "") == "vague"  # "14, not hundreds" says how many, and denies no figure
    if last is not None and people and ends and not vague and denied_number(items, at):
        yield Figure(at, last.kind, last.unit, phrase, last.triggers, "count.not_so_many", polarity="denied")


def denied_number(items: Sequence[Item], at: int) -> bool:
    """Say whether "not" stands right before a number, behind a mark or a conjunction ("five men, not nine,")."""
    return at > 1 and items[at - 1].low == "not" and items[at - 2].low in JOINTS
