"""Shares: what part of those who suffered something belonged to whom.

In: a row. Out: Portion after Portion: "the X accounted for 40 percent of those arrested".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED
from dadkhah.read.items import Item
from dadkhah.read.phrases import NOMINAL, phrase_after
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row


class Portion(msgspec.Struct, frozen=True):
    """One share: the percentage's item, kind, group, whole, and the clause."""

    at: int
    percent: float
    kind: str
    group: Where | None
    whole: Where
    clause: Where


def portions(row: Row) -> Iterator[Portion]:
    """Yield the shares of one row whose whole are people who suffered something."""
    items = row.items if "PCT" in row.marks else ()
    for index, item in enumerate(items):
        percent = getattr(item.value, "value", None)
        if item.kind != "PCT" or not isinstance(percent, int | float):
            continue
        phrase = phrase_after(items, index)
        kind = _kind(items, index, phrase.after)
        if kind and phrase.partitive and phrase.after > phrase.first:
            whole = (items[phrase.first].start, _whole_end(items, phrase.after))
            group = _group(items, index)
            yield Portion(index, float(percent), kind, group, whole, (group[0] if group else item.start, whole[1]))


def _kind(items: Sequence[Item], index: int, after: int) -> str:
    """Return the kind that the whole names: "of those killed", "of the victims of the flood", "of the arrests"."""
    for item in items[index + 1 : after + 6]:
        trigger = item.entry("NTRIG", "ADJT", "TRIG")
        if trigger and trigger.tag in COUNTED - {"other"}:
            return trigger.tag
        if (event := item.entry("EVENT")) and event.tag == "killing":
            return "killed"
        if item.low in {",", ".", ";"}:
            break
    return ""


def _whole_end(items: Sequence[Item], after: int) -> int:
    end = after
    while end < len(items) and (
        items[end].kind in NOMINAL | {"DATE", "NTRIG", "EVENT"} or items[end].low in {"of", "in"}
    ):
        end += 1
    return items[end - 1].end


def _group(items: Sequence[Item], index: int) -> Where | None:
    """Return who makes up the share: the subject of "accounted for", "made up", "were"."""
    verbs = {
        "accounted",
        "account",
        "accounts",
        "made",
        "make",
        "formed",
        "form",
        "constituted",
        "comprised",
        "represented",
    }
    at = next((i for i in range(index - 1, max(-1, index - 6), -1) if items[i].low in verbs), None)
    if at is None:
        return None
    first = at
    while first > 0 and items[first - 1].kind in NOMINAL | {"POSS"}:
        first -= 1
    return (items[first].start, items[at - 1].end) if first < at else None
