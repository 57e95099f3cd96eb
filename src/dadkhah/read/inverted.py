"""Subjects behind their verb and objects before it: "with them were arrested four", "the 230 people it detained".

In: items, a quantity with its phrase. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED, TRANSITIVE, Figure, figure_of
from dadkhah.read.fitting import fits
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, active

FRONT = 12
"""How many items may stand before the verb of an inverted clause."""
SUBJECTS = frozenset({"PRON", "DET", "WORD", "ORG", "PNOUN", "DEMONYM", "AUX"})
OPENS = frozenset({"also", "still", "now", "left", "already", "even"})
FRONTED = 4
"""The last item at which a number may stand that opens its sentence ("in addition to the 52")."""
AMONG = frozenset({"among", "with", "along", "alongside", "together", "in", "at", "on", "from"})


def inverted(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find a number behind the verb that it is the subject of, at the head of its clause."""
    verb = at - 1
    while verb >= 0 and (items[verb].kind == "DET" or items[verb].adverb):
        verb -= 1
    first = _clause_start(items, verb)
    if verb < 1 or verb - first > FRONT or any(item.kind in {"QTY", "PERSON", "PRON"} for item in items[first:1]):
        return
    trigger = _behind_be(items, verb, first) if items[verb].kind == "VERB" else _before_be(items, verb, first)
    if trigger is not None and items[trigger].tag in COUNTED:
        figure = figure_of(items, at, phrase, items[trigger].tag, trigger, rule="count.inverted")
        yield msgspec.structs.replace(figure, verb=trigger, voice="passive")


def _clause_start(items: Sequence[Item], verb: int) -> int:
    index = verb
    while index > 0 and items[index - 1].kind not in {"PUNCT", "SUB", "REL"}:
        index -= 1
    return max(index, 0)


def _behind_be(items: Sequence[Item], verb: int, first: int) -> int | None:
    """Find "with them were arrested four": a passive whose clause opens with a preposition."""
    passive = items[verb].form in {"participle", "both"} and items[verb].entry("TRIG") is not None
    fronted = verb - 1 > first and items[verb - 1].tag == "be" and items[first].low in AMONG
    return verb if passive and fronted and not _subject(items, first, verb - 1) else None


def _before_be(items: Sequence[Item], verb: int, first: int) -> int | None:
    """Find "arrested with him were two", "also in custody are six": the state stands at the head of its clause."""
    if items[verb].tag != "be":
        return None
    opening = first + 1 if items[first].low in OPENS else first
    item = items[opening]
    passive = item.kind == "VERB" and item.form in {"participle", "both"} and item.entry("TRIG") is not None
    return opening if opening < verb and (passive or item.kind in {"ADJT", "ADJS"}) else None


def _subject(items: Sequence[Item], first: int, verb: int) -> bool:
    """Say whether a subject of its own stands before the verb: behind "with", only a pronoun or name may."""
    return verb - first > 2 and items[first].low not in {"with", "along", "alongside", "among", "together"}


def object_before(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the 230 people it detained", "the 12 women police arrested": a clause whose object stands before it."""
    index = phrase.after
    while index < len(items) and index < phrase.after + 4 and items[index].kind in SUBJECTS:
        index += 1
    verb = items[index] if index < len(items) else None
    if verb is None or verb.kind != "VERB" or index == phrase.after or phrase.head is None:
        return
    trigger = verb.entry("TRIG")
    ends = index + 1 >= len(items) or items[index + 1].kind in {"PUNCT", "PREP", "DATE", "CONJ", "AUX"}
    people = fits(items, phrase) and items[phrase.after].kind in {"PRON", "DET", "WORD", "ORG"}
    done = trigger is not None and active(items, index)
    if trigger is not None and done and trigger.frame in TRANSITIVE and trigger.tag in COUNTED and ends and people:
        yield figure_of(items, at, phrase, trigger.tag, index, rule="count.contact")


WITH = frozenset({("together", "with"), ("along", "with")})
COMPANY = 30
"""How many items behind a verb those may stand to whom it happened too."""


def in_company(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the mayor was killed along with three guards": what was done to one was done to those with him."""
    joined = at > 1 and ((items[at - 2].low, items[at - 1].low) in WITH or items[at - 1].low == "alongside")
    joined = joined or _died_with(items, at)
    people = phrase.head is not None and items[phrase.head].entry("PNOUN", "PTRIG") is not None
    if not joined or not people or (phrase.after < len(items) and items[phrase.after].kind in {"AUX", "VERB"}):
        return
    for index in range(at - 2, max(-1, at - COMPANY), -1):
        trigger = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if trigger is not None:
            done = trigger.frame == "vi" or not active(items, index) or trigger.frame in TRANSITIVE
            if done and trigger.tag in COUNTED and fits(items, phrase, trigger):
                yield figure_of(items, at, phrase, trigger.tag, index, rule="count.company", part="addition")
            return
        if items[index].kind in {"VERB", "REL", "SUB", "NEG"} or items[index].low in {";", ":"}:
            return


def _died_with(items: Sequence[Item], at: int) -> bool:
    """Say whether "killed with five others", "died with two other men" stands there; a bare "with" is company."""
    verb = items[at - 2].entry("TRIG") if at > 1 and items[at - 1].low == "with" else None
    others = any(item.low in {"other", "others"} for item in items[at + 1 : at + 3])
    return verb is not None and verb.tag == "killed" and others


FRONTS = frozenset({"besides", "as", "in", "together", "along", "alongside"})
JOINING = frozenset({"besides", "to", "with", "as", "alongside"})


def fronted(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Besides the four nuns, two drivers were kidnapped": what was done to those behind was done to these."""
    opener = items[0].low in FRONTS and any(item.low in JOINING for item in items[:at]) and 0 < at <= FRONTED
    people = phrase.head is not None and items[phrase.head].entry("PNOUN", "PTRIG") is not None
    if not opener or not people or phrase.after >= len(items) or items[phrase.after].low != ",":
        return
    if items[0].low == "in" and items[1].low != "addition":
        return
    for index in range(phrase.after + 1, min(len(items), phrase.after + FRONT)):
        trigger = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if trigger is not None:
            if trigger.tag in COUNTED and trigger.frame in TRANSITIVE | {"vi"}:
                yield figure_of(items, at, phrase, trigger.tag, index, rule="count.fronted", part="addition")
            return
        if items[index].kind in {"VERB", "REL", "SUB"} or items[index].low in {";", ":"}:
            return
