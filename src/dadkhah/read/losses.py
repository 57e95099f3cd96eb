"""Figures of loss and of wounds: "lost four brothers", "nine boys with burns".

In: items, a quantity with its phrase. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase
from dadkhah.read.predicates import verb_left

REACH = 4
"""How many words may stand between "with" and the wound ("with severe head injuries")."""


def kin_lost(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find relatives whom somebody lost, and people lost to something: both are deaths."""
    verb = verb_left(items, at)
    if verb is None or items[verb].entry("LOSS") is None or phrase.head is None:
        return
    people = items[phrase.head].entry("PNOUN")
    to = phrase.after < len(items) and items[phrase.after].low == "to"
    if people is not None and (people.frame == "kin" or to):
        yield figure_of(items, at, phrase, "killed", verb, rule="count.lost")


def wounded(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "140 people with gunshot wounds", "five with broken bones"."""
    if phrase.after >= len(items) or items[phrase.after].low not in {"with", "bearing"}:
        return
    for index in range(phrase.after + 1, min(len(items), phrase.after + 2 + REACH)):
        wound = items[index].entry("WOUND")
        if wound is not None and wound.tag in COUNTED:
            yield figure_of(items, at, phrase, wound.tag, index, rule="count.wounds")
            return
        if items[index].kind not in {"WORD", "DET", "POSS", "VERB"}:
            return
