"""Counts in Arabic, where the verb stands first or right behind the noun.

In: the items of a sentence, the kind counted in the sentence before. Out: Counted after Counted, each with its rule.
Unvoweled "qtl" is "was killed" and "killed" alike, so a quantity is counted only where nothing that could be the other
party stands behind it. A noun in the dual counts two; a single indefinite noun right behind the word of violence, one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.lang.numbers import FoundQuantity
from dadkhah.model.claim import Polarity
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry
from dadkhah.read.perso_arabic.counted import (
    BREAKS,
    Counted,
    Phrase,
    carried_out,
    coordinated,
    guarded,
    listed_noun,
    mood,
    quantity_at,
    rebound,
    whole,
    wished,
    zero,
)

REACH = 14
"""How many items may stand between a verb and the quantity that it governs."""

BEHIND = 6
ADJECTIVES = 2
STOPS = frozenset({"SUB", "REL", "BUT", "SAY", "DENY", "END", "MEET"})
OPEN = frozenset({"PREP", "PUNCT", "CONJ", "ADV", "DATE", "SUBSET", "BOUND", "PLACE", "UNIT"})
"""What may follow a single noun that suffered something: no other party of the verb."""

BY_THE = "بال"
"""A particle and an article written onto an unknown word: how it happened, not who it happened to."""

OTHER = "آخر"
OF, ARTICLE = "عن", "ال"
TWO = frozenset({"اثنان", "اثنین", "اثنتان", "اثنتین"})
"""Words for two, folded."""

ORIGIN = 4
"""The fewest letters of a word for origin less one."""

OF_THEM = frozenset({"منهم", "منهن", "منهما"})
NOT = frozenset({"لم", "لا", "لن"})
DENIED = 4
"""How many items before "no dead" its particle may stand."""

HELD = frozenset({"arrested", "abducted"})
"""Kinds of those who are held, to whom a verb behind them may do something else."""


class Trigger(msgspec.Struct, frozen=True):
    """The word of violence that governs a quantity: the items it stands in, its kind, and whether it is denied."""

    items: tuple[int, ...]
    kind: str
    denied: bool = False
    noun: bool = False


def counts(items: Sequence[Item], earlier: str) -> Iterator[Counted]:
    """Yield the figures of a sentence; `earlier` is the kind last counted before it."""
    last = earlier
    for at in range(len(items)):
        found = _at(items, at, last)
        if found is not None:
            last = found.kind if found.kind != "places" else last
            yield rebound(items, found)


def _at(items: Sequence[Item], at: int, earlier: str) -> Counted | None:
    item = items[at]
    if item.kind == "QTY":
        twice = item.low in TWO and at > 0 and {entry.form for entry in items[at - 1].entries} == {"dual"}
        return None if guarded(items, at) or twice else _figure(items, phrase_of(items, at), quantity_at(item), earlier)
    if item.kind == "ZERO":
        return _nobody(items, at)
    noun = item.entry("PNOUN", "PTRIG", "BODY")
    if noun is None or noun.frame == "definite" or (at and items[at - 1].kind == "QTY"):
        return None
    forms = {entry.form for entry in item.entries if entry.kind in {"PNOUN", "PTRIG", "BODY"}}
    if forms == {"dual"}:
        return _dual(items, at, noun, earlier)
    return _single(items, at, noun, earlier) if forms == {"singular"} else None


def phrase_of(items: Sequence[Item], at: int) -> Phrase:
    """Return the noun phrase of a quantity: its noun and the adjectives behind it."""
    index = at + 1
    if _one(items[at]) and at and items[at - 1].entry("PNOUN", "PTRIG"):
        return _phrase(items, at - 1, at + 1, at - 1)
    if index < len(items) and (items[index].entry("PNOUN", "PTRIG", "BODY") is not None or _of_origin(items[index])):
        return _phrase(items, at, _adjectives(items, index + 1), index)
    return Phrase(at, index, None)


def _of_origin(item: Item) -> bool:
    """Say whether an unknown word behind a number is a person by origin: the ending of relation in a counted case.

    Ryding 2005, chapters 10 and 15: the accusative in the singular behind 11 to 99, the sound plural behind 3 to 10.
    """
    return item.kind == "WORD" and len(item.low) > ORIGIN and item.low.endswith(("یا", "یین", "یون"))


def _phrase(items: Sequence[Item], first: int, after: int, head: int) -> Phrase:
    noun = items[head].entry("PNOUN", "PTRIG", "BODY")
    kind, tag = (noun.kind, noun.tag) if noun is not None else ("PNOUN", "person")
    unit = tag if kind == "PNOUN" else "body" if kind == "BODY" else "person"
    return Phrase(first, after, head, unit, "" if kind == "PNOUN" else tag)


def _straight(items: Sequence[Item], trigger: Trigger, at: int) -> bool:
    """Say whether a word of violence runs on to a noun that has a kind of its own: "the killing of 5 detainees"."""
    last = max(index for index in trigger.items if index < at)
    between = items[last + 1 : at]
    return not any(item.kind in {"CONJ", "PUNCT"} or item.low.startswith("و") for item in between)


def _one(item: Item) -> bool:
    """Say whether an item repeats the number that a noun has by its form: "one man", "two men, two of them"."""
    return item.low in {"واحد", "واحده", *TWO}


def _adjectives(items: Sequence[Item], index: int) -> int:
    stop = min(len(items), index + ADJECTIVES)
    while index < stop and (_other(items[index]) or _adjective(items[index])):
        index += 1
    return index


def _adjective(item: Item) -> bool:
    """Say whether an unknown word may describe the noun before it: "and" is not written onto it."""
    return item.kind == "WORD" and not item.low.startswith("و")


def _other(item: Item) -> bool:
    """Say whether a word is "others", which is no second party."""
    return any(entry.lemma.startswith(OTHER) for entry in item.entries)


def _figure(items: Sequence[Item], phrase: Phrase, quantity: FoundQuantity, earlier: str) -> Counted | None:
    at = phrase.first
    if phrase.after < len(items) and phrase.head is None and items[phrase.after].entry("PLACEN"):
        return _places(items, phrase, quantity, earlier)
    if phrase.after + 1 < len(items) and phrase.head is None and items[phrase.after].entry("CASE"):
        return _cases(items, phrase, quantity)
    if _inside(items, phrase):
        return _subset(items, phrase, quantity, earlier)
    trigger = _left(items, at)
    behind = _right(items, phrase)
    if phrase.kind in HELD and behind is not None and trigger is None:
        return _made(items, phrase, quantity, behind, "ar.count.behind")
    if phrase.kind and not (trigger is not None and _straight(items, trigger, at)):
        whole_phrase, kind = _mixed(items, phrase)
        return _made(items, whole_phrase, quantity, Trigger((), kind), "ar.count.head")
    counted = phrase.head is not None or (_bare(items, phrase) and not _numbered(items, at))
    if trigger is not None and counted and not _party(items, phrase):
        return _made(items, phrase, quantity, trigger, f"ar.count.{'noun' if trigger.noun else 'verb'}")
    toll = _toll(items, at, earlier)
    if toll is not None:
        return _made(items, phrase, quantity, toll, "ar.count.toll")
    return _made(items, phrase, quantity, behind, "ar.count.behind") if behind is not None else None


def _mixed(items: Sequence[Item], phrase: Phrase) -> tuple[Phrase, str]:
    """Return a phrase and its kind: "dozens of dead and injured" are of two kinds that are not told apart."""
    at = phrase.after
    beside = items[at + 1].entry("PTRIG") if at + 1 < len(items) and items[at].kind == "CONJ" else None
    if beside is not None and beside.form == "plural":
        return msgspec.structs.replace(phrase, after=at + 2), "other"
    return phrase, phrase.kind


def _made(items: Sequence[Item], phrase: Phrase, quantity: FoundQuantity, trigger: Trigger, rule: str) -> Counted:
    polarity, hedged = mood(items, phrase.first)
    stands: Polarity = "denied" if trigger.denied else polarity
    at = phrase.after - 1 if _one(items[phrase.after - 1]) else phrase.first
    made = Counted(
        at=at, kind=trigger.kind, unit=phrase.unit, quantity=quantity, phrase=phrase, rule=rule,
        triggers=trigger.items, polarity=stands, hedged=hedged,
    )  # fmt: skip
    return carried_out(items, made)


def _places(items: Sequence[Item], phrase: Phrase, quantity: FoundQuantity, earlier: str) -> Counted | None:
    """Count the towns in which something happened: "in nine towns"."""
    at = phrase.first
    inside = at > 0 and items[at - 1].tag == "in"
    violent = earlier or any(item.entry("VTRIG", "NTRIG", "PTRIG") for item in items)
    if not (inside and violent):
        return None
    placed = Phrase(at, phrase.after + 1, phrase.after, items[phrase.after].tag)
    return _made(items, placed, quantity, Trigger((), "places"), "ar.count.places")


def _cases(items: Sequence[Item], phrase: Phrase, quantity: FoundQuantity) -> Counted | None:
    """Count cases of something: "30 cases of death"."""
    noun = items[phrase.after + 1].entry("NTRIG")
    if noun is None:
        return None
    placed = Phrase(phrase.first, phrase.after + 2, phrase.after, "case")
    return _made(items, placed, quantity, Trigger((phrase.after + 1,), noun.tag), "ar.count.cases")


def _inside(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a phrase is a part of what was counted: "among them 3 children and 2 women", "3 of them"."""
    before = phrase.first > 0 and items[phrase.first - 1].kind == "SUBSET"
    behind = phrase.after < len(items) and items[phrase.after].low in OF_THEM and phrase.head is None
    at = phrase.first - 2
    while coordinated(items, phrase.first) and at >= 0 and items[at].kind in {"WORD", "PNOUN"}:
        at -= 1
    beside = 0 <= at < phrase.first - 2 and items[at].kind == "QTY"
    return before or behind or (beside and _inside(items, phrase_of(items, at)))


def _subset(items: Sequence[Item], phrase: Phrase, quantity: FoundQuantity, earlier: str) -> Counted | None:
    at = phrase.first - 1 - (phrase.first > 1 and items[phrase.first - 1].low in OF_THEM)
    verb = items[at].entry("VTRIG") if phrase.first else None
    happened = _happened(items, at, verb) if verb is not None else None
    if happened is not None:
        return msgspec.structs.replace(_made(items, phrase, quantity, happened, "ar.count.subset"), part="subset")
    near = (phrase.first - 1,) if phrase.first and items[phrase.first - 1].kind == "SUBSET" else ()
    named = items[near[0]].tag if near and items[near[0]].tag != "subset" else earlier
    if not named:
        return None
    made = _made(items, phrase, quantity, Trigger(near, named), "ar.count.subset")
    return msgspec.structs.replace(made, part="subset")


def _bare(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a quantity without a noun of people stands for people: nothing else follows that it could count."""
    if phrase.after >= len(items) or items[phrase.after].kind in OPEN - {"UNIT"}:
        return True
    return items[phrase.after].kind == "WORD" and items[phrase.after].low.startswith(BY_THE)


def _numbered(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is the name of what stands before it: "the 42nd division" is written "the division 42"."""
    return at > 0 and items[at - 1].kind == "WORD" and items[at - 1].low.startswith(ARTICLE)


def _party(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether another party of the verb may stand behind: then it is open who did it to whom."""
    item = items[phrase.after] if phrase.after < len(items) else None
    if item is None or _other(item) or (item.kind == "QTY" and guarded(items, phrase.after)):
        return False
    return item.kind in {"PNOUN", "QTY", "PTRIG"}


def _left(items: Sequence[Item], at: int) -> Trigger | None:
    """Return the word of violence before a quantity that governs it."""
    if at and items[at - 1].kind == "PREP":
        return _freed(items, at) or _judged(items, at)
    for index in range(at - 1, max(-1, at - REACH), -1):
        item = items[index]
        if item.kind == "QTY":
            return _left(items, index) if coordinated(items, at) and not guarded(items, index) else None
        if item.kind == "MEET":
            return _met(items, index, at)
        if item.kind in STOPS or item.low in BREAKS:
            return None
        found = _trigger(items, index, at)
        if found is not None:
            return found
    return None


def _freed(items: Sequence[Item], at: int) -> Trigger | None:
    """Return "released" whose particle stands apart from it: "the authorities let go of 12 prisoners"."""
    if items[at - 1].low != OF:
        return None
    free = next((i for i in range(at - 2, max(-1, at - BEHIND), -1) if items[i].kind == "FREE"), None)
    if free is None or any(item.low in BREAKS or item.kind in STOPS for item in items[free + 1 : at]):
        return None
    return _negated(items, Trigger((free, at - 1), "released"))


def _judged(items: Sequence[Item], at: int) -> Trigger | None:
    """Return what a court decided on some people: "the court sentenced 5 men to death", "to prison"."""
    court = next((i for i in range(at - 1, max(-1, at - BEHIND), -1) if items[i].kind == "COURT"), None)
    around = [*items[max(0, at - BEHIND) : at], *items[at + 1 : at + 7]]
    sentence = next((entry for item in around if (entry := item.entry("PENALTY"))), None)
    if court is None or sentence is None:
        return None
    return _negated(items, Trigger((court,), sentence.tag))


def _trigger(items: Sequence[Item], index: int, at: int) -> Trigger | None:
    """Return the trigger at an item, as verb, or as noun where it stands right before the quantity."""
    verb, noun = items[index].entry("VTRIG"), items[index].entry("NTRIG", "BODY")
    close = at - index == 1 or (at - index == 2 and items[index + 1].kind == "WORD")
    if noun is not None and close and (verb is None or (index and items[index - 1].kind in {"PREP", "SUB"})):
        if wished(items, index) or _led_to_none(items, index):
            return None
        mixed = index > 1 and items[index - 1].kind == "CONJ" and items[index - 2].kind == "NTRIG"
        tried = noun.tag == "executed" and any(item.kind == "COURT" for item in items[max(0, index - BEHIND) : index])
        kind = "sentenced_to_death" if tried else noun.tag
        return Trigger((index,), "other" if mixed else kind, noun=True)
    if verb is None or (verb.form == "active" and at - index == 1):
        return None  # what follows an active verb at once is who did it
    return _happened(items, index, verb)


def _led_to_none(items: Sequence[Item], index: int) -> bool:
    """Say whether "did not lead to" stands before a noun of violence: how many suffered it is open."""
    led = index > 0 and items[index - 1].tag == "to"
    return led and any(item.low in NOT for item in items[max(0, index - BEHIND) : index])


def _happened(items: Sequence[Item], index: int, verb: Entry) -> Trigger | None:
    """Return the trigger of a verb that tells what happened: one in the imperfect does so only behind "did not"."""
    found = _negated(items, Trigger((index,), verb.tag))
    return None if verb.form == "imperfect" and not found.denied else found


def _negated(items: Sequence[Item], trigger: Trigger) -> Trigger:
    """Return a trigger with the particle that denies it."""
    first = trigger.items[0]
    no = next((index for index in (first - 1, first - 2) if index >= 0 and items[index].kind == "NEG"), None)
    return trigger if no is None else msgspec.structs.replace(trigger, items=(no, *trigger.items), denied=True)


def _met(items: Sequence[Item], index: int, at: int) -> Trigger | None:
    """Return "met their deaths", whose verb and noun stand around the quantity."""
    end = next((i for i in range(at + 1, min(len(items), at + BEHIND)) if items[i].kind == "END"), None)
    if end is None or (items[index].tag == "killed") != (items[end].tag == "killed"):
        return None
    return _negated(items, Trigger((index, end), items[end].tag))


def _right(items: Sequence[Item], phrase: Phrase) -> Trigger | None:
    """Return the verb behind its subject: "30 people were killed", said of them and of no other party."""
    first = _past_aside(items, phrase.after)
    if phrase.head is None and not (first < len(items) and items[first].entry("VTRIG")):
        return None
    for index in range(first, min(len(items), first + BEHIND)):
        verb = items[index].entry("VTRIG")
        if verb is not None:
            behind = items[index + 1] if index + 1 < len(items) else None
            if (
                behind is not None
                and behind.kind == "CONJ"
                and index + 2 < len(items)
                and items[index + 2].entry("VTRIG")
            ):
                return Trigger((index, index + 2), "other")  # "were killed or injured"
            party = behind is not None and behind.kind in {"PNOUN", "QTY", "PTRIG", "WORD"}
            return None if party else _happened(items, index, verb)
        if items[index].kind not in {"WORD", "PREP", "PLACE", "DATE", "ADV", "AUX", "BOUND", "REL", "NEG"}:
            return None
    return None


def _past_aside(items: Sequence[Item], at: int) -> int:
    """Return the item behind an aside between commas (", among them 3 children,")."""
    opened = at + 1 < len(items) and items[at].low in {"،", ","} and items[at + 1].kind == "SUBSET"
    end = next((i for i in range(at + 1, min(len(items), at + 16)) if items[i].low in {"،", ","}), None)
    return end + 1 if opened and end is not None else at


def _toll(items: Sequence[Item], at: int, earlier: str) -> Trigger | None:
    """Return the noun counted in "the number of the dead rose to 30"; "the number" alone goes on with what was."""
    if (listed := listed_noun(items, at)) is not None:
        return Trigger((at - 2,), listed.tag)
    start = next((index for index in range(at - 1, -1, -1) if items[index].kind == "TOLL"), None)
    if start is None or start + 1 >= at or items[at - 1].tag == "from":
        return None
    if items[start].tag == "same" and earlier and items[at - 1].tag == "to":
        return Trigger((start,), earlier)
    noun = items[start + 1].entry("PTRIG", "NTRIG")
    between = items[start + 2 : at]
    if noun is None or any(item.kind in STOPS or item.low in BREAKS - {":"} for item in between):
        return None
    return Trigger((start, start + 1), noun.tag)


def _dual(items: Sequence[Item], at: int, noun: Entry, earlier: str) -> Counted | None:  # noqa: ARG001
    """Read a noun in the dual as two."""
    after = at + 1 + (at + 1 < len(items) and items[at + 1].low in TWO)
    found = _figure(items, _phrase(items, at, after, at), whole(items[at], 2), earlier)
    return msgspec.structs.replace(found, rule="ar.count.dual") if found is not None else None


def _single(items: Sequence[Item], at: int, noun: Entry, earlier: str) -> Counted | None:
    """Read one indefinite noun right behind a word of violence, or among those counted, as one."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.kind not in OPEN:
        return None
    before = items[at - 1] if at else None
    phrase = _phrase(items, at, at + 1, at)
    if before is None or noun.kind != "PNOUN":
        return None
    if before.kind == "SUBSET":
        return _subset(items, phrase, whole(items[at], 1), earlier)
    trigger = _trigger(items, at - 1, at)
    if trigger is None:
        return None
    return _made(items, phrase, whole(items[at], 1), trigger, "ar.count.one")


def _none_of(items: Sequence[Item], at: int) -> Trigger | None:
    """Return "no dead", whose word for none has a kind of its own, behind a denied verb of any sense."""
    no = next((index for index in range(at - 1, max(-1, at - DENIED), -1) if items[index].kind == "NEG"), None)
    return Trigger((no, at), items[at].tag, denied=True) if no is not None else None


def _nobody(items: Sequence[Item], at: int) -> Counted | None:
    """Read "nobody was killed": a word for anybody behind a negated verb of violence."""
    trigger = _none_of(items, at) if items[at].tag != "zero" else _left(items, at)
    if trigger is None or not trigger.denied:
        return None
    made = _made(
        items, Phrase(at, at + 1, at), zero(items[at]), msgspec.structs.replace(trigger, denied=False), "ar.count.none"
    )
    return msgspec.structs.replace(made, unit="person")
