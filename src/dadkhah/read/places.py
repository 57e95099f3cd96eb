"""How many places something reached: "in four states", "31 camps have been shelled".

In: items, a quantity with its phrase. Out: Figure after Figure, whose unit is the kind of place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import Phrase, phrase_after


def places(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find how many cities, provinces or sites something reached: "in four states", "across at least 191 cities"."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "UNIT":
        yield from _of_all(items, at, phrase)
        return
    back = at - 1
    while back >= 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    if (_modifies(items, phrase) and not _struck(items, phrase.after)) or _harmless(items, back):
        return
    if (back >= 0 and _reaches(items, back)) or _struck(items, phrase.after):
        figure = figure_of(items, at, phrase, "places", phrase.head or at, rule="count.places")
        yield msgspec.structs.replace(figure, unit=head.tag)


CARED = frozenset({"treated", "admitted", "taken", "rushed", "brought", "evacuated", "transferred", "hospitalised"})
CARE = frozenset({"hospital", "hospitals", "clinic", "clinics", "morgue", "morgues", "mortuaries", "infirmaries"})


def _harmless(items: Sequence[Item], back: int) -> bool:
    """Say whether what is done there is work or care ("interviews in 22 villages", "treated in 4 hospitals")."""
    cared = any(item.low in CARED for item in items[max(0, back - 6) : back])
    if cared and any(item.low in CARE for item in items[back + 1 : back + 5]):
        return True  # "treated for burns at two hospitals"
    return back > 0 and items[back].tag == "in" and items[back - 1].low in words_of("en", "harmless")


def _of_all(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "in 17 of the country's 22 provinces": how many of those that there are."""
    whole = next((i for i in range(at + 2, min(len(items), at + 8)) if items[i].kind == "QTY"), 0)
    inside = {"DET", "POSS", "GEN", "WORD", "PLACE", "NAME", "UNIT", "DEMONYM"}
    named = whole > 0 and items[at + 1].low == "of" and all(one.kind in inside for one in items[at + 2 : whole])
    unit = phrase_after(items, whole) if named and at and _reaches(items, at - 1) else None
    if unit is not None and unit.head is not None and items[unit.head].kind == "UNIT":
        figure = figure_of(items, at, phrase, "places", unit.head, rule="count.places")
        yield msgspec.structs.replace(figure, unit=items[unit.head].tag, part=None)


def _struck(items: Sequence[Item], after: int) -> bool:
    """Say whether places are the subject of an attack or a rising: "31 camps have been shelled", "40 towns rose up"."""
    for index in range(after, min(len(items), after + 4)):
        item = items[index]
        attacked = item.entry("ACT", "TRIG") if item.kind == "VERB" and index > after else None
        if attacked is not None and attacked.tag in {"attacking", "burned"}:
            return items[index - 1].kind == "AUX"
        if item.low in {"rose", "joined", "erupted", "revolted"}:
            return True
        if item.kind != "AUX" and not item.adverb:
            return False
    return False


def _modifies(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the head only stands before another noun ("two prison directors")."""
    after = items[phrase.after] if phrase.after < len(items) else None
    return after is not None and after.kind in {"WORD", "OFFICE"} and not after.adverb


def _reaches(items: Sequence[Item], back: int) -> bool:
    """Say whether something happened in the places counted: "in", "across", "swept", "residents of"."""
    if items[back].low == "of":
        people = items[back - 1].entry("PNOUN") if back else None
        return people is not None and people.lemma in {"resident", "person", "citizen", "villager"}
    attacked = items[back].entry("ACT", "TRIG") if items[back].kind == "VERB" else None
    harmed = attacked is not None and attacked.tag in {"attacking", "burned"}
    return (
        harmed
        or items[back].kind == "PREP"
        or _joined_place(items, back)
        or items[back].low in {"reached", "hit", "swept", "engulfed"}
    )


def _joined_place(items: Sequence[Item], back: int) -> bool:
    """Say whether a place counted before is joined by "and" ("in 48 towns and all 9 districts")."""
    return back > 1 and items[back].low == "and" and items[back - 1].kind == "UNIT"
