"""Figures of loss and of wounds: "lost four brothers", "nine boys with burns".

In: items, a quantity with its phrase. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dadkhah.read.asides import of_one
from dadkhah.read.figure import COUNTED, Figure, figure_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import Phrase, active

SIGHT = 12
"""How many items behind the people their fate may be told."""
SURVIVED = frozenset({"survive", "survived", "alive"})
SIGHTED = frozenset({"seen", "found", "heard", "traced", "located", "recovered"})
PARTICLES = frozenset({"up", "out", "off", "away", "aside", "over"})
"""Behind a verb: "lined up 13 men and shot them"."""
BURIES = frozenset({"bury", "buries", "buried", "burying"})
REACH = 4
"""How many words may stand between "with" and the wound ("with severe head injuries")."""


def kin_lost(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find relatives whom somebody lost, and people lost to something: both are deaths."""
    verb = verb_left(items, at)
    verb = at - 1 if verb is None and at and items[at - 1].low in BURIES else verb
    if verb is not None and _buried_or_claimed(items, verb, phrase):
        yield figure_of(items, at, phrase, "killed", verb, rule="count.lost")
        return
    if verb is None or items[verb].entry("LOSS") is None or phrase.head is None:
        return
    people = items[phrase.head].entry("PNOUN")
    to = phrase.after < len(items) and items[phrase.after].low == "to"
    family = any(item.low in {"family", "household", "clan"} for item in items[phrase.after : phrase.after + 3])
    member = people is not None and people.lemma == "member" and family
    men = people is not None and (people.lemma == "man" or items[phrase.head].low in words_of("en", "armed", "armed"))
    if people is not None and (people.frame == "kin" or to or member or men):
        yield figure_of(items, at, phrase, "killed", verb, rule="count.lost")


def were_buried(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Sixty-one had been buried by nightfall": not under rubble, where they may live, and no treasure."""
    index = phrase.after
    while index < len(items) and (items[index].kind == "AUX" or items[index].adverb or items[index].low == "already"):
        index += 1
    told = phrase.after < index < len(items) and items[index].low == "buried"
    told = told and any(one.tag == "be" for one in items[phrase.after : index])
    behind = {item.low for item in items[index + 1 : index + 4]}
    head = items[phrase.head] if phrase.head is not None else None
    whom = head is None or head.entry("PNOUN", "PTRIG") is not None or head.kind == "DEMONYM"
    if told and whom and behind.isdisjoint(COVERED):
        yield figure_of(items, at, phrase, "killed", index, rule="count.buried")


COVERED = frozenset(
    {"under", "beneath", "rubble", "mud", "snow", "debris", "landslide", "avalanche", "alive", "inside"}
)


def we_lost(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "we lost fourteen in my family", "we have lost three more of our youths": somebody's own people died."""
    verb = verb_left(items, at)
    if verb is None or items[verb].entry("LOSS") is None or items[verb].low == "losing":
        return
    subject = next((item for item in reversed(items[:verb]) if item.kind != "AUX" and not item.adverb), None)
    behind = items[at + 1 : phrase.after + 4]
    ours = [one.low for one in behind if one.low in OURS]
    family = any(one.low in KIN for one in behind)
    bare = phrase.head is None or items[phrase.head].entry("PNOUN") is not None or items[phrase.head].low == "more"
    of = any(one.low == "of" and two.low in OURS for one, two in pairwise(behind))
    if subject is not None and subject.low in {"we", "i"} and bare and ours and (family or of):
        yield figure_of(items, at, phrase, "killed", verb, rule="count.lost")


OURS = frozenset({"my", "our", "us", "ours"})
KIN = frozenset({"family", "household", "clan", "village", "street", "house", "home"})


def _buried_or_claimed(items: Sequence[Item], verb: int, phrase: Phrase) -> bool:
    """Say whether "buried 28" or "the shelling claimed 133" stands there: people whom somebody buries are dead."""
    people = items[phrase.head].entry("PNOUN", "PTRIG") if phrase.head is not None else None
    own = phrase.head is not None and items[phrase.head].low in {"own", "ours"}  # "we have buried 31 of our own"
    whom = phrase.head is None or own or (people is not None and people.frame != "kin")
    if items[verb].low in BURIES:
        slide = verb > 0 and items[verb - 1].low in {"that", "which"}  # what buries them may spare them
        return whom and active(items, verb) and not slide
    attack = any(item.entry("EVENT") is not None for item in items[max(0, verb - 5) : verb])
    return items[verb].low in {"claimed", "claims", "claiming"} and phrase.head is None and attack


def wounded(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "140 people with gunshot wounds", "five with broken bones"."""
    first = _treated_for(items, at, phrase)
    if first >= len(items) or items[first].low not in {"with", "bearing", "had", "have", "for"}:
        return
    if phrase.head is not None and any(entry.frame == "body" for entry in items[phrase.head].entries):
        return  # bodies are hurt no more
    if at and items[at - 1].low == "," and any((e := i.entry("PTRIG")) and e.frame == "body" for i in items[: at - 1]):
        return  # "of the 38 bodies, 31 had bullet wounds"
    for index in range(first + 1, min(len(items), first + 2 + REACH)):
        wound = items[index].entry("WOUND")
        if wound is not None and wound.tag in COUNTED:
            yield figure_of(items, at, phrase, wound.tag, index, rule="count.wounds")
            return
        if items[index].kind not in {"WORD", "DET", "POSS", "VERB"}:
            return


def _treated_for(items: Sequence[Item], at: int, phrase: Phrase) -> int:
    """Return where "with" stands behind a number, or "for" behind those treated ("28 people, mostly for burns")."""
    index = phrase.after
    while index < len(items) and (items[index].low == "," or items[index].adverb):
        index += 1
    treated_for = index < len(items) and items[index].low == "for" and at > 0 and items[at - 1].low in TREATS
    if treated_for:
        return index
    own = items[phrase.after : phrase.after + 1]
    return phrase.after if own and own[0].low != "for" else len(items)


def unseen(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "45 of them were never seen again", "men never found", "64 people whose parents have heard nothing"."""
    negated = False
    for index in range(phrase.after, min(len(items), phrase.after + SIGHT)):
        item = items[index]
        if item.kind == "REL" and index > phrase.after and of_one(items, index):
            return
        negated = negated or item.kind == "NEG"
        if item.low in SURVIVED:
            if negated and getattr(items[at].value, "low", None) != 0:
                yield figure_of(items, at, phrase, "killed", index, rule="count.unseen")
            return
        if negated and item.low == "make" and _makes_it(items[index + 1 : index + 3]):
            yield figure_of(items, at, phrase, "killed", index, rule="count.unseen")  # "Seven of them didn't make it"
            return
        home = index + 1 < len(items) and items[index + 1].low in {"home", "back"}
        if negated and home and item.low in {"came", "come", "returned"} and items[index - 1].low == "never":
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        thing = items[index + 1].kind if index + 1 < len(items) else ""
        if (negated and item.low in SIGHTED and thing not in {"DET", "POSS", "PNOUN"}) or (
            item.low == "heard" and _nothing_behind(items, index)
        ):
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        if item.low in FATES and items[index - 1].low == "whose" and _told_nowhere(items, index):
            yield figure_of(items, at, phrase, "disappeared", index, rule="count.unseen")
            return
        taken = item.entry("TRIG") if item.kind == "VERB" and item.low not in SIGHTED else None
        if item.kind == "PUNCT" or (taken is not None and taken.tag not in {"arrested", "abducted"}):
            return


def _makes_it(behind: Sequence[Item]) -> bool:
    """Say whether "it" stands there, and no place that they may only have come late to ("make it to the harbour")."""
    ends = len(behind) < 2 or behind[1].kind == "PUNCT" or behind[1].low in {"out", "alive", "through"}
    return bool(behind) and behind[0].low == "it" and ends


FATES = frozenset({"fate", "whereabouts"})
UNKNOWN = frozenset({"unknown", "unclear", "uncertain", "undisclosed"})


def _told_nowhere(items: Sequence[Item], fate: int) -> bool:
    """Find "whose fate was never established", "whose whereabouts are unknown"."""
    return any(item.kind == "NEG" or item.low in UNKNOWN for item in items[fate + 1 : fate + 5])


def _nothing_behind(items: Sequence[Item], index: int) -> bool:
    return index + 1 < len(items) and items[index + 1].low == "nothing"


def _them(items: Sequence[Item], index: int) -> bool:
    """Say whether "them", "all of them", "each of them" stands at an index."""
    words = [item.low for item in items[index : index + 3]]
    return words[:1] == ["them"] or (words[:1] in (["all"], ["each"], ["most"]) and words[1:] == ["of", "them"])


LEAVES = frozenset({"left", "abandoned", "quit"})


def families_left(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "some 9,000 families have left the city": whole families do not go on holiday by the thousand."""
    head = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    ahead = items[phrase.after : phrase.after + 4]
    gone = next((i for i, item in enumerate(ahead) if item.low in LEAVES), None)
    perfect = gone is not None and any(item.tag == "have" for item in ahead[:gone])
    where = items[phrase.after + gone + 1] if gone is not None and phrase.after + gone + 1 < len(items) else None
    away = perfect and where is not None and where.kind in {"PLACE", "NAME", "DET", "POSS"}
    if away and head is not None and head.tag == "family":
        yield figure_of(items, at, phrase, "displaced", phrase.after + (gone or 0), rule="count.families")


TREATS = frozenset({"treated", "treating", "treats", "treat"})
HEALERS = frozenset({
    "hospital", "hospitals", "clinic", "clinics", "medics", "doctors", "surgeons", "paramedics", "ambulances", "nurses",
})  # fmt: skip


def treated(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether people are patients of no named illness, as in "the hospital treated 137 people"."""
    head = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    verb = items[at - 1].low if at else ""
    healer = any(item.low in HEALERS for item in items[max(0, at - 6) : at - 1])
    ill = phrase.after < len(items) and items[phrase.after].low in {"for", "with", "suffering"}
    return head is not None and head.tag == "person" and verb in TREATS and healer and not ill


BADLY = frozenset({"critical", "serious", "grave", "severe", "life-threatening"})


def in_danger(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the condition of two is critical"."""
    state = items[at - 2].low == "condition" and items[at - 1].low == "of" if at > 1 else False
    if state and any(item.low in BADLY for item in items[phrase.after : phrase.after + 4]):
        yield figure_of(items, at, phrase, "injured", at - 2, rule="count.state")


def whose_bodies(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "nine teachers whose bodies were found on Friday"."""
    ahead = items[phrase.after : phrase.after + 4]
    for offset, item in enumerate(ahead[1:], start=1):
        body = item.entry("PTRIG")
        if ahead[0].low == "whose" and body is not None and body.frame == "body":
            never = any(one.kind == "NEG" for one in items[phrase.after : phrase.after + 6])
            kind = "disappeared" if never else "killed"  # "whose bodies were never given back"
            yield figure_of(items, at, phrase, kind, phrase.after + offset, rule="count.bodies")
            return


def done_to_them(items: Sequence[Item], phrase: Phrase, at: int) -> Iterator[Figure]:
    """Find a second verb whose object is "them": "dragged 27 passengers off a bus and shot them dead"."""
    back = at - 2 if at > 1 and items[at - 1].low in PARTICLES else at - 1
    acted = verb_left(items, back + 1) is not None or (
        back >= 0 and items[back].kind == "WORD" and items[back].low.endswith(("ed", "ook", "ought"))
    )
    if not acted or phrase.head is None:
        return
    for index in range(phrase.after, min(len(items) - 2, phrase.after + SIGHT + 2)):
        verb = items[index + 1]
        trigger = verb.entry("TRIG") if verb.kind == "VERB" else None
        if items[index].low in {"and", "then"} and trigger is not None and _them(items, index + 2):
            lined = trigger.tag == "shot" and any(
                item.low in {"lined", "blindfolded", "bound"} for item in items[:index]
            )
            if lined or trigger.tag in COUNTED:
                kind = "killed" if lined else trigger.tag
                yield figure_of(items, at, phrase, kind, index + 1, rule="count.them")
            return
        if items[index].low in {";", ":"} or items[index].kind in {"QTY", "SUB"}:
            return
