"""Objects of active verbs: "injuring at least 240 people", "killed 12 men and 5 women", "arrested and beat 12".

In: items, a quantity with its phrase, the figures before it. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.asked import asked
from dadkhah.read.captors import goes_off, handed_over, has_room, kind_by_agent, opens, room_for
from dadkhah.read.denials import denied_before
from dadkhah.read.executors import kind_of_deed
from dadkhah.read.figure import COUNTED, TRANSITIVE, Figure, figure_of, unit_of
from dadkhah.read.fitting import fits, voice_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.joined import killed_or_hurt
from dadkhah.read.lexicon import Entry, words_of
from dadkhah.read.phrases import Phrase, active, adjectival
from dadkhah.read.predicates import MODALS, demanded
from dadkhah.read.supposed import intended

NEAR_VERB = 4
"""Farther from its verb a number behind a list of objects may be the subject of its own."""

LATER = frozenset({"later", "then", "subsequently"})

JOINS = frozenset({"and", ",", "then"})


def objects(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find the object of an active verb: "injuring at least 240 people"; coordinated objects share the verb."""
    verb = verb_left(items, at)
    if (
        phrase.head is None
        and at
        and items[at - 1].low == "and"
        and items[phrase.after : phrase.after + 1]
        and items[phrase.after].kind == "SUB"
    ):
        return  # "nine when they shot his uncle and 40 when he wrote of it"
    if verb is None and at and items[at - 1].kind == "ADJT" and killed_or_hurt(items[at - 1]):
        yield figure_of(items, at, phrase, "other", at - 1, rule="count.object")
        return
    if verb is None:
        shared = _shared_verb(items, at, before)
        if shared is not None and _fits_shared(items, phrase, shared) and not _own_predicate(items, phrase):
            yield msgspec.structs.replace(
                shared,
                kind=_to_death(items, phrase, shared.kind),
                at=at,
                phrase=phrase,
                unit=unit_of(items, phrase),
                rule="count.object_and",
            )
        return
    if at - verb > NEAR_VERB and _own_predicate(items, phrase):
        return
    trigger = items[verb].entry("FATE", "TRIG")
    taken = trigger is not None and trigger.frame in TRANSITIVE and fits(items, phrase, trigger)
    taken = taken and trigger is not None and not goes_off(items, verb, trigger.lemma)
    taken = taken and not room_for(items, verb) and not has_room(items, verb)
    if verb and items[verb - 1].kind == "QTY" and phrase.after < len(items) and items[phrase.after - 1].kind == "ADJT":
        return  # "14 killed 30 injured": two entries of a line
    if phrase.head is not None and items[phrase.head].kind == "PTRIG" and items[phrase.head].tag == "disappeared":
        return  # "the register holds 5,218 missing persons"
    captives = phrase.head is not None and items[phrase.head].tag == "abducted"
    kind = _kind_by_agent(items, verb, trigger) if trigger is not None else ""
    if handed_over(items, verb, captives=captives) and fits(items, phrase):
        yield figure_of(items, at, phrase, "released", verb, rule="count.handed_over")
    elif trigger and kind in COUNTED and taken and active(items, verb) and not demanded(items, verb, kind):
        kind = "abducted" if captives and kind == "arrested" and opens(trigger.lemma) else kind  # "holds 22 hostages"
        figure = figure_of(items, at, phrase, kind, verb, rule="count.object")
        yield msgspec.structs.replace(figure, verb=verb, voice=voice_of(trigger), polarity=polarity_of(items, verb))
        yield from _chained(items, at, phrase, verb)


def _chained(items: Sequence[Item], at: int, phrase: Phrase, verb: int) -> Iterator[Figure]:
    """Find the verbs that share their object with the last of them: "arrested and beat 12 students"."""
    index = verb - 2
    while index >= 0 and (items[index + 1].adverb or items[index + 1].low in LATER):
        index -= 1  # "abducted and later killed"
    while index >= 0 and items[index + 1].low in JOINS:
        while index > 1 and (
            items[index].low == "," or (items[index].kind == "WORD" and items[index + 1].low in JOINS)
        ):
            index -= 1  # "arrested, and then beat", "arrested, stripped and beat"
        verb_here = items[index].kind == "VERB" and not adjectival(items, index)
        trigger = items[index].entry("TRIG") if verb_here else None
        if trigger is None or trigger.frame not in TRANSITIVE or not fits(items, phrase, trigger):
            return
        if trigger.tag in COUNTED and active(items, index):
            kind = _kind_by_agent(items, index, trigger)
            figure = figure_of(items, at, phrase, kind, index, rule="count.object_chain")
            yield msgspec.structs.replace(
                figure, verb=index, voice=voice_of(trigger), polarity=polarity_of(items, index)
            )
        index -= 2


def _kind_by_agent(items: Sequence[Item], verb: int, trigger: Entry) -> str:
    """Return the kind of a verb whose sense its subject decides: a court jails by sentence, kidnappers abduct."""
    if trigger.tag == "shot" and any(item.low in {"squad", "squads"} for item in items[max(0, verb - 2) : verb]):
        return "executed" if items[max(0, verb - 2)].low == "firing" else trigger.tag
    return kind_of_deed(items, verb, kind_by_agent(items, verb, trigger.tag, trigger.lemma))


def _to_death(items: Sequence[Item], phrase: Phrase, kind: str) -> str:
    """Return the kind of "eleven of them to death" behind "sentenced 73 people"."""
    ahead = [item.low for item in items[phrase.after : phrase.after + 2]]
    return "sentenced_to_death" if kind == "sentenced" and ahead == ["to", "death"] else kind


def _shared_verb(items: Sequence[Item], at: int, before: Sequence[Figure]) -> Figure | None:
    """Return the figure whose active verb also governs this quantity: "killed 12 men and 5 women"."""
    back = at - 2 if at > 1 and items[at - 1].tag == "add" else at - 1  # "and another 11 women"
    joined = back >= 0 and (items[back].kind == "CONJ" or items[back].low == ",")
    last = before[-1] if before else None
    shares = last is not None and (
        last.voice in {"active", "far"} or last.rule in {"count.nominal_of", "count.named_behind"}
    )
    near = last is not None and shares and back - 1 <= last.phrase.after <= at
    return last if joined and near else None


def _fits_shared(items: Sequence[Item], phrase: Phrase, shared: Figure) -> bool:
    trigger = items[shared.verb].entry("TRIG") if shared.verb is not None else None
    return trigger is None or fits(items, phrase, trigger)


def _own_predicate(items: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.after < len(items) and items[phrase.after].kind in {"AUX", "VERB", "REL"}


def polarity_of(items: Sequence[Item], verb: int) -> Polarity:
    """Return whether what a verb tells is stated, denied or only imagined."""
    if denied_before(items, verb):
        return "denied"
    aim = items[verb - 2] if verb > 1 and items[verb - 1].low == "to" else None
    aimed = aim is not None and (aim.low in words_of("en", "intents") or aim.tag == "be")
    if items[verb].form == "lemma" and (aimed or intended(items, verb) or asked(items, verb)):
        return "hypothetical"
    for back in range(verb - 1, max(-1, verb - 5), -1):
        if items[back].kind == "NEG" or any(entry.lemma == "deny" for entry in items[back].entries):
            return "denied"
        if items[back].low in MODALS or items[back].tag == "if":
            return "hypothetical"
        if items[back].kind in {"PUNCT", "VERB", "REL"}:
            break
    return "asserted"
