"""Counts: which quantity is how many of whom suffered what.

In: a row of items. Out: Figure after Figure: quantity, kind, unit, the items that say so, part, polarity, and the
rule's id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Polarity
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, active, adjectival, passive, phrase_after

COUNTED = frozenset({
    "killed", "injured", "arrested", "abducted", "disappeared", "tortured", "raped", "charged", "sentenced",
    "sentenced_to_death", "executed", "displaced", "released", "other",
})  # fmt: skip
HEDGES = frozenset({"may", "might", "could"})
"""With "have" these estimate ("may have lost their lives"); without it they imagine."""
INCLUDES = frozenset({"include", "includes", "included", "including"})
MODALS = frozenset({"would", "could", "might", "may", "should"})
REACH = 30
"""How many items a predicate may stand behind its subject."""


class Figure(msgspec.Struct, frozen=True):
    """One quantity with its kind; `at` is the quantity's item, `triggers` the items that give the kind."""

    at: int
    kind: str
    unit: str
    phrase: Phrase
    triggers: tuple[int, ...]
    rule: str
    part: str | None = None
    polarity: Polarity = "asserted"
    verb: int | None = None
    voice: str = ""
    hedged: bool = False


class Path(msgspec.Struct):
    """Where a scan to the right stands."""

    index: int
    conditional: bool = False
    hedged: bool = False
    negated: bool = False
    spoken: bool = False


def figures(items: Sequence[Item]) -> tuple[Figure, ...]:
    """Return the figures of one row, in order of their quantities."""
    found: list[Figure] = []
    for index, item in enumerate(items):
        if item.kind == "QTY":
            found += _figures_at(items, index, found)
    return tuple(found)


def _figures_at(items: Sequence[Item], at: int, before: Sequence[Figure]) -> list[Figure]:
    phrase = phrase_after(items, at)
    own = [
        *_adjectival(items, at, phrase),
        *_nominal(items, at, phrase),
        *_object(items, at, phrase, before),
        *_nominal_of(items, at, phrase),
        *([] if _stated(items, phrase) else _predicates(items, at, phrase)),
        *_places(items, at, phrase),
    ]
    own = own or [*_toll(items, at, phrase), *_victims(items, at, phrase)]
    own = own or [*_inherited(items, at, phrase, before)]
    return _once(own)


def _stated(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the phrase itself says what happened ("90 wounded"), so that no verb behind it is its own."""
    head = items[phrase.head] if phrase.head is not None else None
    return head is not None and head.kind == "ADJT" and phrase.partitive not in {"the", "pronoun"}


def _once(own: Sequence[Figure]) -> list[Figure]:
    seen: dict[str, Figure] = {}
    for figure in own:
        seen.setdefault(figure.kind, figure)
    if len(seen) > 1 and "killed" in seen and any(f.rule == "count.adjective" for f in seen.values()):
        return [figure for figure in seen.values() if figure.rule != "count.adjective"]
    return list(seen.values())


def _unit(items: Sequence[Item], phrase: Phrase) -> str:
    head = items[phrase.head].entry("PNOUN", "PTRIG") if phrase.head is not None else None
    if head and head.kind == "PTRIG":
        return "body" if head.frame == "body" else "person"
    return head.tag if head else "person"


def _part(items: Sequence[Item], at: int, phrase: Phrase) -> str | None:
    before = items[at - 1] if at else None
    if before and before.kind == "DET" and before.tag == "add":
        return "addition"
    if phrase.partitive in {"pronoun", "the"} or (before and before.low in {"including", "whom"}):
        return "subset"
    return None


def _figure(items: Sequence[Item], at: int, phrase: Phrase, kind: str, trigger: int, *, rule: str) -> Figure:
    return Figure(at, kind, _unit(items, phrase), phrase, (trigger,), rule, _part(items, at, phrase))


def _adjectival(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "19 dead", "58 of the wounded", "12 people dead", "12 detained activists"."""
    if phrase.head is not None and items[phrase.head].kind == "ADJT":
        yield _figure(items, at, phrase, items[phrase.head].tag, phrase.head, rule="count.dead")
    elif phrase.after < len(items) and items[phrase.after].kind == "ADJT":
        yield _figure(items, at, phrase, items[phrase.after].tag, phrase.after, rule="count.dead")
    if phrase.adjective is not None:
        trigger = items[phrase.adjective].entry("TRIG")
        if trigger and trigger.tag in COUNTED:
            yield _figure(items, at, phrase, trigger.tag, phrase.adjective, rule="count.adjective")


def _nominal(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "212 arrests", "thousands of arrests", "nine deaths in custody"."""
    head = phrase.head
    if head is not None and items[head].kind == "NTRIG":
        figure = _figure(items, at, phrase, items[head].tag, head, rule="count.nominal")
        yield msgspec.structs.replace(figure, unit="person")
    elif head is not None and items[head].tag == "case" and (kind := _case_of(items, head)):
        yield _figure(items, at, phrase, kind, head + 2, rule="count.cases")


def _case_of(items: Sequence[Item], head: int) -> str:
    """Return the kind of "cases of torture", "instances of killing"."""
    if head + 2 >= len(items) or items[head + 1].low != "of":
        return ""
    noun = items[head + 2].entry("NTRIG", "TRIG", "CRIME")
    return noun.tag if noun and noun.tag in COUNTED else "tortured" if noun and noun.tag == "torture" else ""


def _object(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find the object of an active verb: "killing at least 1,500 people"; coordinated objects share the verb."""
    verb = _verb_left(items, at)
    if verb is None:
        shared = _shared_verb(items, at, before)
        if shared is not None and not _own_predicate(items, phrase):
            yield msgspec.structs.replace(
                shared, at=at, phrase=phrase, unit=_unit(items, phrase), rule="count.object_and"
            )
        return
    trigger = items[verb].entry("TRIG")
    taken = trigger is not None and trigger.frame in {"vt", "vtp"} and _fits(items, phrase, trigger.frame)
    if trigger and trigger.tag in COUNTED and taken and active(items, verb):
        figure = _figure(items, at, phrase, trigger.tag, verb, rule="count.object")
        yield msgspec.structs.replace(figure, verb=verb, voice="active", polarity=_polarity_of(items, verb))


def _verb_left(items: Sequence[Item], at: int) -> int | None:
    back = at - 1
    while back >= 0 and (
        items[back].kind in {"DET", "POSS"} or items[back].low in {"only", "another", "some", "further"}
    ):
        back -= 1
    return back if back >= 0 and items[back].kind == "VERB" else None


def _shared_verb(items: Sequence[Item], at: int, before: Sequence[Figure]) -> Figure | None:
    """Return the figure whose active verb also governs this quantity: "killed 12 men and 5 women"."""
    joined = at > 0 and (items[at - 1].kind == "CONJ" or items[at - 1].low == ",")
    last = before[-1] if before else None
    near = last is not None and last.voice == "active" and at - 2 <= last.phrase.after <= at
    return last if joined and near else None


def _own_predicate(items: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.after < len(items) and items[phrase.after].kind in {"AUX", "VERB", "REL"}


def _polarity_of(items: Sequence[Item], verb: int) -> Polarity:
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
    while back >= 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    if back < 1 or items[back].low not in {"of", "for"}:
        return
    head = items[back - 1]
    trigger = head.entry("NTRIG") or (head.entry("TRIG") if head.form == "gerund" else None)
    if trigger and trigger.tag in COUNTED and (items[back].low == "of" or trigger.tag == "other"):
        yield _figure(items, at, phrase, trigger.tag, back - 1, rule="count.nominal_of")


def _predicates(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find passive and intransitive verbs behind the phrase, coordinated ones too: "were arrested and tortured"."""
    head = items[phrase.head].kind if phrase.head is not None else ""
    if head == "UNIT" or _governed(items, at, phrase) or _counted(items, at, phrase):
        return
    path, subject = Path(phrase.after), phrase.after
    while path.index < min(len(items), at + REACH):
        item = items[path.index]
        trigger = item.entry("TRIG") if item.kind == "VERB" and not adjectival(items, path.index) else None
        if trigger:
            if not _suffers(items, path.index, subject, trigger.frame) or not _fits(items, phrase, trigger.frame):
                return
            if trigger.tag in COUNTED:
                figure = _figure(items, at, phrase, trigger.tag, path.index, rule="count.predicate")
                polarity: Polarity = "denied" if path.negated else "hypothetical" if path.conditional else "asserted"
                hedged = path.hedged and polarity == "asserted"
                yield msgspec.structs.replace(
                    figure, verb=path.index, voice="passive", polarity=polarity, hedged=hedged
                )
            path.spoken = True
        elif item.kind in {"ADJT", "ADJS"} and _predicative(items, path.index, subject):
            figure = _figure(items, at, phrase, item.tag, path.index, rule="count.state")
            yield msgspec.structs.replace(figure, polarity="denied" if path.negated else "asserted")
            path.spoken = True
        elif not _walk(items, path, subject):
            return
        path.index += 1


def _predicative(items: Sequence[Item], index: int, subject: int) -> bool:
    """Say whether an adjective or "in custody" is said of the subject: behind a form of "be" or "remain"."""
    back = index - 1
    while back >= subject and (items[back].adverb or items[back].low in {"still", "now", "also", "already"}):
        back -= 1
    return back >= subject and items[back].kind == "AUX" and any(e.tag == "be" for e in items[back].entries)


def _fits(items: Sequence[Item], phrase: Phrase, frame: str) -> bool:
    """Say whether a verb of many senses ("hold", "capture") has people for its object."""
    if frame != "vtp" or phrase.head is None:
        return True
    people = items[phrase.head].entry("PNOUN", "PTRIG")
    return people is not None or any(item.kind == "DEMONYM" for item in items[phrase.first : phrase.after])


def _counted(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether the number is that of a count, not of people ("the tally of 47 released in March")."""
    behind = (
        at > 1 and items[at - 1].low == "of" and items[at - 2].low in {"count", "figure", "tally", "total", "number"}
    )
    return behind and phrase.head is None


def _governed(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether an active verb of violence takes the phrase as its object: then it is no subject of what follows."""
    verb = _verb_left(items, at)
    trigger = items[verb].entry("TRIG") if verb is not None else None
    relative = phrase.after < len(items) and items[phrase.after].kind == "REL"
    return bool(trigger and verb is not None and active(items, verb) and trigger.frame == "vt" and not relative)


def _suffers(items: Sequence[Item], index: int, subject: int, frame: str) -> bool:
    return frame == "vi" or passive(items, index, subject)


def _walk(items: Sequence[Item], path: Path, subject: int) -> bool:
    """Step over one item between subject and predicate; False where the clause ends."""
    item = items[path.index]
    if item.kind == "AUX":
        perfect = path.index + 1 < len(items) and items[path.index + 1].low == "have"
        path.hedged = path.hedged or (item.low in HEDGES and perfect)
        path.conditional = path.conditional or (item.low in MODALS and not path.hedged)
        return True
    if item.kind == "NEG":
        path.negated = True
        return True
    if item.kind == "PUNCT":
        return _over_comma(items, path)
    if item.kind == "CONJ" and path.spoken:
        return _verb_next(items, path.index + 1)
    if item.kind == "VERB":
        return adjectival(items, path.index) or passive(items, path.index, subject) or _adjoined(items, path.index)
    if item.kind == "QTY":
        return not path.spoken or items[path.index - 1].kind != "CONJ"
    return item.kind not in {"SUB", "PRON", "ACCTO", "PERSON", "DUE"} or _in_phrase(items, path.index)


def _verb_next(items: Sequence[Item], index: int) -> bool:
    """Say whether a conjunction joins another verb, not another subject."""
    while index < len(items) and items[index].adverb:
        index += 1
    return index < len(items) and items[index].kind in {"VERB", "AUX"} and not adjectival(items, index)


def _in_phrase(items: Sequence[Item], index: int) -> bool:
    return index > 0 and items[index - 1].kind == "PREP"


def _adjoined(items: Sequence[Item], index: int) -> bool:
    """Let a relative clause of its own verb pass ("who chanted")."""
    return items[index - 1].kind == "REL"


def _over_comma(items: Sequence[Item], path: Path) -> bool:
    """Pass a comma where a relative clause, a verb or the end of an insertion follows.

    Every other mark ends the clause.
    """
    if items[path.index].low not in {",", "(", ")", "\u2013", "\u2014"}:
        return False
    following = items[path.index + 1 : path.index + 2]
    if following and (following[0].kind in {"REL", "AUX", "QTY"} or following[0].low in {"and", "or"}):
        return True
    if path.spoken:
        return False
    for index in range(path.index + 1, min(len(items) - 1, path.index + 14)):
        if items[index].low in {",", ")", "\u2013", "\u2014"} and items[index + 1].kind in {"AUX", "VERB"}:
            path.index = index
            return True
    return False


def _places(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find how many cities, provinces or sites something reached: "in four states", "across at least 191 cities"."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "UNIT":
        return
    back = at - 1
    while back >= 0 and items[back].kind in {"DET", "POSS"}:
        back -= 1
    if _modifies(items, phrase):
        return
    if back >= 0 and _reaches(items, back):
        figure = _figure(items, at, phrase, "places", phrase.head or at, rule="count.places")
        yield msgspec.structs.replace(figure, unit=head.tag)


def _modifies(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether the head only stands before another noun ("two prison directors")."""
    after = items[phrase.after] if phrase.after < len(items) else None
    return after is not None and after.kind in {"WORD", "OFFICE"} and not after.adverb


def _reaches(items: Sequence[Item], back: int) -> bool:
    """Say whether something happened in the places counted: "in", "across", "swept", "residents of"."""
    if items[back].low == "of":
        people = items[back - 1].entry("PNOUN") if back else None
        return people is not None and people.lemma in {"resident", "person", "citizen", "villager"}
    return items[back].kind == "PREP" or items[back].low in {"reached", "hit", "swept", "engulfed"}


def _toll(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find the number that a toll is said to be: "the death toll has been estimated at over 30,000"."""
    for back in range(at - 1, max(-1, at - 16), -1):
        item = items[back]
        if item.kind == "TOLL":
            kind = "killed" if item.tag == "context" else item.tag
            figure = _figure(items, at, phrase, kind, back, rule="count.toll")
            part = any(one.low in INCLUDES for one in items[back:at])
            yield msgspec.structs.replace(figure, part="subset") if part else figure
            return
        if item.low in {";", ":"} or (item.kind == "VERB" and item.entry("TRIG") and not item.entry("SAY")):
            return


def _victims(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "the 30,000 victims" of a killing that the sentence names."""
    head = items[phrase.head] if phrase.head is not None else None
    if head is None or head.kind != "PTRIG":
        return
    if head.tag != "context":
        if head.entries[0].frame != "weak":
            yield _figure(items, at, phrase, head.tag, phrase.head or at, rule="count.people")
        return
    source = next((i for i, item in enumerate(items) if _killing(item)), None)
    if source is not None:
        yield _figure(items, at, phrase, "killed", phrase.head or at, rule="count.victims")


def _killing(item: Item) -> bool:
    trigger = item.entry("TRIG", "NTRIG")
    event = item.entry("EVENT")
    return bool((trigger and trigger.tag in {"killed", "executed"}) or (event and event.tag == "killing"))


def _inherited(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find parts of the figure before: "including 23 children", "37 of them", "17 in Tehran"."""
    last = before[-1] if before else None
    if last is None or last.kind == "places" or at - last.phrase.after > REACH:
        return
    previous = items[at - 1] if at else None
    part = _part(items, at, phrase)
    if part is None and previous is not None and previous.low in {",", ":", "and", "(", ";"} and _local(items, phrase):
        part = "breakdown"
    if (
        part is None
        and previous is not None
        and previous.low == "them"
        and at > 1
        and items[at - 2].low in {"among", "of"}
    ):
        part = "subset"
    if part == "subset" and phrase.partitive == "the":
        return  # "two of the officials" are a part of the officials, not of the figure before
    if part in {"subset", "breakdown"}:
        yield Figure(at, last.kind, _unit(items, phrase), phrase, (*last.triggers,), "count.part", part, last.polarity)


def _local(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether "in PLACE" follows at once."""
    after = items[phrase.after : phrase.after + 2]
    return len(after) == 2 and after[0].tag == "in" and after[1].kind in {"PLACE", "NAME"}
