"""Counts in Persian, where the verb ends the clause.

In: the items of a sentence, the kind counted in the sentence before. Out: Counted after Counted, each with its rule.
A quantity counts what the next verb of violence says happened to its noun; before an active verb only where the noun is
marked as its object; "the death of 12", "12 dead" and "the number of the dead" need no verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import Bound, Polarity
from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import (
    BREAKS,
    HEADS,
    WISHED,
    Counted,
    Phrase,
    bounded,
    carried_out,
    coordinated,
    guarded,
    listed_noun,
    mood,
    quantity_at,
    wished,
    zero,
)
from dadkhah.read.perso_arabic.persian_nouns import ONE, phrase_of
from dadkhah.read.perso_arabic.persian_verbs import AND, OR, Verb, verb_at, verbal

REACH = 30
"""How many items may stand between a quantity and its verb."""

LOOSE = frozenset({"killed", "injured", "arrested", "executed", "tortured", "abducted"})
"""Kinds that happen to people alone, so that a noun unknown to the lexicon may be counted before their verb."""

MANY = ("ند", "اند")
"""Endings of a Persian verb in the plural."""

NOUNS = frozenset({"WORD", "PNOUN", "SRC", "PLACEN", "EVENT", "PTRIG"})
WITH = frozenset({"با"})
BEHIND = 8
"""How many items may stand between a relative clause and the verb of its sentence."""

ASIDES = frozenset({"PREP", "WORD", "DATE", "PLACE", "ADV", "EVENT", "FINITE"})
"""What may stand there: when, where and how."""

POLARITIES: dict[str, Polarity] = {"denied": "denied", "hypothetical": "hypothetical", "forecast": "hypothetical"}


def counts(items: Sequence[Item], earlier: str) -> Iterator[Counted]:
    """Yield the figures of a sentence; `earlier` is the kind last counted before it."""
    last = earlier
    for at, item in enumerate(items):
        found = None
        if item.kind == "QTY" and not guarded(items, at) and not _owner(items, at):
            found = _figure(items, at, last)
        elif item.kind == "ZERO":
            found = _nobody(items, at)
        if found is not None:
            last = found.kind if found.kind != "places" else last
            yield found


def _owner(items: Sequence[Item], at: int) -> bool:
    """Say whether "one" stands right behind a noun of people, whose group it names ("2 members of one family")."""
    return at > 0 and items[at].low == ONE and items[at - 1].kind == "PNOUN"


def _figure(items: Sequence[Item], at: int, earlier: str) -> Counted | None:
    phrase = phrase_of(items, at)
    if _placed(items, phrase):
        return _places(items, at, earlier)
    if items[at - 1].entry("NTRIG") is not None and at and wished(items, at - 1):
        return None
    for rule in (_by_noun, _by_verb, _by_head, _by_toll, _by_subset):
        found = rule(items, phrase, earlier)
        if found is not None:
            return found
    return None


def _made(items: Sequence[Item], phrase: Phrase, kind: str, rule: str, triggers: tuple[int, ...]) -> Counted:
    """Return a figure with the mood of its clause."""
    polarity, hedged = mood(items, phrase.first)
    return Counted(
        at=phrase.first, kind=kind, unit=phrase.unit, quantity=quantity_at(items[phrase.first]), phrase=phrase,
        rule=rule, triggers=triggers, part=_part(items, phrase, kind), polarity=polarity, hedged=hedged,
    )  # fmt: skip


def _part(items: Sequence[Item], phrase: Phrase, kind: str) -> str | None:
    """Return "subset" behind "including", for a part of those counted as the same, and for what "and" adds to it."""
    if phrase.partitive and phrase.kind in {"", kind}:
        return "subset"
    before = items[phrase.first - 1] if phrase.first else None
    if before is not None and before.kind == "SUBSET":
        return "subset"
    at = phrase.first - 2
    while coordinated(items, phrase.first) and at >= 0 and items[at].kind in {"WORD", "CLASS", "PNOUN"}:
        at -= 1
    beside = 0 <= at < phrase.first - 2 and items[at].kind == "QTY"
    return _part(items, phrase_of(items, at), kind) if beside else None


def _placed(items: Sequence[Item], phrase: Phrase) -> bool:
    return phrase.head is None and phrase.after < len(items) and items[phrase.after].entry("PLACEN") is not None


def _places(items: Sequence[Item], at: int, earlier: str) -> Counted | None:
    """Count the towns in which something happened: "in nine towns"."""
    inside = at > 0 and items[at - 1].tag == "in"
    violent = earlier or any(item.entry("TRIG", "VTRIG", "ATRIG", "NTRIG", "PTRIG") for item in items)
    unit = items[at + 1].tag if at + 1 < len(items) else "city"
    if not (inside and violent):
        return None
    phrase = Phrase(at, at + 2, at + 1, unit)
    return _made(items, phrase, "places", "fa.count.places", ())


def _by_noun(items: Sequence[Item], phrase: Phrase, earlier: str) -> Counted | None:  # noqa: ARG001
    """Read "the killing of 12 people": the noun of violence stands right before the quantity."""
    at = phrase.first - 1
    if at >= 0 and items[at].kind in {"WORD", "MORE", "ADV"}:
        at -= 1
    noun = items[at].entry("NTRIG", "BODY") if at >= 0 else None
    if noun is None or verbal(items, at):
        return _shared_noun(items, phrase)
    if wished(items, at) or wished(items, phrase.after + WISHED):
        return None
    mixed = at > 1 and items[at - 1].kind == "CONJ" and items[at - 2].entry("TRIG", "NTRIG") is not None
    if noun.kind == "BODY":
        phrase = msgspec.structs.replace(phrase, unit="body")
    made = _made(items, phrase, "other" if mixed else noun.tag, "fa.count.noun", (at,))
    return carried_out(items, made)


def _shared_noun(items: Sequence[Item], phrase: Phrase) -> Counted | None:
    """Read the second quantity of "the killing of 3 women and 5 men"."""
    at = phrase.first - 2
    if not coordinated(items, phrase.first) or phrase.head is None or _verb_right(items, phrase) is not None:
        return None
    while at >= 0 and items[at].kind in {"WORD", "CLASS", "PNOUN"}:
        at -= 1
    if at < 1 or items[at].kind != "QTY":
        return None
    first = _by_noun(items, phrase_of(items, at), "")
    return _made(items, phrase, first.kind, "fa.count.noun", first.triggers) if first is not None else None


def _by_verb(items: Sequence[Item], phrase: Phrase, earlier: str) -> Counted | None:  # noqa: ARG001
    """Read "12 people were killed", "they arrested 12 people"."""
    verb = _verb_right(items, phrase)
    if verb is None or verb.form == "present" or (verb.active and not _object(items, phrase, verb)):
        return None
    if phrase.head is None and not _known_by_verb(items, phrase, verb):
        return None
    if verb.kind in {"released", "charged", "sentenced"} and phrase.head is None:
        return None
    if not verb.active and (_owned(items, phrase, verb) or _out_of(items, phrase)):
        return None
    if verb.first > 1 and items[verb.first - 1].low == OR and items[verb.first - 2].kind in {"WORD", "DEED"}:
        return None  # "summoned or arrested": how many were which is open
    kind = "sentenced_to_death" if verb.kind == "sentenced" and _to_death(items, phrase, verb) else verb.kind
    made = _made(items, phrase, kind, "fa.count.verb", tuple(range(verb.first, verb.last + 1)))
    return msgspec.structs.replace(made, polarity=POLARITIES.get(verb.form, made.polarity))


def _owned(items: Sequence[Item], phrase: Phrase, verb: Verb) -> bool:
    """Say whether a number belongs to the subject before it: "the lawyer of 5 men was arrested", "a band with 9 men".

    A noun of people right before it is that subject; any noun is where the verb is in the singular, and "with" is none.
    """
    if phrase.first == 0:
        return False
    before, number = items[phrase.first - 1], quantity_at(items[phrase.first])
    if before.low in WITH:
        return True
    governed = _governed(items, phrase.first - 1)
    if before.entry("PNOUN", "PTRIG", "SRC") is not None and before.kind not in {"PREP", "SUBSET"}:
        source = before.entry("SRC")
        return not governed and (source is None or source.tag in {"person", "office"})
    several = (number.low or number.high or 0) > 1
    return several and before.kind == "WORD" and not governed and not items[verb.last].low.split(" ")[-1].endswith(MANY)


def _governed(items: Sequence[Item], at: int) -> bool:
    """Say whether a preposition governs the noun at a place, or what it belongs to: "of all the accused, 4"."""
    while at >= 0 and items[at].kind in NOUNS:
        at -= 1
    return at >= 0 and items[at].kind in {"PREP", "ACCTO"}


def _out_of(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a number is the whole of which another before it is a part: "two of the five prisoners"."""
    at = phrase.first - 2
    return at > 0 and items[at + 1].tag == "from" and items[at].entry("CLASS", "PNOUN") is not None


def _to_death(items: Sequence[Item], phrase: Phrase, verb: Verb) -> bool:
    """Say whether "to death" stands right behind those who were sentenced, or right before the verb."""
    last = items[verb.first - 1].entry("TRIG")
    if last is not None and last.tag == "executed":
        return True
    behind = items[phrase.after : phrase.after + 2]
    executed = behind[1].entry("TRIG") if len(behind) > 1 and behind[0].tag == "to" else None
    return executed is not None and executed.tag == "executed"


def _known_by_verb(items: Sequence[Item], phrase: Phrase, verb: Verb) -> bool:
    """Say whether the verb follows at once, or behind one unknown noun: "12 were killed", "12 Rhonians were killed"."""
    if phrase.first and items[phrase.first - 1].kind == "PREP":
        return False  # "in 3 operations": where or how, not who
    between = items[phrase.after : verb.first]
    loose = len(between) <= 1 or (len(between) == 2 and between[1].kind == "OBJ")
    return verb.kind in LOOSE and loose and all(item.kind in {"WORD", "OBJ", "CROWD"} for item in between)


def _verb_right(items: Sequence[Item], phrase: Phrase) -> Verb | None:
    """Return the next verb of violence in the clause, None where another verb or clause stands before it."""
    for at in range(phrase.after, min(len(items), phrase.after + REACH)):
        item = items[at]
        verb = verb_at(items, at)
        if verb is not None:
            return verb
        if _goes_on(items, at) or _shared_object(items, phrase, at):
            continue
        if item.kind == "REL":
            return _behind_relative(items, at)
        if item.kind in {"BUT", "AUX", "SAY", "DENY", "FINITE"} or item.low in BREAKS:
            return None
        if item.kind == "QTY" and (not _passable(items, at) or _other_deed(items, phrase, at)):
            return None
    return None


def _other_deed(items: Sequence[Item], phrase: Phrase, at: int) -> bool:
    """Say whether "and" parts two things done: "12 fled and 30 were injured", whose first verb is left out.

    Behind a bare classifier an unknown word is that verb, unless a preposition opens it.
    """
    if items[at - 1].kind != "CONJ":
        return False
    between = items[phrase.after : at - 1]
    bare = phrase.head is not None and items[phrase.head].kind == "CLASS"
    if not between or between[-1].kind not in {"WORD", "DEED"}:
        return False
    ruled = len(between) > 1 and between[-2].kind in {"PREP", "PLACEN"}
    return between[-1].kind == "DEED" or not ruled or (bare and between[0].kind == "WORD")


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Say whether a verb is a participle whose subject the next verb shares ("left their homes and were displaced")."""
    beside = items[at + 1] if at + 1 < len(items) else None
    return (
        items[at].kind in {"AUX", "FINITE"} and items[at].low.endswith("ه") and beside is not None and beside.low == AND
    )


def _shared_object(items: Sequence[Item], phrase: Phrase, at: int) -> bool:
    """Say whether two active verbs share the object that is marked before the first ("aimed at them and shot them")."""
    if items[at].kind not in {"AUX", "FINITE"} or at + 2 >= len(items) or items[at + 1].low != AND:
        return False
    verb = verb_at(items, at + 2)
    return verb is not None and verb.active and any(item.kind == "OBJ" for item in items[phrase.after : at])


def _behind_relative(items: Sequence[Item], relative: int) -> Verb | None:
    """Return the verb right behind a relative clause ("12 people who had come to the square were killed")."""
    for at in range(relative + 1, min(len(items) - 1, relative + REACH)):
        verb = verb_at(items, at)
        if items[at].low in BREAKS or items[at].kind in {"QTY", "SAY", "DENY", "BUT", "REL"}:
            return None
        if verb is not None:
            return _main(items, verb.last + 1)
        if items[at].kind in {"AUX", "FINITE"} and not _goes_on(items, at):
            return _main(items, at + 1)
    return None


def _main(items: Sequence[Item], at: int) -> Verb | None:
    """Return the verb of violence that ends the main clause behind a relative one."""
    for index in range(at, min(len(items), at + BEHIND)):
        verb = verb_at(items, index)
        if verb is not None:
            return verb
        if items[index].kind not in ASIDES and items[index].low not in {"،", ","}:
            return None
    return None


def _passable(items: Sequence[Item], at: int) -> bool:
    """Say whether a second quantity does not take the verb for itself: it is a part, a guard, or stands beside."""
    beside = coordinated(items, at) or items[at - 1].kind == "SUBSET"
    article = items[at].low == ONE and items[at - 1].kind == "PREP"
    return beside or article or guarded(items, at) or _placed(items, phrase_of(items, at))


def _object(items: Sequence[Item], phrase: Phrase, verb: Verb) -> bool:
    """Say whether a phrase is the object of an active verb: marked as such, or right before the verb."""
    between = items[phrase.after : verb.first]
    marks = [index for index, item in enumerate(between) if item.kind == "OBJ"]
    if not marks:
        return not between
    return (
        len(marks) == 1
        and all(
            item.kind in {"CONJ", "QTY", "CLASS", "PNOUN", "WORD", "PUNCT", "SUBSET", "MORE"}
            for item in between[: marks[0]]
        )
        and (
            marks[0] == 0 or any(item.kind in {"CONJ", "SUBSET"} for item in between[: marks[0]]) or phrase.head is None
        )
    )


def _by_head(items: Sequence[Item], phrase: Phrase, earlier: str) -> Counted | None:  # noqa: ARG001
    """Read "31 dead", "12 of the dead", "31 dead and injured" as of two kinds."""
    if not phrase.kind:
        return None
    behind = phrase.after
    if behind + 1 < len(items) and items[behind].kind == "CONJ" and items[behind + 1].entry("PTRIG") is not None:
        return _made(items, msgspec.structs.replace(phrase, after=behind + 2), "other", "fa.count.head", ())
    return _made(items, phrase, phrase.kind, "fa.count.head", ())


def _by_toll(items: Sequence[Item], phrase: Phrase, earlier: str) -> Counted | None:
    """Read "the number of the dead ... 31": the last figure named, not the one it rose from."""
    if (listed := listed_noun(items, phrase.first)) is not None:
        return _made(items, phrase, listed.tag, "fa.count.toll", (phrase.first - 2,))
    at = next((index for index in range(phrase.first - 1, -1, -1) if items[index].kind == "TOLL"), None)
    if at is None or at + 1 >= len(items):
        return None
    if items[phrase.first - 1].tag == "from":
        return _beyond(items, phrase, at)
    if items[at].tag == "same":
        return _made(items, phrase, earlier, "fa.count.toll", (at,)) if earlier and _level(items, at, phrase) else None
    at += at + 2 < phrase.first and items[at + 1].kind == "WORD"  # "the true number of the dead"
    noun = items[at + 1].entry("PTRIG", "NTRIG", "TRIG") if at + 1 < phrase.first else None
    between = items[at + 2 : phrase.first]
    if noun is None or any(item.kind in {"AUX", "BUT", "VTRIG"} or item.low in BREAKS - {":"} for item in between):
        return None
    if phrase.after < len(items) and items[phrase.after].entry("CASE"):
        phrase = msgspec.structs.replace(phrase, after=phrase.after + 1, unit="case")
    return _made(items, phrase, noun.tag, "fa.count.toll", (at, at + 1))


def _level(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether a figure is what "this number" came to: "to 30" right before it, and no other clause between."""
    between = items[at + 1 : phrase.first]
    return (
        bool(between)
        and between[-1].tag == "to"
        and not any(item.kind in {"AUX", "BUT", "VTRIG", "PTRIG", "NTRIG"} or item.low in BREAKS for item in between)
    )


def _beyond(items: Sequence[Item], phrase: Phrase, toll: int) -> Counted | None:
    """Read "the number of the dead went beyond 100", "does not go beyond 20"."""
    noun = items[toll + 1].entry("PTRIG", "NTRIG", "TRIG")
    entry = items[phrase.after].entry("EXCEED") if phrase.after < len(items) else None
    if noun is None or entry is None or quantity_at(items[phrase.first]).bound != "exact":
        return None
    bound: Bound = "at_most" if entry.form == "denied" else "more_than"
    made = _made(items, phrase, noun.tag, "fa.count.toll", (toll, toll + 1, phrase.after))
    return msgspec.structs.replace(made, quantity=bounded(made.quantity, bound))


def _by_subset(items: Sequence[Item], phrase: Phrase, earlier: str) -> Counted | None:
    """Read "including 3 children", "3 of them were children": what was counted before, in part."""
    if (behind := _among(items, phrase)) is not None:
        among = _made(items, phrase, items[behind].tag, "fa.count.subset", (behind,))
        return msgspec.structs.replace(among, part="subset")
    before = items[phrase.first - 1] if phrase.first else None
    inside = before is not None and before.kind == "SUBSET"
    named = before.tag if before is not None and inside and before.tag != "subset" else earlier
    if not named or not (phrase.of_them or (inside and phrase.head is not None)):
        return None
    made = _made(items, phrase, named, "fa.count.subset", (phrase.first - 1,) if inside else ())
    return msgspec.structs.replace(made, part="subset")


def _among(items: Sequence[Item], phrase: Phrase) -> int | None:
    """Return "among the victims" right behind a phrase and those that "and" adds to it."""
    index = phrase.after
    while index + 1 < len(items) and items[index].kind == "CONJ" and items[index + 1].kind == "QTY":
        index = phrase_of(items, index + 1).after
    among = items[index] if index + 1 < len(items) and items[index + 1].kind == "FINITE" else None
    return index if among is not None and among.kind == "SUBSET" and among.tag != "subset" and phrase.head else None


def _nobody(items: Sequence[Item], at: int) -> Counted | None:
    """Read "nobody was killed": a word for nobody before a negated verb of violence."""
    first = at + 1 + (at + 1 < len(items) and items[at + 1].tag == "from")
    noun = first < len(items) and items[first].entry(*HEADS) is not None and not verbal(items, first)
    head = first if noun else None
    phrase = Phrase(at, (at if head is None else head) + 1, head)
    verb = _verb_right(items, phrase)
    if verb is None or verb.form != "denied" or (verb.active and not _object(items, phrase, verb)):
        return None
    polarity, hedged = mood(items, at)
    triggers = tuple(range(verb.first, verb.last + 1))
    return Counted(
        at=at, kind=verb.kind, unit="person", quantity=zero(items[at]), phrase=phrase, rule="fa.count.none",
        triggers=triggers, polarity=polarity, hedged=hedged,
    )  # fmt: skip
