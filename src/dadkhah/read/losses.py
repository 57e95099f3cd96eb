"""Figures of loss and of wounds: "lost four brothers", "nine boys with burns".

In: items, a quantity with its phrase. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase
from dadkhah.read.predicates import verb_left

SIGHT = 9
"""How many items behind the people their fate may be told."""
SIGHTED = frozenset({"seen", "found", "heard", "traced", "located"})
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


def unseen(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "45 of them were never seen again", "men never found", "64 people whose parents have heard nothing"."""
    negated = False
    for index in range(phrase.after, min(len(items), phrase.after + SIGHT)):
        item = items[index]
        negated = negated or item.kind == "NEG"
        home = index + 1 < len(items) and items[index + 1].low in {"home", "back"}
        if negated and home and item.low in {"came", "come", "returned"} and items[index - 1].low == "never":
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        thing = items[index + 1].kind if index + 1 < len(items) else ""
        if (negated and item.low in SIGHTED and thing not in {"DET", "POSS", "PNOUN"}) or (
            item.low == "heard" and _nothing_behind(items, index)
        ):
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        if item.low in FATES and items[index - 1].low == "whose" and _told_nowhere(items, index):
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        taken = item.entry("TRIG") if item.kind == "VERB" and item.low not in SIGHTED else None
        if item.kind == "PUNCT" or (taken is not None and taken.tag not in {"arrested", "abducted"}):
            return


FATES = frozenset({"fate", "whereabouts"})
UNKNOWN = frozenset({"unknown", "unclear", "uncertain", "undisclosed"})


def _told_nowhere(items: Sequence[Item], fate: int) -> bool:
    """Find "whose fate was never established", "whose whereabouts are unknown"."""
    return any(item.kind == "NEG" or item.low in UNKNOWN for item in items[fate + 1 : fate + 5])


def _nothing_behind(items: Sequence[Item], index: int) -> bool:
    return index + 1 < len(items) and items[index + 1].low == "nothing"


def done_to_them(items: Sequence[Item], phrase: Phrase, at: int) -> Iterator[Figure]:
    """Find a second verb whose object is "them": "dragged 27 passengers off a bus and shot them dead"."""
    acted = verb_left(items, at) is not None or (
        at > 0 and items[at - 1].kind == "WORD" and items[at - 1].low.endswith("ed")
    )
    if not acted or phrase.head is None:
        return
    for index in range(phrase.after, min(len(items) - 2, phrase.after + SIGHT)):
        verb = items[index + 1]
        trigger = verb.entry("TRIG") if verb.kind == "VERB" else None
        if items[index].low in {"and", "then"} and trigger is not None and items[index + 2].low == "them":
            if trigger.tag in COUNTED:
                yield figure_of(items, at, phrase, trigger.tag, index + 1, rule="count.them")
            return
        if items[index].low in {";", ":"} or items[index].kind in {"QTY", "SUB"}:
            return
