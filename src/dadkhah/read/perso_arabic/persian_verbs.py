"""Persian verbs of violence: a participle or a verbal noun and its auxiliary, or a verb of its own.

In: the items of a sentence and a place in it. Out: Verb: the items it takes, its kind, voice and polarity.
One auxiliary may serve several participles; the last of them stands right before it, or it is another verb's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import BREAKS

PASSIVE = "کشته شد"
"""The participle and the auxiliary that the lexicon holds as one verb."""

AND, OR = "و", "یا"
EITHER = frozenset({"killed", "injured"})
"""Kinds of which nobody has both, so that "and" tells two groups."""

SUBJECTS = frozenset({"CLASS", "PNOUN", "PLACE", "DATE", "WORD"})
"""What may stand right before a verbal noun that its subject suffers."""


class Verb(msgspec.Struct, frozen=True):
    """A verb of violence: its first and last item, kind, voice and polarity."""

    first: int
    last: int
    kind: str
    active: bool
    form: str


def verb_at(items: Sequence[Item], at: int) -> Verb | None:
    """Return the verb of violence that begins at an item."""
    item = items[at]
    own = item.entry("VTRIG", "ATRIG")
    if own is not None:
        return Verb(at, at, own.tag, own.kind == "ATRIG", own.form)
    aux = verbal(items, at)
    root = item.entry("TRIG")
    if aux is None or root is None:
        return None
    mixed = _mixed(items, at, root.tag)
    entry = items[aux].entry("AUX")
    return Verb(
        at, aux, "other" if mixed else root.tag, bool(entry and entry.tag == "active"), entry.form if entry else ""
    )


def _mixed(items: Sequence[Item], at: int, kind: str) -> bool:
    """Say whether one number is of two kinds: "killed or arrested", "killed and injured"; not "arrested and tried"."""
    other = items[at + 2].entry("TRIG") if at + 2 < len(items) and items[at + 1].kind == "CONJ" else None
    return other is not None and (items[at + 1].low == OR or {kind, other.tag} == EITHER)


def verbal(items: Sequence[Item], at: int) -> int | None:
    """Return the auxiliary of a participle: right behind it, or shared with the next ("12 killed and 30 hurt were")."""
    if at + 1 >= len(items) or items[at].entry("TRIG") is None or (at and items[at - 1].kind == "PREP"):
        return None
    if items[at + 1].kind == "AUX":
        return at + 1
    if items[at + 1].kind != "CONJ" and items[at + 1].low not in {"،", ","}:
        return None
    for index in range(at + 2, min(len(items), at + 16)):
        if _ends(items, index):
            return index if _passive(items[index]) or _marked(items, at) else None
        if items[index].kind == "AUX":
            return index if _same_voice(items, at, index) else None
        if items[index].kind in {"REL", "BUT", "SAY", "DENY"} or items[index].low in BREAKS:
            return None
    return None


def _ends(items: Sequence[Item], index: int) -> bool:
    """Say whether an item is the auxiliary of a participle right before it, written apart or as one."""
    if items[index].kind == "AUX":
        return items[index - 1].entry("TRIG") is not None
    entry = items[index].entry("VTRIG")
    return entry is not None and entry.lemma == PASSIVE


def _passive(item: Item) -> bool:
    entry = item.entry("AUX")
    return entry is None or entry.tag != "active"


def _marked(items: Sequence[Item], at: int) -> bool:
    """Say whether the mark of the object stands right before a verbal noun, which is then the verb of that object."""
    return at > 0 and items[at - 1].kind == "OBJ"


def _same_voice(items: Sequence[Item], at: int, aux: int) -> bool:
    """Say whether a verbal noun shares the auxiliary of another verb ("arrested and taken to prison").

    The object stands marked right before it where the verb is active; nothing is marked where it is passive.
    """
    marked = _marked(items, at)
    if items[at + 1].low != AND:
        return False
    if not _passive(items[aux]):
        return marked and not any(item.kind == "OBJ" for item in items[at:aux])
    return not marked and at > 0 and items[at - 1].kind in SUBJECTS and items[at].entry("PTRIG") is None
