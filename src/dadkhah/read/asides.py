"""Numbers and verbs that stand aside from one another: in a clause of its own, in a phrase about somebody else.

In: items and indices of a row. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import Phrase


def enclosed(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is the object within a clause set off by commas (", which knew of 26 complaints, is")."""
    relative = next((back for back in range(at - 1, 0, -1) if items[back].kind in {"REL", "PUNCT"}), 0)
    set_off = relative > 0 and items[relative].kind == "REL" and items[relative - 1].low == ","
    return set_off and any(item.kind in {"VERB", "AUX"} for item in items[relative + 1 : at])


def of_the(items: Sequence[Item], index: int) -> bool:
    """Say whether a participle is a noun behind "of the" and before a verb ("mothers of the disappeared were")."""
    behind = items[index + 1] if index + 1 < len(items) else None
    led = index > 1 and items[index - 1].low == "the" and items[index - 2].low == "of"
    return led and items[index].kind == "VERB" and behind is not None and behind.kind == "AUX"


def of_another(items: Sequence[Item], subject: int, index: int) -> bool:
    """Say whether a participle tells of somebody named after the verb ("candles were lit for those killed")."""
    spoken = any(item.kind == "AUX" for item in items[subject:index])
    bare = items[index].form in {"participle", "both"} and items[index - 1].kind in {"DET", "PNOUN", "PTRIG", "PRON"}
    bare = bare and items[index - 1].low != "they"
    return spoken and bare and index - 1 > subject


def of_bodies(items: Sequence[Item], at: int) -> bool:
    """Say whether "the bodies of" stands before a number: what became of bodies hurts nobody."""
    back = at - 1
    while back > 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    bodies = items[back - 1].entry("PTRIG") if back > 0 and items[back].low == "of" else None
    return bodies is not None and bodies.frame == "body"


def of_one(items: Sequence[Item], relative: int) -> bool:
    """Say whether a relative clause tells of one person or of an event ("with a driver who never came back")."""
    before = items[relative - 1]
    person = before.entry("PNOUN")
    one = person is not None and person.form == "singular" and person.tag == "person"
    one = one or (relative > 1 and items[relative - 2].tag == "a")
    return one or (before.kind == "PREP" and before.low in {"in", "during"} and items[relative].low == "which")


def of_others(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the counted only say whose people the subject are ("relatives of the nine priests were held").

    So do those who were killed by the subject ("the killer of nine was sentenced").
    """
    back = at - 1
    while back > 1 and items[back].kind in {"GEN", "DATE", "DET"}:
        back -= 1
    if back > 0 and items[back].low == "of" and items[back - 1].low in words_of("en", "armed", "culprit"):
        return True
    if at < 3 or items[at - 1].kind not in {"DET", "POSS"} or items[at - 2].low != "of":
        return False
    head = items[at - 3].entry("PNOUN")
    people = head is not None and head.form == "plural" and head.tag == "person"
    people = people or items[at - 3].low in words_of("en", "armed", "culprit")
    return people and phrase.after < len(items) and items[phrase.after].kind == "AUX"


def beside_somebody(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the counted only stood beside the subject ("was tried with seven others, and beaten")."""
    beside = at > 1 and items[at - 1].low in {"with", "alongside"} and items[at - 2].kind == "VERB"
    behind = items[phrase.after] if phrase.after < len(items) else None
    return beside and (behind is None or behind.kind not in {"AUX", "REL", "VERB"})


def goes_on_before(items: Sequence[Item], conjunction: int) -> bool:
    """Say whether a participle behind "and" goes on from a verb before the number: nothing was said of it yet."""
    index = conjunction + 1
    while index < len(items) and (items[index].adverb or items[index].low in {"later", "then"}):
        index += 1
    verb = items[index] if index < len(items) else None
    later = index > conjunction + 1
    return later and verb is not None and verb.kind == "VERB" and verb.form in {"participle", "both"}
