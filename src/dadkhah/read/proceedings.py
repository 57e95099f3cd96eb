"""Proceedings: what an authority did, or is due to do, to somebody.

In: a row, the row before, and the cast. Out: Step after Step. Scheduled is not held; whom a step is against is said
only where
the text tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.heads import possesses
from dadkhah.read.items import Item
from dadkhah.read.phrases import NOMINAL, active, by_agent, over_insertion, passive
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row

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
APART = frozenset({"until", "since"})
REACH = 7
"""How many items behind a verb its date and place may stand."""
NOMINALS = {
    "trial": "trial",
    "arrest": "arrest",
    "conviction": "verdict",
    "indictment": "charge",
    "acquittal": "acquittal",
}
NOUNS = frozenset([*NOMINALS, "sanctions", "warrant"])
DISSENT = frozenset({
    "protester", "demonstrator", "activist", "dissident", "journalist", "reporter", "lawyer", "student", "teacher",
    "campaigner", "opponent", "mourner",
})  # fmt: skip


class Whom(msgspec.Struct, frozen=True):
    """Whom a step is against: the phrase, the full names it stands for, and their number where it is stated."""

    subject: Where
    people: tuple[Where, ...] = ()
    number: int | None = None


class Step(msgspec.Struct, frozen=True):
    """One step against somebody, as spans; `people` are the full names it is against, `defendants` how many."""

    kind: str
    clause: Where
    subject: Where | None
    people: tuple[Where, ...]
    against: str
    authority: Where | None
    status: str
    defendants: int | None
    charges: Where | None
    date: Item | None
    place: Item | None
    rule: str


def steps(row: Row, before: Row | None, cast: Cast) -> tuple[Step, ...]:
    """Return the proceedings of one row, in order."""
    verbs = _verbs(row, before, cast) if "PROC" in row.marks else ()
    nouns = _nouns(row, cast) if row.holds(NOUNS) else ()
    return (*verbs, *nouns)


def _verbs(row: Row, before: Row | None, cast: Cast) -> Iterator[Step]:
    items = row.items
    for index, item in enumerate(items):
        step = item.entry("PROC") if item.kind == "VERB" else None
        if step is None or _negated(items, index):
            continue
        if step.frame == "subj" or (
            item.form in {"both", "participle"} and passive(items, index, 0) and not active(items, index)
        ):
            yield from _against_subject(row, before, cast, index, step.tag)
        elif step.frame == "vt" and active(items, index):
            yield from _against_object(row, cast, index, step.tag)


def _negated(items: Sequence[Item], index: int) -> bool:
    return any(item.kind == "NEG" for item in items[max(0, index - 4) : index])


def _against_subject(row: Row, before: Row | None, cast: Cast, verb: int, kind: str) -> Iterator[Step]:
    """Make the step whose subject suffers it: "X was arrested in Y", "All three are scheduled to stand trial"."""
    items = row.items
    end = _subject_end(items, verb)
    if end is None:
        return
    first = _phrase_start(items, end)
    people = _people(row, cast, first, end)
    number = _defendants(row, first, end, verb)
    if number is not None and number[0] == 0:
        return  # "not a single officer has been charged" is a count of none, and no charge
    if number is not None and before is not None and not people:
        people = _group(before, cast, number[0])
    if not people and not _described(items, first, end) and (number is None or kind not in {"trial", "charge"}):
        return  # a number of unnamed people arrested is a count, and is read as one
    defendants = number[1] if number else None
    whom = Whom((items[first].start, items[end].end), people, defendants)
    yield _step(row, kind, verb, whom, "proceeding.subject")


def _described(items: Sequence[Item], first: int, end: int) -> bool:
    """Say whether the subject is one unnamed person, described ("A former deputy warden of the prison")."""
    one = items[first].low in {"a", "an", "the"} and all(item.kind != "QTY" for item in items[first : end + 1])
    heads = [item for item in items[first : end + 1] if item.kind == "OFFICE" or item.entry("PNOUN")]
    return one and bool(heads) and all(item.kind == "OFFICE" or item.form == "singular" for item in heads[:1])


def _subject_end(items: Sequence[Item], verb: int) -> int | None:
    back = verb - 1
    while back >= 0 and (items[back].kind in {"AUX", "WORD", "DUE", "DATE"} or items[back].low == "to"):
        back -= 1
    if back >= 0 and items[back].low == ",":
        opened = over_insertion(items, back)
        back = opened if opened >= 0 else back - 1
    return back if back >= 0 and items[back].kind in NOMINAL | {"PRON", "GUARD"} else None


def _phrase_start(items: Sequence[Item], end: int) -> int:
    first = end
    while first > 0 and (
        items[first - 1].kind in NOMINAL | {"GUARD"} or items[first - 1].low in {",", "plus", "and", "of", "in"}
    ):
        first -= 1
    while first < end and items[first].kind in {"PUNCT", "CONJ", "PREP"}:
        first += 1
    return first


def _people(row: Row, cast: Cast, first: int, end: int) -> tuple[Where, ...]:
    found = []
    for index in range(first, end + 1):
        owner = possesses(row.items, index) or (index > first and _of_others(row.items, index))
        if row.items[index].kind in {"PERSON", "PRON"} and not owner and (who := cast.person(row, index)):
            found.append(who)  # "supporters of NAME were arrested" regards nobody by name
    start, stop = row.items[first].start, row.items[end].end
    found += [h.person for h in cast.on(row.index) if h.rule == "office.named_later" and start <= h.position[0] < stop]
    return tuple(dict.fromkeys(found))


def _of_others(items: Sequence[Item], index: int) -> bool:
    """Say whether "of" makes a name tell who others are ("supporters of NAME"), not whose trial it is."""
    return items[index - 1].low == "of" and items[index - 2].low not in NOMINALS


def _defendants(row: Row, first: int, end: int, verb: int) -> tuple[int, int] | None:
    """Return (the group's number, all defendants): "All three, plus a fourth accomplice" is (3, 4)."""
    phrase = row.items[first : end + 1]
    number = next((getattr(item.value, "low", None) for item in phrase if item.kind == "QTY"), None)
    if not isinstance(number, int):
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


def _against_object(row: Row, cast: Cast, verb: int, kind: str) -> Iterator[Step]:
    """Make the step whose object suffers it: "The Treasury sanctioned NAME"."""
    items = row.items
    for index in range(verb + 1, min(len(items), verb + 6)):
        if items[index].kind == "PERSON":
            who = cast.person(row, index)
            if who is None or possesses(items, index):
                return  # "arrested NAME supporters" and "arrested NAME's brother" regard nobody by name
            whom = Whom((items[index].start, items[index].end), (who,))
            step = _step(row, kind, verb, whom, "proceeding.object")
            yield msgspec.structs.replace(step, authority=_actor(items, verb))
            return
        if (
            items[index].kind not in {"DET", "OFFICE", "DEMONYM", "WORD", "POSS", "ORG", "PLACE", "GEN", "NAME"}
            and items[index].low != ","
        ):
            return


def _actor(items: Sequence[Item], verb: int) -> Where | None:
    for back in range(verb - 1, max(-1, verb - 6), -1):
        if items[back].kind in {"ORG", "PLACE", "PNOUN", "NAME"}:
            first = back
            while first > 0 and items[first - 1].kind in {"DEMONYM", "PLACE", "GEN", "ORG"}:
                first -= 1
            return items[first].start, items[back].end
        if items[back].kind not in {"AUX", "WORD", "CONJ", "DATE"} and items[back].low != "on":
            return None
    return None


def _nouns(row: Row, cast: Cast) -> Iterator[Step]:
    """Find "the trial of NAME", "NAME's arrest", "sanctions on NAME"."""
    items = row.items
    for index, item in enumerate(items):
        kind = NOMINALS.get(item.low) or (
            "sanction" if item.low == "sanctions" else "warrant" if item.low == "warrant" else ""
        )
        if not kind or item.kind == "VERB":
            continue
        at = _noun_person(items, index)
        who = cast.person(row, at) if at is not None else None
        if at is not None and who is not None:
            yield _step(row, kind, index, Whom((items[at].start, items[at].end), (who,)), "proceeding.noun")


def _noun_person(items: Sequence[Item], index: int) -> int | None:
    if index > 1 and items[index - 1].kind == "GEN" and items[index - 2].kind == "PERSON":
        return index - 2
    if index + 1 >= len(items) or items[index + 1].low not in {"of", "on", "against", "for"}:
        return None
    for ahead in range(index + 2, min(len(items), index + 7)):
        if items[ahead].kind == "PERSON":
            return ahead
        if items[ahead].kind not in {"DET", "OFFICE", "DEMONYM", "WORD", "POSS"}:
            return None
    return None


def _step(row: Row, kind: str, at: int, against: Whom, rule: str) -> Step:
    items, subject = row.items, against.subject
    date = _nearest(items, at, "DATE", behind=True) or _nearest(items, at, "DATE")
    place = _nearest(items, at, "PLACE", behind=True)
    end = max(items[at].end, subject[1], date.end if date and date.start > items[at].start else 0)
    start = min(items[at].start, subject[0])
    status = _status(items, at, kind)
    charges = _charges(items, at)
    return Step(
        kind=kind,
        clause=(start, end),
        subject=subject,
        people=against.people,
        against=_against(items, subject),
        authority=by_agent(items, at),
        status=status,
        defendants=against.number,
        charges=charges,
        date=date,
        place=place,
        rule=rule,
    )


def _nearest(items: Sequence[Item], at: int, kind: str, *, behind: bool = False) -> Item | None:
    found = [i for i, item in enumerate(items) if item.kind == kind and not (i and items[i - 1].low in APART)]
    near = [i for i in found if not behind or 0 < i - at < REACH]
    return items[min(near, key=lambda i: abs(i - at))] if near else None


def _status(items: Sequence[Item], at: int, kind: str) -> str:
    for item in items[max(0, at - 5) : at + 7]:
        due = item.entry("DUE")
        if due:
            return due.tag
        if item.low in {"will", "shall"} and kind in {"trial", "appeal"}:
            return "scheduled"
    return "concluded" if kind in {"verdict", "sentence", "acquittal"} else "held"


def _charges(items: Sequence[Item], at: int) -> Where | None:
    """Return what somebody is charged with: the words behind "for", "with" or, after a verb, "of"."""
    if items[at].entry("PROC") is not None and items[at].low.split()[-1] in {"with", "of"}:
        return _charge_words(items, at + 1)
    openers = {"for", "with", "over"} | ({"of"} if items[at].kind == "VERB" else set())
    for index in range(at + 1, min(len(items) - 1, at + 8)):
        if items[index].low in openers:
            return _charge_words(items, index + 1)
        if items[index].kind in {"PUNCT", "SUB", "REL"}:
            return None
    return None


def _charge_words(items: Sequence[Item], first: int) -> Where | None:
    end = first
    while (
        end < len(items)
        and items[end].low not in {",", ".", ";", "by"}
        and items[end].kind not in {"AUX", "SUB", "DATE"}
    ):
        end += 1
    while end > first and items[end - 1].kind in {"PREP", "DET", "CONJ"}:
        end -= 1
    return (items[first].start, items[end - 1].end) if end > first else None


def _against(items: Sequence[Item], subject: Where) -> str:
    """Say against whom a step is, as far as the subject's own words tell it.

    Who is accused elsewhere is for `account`.
    """
    inside = [item for item in items if subject[0] <= item.start < subject[1]]
    dissent = any(entry.lemma in DISSENT for item in inside for entry in item.entries)
    return "victim_or_dissident" if dissent else "unclear"
