"""How a proceeding ended: dropped, quashed, barred by time, closed by a death, a pardon, an amnesty, an exchange.

In: a row and the place of a noun or verb in it. Out: Ending. An end is told apart from the step that it ends, so that
a conviction which was quashed never stands in the record as a conviction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from dadkhah.lang.vocabulary import Vocabulary, firsts
from dadkhah.model.claim import EndedBy, ProceedingStatus
from dadkhah.read.items import Item
from dadkhah.read.lexicon import rows, verb_forms
from dadkhah.read.sheet import Row
from dadkhah.read.taken import verb_taken
from dadkhah.read.tokens import Token, tokens

REACH = 8
"""How many items behind a noun's phrase its verb may stand ("the case against NAME before a court in X was closed")."""
ALONE = frozenset({"end", "collapse", "close"})
"""Verbs that need no passive ("the trial collapsed")."""
BEFORE = frozenset({"before", "awaiting", "during"})


_BY_ITSELF: Mapping[str, EndedBy] = {"quashed": "quashed", "dropped": "dropped"}
"""What a verb says of an end without another cause; a trial that "ended" tells nothing of how."""


class Ending(msgspec.Struct, frozen=True):
    """What became of a step: its status, what ended it if anything did, the verb that says so, and the item behind."""

    status: ProceedingStatus
    ended_by: EndedBy | None
    verb: int
    after: int


def ending(row: Row, noun: int, end: int) -> Ending | None:
    """Return what is said to have become of the step whose noun is items[noun] and whose phrase ends at items[end]."""
    items = row.items
    for verb in (*range(max(0, noun - 4), noun), *range(end, min(len(items), end + REACH))):
        tag, width = _said(items, verb)
        if tag and _governs(items, verb, noun) and verb_taken(items, verb) == "done":
            return _ending(row, tag, verb, max(verb + width, end))
        if verb >= end and items[verb].kind in {"SUB", "REL", "PUNCT", "CONJ"}:
            return None
    return None


def _ending(row: Row, tag: str, verb: int, after: int) -> Ending:
    if tag == "upheld":
        return Ending("concluded", None, verb, after)
    ended = cause_of(row, after) or _BY_ITSELF.get(tag)
    return Ending("overturned" if ended == "quashed" else "concluded", ended, verb, after)


def _governs(items: Sequence[Item], verb: int, noun: int) -> bool:
    """Say whether a verb has the noun for its object in front of it, or for its subject behind it."""
    if verb < noun:
        between = items[verb + 1 : noun]
        return all(item.kind in {"DET", "POSS", "WORD", "PERSON", "GEN", "DEMONYM"} for item in between)
    return suffered(items, verb) or lemma_of(items[verb].low) in ALONE


def suffered(items: Sequence[Item], verb: int) -> bool:
    """Say whether a form of "be" stands before a verb that the lexicon need not know ("were dropped")."""
    back = verb - 1
    while back > 0 and items[back].adverb:
        back -= 1
    return back >= 0 and any(entry.tag == "be" for entry in items[back].entries if entry.kind == "AUX")


def _said(items: Sequence[Item], at: int) -> tuple[str, int]:
    """Return (tag, number of items) of the verb of ending that begins at an index, ("", 0) where none does."""
    for phrase, tag in _verbs().get(items[at].low, ()):
        tail = items[at + 1 : at + len(phrase)]
        if [item.low for item in tail] == list(phrase[1:]):
            return tag, len(phrase)
    return "", 0


def lemma_of(word: str) -> str:
    """Return the lemma of a verb of ending, "" for any other word."""
    return _lemmas().get(word, "")


def cause_of(row: Row, after: int) -> EndedBy | None:
    """Return what the words of a clause say ended a step ("under an amnesty", "the statute of limitations")."""
    limit = next((item.start for item in row.items[after:] if item.low in {";", "but", "."}), row.sentence.end)
    words = [token for token in row.sentence.tokens if token.start < limit]
    found = [tag for tag, _, _ in marks(words, "cause")]
    return found[-1] if found else None  # type: ignore[return-value]


def death_before(row: Row, person: int) -> int | None:
    """Return the index of the step before which somebody died ("NAME died before his trial"), None where none is."""
    items = row.items
    verb = next(
        (i for i in range(person + 1, min(len(items), person + REACH)) if items[i].low in {"died", "dies"}), None
    )
    if verb is None or verb_taken(items, verb) != "done":
        return None
    for at in range(verb + 1, min(len(items) - 1, verb + REACH)):
        if items[at].low in BEFORE:
            return next((i for i in range(at + 1, min(len(items), at + 5)) if items[i].low in nouns()), None)
    return None


def let_go(items: Sequence[Item], at: int) -> EndedBy | None:
    """Return what a verb at an index tells of: a pardon, an amnesty, an exchange; None for any other."""
    said = _clemency().get(items[at].low)
    if said is not None:
        return said
    if items[at].low not in {"granted", "given", "received"}:
        return None
    first = at + 2 if at + 1 < len(items) and items[at + 1].kind == "PERSON" else at + 1
    words = " ".join(item.low for item in items[first : first + 4])
    return next((tag for phrase, tag in _granted() if words.startswith(phrase)), None)


def marks(said: Sequence[Token], kind: str) -> Iterator[tuple[str, int, int]]:
    """Yield (tag, start, end) of the phrases of one kind that stand in some words, in order."""
    lows = [token.low for token in said]
    for at, low in enumerate(lows):
        for phrase, tag in _phrases(kind).get(low, ()):
            if tuple(lows[at : at + len(phrase)]) == phrase:
                yield tag, said[at].start, said[at + len(phrase) - 1].end
                break


@cache
def nouns(kind: str = "noun") -> Mapping[str, str]:
    """Return the nouns of steps with the kind of step that each names; all of them, or one kind of row alone."""
    wanted = {"noun", "ended_noun"} if kind == "noun" else {kind}
    return {row["phrase"]: row["tag"] for row in rows("en", "proceedings") if row["kind"] in wanted}


@cache
def noun_starts() -> Vocabulary:
    """Return the first words of the nouns of steps: a sentence without any of them holds none."""
    return firsts(nouns())


@cache
def _phrases(kind: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases of a kind by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("en", "proceedings"):
        if row["kind"] == kind:
            words = tuple(token.low for token in tokens(row["phrase"], 0, len(row["phrase"])))
            found.setdefault(words[0], []).append((words, row["tag"]))
    return {first: tuple(sorted(some, key=lambda one: -len(one[0]))) for first, some in found.items()}


def _forms(*kinds: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (words in one form, tag, lemma) of the verbs of some kinds."""
    for row in rows("en", "proceedings"):
        if row["kind"] in kinds:
            verb, *particle = row["phrase"].split()
            for _, form in verb_forms(verb, row["past"], row["participle"]):
                yield (form, *particle), row["tag"], row["phrase"]


@cache
def _verbs() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, tag, _ in _forms("ending", "upholding"):
        found.setdefault(words[0], []).append((words, tag))
    return {first: tuple(some) for first, some in found.items()}


@cache
def _lemmas() -> Mapping[str, str]:
    return {words[0]: lemma for words, _, lemma in _forms("ending") if len(words) == 1}


@cache
def _clemency() -> Mapping[str, EndedBy]:
    return {words[0]: tag for words, tag, _ in _forms("clemency")}  # type: ignore[misc]


@cache
def _granted() -> tuple[tuple[str, EndedBy], ...]:
    found = [(row["phrase"], row["tag"]) for row in rows("en", "proceedings") if row["kind"] == "granted"]
    return tuple(sorted(found, key=lambda one: -len(one[0])))  # type: ignore[arg-type]
