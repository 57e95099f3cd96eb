"""Acts: what somebody, by name, is said to have done.

In: a row and the cast. Out: Deed after Deed. A name near a verb is no perpetrator: the text must make it the subject
of a harmful verb, the agent behind "by", or what an agent noun ("overseer of the torture") describes. In doubt there is
no deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.blame import accused, at_hands, crimes, liable
from dadkhah.read.deed import Deed, Who, body_at, conduct_end, deed, person_at
from dadkhah.read.harm import HARMS, act_words, denied, harm, harm_before, harm_in_object, somebody, suspects
from dadkhah.read.harmed import object_of, subject_of
from dadkhah.read.heads import is_body, name_before, stands_for_itself
from dadkhah.read.items import Item
from dadkhah.read.phrases import NOMINAL, active, over_insertion, passive
from dadkhah.read.reference import Cast, Held, Where
from dadkhah.read.sheet import Row

MODIFIERS = frozenset({"DET", "OFFICE", "DEMONYM", "WORD", "GUARD", "GEN", "PLACE", "NAME", "POSS"})
HELD = frozenset({"abducted", "arrested", "disappeared"})
"""Harms that only a person suffers."""
CARRIED = frozenset({"being", "having"})
"""Behind "after" these have the subject of the main clause: "X was arrested after being identified"."""
QUOTES = frozenset({'"', "\u201c", "\u2018", "\u00ab"})
ALLEGES = frozenset({"allegedly", "reportedly", "purportedly"})


def deeds(row: Row, cast: Cast) -> tuple[Deed, ...]:
    """Return the acts of one row, in order of their conduct, each once; those `doubted` are no accusations."""
    found = [one for way, wanted in WAYS if row.holds(wanted) for one in way(row, cast)]
    if not found:
        return ()
    unique = {(deed.person, deed.conduct, deed.doubted): deed for deed in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda deed: (deed.conduct, deed.person)))


# ---- agent nouns ---------------------------------------------------------------------------------------------------


def _agents(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "the real architect of that massacre, was NAME" and "was named as the organiser of a bombing"."""
    items = row.items
    for index, item in enumerate(items):
        agent = item.entry("AGENT")
        if agent is None or item.form != "singular" or not _harm_of(items, index):
            continue
        who = _copula(row, cast, index) or _described(row, cast, index)
        if who is not None:
            first = index
            while first > 0 and items[first - 1].kind in {"DET", "WORD"} and items[first - 1].low != "as":
                first -= 1
            doubted = denied(items, index)
            yield deed(row, who, agent.tag, (first, conduct_end(items, index)), "act.agent_noun", doubted=doubted)


def _harm_of(items: Sequence[Item], index: int) -> bool:
    ahead = items[index + 1 : index + 9]
    return bool(ahead) and ahead[0].low in {"of", "behind"} and any(harm(item) for item in ahead)


def _copula(row: Row, cast: Cast, index: int) -> tuple[Where, Where, str] | None:
    """Return the person behind "was" after an agent noun."""
    for at in range(index + 1, min(len(row.items) - 1, index + 14)):
        item = row.items[at]
        if item.kind == "AUX" and item.low in {"is", "was"}:
            return person_at(row, cast, at + 1)
        if item.kind in {"VERB", "PERSON", "REL", "SUB"}:
            return None
    return None


def _described(row: Row, cast: Cast, index: int) -> tuple[Where, Where, str] | None:
    """Return the subject of the clause in which the agent noun stands.

    ("NAME was the architect", "X, identified as a ...").
    """
    back = index - 1
    while back >= 0 and not (row.items[back].kind in {"VERB", "AUX", "PUNCT", "REL"} and row.items[back].low != "as"):
        back -= 1
    if any(item.kind == "WORD" and item.low.endswith("ing") for item in row.items[max(back, 0) : index]):
        return None
    saying = back >= 0 and row.items[back].kind == "VERB" and not _chained(row.items, back)
    return None if saying or back < 0 else _subject(row, cast, back)


def _chained(items: Sequence[Item], verb: int) -> bool:
    """Say whether a participle describes what stands before it ("identified as", "accused of being")."""
    return (
        (items[verb].form in {"both", "participle"} and passive(items, verb, 0))
        or items[verb - 1].kind == "AUX"
        or _being(items, verb)
    )


def _being(items: Sequence[Item], verb: int) -> bool:
    return verb > 1 and items[verb - 1].low in {"being", "been"}


# ---- verbs ---------------------------------------------------------------------------------------------------------


def _verbs(row: Row, cast: Cast) -> Iterator[Deed]:
    items = row.items
    for index, item in enumerate(items):
        kind = _act_kind(item) if item.kind == "VERB" else ""
        if not kind or _blamed(items, index) or _loose(items, index) or _of_a_thing(items, index, kind):
            continue
        if item.form in {"participle", "both"} and (who := _by(row, cast, index)) is not None and _done(items, index):
            conduct = _object_before(items, index), _by_end(items, index)
            made = deed(row, who, kind, conduct, "act.passive", doubted=denied(items, index))
            yield _suffered_by(items, index, made)
        elif _harmful(items, index) and active(items, index) and not _object_follows_not(items, index):
            who = _tasked(row, cast, index) or _subject(row, cast, index)
            if who is None:
                continue
            conduct = _verb_first(items, index), conduct_end(items, index)
            for one in _together(row, cast, who):
                made = deed(row, one, kind, conduct, "act.active", doubted=denied(items, index))
                yield msgspec.structs.replace(_done_to(items, index, made), alleged=_alleged(items, index))


def _suffered_by(items: Sequence[Item], index: int, made: Deed) -> Deed:
    """Return the deed of a passive verb: a harm is done to its subject, never to those who stand behind "by"."""
    own = made.victims if made.kind not in HARMS and not _is_harm(items[index]) else subject_of(items, index)
    return msgspec.structs.replace(made, victims=own, alleged=_alleged(items, index))


def _done_to(items: Sequence[Item], index: int, made: Deed) -> Deed:
    """Return the deed of an active verb: a harm is done to its object."""
    return msgspec.structs.replace(made, victims=object_of(items, index)) if _is_harm(items[index]) else made


def _is_harm(item: Item) -> bool:
    trigger, act = item.entry("TRIG"), item.entry("ACT")
    return (trigger is not None and trigger.tag in HARMS) or (act is not None and act.tag == "attacking")


def _alleged(items: Sequence[Item], index: int) -> bool:
    """Say whether the words before a verb make it an allegation ("is accused of killing", "allegedly shot")."""
    for back in range(index - 1, -1, -1):
        entry = items[back].entry("LIABLE")
        if (entry is not None and entry.tag == "accused") or items[back].low in ALLEGES:
            return True
        if not (items[back].kind == "AUX" or items[back].adverb or items[back].low in {"being", "to"}):
            return False
    return False


def _loose(items: Sequence[Item], index: int) -> bool:
    """Say whether a form in -ing behind a comma hangs on a clause that nobody read (", beating him badly")."""
    back = index - 1
    while back > 0 and items[back].adverb:
        back -= 1
    return items[index].form == "gerund" and back >= 0 and items[back].low == ","


def _of_a_thing(items: Sequence[Item], index: int, kind: str) -> bool:
    """Say whether "which" suffers a harm that people suffer ("a video, which was shot by NAME")."""
    back = index - 1
    while back > 0 and (items[back].kind in {"AUX", "WORD"} or items[back].low == "to"):
        back -= 1
    return kind in HARMS and back >= 0 and items[back].low == "which"


def _together(row: Row, cast: Cast, who: Who) -> Iterator[Who]:
    """Yield everybody of a coordinated subject ("NAME and NAME ordered"), last first."""
    yield who
    back = next((i for i, item in enumerate(row.items) if item.start == who[1][0]), 0) - 1
    while back > 0 and row.items[back].low in {"and", ","} and row.items[back - 1].kind == "PERSON":
        if (one := person_at(row, cast, back - 1)) is not None and _leads(row.items, back - 1):
            yield one
        back -= 2


def _blamed(items: Sequence[Item], index: int) -> bool:
    """Say whether the verb stands behind "convicted of" or "responsible for", which `blame` reads."""
    entry = items[index - 1].entry("LIABLE") if index else None
    return entry is not None and entry.tag in {"responsible", "convicted"}


def _done(items: Sequence[Item], index: int) -> bool:
    """Say whether a passive verb tells of harm: to people, or of a harm ("the massacre was planned by NAME")."""
    trigger, act = items[index].entry("TRIG"), items[index].entry("ACT")
    by_itself = (trigger is not None and trigger.tag in HARMS) or (act is not None and act.tag == "attacking")
    return by_itself or (harm_before(items, index) and any(harm(one) for one in (*items[:index], *items[index:])))


def _act_kind(item: Item) -> str:
    trigger, act = item.entry("TRIG"), item.entry("ACT")
    if act is not None:
        return act.tag
    return trigger.tag if trigger is not None and trigger.tag in HARMS and trigger.frame == "vt" else ""


def _harmful(items: Sequence[Item], index: int) -> bool:
    """Say whether the verb does harm to somebody by itself, or has a harm for its object.

    "ordered the killing", "ordered soldiers to open fire" and "approved operations in which children were killed" do;
    "ordered an inquiry into the killing" and "organised the march at which police killed" do not.
    """
    trigger, act = items[index].entry("TRIG"), items[index].entry("ACT")
    if act is not None and act.tag == "attacking" and act.lemma != "attack":
        return True
    if (trigger is not None and trigger.tag in HARMS) or (act is not None and act.lemma == "attack"):
        if trigger is not None and trigger.tag in HELD:
            return somebody(items, index + 1, bodies=False) and not suspects(items, index)
        return somebody(items, index + 1) or _place_after(items, index)
    return harm_in_object(items, index + 1)


def _place_after(items: Sequence[Item], index: int) -> bool:
    """Say whether a place or a crowd is attacked, so that "attacked the decision" is no act."""
    return any(item.kind in {"PLACE", "UNIT"} or item.entry("HARM", "UNIT") for item in items[index + 1 : index + 4])


def _object_follows_not(items: Sequence[Item], index: int) -> bool:
    """Say whether a bare participle has nothing behind it that it could act on: then it is no active verb."""
    item = items[index]
    if item.form not in {"participle", "both"} or _perfect(items, index):
        return False
    following = next((one for one in items[index + 1 :] if not one.adverb), None)
    return (
        following is None
        or following.kind in {"PUNCT", "CONJ", "AUX", "SUB", "DATE"}
        or (following.kind == "PREP" and following.low not in {"of", "over", "into"})
    )


def _perfect(items: Sequence[Item], index: int) -> bool:
    """Say whether "had" stands before a participle: then it is active ("had directed")."""
    back = index - 1
    while back >= 0 and (items[back].adverb or items[back].low in QUOTES):
        back -= 1
    return back >= 0 and items[back].low in {"has", "have", "had", "having"}


def _verb_first(items: Sequence[Item], index: int) -> int:
    while index > 0 and (items[index - 1].adverb or items[index - 1].low == "to"):
        index -= 1
    return index


def _object_before(items: Sequence[Item], index: int) -> int:
    first = index
    while first > 0 and (
        items[first - 1].kind in NOMINAL or items[first - 1].kind == "AUX" or items[first - 1].low == "of"
    ):
        first -= 1
    return first


def _by_end(items: Sequence[Item], index: int) -> int:
    """Return the index after the agent and a following relative clause ("which had ordered the killing of ...").

    What is told of the people of a body ("by the militia, who fled"), and what was never done, is another matter.
    """
    by = next((i for i in range(index + 1, len(items)) if items[i].low == "by"), index)
    end = conduct_end(items, by)
    for at in range(by + 1, end):
        unlike = items[at].kind == "CONJ" and (items[at + 1].kind == "NEG" or items[at + 1].low == "never")
        if items[at].low in {"who", "whom"} or unlike:
            return at
    return end


def _by(row: Row, cast: Cast, verb: int) -> Who | None:
    """Return the person behind "by" after a passive verb, with no other verb between."""
    for index in range(verb + 1, min(len(row.items), verb + 6)):
        item = row.items[index]
        if item.low == "by":  # "killed in the manner depicted by NAME" tells who depicted them
            other = index - 1 > verb and row.items[index - 1].low.endswith("ed")
            return None if other else person_at(row, cast, index + 1)
        if item.kind in {"PUNCT", "VERB", "REL", "SUB", "CONJ", "AUX"}:
            return None
    return None


def _subject(row: Row, cast: Cast, verb: int) -> tuple[Where, Where, str] | None:
    """Return the person who is the subject of a verb: beside it, or before an insertion between commas."""
    items, back = row.items, verb - 1
    if verb > 1 and items[verb - 1].low == "to" and items[verb - 2].kind == "PERSON":
        return None  # "told NAME to kill" tells what somebody was told, not what was done
    while back >= 0 and _between(items, back):
        back -= 1
    if back >= 0 and items[back].low == ",":
        back = over_insertion(items, back)
    if back > 0 and items[back].low in {"after", "before", "since"} and items[back + 1].low in CARRIED:
        main = next((i for i in range(back - 1, -1, -1) if items[i].kind == "VERB"), None)
        return _subject(row, cast, main) if main is not None else None
    back = name_before(items, _before_who(items, back))
    if back < 0 or not _leads(items, back):
        return _named_by_office(row, cast, back) if back >= 0 else None
    if items[back].kind in {"ORG", "PERSON"} and not stands_for_itself(items, back):
        return None
    if items[back].kind == "ORG" or (items[back].kind == "PERSON" and is_body(items, back)):
        return body_at(row, back)
    if (
        items[back].kind == "PERSON"
        or items[back].kind == "PRON"
        or (items[back].kind == "OFFICE" and _alone(items, back))
    ):
        found = cast.person(row, back)
        return (found, (items[back].start, items[back].end), "person") if found else None
    return _named_by_office(row, cast, back)


def _before_who(items: Sequence[Item], back: int) -> int:
    """Return the place of whom a clause with "who" tells; -1 for "asked NAME who killed", which tells of nobody."""
    if back <= 0 or items[back].low != "who":
        return back
    if items[back - 1].low == ",":
        return back - 2
    return -1 if items[back - 1].kind == "PERSON" and not _cleft(items, back - 1) else back - 1


def _cleft(items: Sequence[Item], index: int) -> bool:
    """Find "it was NAME who ordered"."""
    while index > 0 and items[index - 1].kind in MODIFIERS | {"PERSON"}:
        index -= 1
    return index > 0 and items[index - 1].kind == "AUX"


def _between(items: Sequence[Item], index: int) -> bool:
    """Let auxiliaries, adverbs and set phrases ("went so far as to") stand between a subject and its verb."""
    item = items[index]
    if (item.kind == "AUX" and item.low not in act_words("unreal")) or item.low in QUOTES:
        return True
    return (
        item.kind == "WORD"
        or item.low in {"to", "even"}
        or (item.low == "as" and items[index + 1].low == "to")
        or bool(item.entry("LIABLE"))
        or (item.kind == "VERB" and _chained(items, index))
    )


def _leads(items: Sequence[Item], index: int) -> bool:
    """Say whether a phrase can be a subject: not behind a preposition, nor the possessor of the next word."""
    before = index - 1
    while before >= 0 and items[before].kind in MODIFIERS:
        before -= 1
    return before < 0 or items[before].kind != "PREP" or items[before].low in {"after", "before", "since"}


def _alone(items: Sequence[Item], index: int) -> bool:
    return index > 0 and items[index - 1].kind in {"DET", "GEN", "WORD", "ORG"}


def _named_by_office(row: Row, cast: Cast, back: int) -> tuple[Where, Where, str] | None:
    """Return the person of "the third counsellor of the embassy in X" where the office found its holder."""
    at = row.items[back].end
    for held in cast.on(row.index):
        if held.rule == "office.named_later" and held.clause[0] <= at - 1 < held.clause[1]:
            return held.person, held.clause, "person"
    return None


def _tasked(row: Row, cast: Cast, verb: int) -> tuple[Where, Where, str] | None:
    """Return the person among "these four judges [who] were tasked with implementing".

    A seat in the sentence before.
    """
    items = row.items
    if verb < 2 or not items[verb - 1].entry("LIABLE") or items[verb].form != "gerund":
        return None
    group = next(
        (i for i in range(verb - 2, -1, -1) if items[i].kind in {"PNOUN", "OFFICE", "WORD"} and not items[i].adverb),
        None,
    )
    these = next((i for i in range(verb - 2, -1, -1) if items[i].low in {"these", "those", "they"}), None)
    seat = _seat_before((*cast.on(row.index - 1), *cast.on(row.index)))
    if seat is None or these is None or group is None:
        return None
    return seat.person, (items[these].start, items[max(group, these)].end), "person"


def _seat_before(held: Sequence[Held]) -> Held | None:
    seats = [one for one in held if one.rule == "office.seat"]
    return seats[-1] if seats else None


WAYS = (
    (_agents, frozenset({"AGENT"})),
    (_verbs, frozenset({"TRIG", "ACT"})),
    (liable, frozenset({"LIABLE"})),
    (accused, frozenset({"SAY", "LIABLE"})),
    (at_hands, frozenset({"hands"})),
    (crimes, frozenset({"CRIME"})),
)
"""Ways in which a sentence tells of an act, each with the readings or words of which the sentence must hold one."""
