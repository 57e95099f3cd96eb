"""Numbers whose verb is left out: "the army freed 206 men and the rebels 118", "six crushed by trucks".

In: items, a quantity with its phrase, the figures before it. Out: Figure after Figure, of the kind of the verb before.
Gapping leaves out a verb that the clause before has said (Quirk et al., A Comprehensive Grammar, 13.92-13.95): what is
left is another subject, or another manner, with its own number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase

JOINTS = frozenset({",", "and", ";", "while", "but"})
SUBJECTS = frozenset({"DET", "POSS", "WORD", "DEMONYM", "ORG", "PNOUN", "NAME", "PLACE", "PERSON", "OFFICE"})
ACTORS = frozenset({"ORG", "PNOUN", "NAME", "PLACE", "PERSON"})
LISTED = 10
"""How many items may stand before a number in a list of some of those counted."""
POINTS = frozenset({"second", "third", "other", "another", "latter", "next", "last"})
LONGEST = 5
"""How many items another subject may have."""
MANNERS = frozenset({
    "crushed", "trampled", "poisoned", "knifed", "bludgeoned", "electrocuted", "burned", "burnt", "strangled",
    "suffocated", "asphyxiated", "mown", "blown", "run", "hacked", "stabbed", "beaten",
})  # fmt: skip
"""How people die, in words that alone leave open whether they did."""


def other_subject(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "The army freed 206 men and the rebels 118": the object of the same verb with another subject."""
    last = before[-1] if before else None
    if last is None or last.voice != "active" or last.verb is None or not _ends(items, phrase):
        return
    between = items[last.phrase.after : at]
    if not 1 < len(between) <= LONGEST or between[0].low not in JOINTS:
        return
    start = 2 if between[1].low in JOINTS else 1
    subject = between[start:]
    named = any(item.kind in ACTORS for item in subject) and all(item.kind in SUBJECTS for item in subject)
    named = named or (phrase.head is None and _pointing(subject))
    people = phrase.head is None or items[phrase.head].entry("PNOUN", "PTRIG") is not None
    if named and people:
        figure = figure_of(items, at, phrase, last.kind, last.verb, rule="count.gapped_subject")
        yield msgspec.structs.replace(figure, polarity=last.polarity)


def joined_behind(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "Six weavers were killed and two soldiers": a subject that follows the verb it shares."""
    last = before[-1] if before else None
    people = phrase.head is not None and items[phrase.head].entry("PNOUN", "PTRIG") is not None
    behind = items[phrase.after].low if phrase.after < len(items) else "."
    if last is None or last.rule != "count.predicate" or not people or behind not in {".", ";"}:
        return
    verb = last.triggers[-1]
    if verb == at - 2 and items[verb].kind == "VERB" and items[at - 1].low == "and" and items[verb - 1].tag == "be":
        figure = figure_of(items, at, phrase, last.kind, verb, rule="count.gapped_subject")
        yield msgspec.structs.replace(figure, polarity=last.polarity)


def _pointing(subject: Sequence[Item]) -> bool:
    """Say whether "the second", "another" stands for one more of what acted ("one raid killed 12, the next nine")."""
    alone = all(item.kind in {"DET", "GUARD"} or item.low in POINTS for item in subject)
    last = subject[-1] if alone and subject else None
    return last is not None and (getattr(last.value, "kind", "") == "ordinal" or last.low in POINTS)


def among_list(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "29 froze to death, among them a nurse and four children": the number behind one who is not counted."""
    last = before[-1] if before and before[-1].kind != "places" else None
    people = phrase.head is not None and items[phrase.head].kind == "PNOUN"
    owned = at > 1 and items[at - 1].kind == "POSS"  # "including a baker and her two sons"
    joint = at - 2 if owned else at - 1
    if last is None or not people or at < 3 or items[joint].low not in {"and", ","} or not _ends(items, phrase):
        return
    for back in range(joint - 1, max(last.phrase.after - 1, at - 2 - LISTED), -1):
        if items[back].low in {"including", "included"} or (
            items[back].low == "them" and items[back - 1].low == "among"
        ):
            triggers = last.triggers
            yield Figure(at, last.kind, last.unit, phrase, triggers, "count.part_and", "subset", last.polarity)
            return
        if items[back].kind not in SUBJECTS and items[back].low not in {",", "and"}:
            return


def manner(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "Ninety had been shot dead, eleven trampled and six crushed by trucks"."""
    last = before[-1] if before else None
    word = items[at + 1] if at + 1 < len(items) else None
    behind = items[at + 2] if at + 2 < len(items) else None
    if last is None or word is None or last.kind != "killed" or word.low not in MANNERS:
        return
    ends = behind is None or behind.kind in {"PREP", "PUNCT", "CONJ"}
    if items[at - 1].low in JOINTS and ends and phrase.head in {None, at + 1}:
        part = last.part or "breakdown"
        yield figure_of(items, at, phrase, "killed", at + 1, rule="count.gapped", part=part)


def _ends(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether nothing that could be a verb of its own stands behind a number."""
    behind = items[phrase.after] if phrase.after < len(items) else None
    return behind is None or behind.kind in {"PUNCT", "CONJ", "DATE"} or behind.tag == "in"
