"""Figures that no verb of harm explains: victims, prisoners on a list, a bare number that somebody gives.

In: items, a quantity with its phrase, the figures before it. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase
from dadkhah.read.sources import PUTS

CLAIMED = frozenset({"claim", "claims", "claimed", "claiming"})

DETAINED = frozenset({"detainee", "political prisoner", "political detainee", "prisoner of conscience"})
"""Words that say by themselves that somebody is held; a prison's inmates are its ordinary business."""

LISTINGS = frozenset({
    "names", "counted", "counts", "lists", "listed", "list", "speaks", "spoke", "recorded", "registered", "registers",
})  # fmt: skip

GATHERED = frozenset({"collected", "recovered", "retrieved", "found"})
"""What is done to bodies: "The chief counted 131 dead. The Red Cross collected 102."."""

HOLDS = frozenset({"holds", "holding", "has", "have", "houses", "keeps", "hold", "held", "housed"})


FORMER = frozenset({"former", "ex", "freed", "released", "returned", "erstwhile", "onetime"})


STAYING = frozenset({
    "remain", "remained", "languish", "languished", "arrived", "crossed", "entered", "crammed", "packed", "squeezed",
    "crowded", "share", "shared", "sleep", "slept",
})  # fmt: skip
"""What prisoners and refugees do, or is done with them, where they are counted as such."""


CORRECTED = [["then", "of"], ["later", "of"], ["settled", "on"], ["settling", "on"]]
"""Words before the next figure of a source that corrects itself ("spoke of 12 dead, then of 34")."""


ARRIVES = [["came", "to"], ["comes", "to"], ["got", "to"], ["arrived", "at"], ["arrives", "at"]]
"""How somebody reckons ("the commission came to 470")."""


COUNTED_BY = [["i", "counted"], ["we", "counted"], ["i", "saw"]]
"""How somebody who was there counts ("those who stayed - I counted 26 -")."""


def in_state(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "eight on death row", "30 women in custody", where no verb says more."""
    after = phrase.after
    while after < len(items) and (items[after].adverb or items[after].low in {"still", "already", "now"}):
        after += 1
    state = items[after] if after < len(items) else None
    if phrase.head is not None and items[phrase.head].low in POSTURES and items[phrase.head - 1].kind == "PRON":
        if state is not None and state.kind == "ADJS" and state.tag == "arrested":
            ours = figure_of(items, at, phrase, state.tag, after, rule="count.state")  # "52 of us sat in jail"
            yield msgspec.structs.replace(ours, part=None) if items[at + 2].low == "us" else ours
        return
    head = items[phrase.head].kind if phrase.head is not None else "PNOUN"
    head = "PNOUN" if phrase.head is not None and items[phrase.head].low in {"more", "others"} else head
    told = items[after + 1] if state is not None and state.low in {"are", "remain"} and after + 1 < len(items) else None
    captive = told.entry("PTRIG") if told is not None and head in {"PNOUN", "DEMONYM"} else None
    if captive is not None and captive.form == "plural" and captive.tag == "abducted":
        yield figure_of(items, at, phrase, captive.tag, after + 1, rule="count.state")  # "nine are hostages"
    if state is not None and state.kind == "ADJS" and state.tag in COUNTED and head in {"PNOUN", "PTRIG", "DEMONYM"}:
        yield figure_of(items, at, phrase, state.tag, after, rule="count.state")


POSTURES = frozenset({"stood", "sat", "lay", "slept", "crouched", "languished", "languish", "sit", "sleep"})
PLACED = frozenset({"it", "the", "that", "this", "number", "figure", "count", "total", "tally"})
"""Words between "puts" and "at" that name what was counted before ("puts it at 27", "put the number at 27")."""


def put_at(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], near: str) -> Iterator[Figure]:
    """Find the number of another source for the figure of the sentence before: "The union puts it at 27"."""
    ends = phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    if at < 3 or items[at - 1].low != "at" or phrase.head is not None or not ends:
        return
    if (
        before
        and before[-1].rule == "count.put_at"
        and not any(one.kind == "VERB" for one in items[before[-1].at : at])
    ):
        yield Figure(at, before[-1].kind, "person", phrase, before[-1].triggers, "count.put_at")  # "and a group at 35"
        return
    back = at - 2
    while back > 0 and items[back].low in PLACED:
        back -= 1
    if not before and near in COUNTED and back < at - 2 and items[back].low in PUTS:
        yield Figure(at, near, "person", phrase, (back,), "count.put_at")


def said_by(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], near: str) -> Iterator[Figure]:
    """Find a bare number that somebody else gives for the figure before: "campaigners now list 105", "admits to 42".

    A number that answers another one of its sentence, which counts nobody, counts nobody either ("The organisers
    spoke of 60,000 marchers, police of 8,000").
    """
    if (
        phrase.head is not None
        or (before and before[-1].kind == "places")
        or (at and items[at - 1].low in {"been", "be"})
    ):
        return
    ahead = items[max(0, at - 4) : at]
    mark = max((i for i, item in enumerate(ahead) if item.low == ";"), default=-1)
    says = any(item.kind == "VERB" and item.entry("SAY") for item in ahead[mark + 1 :])
    says = says or [item.low for item in items[max(0, at - 2) : at]] in CORRECTED
    if before and (says or any(item.low in {"put", "puts"} for item in ahead[mark + 1 :])):
        yield Figure(at, before[-1].kind, before[-1].unit, phrase, before[-1].triggers, "count.said")
    ends = all(item.kind == "PUNCT" for item in items[at + 1 :]) and at > 1
    spoken = ends and any(item.kind == "VERB" and item.entry("SAY") for item in items[at - 2 : at])
    spoken = spoken or (ends and items[at - 1].low in GATHERED and near == "killed")
    closes = phrase.after >= len(items) or items[phrase.after].kind == "PUNCT"
    beside = [item.low for item in items[max(0, at - 2) : at]]
    spoken = spoken or (closes and (beside in ARRIVES or beside in COUNTED_BY))
    answers = any(item.kind == "QTY" for item in items[:at])
    if not before and not answers and near in COUNTED and spoken and items[at - 1].kind in {"VERB", "PREP", "WORD"}:
        yield Figure(at, near, "person", phrase, (at,), "count.said")


def victims(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the 30,000 victims" of a killing that the sentence names."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "PTRIG":
        return
    if any(item.low in FORMER for item in items[at : phrase.after]):
        return  # "spoke to 12 former detainees": how many were ever held is not told
    if head.tag != "context":
        if head.entries[0].frame != "weak" or _accounted(items, at, phrase):
            yield figure_of(items, at, phrase, head.tag, phrase.head or at, rule="count.people")
        return
    verb = verb_left(items, at)
    if (verb is not None and items[verb].low in CLAIMED) or (at and items[at - 1].low in CLAIMED):
        yield figure_of(items, at, phrase, "killed", phrase.head or at, rule="count.victims")
        return
    source = next((i for i, item in enumerate(items) if _killing(item)), None)
    if source is not None:
        yield figure_of(items, at, phrase, "killed", phrase.head or at, rule="count.victims")


def _accounted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether prisoners are counted as such: "a list of 720 detainees", "some 500 such prisoners remain"."""
    after = items[phrase.after] if phrase.after < len(items) else None
    behind = items[phrase.after : phrase.after + 3]
    if any(item.low in STAYING for item in behind):
        return True
    head = items[phrase.head] if phrase.head is not None else None
    held = head is not None and any(entry.lemma in DETAINED for entry in head.entries)
    if held and phrase.partitive == "the" and at > 0 and items[at - 1].low in {"up", "for"}:
        return True  # "women made up 37 of the detainees"
    if held and _there_are(items, at):
        return True
    if held and after is not None and (after.kind in {"AUX", "VERB"} or after.low == "("):
        known = at == 0 or items[at - 1].kind in {"DET", "PUNCT", "CONJ", "REL"}
        if known:
            return True
    return any(item.low in LISTINGS for item in items[max(0, at - 3) : at])


def _there_are(items: Sequence[Item], at: int) -> bool:
    """Say whether "there are", "it holds" or "the country has" stands before a number of prisoners."""
    before = items[max(0, at - 3) : at]
    there = any(item.low == "there" for item in before) and any(item.tag == "be" for item in before)
    return there or bool(before and before[-1].low in HOLDS)


def _killing(item: Item) -> bool:
    trigger = item.entry("TRIG", "NTRIG")
    event = item.entry("EVENT")
    return bool((trigger and trigger.tag in {"killed", "executed"}) or (event and event.tag == "killing"))
