"""One figure: a quantity with what it counts.

In: items, a quantity's place and its noun phrase. Out: Figure with kind, unit, part and the rule's id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from dadkhah.model.claim import Claim, Polarity
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase

COUNTED = frozenset({
    "killed", "injured", "arrested", "abducted", "disappeared", "tortured", "raped", "charged", "sentenced",
    "sentenced_to_death", "executed", "displaced", "released", "other",
})  # fmt: skip


TRANSITIVE = frozenset({"vt", "vtp", "vte", "vtf", "vit", "vo"})
"""Frames of verbs that take people for their object: any object, people only, no diplomats, by a far completion.

Verbs of frame "vit" also stand without an object; those of frame "vo" are completed behind it.
"""


class Context(msgspec.Struct, frozen=True, gc=False):
    """What a row looks back on.

    `toll` the kind counted last in the text, `near` that of a sentence right before, `head` what the head of
    a list counts, `numbers` the kinds of the exact numbers so far, `wholes` the counts of the sentences before,
    `mention` the one harm that the sentence right before tells of without a number, `cases` whether it counted cases,
    `parted` whether all that it counted were parts.
    """

    toll: str = ""
    near: str = ""
    head: tuple[str, ...] = ()
    numbers: Mapping[int, str] = {}
    wholes: tuple[Claim, ...] = ()
    mention: str = ""
    cases: bool = False
    parted: bool = False


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One quantity with its kind; `at` is the quantity's item, `triggers` the items that give the kind."""

    at: int
    kind: str
    unit: str
    phrase: Phrase
    triggers: tuple[int, ...]
    rule: str
    part: str | None = None
    polarity: Polarity = "asserted"
    verb: int | None = None
    voice: str = ""
    hedged: bool = False


def unit_of(items: Sequence[Item], phrase: Phrase) -> str:
    """Return what a phrase counts: people, bodies, cases, families."""
    head = items[phrase.head].entry("PNOUN", "PTRIG") if phrase.head is not None else None
    if head and head.kind == "PTRIG":
        return "body" if head.frame == "body" else "person"
    return head.tag if head else "person"


def part_of(items: Sequence[Item], at: int, phrase: Phrase) -> str | None:
    """Return whether a quantity is an addition or a subset by its own words, None where they do not say."""
    before = items[at - 1] if at else None
    if before and before.kind == "DET" and before.tag == "add":
        return "addition"
    if phrase.partitive in {"pronoun", "the"} or (before and before.low in {"including", "whom"}):
        return "subset"
    if at > 1 and before and before.low == "which" and items[at - 2].low == "of":
        return "subset"
    return None


def figure_of(
    items: Sequence[Item], at: int, phrase: Phrase, kind: str, trigger: int, *, rule: str, part: str | None = None
) -> Figure:
    """Return the figure of a quantity, its phrase, its kind and the item that gives the kind."""
    return Figure(at, kind, unit_of(items, phrase), phrase, (trigger,), rule, part or part_of(items, at, phrase))
