"""What a sentence tells of a step beside its kind: forum, instance, finality, presence, outcome, and what it concerns.

In: a row, the index of a step and the items that belong to it. Out: Told. What the words do not tell is None: nobody is
taken to have been present, and no judgment to be final, because nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from dadkhah.model.claim import Finality, Forum, Instance
from dadkhah.read.endings import marks, nouns
from dadkhah.read.harm import harm
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.names import Name
from dadkhah.read.phrases import ADVERBS
from dadkhah.read.reference import Where
from dadkhah.read.sheet import Row
from dadkhah.read.tokens import Token

REACH = 12
"""How many items behind a verb its sentence may stand ("sentenced NAME, a former guard, to 12 years")."""
PRISONS = frozenset({"in prison", "in jail", "in", "imprisonment"})
Matter = Literal["stated", "other_matter", "unstated"]
QUOTES = frozenset({'"', "\u201c", "\u201d", "\u2018", "\u2019", "'"})
OTHER = frozenset({"GUARD", "QTY", "DATE", "PCT", "PLACE", "NAME"})
"""Behind "over" these tell how long, how many or where."""
PLOTS = frozenset({"plot", "plots", "conspiracy", "conspiring", "plotting", "attempt", "attempting", "intent"})
"""Behind these "to" goes on with what was meant ("a plot to kidnap NAME")."""
THINGS = frozenset({"CRIME", "NTRIG", "EVENT", "DEMONYM", "AGENT"})
LISTED = 12
"""How many items behind a comma the "and" of its list may stand."""
STOPS = frozenset({"for", "over", "by", "on", "after", "during", "at", "because", "following"})
"""Words that end what somebody was sentenced to."""


class Told(msgspec.Struct, frozen=True):
    """What is told of one step; None and "unstated" where nothing is."""

    forum: Forum | None = None
    instance: Instance | None = None
    finality: Finality | None = None
    in_absentia: bool | None = None
    outcome: Where | None = None
    regarding: Where | None = None
    matter: Matter = "unstated"


def told(row: Row, at: int, inside: Where, charges: Where | None) -> Told:
    """Return what the words from inside[0] to inside[1] tell of the step at an index."""
    words = [token for token in row.sentence.tokens if inside[0] <= token.start < inside[1]]
    about = _regarding(row.items, at, words) or charges
    return Told(
        forum=_first(words, "forum"),  # type: ignore[arg-type]
        instance=_first(words, "instance"),  # type: ignore[arg-type]
        finality=_first(words, "finality"),  # type: ignore[arg-type]
        in_absentia=True if _first(words, "absent") else None,
        outcome=outcome(row.items, at),
        regarding=about,
        matter=_matter(row, about),
    )


def _first(words: Sequence[Token], kind: str) -> str | None:
    return next((tag for tag, _, _ in marks(words, kind)), None)


def outcome(items: Sequence[Item], at: int) -> Where | None:
    """Return what somebody was sentenced to ("12 years in prison", "death", "a life sentence"), as written."""
    proceeding = items[at].entry("PROC")
    if proceeding is None or items[at].low in nouns():
        return term(items, at)
    if proceeding.tag != "sentence":
        return None
    if proceeding.lemma.endswith("death"):
        return items[at].end - len("death"), items[at].end
    if proceeding.lemma.endswith("for"):
        return phrase(items, at + 1) if at + 1 < len(items) and items[at + 1].kind == "GUARD" else None
    for index in range(at + 1, min(len(items) - 1, at + REACH)):
        if items[index].low == "to" and items[index + 1].kind != "VERB":
            return phrase(items, index + 1)
        if items[index].kind in {"PUNCT", "VERB", "SUB"}:
            return None
    return None


def term(items: Sequence[Item], at: int) -> Where | None:
    """Return the sentence that "was handed", "received" or "is serving" gives somebody, None for other words."""
    if not items[at].entry("SENT") and items[at].low not in {"received", "receives"}:
        return None
    first = at + 2 if at + 1 < len(items) and items[at + 1].kind == "PERSON" else at + 1
    where = phrase(items, first) if first < len(items) else None
    inside = [item for item in items[first:] if where is not None and item.start < where[1]]
    years = bool(inside) and inside[0].kind == "GUARD" and any(item.low in PRISONS for item in inside)
    tags = {"sentenced", "sentenced_to_death"}
    named = any(entry.kind == "NTRIG" and entry.tag in tags for item in inside for entry in item.entries)
    return where if named or years or any(item.low in {"sentence", "sentences"} for item in inside) else None


def clause_end(items: Sequence[Item], at: int) -> int:
    """Return the index after the part of a sentence that a step stands in: before ", and", "and was", "but", ";"."""
    for index in range(at + 1, len(items)):
        after = items[index + 1] if index + 1 < len(items) else None
        if items[index].low in {";", ":", "but"} or (
            items[index].low == "," and after is not None and after.kind == "CONJ"
        ):
            return index
        if items[index].kind == "CONJ" and after is not None and after.kind in {"AUX", "VERB"}:
            return index
    return len(items)


def phrase(items: Sequence[Item], first: int, *, dated: bool = False) -> Where | None:
    """Return the words of one thing from items[first] on: to a mark, a verb, or what begins another part.

    Dates end it too, but with `dated`: "in connection with the killings of May 2019" tells when those were.
    """
    end = first
    while end < len(items) and not (_stops(items, end) and not (dated and _dates(items, end))):
        end += 1
    while end > first and (
        items[end - 1].kind in {"PREP", "DET", "CONJ"} or items[end - 1].adverb or items[end - 1].low == "however"
    ):
        end -= 1
    return (items[first].start, items[end - 1].end) if end > first else None


def _dates(items: Sequence[Item], index: int) -> bool:
    """Say whether a date stands here, or "in" before one."""
    after = items[index + 1] if index + 1 < len(items) else None
    return items[index].kind == "DATE" or (
        items[index].low in {"in", "on"} and after is not None and after.kind == "DATE"
    )


def _stops(items: Sequence[Item], index: int) -> bool:
    item, after = items[index], items[index + 1] if index + 1 < len(items) else None
    if item.low == "and" and after is not None:
        return not (after.kind in {"GUARD", "CRIME", "NTRIG", "DET"} or _goes_on(after))
    if item.low == "," and _lists_on(items, index):
        return False
    aside = item.low == "in" and after is not None and (after.low == "absentia" or after.kind == "DATE")
    going_on = item.form == "gerund" or item.low in {"being", "having", "jail", "charges"}
    going_on = going_on or (item.kind == "DATE" and items[index - 1].kind == "DET")  # "the 2013 protests"
    going_on = going_on or (index > 1 and items[index - 1].low == "to" and items[index - 2].low in PLOTS)
    verb = item.kind in {"VERB", "AUX", "SUB", "REL", "DATE", "ACCTO"} and not going_on
    return aside or verb or item.low in STOPS or (item.kind == "PUNCT" and item.low not in QUOTES)


def _goes_on(item: Item) -> bool:
    """Say whether an item may be one more thing of a list: a noun or a form in -ing, no participle."""
    noun = item.kind == "WORD" and not item.adverb and item.low not in ADVERBS
    return item.form == "gerund" or (noun and not item.low.endswith("ed"))


def _lists_on(items: Sequence[Item], comma: int) -> bool:
    """Say whether a comma stands in a list of things that "and" closes ("with theft, fraud and forgery")."""
    for index in range(comma + 1, min(len(items) - 1, comma + LISTED)):
        item = items[index]
        if item.kind == "CONJ":
            return index > comma + 1 and (items[index + 1].kind in THINGS or _goes_on(items[index + 1]))
        if not (item.kind in THINGS or item.low in {",", "of", "a", "an"} or _goes_on(item)):
            return False
    return False


def _regarding(items: Sequence[Item], at: int, words: Sequence[Token]) -> Where | None:
    """Return what a step concerns, behind "over", "in connection with", "for his role in": as written."""
    for _, start, end in marks(words, "regarding"):
        first = next((i for i, item in enumerate(items) if item.start >= end), len(items))
        behind = start >= items[at].end and first < len(items) and items[first].kind not in OTHER
        if behind and not any(_another(item) for item in items[at + 1 : first] if item.end <= start):
            return _unless_a_place(items, phrase(items, first, dated=True))
    return None


def _another(item: Item) -> bool:
    """Say whether an item opens something else that is told ("after they wrote", "..., highlighting")."""
    opens = item.kind in {"VERB", "AUX", "SUB", "REL"} or item.low.endswith("ing")
    return opens and item.low not in nouns()


def _unless_a_place(items: Sequence[Item], where: Where | None) -> Where | None:
    """Leave out "over Sarel Province", which tells where."""
    last = next((item for item in reversed(items) if where is not None and item.end <= where[1]), None)
    words = last.value.text.lower().split() if last is not None and isinstance(last.value, Name) else [""]
    return None if words[-1] in words_of("en", "place_heads") else where


def grave(items: Sequence[Item], about: Where | None) -> bool:
    """Say whether words name an international crime, or harm done to people held or unarmed."""
    inside = [item for item in items if about is not None and about[0] <= item.start < about[1]]
    lemmas = {entry.lemma for item in inside for entry in item.entries} | {item.low for item in inside}
    return bool(lemmas & nouns("grave").keys()) or (any(map(harm, inside)) and bool(lemmas & nouns("victim").keys()))


def _matter(row: Row, about: Where | None) -> Matter:
    """Say whether what a step concerns is a harm to people, another matter ("bribery"), or not told."""
    if about is None:
        return "unstated"
    words = [token for token in row.sentence.tokens if about[0] <= token.start < about[1]]
    if _first(words, "other_matter") and not grave(row.items, about):
        return "other_matter"
    inside = [item for item in row.items if about[0] <= item.start < about[1]]
    return "stated" if any(harm(item) or item.kind == "EVENT" for item in inside) else "unstated"
