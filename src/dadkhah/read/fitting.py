"""Whether those counted are such as a verb can be done to: people, and no animals, bodies, things or diplomats.

In: items, a counted phrase and the reading of a verb. Out: yes or no; the voice in which the verb names who acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, words_of
from dadkhah.read.phrases import Phrase

SENT_AWAY = frozenset({"student", "pupil", "member", "player", "deputy", "lawmaker", "undergraduate"})
"""Whom a school or a party expels."""
THINGS_TOO = frozenset({"seize"})
"""Verbs that take things as well as people, though they need no completion."""
TAKEN = frozenset({"arrested", "abducted", "displaced", "injured", "released"})
"""What is done to the living only."""
OF_PERSONS = frozenset({"suspected", "alleged", "unarmed", "elderly", "pregnant", "bearded", "veiled", "barefoot"})
"""Adjectives that are said of persons alone, whatever noun stands behind ("24 suspected ...")."""
HELD = frozenset({"detained", "jailed", "imprisoned", "arrested", "interned", "incarcerated"})
"""The same of participles ("freed two detained ministers")."""
PICKY = frozenset({"vtp", "vip", "vte"})
"""Frames of verbs that need people, and not every kind of them."""
OF_PEOPLE = Entry("TRIG", "", "lemma", "vtp")
"""A verb that has people only for its object."""


def voice_of(trigger: Entry, voice: str = "active") -> str:
    """Return the voice in which a verb names who acts; one that is read by its far completion names nobody."""
    return "far" if trigger.frame == "vtf" else voice


def frame_of(trigger: Entry) -> str:
    """Return the frame of a verb, that of people only where it takes things as well."""
    return "vtp" if trigger.lemma in THINGS_TOO else trigger.frame


def fits(items: Sequence[Item], phrase: Phrase, trigger: Entry = OF_PEOPLE) -> bool:
    """Say whether a verb of many senses ("hold", "capture") has people for its object, and no verb has animals.

    Bodies are taken to a hospital, and soldiers cross a border, without being hurt or driven out.
    """
    head, frame = items[phrase.head] if phrase.head is not None else None, frame_of(trigger)
    if head is not None and head.low in {"more", "others"}:
        return True
    if head is None:
        return _fits_bare(items, phrase, frame)
    things = any(item.low in words_of("en", "not_people") for item in items[phrase.first : phrase.after])
    if things or _unlike(head, trigger):
        return False
    if frame not in PICKY:
        return not (trigger.tag in TAKEN and any(entry.frame == "body" for entry in head.entries))
    if frame == "vte" and any(entry.lemma in SENT_AWAY for entry in head.entries):
        return False
    if any(entry.lemma in words_of("en", "hypernyms", "diplomat") for entry in head.entries):
        return frame != "vte"  # diplomats whom a state expels are no victims: that is a response
    if trigger.tag != "killed" and any(entry.frame == "body" for entry in head.entries):
        return False  # a grave holds bodies
    people = head.entry("PNOUN", "PTRIG", "AGENT")
    return (people is not None and people.tag not in {"case", "event"}) or any(
        item.kind == "DEMONYM" or item.low in OF_PERSONS | HELD for item in items[phrase.first : phrase.after]
    )


def _fits_bare(items: Sequence[Item], phrase: Phrase, frame: str) -> bool:
    """Say whether a number without a noun may be people, not what a verb of harm is read from ("seized 40 rifles")."""
    if phrase.after < len(items) and items[phrase.after].kind == "HARM":
        return False
    thing = items[phrase.first] if phrase.first < len(items) and frame in PICKY else None
    return thing is None or not (thing.kind == "HARM" or (thing.kind == "VERB" and thing.form == "s"))


def _unlike(head: Item, trigger: Entry) -> bool:
    """Say whether those counted are no sufferers of a fate: bodies, patients, armed men on the move."""
    if trigger.kind != "FATE":
        return trigger.tag == "displaced" and trigger.frame == "vip" and head.low in words_of("en", "armed", "armed")
    if head.tag in {"case", "event"}:
        return True
    if trigger.tag == "displaced":
        return head.low in words_of("en", "armed", "armed")
    return trigger.tag == "injured" and (_lemma(head) == "patient" or any(e.frame == "body" for e in head.entries))


def _lemma(item: Item) -> str:
    entry = item.entry("PNOUN", "PTRIG")
    return entry.lemma if entry is not None else ""


APPEARS = frozenset({"appear", "appears", "appeared", "appearing", "came", "come", "went", "stood", "go", "stand"})
COURT_PEOPLE = frozenset({
    "witness", "expert", "lawyer", "judge", "prosecutor", "minister", "attorney", "diplomat", "observer", "juror",
    "victim", "survivor", "barrister", "solicitor", "interpreter",
})  # fmt: skip


def in_court_by_office(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether those who appear in court are likely no defendants ("two witnesses appeared before the court")."""
    head = items[phrase.head] if phrase.head is not None else None
    singular = head.low[:-2] if head is not None and head.low.endswith("sses") else ""
    return head is not None and (
        singular in COURT_PEOPLE
        or any(entry.lemma in COURT_PEOPLE for entry in head.entries)
        or head.low in COURT_PEOPLE
    )
