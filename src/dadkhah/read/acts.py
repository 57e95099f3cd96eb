"""Acts: what somebody, by name, is said to have done.

In: a row and the cast. Out: Deed after Deed. A name near a verb is no perpetrator: the text must make it the subject
of a harmful verb, the agent behind "by", or what an agent noun ("overseer of the torture") describes. In doubt there is
no deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.harm import HARMS, UNREAL, denied, harm, harm_before, harm_in_object, somebody
from dadkhah.read.items import Item
from dadkhah.read.lexicon import tags_of
from dadkhah.read.phrases import NOMINAL, active, over_insertion, passive
from dadkhah.read.reference import Cast, Held, Where
from dadkhah.read.sheet import Row

CARRIED = frozenset({"being", "having"})
"""Behind "after" these have the subject of the main clause: "X was arrested after being identified"."""
NO_VICTIMS = frozenset({"supplying"})
"""Kinds of act whose object is no victim."""
LISTED = frozenset({"PERSON", "OFFICE", "DET", "WORD", "AUX", "DEMONYM", "GEN", "PLACE", "ORG"})
QUOTES = frozenset({'"', "\u201c", "\u2018", "\u00ab"})


class Deed(msgspec.Struct, frozen=True):
    """One act: who (full name, and as written), what kind, the quoted conduct, victims, by which rule."""

    person: Where
    as_written: Where
    actor_type: str
    kind: str
    conduct: Where
    clause: Where
    victims: Where | None
    rule: str


def deeds(row: Row, cast: Cast) -> tuple[Deed, ...]:
    """Return the acts of one row, in order of their conduct, each once."""
    found = [
        *_agents(row, cast),
        *_verbs(row, cast),
        *_liable(row, cast),
        *_accused(row, cast),
        *_at_hands(row, cast),
        *_crimes(row, cast),
    ]
    unique = {(deed.person, deed.conduct): deed for deed in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda deed: (deed.conduct, deed.person)))


def _deed(row: Row, who: tuple[Where, Where, str], kind: str, conduct: tuple[int, int], rule: str) -> Deed:
    """Make a deed of items[conduct[0]:conduct[1]]."""
    items = row.items
    where = (items[conduct[0]].start, items[conduct[1] - 1].end)
    clause = (min(where[0], who[1][0]), max(where[1], who[1][1])) if _near(who[1], row) else where
    return Deed(
        who[0],
        who[1],
        who[2],
        kind,
        where,
        clause,
        None if kind in NO_VICTIMS else _victims(items[conduct[0] : conduct[1]]),
        rule,
    )


def _near(where: Where, row: Row) -> bool:
    return row.sentence.start <= where[0] < row.sentence.end


def _victims(items: Sequence[Item]) -> Where | None:
    """Return the phrase of the people to whom it was done, as written."""
    for index, item in enumerate(items):
        if item.kind in {"PNOUN", "PTRIG"} and item.tag not in {"case", "body"} and index:
            first = index
            while first > 1 and items[first - 1].kind in {"WORD", "DEMONYM", "QTY"}:
                first -= 1
            return items[first].start, item.end
    return None


# ---- agent nouns ---------------------------------------------------------------------------------------------------


def _agents(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "the ultimate overseer of all that torture, was NAME" and "was identified as a mastermind of a plot"."""
    items = row.items
    for index, item in enumerate(items):
        agent = item.entry("AGENT")
        if agent is None or item.form != "singular" or not _harm_of(items, index) or denied(items, index):
            continue
        who = _copula(row, cast, index) or _described(row, cast, index)
        if who is not None:
            first = index
            while first > 0 and items[first - 1].kind in {"DET", "WORD"} and items[first - 1].low != "as":
                first -= 1
            yield _deed(row, who, agent.tag, (first, _conduct_end(items, index)), "act.agent_noun")


def _harm_of(items: Sequence[Item], index: int) -> bool:
    ahead = items[index + 1 : index + 9]
    return bool(ahead) and ahead[0].low in {"of", "behind"} and any(harm(item) for item in ahead)


def _copula(row: Row, cast: Cast, index: int) -> tuple[Where, Where, str] | None:
    """Return the person behind "was" after an agent noun."""
    for at in range(index + 1, min(len(row.items) - 1, index + 14)):
        item = row.items[at]
        if item.kind == "AUX" and item.low in {"is", "was"}:
            return _person(row, cast, at + 1)
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


def _conduct_end(items: Sequence[Item], index: int) -> int:
    """Return the index after the words that say what was done: to the next comma, sentence mark or auxiliary."""
    end, relative = index + 1, False
    while end < len(items) and items[end].low not in {",", ";", ".", ":", "\u2013", "\u2014", "!", "?"}:
        if items[end].kind == "ACCTO" or (items[end].kind == "AUX" and not relative) or _speech(items[end]):
            break
        relative = relative or items[end].kind == "REL"
        end += 1
    return end - 1 if items[end - 1].kind == "REL" else end


def _speech(item: Item) -> bool:
    return item.kind == "VERB" and item.entry("SAY") is not None and item.entry("TRIG", "ACT") is None


# ---- verbs ---------------------------------------------------------------------------------------------------------


def _verbs(row: Row, cast: Cast) -> Iterator[Deed]:
    items = row.items
    for index, item in enumerate(items):
        kind = _act_kind(item)
        if item.kind != "VERB" or not kind or denied(items, index):
            continue
        if item.form in {"participle", "both"} and (who := _by(row, cast, index)) is not None and _done(items, index):
            yield _deed(row, who, kind, (_object_before(items, index), _by_end(items, index)), "act.passive")
        elif _harmful(items, index) and active(items, index) and not _object_follows_not(items, index):
            who = _tasked(row, cast, index) or _subject(row, cast, index)
            if who is not None:
                yield _deed(row, who, kind, (_verb_first(items, index), _conduct_end(items, index)), "act.active")


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
        or following.low in {"by", "in", "during", "at"}
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
    """Return the index after the agent and a following relative clause ("which called for the executions of ...")."""
    end = index + 1
    while end < len(items) and items[end].low not in {".", ";", ",", ":"}:
        end += 1
    return end


def _by(row: Row, cast: Cast, verb: int) -> tuple[Where, Where, str] | None:
    for index in range(verb + 1, min(len(row.items), verb + 6)):
        if row.items[index].low == "by":
            return _person(row, cast, index + 1)
        if row.items[index].kind in {"PUNCT", "VERB", "REL", "SUB", "CONJ"}:
            return None
    return None


def _person(row: Row, cast: Cast, index: int) -> tuple[Where, Where, str] | None:
    """Return the person who stands at the index, behind articles and offices."""
    items = row.items
    while index < len(items) and items[index].kind in {"DET", "OFFICE", "GEN"}:
        if items[index].kind == "OFFICE" and not (index + 1 < len(items) and items[index + 1].kind == "PERSON"):
            break
        index += 1
    if index >= len(items):
        return None
    found = cast.person(row, index)
    return (found, (items[index].start, items[index].end), "person") if found else None


def _subject(row: Row, cast: Cast, verb: int) -> tuple[Where, Where, str] | None:
    """Return the person who is the subject of a verb: beside it, or before an insertion between commas."""
    items, back = row.items, verb - 1
    while back >= 0 and _between(items, back):
        back -= 1
    if back >= 0 and items[back].low == ",":
        back = over_insertion(items, back)
    if back > 0 and items[back].low in {"after", "before", "since"} and items[back + 1].low in CARRIED:
        main = next((i for i in range(back - 1, -1, -1) if items[i].kind == "VERB"), None)
        return _subject(row, cast, main) if main is not None else None
    if back > 0 and items[back].low == "who":
        back = back - 2 if items[back - 1].low == "," else back - 1
    if back < 0 or not _leads(items, back):
        return _named_by_office(row, cast, back) if back >= 0 else None
    if (
        items[back].kind == "PERSON"
        or items[back].kind == "PRON"
        or (items[back].kind == "OFFICE" and _alone(items, back))
    ):
        found = cast.person(row, back)
        return (found, (items[back].start, items[back].end), "person") if found else None
    return _named_by_office(row, cast, back)


def _body_type(row: Row, index: int) -> str:
    """Return what kind of body a name is, by the words in it: state force, armed group or organisation."""
    item = row.items[index]
    words = [token.low for token in row.sentence.tokens if item.start <= token.start < item.end]
    tags = [tags_of("en", "org_heads").get(word, "") for word in words]
    return next((tag for tag in tags if tag in {"state_force", "armed_group"}), "organisation")


def _between(items: Sequence[Item], index: int) -> bool:
    """Let auxiliaries, adverbs and set phrases ("went so far as to") stand between a subject and its verb."""
    item = items[index]
    if (item.kind == "AUX" and item.low not in UNREAL) or item.low in QUOTES:
        return True
    return (
        item.kind == "WORD"
        or item.low in {"to", "as", "even"}
        or bool(item.entry("LIABLE"))
        or (item.kind == "VERB" and _chained(items, index))
    )


def _leads(items: Sequence[Item], index: int) -> bool:
    """Say whether a phrase can be a subject: not behind a preposition, nor the possessor of the next word."""
    before = index - 1
    while before >= 0 and items[before].kind in {"DET", "OFFICE", "DEMONYM", "WORD", "GUARD"}:
        before -= 1
    return before < 0 or items[before].kind != "PREP" or items[before].low in {"after", "before", "since"}


def _alone(items: Sequence[Item], index: int) -> bool:
    return index > 0 and items[index - 1].kind in {"DET", "GEN", "WORD", "ORG"}


def _named_by_office(row: Row, cast: Cast, back: int) -> tuple[Where, Where, str] | None:
    """Return the person of "the third counsellor of the embassy in X" where the office found its holder."""
    at = row.items[back].end
    for held in cast.held:
        if held.rule == "office.named_later" and held.row == row.index and held.clause[0] <= at - 1 < held.clause[1]:
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
    seat = _seat_before(row, cast.held)
    if seat is None or these is None or group is None:
        return None
    return seat.person, (items[these].start, items[max(group, these)].end), "person"


def _seat_before(row: Row, held: Sequence[Held]) -> Held | None:
    seats = [one for one in held if one.rule == "office.seat" and one.row in {row.index, row.index - 1}]
    return seats[-1] if seats else None


def _liable(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "NAME and NAME bear responsibility for crimes against humanity": all people of the subject."""
    items = row.items
    for index, item in enumerate(items):
        entry = item.entry("LIABLE")
        if entry is None or entry.tag not in {"responsible", "convicted"} or denied(items, index):
            continue
        if any(harm(one) for one in items[index + 1 : index + 8]):
            for who in _subjects(row, cast, index):
                yield _deed(row, who, "responsible", (index, _conduct_end(items, index)), "act.liable")


def _accused(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "prosecutors accuse NAME of war crimes": whom the verb has for its object."""
    items = row.items
    for index, item in enumerate(items):
        says = item.entry("SAY", "LIABLE") if item.kind == "VERB" else None
        if says is None or says.lemma not in {"accuse", "suspect"} or not active(items, index) or denied(items, index):
            continue
        whom = next(
            (i for i in range(index + 1, min(len(items), index + 6)) if items[i].kind in {"PERSON", "PRON"}), None
        )
        of = next((i for i in range(index + 1, min(len(items), index + 9)) if items[i].low == "of"), None)
        if whom is None or of is None or whom > of or not harm_in_object(items, of + 1):
            continue
        if (who := _person(row, cast, whom)) is not None:
            yield _deed(row, who, "accused", (of + 1, _conduct_end(items, of)), "act.accused")


def _subjects(row: Row, cast: Cast, verb: int) -> Iterator[tuple[Where, Where, str]]:
    """Yield the people of a coordinated subject ("President X, minister Y and General Z")."""
    back = verb - 1
    while back >= 0 and (row.items[back].kind in LISTED or row.items[back].low in {",", "and"}):
        if row.items[back].kind == "PERSON" and (who := _person(row, cast, back)):
            yield who
        back -= 1


# ---- possessives ---------------------------------------------------------------------------------------------------


def _at_hands(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "suffered at NAME's hands" and "at the hands of NAME"."""
    items = row.items
    for index, item in enumerate(items):
        if item.low != "hands":
            continue
        named = index > 2 and items[index - 1].kind == "GEN" and items[index - 3].low == "at"
        behind = (
            index + 2 < len(items)
            and items[index + 1].low == "of"
            and items[index - 1].low == "the"
            and items[index - 2].low == "at"
        )
        who = _person(row, cast, index - 2) if named else _person(row, cast, index + 2) if behind else None
        if who is not None:
            first = next((i for i in range(index, -1, -1) if items[i].low == "at"), index)
            yield _deed(row, who, "harming", (max(0, first - 1), _hands_end(items, index)), "act.at_hands")


def _hands_end(items: Sequence[Item], index: int) -> int:
    end = index + 1
    while end < len(items) and items[end].low not in {".", ";", ":"}:
        end += 1
    return end


def _crimes(row: Row, cast: Cast) -> Iterator[Deed]:
    """Find "NAME's human rights abuses", and "NAME ... prosecuted for his crimes against humanity"."""
    items = row.items
    for index, item in enumerate(items):
        crime = item.entry("CRIME")
        if crime is None or item.form != "plural" or index < 2:
            continue
        if items[index - 1].kind == "GEN" and items[index - 2].kind == "PERSON":
            who = _person(row, cast, index - 2)
            first = index - 2
        else:
            who, first = _prosecuted(row, cast, index), index - 1
        if who is not None:
            yield _deed(row, who, crime.tag, (first, index + 1), "act.crimes")


def _prosecuted(row: Row, cast: Cast, crime: int) -> tuple[Where, Where, str] | None:
    """Return the person who stands before "prosecuted for his crimes" in the same sentence, never behind "of"."""
    items = row.items
    if crime < 3 or items[crime - 1].tag not in {"he", "she"} or items[crime - 2].low not in {"for", "of", "over"}:
        return None
    verb = items[crime - 3].entry("TRIG", "PROC")
    if verb is None or verb.tag not in {"charged", "sentenced", "charge", "trial", "verdict", "sanction"}:
        return None
    people = [
        i for i, item in enumerate(items[:crime]) if item.kind == "PERSON" and not (i and items[i - 1].low == "of")
    ]
    return _person(row, cast, people[-1]) if people else None
