"""What a text only asks for: "demanded that the army free 18 porters", "ordered his men to shoot 12", "Release the 14".

In: items and the index of a verb or noun. Out: yes or no. Behind a verb of asking or ordering stand an infinitive, a
clause in the bare form of the verb (the mandative subjunctive, Quirk et al., A Comprehensive Grammar, 16.30-16.32), or
the noun of what is wanted; none of them says that it came to pass. A finite verb does: "after the army freed 18".
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import ADVERBS

REACH = 20
"""How many items may stand between a verb of asking and what is asked."""
ENDS = frozenset({";", ":", "."})
BULLETS = frozenset({"\u2022", "-", "*", "\u2013", "\u2014", '"', "\u201c", "and", ",", "please"})
WHOM = frozenset({
    "DET", "POSS", "GEN", "WORD", "DEMONYM", "PNOUN", "PTRIG", "ORG", "NAME", "PLACE", "PERSON", "OFFICE", "QTY",
    "PRON", "ADJT", "AGENT", "UNIT", "DATE",
})  # fmt: skip
"""Kinds of items that name whom something is asked of."""
LINKS = frozenset({"on", "upon", "for", "to", "of", "in", "and", "with", ","})
NOUN_LINKS = frozenset({"for", "and"})


def asked(items: Sequence[Item], verb: int) -> bool:
    """Say whether a verb tells what is asked or ordered, in the infinitive, the subjunctive or the imperative."""
    at = _over_adverbs(items, verb - 1)
    passive = at >= 0 and items[at].low == "be"
    at = _over_adverbs(items, at - 1) if passive else at
    if at >= 0 and items[at].low == "to":
        return _of_whom(items, at - 1)
    if not passive and items[verb].form != "lemma":
        return False
    return _wanted_that(items, at) or (not passive and _opens(items, at))


def asked_noun(items: Sequence[Item], noun: int) -> bool:
    """Say whether a noun is what a verb of demanding has for its object ("called for the arrest of")."""
    for back in range(noun - 1, max(-1, noun - REACH), -1):
        item = items[back]
        if _tag(item) == "demand":
            return True
        if item.kind not in {"DET", "POSS", "WORD", "NTRIG", "GEN"} and item.low not in NOUN_LINKS:
            return False
    return False


def _over_adverbs(items: Sequence[Item], at: int) -> int:
    while at >= 0 and (items[at].adverb or items[at].low in ADVERBS):
        at -= 1
    return at


def _tag(item: Item) -> str:
    return tags_of("en", "asks").get(item.low, "")


def _of_whom(items: Sequence[Item], last: int) -> bool:
    """Say whether only those stand before "to" of whom a verb asks something ("urged the junta to")."""
    for back in range(last, max(-1, last - REACH), -1):
        if _tag(items[back]):
            return True
        if items[back].kind not in WHOM and items[back].low not in LINKS:
            return False
    return False


def _wanted_that(items: Sequence[Item], last: int) -> bool:
    """Say whether "that" behind a verb of asking opens the clause."""
    for back in range(last, max(0, last - REACH), -1):
        if items[back].low == "that" and _tag(items[back - 1]):
            return True
        if items[back].kind in {"AUX", "VERB", "SUB"} or items[back].low in ENDS:
            return False
    return False


def _opens(items: Sequence[Item], last: int) -> bool:
    """Say whether a bare form opens its row, behind a bullet or an adverb: an imperative."""
    return last + 1 < len(items) and all(item.low in BULLETS or item.adverb for item in items[: last + 1])
