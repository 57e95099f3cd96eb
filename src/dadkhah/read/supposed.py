"""What a sentence reports as said, and what it only supposes, intends or keeps from saying.

In: items and the index of a verb or noun of harm. Out: yes or no. A clause with "that" states what its governor says:
"the court found that NAME ordered it" does, "nobody has shown that", "the rumour that" and "ruled out that" do not. In
doubt nobody is accused (decision 0081).
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of

LIMITS = frozenset({
    "few", "little", "neither", "nor", "none", "nobody", "hardly", "barely", "scarcely", "rarely", "seldom", "never",
    "without", "short", "wrong", "untrue", "doubtful", "unlikely", "unclear", "too",
})  # fmt: skip
"""Words that keep their clause from saying what follows ("stops short of saying that")."""
ENDS = frozenset({";", ":", "."})
REACHED = frozenset({
    "managed", "helped", "helps", "continued", "continues", "began", "begun", "started", "proceeded", "went", "used",
    "conspired", "as", "seemed",
})  # fmt: skip
"""Words before "to" behind which a deed was done, or was done together; any other leaves open whether it was."""
HEARERS = frozenset({"PERSON", "PRON", "PNOUN", "ORG", "DET", "OFFICE", "POSS", "PLACE", "DEMONYM", "QTY", "DATE"})


def unsaid(items: Sequence[Item], index: int) -> bool:
    """Say whether the clause of a word hangs on words that do not say it."""
    for back in range(index - 1, -1, -1):
        item = items[back]
        if item.low in ENDS:
            return False
        if item.low == "that" and item.kind != "DET" and back and _complement(items, back):
            return not _said(items, back)
        if item.kind == "VERB" and item.entry("SAY") is not None and limited(items, back):
            return True
    return False


def intended(items: Sequence[Item], index: int) -> bool:
    """Say whether a verb behind "to" tells what somebody wanted, threatened or was about to do."""
    back = index - 1
    while back > 0 and items[back].adverb:
        back -= 1
    if back < 1 or items[back].low != "to":
        return False
    before = items[back - 1]
    return before.kind == "WORD" and before.low not in REACHED and not before.adverb


def limited(items: Sequence[Item], index: int) -> bool:
    """Say whether words before a verb of its clause take back what it says ("none of the witnesses said")."""
    for item in reversed(items[:index]):
        if item.low in ENDS or item.low == "but":
            return False
        if item.kind == "NEG" or item.low in LIMITS or (item.kind == "QTY" and getattr(item.value, "low", None) == 0):
            return True
    return False


def _complement(items: Sequence[Item], at: int) -> bool:
    """Say whether "that" opens what a verb or a noun of speech says, and no relative clause."""
    before = items[at - 1]
    noun = at > 1 and items[at - 2].kind in {"DET", "POSS", "GEN", "DEMONYM", "QTY"}
    if before.kind in {"VERB", "AUX"} or before.low in words_of("en", "speech_nouns"):
        return True
    return (before.kind == "WORD" and not noun) or before.kind in {"PREP", "PUNCT", "PRON"}


def _said(items: Sequence[Item], at: int) -> bool:
    """Say whether the verb before "that" says what follows, and nothing takes it back."""
    back = at - 1
    while back > 0 and (items[back].kind in HEARERS or items[back].adverb):
        back -= 1
    noun = items[back].kind != "VERB" and items[back].low in words_of("en", "speech_nouns")
    return items[back].entry("SAY") is not None and not noun and not limited(items, back)
