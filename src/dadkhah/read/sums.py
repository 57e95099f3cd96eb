"""Figures told aside: "some 700 in all", "44 said they had been beaten", "57 cases of one kind and 102 of another".

In: items, a quantity with its phrase, the figures before it. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import Phrase, active

SUMS = frozenset({"in all", "in total", "all told", "altogether"})
REGISTERED = frozenset({"registered", "submitted", "handed", "collected"})
ROLLS = frozenset({"list", "lists", "register", "roll", "database", "memorial"})


def in_all(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "detained every man over 15, some 700 in all"."""
    words = " ".join(item.low for item in items[phrase.after : phrase.after + 2])
    told = phrase.after < len(items) and items[phrase.after].kind == "ACCTO" and phrase.head is None
    rest = phrase.after >= len(items) or items[phrase.after].kind == "PUNCT"
    if at > 1 and items[at - 1].low == "or" and items[at - 2].low == "," and rest:
        at_comma = True  # "every man of the village, or some 700 people,"
    else:
        at_comma = at > 0 and items[at - 1].low in {",", "\u2013", "\u2014"}
        rest = False
    summed = rest or told or any(words.startswith(one) for one in SUMS)
    summed = summed and at_comma
    if not summed or before:
        return
    people = items[at - 2].entry("PTRIG") if at > 1 else None
    if people is not None and people.form == "plural" and people.tag in COUNTED:
        yield figure_of(items, at, phrase, people.tag, at - 2, rule="count.in_all")
        return
    for index in range(at - 1, -1, -1):
        trigger = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if trigger is not None and trigger.tag in COUNTED:
            yield figure_of(items, at, phrase, trigger.tag, index, rule="count.in_all")
            return


def said_of_themselves(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "44 said they had been beaten", "44 reported being beaten"."""
    told = _told_of_them(items, phrase)
    told = _that_they(items, phrase) if told is None else told
    if told is not None:
        yield figure_of(items, at, phrase, items[told].tag, told, rule="count.said_of_themselves")
        return
    index = phrase.after
    if index >= len(items) or items[index].kind != "VERB" or items[index].entry("SAY") is None:
        return
    index += 1
    if items[index - 1].form != "s" and (suffered := _complained_of(items, index)):
        yield figure_of(items, at, phrase, suffered, index + 1, rule="count.said_of_themselves")
        return
    while index < len(items) and (items[index].low in {"that", "they", "us"} or items[index].kind == "AUX"):
        index += 1
    verb = items[index] if index < len(items) else None
    trigger = verb.entry("TRIG") if verb is not None and verb.kind == "VERB" else None
    if trigger is not None and trigger.tag in COUNTED and not active(items, index):
        yield figure_of(items, at, phrase, trigger.tag, index, rule="count.said_of_themselves")


def _complained_of(items: Sequence[Item], of: int) -> str:
    """Return the kind of "complained of beatings"; "no reports of injuries" are no people's words."""
    noun = items[of + 1].entry("NTRIG") if of + 1 < len(items) and items[of].low == "of" else None
    return noun.tag if noun is not None and noun.tag in COUNTED else ""


def _that_they(items: Sequence[Item], phrase: Phrase) -> int | None:
    """Find what "said" is left out before: "Seven said they were beaten, and one, a clerk, that she was raped"."""
    that = next((i for i in range(phrase.after, min(len(items), phrase.after + 10)) if items[i].low == "that"), None)
    if that is None or any(item.kind in {"VERB", "AUX", "QTY", "REL"} for item in items[phrase.after : that]):
        return None
    if that + 1 >= len(items) or items[that + 1].low not in {"he", "she", "they"}:
        return None
    index = that + 2
    while index < len(items) and (items[index].kind == "AUX" or items[index].adverb):
        index += 1
    trigger = items[index].entry("TRIG") if index < len(items) and items[index].kind == "VERB" else None
    suffered = trigger is not None and trigger.tag in COUNTED and not active(items, index)
    return index if suffered else None


def _told_of_them(items: Sequence[Item], phrase: Phrase) -> int | None:
    """Find "seventeen women told the court that guards had raped them"."""
    told = next((i for i in range(phrase.after, min(len(items), phrase.after + 6)) if items[i].entry("SAY")), None)
    if told is None or any(item.kind in {"PUNCT", "QTY", "AUX"} for item in items[phrase.after : told]):
        return None
    for index in range(told + 1, min(len(items) - 1, told + 14)):
        verb = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if verb is not None and verb.tag in COUNTED:
            return index if items[index + 1].low in {"them", "us"} and active(items, index) else None
        if items[index].kind in {"PUNCT", "QTY", "NEG"}:
            return None
    return None


def cases_of(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "57 cases of disappearance and 102 of arbitrary arrest"."""
    if not before or before[-1].rule not in {"count.cases", "count.cases_of"} or items[at - 1].low not in {",", "and"}:
        return
    if at + 1 < len(items) and items[at + 1].low == "of":
        for index in range(at + 2, min(len(items), at + 5)):
            noun = items[index].entry("NTRIG", "CRIME")
            kind = "tortured" if noun is not None and noun.tag == "torture" else noun.tag if noun is not None else ""
            if kind in COUNTED:
                figure = figure_of(items, at, phrase, kind, index, rule="count.cases_of")
                yield msgspec.structs.replace(figure, unit=before[-1].unit)
                return


AFFECTS = frozenset({"affecting", "involving", "concerning"})


def affected(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "32 cases of arrest, affecting 47 people": how many people the cases are of."""
    cases = bool(before) and before[-1].rule in {"count.cases", "count.cases_of"}
    people = phrase.head is not None and items[phrase.head].entry("PNOUN", "PTRIG") is not None
    if cases and people and items[at - 1].low in AFFECTS:
        yield figure_of(items, at, phrase, before[-1].kind, at - 1, rule="count.cases_of")


def names_listed(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the list of the missing has 230 names"."""
    named = at + 1 < len(items) and items[at + 1].low == "names"
    registered = any(item.low in REGISTERED for item in items[max(0, at - 3) : at])
    if not named or not (registered or any(one.low in ROLLS for one in items[:at])):
        return
    for index in range(at - 1, -1, -1):
        group = items[index].entry("ADJT", "PTRIG")
        if group is None and items[index].kind == "VERB" and items[index].form in {"participle", "both"}:
            group = items[index].entry("TRIG")
        if group is not None and group.tag in COUNTED:
            yield figure_of(items, at, phrase, group.tag, index, rule="count.names")
            return


def of_group(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "nine of the detained", "four of those seized", where nothing else is said of them."""
    ahead = items[at + 1 : at + 5]
    group = len(ahead) > 2 and ahead[0].low == "of" and ahead[1].kind == "DET" and ahead[2].kind == "VERB"
    trigger = ahead[2].entry("TRIG") if group else None
    noun = len(ahead) > 3 and ahead[3].kind in {"PNOUN", "PTRIG", "WORD", "NTRIG"} and not ahead[3].adverb
    if trigger is not None and trigger.tag in COUNTED and ahead[2].form in {"participle", "both"} and not noun:
        yield figure_of(items, at, phrase, trigger.tag, at + 3, rule="count.of_group")


KEEPS = frozenset({"kept", "keep", "keeps", "keeping"})


def kept(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "freed two women and kept seven men": who lets some go holds the others."""
    if not before or before[-1].kind != "released" or at < 1 or items[at - 1].low not in KEEPS:
        return
    if phrase.head is None or items[phrase.head].entry("PNOUN", "PTRIG") is not None:
        captor = any(tags_of("en", "captors").get(item.low) == "abducted" for item in items[:at])
        kind = "abducted" if captor else "arrested"
        yield figure_of(items, at, phrase, kind, at - 1, rule="count.kept")
