"""Parts and their wholes: of "five of the 38 held are free" the five are free, and the 38 are held.

In: items, a quantity with its phrase. Out: the phrase over its whole; what is said of the quantity itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.figure import Figure
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, phrase_after
from dadkhah.read.predicates import predicates


def whole_of(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a number is the whole of a part: what is said of "two of the seven women" is said of the two.

    A participle or relative clause right behind it ("of the 27 weavers shot dead") is its own.
    """
    whole = (
        at > 2 and items[at - 1].kind in {"DET", "POSS"} and items[at - 2].low == "of" and items[at - 3].kind == "QTY"
    )
    return whole and not (phrase.after < len(items) and items[phrase.after].kind in {"VERB", "REL"})


def over_whole(items: Sequence[Item], at: int, phrase: Phrase) -> Phrase:
    """Let the phrase of "40 of the 300 detained" reach over its whole, whose participle says nothing of the 40."""
    ahead = items[at + 1 : at + 4]
    if len(ahead) < 3 or ahead[0].low != "of" or ahead[1].kind not in {"DET", "POSS"} or ahead[2].kind != "QTY":
        return phrase
    after = phrase_after(items, at + 3).after
    while (
        after < len(items)
        and items[after].kind == "VERB"
        and (_reduced(items[after]) or (after + 1 < len(items) and items[after + 1].kind == "AUX"))
    ):
        after += 1
    return Phrase(phrase.first, after, None, None, "the")


def _reduced(verb: Item) -> bool:
    """Say whether a verb may be a participle ("the 300 detained"), not what somebody did ("the twelve pleaded")."""
    trigger = verb.entry("TRIG")
    return verb.form in {"participle", "both"} and (trigger is None or trigger.frame not in {"vi", "vip"})


def own_fate(items: Sequence[Item], phrase: Phrase, at: int) -> list[Figure]:
    """Return what is said of a quantity; of "nine of those arrested were freed" the arrest is that of the whole."""
    said = list(predicates(items, at, phrase))
    if said and at > 2 and items[at - 2].low == "of" and items[at - 3].kind == "QTY":
        named = phrase.after + 1 < len(items) and items[phrase.after + 1].kind == "AUX"
        own = named or _reduced(items[phrase.after])  # of "five of the 38 held are free" the five are
        return [
            one for one in said if own and not any(item.kind == "AUX" for item in items[phrase.after : one.triggers[0]])
        ]
    if len(said) > 1 and _told_later(items, phrase, said):
        return said[1:]
    whole = len(said) > 1 and phrase.partitive == "the" and said[0].triggers == (phrase.after,)
    lethal = bool(said) and said[0].kind in {"killed", "executed"}  # "of those executed, nine had been convicted of"
    return said[1:] if whole and not lethal and items[phrase.after - 1].low in {"those", "the", "these"} else said


def _told_later(items: Sequence[Item], phrase: Phrase, said: Sequence[Figure]) -> bool:
    """Say whether a participle only describes whom the verb tells of ("36 men held since May were freed")."""
    first, second = said[0].triggers[0], said[1].triggers[0]
    described = not any(item.kind == "AUX" for item in items[phrase.after : first])
    bare = items[first].kind == "VERB" and items[first].form in {"participle", "both"}
    related = any(item.kind == "REL" for item in items[phrase.after : first])
    told = any(item.kind == "AUX" for item in items[first:second])
    held = said[0].kind in {"arrested", "abducted", "charged", "sentenced"}
    return held and described and bare and told and not related
