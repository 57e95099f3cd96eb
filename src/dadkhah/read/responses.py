"""Responses: who denied, condemned, expelled, recalled, attended, or is said to have kept silent.

In: a row and the row before. Out: Answer after Answer. Silence is a statement by a source, never a finding of the
program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.read.heads import set_apart
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import ADVERBS, NOMINAL, by_agent, passive
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.taken import verb_taken

LOOK_BACK = 16


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
        if item.form in {"both", "participle"} and passive(items, index, 0) and _be(items, index):
            found: Iterable[Answer] = _suffered(row, before, index, entry.tag)
        elif item.form != "participle" and (actor := _he(row, cast, index) or _actor(items, index)) is not None:
            target = _target(items, index)
            end = target[1] if target else item.end
            start = actor[0] if row.sentence.start <= actor[0] < item.start else item.start
            found = (Answer(entry.tag, (start, end), actor, target, None, item, "response.active"),)
        else:
            continue
        yield from (msgspec.structs.replace(one, due=taken == "due") for one in found)


def _other_sense(items: Sequence[Item], index: int) -> bool:
    """Say whether a word is no answer here: "to discuss demands", "a dismissed officer", "were denied access"."""
    before = items[index - 1] if index else None
    if before is not None and before.kind in {"DET", "POSS", "GEN", "DEMONYM"} and items[index].form != "lemma":
        return True
    noun = items[index].form == "s" and before is not None and before.kind in {"VERB", "PREP"}
    return noun or (items[index].low.startswith("den") and _withheld(items, index))


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
    while end > 0 and items[end].kind in {"AUX", "WORD"}:
        end -= 1
    first = end
    while first > 0 and items[first - 1].kind in NOMINAL:
        first -= 1
    if items[end].kind not in NOMINAL or (kind == "rejects" and items[end].kind == "PERSON"):
        return  # somebody dismissed lost an office; what is rejected is words
    quantity = next((item.value for item in items[first : end + 1] if item.kind == "QTY"), None)
    target = (items[first].start, items[end].end)
    actor = by_agent(items, verb) or _country(items, before, verb)
    yield Answer(kind, (target[0], _clause_end(items, verb)), actor, target, quantity, items[verb], "response.passive")


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
    for back in range(verb - 1, max(-1, verb - LOOK_BACK), -1):
        item = items[back]
        if item.kind in {"ORG", "PERSON"} and set_apart(items, back):
            return None
        if item.kind in {"ORG", "PERSON", "PLACE"} and _subject_place(items, back):
            return _widened(items, back)
        if item.low in words_of("en", "org_heads") and item.kind == "WORD" and _definite(items, back):
            return _widened(items, back)
        if item.kind in {"PNOUN", "OFFICE"} and back == verb - 1:
            return _widened(items, back)
        if item.kind == "WORD" and back == verb - 1 and not item.adverb and _definite(items, back):
            return _widened(items, back)
        if item.kind in {"SUB", "REL"} or item.low in {";", ":", "."}:
            return None
    return None


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
    return before is None or before.kind not in {"PREP", "VERB"}


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
    """Return what the answer is about: the words behind the verb, to the next mark."""
    end = verb + 1
    while end < len(items) and items[end].kind not in {"PUNCT", "SUB", "CONJ"} and end < verb + 14:
        end += 1
    return (items[verb + 1].start, items[end - 1].end) if end > verb + 1 else None
