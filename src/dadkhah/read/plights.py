"""Plights: a plain verb and what completes it, which together say what people suffered ("were rushed to hospital").

In: a row of items. Out: the row, with such verbs read as FATE of a kind. Verbs and completions are data.
A fate says what became of somebody, never who did it: the rules for acts do not see it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.vocabulary import Vocabulary
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, rows, verb_forms

REACH = {"vo": 9, "vs": 5}
"""How many items behind the verb its completion may stand: farther where an object may stand between."""
BETWEEN = frozenset({"DET", "POSS", "WORD", "PREP", "PLACE", "NAME", "ADJT", "UNIT", "DEMONYM", "GUARD"})
OBJECTS = frozenset({"QTY", "PNOUN", "PTRIG", "PRON", "ORG", "DATE"})
TOWARDS: Mapping[str, frozenset[str]] = {
    "moved": frozenset({"to", "into", "in"}),
    "rushed": frozenset({"to", "into", "in"}),
    "treated": frozenset({"for", "in", "at"}),
    "driven": frozenset({"from", "out", "off"}),
    "forced": frozenset({"to", "out"}),
    "subjected": frozenset({"to"}),
    "admitted": frozenset({"with"}),
    "bore": frozenset({"with"}),
    "landed": frozenset({"in"}),
    "hit": frozenset({"by", "with"}),
}
"""Words of which one must stand between a verb of a class and its completion."""
SUFFERED: Mapping[str, frozenset[str]] = {
    "suffered": frozenset({"injured", "tortured", "raped"}),
    "subjected": frozenset({"tortured", "raped"}),
    "treated": frozenset({"injured", "raped"}),
    "admitted": frozenset({"injured"}),
    "bore": frozenset({"injured", "tortured"}),
    "given": frozenset({"tortured"}),
}
"""Classes that wounds and nouns of violence complete, and the kinds that they then state."""
SETTLED = frozenset({"PUNCT", "PREP", "CONJ", "DATE", "AUX", "SUB", "ACCTO"})
ILLS = frozenset({"gas", "inhalation", "exposure", "trauma", "shock"})
SIGHT = 4


class Plain(msgspec.Struct, frozen=True):
    """A verb form that becomes one of harm by its completion: class of completions, form, frame, lemma."""

    group: str
    form: str
    frame: str
    lemma: str


def with_plights(row: tuple[Item, ...], words: Vocabulary) -> tuple[Item, ...]:
    """Return the row with every plain verb that its completion makes one of harm read as such.

    `words` are those of the sentence.
    """
    known = plain_verbs()
    if known.keys().isdisjoint(words):
        return row
    return tuple([_told(row, index) if item.low in known else item for index, item in enumerate(row)])


def _told(row: Sequence[Item], index: int) -> Item:
    item = row[index]
    if item.kind not in {"VERB", "WORD", "SENT", "AUX"}:
        return item
    for plain in plain_verbs().get(item.low, ()):
        tag = _completed(row, index, plain)
        if tag:
            entry = Entry("FATE", tag, plain.form, plain.frame, plain.lemma)
            return msgspec.structs.replace(item, kind="VERB", entries=(entry, *item.entries))
    return item


@cache
def plain_verbs() -> Mapping[str, tuple[Plain, ...]]:
    """Return the plain verbs by each of their forms."""
    found: dict[str, list[Plain]] = {}
    for row in rows("en", "plights"):
        for form, word in verb_forms(row["phrase"], row["past"], row["participle"]):
            found.setdefault(word, []).append(Plain(row["group"], form, row["frame"], row["phrase"]))
    return {word: tuple(options) for word, options in found.items()}


@cache
def _ends() -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Return (words, kind) of the completions by class and first word."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("en", "plight_ends"):
        words = tuple(row["phrase"].split())
        found.setdefault((row["group"], words[0]), []).append((words, row["tag"]))
    return {key: tuple(options) for key, options in found.items()}


def _completed(row: Sequence[Item], index: int, plain: Plain) -> str:
    """Return the kind that the completion behind a verb gives it, "" where none stands there."""
    wanted, met = TOWARDS.get(plain.group, frozenset()), False
    for place in range(index + 1, min(len(row), index + 1 + REACH[plain.frame])):
        tag = _end(row, place, plain.group)
        if tag and (met or not wanted):
            return tag
        met = met or row[place].low in wanted
        if not _passes(row[place], plain):
            return ""
    return ""


def _passes(item: Item, plain: Plain) -> bool:
    """Say whether an item may stand between a verb and its completion."""
    if item.low == "minor":
        return True  # "minor injuries"
    if item.kind == "CONJ":
        return plain.group in {"suffered", "lost"}
    if plain.frame == "vs" and item.low in {"from", "by"}:
        return False
    return item.kind in BETWEEN or (plain.frame == "vo" and item.kind in OBJECTS)


def _end(row: Sequence[Item], place: int, group: str) -> str:
    """Return the kind of the completion that stands at an index, "" where none does."""
    noun = row[place].entry("WOUND", "NTRIG", "CRIME")
    tag = "" if noun is None else "tortured" if noun.tag == "torture" else noun.tag
    if tag in SUFFERED.get(group, ()) and noun is not None:
        return tag
    for words, kind in _ends().get((group, row[place].low), ()):
        behind = place + len(words)
        if tuple(item.low for item in row[place:behind]) == words and _closes(row, behind, group):
            return kind
    return ""


def _closes(row: Sequence[Item], behind: int, group: str) -> bool:
    """Say whether what follows a completion leaves it as it is: "treatment for malaria", "leave the hall" do not."""
    ahead = row[behind : behind + SIGHT]
    if group == "needed" and ahead and ahead[0].low == "for":
        return any(item.entry("WOUND") or item.low in ILLS for item in ahead)
    if group == "forced" and ahead and ahead[0].kind not in SETTLED:
        return any(("driven", item.low) in _ends() for item in ahead)
    return True
