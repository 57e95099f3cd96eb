"""To whom an act was done, as written.

In: items and the place of a verb or noun. Out: a span, None where the text names and describes nobody there. The
victims of a verb are its object, of a passive its subject; whoever stands behind "by" did it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.harm import harm
from dadkhah.read.heads import possesses
from dadkhah.read.items import Item
from dadkhah.read.phrases import ADVERBS, adjectival, over_insertion
from dadkhah.read.reference import Where

INSIDE = frozenset({
    "DET", "POSS", "QTY", "WORD", "DEMONYM", "PNOUN", "PTRIG", "PERSON", "OFFICE", "UNIT", "GUARD", "NAME", "ORG",
    "PLACE", "GEN", "CRIME",
})  # fmt: skip
"""What a phrase of people may be made of."""
OPENS = frozenset({"DET", "POSS", "GUARD", "GEN"})
"""What stands before the words that are quoted."""
NOBODY = frozenset({"other", "others", "case", "cases"})
TOWARDS = frozenset({"of", "on", "against"})
"""Behind a noun of harm these lead to whom it befell ("the attack on NAME")."""
NOT_PEOPLE = frozenset({"case", "body"})
LONGEST = 14
"""A phrase of people longer than this many items is not one to trust."""


def object_of(items: Sequence[Item], verb: int) -> Where | None:
    """Return the people right behind an active verb ("detained the teacher NAME", "killed 18 people")."""
    return people_from(items, verb + 1)


def subject_of(items: Sequence[Item], verb: int) -> Where | None:
    """Return the people before a passive verb: "NAME, who was 20, was shot", "the clerk arrested by NAME"."""
    end = verb - 1
    while end >= 0 and (items[end].kind == "AUX" or items[end].adverb or items[end].low in ADVERBS):
        end -= 1
    relative = end >= 0 and items[end].kind == "REL"
    if relative:
        end -= 2 if end and items[end - 1].low == "," else 1  # "girls who were abducted"
    if end >= 0 and items[end].low == ",":
        end = over_insertion(items, end)
    if end < 0 or not _person(items, end) or possesses(items, end):
        return None
    first = end
    while first > 0 and (items[first - 1].kind in INSIDE or _joined(items, first - 1)):
        first -= 1
    before = items[first - 1] if first and not relative else None
    if before is not None and before.kind in {"PREP", "VERB"} and not before.entry("SAY"):
        return None  # "the brother of NAME was shot": the head stands further before
    return _quoted(items, first, end)


def harmed(items: Sequence[Item], first: int, last: int) -> Where | None:
    """Return the people to whom a harm in items[first:last] is done: its object, or behind its "of"."""
    for index in range(first, last):
        if not harm(items[index]) or index + 1 >= last:
            continue
        found = people_from(items[:last], index + (2 if items[index + 1].low in TOWARDS else 1))
        if found is not None:
            return found
    return _described(items, first, last)


def people_from(items: Sequence[Item], first: int) -> Where | None:
    """Return the people of the phrase that begins at items[first], with those joined to them by "and"."""
    head: int | None = None
    for index in range(first, min(len(items), first + LONGEST)):
        if _person(items, index) and not possesses(items, index):
            head = index
        inside = items[index].kind in INSIDE and not items[index].adverb and items[index].low not in ADVERBS
        counted = items[index].low == "of" and index > first and items[index - 1].kind == "QTY"
        if not (inside or counted or adjectival(items, index) or (index > first and _joined(items, index))):
            break
        if items[index].low == "and" and head is not None and new_clause(items, index):
            break
    return _quoted(items, first, head) if head is not None else None


def _person(items: Sequence[Item], index: int) -> bool:
    """Say whether the item names or describes people: not "other", "a case", nor the first of "terrorist plots"."""
    item = items[index]
    if item.kind == "PERSON":
        return True
    person = item.kind in {"PNOUN", "PTRIG"} and item.tag not in NOT_PEOPLE and item.low not in NOBODY
    described = item.form == "singular" and (
        _noun_follows(items, index) or (index > 0 and items[index - 1].low == "other")
    )
    return person and not described


def _noun_follows(items: Sequence[Item], index: int) -> bool:
    after = items[index + 1] if index + 1 < len(items) else None
    nouns = {"WORD", "CRIME", "NTRIG", "EVENT"}
    noun = after is not None and after.kind in nouns and after.low.isalpha() and not after.adverb
    return noun and after is not None and not after.low.endswith(("ed", "ing")) and after.low not in ADVERBS


def _joined(items: Sequence[Item], index: int) -> bool:
    """Say whether "and" stands between two words of phrases ("the nurse and her son", "Lao and Thai farmers")."""
    both = 0 < index < len(items) - 1
    return both and items[index].low == "and" and {items[index - 1].kind, items[index + 1].kind} <= INSIDE


def new_clause(items: Sequence[Item], joint: int) -> bool:
    """Say whether what follows "and" is the subject of a verb of its own ("beat NAME and NAME filmed it")."""
    for at in range(joint + 1, len(items)):
        item = items[at]
        unknown = item.kind == "WORD" and item.low.endswith("ed") and items[at - 1].kind in {"PERSON", "PNOUN", "PRON"}
        if item.kind in {"VERB", "AUX"} or unknown:
            return True
        if item.kind not in INSIDE or item.adverb:
            return False
    return False


def _described(items: Sequence[Item], first: int, last: int) -> Where | None:
    """Return the first people told of behind the words of an act, before anybody behind "by" or "hands of"."""
    for index in range(first + 1, last):
        if items[index].low in {"by", "hands"}:
            return None
        told = index + 1 < len(items) and items[index + 1].low == "to"  # "ordered soldiers to shoot": no victims
        if items[index].kind != "PERSON" and _person(items, index) and not told and not possesses(items, index):
            start = index
            while start > first + 1 and items[start - 1].kind in {"WORD", "DEMONYM", "QTY"}:
                start -= 1
            return _quoted(items, start, index)
    return None


def _quoted(items: Sequence[Item], first: int, last: int) -> Where:
    """Return a phrase without the article, the owner or the age at its front."""
    while first < last and (
        items[first].kind in OPENS or possesses(items, first) or items[first].low in {"and", "both"}
    ):
        first += 1
    return items[first].start, items[last].end
