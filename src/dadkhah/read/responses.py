"""Responses: who denied, condemned, expelled, recalled, attended, or is said to have kept silent.

In: a row and the row before. Out: Answer after Answer. Silence is a statement by a source, never a finding of the
program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.read.harmed import new_clause, people_from
from dadkhah.read.heads import possesses, set_apart
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import ADVERBS, NOMINAL, QUOTES, by_agent, passive
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.taken import verb_taken

LOOK_BACK = 16
LONGEST = 30
"""How many items a target may be long."""
SHORT = 3
MIN_WORD = 3
INNER = 4
"""How many phrases may stand one inside the other before the subject of a verb."""
NOUNS = frozenset({"NTRIG", "CRIME", "AGENT", "WORD"})
POINTING = frozenset({"this", "that", "these", "it", "they"})
REASONS = frozenset({"as", "because", "since", "while", "when", "after", "before"})
"""Behind a verb these tell why or when, and no target."""


class Answer(msgspec.Struct, frozen=True):
    """One response: its kind, who, to what, how many it concerned; `due` says that it is announced, not given."""

    kind: str
    clause: Where
    actor: Where | None
    target: Where | None
    quantity: object
    verb: Item
    rule: str
    due: bool = False
    date: Item | None = None
    place: Item | None = None


NOUN_PHRASE = NOMINAL | NOUNS


def answers(row: Row, before: Row | None, cast: Cast) -> tuple[Answer, ...]:
    """Return the responses of one row, in order."""
    return tuple(_answers(row, before, cast)) if "RESP" in row.marks else ()


def _answers(row: Row, before: Row | None, cast: Cast) -> Iterator[Answer]:
    items = row.items
    for index, item in enumerate(items):
        entry = item.entry("RESP") if item.kind == "VERB" else None
        taken = verb_taken(items, index) if entry is not None and not _other_sense(items, index) else ""
        if entry is None or not taken:
            continue
        suffered = passive(items, index, 0) and _be(items, index)
        if item.form in {"both", "participle"} and (suffered or _done_by(items, index)):
            found: Iterable[Answer] = _suffered(row, before, index, entry.tag)
        elif item.form != "participle" and (actor := _he(row, cast, index) or _actor(items, index)) is not None:
            target = _target(items, index)
            end = target[1] if target else item.end
            start = actor[0] if row.sentence.start <= actor[0] < item.start else item.start
            found = (Answer(entry.tag, (start, end), actor, target, None, item, "response.active"),)
        else:
            continue
        when, where = _date(items, index), _place(items, index)
        yield from (msgspec.structs.replace(one, due=taken == "due", date=when, place=where) for one in found)


def _date(items: Sequence[Item], verb: int) -> Item | None:
    """Return the date of an answer: right behind its verb, at the end of its clause, or before it in the same one."""
    for index in range(verb + 1, min(len(items), verb + LONGEST)):
        if items[index].kind == "DATE":
            return items[index]
        if items[index].kind in {"VERB", "AUX", "SUB", "REL", "CONJ", "PUNCT", "NTRIG", "EVENT"}:
            break
    for index in range(_before_chain(items, verb), -1, -1):
        if items[index].kind == "DATE":
            return items[index]
        if items[index].kind in {"VERB", "AUX", "SUB", "REL"} or items[index].low in {"but", ";", ":", *QUOTES}:
            return None
    return None


def _before_chain(items: Sequence[Item], verb: int) -> int:
    """Return the item before a verb, its auxiliaries and adverbs."""
    back = verb - 1
    while back > 0 and (items[back].kind == "AUX" or items[back].adverb or items[back].low in ADVERBS):
        back -= 1
    return back


def _place(items: Sequence[Item], verb: int) -> Item | None:
    """Return where somebody answered: a place behind "in" before the verb, or from which somebody was expelled."""
    if verb + 2 < len(items) and items[verb + 1].low == "from" and items[verb + 2].kind == "PLACE":
        return items[verb + 2]
    for index in range(_before_chain(items, verb), 0, -1):
        item = items[index]
        if item.kind in {"VERB", "AUX", "SUB", "REL"} or item.low in {"but", ";", ":"}:
            return None
        if item.kind == "PLACE" and items[index - 1].low in {"in", "at"} and not possesses(items, index):
            return item
    return None


def _other_sense(items: Sequence[Item], index: int) -> bool:
    """Say whether a word is no answer here: "to discuss demands", "a dismissed officer", "were denied access"."""
    before = items[index - 1] if index else None
    if before is not None and before.kind in {"DET", "POSS", "GEN", "DEMONYM"} and items[index].form != "lemma":
        return True
    noun = items[index].form == "s" and before is not None and before.kind in {"VERB", "PREP"}
    noun = noun or _is_noun(items, index) or _nor(items, index) or _unlike(items, index)
    return noun or (items[index].low.startswith("den") and _withheld(items, index))


def _is_noun(items: Sequence[Item], index: int) -> bool:
    """Say whether what may be a verb is a noun here: "lies and promises of reform", "the protest call for May"."""
    after = items[index + 1].low if index + 1 < len(items) else ""
    if items[index].form in {"s", "lemma"} and after == "of":
        return True
    back = index - 1
    nouns = {"WORD", "EVENT", "NTRIG", "PTRIG"}
    while back > 0 and items[back].kind in nouns and not items[back].adverb and not items[back].low.endswith("s"):
        back -= 1
    return items[index].form == "lemma" and back < index - 1 and items[back].kind in {"DET", "POSS", "GEN"}


def _unlike(items: Sequence[Item], index: int) -> bool:
    """Say whether a verb has another sense, or is only hoped for, advised against or offered as a means.

    "Recalled that" remembers; "dismissed 37 officers" takes their post; "was ousted in" has no subject that ousts.
    """
    lemmas = {entry.lemma for entry in items[index].entries}
    after = items[index + 1] if index + 1 < len(items) else None
    before = items[index - 1].low if index else ""
    remembers = "recall" in lemmas and after is not None and after.low in {"that", "how", "when"}
    sacked = "dismiss" in lemmas and people_from(items, _over_joined(items, index + 1)) is not None
    means = items[index].form == "gerund" and before in {"by", "without", "of", "for", "from"}
    clause = [item.low for item in items[max(0, index - 12) : index]]
    advised = items[index].form == "lemma" and before == "or" and "not" in clause
    hoped = any(word in {"hope", "hopes", "hoped", "hoping"} for word in clause)
    return remembers or sacked or means or advised or hoped or _without_object(items, index, lemmas)


def _over_joined(items: Sequence[Item], index: int) -> int:
    """Step over the verbs that share an object ("dismissed or reprimanded 37 officers")."""
    while index + 1 < len(items) and items[index].kind == "CONJ" and items[index + 1].low.endswith("ed"):
        index += 2
    return index


def _without_object(items: Sequence[Item], index: int, lemmas: set[str]) -> bool:
    """Say whether a bare participle has nothing behind it that it could act on ("wants him ousted in a coup")."""
    if items[index].form != "both" or not lemmas & {"oust", "condemn", "denounce", "expel", "reject", "dismiss"}:
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    named = any(item.kind == "AUX" or item.entry("SAY") for item in items[max(0, index - 3) : index])
    mark = after is not None and after.kind == "PUNCT" and after.low not in QUOTES
    return not named and after is not None and ((after.kind == "PREP" and after.low != "by") or mark)


def _nor(items: Sequence[Item], index: int) -> bool:
    """Say whether "nor" opens the clause of a verb, which then gives no answer."""
    for item in reversed(items[:index]):
        if item.kind in {"SUB", "REL"} or item.low in {";", "but"}:
            return False
        if item.low == "nor":
            return True
    return False


def _done_by(items: Sequence[Item], index: int) -> bool:
    """Say whether a participle describes what stands before it ("a rumour refuted by the ministry")."""
    by = index + 1 < len(items) and items[index + 1].low == "by"
    sacked = any(entry.lemma == "dismiss" for entry in items[index].entries)
    return by and not sacked and index > 0 and items[index - 1].kind in {"WORD", "PNOUN", "NTRIG", "EVENT", "CRIME"}


def _withheld(items: Sequence[Item], verb: int) -> bool:
    """Say whether "deny" keeps something from somebody ("denied bail", "was denied a lawyer"), and disputes nothing."""
    after = verb + 1
    while after < len(items) and items[after].kind in {"DET", "POSS", "DEMONYM", "PERSON", "PRON", "PNOUN", "PTRIG"}:
        after += 1
    noun = after < len(items) and items[after].kind in {"WORD", "UNIT", "PNOUN", "NTRIG"} and not items[after].adverb
    suffered = _be(items, verb) and passive(items, verb, 0)
    rights = any(item.low in words_of("en", "withheld") for item in items[verb + 1 : after + 3])
    return rights or (suffered and (noun or after > verb + 1))


def _he(row: Row, cast: Cast, verb: int) -> Where | None:
    """Return whom "he" or "she" right before the verb means, as the full name."""
    back = verb - 1
    while back >= 0 and (row.items[back].kind == "AUX" or row.items[back].adverb):
        back -= 1
    return cast.person(row, back) if back >= 0 and row.items[back].kind == "PRON" else None


def _be(items: Sequence[Item], index: int) -> bool:
    return any(e.tag == "be" for one in items[max(0, index - 3) : index] for e in one.entries if one.kind == "AUX")


def _suffered(row: Row, before: Row | None, verb: int, kind: str) -> Iterator[Answer]:
    """Make "Five envoys were expelled from the country": target and number are the subject's."""
    items, end = row.items, verb - 1
    while end > 0 and (items[end].kind == "AUX" or items[end].adverb or items[end].low in ADVERBS | {"hereby"}):
        end -= 1
    first, head = _whole_target(items, end)
    if not _fits(items, head, verb, kind) or first is None:
        return
    quantity = next((item.value for item in items[first : end + 1] if item.kind == "QTY"), None)
    target = (items[first].start, items[end].end)
    actor = by_agent(items, verb) or _country(items, before, verb)
    yield Answer(kind, (target[0], _clause_end(items, verb)), actor, target, quantity, items[verb], "response.passive")


def _whole_target(items: Sequence[Item], end: int) -> tuple[int | None, int]:
    """Return (first item, head) of the phrase that ends in items[end]: "the case against her" is about a case."""
    first, head = _nominal_start(items, end), end
    while first > 1 and items[first - 1].low in {"of", "against", "on", "over", "for", "by"}:
        if items[first - 2].kind not in NOUN_PHRASE:
            return None, head  # what is answered stands further before
        head = first - 2
        first = _nominal_start(items, head)
    empty = all(item.kind in {"DET", "POSS", "GEN", "PRON"} for item in items[first : head + 1])
    return (None if empty and items[head].low not in POINTING else first), head


def _nominal_start(items: Sequence[Item], end: int) -> int:
    first = end
    while first > 0 and items[first - 1].kind in NOUN_PHRASE and not items[first - 1].adverb:
        first -= 1
    return first


def _fits(items: Sequence[Item], head: int, verb: int, kind: str) -> bool:
    """Say whether a passive verb answers something: people dismissed lost a post, a request denied was refused."""
    people = items[head].kind in {"PERSON", "PNOUN", "PTRIG", "PLACE"} and items[head].tag != "case"
    refused = kind == "denies" and {items[head].low, items[head].low.removesuffix("s")} & words_of("en", "withheld")
    empty = len(items[head].low) < MIN_WORD or items[head].low in {"last", "first"}
    called = any(entry.lemma == "call on" for entry in items[verb].entries)
    asked = not called or (verb + 1 < len(items) and items[verb + 1].low == "to")  # "police were called on that day"
    lost = people and kind == "rejects"
    return items[head].kind in NOUN_PHRASE and not lost and not refused and asked and not empty


def _clause_end(items: Sequence[Item], verb: int) -> int:
    end = verb + 1
    while (
        end < len(items)
        and end < verb + 4
        and items[end].kind in {"PREP", "DET", "PLACE", "WORD"}
        and items[end].low != "as"
    ):
        end += 1
    return items[end - 1].end


def _country(items: Sequence[Item], before: Row | None, verb: int) -> Where | None:
    """Return the place from which somebody was expelled; "the country" is the last place named before it."""
    ahead = items[verb + 1 : verb + 4]
    named = next((item for item in ahead if item.kind == "PLACE"), None)
    if named is None and before is not None and any(item.low == "country" for item in ahead):
        named = next((item for item in reversed(before.items) if item.kind == "PLACE"), None)
    return (named.start, named.end) if named else None


def _actor(items: Sequence[Item], verb: int) -> Where | None:
    """Return the subject: the nearest phrase before the verb that can answer, across "to" and its own verbs."""
    beside = verb - 1
    while beside > 0 and (items[beside].adverb or items[beside].low in ADVERBS | QUOTES):
        beside -= 1
    for back in range(verb - 1, max(-1, verb - LOOK_BACK), -1):
        item = items[back]
        if item.kind in {"ORG", "PERSON"} and set_apart(items, back):
            return None
        if _can_answer(items, back, beside):
            return _subject_of(items, _last_noun(items, back, verb))
        if item.kind in {"SUB", "REL"} or item.low in {";", ":", "."}:
            return None
    return None


def _can_answer(items: Sequence[Item], back: int, beside: int) -> bool:
    item = items[back]
    if item.kind in {"ORG", "PERSON", "PLACE"} and _subject_place(items, back):
        return True
    if item.kind == "WORD" and item.low in words_of("en", "org_heads") and _definite(items, back):
        return not possesses(items, back)
    if back != beside:
        return False
    body = item.low in words_of("en", "org_heads") or item.low == "authorities"
    return item.kind in {"PNOUN", "OFFICE"} or (
        item.kind == "WORD" and not item.adverb and (body or _definite(items, back))
    )


def _last_noun(items: Sequence[Item], index: int, verb: int) -> int:
    """Return the last noun of the phrase right before a verb that a name or a word for a body begins.

    ("The international COMMUNITY has", but not "the Delta Union SENT a delegation to".)
    """
    end = index
    while end + 1 < verb and items[end].kind != "PERSON" and _noun(items[end + 1]):
        end += 1
    between = items[end + 1 : verb]
    ends = end > index and items[end + 1].kind in {"PUNCT", "PREP"}
    adjacent = all(item.kind in {"AUX", "DATE"} or item.adverb or item.low in ADVERBS for item in between)
    return end if ends or adjacent else index


def _noun(item: Item) -> bool:
    plain = item.kind in {"WORD", "PNOUN", "UNIT"} and item.low.isalpha() and not item.adverb
    return plain and item.low not in ADVERBS and not item.low.endswith(("ed", "ing"))


def _subject_of(items: Sequence[Item], end: int) -> Where | None:
    """Return the phrase that ends in items[end], or the one that it tells more of ("parties within the coalition")."""
    for _ in range(INNER):
        start, stop = _widened(items, end)
        first = next(index for index, item in enumerate(items) if item.start >= start)
        before = items[first - 1] if first else None
        clause = before is not None and before.low in {"after", "before", "since", "until", "while"}
        if before is None or clause or before.kind != "PREP" or items[end].kind in {"ORG", "PERSON"}:
            return _with_joined(items, first), stop
        if first < 2 or items[first - 2].kind not in NOUN_PHRASE:
            return None
        end = first - 2
    return None


def _with_joined(items: Sequence[Item], first: int) -> int:
    """Return where a subject begins that "and" joins to another body at the head of its clause ("X and Y urged")."""
    if first > 1 and items[first - 1].low == "and" and items[first - 2].kind in {"ORG", "PERSON"}:
        start, _ = _widened(items, first - 2)
        other = next(index for index, item in enumerate(items) if item.start >= start)
        if other == 0 or items[other - 1].kind in {"PUNCT", "SUB", "REL"}:
            return start
    return items[first].start


def _beside(items: Sequence[Item], index: int) -> Sequence[Item]:
    """Return the items around a mark within which its fellow must stand for a word in marks, not a quotation."""
    return (*items[max(0, index - SHORT) : index], *items[index + 1 : index + 1 + SHORT])


def _definite(items: Sequence[Item], index: int) -> bool:
    """Say whether a phrase of plain words begins with an article ("the world powers")."""
    while index > 0 and items[index].kind in {"WORD", "DEMONYM"}:
        index -= 1
    return items[index].kind in {"DET", "GEN"}


def _subject_place(items: Sequence[Item], index: int) -> bool:
    before = items[index - 1] if index else None
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and after.kind == "GEN":
        return False
    while before is not None and before.kind in {"DET", "OFFICE", "DEMONYM", "WORD", "POSS"}:
        index -= 1
        before = items[index - 1] if index else None
    clause = before is not None and before.low in {"after", "before", "since", "until", "while"}
    return before is None or clause or before.kind not in {"PREP", "VERB"}


def _widened(items: Sequence[Item], index: int) -> Where:
    while index > 0 and (items[index].adverb or items[index].low in ADVERBS):
        index -= 1
    first = index
    while first > 0 and items[first - 1].kind in {"DET", "WORD", "DEMONYM", "ORG", "PLACE", "GEN", "OFFICE", "NAME"}:
        first -= 1
    while first < index and (items[first].kind == "GEN" or items[first].adverb):
        first += 1
    return items[first].start, items[index].end


def _target(items: Sequence[Item], verb: int) -> Where | None:
    """Return what the answer is about: the words behind the verb, to the next mark or clause."""
    end = verb + 1
    if end < len(items) and items[end].low in REASONS:
        return None
    while end < len(items) and end < verb + LONGEST and not _ends_target(items, end):
        end += 1
    while end > verb + 1 and items[end - 1].kind in {"PREP", "DET", "CONJ"}:
        end -= 1
    return (items[verb + 1].start, items[end - 1].end) if end > verb + 1 else None


def _ends_target(items: Sequence[Item], index: int) -> bool:
    item, after = items[index], items[index + 1] if index + 1 < len(items) else None
    if item.kind == "PUNCT":
        return not (item.low in QUOTES and any(one.low in QUOTES for one in _beside(items, index)))
    if item.kind != "CONJ":
        return item.kind == "SUB"
    joins = item.low in {"and", "or"} and after is not None
    return not joins or after is None or after.kind in {"VERB", "AUX", "PRON", "SUB"} or new_clause(items, index)
