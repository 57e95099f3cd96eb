"""Numbers that count nobody by what stands right beside them: gate 3, a woman of 58, 39 by one count, no sign that.

In: items and the index of a quantity. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.fates import NO_TRACE
from dadkhah.read.items import Item

NUMBERED = frozenset({
    "gate", "room", "ward", "block", "platform", "route", "highway", "cell", "zone", "phase", "level", "unit", "sector",
    "building", "terminal", "pier", "flight", "line", "channel", "page", "chapter", "table", "annex", "item", "camp",
})  # fmt: skip
"""Things that bear a number."""

COUPLED = frozenset({"PNOUN", "PTRIG", "QTY", "NTRIG", "UNIT"})
"""Behind "couple" these are counted ("a couple people")."""
LABELS = frozenset({"capacity", "population", "tel", "telephone", "phone", "fax", "age", "aged", "budget", "distance"})
"""Before a colon: what the number behind it measures ("camp of Sabil (capacity: 12,000)")."""


def uncounted(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is a label, an age, one way of counting, or nothing that was found."""
    counted = at + 1 < len(items) and items[at + 1].low in {"count", "account", "estimate", "tally", "report"}
    if counted and at and items[at - 1].low in {"by", "to", "in"}:
        return True  # "39 by one count"
    value = items[at].value
    pair = getattr(value, "low", None) == 2 and getattr(value, "bound", "") == "vague"
    if pair and not any(one.kind in COUPLED or one.low == "of" for one in items[at + 1 : at + 2]):
        return True  # "an elderly couple": a pair of spouses
    weapons = at + 1 < len(items) and items[at + 1].kind == "HARM" and items[at + 1].low.endswith("s")
    if weapons or _label_or_age(items, at):
        return True
    zero = items[at].low == "no" and getattr(value, "low", None) == 0
    if at > 2 and items[at - 1].kind == "DET" and [items[at - 2].low, items[at - 3].low] == ["of", "neither"]:
        return True  # "neither of the two was hurt"
    missed = zero and at + 1 < len(items) and (items[at + 1].low in NO_TRACE or _clause_of(items, at + 1))
    return missed or (at > 0 and items[at - 1].low in {"every", "each", "per"})


def _label_or_age(items: Sequence[Item], at: int) -> bool:
    """Say whether a bare number names a thing ("gate 3") or tells an age ("a schoolmistress of 58")."""
    follows = items[at + 1 : at + 3]
    if len(follows) == 2 and follows[0].low == "for" and follows[1].low in {"each", "every"}:
        return True
    if at > 1 and items[at - 1].low == ":" and items[at - 2].low in LABELS:
        return True
    bare = at > 0 and getattr(items[at].value, "kind", "") == "numeral"
    named = bare and items[at - 1].low in NUMBERED
    person = items[at - 2].entry("PNOUN") if at > 2 and items[at - 1].low == "of" else None
    single = person is not None and person.form == "singular" and person.tag == "person" and items[at - 3].tag == "a"
    ends = not follows or follows[0].kind in {"PUNCT", "AUX", "VERB", "CONJ"}
    if not bare:
        return single and ends
    aged = at > 1 and items[at - 1].low == "," and items[at - 2].kind in {"PNOUN", "PERSON", "OFFICE"}
    single_verb = len(follows) == 2 and follows[0].low == "," and follows[1].low in {"has", "was", "is", "died", "said"}
    apart = at > 1 and items[at - 1].low == "," and bool(follows) and follows[0].low == ","
    if apart and (single_verb or items[at - 2].low == "."):
        return True  # "Karam T., 34, died of it"
    if aged and items[at - 2].form != "plural" and follows and follows[0].low == ",":
        return True  # "the suspect, 34, was"
    if _bracketed_age(items, at):
        return True
    years = bool(follows) and follows[0].low == "when"  # "he was 14 when they came"
    return named or years or (single and ends)


TOLD_OF_ONE = frozenset({"who", "whose", "was", "is", "has", "had", "died"})


def _bracketed_age(items: Sequence[Item], at: int) -> bool:
    """Say whether a number in brackets is the age of one person ("Jomir (22), who tried to flee, was hit")."""
    if at < 2 or items[at - 1].low != "(" or items[at - 2].kind not in {"PERSON", "NAME", "WORD", "PNOUN"}:
        return False
    behind = [item.low for item in items[at + 1 : at + 4] if item.low != ","]
    return behind[:1] == [")"] and behind[1:2] != [] and behind[1] in TOLD_OF_ONE


def _clause_of(items: Sequence[Item], noun: int) -> bool:
    """Say whether "that" says what a noun is about ("no confirmation that")."""
    return items[noun].kind == "WORD" and noun + 1 < len(items) and items[noun + 1].low == "that"
