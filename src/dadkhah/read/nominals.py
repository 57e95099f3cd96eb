"""Figures whose own noun or state says what was suffered: "212 arrests", "19 dead", "the killing of 240 people".

In: items, a quantity with its phrase. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.asked import asked_noun
from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.fitting import fits
from dadkhah.read.governing import LISTED
from dadkhah.read.items import Item
from dadkhah.read.joined import joined_noun, joined_state, over_when
from dadkhah.read.lexicon import Entry
from dadkhah.read.objects import polarity_of
from dadkhah.read.phrases import Phrase
from dadkhah.read.predicates import demanded

AVERTS = frozenset({
    "prevent", "prevents", "prevented", "preventing", "avoid", "avoids", "avoided", "avoiding", "avert", "averts",
    "averted", "averting", "halt", "halts", "halted", "halting", "stop", "stops", "stopped", "stopping", "suspend",
    "suspends", "suspended", "suspending", "stay", "stayed", "staying",
})  # fmt: skip


def described(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "19 dead", "58 of the wounded", "12 people dead", "12 detained activists"."""
    state = None
    if phrase.head is not None and items[phrase.head].kind == "ADJT":
        state = phrase.head
    elif (after := _over_adverb(items, phrase.after)) < len(items) and items[after].kind == "ADJT":
        state = after
    if state is not None:
        figure = figure_of(items, at, phrase, items[state].tag, state, rule="count.dead")
        left = at and items[at - 1].low in {"leave", "left", "leaving"}
        yield msgspec.structs.replace(figure, polarity=polarity_of(items, at - 1) if left else "asserted")
    elif (joined := joined_state(items, phrase)) is not None:
        yield figure_of(items, at, phrase, items[joined].tag, joined, rule="count.dead")
    if phrase.adjective is not None:
        adjective = items[phrase.adjective]
        trigger = adjective.entry("ADJT") if adjective.kind == "ADJT" else adjective.entry("TRIG")
        noun = adjective.low == "disappeared" and phrase.adjective == at + 1 and at > 0 and items[at - 1].kind == "DET"
        if trigger and trigger.tag in COUNTED and (noun or fits(items, phrase, trigger)):  # "the 27 disappeared"
            yield figure_of(items, at, phrase, trigger.tag, phrase.adjective, rule="count.adjective")


def _over_adverb(items: Sequence[Item], index: int) -> int:
    """Step over one adverb ("2,300 people newly displaced")."""
    return index + 1 if index + 1 < len(items) and items[index].adverb else index


def nominal(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "212 arrests", "thousands of arrests", "nine deaths in custody"."""
    head = phrase.head
    if head is not None and items[head].kind == "NTRIG" and _counts_heads(items, at, head):
        figure = figure_of(items, at, phrase, items[head].tag, head, rule="count.nominal")
        yield msgspec.structs.replace(figure, unit="person")
        other = items[head + 2] if head + 2 < len(items) and items[head + 1].kind == "CONJ" else None
        if other is not None and other.kind == "NTRIG" and getattr(items[at].value, "low", None) == 0:
            shared = figure_of(items, at, phrase, other.tag, head + 2, rule="count.nominal")
            yield msgspec.structs.replace(shared, unit="person")  # "no deaths or injuries"
    elif (
        head is not None
        and items[head].kind == "EVENT"
        and items[head].tag == "killing"
        and items[head].form == "plural"
    ):
        figure = figure_of(items, at, phrase, "killed", head, rule="count.nominal")
        yield msgspec.structs.replace(figure, unit="event")  # "36 massacres"
    elif (
        head is not None
        and (_of_victims(items[head]) or _received(items, at, head))
        and (kind := _case_of(items, head))
    ):
        yield figure_of(items, at, phrase, kind, head + 2, rule="count.cases")


def _counts_heads(items: Sequence[Item], at: int, head: int) -> bool:
    """Say whether a noun counts heads: many, one or none, and no first part of another noun ("30 death threats")."""
    noun, low = items[head].entry("NTRIG"), getattr(items[at].value, "low", None)
    apart = head == at + 2 and items[at + 1].kind == "DET"  # "two the death penalty"
    return noun is not None and (noun.form != "singular" or low in {0, 1} or apart or head + 1 == len(items))


def _of_victims(head: Item) -> bool:
    """Say whether a head counts what is named behind "of": cases, survivors, victims of torture."""
    told = head.low in {"accounts", "allegations", "testimonies"}
    return (
        told or head.tag == "case" or any(entry.lemma in {"survivor", "victim", "incident"} for entry in head.entries)
    )


RECEIVED = frozenset(
    {"received", "receives", "collected", "registered", "logged", "recorded", "documented", "verified"}
)


def _received(items: Sequence[Item], at: int, head: int) -> bool:
    """Say whether reports are such as somebody is told one case by ("received 48 new reports of torture")."""
    return items[head].low == "reports" and any(item.low in RECEIVED for item in items[max(0, at - 3) : at])


def _case_of(items: Sequence[Item], head: int) -> str:
    """Return the kind of "cases of torture", "instances of killing"."""
    if head + 2 >= len(items) or items[head + 1].low not in {"of", "on"}:
        return ""
    index = head + 2
    while index < min(len(items) - 1, head + 5) and items[index].kind == "WORD":
        index += 1  # "cases of conflict-related sexual violence"
    noun = items[index].entry("NTRIG", "TRIG", "CRIME", "PTRIG")
    return noun.tag if noun and noun.tag in COUNTED else "tortured" if noun and noun.tag == "torture" else ""


def nominal_of(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the killing of 240 people", "the deaths of more than 300"."""
    back = at - 1
    if back > 1 and items[back].low in {"and", ","} and items[back - 1].kind in {"PNOUN", "OFFICE"}:
        while back > 0 and (items[back].kind in LISTED or items[back].low in {",", "and"}):
            back -= 1  # "the abduction of a priest and nine parishioners"
    while back >= 0 and (items[back].kind in {"DET", "POSS"} or items[back].low == "other"):
        back -= 1
    if back < 1 or items[back].low not in {"of", "for", "on", "to"}:
        return
    noun = _over_insertion(items, over_when(items, back)) if items[back].low == "of" else back
    head, wound = items[noun - 1], items[noun - 1].entry("WOUND")
    if items[back].low in {"on", "to"}:
        if wound is not None:  # "signs of torture on eight of the men"
            body = phrase.head is not None and any(entry.frame == "body" for entry in items[phrase.head].entries)
            yield figure_of(items, at, phrase, "killed" if body else wound.tag, back - 1, rule="count.wounds")
        return
    trigger = _deed_of(head) if items[back].low == "of" else head.entry("NTRIG")
    if (
        trigger is None
        or demanded(items, noun - 1, trigger.tag)
        or _averted(items, noun)
        or asked_noun(items, noun - 1)
    ):
        return
    if trigger.tag in COUNTED and (items[back].low == "of" or trigger.tag == "other"):
        yield figure_of(items, at, phrase, trigger.tag, noun - 1, rule="count.nominal_of")
        yield from joined_noun(items, at, phrase, noun - 1)


INSERTED = 9
"""The longest insertion between a noun and its "of", in items."""


def _over_insertion(items: Sequence[Item], of: int) -> int:
    """Step back over what stands between commas before "of" ("the killing, in the dead of night, of nine men")."""
    if of < 3 or items[of - 1].low != ",":
        return of
    for back in range(of - 2, max(0, of - 2 - INSERTED), -1):
        if items[back].low == ",":
            return back
        if items[back].kind in {"VERB", "AUX", "QTY", "REL", "PUNCT"}:
            return of
    return of


def _averted(items: Sequence[Item], noun: int) -> bool:
    """Say whether the deed did not come to pass ("to prevent the deaths of 400")."""
    return any(item.low in AVERTS for item in items[max(0, noun - 4) : noun - 1])


def _deed_of(head: Item) -> Entry | None:
    """Return the reading that makes "of" name those who suffered: killing, bodies, massacre, torture."""
    bodies, event, crime = head.entry("PTRIG"), head.entry("EVENT"), head.entry("CRIME")
    if crime is not None and crime.tag == "torture":
        return Entry("NTRIG", "tortured", crime.form)
    if event is not None and event.tag == "killing":
        return Entry("NTRIG", "killed", event.form)
    if bodies is not None and bodies.frame == "body":
        return bodies
    return head.entry("NTRIG") or (head.entry("TRIG") if head.form == "gerund" else None)
