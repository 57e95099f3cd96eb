"""Parts and their wholes: of "five of the 38 held are free" the five are free, and the 38 are held.

In: items, a quantity with its phrase. Out: the phrase over its whole; what is said of the quantity itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from dadkhah.read.figure import COUNTED, Context, Figure
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, phrase_after
from dadkhah.read.predicates import predicates, stated_by_itself

LETHAL = frozenset({"killed", "executed"})
WE = frozenset({"we", "i", "they", "he", "she", "it"})
SHARES = frozenset({"half", "most", "many", "some", "much", "third", "quarter", "majority", "part", "few", "all"})


def whole_of(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a number is the whole of a part: what is said of "two of the seven women" is said of the two.

    A participle or relative clause right behind it ("of the 27 weavers shot dead") is its own.
    """
    after = items[phrase.after] if phrase.after < len(items) else None
    own = after is not None and (after.kind == "REL" or (after.kind == "VERB" and _reduced(after)))
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


def over_whole(items: Sequence[Item], at: int, phrase: Phrase) -> Phrase:
    """Let the phrase of "40 of the 300 detained" reach over its whole, whose participle says nothing of the 40."""
    ahead = items[at + 1 : at + 4]
    if len(ahead) < 3 or ahead[0].low != "of" or ahead[1].kind not in {"DET", "POSS"} or ahead[2].kind != "QTY":
        met = over_contact(items, phrase.after) if phrase.after < len(items) else phrase.after
        return phrase if met == phrase.after else msgspec.structs.replace(phrase, after=met)
    after = phrase_after(items, at + 3).after
    while (
        after < len(items)
        and items[after].kind == "VERB"
        and (_reduced(items[after]) or (after + 1 < len(items) and items[after + 1].kind == "AUX"))
    ):
        after += 1
    return Phrase(phrase.first, _over_relative(items, after), None, None, "the")


def _over_relative(items: Sequence[Item], after: int) -> int:
    """Step over the relative clause of a whole ("two of the six men who had been beaten later died")."""
    if after < len(items) and (items[after].kind == "PRON" or _whom(items, after)):
        return over_contact(items, after)
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


def _whom(items: Sequence[Item], after: int) -> int:
    """Return how many words "whom", "with whom", "on whose behalf" has at an index, 0 where none stands there."""
    words = [item.low for item in items[after : after + 2]]
    if words[1:] == ["whose"] and items[after].kind == "PREP":
        return 3  # "on whose behalf we wrote"
    return 1 if words[:1] == ["whom"] else 2 if words[1:] == ["whom"] and items[after].kind == "PREP" else 0


def over_contact(items: Sequence[Item], after: int) -> int:
    """Step over a clause without "whom" ("38 of the 46 weavers we spoke to had been beaten"), where no harm is told."""
    begin, after = after, after + _whom(items, after)
    ahead = items[after : after + 4]
    if len(ahead) < 3 or ahead[0].low not in WE or ahead[1].entry("TRIG") is not None or ahead[1].kind == "AUX":
        return begin
    prepared = ahead[2].kind == "PREP" or ahead[2].low in {"to", "with"}
    end = after + 2 + prepared
    told = end < len(items) and (items[end].kind == "AUX" or items[end].entry("SAY") is not None)
    return end if told else begin


def _reduced(verb: Item) -> bool:
    """Say whether a verb may be a participle ("the 300 detained"), not what somebody did ("the twelve pleaded")."""
    trigger = verb.entry("TRIG")
    if trigger is None and verb.entry("SAY") is not None:
        return False  # "71 of the 97 told us"
    return verb.form in {"participle", "both"} and (trigger is None or trigger.frame not in {"vi", "vip"})


def said_of(items: Sequence[Item], at: int, phrase: Phrase) -> list[Figure]:
    """Find what verbs behind the phrase say of it."""
    apart = stated_by_itself(items, phrase) or whole_of(items, at, phrase) or _described(items, phrase)
    return [] if apart else _own_fate(items, at, phrase)


def _described(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a participle tells who some are ("two of them guards beaten by the crowd"), not what is counted."""
    after = items[phrase.after] if phrase.after < len(items) else None
    named = phrase.partitive == "pronoun" and phrase.head is not None and items[phrase.head].kind == "PNOUN"
    return named and after is not None and after.kind == "VERB" and _reduced(after)


def _own_fate(items: Sequence[Item], at: int, phrase: Phrase) -> list[Figure]:
    """Return what is said of a quantity; of "nine of those arrested were freed" the arrest is that of the whole."""
    said = list(predicates(items, at, phrase))
    if said and _whole(items, at) and items[phrase.after].kind == "REL":
        return said[:1]  # "two of the six men who had been beaten later died"
    if said and at > 2 and items[at - 2].low == "of" and items[at - 3].kind == "QTY":
        named = phrase.after + 1 < len(items) and items[phrase.after + 1].kind == "AUX"
        own = named or _reduced(items[phrase.after])  # of "five of the 38 held are free" the five are
        return [
            one for one in said if own and not any(item.kind == "AUX" for item in items[phrase.after : one.triggers[0]])
        ]
    if said and _convicted_dead(items, at, said[0]):
        return []
    if len(said) > 1 and _told_later(items, phrase, said):
        return said[:1] if said[1].polarity == "denied" else said[1:]  # "five taken in May have not been freed"
    whole = len(said) > 1 and phrase.partitive == "the" and said[0].triggers == (phrase.after,)
    lethal = bool(said) and said[0].kind in {"killed", "executed"}  # "of those executed, nine had been convicted of"
    return said[1:] if whole and not lethal and items[phrase.after - 1].low in {"those", "the", "these"} else said


def _convicted_dead(items: Sequence[Item], at: int, said: Figure) -> bool:
    """Say whether a conviction is that of people put to death ("Of the 68 executed, 38 had been convicted of")."""
    fronted = at > 2 and items[0].low in {"of", "among"} and items[at - 1].low == ","
    dead = fronted and any(item.entry("TRIG") is not None and item.tag in LETHAL for item in items[1 : at - 1])
    perfect = any(item.low == "had" for item in items[at : said.triggers[0]])
    return dead and perfect and said.kind in {"sentenced", "charged"}


def _told_later(items: Sequence[Item], phrase: Phrase, said: Sequence[Figure]) -> bool:
    """Say whether a participle only describes whom the verb tells of ("36 men held since May were freed")."""
    first, second = said[0].triggers[0], said[1].triggers[0]
    described = not any(item.kind == "AUX" for item in items[phrase.after : first])
    bare = items[first].kind == "VERB" and items[first].form in {"participle", "both"}
    related = any(item.kind == "REL" for item in items[phrase.after : first])
    died = items[second].entry("TRIG")
    told = any(item.kind == "AUX" for item in items[first:second])
    told = told or (died is not None and died.frame == "vi" and died.form in {"past", "both"})  # "held there died"
    held = said[0].kind in {"arrested", "abducted", "charged", "sentenced"}
    return held and described and bare and told and not related


SETTINGS = (frozenset({"PLACE", "NAME", "ORG"}), frozenset({"DATE"}))
"""Kinds of items that say where and when."""
BEHIND = 4
"""How many items behind a number may say where or when those were counted."""


def with_setting(items: Sequence[Item], at: int, last: Figure) -> Literal["addition", "breakdown"]:
    """Say how a number with its own place or day goes on from the figure before.

    "14 were shot in Lima, six in Quito" are twenty, "20 were shot, 14 in Lima and six in Quito" are twenty too.
    """
    if last.rule == "count.part" or last.part == "breakdown":
        return "addition" if last.part == "addition" else "breakdown"  # the third goes on as the second did
    ends = next((index for index in range(last.at + 1, at) if items[index].kind == "QTY"), at)
    for kinds in SETTINGS:
        here = any(item.kind in kinds for item in items[at + 1 : at + BEHIND])
        there = any(item.kind in kinds for item in items[last.at + 1 : ends])
        fronted = items[at - 1].kind in kinds and items[0].kind in kinds and last.at > 0  # "Lima lost 70 men, Quito 19"
        if (here and there) or fronted:
            return "addition"
    return "breakdown"


LOCAL = frozenset({"PLACE", "NAME", "ORG"})


def shares_being(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> bool:
    """Find "Eighteen were farmers, nine shopkeepers and five women": the form of "be" stands with the first alone."""
    first = last.phrase.after if last.rule != "count.were" or last.phrase.head is None else last.at
    told = items[first].tag == "be" if first < len(items) else False
    chained = last.rule == "count.were" and last.phrase.head is not None
    named = phrase.head is not None and items[phrase.head].kind in {"PNOUN", "DEMONYM", "PTRIG", "WORD"}
    part = last.part == "subset" and (told or chained) and getattr(items[at].value, "low", None) != 0
    between = items[last.phrase.after + told : at]
    quiet = not any(one.kind in {"VERB", "AUX", "REL", "SUB", "QTY"} for one in between)
    ends = phrase.after >= len(items) or items[phrase.after].low in {",", ".", "and", ";", "of", "from", "in"}
    return part and named and quiet and ends and items[at - 1].low in {",", "and"}


def sorted_kind(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> str:
    """Return what "By region: Velm 141, the islands 88" sorts, "" for any other row.

    That is what was counted before, or what a number counts that is the sum of all.
    """
    if items[0].low != "by":
        return ""
    opens = len(items) > 4 and any(item.low == ":" for item in items[2:5])
    ends = phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    named = items[at - 1].kind in {"PLACE", "NAME", "ORG", "PNOUN", "DATE", "WORD", "UNIT", "DEMONYM", "PERSON"}
    if not (opens and ends and named and phrase.head is None) or any(i.kind in {"AUX", "VERB"} for i in items):
        return ""
    whole = sum(getattr(item.value, "low", None) or 0 for item in items if item.kind == "QTY")
    return context.numbers.get(whole, context.near)


HAD = frozenset({"had", "has", "saw", "lost", "counted", "recorded", "registered", "suffered", "reported"})
"""What a country does with its share of those counted ("Brazil had four, India three")."""
LEADS = frozenset({"led", "leads", "headed", "heads", "topped", "tops", "followed", "follows"})
OPENS = frozenset({",", ";", "and", "while", "\u2013", "\u2014", "-", "\u2022"})


def had_by_place(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find "Brazil had four" behind a sentence that counts, or behind "Of the 54 killed,"."""
    back = at - 1
    while back > 0 and (items[back].adverb or items[back].low in {"alone", "again", "also"}):
        back -= 1
    ends = phrase.head is None and (phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"})
    if not ends or back < 1:
        return
    first = 1 if items[0].low in OPENS else 0
    led = [item.low for item in items[back - 1 : back + 1]] == [",", "with"] and items[first].kind in {"PLACE", "NAME"}
    led = led and any(item.low in LEADS for item in items[first + 1 : back])  # "Peru led the region, with five"
    had = items[back].low in HAD and items[back - 1].kind in {"PLACE", "NAME"}
    opens = led or (had and (back == 1 or items[back - 2].low in OPENS))
    last = before[-1] if before and before[-1].kind != "places" else None
    kind = last.kind if last is not None else context.near
    if opens and kind in COUNTED and getattr(items[at].value, "low", None) != 0:
        yield Figure(at, kind, "person", phrase, (back,), "count.of_place", "breakdown")


def they_were(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "In Lima they were 40", "In Quito there were nine" behind a sentence that counts."""
    before = [item.low for item in items[max(0, at - 2) : at]]
    ends = phrase.head is None and (phrase.after >= len(items) or items[phrase.after].kind == "PUNCT")
    placed = items[0].tag == "in" and any(item.kind in LOCAL for item in items[1 : at - 2])
    return ends and placed and before in (["they", "were"], ["there", "were"], ["it", "was"])
