"""Whether a step of an authority took place: done, due, or neither.

In: items and the index of the verb or noun of a step. Out: "done", "due" or "". "Called for NAME to be tried", "failed
to arrest NAME" and "demanded the arrest of NAME" report no step; "will stand trial" reports one that is due. What is
wished for must not stand in the record as something that was done; in doubt nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from dadkhah.read.items import Item
from dadkhah.read.lexicon import rows, verb_forms
from dadkhah.read.supposed import REACHED, unsaid

Taken = Literal["done", "due", ""]
UNSURE = frozenset({"would", "could", "might", "may", "should", "can", "cannot", "must", "ought", "need"})
AHEAD = frozenset({"will", "shall"})
SUPPOSED = frozenset({"if", "whether", "unless", "lest"})
DENIED = frozenset({"deny", "doubt", "dispute", "reject", "refute"})
REPORTED = frozenset({"said", "reported", "believed", "thought", "known", "understood", "alleged"})
"""Behind these "to have been arrested" is what somebody says took place."""
REACH = 6
"""How many items before a noun the word that governs it may stand, and behind it what is said of it."""


def verb_taken(items: Sequence[Item], at: int) -> Taken:
    """Say whether the step of the verb at an index took place, is due, or neither is told."""
    if _supposed(items, at) or _no_report(items, at):
        return ""
    first = _chain_start(items, at)
    chain = [item.low for item in items[first:at]]
    if UNSURE & set(chain) or _hindered(items[first:at]):
        return ""
    if AHEAD & set(chain) or any(item.entry("DUE") for item in items[first:at]):
        return "due"
    if "to" in chain:
        return _infinitive(items, first, chain)
    return "" if chain == ["be"] else "done"  # "demanded that NAME be arrested"


def noun_taken(items: Sequence[Item], at: int, end: int) -> Taken:
    """Say the same of a noun ("the trial of NAME") whose phrase ends before items[end]."""
    before, after = _governors(items, at), _said_of(items, end)
    if _supposed(items, at) or any(item.low in words("wish") for item in before) or _hindered(before):
        return ""
    lows = {item.low for item in after if item.kind != "DATE"}  # "May" is a month there
    if (UNSURE | words("failed")) & lows or any(item.kind == "NEG" for item in after):
        return ""
    due = AHEAD & lows or any(item.low in words("due") for item in before)
    return "due" if due else "done"


def _chain_start(items: Sequence[Item], at: int) -> int:
    """Return where the auxiliaries, adverbs and "to" before a verb begin."""
    first = at
    while first > 0 and (
        items[first - 1].kind in {"AUX", "NEG", "DUE"} or items[first - 1].adverb or _link(items, first)
    ):
        first -= 1
    return first


def _link(items: Sequence[Item], index: int) -> bool:
    return items[index - 1].low in {"to", "cannot"} | words("hardly")


def _infinitive(items: Sequence[Item], first: int, chain: Sequence[str]) -> Taken:
    """Read "to VERB" by what stands before it: "managed to", "are to", "is said to have"."""
    at = chain.index("to")
    before = items[first + at - 1] if first + at > 0 else None
    if before is None:
        return ""
    if "have" in chain[at:] and before.low in REPORTED:
        return "done"
    if before.kind == "AUX" and before.low in {"is", "are", "was", "were"}:
        return "due"
    if before.low in words("bound") or (before.kind == "PERSON" and items[first + at - 2].low in words("bound")):
        return "due"  # "was ordered to stand trial", "ordered NAME to stand trial"
    return "done" if before.low in REACHED or _sent(items, first + at) else ""


def _sent(items: Sequence[Item], to: int) -> bool:
    """Say whether somebody was sent to do it ("sent a delegation to attend the ceremony")."""
    back = to - 1
    while (
        back > 0
        and items[back].kind not in {"VERB", "AUX", "PUNCT", "SUB", "REL"}
        and items[back].low not in words("sends")
    ):
        back -= 1
    return back >= 0 and items[back].low in words("sends")


def _supposed(items: Sequence[Item], at: int) -> bool:
    """Say whether the sentence asks, supposes or denies what the verb or noun says."""
    opened = items[0].low == "that" and len(items) > 1 and items[1].kind in {"PRON", "DET"}  # one of several demands
    if opened or any(item.low == "?" for item in items[at:]) or unsaid(items, at):
        return True
    for back in range(at - 1, -1, -1):
        item = items[back]
        if item.low in {",", ";", "but"}:
            return False
        if item.low in SUPPOSED or any(entry.lemma in DENIED for entry in item.entries):
            return True
        if item.kind == "QTY" and getattr(item.value, "low", None) == 0:
            return True  # "nobody has charged NAME"
    return False


def _no_report(items: Sequence[Item], at: int) -> bool:
    """Say whether a form in -ing reports nothing: it describes a noun, or tells what would be done."""
    if items[at].form != "gerund":
        return False
    before = next((item for item in reversed(items[:at]) if not item.adverb), None)
    return before is None or not (before.kind == "AUX" or before.low in words("behind"))


def _hindered(items: Sequence[Item]) -> bool:
    return any(item.kind == "NEG" or item.low in words("hardly") for item in items)


def _governors(items: Sequence[Item], at: int) -> Sequence[Item]:
    """Return what stands before a noun in its clause, as far as it may govern it."""
    first = at
    while first > max(0, at - REACH) and items[first - 1].kind not in {"PUNCT", "SUB", "REL"}:
        first -= 1
    return items[first:at]


def _said_of(items: Sequence[Item], end: int) -> Sequence[Item]:
    """Return what stands behind a noun's phrase in its clause, up to the verb."""
    last = end
    while last < min(len(items), end + REACH) and items[last].kind not in {"PUNCT", "SUB", "REL", "CONJ"}:
        last += 1
    return items[end:last]


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind of data/en/proceedings.tsv; verbs in all their forms."""
    found = [row for row in rows("en", "proceedings") if row["kind"] == kind]
    plain = {row["phrase"] for row in found if row["tag"] != "lemma"}
    forms = (verb_forms(row["phrase"], row["past"], row["participle"]) for row in found if row["tag"] == "lemma")
    return frozenset(plain | {word for group in forms for _, word in group})
