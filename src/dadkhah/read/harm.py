"""Harm and denial: which words make a verb an act, and which take an accusation back.

In: items and an index. Out: yes or no; in doubt there is no accusation.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.supposed import intended, unsaid

HARMS = frozenset(
    {"killed", "injured", "arrested", "abducted", "disappeared", "tortured", "raped", "executed", "displaced", "shot"}
)
PROOF = frozenset({"evidence", "proof", "indication", "sign"})
PEOPLE = frozenset({"PERSON", "PRON", "QTY", "DEMONYM", "ORG"})
ARTICLES = frozenset({"the", "a", "an"})
THINGS = frozenset({"it", "this", "that", "these", "those"})
"""Pronouns for what is no person ("killed it with his pride")."""
NEAR = 7
MARKS = frozenset({".", ";", "?", "!"})
WIDTH = 16
"""How many items behind a verb may hold the harm that makes it an act."""


def act_words(tag: str) -> frozenset[str]:
    """Return the words of one tag that make, doubt or turn an accusation (data/en/act_words.tsv).

    `belied` verbs deny; `doubt` and `fiction` take back or invent what the sentence says; `unreal` and `believes` put
    it as no fact; `benign` turns what it governs to its opposite; `bloodless` crimes hurt nobody; ordering the
    arrest of a `suspect` answers violence, or may.
    """
    return words_of("en", "act_words", tag)


def harm(item: Item) -> bool:
    """Say whether an item is a harm: killing, arrest, torture, a weapon, an attack, a crackdown."""
    event, trigger, noun = item.entry("EVENT"), item.entry("TRIG"), item.entry("NTRIG")
    fate = item.entry("FATE")
    if fate is not None and trigger is not None and fate.tag != trigger.tag:
        return False  # to take the hurt to hospital is no abduction
    return bool(
        item.entry("CRIME", "HARM")
        or (noun and noun.tag in HARMS | {"sentenced_to_death"})
        or (event and (event.tag in {"killing", "attack"} or event.lemma == "crackdown"))
        or (trigger and trigger.tag in HARMS and trigger.frame != "vtf")
    )


def whole_harm(items: Sequence[Item], index: int) -> bool:
    """Say whether an item is a harm, not the first part of a noun ("weapons experts") nor an arrest of suspects."""
    if not harm(items[index]) or _on_crime(items, index) or plain_crime(items, index):
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    if items[index].kind == "CRIME" and index and items[index - 1].low in act_words("bloodless"):
        return False
    if after is not None and items[index].kind != "VERB" and after.kind in {"WORD", "PNOUN"} and not after.adverb:
        return False
    return not suspects(items, index)


def plain_crime(items: Sequence[Item], index: int) -> bool:
    """Say whether "crimes" stand alone, which may be theft or fraud: "crimes against prisoners" are harm to people."""
    crime = items[index].entry("CRIME")
    return (
        crime is not None and crime.lemma == "crime" and not any(one.low == "against" for one in items[index + 1 :][:1])
    )


def _on_crime(items: Sequence[Item], index: int) -> bool:
    """Say whether a crackdown is one on crime ("a crackdown against prostitution"), and no harm by itself."""
    crackdown = any(entry.lemma == "crackdown" for entry in items[index].entries)
    return crackdown and any(item.low in words_of("en", "petty_crimes") for item in items[index + 1 : index + 5])


def suspects(items: Sequence[Item], index: int) -> bool:
    """Say whether those held may be held for violence of their own ("detained a suspect")."""
    return any(entry.lemma in act_words("suspect") for item in items[index + 1 : index + 4] for entry in item.entries)


def somebody(items: Sequence[Item], first: int, *, bodies: bool = True) -> bool:
    """Say whether the object is people, so that "shot a film" is no act; a body counts as people unless told.

    Bodies are attacked, and not arrested: "seized the Orsa Record" takes a newspaper's copies.
    """
    people, before = PEOPLE if bodies else PEOPLE - {"ORG"}, ""
    for index in range(first, min(len(items), first + 8)):
        item = items[index]
        if item.kind == "PERSON" and before in ARTICLES:
            return False  # people's names take no article: "the Orsa Record" is a thing
        if item.kind == "QTY" and (getattr(item.value, "low", None) == 0 or _of_things(items, index)):
            return False
        owner = index + 1 < len(items) and items[index + 1].kind == "GEN"
        if (item.kind in people and item.low not in THINGS) or (item.entry("PNOUN", "PTRIG") and not owner):
            return True
        if item.kind in {"PUNCT", "VERB", "SUB", "REL"} or item.low in {"of", "at", "into", "after", "during"}:
            return False
        before = item.low
    return False


def _of_things(items: Sequence[Item], index: int) -> bool:
    """Say whether a number counts what nobody knows for people ("executed nine search warrants")."""
    after = index + 1
    while after < len(items) and items[after].kind in {"WORD", "DEMONYM"} and items[after].low[:1].isalpha():
        if items[after].adverb:
            break
        after += 1
    counted = after < len(items) and bool(items[after].entry("PNOUN", "PTRIG"))
    owner = after + 1 < len(items) and items[after + 1].kind == "GEN"
    return (after > index + 1 and not counted) or (counted and owner)


def harm_in_object(items: Sequence[Item], first: int) -> bool:
    """Say whether a harm is the object, or is reached through a word that only carries it ("the use of", "a plan")."""
    head = ""
    for index in range(first, min(len(items), first + WIDTH)):
        item = items[index]
        if whole_harm(items, index):
            return True
        if item.kind == "WORD" and item.low.endswith("ing"):
            return False  # "witnessing the murder" is another's act
        if (
            item.low in MARKS
            or item.low in act_words("benign")
            or item.kind in {"SUB", "NEG"}
            or (item.low == "," and not head)
        ):
            return False
        if item.low == "to" and (index + 1 >= len(items) or items[index + 1].kind != "VERB"):
            return False
        if item.kind in {"PREP", "REL"} and item.low != "to" and head not in words_of("en", "transparent"):
            return False
        head = item.low if item.kind in {"WORD", "PNOUN", "EVENT", "NTRIG", "PTRIG"} else head
    return False


def harm_before(items: Sequence[Item], index: int) -> bool:
    """Say whether what a passive verb was done to is a harm, or a word that carries the harm behind the agent."""
    object_head = items[index - 1] if index else None
    while object_head is not None and object_head.kind == "AUX" and index > 1:
        index -= 1
        object_head = items[index - 1]
    if object_head is None:
        return False
    return harm(object_head) or object_head.low in words_of("en", "transparent")


def denied(items: Sequence[Item], index: int) -> bool:
    """Say whether the sentence asks, negates, doubts, imagines or denies what the verb at `index` says.

    When in doubt there is no accusation: a denial or a question anywhere before the verb counts.
    """
    if unreal(items, index) or unsaid(items, index) or intended(items, index):
        return True
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.low in {";", "but"}:
            return False
        if item.low in act_words("doubt") or (
            item.entries and any(entry.lemma in act_words("belied") for entry in item.entries)
        ):
            return True
        if _no_proof(items, back) or _nobody_says(items, back) or _not_who(items, back):
            return True
        if (item.kind == "NEG" or item.low in act_words("unreal")) and _same_clause(items, back, index):
            return True
    return False


def unreal(items: Sequence[Item], index: int) -> bool:
    """Say whether the sentence asks, invents, withdraws or supposes what it says."""
    asked = any(item.low == "?" for item in items[index:])
    return asked or any(item.low in act_words("fiction") for item in items) or _inverted(items)


def _inverted(items: Sequence[Item]) -> bool:
    """Find "Had NAME ordered it, he would ..."."""
    return (
        len(items) > 1
        and items[0].low in {"had", "should", "were"}
        and items[1].kind in {"PERSON", "OFFICE", "DET", "PRON"}
    )


def _nobody_says(items: Sequence[Item], index: int) -> bool:
    """Find "nobody believes that NAME ordered"."""
    none = items[index].kind == "QTY" and getattr(items[index].value, "low", None) == 0
    return none and any(
        item.entry("SAY") is not None or item.low in act_words("believes") for item in items[index + 1 : index + 4]
    )


def _not_who(items: Sequence[Item], index: int) -> bool:
    """Find "it was not NAME who ordered"."""
    if items[index].kind != "NEG":
        return False
    for item in items[index + 1 : index + 6]:
        if item.low == "who":
            return True
        if item.kind not in {"PERSON", "OFFICE", "DET", "PRON", "WORD"}:
            return False
    return False


def _no_proof(items: Sequence[Item], index: int) -> bool:
    return items[index].low == "no" and any(item.low in PROOF for item in items[index + 1 : index + 3])


def _same_clause(items: Sequence[Item], first: int, last: int) -> bool:
    between = items[first + 1 : last]
    return last - first < NEAR and not any(item.low == "," or item.kind in {"REL", "SUB"} for item in between)
