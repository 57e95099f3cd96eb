"""Words of harm that "and" or "or" joins, and that share their people: "killing and wounding dozens".

In: items, a quantity with its phrase. Out: Figure after Figure, or the place of the shared word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase


def joined_state(items: Sequence[Item], phrase: Phrase) -> int | None:
    """Return where "injured" stands that two nouns share: "left four soldiers and a cook injured"."""
    ahead = items[phrase.after : phrase.after + 6]
    if len(ahead) < 4 or ahead[0].low != "and" or ahead[1].kind not in {"DET", "POSS"}:
        return None
    for offset in range(2, len(ahead)):
        if ahead[offset].kind == "ADJT" and ahead[offset - 1].kind == "PNOUN":
            return phrase.after + offset
        if ahead[offset].kind not in {"WORD", "PNOUN", "DEMONYM"}:
            return None
    return None


def joined_noun(items: Sequence[Item], at: int, phrase: Phrase, noun: int) -> Iterator[Figure]:
    """Find the first of two nouns with one "of": "the torture and murder of three priests"."""
    first = items[noun - 2].entry("NTRIG", "CRIME") if noun > 1 and items[noun - 1].low == "and" else None
    kind = "" if first is None else "tortured" if first.tag == "torture" else first.tag
    if kind in COUNTED and kind != "released":
        yield figure_of(items, at, phrase, kind, noun - 2, rule="count.nominal_of")


def over_when(items: Sequence[Item], of: int) -> int:
    """Step back over a time or place between a noun and its "of" ("the killing last week of two priests")."""
    back = of
    while (
        back > 1
        and of - back < 4
        and (
            items[back - 1].kind in {"DATE", "PLACE", "NAME"}
            or items[back - 1].tag == "in"
            or (items[back - 1].kind == "PREP" and items[back].kind in {"DATE", "PLACE", "NAME"})
        )
    ):
        back -= 1
    return back if items[back - 1].kind in {"NTRIG", "EVENT"} else of


def killed_or_hurt(item: Item) -> bool:
    """Say whether "killed or maimed" stands before its object."""
    return any(entry.tag == "other" and entry.lemma.startswith(("killed or", "wounded or")) for entry in item.entries)
