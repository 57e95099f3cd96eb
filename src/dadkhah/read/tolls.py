"""The number that a toll is said to be: "the death toll was estimated at over 640", "the correct number is 14".

In: items, a quantity with its phrase, the figures before it, what the rows before counted. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.figure import COUNTED, Context, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase
from dadkhah.read.predicates import MODALS

INCLUDES = frozenset({"include", "includes", "included", "including"})
CORRECTS = frozenset({"correct", "confirmed", "actual", "final", "true", "real", "right", "verified"})


def _corrects(items: Sequence[Item], toll: int, at: int) -> bool:
    """Say whether "the correct number is", "the number confirmed by the families is" takes up a figure before."""
    bare = items[toll].tag == "counted" and toll + 1 < at and items[toll + 1].low != "of"
    beside = [item.low for item in (*items[max(0, toll - 1) : toll], items[toll + 1])]
    return bare and items[at - 1].tag == "be" and any(word in CORRECTS for word in beside)


def tolls(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find the number that a toll is said to be: "the death toll was estimated at over 640"."""
    earlier, near = context.toll, context.near
    for back in range(at - 1, max(-1, at - 22), -1):
        item = items[back]
        if item.kind == "TOLL" and _corrects(items, back, at) and near in COUNTED and not before:
            yield Figure(at, near, "person", phrase, (back,), "count.toll")
            return
        if item.kind == "TOLL":
            last = before[-1].kind if before else earlier
            kind = (
                _counted_kind(items, back, at)
                or _of_victims_told(items, back, last)
                or (last if items[back - 1].low in {"real", "true", "actual"} else "")
                if item.tag == "counted"
                else last
                if item.tag == "previous"
                else _counted_kind(items, back, at) or item.tag
            )
            kind = "killed" if kind == "context" else kind
            if kind in COUNTED:
                figure = figure_of(items, at, phrase, kind, back, rule="count.toll")
                part = any(one.low in INCLUDES for one in items[back:at])
                unsure = any(one.low in MODALS and two.low != "have" for one, two in pairwise(items[back:at]))
                polarity: Polarity = "hypothetical" if unsure else "asserted"  # "the toll could be as high as 600"
                yield msgspec.structs.replace(figure, part="subset" if part else figure.part, polarity=polarity)
            return
        if item.low in {";", ":"} or item.kind == "SUB":
            return


def _of_victims_told(items: Sequence[Item], toll: int, last: str) -> str:
    """Return the kind of "the number of victims" where dead or hurt were told of before."""
    noun = items[toll + 2] if toll + 2 < len(items) and items[toll + 1].low == "of" else None
    victims = noun is not None and noun.kind == "PTRIG" and noun.tag == "context"
    return "killed" if victims and last in {"killed", "injured"} else ""


def _counted_kind(items: Sequence[Item], toll: int, at: int) -> str:
    """Return the kind of "the number of people killed in the north", "the number of executions"."""
    if toll + 1 >= len(items) or items[toll + 1].low not in {"of", "killed", "executed", "arrested"}:
        return ""
    for item in items[toll + 1 : min(at, toll + 9)]:
        trigger = item.entry("ADJT", "NTRIG", "TRIG") or item.entry("PTRIG", "ADJS")
        if trigger and trigger.tag in COUNTED:
            return trigger.tag
    return ""
