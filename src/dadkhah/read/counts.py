"""Counts: which quantity is how many of whom suffered what.

In: a row of items. Out: Figure after Figure: quantity, kind, unit, the items that say so, part, polarity, and the
rule's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.anaphora import pointing
from dadkhah.read.captors import goes_off, handed_over, has_room, kind_by_agent, opens, room_for
from dadkhah.read.changes import changes, equals
from dadkhah.read.denials import denied_before
from dadkhah.read.executors import kind_of_deed
from dadkhah.read.fates import named_behind, punished, untraced
from dadkhah.read.figure import COUNTED, TRANSITIVE, Context, Figure, figure_of, unit_of
from dadkhah.read.fitting import fits, voice_of
from dadkhah.read.inverted import fronted, inverted, object_before
from dadkhah.read.items import Item
from dadkhah.read.joined import joined_noun, joined_state, killed_or_hurt, over_when
from dadkhah.read.lexicon import Entry, words_of
from dadkhah.read.lists import itemised, label_line, labelled, listed
from dadkhah.read.losses import done_to_them, families_left, kin_lost, unseen, whose_bodies, wounded
from dadkhah.read.nobodies import counts_nobody
from dadkhah.read.parts import parts, shared_whole
from dadkhah.read.phrases import Phrase, active, adjectival, phrase_after
from dadkhah.read.places import places
from dadkhah.read.portioned import over_whole, said_of, whole_of
from dadkhah.read.portions import among_them, fronted_group, names_of, of_those, part_of_nominal, used_on
from dadkhah.read.predicates import LISTED, MODALS, demanded, verb_left
from dadkhah.read.sums import cases_of, in_all, kept, names_listed, of_group, said_of_themselves
from dadkhah.read.supposed import intended
from dadkhah.read.tolls import tolls
from dadkhah.read.uncounted import uncounted

NONE = Context()

NEAR_VERB = 4
"""Farther from its verb a number behind a list of objects may be the subject of its own."""


def figures(items: Sequence[Item], context: Context = NONE) -> tuple[Figure, ...]:
    """Return the figures of one row, in order of their quantities; `context` is what the rows before it counted."""
    found: list[Figure] = []
    for index, item in enumerate(items):
        if item.kind == "QTY":
            found += _figures_at(items, index, found, context)
    return tuple(found)


def _figures_at(items: Sequence[Item], at: int, before: Sequence[Figure], context: Context) -> list[Figure]:
    phrase = over_whole(items, at, phrase_after(items, at))
    if _counts_owners(items, phrase) or counts_nobody(items, at) or uncounted(items, at):
        return []
    head = items[phrase.head].kind if phrase.head is not None and at + 1 < len(items) else ""
    behind = items[phrase.after].low if phrase.after < len(items) else ""
    own = [*listed(items, at, phrase, context)] if len(context.head) > 1 else []
    if own:
        return _once(own)
    own = [] if head in {"NTRIG", "UNIT", "ADJT"} and behind != ":" else [*labelled(items, at, phrase)]
    own = own or [*untraced(items, at, phrase)]
    own = own or [
        *_adjectival(items, at, phrase),
        *_nominal(items, at, phrase),
        *among_them(items, at, phrase),
        *_object(items, at, phrase, before),
        *_nominal_of(items, at, phrase),
        *named_behind(items, at, phrase),
        *punished(items, at, phrase),
        *said_of(items, at, phrase),
        *places(items, at, phrase),
        *kin_lost(items, at, phrase),
        *done_to_them(items, phrase, at),
        *whose_bodies(items, at, phrase),
        *families_left(items, at, phrase),
        *used_on(items, at, phrase),
        *object_before(items, at, phrase),
    ]
    own += unseen(items, at, phrase) if own and all(one.kind in {"arrested", "abducted"} for one in own) else ()
    own = own or [
        *changes(items, at, phrase, before, context),
        *tolls(items, at, phrase, before, context),
        *equals(items, at, phrase, before),
        *wounded(items, at, phrase),
        *unseen(items, at, phrase),
        *_victims(items, at, phrase),
        *in_all(items, at, phrase, before),
        *([] if whole_of(items, at, phrase) else said_of_themselves(items, at, phrase)),
        *cases_of(items, at, phrase, before),
        *names_listed(items, at, phrase),
        *_state_behind(items, at, phrase),
        *inverted(items, at, phrase),
        *fronted(items, at, phrase),
        *of_group(items, at, phrase),
        *kept(items, at, phrase, before),
        *label_line(items, at, phrase),
        *itemised(items, at, phrase),
    ]
    own = own or [
        *shared_whole(items, at, phrase, context),
        *of_those(items, at, phrase),
        *fronted_group(items, at, phrase),
        *names_of(items, at, phrase),
        *part_of_nominal(items, at),
        *parts(items, at, phrase, before, context),
    ]
    own = own or [*pointing(items, at, phrase, before, context)]
    return _once(
        _sentenced(items, own, before)
        or [*_said(items, at, phrase, before, context.near), *listed(items, at, phrase, context)]
    )


def _sentenced(items: Sequence[Item], own: Sequence[Figure], before: Sequence[Figure]) -> Sequence[Figure]:
    """Let those sent to prison be sentenced, where the sentence has just told that people were tried."""
    tried = bool(before) and before[-1].kind in {"charged", "sentenced", "sentenced_to_death"}
    return [
        msgspec.structs.replace(one, kind="sentenced")
        if tried and one.kind == "arrested" and _jails(items[one.triggers[0]])
        else one
        for one in own
    ]


def _jails(verb: Item) -> bool:
    return any(entry.lemma in JAILS for entry in verb.entries)


JAILS = frozenset({"send to prison", "send to jail", "imprison", "jail", "send", "sent", "put in prison"})


def _counts_owners(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a number is that of owners, or what is said of the owner ("two of the dead man's friends")."""
    owners = phrase.after < len(items) and items[phrase.after].kind == "GEN"
    state = any(item.kind in {"ADJT", "PTRIG", "VERB"} for item in items[phrase.first : phrase.after])
    return owners and (state or phrase.partitive != "the")  # "four of the poet's friends" are friends


def _state_behind(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "eight on death row", "30 women in custody", where no verb says more."""
    after = phrase.after
    while after < len(items) and (items[after].adverb or items[after].low in {"still", "already", "now"}):
        after += 1
    state = items[after] if after < len(items) else None
    head = items[phrase.head].kind if phrase.head is not None else "PNOUN"
    head = "PNOUN" if phrase.head is not None and items[phrase.head].low in {"more", "others"} else head
    if state is not None and state.kind == "ADJS" and state.tag in COUNTED and head in {"PNOUN", "PTRIG", "DEMONYM"}:
        yield figure_of(items, at, phrase, state.tag, after, rule="count.state")


def _once(own: Sequence[Figure]) -> list[Figure]:
    seen: dict[str, Figure] = {}
    for figure in own:
        seen.setdefault(figure.kind, figure)
    first = own[0] if own else None
    if first is not None and first.kind in {"killed", "executed"} and first.part == "subset":
        return [figure for figure in seen.values() if figure.kind not in {"charged", "sentenced", "arrested"}]
    if len(seen) > 1 and "killed" in seen and seen["killed"].rule == "count.bodies":
        return [figure for figure in seen.values() if figure.kind != "injured"]
    if len(seen) > 1 and "killed" in seen and seen["killed"].rule in {"count.predicate", "count.nominal_of"}:
        return [figure for figure in seen.values() if figure.rule != "count.dead"]  # "four of the wounded have died"
    if len(seen) > 1 and any(f.rule == "count.adjective" for f in seen.values()):
        return [figure for figure in seen.values() if figure.rule != "count.adjective"]
    return list(seen.values())


def _adjectival(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "19 dead", "58 of the wounded", "12 people dead", "12 detained activists"."""
    state = None
    if phrase.head is not None and items[phrase.head].kind == "ADJT":
        state = phrase.head
    elif phrase.after < len(items) and items[phrase.after].kind == "ADJT":
        state = phrase.after
    if state is not None:
        figure = figure_of(items, at, phrase, items[state].tag, state, rule="count.dead")
        left = at and items[at - 1].low in {"leave", "left", "leaving"}
        yield msgspec.structs.replace(figure, polarity=_polarity_of(items, at - 1) if left else "asserted")
    elif (joined := joined_state(items, phrase)) is not None:
        yield figure_of(items, at, phrase, items[joined].tag, joined, rule="count.dead")
    if phrase.adjective is not None:
        adjective = items[phrase.adjective]
        trigger = adjective.entry("ADJT") if adjective.kind == "ADJT" else adjective.entry("TRIG")
        noun = adjective.low == "disappeared" and phrase.adjective == at + 1 and at > 0 and items[at - 1].kind == "DET"
        if trigger and trigger.tag in COUNTED and (noun or fits(items, phrase, trigger)):  # "the 27 disappeared"
            yield figure_of(items, at, phrase, trigger.tag, phrase.adjective, rule="count.adjective")


def _nominal(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
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
    elif head is not None and _of_victims(items[head]) and (kind := _case_of(items, head)):
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


def _case_of(items: Sequence[Item], head: int) -> str:
    """Return the kind of "cases of torture", "instances of killing"."""
    if head + 2 >= len(items) or items[head + 1].low not in {"of", "on"}:
        return ""
    index = head + 2
    while index < min(len(items) - 1, head + 5) and items[index].kind == "WORD":
        index += 1  # "cases of conflict-related sexual violence"
    noun = items[index].entry("NTRIG", "TRIG", "CRIME", "PTRIG")
    return noun.tag if noun and noun.tag in COUNTED else "tortured" if noun and noun.tag == "torture" else ""


def _object(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
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
    captives = phrase.head is not None and items[phrase.head].tag == "abducted"
    kind = _kind_by_agent(items, verb, trigger) if trigger is not None else ""
    if handed_over(items, verb, captives=captives) and fits(items, phrase):
        yield figure_of(items, at, phrase, "released", verb, rule="count.handed_over")
    elif trigger and kind in COUNTED and taken and active(items, verb) and not demanded(items, verb, kind):
        kind = "abducted" if captives and kind == "arrested" and opens(trigger.lemma) else kind  # "holds 22 hostages"
        figure = figure_of(items, at, phrase, kind, verb, rule="count.object")
        yield msgspec.structs.replace(figure, verb=verb, voice=voice_of(trigger), polarity=_polarity_of(items, verb))
        yield from _chained(items, at, phrase, verb)


LATER = frozenset({"later", "then", "subsequently"})
JOINS = frozenset({"and", ",", "then"})


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
                figure, verb=index, voice=voice_of(trigger), polarity=_polarity_of(items, index)
            )
        index -= 2


AVERTS = frozenset({
    "prevent", "prevents", "prevented", "preventing", "avoid", "avoids", "avoided", "avoiding", "avert", "averts",
    "averted", "averting",
})  # fmt: skip
CLAIMED = frozenset({"claim", "claims", "claimed", "claiming"})
DETAINED = frozenset({"detainee", "political prisoner", "political detainee", "prisoner of conscience"})
"""Words that say by themselves that somebody is held; a prison's inmates are its ordinary business."""
LISTINGS = frozenset({
    "names", "counted", "counts", "lists", "listed", "list", "speaks", "spoke", "recorded", "registered", "registers",
})  # fmt: skip


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
    joined = at > 0 and (items[at - 1].kind == "CONJ" or items[at - 1].low == ",")
    last = before[-1] if before else None
    shares = last is not None and (last.voice in {"active", "far"} or last.rule == "count.nominal_of")
    near = last is not None and shares and at - 2 <= last.phrase.after <= at
    return last if joined and near else None


def _fits_shared(items: Sequence[Item], phrase: Phrase, shared: Figure) -> bool:
    trigger = items[shared.verb].entry("TRIG") if shared.verb is not None else None
    return trigger is None or fits(items, phrase, trigger)


def _own_predicate(items: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.after < len(items) and items[phrase.after].kind in {"AUX", "VERB", "REL"}


def _polarity_of(items: Sequence[Item], verb: int) -> Polarity:
    if denied_before(items, verb):
        return "denied"
    aim = items[verb - 2] if verb > 1 and items[verb - 1].low == "to" else None
    aimed = aim is not None and (aim.low in words_of("en", "intents") or aim.tag == "be")
    if items[verb].form == "lemma" and (aimed or intended(items, verb)):
        return "hypothetical"
    for back in range(verb - 1, max(-1, verb - 5), -1):
        if items[back].kind == "NEG" or any(entry.lemma == "deny" for entry in items[back].entries):
            return "denied"
        if items[back].low in MODALS or items[back].tag == "if":
            return "hypothetical"
        if items[back].kind in {"PUNCT", "VERB", "REL"}:
            break
    return "asserted"


def _nominal_of(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the killing of 240 people", "the deaths of more than 300"."""
    back = at - 1
    if back > 1 and items[back].low == "and" and items[back - 1].kind in {"PNOUN", "OFFICE"}:
        while back > 0 and (items[back].kind in LISTED or items[back].low in {",", "and"}):
            back -= 1  # "the abduction of a priest and nine parishioners"
    while back >= 0 and (items[back].kind in {"DET", "POSS"} or items[back].low == "other"):
        back -= 1
    if back < 1 or items[back].low not in {"of", "for", "on", "to"}:
        return
    noun = over_when(items, back) if items[back].low == "of" else back
    head, wound = items[noun - 1], items[noun - 1].entry("WOUND")
    if items[back].low in {"on", "to"}:
        if wound is not None:  # "signs of torture on eight of the men"
            yield figure_of(items, at, phrase, wound.tag, back - 1, rule="count.wounds")
        return
    trigger = _deed_of(head) if items[back].low == "of" else head.entry("NTRIG")
    if trigger is None or demanded(items, noun - 1, trigger.tag) or _averted(items, noun):
        return
    if trigger.tag in COUNTED and (items[back].low == "of" or trigger.tag == "other"):
        yield figure_of(items, at, phrase, trigger.tag, noun - 1, rule="count.nominal_of")
        yield from joined_noun(items, at, phrase, noun - 1)


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


GATHERED = frozenset({"collected", "recovered", "retrieved", "found"})
"""What is done to bodies: "The chief counted 131 dead. The Red Cross collected 102."."""


def _said(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], near: str) -> Iterator[Figure]:
    """Find a bare number that somebody else gives for the figure before: "campaigners now list 105", "admits to 42"."""
    if (
        phrase.head is not None
        or (before and before[-1].kind == "places")
        or (at and items[at - 1].low in {"been", "be"})
    ):
        return
    ahead = items[max(0, at - 4) : at]
    mark = max((i for i, item in enumerate(ahead) if item.low == ";"), default=-1)
    says = any(item.kind == "VERB" and item.entry("SAY") for item in ahead[mark + 1 :])
    if before and (says or any(item.low in {"put", "puts"} for item in ahead[mark + 1 :])):
        yield Figure(at, before[-1].kind, before[-1].unit, phrase, before[-1].triggers, "count.said")
    ends = all(item.kind == "PUNCT" for item in items[at + 1 :]) and at > 1
    spoken = ends and any(item.kind == "VERB" and item.entry("SAY") for item in items[at - 2 : at])
    spoken = spoken or (ends and items[at - 1].low in GATHERED and near == "killed")
    if not before and near in COUNTED and spoken and items[at - 1].kind in {"VERB", "PREP", "WORD"}:
        yield Figure(at, near, "person", phrase, (at,), "count.said")


def _victims(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the 30,000 victims" of a killing that the sentence names."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "PTRIG":
        return
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
    if any(item.low in {"remain", "remained", "languish", "arrived", "crossed", "entered"} for item in behind):
        return True
    head = items[phrase.head] if phrase.head is not None else None
    held = head is not None and any(entry.lemma in DETAINED for entry in head.entries)
    if held and phrase.partitive == "the" and at > 0 and items[at - 1].low in {"up", "for"}:
        return True  # "women made up 37 of the detainees"
    if held and _there_are(items, at):
        return True
    if held and after is not None and (after.kind in {"AUX", "VERB"} or after.low == "("):
        known = at == 0 or items[at - 1].kind in {"DET", "PUNCT", "CONJ"}
        if known and not any(item.low in {"former", "freed", "released"} for item in items[at : phrase.after]):
            return True
    return any(item.low in LISTINGS for item in items[max(0, at - 3) : at])


HOLDS = frozenset({"holds", "holding", "has", "have", "houses", "keeps", "hold", "held", "housed"})


def _there_are(items: Sequence[Item], at: int) -> bool:
    """Say whether "there are", "it holds" or "the country has" stands before a number of prisoners."""
    before = items[max(0, at - 3) : at]
    there = any(item.low == "there" for item in before) and any(item.tag == "be" for item in before)
    return there or bool(before and before[-1].low in HOLDS)


def _killing(item: Item) -> bool:
    trigger = item.entry("TRIG", "NTRIG")
    event = item.entry("EVENT")
    return bool((trigger and trigger.tag in {"killed", "executed"}) or (event and event.tag == "killing"))
