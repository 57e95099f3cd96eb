"""Counts: which quantity is how many of whom suffered what.

In: a row of items. Out: Figure after Figure: quantity, kind, unit, the items that say so, part, polarity, and the
rule's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.captors import goes_off, handed_over, has_room, kind_by_agent, opens, room_for
from dadkhah.read.changes import changes, equals
from dadkhah.read.fates import named_behind, punished, untraced
from dadkhah.read.figure import COUNTED, TRANSITIVE, Context, Figure, figure_of, unit_of
from dadkhah.read.inverted import fronted, inverted, object_before
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry
from dadkhah.read.lists import itemised, label_line, labelled, listed
from dadkhah.read.losses import done_to_them, kin_lost, unseen, wounded
from dadkhah.read.parts import parts, shared_whole
from dadkhah.read.phrases import Phrase, active, phrase_after
from dadkhah.read.portioned import over_whole, own_fate, whole_of
from dadkhah.read.predicates import (
    LISTED,
    MODALS,
    demanded,
    denied_before,
    fits,
    frame_of,
    stated_by_itself,
    verb_left,
    voice_of,
)
from dadkhah.read.sums import cases_of, in_all, kept, names_listed, of_group, said_of_themselves
from dadkhah.read.uncounted import uncounted

NONE = Context()

NEAR_VERB = 4
"""Farther from its verb a number behind a list of objects may be the subject of its own."""
INCLUDES = frozenset({"include", "includes", "included", "including"})


def figures(items: Sequence[Item], context: Context = NONE) -> tuple[Figure, ...]:
    """Return the figures of one row, in order of their quantities; `context` is what the rows before it counted."""
    found: list[Figure] = []
    for index, item in enumerate(items):
        if item.kind == "QTY":
            found += _figures_at(items, index, found, context)
    return tuple(found)


def _figures_at(items: Sequence[Item], at: int, before: Sequence[Figure], context: Context) -> list[Figure]:
    phrase = over_whole(items, at, phrase_after(items, at))
    if uncounted(items, at):
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
        *_object(items, at, phrase, before),
        *_nominal_of(items, at, phrase),
        *named_behind(items, at, phrase),
        *punished(items, at, phrase),
        *([] if stated_by_itself(items, phrase) or whole_of(items, at, phrase) else own_fate(items, phrase, at)),
        *_places(items, at, phrase),
        *kin_lost(items, at, phrase),
        *done_to_them(items, phrase, at),
        *object_before(items, at, phrase),
    ]
    own += unseen(items, at, phrase) if own and all(one.kind in {"arrested", "abducted"} for one in own) else ()
    own = own or [
        *changes(items, at, phrase, before, context),
        *_toll(items, at, phrase, before, context.toll),
        *equals(items, at, phrase, before),
        *wounded(items, at, phrase),
        *unseen(items, at, phrase),
        *_victims(items, at, phrase),
        *in_all(items, at, phrase, before),
        *said_of_themselves(items, at, phrase),
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
    own = own or [*shared_whole(items, at, phrase, context), *parts(items, at, phrase, before, context)]
    return _once(own or [*_said(items, at, phrase, before, context.near), *listed(items, at, phrase, context)])


def _state_behind(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "eight on death row", "30 women in custody", where no verb says more."""
    after = phrase.after
    while after < len(items) and (items[after].adverb or items[after].low in {"still", "already", "now"}):
        after += 1
    state = items[after] if after < len(items) else None
    head = items[phrase.head].kind if phrase.head is not None else "PNOUN"
    if state is not None and state.kind == "ADJS" and state.tag in COUNTED and head in {"PNOUN", "PTRIG", "DEMONYM"}:
        yield figure_of(items, at, phrase, state.tag, after, rule="count.state")


def _once(own: Sequence[Figure]) -> list[Figure]:
    seen: dict[str, Figure] = {}
    for figure in own:
        seen.setdefault(figure.kind, figure)
    first = own[0] if own else None
    if first is not None and first.kind in {"killed", "executed"} and first.part == "subset":
        return [figure for figure in seen.values() if figure.kind not in {"charged", "sentenced", "arrested"}]
    if len(seen) > 1 and any(f.rule == "count.adjective" for f in seen.values()):
        return [figure for figure in seen.values() if figure.rule != "count.adjective"]
    return list(seen.values())


def _adjectival(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "19 dead", "58 of the wounded", "12 people dead", "12 detained activists"."""
    if phrase.head is not None and items[phrase.head].kind == "ADJT":
        yield figure_of(items, at, phrase, items[phrase.head].tag, phrase.head, rule="count.dead")
    elif phrase.after < len(items) and items[phrase.after].kind == "ADJT":
        yield figure_of(items, at, phrase, items[phrase.after].tag, phrase.after, rule="count.dead")
    if phrase.adjective is not None:
        adjective = items[phrase.adjective]
        trigger = adjective.entry("ADJT") if adjective.kind == "ADJT" else adjective.entry("TRIG")
        if trigger and trigger.tag in COUNTED and fits(items, phrase, frame_of(trigger)):
            yield figure_of(items, at, phrase, trigger.tag, phrase.adjective, rule="count.adjective")


def _nominal(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "212 arrests", "thousands of arrests", "nine deaths in custody"."""
    head = phrase.head
    if head is not None and items[head].kind == "NTRIG" and (items[head].form == "plural" or not phrase.partitive):
        figure = figure_of(items, at, phrase, items[head].tag, head, rule="count.nominal")
        yield msgspec.structs.replace(figure, unit="person")
    elif head is not None and _of_victims(items[head]) and (kind := _case_of(items, head)):
        yield figure_of(items, at, phrase, kind, head + 2, rule="count.cases")


def _of_victims(head: Item) -> bool:
    """Say whether a head counts what is named behind "of": cases, survivors, victims of torture."""
    return head.tag == "case" or any(entry.lemma in {"survivor", "victim", "incident"} for entry in head.entries)


def _case_of(items: Sequence[Item], head: int) -> str:
    """Return the kind of "cases of torture", "instances of killing"."""
    if head + 2 >= len(items) or items[head + 1].low != "of":
        return ""
    noun = items[head + 2].entry("NTRIG", "TRIG", "CRIME", "PTRIG")
    return noun.tag if noun and noun.tag in COUNTED else "tortured" if noun and noun.tag == "torture" else ""


def _object(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find the object of an active verb: "injuring at least 240 people"; coordinated objects share the verb."""
    verb = verb_left(items, at)
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
    trigger = items[verb].entry("TRIG")
    taken = trigger is not None and trigger.frame in TRANSITIVE and fits(items, phrase, frame_of(trigger))
    taken = taken and trigger is not None and not goes_off(items, verb, trigger.lemma)
    taken = taken and not room_for(items, verb) and not has_room(items, verb)
    if verb and items[verb - 1].kind == "QTY" and phrase.after < len(items) and items[phrase.after - 1].kind == "ADJT":
        return  # "14 killed 30 injured": two entries of a line
    captives = phrase.head is not None and items[phrase.head].tag == "abducted"
    if handed_over(items, verb, captives=captives) and fits(items, phrase, "vtp"):
        yield figure_of(items, at, phrase, "released", verb, rule="count.handed_over")
    elif (
        trigger and trigger.tag in COUNTED and taken and active(items, verb) and not demanded(items, verb, trigger.tag)
    ):
        kind = kind_by_agent(items, verb, trigger.tag, trigger.lemma)
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
        trigger = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if trigger is None or trigger.frame not in TRANSITIVE or not fits(items, phrase, frame_of(trigger)):
            return
        if trigger.tag in COUNTED and active(items, index):
            kind = kind_by_agent(items, index, trigger.tag, trigger.lemma)
            figure = figure_of(items, at, phrase, kind, index, rule="count.object_chain")
            yield msgspec.structs.replace(
                figure, verb=index, voice=voice_of(trigger), polarity=_polarity_of(items, index)
            )
        index -= 2


DETAINED = frozenset({"detainee", "political prisoner", "political detainee", "prisoner of conscience"})
"""Words that say by themselves that somebody is held; a prison's inmates are its ordinary business."""
LISTINGS = frozenset({
    "names", "counted", "counts", "lists", "listed", "list", "speaks", "spoke", "recorded", "registered", "registers",
})  # fmt: skip


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
    return trigger is None or fits(items, phrase, frame_of(trigger))


def _own_predicate(items: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.after < len(items) and items[phrase.after].kind in {"AUX", "VERB", "REL"}


def _polarity_of(items: Sequence[Item], verb: int) -> Polarity:
    if denied_before(items, verb):
        return "denied"
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
    while back >= 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    if back < 1 or items[back].low not in {"of", "for"}:
        return
    head = items[back - 1]
    trigger = head.entry("NTRIG") or (head.entry("TRIG") if head.form == "gerund" else None)
    bodies = head.entry("PTRIG")
    event, crime = head.entry("EVENT"), head.entry("CRIME")
    if bodies is not None and bodies.frame == "body" and items[back].low == "of":
        trigger = bodies
    if event is not None and event.tag == "killing" and items[back].low == "of":
        trigger = Entry("NTRIG", "killed", event.form)
    if crime is not None and crime.tag == "torture" and items[back].low == "of":
        trigger = Entry("NTRIG", "tortured", crime.form)
    if trigger is None or demanded(items, back - 1, trigger.tag):
        return
    if trigger.tag in COUNTED and (items[back].low == "of" or trigger.tag == "other"):
        yield figure_of(items, at, phrase, trigger.tag, back - 1, rule="count.nominal_of")


def _places(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find how many cities, provinces or sites something reached: "in four states", "across at least 191 cities"."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "UNIT":
        return
    back = at - 1
    while back >= 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    if _modifies(items, phrase) and not _struck(items, phrase.after):
        return
    if (back >= 0 and _reaches(items, back)) or _struck(items, phrase.after):
        figure = figure_of(items, at, phrase, "places", phrase.head or at, rule="count.places")
        yield msgspec.structs.replace(figure, unit=head.tag)


def _struck(items: Sequence[Item], after: int) -> bool:
    """Say whether places are the subject of an attack or a rising: "31 camps have been shelled", "40 towns rose up"."""
    for index in range(after, min(len(items), after + 4)):
        item = items[index]
        attacked = item.entry("ACT", "TRIG") if item.kind == "VERB" and index > after else None
        if attacked is not None and attacked.tag in {"attacking", "burned"}:
            return items[index - 1].kind == "AUX"
        if item.low in {"rose", "joined", "erupted", "revolted"}:
            return True
        if item.kind != "AUX" and not item.adverb:
            return False
    return False


def _modifies(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the head only stands before another noun ("two prison directors")."""
    after = items[phrase.after] if phrase.after < len(items) else None
    return after is not None and after.kind in {"WORD", "OFFICE"} and not after.adverb


def _reaches(items: Sequence[Item], back: int) -> bool:
    """Say whether something happened in the places counted: "in", "across", "swept", "residents of"."""
    if items[back].low == "of":
        people = items[back - 1].entry("PNOUN") if back else None
        return people is not None and people.lemma in {"resident", "person", "citizen", "villager"}
    attacked = items[back].entry("ACT", "TRIG") if items[back].kind == "VERB" else None
    harmed = attacked is not None and attacked.tag in {"attacking", "burned"}
    return (
        harmed
        or items[back].kind == "PREP"
        or _joined_place(items, back)
        or items[back].low in {"reached", "hit", "swept", "engulfed"}
    )


def _joined_place(items: Sequence[Item], back: int) -> bool:
    """Say whether a place counted before is joined by "and" ("in 48 towns and all 9 districts")."""
    return back > 1 and items[back].low == "and" and items[back - 1].kind == "UNIT"


def _toll(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], earlier: str) -> Iterator[Figure]:
    """Find the number that a toll is said to be: "the death toll was estimated at over 640"."""
    for back in range(at - 1, max(-1, at - 22), -1):
        item = items[back]
        if item.kind == "TOLL":
            last = before[-1].kind if before else earlier
            kind = (
                _counted_kind(items, back, at) or (last if items[back - 1].low in {"real", "true", "actual"} else "")
                if item.tag == "counted"
                else last
                if item.tag == "previous"
                else _counted_kind(items, back, at) or item.tag
            )
            kind = "killed" if kind == "context" else kind
            if kind in COUNTED:
                figure = figure_of(items, at, phrase, kind, back, rule="count.toll")
                part = any(one.low in INCLUDES for one in items[back:at])
                yield msgspec.structs.replace(figure, part="subset") if part else figure
            return
        if item.low in {";", ":"} or item.kind == "SUB":
            return


def _counted_kind(items: Sequence[Item], toll: int, at: int) -> str:
    """Return the kind of "the number of people killed in the north", "the number of executions"."""
    if toll + 1 >= len(items) or items[toll + 1].low not in {"of", "killed", "executed", "arrested"}:
        return ""
    for item in items[toll + 1 : min(at, toll + 9)]:
        trigger = item.entry("ADJT", "NTRIG", "TRIG") or item.entry("PTRIG", "ADJS")
        if trigger and trigger.tag in COUNTED:
            return trigger.tag
    return ""


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
    if not before and near in COUNTED and spoken and items[at - 1].kind in {"VERB", "PREP"}:
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
    source = next((i for i, item in enumerate(items) if _killing(item)), None)
    if source is not None:
        yield figure_of(items, at, phrase, "killed", phrase.head or at, rule="count.victims")


def _accounted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether prisoners are counted as such: "a list of 720 detainees", "some 500 such prisoners remain"."""
    after = items[phrase.after] if phrase.after < len(items) else None
    if after is not None and after.low in {"remain", "remained", "languish"}:
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
