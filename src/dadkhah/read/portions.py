"""Figures that a word names as part of a group: "72 of the 90 killings", "17 were among the injured".

In: items, a quantity with its phrase. Out: Figure after Figure; each is a subset of the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, phrase_after

NAMES = 6
"""How many items behind "names" the group may stand."""
NEAR = 4
"""How many items of the group's name may stand between its article and the word that says what it suffered."""


def part_of_nominal(items: Sequence[Item], at: int) -> Iterator[Figure]:
    """Find "72 of the 90 killings", "seven of the 15 wounded": the part is of the kind that the whole names."""
    ahead = items[at + 1 : at + 4]
    if len(ahead) < 3 or ahead[0].low != "of" or ahead[1].kind not in {"DET", "POSS"} or ahead[2].kind != "QTY":
        return
    if getattr(items[at].value, "low", None) == 0:
        return
    whole = phrase_after(items, at + 3)
    named = _named(items, whole)
    if named is not None:
        phrase = Phrase(at + 1, whole.after, None, None, "the")
        figure = figure_of(items, at, phrase, items[named].tag, named, rule="count.of_nominal")
        yield msgspec.structs.replace(figure, part="subset")


def _named(items: Sequence[Item], whole: Phrase) -> int | None:
    """Return the item that says what the whole suffered: its head, or the participle right behind it."""
    head = items[whole.head] if whole.head is not None else None
    if head is not None and (head.kind == "ADJT" or (head.kind == "NTRIG" and head.form == "plural")):
        return whole.head if head.tag in COUNTED else None
    after = items[whole.after] if whole.after < len(items) else None
    said = after is not None and after.kind in {"VERB", "ADJT"} and _kind(after) in COUNTED
    return whole.after if said else None


def among_them(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "17 children were among the injured", "two nurses are among those killed"."""
    after = phrase.after
    if after + 1 < len(items) and items[after].low in {"and", ","} and items[after + 1].kind == "QTY":
        after = phrase_after(items, after + 1).after  # "19 women and six children were among the dead"
    elif after + 1 < len(items) and items[after].low == "and" and items[after + 1].tag == "a":
        after = _over_one(items, after + 1)  # "three guards and a cook are among the dead"
    if after + 1 < len(items) and items[after].tag == "be" and items[after + 1].low in {"also", "both", "all"}:
        after += 1
    ahead = items[after : after + 3]
    said = (
        len(ahead) == 3
        and (ahead[0].tag == "be" or ahead[0].low in {"also", "both", "all"})
        and ahead[1].low == "among"
        and ahead[2].kind in {"DET", "QTY"}
    )
    said = said and getattr(items[at].value, "low", None) != 0
    named = _group(items, after + 3) if said else None
    if named is not None:
        figure = figure_of(items, at, phrase, _kind(items[named]), named, rule="count.among")
        yield msgspec.structs.replace(figure, part="subset")


def _over_one(items: Sequence[Item], index: int) -> int:
    """Step over "a cook", "a young clerk"."""
    while index < len(items) and items[index].kind in {"DET", "WORD", "PNOUN", "OFFICE", "DEMONYM"}:
        index += 1
    return index


def names_of(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "4,980 names in its register of those killed": each name is somebody."""
    if at + 1 >= len(items) or items[at + 1].low != "names":
        return
    for index in range(phrase.first + 1, min(len(items) - 2, phrase.after + NAMES)):
        if items[index].low == "of" and items[index + 1].low in {"those", "the"}:
            named = _group(items, index + 2)
            if named is not None:
                yield figure_of(items, at, phrase, _kind(items[named]), named, rule="count.names")
            return


def used_on(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "waterboarding was used on three captives"."""
    if at < 3 or items[at - 1].low != "on" or items[at - 2].low not in {"used", "inflicted", "practised", "practiced"}:
        return
    for index in range(at - 3, -1, -1):
        noun = items[index].entry("NTRIG", "TRIG", "CRIME")
        if noun is not None and noun.tag in {"tortured", "torture"}:
            yield figure_of(items, at, phrase, "tortured", index, rule="count.used")
            return


def fronted_group(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Among those who died were a priest and 13 altar boys"."""
    if len(items) < 5 or items[0].low != "among" or items[1].kind != "DET" or at < 4:
        return
    named = _group(items, 2)
    if named is None or named + 2 > at or items[named + 1].tag != "be" or items[2].kind == "QTY":
        return
    if all(item.kind in {"DET", "WORD", "PNOUN", "CONJ", "PUNCT", "QTY", "OFFICE"} for item in items[named + 2 : at]):
        figure = figure_of(items, at, phrase, _kind(items[named]), named, rule="count.among")
        yield msgspec.structs.replace(figure, part="subset")


def of_those(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Of those wounded, 11 remain in hospital": a group without a number of its own, named in front."""
    fronted = len(items) > 3 and items[0].low in {"of", "among"} and items[1].kind == "DET"
    if not fronted or phrase.head is not None or at < 4 or items[at - 1].low not in {",", "and"}:
        return
    named = _group(items, 2)
    counted = any(item.kind == "QTY" for item in items[:named]) if named is not None else True
    if named is not None and not counted and named < at:
        figure = figure_of(items, at, phrase, _kind(items[named]), named, rule="count.of_group")
        yield msgspec.structs.replace(figure, part="subset")


def _group(items: Sequence[Item], first: int) -> int | None:
    """Return the item that says what a group suffered: "the (badly) injured", "those (who were) killed"."""
    for index in range(first, min(len(items), first + NEAR)):
        if _kind(items[index]) in COUNTED:
            after = items[index + 1] if index + 1 < len(items) else None
            return index if after is None or after.kind not in {"PNOUN", "WORD"} or after.adverb else None
        if items[index].kind not in {"WORD", "PNOUN", "REL", "AUX", "DATE", "DEMONYM", "QTY"}:
            return None
    return None


def _kind(item: Item) -> str:
    """Return what a word of a group says that its members suffered, "" where it says nothing."""
    entry = item.entry("ADJT") or (item.entry("TRIG") if item.form in {"participle", "both"} else None)
    return entry.tag if entry is not None else ""
