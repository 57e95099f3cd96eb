"""Figures that point back at what was counted: "187 of these cases", "the other 14", "Twelve took place in public".

In: items, a quantity with its phrase, what the rows before counted. Out: Figure after Figure, each a part of a figure
before it. Nothing is pointed at where the nearest number of people before is one that nobody counted (read/past.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from dadkhah.model.claim import Count
from dadkhah.read.figure import COUNTED, Context, Figure, unit_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.losses import treated
from dadkhah.read.phrases import ADVERBS, Phrase
from dadkhah.read.sums import ROLLS

THESE = frozenset({"these", "those", "them"})
TAKEN = frozenset({"arrested", "abducted", "disappeared"})
REST = frozenset({"other", "others", "remaining"})
LIFELESS = frozenset({"killed", "executed", "disappeared"})
"""Of these nobody says a word any more."""
PAST_FORMS = frozenset({
    "took", "came", "went", "lost", "left", "fell", "fled", "got", "began", "made", "gave", "held", "kept", "spent",
    "stood", "wore", "bore", "ran", "saw", "knew", "met", "belonged", "lived", "worked", "grew", "paid",
})  # fmt: skip
"""Verbs of the past that the lexicon need not know, and that do not end in -ed."""
BULLETS = frozenset({"\u2022", "-", "*", "\u2013", "\u2014", '"', "\u201c"})


FAMILY = frozenset({"family", "families", "household"})
GENERIC = frozenset({"man", "woman", "boy", "girl", "person", "child", "victim"})
SPARED = frozenset({"survived", "escaped", "recovered", "remained"})
"""What these say is that nothing, or nothing more, befell somebody."""
KNOWS = frozenset({"know", "knows", "knew", "heard"})
REFERS = frozenset({"including", "among", "and", ","})


def pointing(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find the figures of a row that are a part of what was counted before: the first rule that fits."""
    last = before[-1] if before and before[-1].kind != "places" else None
    near = last.kind if last else context.near
    if last is not None and _those_of(items, at):
        yield _part(items, at, phrase, near, rule="count.those_of")
    elif last is None and near in COUNTED and _among_those(items, phrase):
        yield _part(items, at, phrase, near, rule="count.among")
    elif near in COUNTED and (_list_of(items, at, phrase) or (last is None and _there_were(items, at, phrase))):
        yield Figure(at, near, "person", phrase, (at,), "count.list_of")
    elif near in {"killed", "injured"} and treated(items, at, phrase):
        yield Figure(at, "injured", unit_of(items, phrase), phrase, (at - 1,), "count.treated")
    elif _in_hospital(items, phrase) and near in {"killed", "injured"}:
        yield Figure(at, "injured", unit_of(items, phrase), phrase, (phrase.after,), "count.in_hospital")
    elif (last is None or last.rule == "count.bracket") and near in COUNTED and _in_brackets(items, at, phrase):
        yield Figure(at, near, "person", phrase, (at,), "count.bracket", "breakdown")
    elif last is not None and (kind := _of_last(items, at, phrase, before)):
        yield _part(items, at, phrase, kind, rule="count.of_these")
    elif last is None and context.mention in COUNTED and _known(items, at, phrase):
        yield Figure(at, context.mention, "person", phrase, (at,), "count.known")
    elif last is None and near in COUNTED and not _acted_on(items, at):
        yield from _of_before(items, at, phrase, context)


def _of_last(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> str:
    """Return the kind of "the remaining 16" or "29 returned" behind a figure of the sentence, else ""."""
    if items[at - 1].low == ";" and before[-1].kind in TAKEN and (home := brought_home(items, at, phrase)):
        return home
    return before[-1].kind if _the_rest(items, at, phrase) and len({one.kind for one in before}) == 1 else ""


def _of_before(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> Iterator[Figure]:
    """Find a part of what the sentences before counted; of nobody there is none."""
    kind = _kind_that_holds(context, getattr(items[at].value, "low", None))
    nobody = bool(context.wholes) and all(
        isinstance(w.body, Count) and w.body.quantity.high == 0 for w in context.wholes
    )
    nobody = nobody or (not kind and _exceeds(context, getattr(items[at].value, "low", None)))
    if not nobody and (_of_these(items, at, phrase) or _the_rest(items, at, phrase)):
        yield _part(items, at, phrase, kind or context.near, rule="count.of_these")
    elif kind and _one_kind(context) and _of_the_men(items, phrase):
        yield _part(items, at, phrase, kind, rule="count.of_these")
    elif _opens_row(items, at) and (home := brought_home(items, at, phrase)) and context.near in _before_home(home):
        yield _part(items, at, phrase, home, rule="count.came_home")
    elif context.near in {"arrested", "released", "abducted"} and _still_held(items, phrase):
        kept = "abducted" if context.near == "abducted" else "arrested"
        yield _part(items, at, phrase, kept, rule="count.still_held")
    elif _in_some_cases(items, at, phrase):
        yield _part(items, at, phrase, context.near, rule="count.in_cases")
    elif context.cases and _in_cases(items, at):
        yield msgspec.structs.replace(_part(items, at, phrase, context.near, rule="count.in_cases"), unit="case")
    elif _fronted(items, at, phrase):
        yield _part(items, at, phrase, kind or context.near, rule="count.of_whole")
    elif kind and _some_did(items, at, phrase, kind) and (own := _of_family(items, context, kind)):
        yield _part(items, at, phrase, own, rule="count.some_of_them")


def _exceeds(context: Context, low: int | None) -> bool:
    """Say whether a number is larger than every figure before: it is no part of them ("There were 300 of them")."""
    most = [one.body.quantity.high for one in context.wholes if isinstance(one.body, Count)]
    return bool(low and most) and all(high is not None and low is not None and high < low for high in most)


def _kind_that_holds(context: Context, low: int | None) -> str:
    """Return the kind of a figure before that is larger than a number: of the last kind counted, else the nearest."""
    bodies = [one.body for one in context.wholes if isinstance(one.body, Count)]
    kinds = [str(body.kind) for body in bodies if low and (body.quantity.low or body.quantity.high or 0) > low]
    parts = (
        low
        and context.parted
        and any(number > low and kind == context.near for number, kind in context.numbers.items())
    )
    if parts and bodies:
        return context.near  # the last figure was itself a part ("101 of the arrests")
    return context.near if context.near in kinds else kinds[-1] if kinds else ""


def _list_of(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "the lawyers had a list of 46" where people were counted."""
    names = at + 1 < len(items) and items[at + 1].low == "names" and any(item.low in ROLLS for item in items[:at])
    return names or (at > 2 and phrase.head is None and items[at - 1].low == "of" and items[at - 2].low in ROLLS)


def _there_were(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "Then it said there had been sixty" behind a sentence that counts."""
    back = at - 1
    while back > 0 and items[back].kind == "AUX":
        back -= 1
    ends = phrase.after >= len(items) or items[phrase.after].kind == "PUNCT"
    said = items[0].kind in {"PREP", "DATE"} or any(item.entry("SAY") for item in items[:back])
    it = back > 0 and items[back].low == "it" and any(one.entry("SAY") for one in items[max(0, back - 2) : back])
    it = it and not any(one.kind == "QTY" for one in items[:back])  # "140 were aboard, the captain says it was 110"
    return said and back < at - 1 and (items[back].low == "there" or it) and phrase.head is None and ends


def _among_those(items: Sequence[Item], phrase: Phrase) -> bool:
    """Find "twelve members of his family, two daughters included, were among them"."""
    for index in range(phrase.after, min(len(items) - 2, phrase.after + 14)):
        if items[index].kind == "AUX":
            return items[index].tag == "be" and items[index + 1].low == "among" and items[index + 2].low in THESE
        if items[index].kind in {"VERB", "REL", "SUB"} or items[index].low in {";", ":"}:
            return False
    return False


def _still_held(items: Sequence[Item], phrase: Phrase) -> bool:
    """Find "more than 400 remain in camps" where people were held or freed."""
    ahead = items[phrase.after : phrase.after + 6]
    stays = len(ahead) > 2 and (ahead[0].low.startswith("remain") or any(item.low == "still" for item in ahead[:2]))
    return stays and any(one.tag == "in" and two.entry("UNIT") is not None for one, two in pairwise(ahead))


def brought_home(items: Sequence[Item], at: int, phrase: Phrase) -> str:
    """Return what became of some of those taken: "22 have come home" are released, "in coffins" killed; else ""."""
    index = at + 1 if items[at + 1 : at + 2] and items[at + 1].low in RETURNED else phrase.after
    while index < len(items) and (items[index].tag == "have" or items[index].low in {"since", "now", "later"}):
        index += 1
    words = [item.low for item in items[index : index + 2]]
    ends = len(words) < 2 or items[index + 1].kind in {"PUNCT", "DATE", "DET"}
    seen = words[:1] in (["reappeared"], ["resurfaced"]) and (ends or words[1] == "after")
    alone = seen or (words[:1] == ["returned"] and ends)
    home = len(words) == 2 and words[0] in {"come", "came", "returned", "gone", "went"} and words[1] in {"home", "back"}
    if phrase.partitive == "the" or not (alone or home):
        return ""
    return "released" if LIFELESSLY.isdisjoint([item.low for item in items[index + 2 : index + 6]]) else "killed"


def _before_home(home: str) -> frozenset[str]:
    """Return the kinds of those who can come home so: those taken, and dead also some of those freed."""
    return TAKEN | {"released"} if home == "killed" else TAKEN


RETURNED = frozenset({"returned", "came", "reappeared", "resurfaced"})
LIFELESSLY = frozenset({"bodies", "corpses", "coffins", "shrouds", "dead", "coffin", "shroud", "bags"})


def _opens_row(items: Sequence[Item], at: int) -> bool:
    """Say whether nothing but "Of those" or "Only" stands before a number."""
    return all(item.low in BEFORE_HOME or item.kind in OPENERS for item in items[:at])


BEFORE_HOME = frozenset({"only", "just", "so", "far", "of", ",", "but"})
OPENERS = frozenset({"PRON", "DET", "DATE"})


def _in_cases(items: Sequence[Item], at: int) -> bool:
    """Find "In 34, the gunmen wore uniform" behind a sentence that counts cases."""
    ahead = items[at + 1 : at + 2]
    return at == 1 and items[0].low == "in" and bool(ahead) and ahead[0].low == ","


def _in_some_cases(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "In three cases the date is not known", "In the case of four,": those counted before are cases."""
    unit = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    of = at == 4 and items[3].low == "of" and items[2].low in {"case", "cases"} and phrase.head is None
    return items[0].low == "in" and (of or (at == 1 and unit is not None and unit.lemma == "case"))


def _those_of(items: Sequence[Item], at: int) -> bool:
    """Find "59 deaths, including those of 13 women"."""
    return (
        at > 3 and items[at - 1].low == "of" and items[at - 2].low in {"those", "that"} and items[at - 3].low in REFERS
    )


def _in_hospital(items: Sequence[Item], phrase: Phrase) -> bool:
    """Find "eighty-three were in hospital" where dead or hurt are told of."""
    ahead = items[phrase.after : phrase.after + 4]
    there = len(ahead) > 2 and ahead[0].tag == "be" and any(item.low in {"hospital", "hospitals"} for item in ahead[2:])
    return there and ahead[1].low in {"in", "still"}


def _fronted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "Of these, 712 were laid at the army's door"."""
    opens = at == 3 and items[0].low in {"of", "among"} and items[1].low in THESE and items[2].low == ","
    return opens and (phrase.head is None or items[phrase.head].entry("PNOUN", "PTRIG") is not None)


def _of_the_men(items: Sequence[Item], phrase: Phrase) -> bool:
    """Find "the last rites to seven of the men", "20 of the men had been shot"."""
    head = items[phrase.head] if phrase.head is not None and phrase.partitive == "the" else None
    generic = head is not None and phrase.first == phrase.head and any(entry.lemma in GENERIC for entry in head.entries)
    behind = items[phrase.after] if phrase.after < len(items) else None
    ends = behind is None or behind.kind in {"AUX", "PUNCT", "CONJ", "VERB", "PREP", "SUB"}
    return generic and ends and not (behind is not None and behind.entry("SAY") is not None)


def _of_family(items: Sequence[Item], context: Context, kind: str) -> str:
    """Return the kind of a bare number, "" where dead and hurt stand before it and it may be of either.

    Those who "belonged to one family" are the dead.
    """
    if _one_kind(context):
        return kind
    kinds = {str(one.body.kind) for one in context.wholes if isinstance(one.body, Count)}
    return "killed" if "killed" in kinds and any(item.low in FAMILY for item in items[:9]) else ""


def _one_kind(context: Context) -> bool:
    return len({str(one.body.kind) for one in context.wholes if isinstance(one.body, Count)}) == 1


def _known(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "We know of twenty-four", "I counted thirty before ..."."""
    by = items[at - 2] if at > 1 and items[at - 1].low == "of" else items[at - 1] if at else None
    says = by is not None and (by.low in KNOWS or (by.kind == "VERB" and by.entry("SAY") is not None))
    after = items[phrase.after] if phrase.after < len(items) else None
    return (
        says
        and phrase.head is None
        and (after is None or after.kind in {"PUNCT", "SUB", "CONJ"} or after.low == "before")
    )


def _part(items: Sequence[Item], at: int, phrase: Phrase, kind: str, *, rule: str) -> Figure:
    figure = Figure(at, kind, unit_of(items, phrase), phrase, (at,), rule, "subset")
    return figure if figure.unit in {"person", "case", "body"} else msgspec.structs.replace(figure, unit="person")


def _acted_on(items: Sequence[Item], at: int) -> bool:
    """Say whether a verb of harm before the number tells by itself what was done to them."""
    verb = verb_left(items, at)
    return verb is not None and items[verb].entry("TRIG", "FATE") is not None


def _of_these(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "187 of these cases", "40 of those women", "verified 31 of them"."""
    ahead = items[at + 1 : at + 3]
    if len(ahead) < 2 or ahead[0].low != "of" or ahead[1].low not in THESE:
        return False
    one = getattr(items[at].value, "low", None) == 1
    if one and at and items[at - 1].kind not in {"PUNCT", "CONJ", "SUB"}:
        return False  # "burned to death in one of them", "I carried one of them"
    head = items[phrase.head] if phrase.head is not None else None
    behind = items[phrase.after] if phrase.after < len(items) else None
    if items[0].kind == "ACCTO" or (behind is not None and behind.entry("SAY") is not None):
        return False  # two who speak need not be two of those who suffered
    if any((people := item.entry("PNOUN", "PTRIG")) and people.form == "plural" for item in items[:at]):
        return False  # "relatives, perhaps 150 of them": they stand in the sentence
    return head is None or phrase.partitive == "pronoun" or head.entry("PNOUN", "PTRIG") is not None


def _the_rest(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "the other 14 were passers-by", "the remaining 30"."""
    rest = at > 1 and items[at - 1].low in REST and items[at - 2].kind in {"DET", "POSS"}
    head = items[phrase.head] if phrase.head is not None and items[phrase.head].low not in ADVERBS else None
    if head is not None and head.tag in {"case", "event"}:
        return False
    return rest and (head is None or head.entry("PNOUN", "PTRIG") is not None)


def _some_did(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> bool:
    """Find "Twelve took place in public", "Nine belonged to one family": a bare number that opens its sentence."""
    opens = all(item.low in BULLETS for item in items[:at])
    verb = items[at + 1] if at + 1 < len(items) else None
    return opens and verb is not None and phrase.head in {None, at + 1} and _past(verb, kind)


def _past(verb: Item, kind: str) -> bool:
    """Say whether a word tells what somebody did, and no harm."""
    if verb.entry("TRIG", "FATE", "ACT", "NTRIG") is not None or verb.low in SPARED:
        return False
    if verb.kind == "VERB":
        return not (kind in LIFELESS and verb.entry("SAY") is not None)
    return verb.kind == "WORD" and (verb.low in PAST_FORMS or (verb.low.endswith("ed") and len(verb.low) > 4))


def _in_brackets(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "Students form the largest group (38), before fishermen (31)"."""
    alone = at > 1 and at + 1 < len(items) and items[at - 1].low == "(" and items[at + 1].low == ")"
    group = items[at - 2].entry("PNOUN", "PTRIG") if alone else None
    plural = group is not None and group.form == "plural" and group.tag == "person"
    return phrase.head is None and alone and (plural or items[at - 2].low == "group")
