"""What a Persian number counts: the noun phrase behind it.

In: the items of a sentence and the place of a quantity. Out: Phrase: classifier, noun, "of" a group, adjectives, and
the kind that a noun for victims gives it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.lang.scripts import fold
from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import Phrase
from dadkhah.read.perso_arabic.persian_verbs import AND, verbal

ADJECTIVES = 3
ONE = "یک"
PASSED = ("شده", "شدگان")
"""Endings of a participle that says what its noun suffered."""

QUOTES = frozenset({"«", "»", '"'})


def phrase_of(items: Sequence[Item], at: int) -> Phrase:
    """Return the noun phrase of a quantity: classifier, noun, "of" a group, adjectives."""
    index = _past(items, at + 1, "MORE")
    index += index < len(items) and items[index].low in QUOTES
    head: int | None = None
    unit, kind = "person", ""
    if index < len(items) and items[index].entry("CLASS"):
        head, index = index, _past(items, index + 1, "MORE")
    noun = items[index].entry("PNOUN", "PTRIG", "BODY") if index < len(items) and not verbal(items, index) else None
    if noun is not None:
        unit, kind = _sense(noun.kind, noun.tag)
        head, index = index, index + 1
    index = _adjectives(items, index) if noun is not None and noun.kind == "PNOUN" else index
    index, kind = _participle(items, index, kind) if noun is not None else (index, kind)
    index = _past_pair(items, index) if noun is not None and noun.kind == "PNOUN" else index
    index += index < len(items) and items[index].low in QUOTES
    index = _past_owner(items, index) if noun is not None else index
    of_them = index < len(items) and items[index].kind == "OFTHEM"
    if of_them:
        return Phrase(at, index + 1, head, unit, kind, partitive=True, of_them=True)
    return _partitive(items, Phrase(at, index, head, unit, kind))


def _sense(kind: str, tag: str) -> tuple[str, str]:
    """Return unit and kind of a noun: a noun for victims has a kind of its own, others have a unit."""
    if kind == "PNOUN":
        return tag, ""
    return ("body" if kind == "BODY" else "person"), tag


def _past(items: Sequence[Item], index: int, kind: str) -> int:
    return index + 1 if index < len(items) and items[index].kind == kind else index


def _participle(items: Sequence[Item], index: int, kind: str) -> tuple[int, str]:
    """Extend a phrase by what its noun suffered: "5 missing students"."""
    entry = items[index].entry("PTRIG") if index < len(items) and items[index].low.endswith(PASSED) else None
    return (index + 1, entry.tag) if entry is not None and not verbal(items, index) else (index, kind)


def _past_owner(items: Sequence[Item], index: int) -> int:
    """Return the item behind "of one family", whose "one" counts nobody."""
    if index + 1 < len(items) and items[index].low == ONE and items[index].kind == "QTY":
        return index + 1 + (items[index + 1].entry("PNOUN", "WORD") is not None)
    return index


def _past_pair(items: Sequence[Item], index: int) -> int:
    """Return the item behind "and women" of "15 men and women", whom one number counts."""
    second = items[index + 1] if index + 1 < len(items) and items[index].low == AND else None
    paired = second is not None and second.kind == "PNOUN" and _apposed(second) and not verbal(items, index + 1)
    return index + 2 if paired else index


def _adjectives(items: Sequence[Item], index: int) -> int:
    stop = min(len(items), index + ADJECTIVES)
    while index < stop and (items[index].kind == "WORD" or _apposed(items[index])) and not verbal(items, index):
        if index + 1 < len(items) and items[index + 1].kind in {"AUX", "FINITE"}:
            return index  # the noun of another verb ("was confirmed")
        index += 1
    return index


def _apposed(item: Item) -> bool:
    """Say whether a noun can describe the one before it ("3 young protesters"): it is in the singular."""
    noun = item.entry("PNOUN")
    return noun is not None and fold(noun.lemma.split("|")[0]).replace(" ", "") == item.low.replace(" ", "")


def _partitive(items: Sequence[Item], phrase: Phrase) -> Phrase:
    """Extend a phrase by "of the protesters", "of the dead"."""
    if phrase.head is None or phrase.after + 1 >= len(items) or items[phrase.after].tag != "from":
        return phrase
    if items[phrase.after + 1].kind == "QTY":
        return msgspec.structs.replace(phrase, after=phrase_of(items, phrase.after + 1).after)
    noun = items[phrase.after + 1].entry("PTRIG", "PNOUN")
    if noun is None and items[phrase.after + 1].kind not in {"WORD", "PRON"}:
        return phrase
    kind = noun.tag if noun is not None and noun.kind == "PTRIG" else phrase.kind
    after = _past_owner(items, _adjectives(items, phrase.after + 2))
    return msgspec.structs.replace(phrase, after=after, kind=kind, partitive=bool(kind))
