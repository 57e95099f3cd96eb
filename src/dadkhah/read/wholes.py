"""Wholes and their parts: what is said of "two of the seven women" is said of the two.

In: items, a quantity with its phrase. Out: the phrase over its whole, and the Figures of verbs that are said of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import Figure
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, phrase_after
from dadkhah.read.predicates import predicates, stated_by_itself

SHARES = frozenset({"half", "most", "many", "some", "much", "third", "quarter", "majority", "part", "few", "all"})


def over_whole(items: Sequence[Item], at: int, phrase: Phrase) -> Phrase:
    """Let the phrase of "40 of the 300 detained" reach over its whole, whose participle says nothing of the 40."""
    ahead = items[at + 1 : at + 4]
    if len(ahead) < 3 or ahead[0].low != "of" or ahead[1].kind not in {"DET", "POSS"} or ahead[2].kind != "QTY":
        return phrase
    after = phrase_after(items, at + 3).after
    while after < len(items) and items[after].form in {"participle", "both"} and _done_to(items[after]):
        after += 1
    return Phrase(phrase.first, _over_relative(items, after), None, None, "the")


def _done_to(item: Item) -> bool:
    """Say whether a participle can describe those it was done to: "arrested", not "died"."""
    trigger = item.entry("TRIG")
    return item.kind == "VERB" and (trigger is None or trigger.frame != "vi")


def _over_relative(items: Sequence[Item], after: int) -> int:
    """Step over the relative clause of a whole ("two of the six men who had been beaten later died")."""
    if after >= len(items) or items[after].kind != "REL":
        return after
    spoken = False
    for index in range(after + 1, min(len(items), after + 14)):
        verb = items[index].kind in {"VERB", "AUX"}
        if verb and spoken and items[index - 1].kind != "CONJ":
            return index
        if items[index].kind == "PUNCT":
            return after
        spoken = spoken or items[index].kind == "VERB"
    return after


def _whole_of(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a number is the whole of a part: what is said of "two of the seven women" is said of the two.

    A participle or relative clause right behind it ("of the 27 weavers shot dead") is its own, unless a verb follows
    that is said of the part ("three of the eight held had been raped").
    """
    after = items[phrase.after] if phrase.after < len(items) else None
    own = after is not None and (after.kind == "REL" or _done_to(after))
    return (_whole(items, at) or _fraction_of(items, at)) and not own


def _whole(items: Sequence[Item], at: int) -> bool:
    """Say whether "NUMBER of the" stands right before a number."""
    return (
        at > 2 and items[at - 1].kind in {"DET", "POSS"} and items[at - 2].low == "of" and items[at - 3].kind == "QTY"
    )


def _fraction_of(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is the whole of a share ("half of the town's 9,000 residents")."""
    back = at - 1
    while back > 0 and at - back < 6 and items[back].kind in {"DET", "POSS", "GEN", "WORD", "PLACE", "NAME", "UNIT"}:
        back -= 1
    if back < 1 or back == at - 1 or items[back].low != "of":
        return False
    return items[back - 1].low in SHARES or items[back - 1].kind in {"PCT", "GUARD"}


def said_of(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find what verbs behind the phrase say of it."""
    if stated_by_itself(items, phrase) or _whole_of(items, at, phrase):
        return
    relative = phrase.after < len(items) and items[phrase.after].kind == "REL"
    for figure in predicates(items, at, phrase):
        said = any(item.kind == "AUX" for item in items[phrase.after : figure.verb])
        if _whole(items, at) and said and not relative:
            return  # "three of the eight held had been raped"
        yield figure
        if _whole(items, at) and relative:
            return
