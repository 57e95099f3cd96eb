"""Proceedings: what an authority did, or is due to do, to somebody.

In: a row, the row before, and the cast. Out: Step after Step. Scheduled is not held, and wished for is neither; an end
is told apart from what it ends; whom a step is against is said only where the text tells it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from dadkhah.model.claim import EndedBy
from dadkhah.read.authorities import COURTS, SERVANTS, authority, forum_of
from dadkhah.read.endings import Ending, cause_of, death_before, ending, let_go, noun_starts, nouns, suffered
from dadkhah.read.heads import possesses
from dadkhah.read.items import Item
from dadkhah.read.outcomes import Told, clause_end, grave, phrase, term, told
from dadkhah.read.phrases import active, passive
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.taken import noun_taken, verb_taken
from dadkhah.read.whom import Whom, described_by, listed, objects, subject, subject_end

APART = frozenset({"until", "since"})
NAMED = frozenset({"PERSON", "PRON"})
"""Of these a sentence holds one where it says to whom a sentence or a pardon was given."""
JUDGMENTS = frozenset({"against", "verdict", "ruling", "sentence", "conviction", "decision", "judgment", "judgement"})
"""What is appealed in a court; anything else is asked for."""
JUDGED = frozenset({"charge", "verdict", "sentence", "warrant", "trial"})
"""Steps whose charges tell what their subject is suspected of."""
SENDS = ("extradit", "deport", "transfer")
"""Beginnings of verbs whose "to" leads to a place."""
FAR = 16
"""How many items behind a verb its place may stand where nothing else is told between."""
REACH = 7
"""How many items behind a verb its date and place may stand."""
KINDS: Mapping[EndedBy, str] = {"pardon": "clemency", "amnesty": "clemency"}
"""The kind of a step that is itself an end; the others are called as what ended it."""
TAKES = frozenset({"received", "receives", "serving"})
"""Verbs whose subject is the one to whom a sentence or a pardon is given."""
NO_CHARGE = frozenset({"time", "investigation", "questioning", "interrogation", "trial", "hearing"})
"""Behind "for" these are no charge ("arrested for the first time", "held for questioning")."""
ELSEWHERE = frozenset({"at", "during", "after", "before", "amid", "from", "together", "along"})
"""Words behind which no charge follows ("acquitted at the end of a long trial")."""
CLOSED = frozenset({"concluded", "overturned"})
"""What becomes of a judgment alone: "confirmed his arrest" tells that it took place."""
ENDED = frozenset({"verdict", "sentence", "acquittal", "appeal", "trial", "charge"})
DISSENT = frozenset({
    "protester", "demonstrator", "activist", "dissident", "journalist", "reporter", "lawyer", "student", "teacher",
    "campaigner", "opponent", "mourner",
})  # fmt: skip


class Step(msgspec.Struct, frozen=True):
    """One step against somebody, as spans; `people` are the full names it is against, `defendants` how many."""

    kind: str
    at: int
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
    told: Told = Told()
    ended_by: EndedBy | None = None


def steps(row: Row, before: Row | None, cast: Cast) -> tuple[Step, ...]:
    """Return the proceedings of one row, in order, each with what its own part of the sentence tells of it."""
    verbs = tuple(_verbs(row, before, cast)) if "PROC" in row.marks else ()
    found = [*verbs, *(_nouns(row, cast) if row.holds(noun_starts()) else ())]
    if verbs or row.holds(NAMED):
        found += [*_handed(row, cast, verbs), *_ends(row, cast, verbs)]
    if not found:
        return ()
    places = sorted({row.items[step.at].start for step in found})
    return tuple(_with_told(row, cast, step, places) for step in found)


def _with_told(row: Row, cast: Cast, step: Step, places: Sequence[int]) -> Step:
    """Add what stands between the step before and the step behind."""
    window = _window(row, step, places)
    known = told(row, step.at, window, step.charges)
    forum = known.forum or forum_of(cast, step.people, _described_as(row, step), (step.authority, _where(step.place)))
    step = msgspec.structs.replace(step, told=msgspec.structs.replace(known, forum=forum))
    step = msgspec.structs.replace(step, date=_date(row, cast, step, window), against=_against(row.items, step))
    return msgspec.structs.replace(step, clause=_clause(row, step))


def _window(row: Row, step: Step, places: Sequence[int]) -> Where:
    """Return the part of a sentence that tells of one step: from the step before it to the end of its own clause."""
    here = row.items[step.at].start
    behind = clause_end(row.items, step.at)
    end = row.items[behind].start if behind < len(row.items) else row.sentence.end
    earlier = max((place for place in places if place < here), default=None)
    return _after(row, earlier) if earlier is not None else row.sentence.start, min(
        [end, *(place for place in places if place > here)]
    )


def _after(row: Row, place: int) -> int:
    """Return where the part of a sentence ends in which the step at a place stands."""
    at = next(index for index, item in enumerate(row.items) if item.start == place)
    return row.items[min(clause_end(row.items, at), len(row.items) - 1)].start


def _described_as(row: Row, step: Step) -> Where | None:
    """Return the words that describe whom a step is against: up to the verb, or from it on."""
    verb, subject = row.items[step.at], step.subject
    if subject is None:
        return None
    return (subject[0], verb.start) if subject[0] < verb.start else (verb.end, subject[1])


def _clause(row: Row, step: Step) -> Where:
    """Return the words that say all of a step: a judgment is quoted with its court, its outcome and what it is for."""
    told_of = (step.charges, step.told.outcome, step.told.regarding, step.authority, _where(step.date))
    behind = [one for one in told_of if one is not None and one[1] <= row.sentence.end]
    court = step.authority[0] if step.authority and step.authority[0] >= row.sentence.start else step.clause[0]
    return min(step.clause[0], court), max(step.clause[1], *(end for _, end in behind), step.clause[1])


def _date(row: Row, cast: Cast, step: Step, window: Where) -> Item | None:
    """Return the date nearest to a step: not the term of somebody's office, nor when what it concerns took place."""
    others = [(one.held.start, one.held.end) for one in cast.on(row.index) if one.held is not None]
    others += [one for one in (step.charges, step.told.regarding, step.told.outcome) if one is not None]
    found = [
        index
        for index, item in enumerate(row.items)
        if item.kind == "DATE"
        and window[0] <= item.start < window[1]
        and not (index and row.items[index - 1].low in APART)
        and not any(start <= item.start < end for start, end in others)
    ]
    behind = [index for index in found if 0 < index - step.at < REACH and not _of_another(row.items, step.at, index)]
    found = [index for index in found if index < step.at and not _inserted(row.items, index)] + behind
    at = min(behind or found, key=lambda index: abs(index - step.at), default=None)
    return row.items[at] if at is not None else None


def _inserted(items: Sequence[Item], date: int) -> bool:
    """Say whether a date before a step belongs to another verb ("NAME, who left in 2019, was held")."""
    return any(item.kind in {"VERB", "REL"} or item.low.endswith("ing") for item in items[:date])


def _of_another(items: Sequence[Item], at: int, date: int) -> bool:
    """Say whether another verb stands between a step and a date ("under a law imposed in May", "for sending it in")."""
    between = [item for item in items[at + 1 : date] if item.low not in nouns()]
    return any(item.kind in {"VERB", "SUB", "REL"} or item.low.endswith("ing") for item in between)


def _where(item: Item | None) -> Where | None:
    return (item.start, item.end) if item is not None else None


def _verbs(row: Row, before: Row | None, cast: Cast) -> Iterator[Step]:
    items = row.items
    last: Step | None = None
    for index, item in enumerate(items):
        step = item.entry("PROC") if item.kind == "VERB" else None
        if step is None or _other_sense(items, index) or not verb_taken(items, index):
            continue
        found: Iterable[Step] = ()
        if last is not None and _joined(items, index):
            found = (_step(row, step.tag, index, Whom(last.subject, last.people), "proceeding.joined"),)
        elif step.frame == "subj" or (
            item.form in {"both", "participle"} and passive(items, index, 0) and not active(items, index)
        ):
            whom = subject(row, before, cast, index, step.tag)
            found = (_step(row, step.tag, index, whom, "proceeding.subject"),) if whom else ()
        elif step.frame == "vt" and active(items, index):
            whom = objects(row, cast, index)
            found = (_step(row, step.tag, index, whom, "proceeding.object"),) if whom else ()
        for last in found:
            yield last


def _other_sense(items: Sequence[Item], index: int) -> bool:
    """Say whether a word is a noun behind an article ("a charge NAME denied"), or another verb ("appealed to")."""
    if items[index].low.startswith("appeal"):
        return not any(item.low in JUDGMENTS for item in items[index + 1 : index + 5])
    return index > 0 and items[index].form == "lemma" and items[index - 1].kind in {"DET", "POSS", "GEN"}


def _joined(items: Sequence[Item], verb: int) -> bool:
    """Say whether a participle shares its subject with the step before it ("convicted of it and sentenced to ...")."""
    back = verb - 1
    while back > 0 and (
        items[back].kind in {"AUX", "DATE"} or items[back].adverb or items[back].low in {"later", "then"}
    ):
        back -= 1
    bare = verb + 1 >= len(items) or items[verb + 1].kind not in {"PERSON", "DET", "POSS", "QTY", "PNOUN", "PTRIG"}
    return items[back].kind == "CONJ" and bare


def _nouns(row: Row, cast: Cast) -> Iterator[Step]:
    """Find "the trial of NAME", "NAME's arrest", "sanctions on NAME", "the charges against NAME were dropped"."""
    items = row.items
    for index, item in enumerate(items):
        kind = nouns().get(item.low)
        at = _noun_person(items, index) if kind and not _verbal(items, index) else None
        who = cast.person(row, at) if at is not None else None
        if kind is None or at is None or who is None:
            continue
        end = max(index, at) + 1
        became = ending(row, index, end)
        if became is not None and became.ended_by is None and kind not in ENDED:
            became = None  # "confirmed his arrest"
        if became is None and (item.low in nouns("ended_noun") or not noun_taken(items, min(index, at), end)):
            continue
        step = _step(row, kind, index, Whom((items[at].start, items[at].end), listed(row, cast, at)), "proceeding.noun")
        yield _ended(row, step, became) if became is not None else step


def _verbal(items: Sequence[Item], index: int) -> bool:
    """Say whether a word that may be a noun is the verb of its clause ("charges NAME with murder")."""
    nouns_before = {"DET", "POSS", "GEN", "WORD", "DEMONYM", "PREP", "ORG", "DUE", "NTRIG", "PLACE"}
    return items[index].kind == "VERB" and index > 0 and items[index - 1].kind not in nouns_before


def _ended(row: Row, step: Step, became: Ending) -> Step:
    """Return a step with what became of it; its clause reaches to the words that say so."""
    end = row.items[min(became.after, len(row.items)) - 1].end
    clause = (min(step.clause[0], row.items[step.at].start), max(step.clause[1], end))
    ended = None if step.kind == "acquittal" else became.ended_by
    by = authority(row.items, became.verb)
    return msgspec.structs.replace(step, status=became.status, ended_by=ended, clause=clause, authority=by)


def _handed(row: Row, cast: Cast, verbs: Sequence[Step]) -> Iterator[Step]:
    """Find "NAME was handed a life sentence", "NAME received a ten-year prison sentence", "given 12 years"."""
    for index in range(len(row.items)):
        if term(row.items, index) is None or verb_taken(row.items, index) != "done":
            continue
        whom = _sufferer(row, cast, index, verbs)
        if whom is not None:
            yield _step(row, "sentence", index, whom, "proceeding.handed")


def _sufferer(row: Row, cast: Cast, verb: int, verbs: Sequence[Step]) -> Whom | None:
    """Return who is named as the one to whom something was given: the subject, or the object right behind the verb."""
    items = row.items
    if _joined(items, verb):
        shared = [step for step in verbs if step.at < verb]
        return Whom(shared[-1].subject, shared[-1].people) if shared and shared[-1].people else None
    subject = suffered(items, verb) or items[verb].low in TAKES
    at = subject_end(items, verb) if subject else verb + 1
    if at is None or at >= len(items) or items[at].kind not in {"PERSON", "PRON"} or possesses(items, at):
        return None
    if at > 1 and items[at - 1].low == "of":
        return None  # "allies of NAME were pardoned"
    who = cast.person(row, at)
    return Whom((items[at].start, items[at].end), (who,)) if who is not None else None


def _ends(row: Row, cast: Cast, verbs: Sequence[Step]) -> Iterator[Step]:
    """Find "NAME was pardoned", "NAME was released in a prisoner swap", "NAME died before his trial"."""
    items = row.items
    for index, item in enumerate(items):
        why = let_go(items, index) or _freed(row, index)
        if why is not None and verb_taken(items, index) == "done":
            yield from _let_go(row, index, why, _sufferer(row, cast, index, verbs))
        step = death_before(row, index) if item.kind == "PERSON" else None
        who = cast.person(row, index) if step is not None else None
        if step is not None and who is not None and not possesses(items, index):
            found = _step(row, "trial", step, Whom((item.start, item.end), (who,)), "proceeding.died")
            yield msgspec.structs.replace(found, status="concluded", ended_by="death", charges=None)


def _freed(row: Row, index: int) -> EndedBy | None:
    """Return why somebody was released, where that ends a proceeding."""
    freed = row.items[index].kind == "VERB" and any(entry.tag == "released" for entry in row.items[index].entries)
    why = cause_of(row, index) if freed and suffered(row.items, index) else None
    return why if why in {"exchange", "pardon", "amnesty", "immunity"} else None


def _let_go(row: Row, verb: int, why: EndedBy, whom: Whom | None) -> Iterator[Step]:
    if whom is not None:
        step = _step(row, KINDS.get(why, why), verb, whom, "proceeding.let_go")
        yield msgspec.structs.replace(step, status="concluded", ended_by=why)


def _noun_person(items: Sequence[Item], index: int) -> int | None:
    of_another = index + 1 < len(items) and items[index + 1].low == "of"  # "the state's arrest of NAME"
    if index > 1 and items[index - 1].kind == "GEN" and items[index - 2].kind == "PERSON" and not of_another:
        return index - 2
    index += 2 if items[index].low == "warrant" and _issued(items, index) else 0
    if index + 1 >= len(items) or items[index + 1].low not in {"of", "on", "against", "for"}:
        return None
    for ahead in range(index + 2, min(len(items), index + 7)):
        if items[ahead].kind == "PERSON" and not described_by(items, ahead):
            return None if possesses(items, ahead) else ahead  # "a warrant against NAME's brother"
        if items[ahead].kind not in {"PERSON", "DET", "OFFICE", "DEMONYM", "WORD", "POSS", "PNOUN", "UNIT", "NAME"}:
            return None
    return None


def _issued(items: Sequence[Item], index: int) -> bool:
    """Say whether "was issued" stands behind a noun."""
    return index + 2 < len(items) and items[index + 1].kind == "AUX" and items[index + 2].low == "issued"


def _step(row: Row, kind: str, at: int, against: Whom, rule: str) -> Step:
    items, subject = row.items, against.subject
    return Step(
        kind=kind,
        at=at,
        clause=(min(items[at].start, subject[0]), max(items[at].end, subject[1]))
        if subject
        else (items[at].start, items[at].end),
        subject=subject,
        people=against.people,
        against="unclear",
        authority=authority(items, at),
        status=_status(items, at, kind),
        defendants=against.number,
        charges=_charges(items, at),
        date=None,
        place=_place(items, at),
        rule=rule,
        ended_by="acquittal" if kind == "acquittal" else None,
    )


def _place(items: Sequence[Item], at: int) -> Item | None:
    """Return the place behind a step, the nearest first: where it was taken, or to where somebody was sent.

    "Hong Kong leader NAME", "Iran's national security" and "the embassy in X said" tell of somebody or something else.
    """
    into = {"in", "at", "near"} | ({"to"} if items[at].low.startswith(SENDS) else set())
    verb = items[at].kind == "VERB"
    for index in range(at + 1, min(len(items), at + FAR)):
        other = index > at + REACH and items[index].kind in {"VERB", "CONJ"}
        if (
            items[index].kind == "SUB"
            or other
            or items[index].low in {";", ":"}
            or (verb and items[index].kind == "REL")
        ):
            return None
        own = index + 1 < len(items) and items[index + 1].kind in {"GEN", "PERSON", "OFFICE", "PNOUN"}
        if items[index].kind == "PLACE" and not own and _led_by(items, index, into):
            return items[index]
    return _place_before(items, at)


def _place_before(items: Sequence[Item], at: int) -> Item | None:
    """Return the place with which a sentence opens ("In Cork, NAME was held"), or of who acts ("police in Cork")."""
    for index in range(1, at):
        led = index - 2 if items[index - 1].kind == "DET" else index - 1  # "In the PLACE, NAME was held"
        opens = items[led].low == "in" and (led == 0 or items[led - 1].kind in {"PUNCT", "DATE"})
        acts = index > 1 and items[index - 1].low == "in" and items[index - 2].low in SERVANTS | COURTS
        behind = items[index + 1].kind if index + 1 < at else ""
        if items[index].kind == "PLACE" and (opens or acts) and behind not in {"GEN", "PERSON", "OFFICE"}:
            return items[index]
    return None


def _led_by(items: Sequence[Item], place: int, words: Collection[str]) -> bool:
    """Say whether one of the words leads to a place, over its article and other places ("in Cork, Ireland")."""
    back = place - 1
    while back > 0 and (items[back].kind in {"DET", "PLACE"} or items[back].low == ","):
        back -= 1
    return items[back].low in words


def _status(items: Sequence[Item], at: int, kind: str) -> str:
    taken = verb_taken(items, at) if items[at].entry("PROC") else noun_taken(items, at, at + 1)
    for item in items[max(0, at - 5) : at + 7]:
        due = item.entry("DUE")
        if due and (kind in ENDED or due.tag not in CLOSED):
            return due.tag
    if taken == "due":
        return "scheduled"
    return "concluded" if kind in {"verdict", "sentence", "acquittal"} else "held"


def _charges(items: Sequence[Item], at: int) -> Where | None:
    """Return what somebody is charged with: the words behind "for", "with" or, after a verb, "of"."""
    step = items[at].entry("PROC")
    if step is None or items[at].low in nouns():
        return None  # "the trial of NAME ended with his death" is no charge
    if step.lemma.split()[-1] in {"with", "of"}:
        return phrase(items, at + 1)
    openers = {"for"} | ({"of", "with"} if step.tag in {"charge", "verdict", "acquittal"} else set())
    for index in range(at + 1, min(len(items) - 1, at + 8)):
        if items[index].low in openers and items[index + 1].kind not in {"GUARD", "DATE", "QTY"}:
            return (
                None if any(item.low == "time" for item in items[index + 1 : index + 4]) else phrase(items, index + 1)
            )
        if items[index].kind in {"PUNCT", "SUB", "REL", "VERB"} or items[index].low in ELSEWHERE:
            return None
    return None


def _against(items: Sequence[Item], step: Step) -> str:
    """Say against whom a step is, as far as its own words tell it; who is accused elsewhere is for `account`.

    Charges of war crimes, torture, or harm to people held or unarmed make a suspect of whom they name; a plain "murder"
    leaves it open, since protesters are charged with it too.
    """
    start, end = step.subject or (0, 0)
    inside = [item for item in items if start <= item.start < end]
    if any(entry.lemma in DISSENT for item in inside for entry in item.entries):
        return "victim_or_dissident"
    judged = step.kind in JUDGED and step.ended_by is None
    return "suspected_perpetrator" if judged and grave(items, step.charges or step.told.regarding) else "unclear"
