"""Figures that take their kind from a figure before them: subsets, breakdowns, numbers that share a verb left out.

In: items, a quantity with its phrase, the figures before it, what the rows before counted. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Count
from dadkhah.read.anaphora import TAKEN, brought_home
from dadkhah.read.denials import REACH
from dadkhah.read.figure import COUNTED, Context, Figure, figure_of, part_of, unit_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import Phrase, phrase_after
from dadkhah.read.portioned import shares_being, sorted_kind, they_were, with_setting

CHAINED = frozenset({
    "count.of_whole", "count.of_these", "count.some_of_them", "count.were", "count.in_cases", "count.of_counted",
})  # fmt: skip
"""Behind a part that these rules found, bare numbers of the sentence are parts of the same whole."""
FROM = frozenset({"arrested", "abducted", "killed", "displaced", "injured"})
"""Kinds whose bare numbers may go on with "from" ("31 died in air strikes, fourteen from mines")."""
JOINED = frozenset({",", "and", ";", "while", "but"})
GAPPED = frozenset({"count.gapped", "count.dead", "count.nominal"})
LOCAL = frozenset({"PLACE", "NAME", "ORG"})
JOINTS = frozenset({",", ":", "and", "(", ";"})
ADULT = 18
"""A bare number below this one, behind "were", is an age ("two were 15 at the time")."""
FEW = 20
"""A number up to this one may come twice in a text by chance."""
WHOLE = frozenset({"dead", "victim", "wounded", "injured", "missing", "survivor"})


def parts(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find figures that are a part of one before: the first rule that fits gives the kind."""
    last = _main(items, before)
    if last is not None and last.kind in TAKEN and (home := brought_home(items, at, phrase)):
        yield msgspec.structs.replace(_part(items, at, phrase, last, "subset", rule="count.came_home"), kind=home)
        return
    if last is not None and at - last.phrase.after <= REACH:
        yield from _of_whole(items, at, phrase, last)
        badly = [*_how_badly(items, at, phrase, last)]
        yield from badly or _inherited(items, at, phrase, last)
        yield from _bracketed(items, at, phrase, last)
        yield from _gapped(items, at, phrase, last)
    if last is None and _of_these(items) and context.near and _behind_place(items, at, phrase):
        yield Figure(at, context.near, unit_of(items, phrase), phrase, (at,), "count.part", "breakdown")
    yield from _accounted(items, at, phrase, last.kind if last else context.near)
    if kind := sorted_kind(items, at, phrase, context) or (they_were(items, at, phrase) and context.near):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (at,), "count.part", "breakdown")
    if last is None or last.rule == "count.of_kind":
        yield from _of_kind(items, at, phrase)
    if last is not None and _there_were(items, at, phrase):
        yield Figure(at, last.kind, last.unit, phrase, last.triggers, "count.there_were")
    if last is None and phrase.partitive == "pronoun":
        yield from _of_them(items, at, phrase)
    for part in before[-2:]:
        if _for_each(items, at, phrase, part):
            yield _part(items, at, phrase, part, "breakdown", rule="count.part")
    yield from _joined(items, at, phrase, last)
    yield from _another(items, at, phrase, last.kind if last else context.near)
    yield from _said_to_be(items, at, phrase, last.kind if last else context.near)
    yield from _shot(items, at, phrase, context.near)
    yield from _some_of_them(items, at, phrase, context)
    yield from _among(items, at, phrase, context.near if last is None else "", before)


def _main(items: Sequence[Item], before: Sequence[Figure]) -> Figure | None:
    """Return the figure before; of a number with two kinds ("the release of 43 people who had been held") the first."""
    last = before[-1] if before and before[-1].kind != "places" else None
    if last is None or len(before) < 2 or before[-2].at != last.at:
        return last
    related = any(item.kind == "REL" for item in items[last.phrase.after : max(last.triggers)])
    return before[-2] if related else last


def _of_these(items: Sequence[Item]) -> bool:
    """Say whether a row opens with "Of these": its numbers break down what was counted before."""
    return len(items) > 1 and items[0].low == "of" and items[1].low in {"these", "them", "those"}


def _accounted(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find "Women accounted for 66 of the cases", "pupils made up 40" where people were counted."""
    if at < 2 or items[at - 1].low not in {"for", "up"}:
        return
    before = [items[at - 2].low, items[at - 1].low]
    share = before in (["accounted", "for"], ["account", "for"], ["accounting", "for"], ["made", "up"], ["make", "up"])
    rest = items[at + 1] if at + 1 < len(items) else None
    if share and kind in COUNTED and (rest is None or rest.low == "of" or rest.kind in {"PUNCT", "CONJ"}):
        yield Figure(at, kind, "person", phrase, (at - 2,), "count.accounted", "subset")


def _part(items: Sequence[Item], at: int, phrase: Phrase, last: Figure, part: str, *, rule: str) -> Figure:
    return Figure(at, last.kind, unit_of(items, phrase), phrase, (*last.triggers,), rule, part, last.polarity)


def _inherited(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find "including 23 children", "37 of them", "17 in Tehran", "Lima 9"."""
    part = part_of(items, at, phrase)
    if part is None and (_local(items, at, phrase) or _behind_place(items, at, phrase)):
        part = with_setting(items, at, last)
    pointed = at > 1 and items[at - 1].low in {"them", "these", "those"} and items[at - 2].low in {"among", "of"}
    if part is None and pointed and not (at > 2 and items[at - 3].kind == "QTY"):  # "nine of them under five" is an age
        part = "subset"
    if part is None and [item.low for item in items[at + 1 : at + 2]] == ["being"] and items[at - 1].low in JOINED:
        part = "subset"  # "430 were hurt, 39 being officers"
    if part == "subset" and getattr(items[at].value, "low", None) == 0:
        return  # "nine were killed, none of whom was armed"
    if part == "subset" and phrase.partitive == "pronoun" and items[at - 1].low in {"on", "in", "at", "for"}:
        return  # papers "on 15 of which" something is written
    if part == "subset" and phrase.partitive == "pronoun" and (nearer := _nearer(items, at, last)) is not None:
        yield figure_of(items, at, phrase, items[nearer].tag, nearer, rule="count.part", part="subset")
        return
    verb = verb_left(items, at)
    if verb is not None and items[verb].entry("TRIG") is not None:
        return  # "shot 12 of them": what was done to them is told
    if part == "subset" and phrase.partitive == "the":
        return  # "two of the officials" are a part of the officials, not of the figure before
    if part in {"subset", "breakdown", "addition"} and not (part == "addition" and items[at - 1].tag == "add"):
        yield _part(items, at, phrase, last, part, rule="count.part")


def _nearer(items: Sequence[Item], at: int, last: Figure) -> int | None:
    """Return the verb of another clause that tells of the whole ("; the villagers went to jail, eleven of them")."""
    marks = [index for index in range(last.phrase.after, at) if items[index].low == ";"]
    for index in range(at - 1, marks[-1] if marks else at, -1):
        trigger = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if trigger is not None and trigger.tag in COUNTED:
            people = any((one := item.entry("PNOUN")) and one.form == "plural" for item in items[marks[-1] : index])
            return index if people else None
    return None


def _local(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether "in PLACE" follows at once, behind a joint ("17 were killed, 9 in Lima")."""
    after = items[phrase.after : phrase.after + 2]
    if after and after[0].low == ",":  # "one, a girl of 15, in Velm"
        closing = next(
            (i for i in range(phrase.after + 1, min(len(items), phrase.after + 8)) if items[i].low == ","), 0
        )
        quiet = not any(one.kind in {"QTY", "VERB", "AUX", "REL"} for one in items[phrase.after : closing])
        after = items[closing + 1 : closing + 3] if closing and quiet else after
    located = len(after) == 2 and after[0].tag == "in" and after[1].kind in {"PLACE", "NAME"}
    return located and at > 0 and items[at - 1].low in JOINTS


BEHIND_MARK = LOCAL | {"PNOUN", "DATE"}


def _behind_place(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a place or group stands between a joint and a bare number ("Lima 9, Quito 4", "men: 4; women: 9")."""
    back = at - 2 if at > 1 and items[at - 1].low == ":" else at - 1
    if phrase.head is None and at > 3 and items[at - 1].low == "," and items[at - 2].kind in LOCAL | {"WORD", "DATE"}:
        ends = phrase.after >= len(items) or items[phrase.after].kind == "PUNCT"
        if ends and items[at - 3].tag == "in" and items[at - 4].low in JOINTS:
            return True  # "in Velm, nine"
    if (
        phrase.head is None
        and back < at - 1
        and any(items[i].tag == "in" and items[i - 1].low in JOINTS for i in range(max(1, at - 5), back))
    ):
        return True
    if back < 1 or phrase.head is not None or items[back].kind not in BEHIND_MARK:
        return False
    before = back - 2 if items[back - 1].low in {"in", "on", "at"} and back > 1 else back - 1
    ends = phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    return ends and items[before].low in JOINTS


def _bracketed(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find the numbers in brackets behind a figure: "51 captives (30 girls, 21 boys)", "most of them (148)"."""
    named = items[at - 2].low == "names" and last.phrase.after == at - 2
    if (last.phrase.after == at - 1 or named) and items[at - 1].low == ":" and phrase.head is not None:
        if items[phrase.head].kind == "PNOUN":
            yield _part(items, at, phrase, last, "breakdown", rule="count.bracket")  # "killed six: four clerks and"
        return
    opened = next((i for i in range(at - 1, 0, -1) if items[i].low in {"(", ")"}), None)
    people = phrase.head is not None and items[phrase.head].kind == "PNOUN"
    people = people or (phrase.head is None and items[at - 1].kind in {"WORD", "PNOUN", "NTRIG", "CRIME"})
    closed = phrase.after < len(items) and items[phrase.after].low in {")", ",", "and"}
    if opened is None or items[opened].low != "(" or not closed or at - opened > REACH:
        return
    if phrase.head is None and opened == at - 1 and items[opened - 1].low == "them":
        yield _part(items, at, phrase, last, "subset", rule="count.bracket")
    elif people:
        yield _part(items, at, phrase, last, "breakdown", rule="count.bracket")


def _of_whole(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find "Of the 70 hurt, 40 lie in Velm, 20 in Orsa": bare numbers behind a whole in front."""
    fronted = (items[0].low in {"of", "among"} and last.at <= 3) or last.rule in CHAINED
    apart = last.rule in CHAINED and items[at - 1].low == "in" and items[at - 2].low in {";", ",", "and"}
    none = getattr(items[at].value, "low", None) == 0
    crime = phrase.partitive == "of" and last.rule == "count.of_whole"  # "38 had been convicted of theft, 25 of murder"
    if fronted and not none and (phrase.head is None or crime) and (items[at - 1].low in JOINED or apart):
        yield _part(items, at, phrase, last, "subset", rule="count.of_whole")


def _how_badly(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find "Seven were wounded, two seriously", "three fatally"."""
    far = at + 3 if phrase.partitive == "pronoun" else at + 1  # "two of them fatally"
    behind = items[far] if far < len(items) else None
    grade = tags_of("en", "degrees").get(behind.low, "") if behind is not None else ""
    if (
        (phrase.head in {None, at + 1} or phrase.partitive == "pronoun")
        and grade
        and last.kind == "injured"
        and items[at - 1].low in {",", "and", "(", ";", "including"}
    ):
        figure = _part(items, at, phrase, last, "subset", rule="count.gapped")
        yield msgspec.structs.replace(figure, kind=grade)


def _there_were(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "there were 290 in July" behind a number of arrests."""
    said = at > 1 and items[at - 1].tag == "be" and items[at - 2].low in {"there", "it"}
    rest = items[phrase.after] if phrase.after < len(items) else None
    when = (
        rest is None
        or rest.low in {"in", "on"}
        or rest.kind == "DATE"
        or (items[at - 2].low == "it" and rest.low == ".")
    )
    return said and phrase.head is None and when


def _of_them(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Kidnappings in the delta, 90 of them in May": a plural of the sentence is the whole."""
    for index in range(at - 1, max(-1, at - OF_THEM), -1):
        noun = items[index].entry("NTRIG")
        if noun is not None and noun.form == "plural" and noun.tag in COUNTED:
            yield Figure(at, noun.tag, "person", phrase, (index,), "count.of_them", "subset")
            return
        if items[index].kind in {"AUX", "QTY", "PNOUN"}:
            return


OF_THEM = 6


def _of_kind(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Of the arrests, 44 took place in Velm and 12 in Orsa"."""
    fronted = len(items) > 3 and items[0].low in {"of", "among"} and items[1].kind == "DET"
    noun = items[2].entry("NTRIG") if fronted else None
    if noun is not None and noun.form == "plural" and noun.tag in COUNTED and items[at - 1].low in {",", "and"}:
        yield Figure(at, noun.tag, "person", phrase, (2,), "count.of_kind", "breakdown")


def _gapped(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find a bare number with the verb left out: "Nine were killed at home, seven on the road and two at work"."""
    more = at + 2 < len(items) and items[at + 1].low in {"more", "others"}
    behind = items[at + 1 + more] if at + 1 + more < len(items) else None
    joint = at - 2 if at > 1 and items[at - 1].tag == "add" else at - 1
    means = behind is not None and behind.low == "by" and items[joint].low in {"-", "\u2013", "\u2014", "("}
    if means and phrase.head is None and last.kind in {"injured", "killed"}:
        yield _part(items, at, phrase, last, "subset", rule="count.gapped")  # "90 were hurt - 60 by pellets"
        return
    bare = (
        behind is not None and behind.kind in {"PREP", "DATE", "GUARD"} and items[joint].low in {",", "and", ":", "("}
    )
    if behind is not None and behind.low == "to" and last.kind in {"sentenced", "sentenced_to_death"}:
        yield from _penalty(items, at + more, phrase, last)
        return
    if not bare or behind is None or (last.verb is None and last.rule not in GAPPED):
        return
    said = items[max(last.triggers) : at]
    same = behind.low != "to" and any(item.low == behind.low or _ends_in(item, behind.low) for item in said)
    place = behind.low in {"in", "on", "at", "near", "outside"} or behind.kind in {"DATE", "GUARD"}
    place = place or (behind.low in {"from", "by"} and last.kind in FROM)
    added = items[at - 1].tag == "add"
    if (same or place or added) and not _own_verb(items, at) and getattr(items[at].value, "low", None) != 0:
        yield _part(items, at, phrase, last, last.part or with_setting(items, at, last), rule="count.gapped")


def _ends_in(verb: Item, preposition: str) -> bool:
    """Say whether a verb brings its preposition along ("convicted of")."""
    return any(entry.lemma.endswith(f" {preposition}") for entry in verb.entries)


def _for_each(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> bool:
    """Find "the army is responsible for 58 of the killings, the rebels for 23": one preposition, the verb left out."""
    before = items[last.at - 1] if last.at else None
    same = (before is not None and before.low in {"for", "by", "to"}) or (before is not None and before.kind == "VERB")
    between = items[last.phrase.after : at - 1]
    silent = not any(one.kind in {"VERB", "AUX", "QTY", "REL"} for one in between)
    return (
        phrase.head is None
        and items[at - 1].low in {"for", "by", "to"}
        and same
        and last.part in {"subset", "breakdown"}
        and silent
        and bool(between)
        and between[0].low in {",", "and"}
    )


def _penalty(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find the penalties that share a verb: "ten were sentenced to life, two to death"."""
    penalty, number = (items[at + 2] if at + 2 < len(items) else None), last_number(items, at)
    if penalty is None or items[number - 1].low not in {",", "and", ";"}:
        return
    kind = "sentenced_to_death" if penalty.low in {"death", "hang"} else "sentenced"
    term = getattr(penalty.value, "kind", "") in {"duration", "punishment"} or penalty.entry("NTRIG") is not None
    if kind == "sentenced_to_death" or term or penalty.low in {"life", "prison"}:
        yield Figure(number, kind, last.unit, phrase, (at + 2,), "count.penalty", "breakdown")


def last_number(items: Sequence[Item], at: int) -> int:
    """Return the number at an index, or right before it ("fourteen others")."""
    return at if items[at].kind == "QTY" else at - 1


SAME_FATE = frozenset({"followed", "joined"})
BETWEEN = frozenset({"WORD", "PNOUN", "AUX", "DET", "DEMONYM"})
SHARED_FATE = frozenset({"met", "suffered", "shared"})


NAMED = LOCAL | {"WORD", "DATE"}


FOLLOWED = SAME_FATE | SHARED_FATE


def _another(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find "another 40 followed the next day", "12 more met the same fate" behind what was counted."""
    more = at > 0 and items[at - 1].tag == "add"
    rest = items[at + 1 : at + 2]
    more = more or (bool(rest) and rest[0].low in {"more", "others"})
    after = at + 1
    while after < len(items) and items[after].low not in FOLLOWED and items[after].kind in BETWEEN:
        after += 1
    verb = items[after].low if after < len(items) else ""
    fate = any(item.low == "fate" for item in items[after : after + 5])
    silent = not any(item.kind in {"VERB", "AUX", "REL"} for item in items) and phrase.after >= len(items) - 1
    added = bool(rest) and rest[0].low == "more" and at > 0 and items[at - 1].kind in NAMED
    ends = at + 2 >= len(items) or items[at + 2].kind == "PUNCT"
    fell = [item.low in FELL for item in items[at + 2 : at + 3]] == [True]  # "two more fell"
    if more and kind == "killed" and (fell or _found_dead(items, phrase.after)):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (phrase.after,), "count.another", "addition")
        return
    if (added and ends and kind in COUNTED) or (more and silent and phrase.head is None and kind in COUNTED):
        yield Figure(at, kind, "person", phrase, (at,), "count.another", "addition")
    elif more and kind in COUNTED and (verb in SAME_FATE or (verb in SHARED_FATE and fate)):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (after,), "count.another", "addition")


FELL = frozenset({"fell", "succumbed"})
FOUND = frozenset({"found", "recovered", "discovered", "unearthed", "exhumed", "pulled", "retrieved"})
ALIVE = frozenset({"alive", "safe", "unharmed", "unhurt", "guilty", "hiding", "shelter"})


def _found_dead(items: Sequence[Item], index: int) -> bool:
    """Say whether "were found", "have been pulled out" stands at an index, and nothing that only the living are."""
    while index < len(items) and items[index].kind == "AUX":
        index += 1
    behind = items[index : index + 4]
    return (
        items[index - 1].tag == "be"
        and behind[:1] != ()
        and behind[0].low in FOUND
        and ALIVE.isdisjoint([item.low for item in behind])
    )


def _own_verb(items: Sequence[Item], at: int) -> bool:
    """Say whether a number has a verb of its own before the next mark or conjunction."""
    for item in items[at + 1 :]:
        if item.kind in {"AUX", "REL"} or (item.kind == "VERB" and item.form != "lemma"):
            return True
        if item.kind == "PUNCT" or item.low == "and":
            return False
    return False


def _said_to_be(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find what some of those counted before were: "Two were women", "Six of the dead were pupils"."""
    whole = phrase.head is None or (phrase.partitive == "the" and _names_whole(items[phrase.head]))
    anaphoric = whole and phrase.partitive in {"", "pronoun", "the"} and getattr(items[at].value, "low", None) != 0
    if not anaphoric or kind not in COUNTED or (phrase.partitive == "" and phrase.after != at + 1):
        return
    if at and items[at - 1].kind not in {"PUNCT", "CONJ", "SUB"}:
        return
    kind = _fronted(items, at) or kind
    if _is_somebody(items, phrase.after):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (at,), "count.were", "subset")


def _fronted(items: Sequence[Item], at: int) -> str:
    """Return the kind that "Of those detained," names in front of a number, "" where it names none."""
    if not at or items[0].low not in {"of", "among"} or items[at - 1].low != ",":
        return ""
    tags = (entry.tag for item in items[1:at] for entry in item.entries if entry.kind in {"TRIG", "ADJT", "PTRIG"})
    return next((tag for tag in tags if tag in COUNTED), "")


def _joined(items: Sequence[Item], at: int, phrase: Phrase, last: Figure | None) -> Iterator[Figure]:
    """Find the next part behind one ("among them 23 pupils and six cooks")."""
    if last is not None and shares_being(items, at, phrase, last):
        yield _part(items, at, phrase, last, "subset", rule="count.were")
        return
    own = last is not None and last.rule == "count.predicate" and last.phrase.partitive == "the"
    listed = last is not None and not own and (last.part == "subset" or last.rule == "count.bracket")
    near = last is not None and listed and at - 2 <= last.phrase.after <= at
    joint = at > 0 and items[at - 1].low in {",", "and"}
    people = phrase.head is not None and items[phrase.head].kind in {"PNOUN", "DEMONYM"}
    if last is not None and near and joint and people and not _own_verb(items, phrase.after - 1):
        yield _part(items, at, phrase, last, "subset", rule="count.part_and")


def _some_of_them(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> Iterator[Figure]:
    """Find "Four were pregnant", "Six have since escaped" behind a sentence that counted at least as many."""
    value = items[at].value
    low = getattr(value, "low", None)
    behind = items[at + 1] if at + 1 < len(items) else None
    if at or behind is None or behind.kind != "AUX" or behind.tag not in {"be", "have"} or not low:
        return
    if context.near == "released" and behind.low.startswith("remain"):
        return  # who remains was not let go
    enough = any(isinstance(one.body, Count) and (one.body.quantity.low or 0) > low for one in context.wholes)
    enough = enough or (context.parted and any(n > low and kind == context.near for n, kind in context.numbers.items()))
    if enough and context.near in COUNTED:
        yield Figure(at, context.near, "person", phrase, (at,), "count.some_of_them", "subset")


def _names_whole(item: Item) -> bool:
    return any(entry.lemma in WHOLE for entry in item.entries)


def _is_somebody(items: Sequence[Item], index: int) -> bool:
    """Say whether "were (still) minors", "was a woman" stands at an index."""
    if index >= len(items) or items[index].low not in {"were", "was", "are", "is"}:
        return False
    aged = False
    for item in items[index + 1 : index + 5]:
        if item.kind in {"PNOUN", "DEMONYM"} or (item.kind == "PTRIG" and item.form == "plural"):
            return True
        if item.low in {"under", "below", "over", "above", "older", "younger", "than", "aged"}:
            aged = True
            if item.kind == "QTY":
                return True  # "were under 18"
            continue  # "were under the age of 18", "were older than seventy"
        if aged and item.kind == "QTY":
            return True
        if item.kind == "QTY" and item is items[index + 1]:
            after = items[index + 2] if index + 2 < len(items) else None
            return (getattr(item.value, "low", None) or 99) < ADULT and (
                after is None or after.low in {"at", "when", "."}
            )
        if item.kind not in {"DET", "WORD"}:
            return item.kind == "GUARD" and getattr(item.value, "kind", "") == "age"
    return False


def _shot(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find "Nineteen were stabbed on the quay", "six had been shot" behind a sentence that counts the dead."""
    verb = at + 3 if [item.low for item in items[at + 1 : at + 3]] == ["had", "been"] else at + 2
    shot = verb < len(items) and items[verb - 1].tag == "be" and items[verb].tag in {"shot", "stabbed", "burned"}
    shot = shot and [item.low for item in items[verb + 1 : verb + 2]] != ["at"]
    if shot and kind == "killed" and phrase.head is None and items[at + 1].low in {"were", "had"}:
        yield Figure(at, kind, "person", phrase, (verb,), "count.shot", "subset", verb=verb, voice="passive")


def _among(items: Sequence[Item], at: int, phrase: Phrase, kind: str, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "Among them are 150 weavers and 50 bakers" behind a sentence that counts."""
    opens = len(items) > 2 and items[0].low in {"among", "including"} and items[1].low in {"them", "these", "those"}
    last = before[-1] if before else None
    if last is not None and items[0].low == "among" and last.at <= 2 and items[at - 1].kind == "AUX":
        yield _part(items, at, phrase, last, "subset", rule="count.among")  # "among the 41 dead were nine children"
        return
    joined = items[at - 1].kind == "AUX" or items[at - 1].low in {"and", ","}
    if last is not None and last.rule == "count.among" and opens and items[at - 1].low in {"and", ","}:
        yield _part(items, at, phrase, last, "subset", rule="count.among")
        return
    if opens and joined and kind in COUNTED:
        yield Figure(at, kind, unit_of(items, phrase), phrase, (0,), "count.among", "subset")


def shared_whole(items: Sequence[Item], at: int, phrase: Phrase, numbers: Context) -> Iterator[Figure]:
    """Find "fifteen of the 38" where 38 was counted before: the part is of the same kind."""
    ahead = items[at + 1 : at + 4]
    known = ""
    if len(ahead) == 3 and ahead[0].low == "of" and ahead[1].kind in {"DET", "POSS"} and ahead[2].kind == "QTY":
        whole = phrase_after(items, at + 3)
        noun = items[whole.head] if whole.head is not None else None
        few = (getattr(ahead[2].value, "low", None) or 0) <= FEW
        if noun is not None and (noun.kind == "UNIT" or (noun.kind == "WORD" and few)):
            return  # "three of the nine affected wards"
        known = numbers.numbers.get(getattr(ahead[2].value, "low", None) or -1, "")
    if known in COUNTED and getattr(items[at].value, "low", None) != 0:
        figure = Figure(at, known, unit_of(items, phrase), phrase, (at,), "count.of_counted", "subset")
        yield msgspec.structs.replace(figure, unit="person")
