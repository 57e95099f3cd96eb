"""Whom a step of an authority is against: the subject of a passive, the object of an active verb; by the full names.

In: a row and the index of a verb. Out: Whom, or None where the text names and describes nobody. A name inside another's
phrase ("an officer in NAME State", "supporters of NAME") is not the one who suffers the step; in doubt nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dadkhah.read.endings import nouns
from dadkhah.read.heads import possesses, stands_for_itself
from dadkhah.read.items import Item
from dadkhah.read.phrases import ADVERBS, NOMINAL, over_insertion
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.taken import words

ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
OBJECT = 10
"""How far behind a verb the name of its object may stand ("sentenced the former governor of the prison NAME")."""
INSERTION = 30
"""How many items words between commas may take behind a name."""


class Whom(msgspec.Struct, frozen=True):
    """Whom a step is against: the phrase, the full names it stands for, and their number where it is stated."""

    subject: Where | None
    people: tuple[Where, ...] = ()
    number: int | None = None


def subject(row: Row, before: Row | None, cast: Cast, verb: int, kind: str) -> Whom | None:
    """Return the subject that suffers a step: "X was arrested in Y", "All three are scheduled to stand trial"."""
    items = row.items
    end = subject_end(items, verb)
    if end is None:
        return None
    first = _phrase_start(items, end)
    if _governed(items, first):
        return None  # "a man who plotted to kidnap NAME was arrested" names nobody who was
    people = _people(row, cast, first, end)
    number = _defendants(row, first, end, verb)
    if number is not None and number[0] == 0:
        return None  # "not a single officer has been charged" is a count of none, and no charge
    if number is not None and before is not None and not people:
        people = _group(before, cast, number[0])
    if not people and not _described(items, first, end) and (number is None or kind not in {"trial", "charge"}):
        return None  # a number of unnamed people arrested is a count, and is read as one
    defendants = number[1] if number else None
    return Whom((items[first].start, items[end].end), people, defendants)


def _governed(items: Sequence[Item], first: int) -> bool:
    """Say whether a phrase is the object of a verb or form in -ing, so that the subject stands before that."""
    before = items[first - 1] if first else None
    if before is None or before.entry("SAY") or before.low in {"that", "and", "but"}:
        return False
    if before.low in words("bound"):
        return False  # "a judge ordered NAME to stand trial"
    return before.kind == "VERB" or (before.kind == "WORD" and before.low.endswith("ing"))


def _described(items: Sequence[Item], first: int, end: int) -> bool:
    """Say whether the subject is one unnamed person, described ("A former deputy warden of the prison")."""
    many = any(item.kind in {"QTY", "CONJ", "GUARD"} for item in items[first : end + 1])
    one = items[first].low in {"a", "an", "the"} and not many
    inside = [items[at] for at in range(first, end + 1) if not possesses(items, at)]
    heads = [item for item in inside if item.kind == "OFFICE" or item.entry("PNOUN")]
    return one and bool(heads) and all(item.kind == "OFFICE" or item.form == "singular" for item in heads[:1])


def subject_end(items: Sequence[Item], verb: int) -> int | None:
    """Return the last item of a verb's subject, before its auxiliaries and before an insertion between commas."""
    back = verb - 1
    while back >= 0 and _between(items[back]):
        back -= 1
    if back >= 0 and items[back].low == ",":
        named = _named_before(items, back)
        back = named if named is not None else over_insertion(items, back)
    return back if back >= 0 and items[back].kind in NOMINAL | {"PRON", "GUARD"} else None


def _between(item: Item) -> bool:
    """Say whether an item may stand between a subject and its verb."""
    return item.kind in {"AUX", "DUE", "DATE"} or item.low == "to" or item.adverb or item.low in ADVERBS


def _named_before(items: Sequence[Item], comma: int) -> int | None:
    """Return the name before an insertion that holds names of its own ("NAME, who knew NAME and NAME, was held")."""
    for back in range(comma - 2, max(0, comma - INSERTION), -1):
        if items[back].low in {";", ":"} or items[back].kind == "SUB":
            return None
        if items[back].low == "," and items[back - 1].kind == "PERSON" and _leads(items, back - 1):
            return back - 1
    return None


def _leads(items: Sequence[Item], index: int) -> bool:
    """Say whether a name begins its clause: behind nothing, a mark or "that", over its offices and titles."""
    while index > 0 and items[index - 1].kind in {"DET", "OFFICE", "DEMONYM", "ORG", "PNOUN", "WORD", "GEN"}:
        if items[index - 1].low.endswith("ing"):
            return False
        index -= 1
    return index == 0 or items[index - 1].kind in {"PUNCT", "SUB", "REL", "CONJ"}


def _phrase_start(items: Sequence[Item], end: int) -> int:
    first = end
    while first > 0 and items[end].kind != "PRON" and (_inner(items[first - 1]) or _lists(items, first, end)):
        first -= 1
    while first < end and items[first].kind in {"PUNCT", "CONJ", "PREP"}:
        first += 1
    return first


def _inner(item: Item) -> bool:
    return item.kind in NOMINAL | {"GUARD"} or item.low in {"plus", "and", "of", "in"}


def _lists(items: Sequence[Item], first: int, end: int) -> bool:
    """Say whether the comma before items[first] is one of a list ("NAME, NAME and NAME"), or sets "plus" apart."""
    more = any(item.low in {"and", "plus"} for item in items[first:end])
    return items[first - 1].low == "," and more and items[first - 2].kind in NOMINAL


def _people(row: Row, cast: Cast, first: int, end: int) -> tuple[Where, ...]:
    found = []
    for index in range(first, end + 1):
        inside = possesses(row.items, index) or _in_a_phrase(row.items, index)
        if row.items[index].kind in {"PERSON", "PRON"} and not inside and (who := cast.person(row, index)):
            found.append(who)
    start, stop = row.items[first].start, row.items[end].end
    found += [h.person for h in cast.on(row.index) if h.rule == "office.named_later" and start <= h.position[0] < stop]
    return tuple(dict.fromkeys(found))


def _in_a_phrase(items: Sequence[Item], index: int) -> bool:
    """Say whether a name only tells who others are ("supporters of NAME", "an officer in NAME State")."""
    back = index - 1
    while back >= 0 and items[back].kind in {"DET", "OFFICE", "DEMONYM", "ORG", "PLACE"}:
        back -= 1
    if back < 0 or items[back].kind != "PREP":
        return False
    return back == 0 or items[back - 1].low not in nouns()


def _defendants(row: Row, first: int, end: int, verb: int) -> tuple[int, int] | None:
    """Return (the group's number, all defendants): "All six, plus a seventh man" is (6, 7)."""
    phrase = row.items[first : end + 1]
    number = next((getattr(item.value, "low", None) for item in phrase if item.kind == "QTY"), None)
    if not isinstance(number, int) or any(item.tag == "case" for item in phrase):
        return None
    stop = row.items[verb].start
    words = [token.low for token in row.sentence.tokens if phrase[0].start <= token.start < stop]
    return number, max([number, *(ORDINALS[word] for word in words if word in ORDINALS)])


def _group(before: Row, cast: Cast, number: int) -> tuple[Where, ...]:
    """Return who is meant by "all three" after "NAME ... two other operatives": one name and one less others."""
    people = [(i, item) for i, item in enumerate(before.items) if item.kind == "PERSON"]
    others = [
        item for i, item in enumerate(before.items[1:], 1) if item.low == "other" and before.items[i - 1].kind == "QTY"
    ]
    counts = [getattr(item.value, "low", 0) for item in before.items if item.kind == "QTY"]
    if len(people) != 1 or not others or number - 1 not in counts:
        return ()
    who = cast.person(before, people[0][0])
    return (who,) if who else ()


def objects(row: Row, cast: Cast, verb: int) -> Whom | None:
    """Return the people who are the object of a step: "The Treasury sanctioned NAME and NAME"."""
    items = row.items
    step = items[verb].entry("PROC")
    if step is not None and step.lemma.endswith((" with", " of")):
        return None  # "charged with joining the Orsa League": whom it is against stands before
    for index in range(verb + 1, min(len(items), verb + OBJECT)):
        if items[index].kind == "PERSON" and not described_by(items, index):
            who = cast.person(row, index)
            if who is None or possesses(items, index) or not stands_for_itself(items, index):
                return None  # "arrested NAME supporters", "arrested NAME's brother", "held NAME aircraft"
            return Whom((items[index].start, items[index].end), listed(row, cast, index))
        one = items[index].kind == "PERSON" or (items[index].kind == "PNOUN" and items[index].form == "singular")
        if (
            not one
            and items[index].kind
            not in {"DET", "OFFICE", "DEMONYM", "WORD", "POSS", "ORG", "PLACE", "GEN", "NAME", "UNIT"}
            and not (items[index].low == "," and index > verb + 1)
        ):
            return None
    return None


def described_by(items: Sequence[Item], index: int) -> bool:
    """Say whether a name only describes the person named behind it ("the Sarel Choir singer NAME")."""
    after = index + 1
    while after < len(items) and items[after].kind in {"PNOUN", "OFFICE", "UNIT", "WORD"} and not items[after].adverb:
        after += 1
    return after > index + 1 and after < len(items) and items[after].kind == "PERSON"


def listed(row: Row, cast: Cast, index: int) -> tuple[Where, ...]:
    """Return a person and those listed behind ("NAME, NAME and NAME"), each by the full name.

    A comma alone makes no list, and who stands before a verb of speech is its subject ("arrested NAME, NAME said").
    """
    found = [index]
    joined = 1
    while (following := _next_listed(row.items, found[-1])) is not None:
        found.append(following)
        joined = len(found) if row.items[following - 1].low == "and" or _and_before(row.items, following) else joined
    people = [cast.person(row, at) for at in found[:joined]]
    return tuple(dict.fromkeys(who for who in people if who is not None))


def _next_listed(items: Sequence[Item], index: int) -> int | None:
    """Return the next person of a list, over its comma or "and" and the offices before the name."""
    at = index + 1
    if at >= len(items) or items[at].low not in {",", "and"}:
        return None
    while at < len(items) and (items[at].low in {",", "and"} or items[at].kind in {"OFFICE", "DEMONYM", "DET"}):
        at += 1
    person = at < len(items) and items[at].kind == "PERSON" and not possesses(items, at)
    acts = at + 1 < len(items) and items[at + 1].kind == "VERB" and items[at + 1].entry("SAY") is not None
    return at if person and not acts else None


def _and_before(items: Sequence[Item], index: int) -> bool:
    return any(item.low == "and" for item in items[max(0, index - 3) : index])
