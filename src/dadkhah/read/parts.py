"""Figures that take their kind from a figure before them: subsets, breakdowns, numbers that share a verb left out.

In: items, a quantity with its phrase, the figures before it, what the rows before counted. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED, Context, Figure, part_of, unit_of
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import Phrase
from dadkhah.read.predicates import REACH

LOCAL = frozenset({"PLACE", "NAME", "ORG"})
JOINTS = frozenset({",", ":", "and", "(", ";"})
WHOLE = frozenset({"dead", "victim", "wounded", "injured", "missing"})


def parts(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find figures that are a part of one before: the first rule that fits gives the kind."""
    last = before[-1] if before and before[-1].kind != "places" else None
    if last is not None and at - last.phrase.after <= REACH:
        yield from _of_whole(items, at, phrase, last)
        yield from _inherited(items, at, phrase, last)
        yield from _bracketed(items, at, phrase, last)
        yield from _gapped(items, at, phrase, last)
        yield from _how_badly(items, at, phrase, last)
    if last is None and _of_these(items) and context.near and _behind_place(items, at, phrase):
        yield Figure(at, context.near, unit_of(items, phrase), phrase, (at,), "count.part", "breakdown")
    yield from _said_to_be(items, at, phrase, last.kind if last else context.near)
    yield from _shot(items, at, phrase, context.near)
    yield from _among(items, at, phrase, context.near if last is None else "", before)


def _of_these(items: Sequence[Item]) -> bool:
    """Say whether a row opens with "Of these": its numbers break down what was counted before."""
    return len(items) > 1 and items[0].low == "of" and items[1].low in {"these", "them", "those"}


def _part(items: Sequence[Item], at: int, phrase: Phrase, last: Figure, part: str, *, rule: str) -> Figure:
    return Figure(at, last.kind, unit_of(items, phrase), phrase, (*last.triggers,), rule, part, last.polarity)


def _inherited(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find "including 23 children", "37 of them", "17 in Tehran", "Lima 9"."""
    part = part_of(items, at, phrase)
    if part is None and (_local(items, at, phrase) or _behind_place(items, at, phrase)):
        part = "breakdown"
    pointed = at > 1 and items[at - 1].low in {"them", "these", "those"} and items[at - 2].low in {"among", "of"}
    if part is None and pointed and not (at > 2 and items[at - 3].kind == "QTY"):  # "nine of them under five" is an age
        part = "subset"
    if part == "subset" and phrase.partitive == "pronoun" and items[at - 1].low in {"on", "in", "at", "for"}:
        return  # papers "on 15 of which" something is written
    if part == "subset" and phrase.partitive == "the":
        return  # "two of the officials" are a part of the officials, not of the figure before
    if part in {"subset", "breakdown"}:
        yield _part(items, at, phrase, last, part, rule="count.part")


def _local(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether "in PLACE" follows at once, behind a joint ("17 were killed, 9 in Lima")."""
    after = items[phrase.after : phrase.after + 2]
    located = len(after) == 2 and after[0].tag == "in" and after[1].kind in {"PLACE", "NAME"}
    return located and at > 0 and items[at - 1].low in JOINTS


def _behind_place(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a place or group stands between a joint and a bare number ("Lima 9, Quito 4", "men: 4; women: 9")."""
    back = at - 2 if at > 1 and items[at - 1].low == ":" else at - 1
    if (
        phrase.head is None
        and back < at - 1
        and any(items[i].tag == "in" and items[i - 1].low in JOINTS for i in range(max(1, at - 5), back))
    ):
        return True
    if back < 1 or phrase.head is not None or items[back].kind not in LOCAL | {"PNOUN"}:
        return False
    before = back - 2 if items[back - 1].tag == "in" and back > 1 else back - 1
    ends = phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    return ends and items[before].low in JOINTS


def _bracketed(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find the numbers in brackets behind a figure: "51 captives (30 girls, 21 boys)", "most of them (148)"."""
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
    fronted = (items[0].low in {"of", "among"} and last.at <= 3) or last.rule == "count.of_whole"
    if fronted and phrase.head is None and items[at - 1].low in {",", "and"}:
        yield _part(items, at, phrase, last, "subset", rule="count.of_whole")


def _how_badly(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find "Seven were wounded, two seriously", "three fatally"."""
    behind = items[at + 1] if at + 1 < len(items) else None
    grade = _grade(behind.low) if behind is not None else ""
    if (
        phrase.head in {None, at + 1}
        and grade
        and last.kind == "injured"
        and items[at - 1].low in {",", "and", "(", ";", "including"}
    ):
        figure = _part(items, at, phrase, last, "subset", rule="count.gapped")
        yield msgspec.structs.replace(figure, kind=grade)


def _grade(word: str) -> str:
    """Return the kind that an adverb of degree gives to the hurt."""
    return tags_of("en", "degrees").get(word, "")


def _gapped(items: Sequence[Item], at: int, phrase: Phrase, last: Figure) -> Iterator[Figure]:
    """Find a bare number with the verb left out: "Nine were killed at home, seven on the road and two at work"."""
    behind = items[at + 1] if at + 1 < len(items) else None
    means = behind is not None and behind.low == "by" and items[at - 1].low in {"-", "\u2013", "\u2014", "("}
    if means and phrase.head is None and last.kind in {"injured", "killed"}:
        yield _part(items, at, phrase, last, "subset", rule="count.gapped")  # "90 were hurt - 60 by pellets"
        return
    bare = behind is not None and behind.kind == "PREP" and items[at - 1].low in {",", "and"}
    if not bare or behind is None or (last.verb is None and last.rule not in {"count.gapped", "count.dead"}):
        return
    same = behind.low != "to" and any(item.low == behind.low for item in items[max(last.triggers) : at])
    place = behind.low in {"in", "on", "at", "near", "outside"}
    if (same or place) and not _own_verb(items, at):
        yield _part(items, at, phrase, last, last.part or "breakdown", rule="count.gapped")


def _own_verb(items: Sequence[Item], at: int) -> bool:
    """Say whether a number has a verb of its own before the next mark or conjunction."""
    for item in items[at + 1 :]:
        if item.kind in {"VERB", "AUX", "REL"}:
            return True
        if item.kind == "PUNCT" or item.low == "and":
            return False
    return False


def _said_to_be(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find what some of those counted before were: "Two were women", "Six of the dead were pupils"."""
    whole = phrase.head is None or (phrase.partitive == "the" and _names_whole(items[phrase.head]))
    anaphoric = whole and (phrase.partitive in {"", "pronoun", "the"})
    if not anaphoric or kind not in COUNTED or (phrase.partitive == "" and phrase.after != at + 1):
        return
    if at and items[at - 1].kind not in {"PUNCT", "CONJ", "SUB"}:
        return
    if _is_somebody(items, phrase.after):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (at,), "count.were", "subset")


def _names_whole(item: Item) -> bool:
    return any(entry.lemma in WHOLE for entry in item.entries)


def _is_somebody(items: Sequence[Item], index: int) -> bool:
    """Say whether "were (still) minors", "was a woman" stands at an index."""
    if index >= len(items) or items[index].low not in {"were", "was", "are", "is"}:
        return False
    for item in items[index + 1 : index + 5]:
        if item.kind in {"PNOUN", "DEMONYM"}:
            return True
        if item.kind not in {"DET", "WORD"}:
            return item.kind == "GUARD" and getattr(item.value, "kind", "") == "age"
    return False


def _shot(items: Sequence[Item], at: int, phrase: Phrase, kind: str) -> Iterator[Figure]:
    """Find "Nineteen were stabbed on the quay" behind a sentence that counts the dead."""
    ahead = items[at + 1 : at + 3]
    shot = len(ahead) == 2 and ahead[0].low == "were" and ahead[1].tag in {"shot", "stabbed", "burned"}
    if shot and kind == "killed" and phrase.head is None:
        yield Figure(at, kind, "person", phrase, (at + 2,), "count.shot", "subset", verb=at + 2, voice="passive")


def _among(items: Sequence[Item], at: int, phrase: Phrase, kind: str, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find "Among them are 150 weavers and 50 bakers" behind a sentence that counts."""
    opens = len(items) > 2 and items[0].low in {"among", "including"} and items[1].low in {"them", "these", "those"}
    last = before[-1] if before else None
    if last is not None and items[0].low == "among" and last.at <= 2 and items[at - 1].kind == "AUX":
        yield _part(items, at, phrase, last, "subset", rule="count.among")  # "among the 41 dead were nine children"
        return
    joined = items[at - 1].kind == "AUX" or items[at - 1].low in {"and", ","}
    if opens and joined and kind in COUNTED:
        yield Figure(at, kind, unit_of(items, phrase), phrase, (0,), "count.among", "subset")


def shared_whole(items: Sequence[Item], at: int, phrase: Phrase, numbers: Context) -> Iterator[Figure]:
    """Find "fifteen of the 38" where 38 was counted before: the part is of the same kind."""
    ahead = items[at + 1 : at + 4]
    known = ""
    if len(ahead) == 3 and ahead[0].low == "of" and ahead[1].kind in {"DET", "POSS"} and ahead[2].kind == "QTY":
        known = numbers.numbers.get(getattr(ahead[2].value, "low", None) or -1, "")
    if known in COUNTED and getattr(items[at].value, "low", None) != 0:
        figure = Figure(at, known, unit_of(items, phrase), phrase, (at,), "count.of_counted", "subset")
        yield msgspec.structs.replace(figure, unit="person")
