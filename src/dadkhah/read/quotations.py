"""Quotations: words inside quotation marks, and whose they are.

In: a row, the text, the cast. Out: Quoted after Quoted. Marks around a term nobody is said to have spoken are no
quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.read.heads import possesses, set_apart
from dadkhah.read.items import Item
from dadkhah.read.phrases import ADVERBS, NOMINAL, active, telephoned
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.whom import subject_end

MARKS = re.compile(
    r"\u201c([^\u201c\u201d]{2,600})[\u201d]|\"([^\"]{2,600})\"|(?<!\w)\u2018([^\u2018\u2019]{2,600}(?:\u2019\w+[^\u2018\u2019]*)*)\u2019(?!\w)|\u00ab([^\u00ab\u00bb]{2,600})\u00bb"
)
OPENS = re.compile(r"[\u201c\"\u2018\u00ab]")
CLOSING = frozenset({"\u201d", '"', "\u2019", "\u00bb"})
SPEECH_NOUNS = frozenset(
    {"observation", "remark", "remarks", "statement", "speech", "comment", "comments", "claim", "warning", "words"}
)


HEADS = frozenset({"PERSON", "PRON", "OFFICE", "ORG", "PNOUN", "PLACE", "NAME"})
CLASSES = {"ORG": "org", "PLACE": "org", "NAME": "org", "OFFICE": "office"}
DESCRIBES = frozenset({"DET", "WORD", "ORG", "GEN", "PLACE", "DEMONYM", "PNOUN"})
WITHIN = frozenset({"of", "for", "from", "in", "at", "with", "and"})
"""What may stand inside a subject; all but "and" tell more of its head, who alone speaks."""
WORKS = frozenset({
    "book", "novel", "film", "song", "album", "memoir", "play", "poem", "movie", "documentary", "series", "painting",
    "titled", "entitled", "published", "known",
})  # fmt: skip
"""Before marks these make a title of the words in them."""
Speech = tuple[Where, Where, Item | None, str]
"""(speaker, as written, verb, class)."""


class Quoted(msgspec.Struct, frozen=True):
    """Words between marks with their speaker: full name or description, and as written; and the verb of speech."""

    words: Where
    speaker: Where
    as_written: Where
    clause: Where
    verb: Item | None
    speaker_class: str


def quoted(row: Row, content: str, cast: Cast) -> tuple[Quoted, ...]:
    """Return the quotations of one row that somebody is said to have spoken."""
    found: list[Quoted] = []
    start, stop = row.sentence.start, min(len(content), row.sentence.end + 1)
    if OPENS.search(content, start, stop) is None:
        return ()
    for match in MARKS.finditer(content, start, stop):
        group = next(index for index in (1, 2, 3, 4) if match.group(index))
        start, end = match.span(group)
        speech = _speech(row, match.start(), match.end(), cast)
        if speech is not None:
            who, written, verb, kind = speech
            clause = (min(written[0], start - 1), max(written[1], end + 1))
            found.append(Quoted(_trim(content, start, end), who, written, clause, verb, kind))
    return tuple(found)


def _trim(content: str, start: int, end: int) -> Where:
    while end > start + 1 and content[end - 1] in ",.; ":
        end -= 1
    return start, end


def _speech(row: Row, start: int, end: int, cast: Cast) -> Speech | None:
    """Return (speaker, as written, verb, class) for marks from start to end."""
    before = [i for i, item in enumerate(row.items) if item.start < start]
    if any(row.items[i].low in WORKS for i in before[-2:]):
        return None
    after = [i for i, item in enumerate(row.items) if item.start >= end]
    for index in reversed(before):
        if _says(row.items, index) and not _other_clause(row.items, index, len(before)):
            return _inverted(row, cast, index) if _behind_marks(row.items, index) else _subject(row, cast, index)
        noun = row.items[index].low in SPEECH_NOUNS and not _reported(row.items, index)
        if noun and (found := _owner(row, cast, index)):
            return found
    verb = next((i for i in after[:9] if _says(row.items, i)), None)
    if verb is None:
        return None
    return _subject(row, cast, verb, (after or [0])[0]) or _inverted(row, cast, verb)


def _says(items: Sequence[Item], index: int) -> bool:
    said = items[index].entry("SAY") if items[index].kind == "VERB" else None
    return said is not None and not telephoned(items, index) and not _keeps(items, index)


def _reported(items: Sequence[Item], noun: int) -> bool:
    """Say whether somebody else says what is told of a speech ("NAME said that the mayor's claim ...")."""
    for back in range(noun - 1, -1, -1):
        if items[back].low in {"but", ";"}:
            return False
        if _says(items, back):
            return True
    return False


def _keeps(items: Sequence[Item], index: int) -> bool:
    """Say whether "maintain" keeps something up ("maintain a close partnership"), and says nothing."""
    maintains = any(entry.lemma == "maintain" for entry in items[index].entries)
    return maintains and index + 1 < len(items) and items[index + 1].kind in {"DET", "POSS"}


def _other_clause(items: Sequence[Item], verb: int, stop: int) -> bool:
    """Say whether a full stop stands between the verb of speech and the marks."""
    return any(item.low in {".", ";"} for item in items[verb:stop])


def _behind_marks(items: Sequence[Item], verb: int) -> bool:
    """Say whether words in marks stand before the verb: then the speaker stands behind it ('"...," said NAME')."""
    return any(item.low in CLOSING for item in items[max(0, verb - 2) : verb])


def _owner(row: Row, cast: Cast, noun: int) -> Speech | None:
    """Return whose "observation" or "speech" it is: "his further observation that", "NAME's speech"."""
    for back in range(noun - 1, max(-1, noun - 4), -1):
        if row.items[back].kind in {"POSS", "PERSON"} and (who := cast.person(row, back)):
            return who, (row.items[back].start, row.items[back].end), None, "person"
    return None


def _subject(row: Row, cast: Cast, verb: int, floor: int = 0) -> Speech | None:
    """Return who speaks: the head of the verb's subject, None where that is nobody who could be named or described."""
    items = row.items
    if verb > 1 and items[verb - 1].low == "as" and items[verb - 2].kind == "PERSON":
        return _speaker(row, cast, verb - 2, items[verb])  # "quoted the nurse NAME as saying"
    if items[verb].form == "gerund":
        main = _main(items, verb)
        if main is not None:
            return _subject(row, cast, main, floor)  # "he said, adding that"
        if items[verb - 1].low != ",":
            return None  # "calls, one warning them to"
    if not active(items, verb) and not any(item.low == "as" for item in items[verb + 1 : verb + 2]):
        return None  # "NAME is said to", but "NAME was quoted as saying"
    end = subject_end(items, verb)
    if end is None or end < floor or any(item.kind == "NEG" for item in items[end:verb]):
        return None
    head = _head(items, end, floor)
    if head is not None and items[verb].form == "gerund" and items[head].kind not in {"PERSON", "PRON", "ORG"}:
        return None  # "NAME saw the body of his son, suggesting that": in doubt nobody says it
    return _speaker(row, cast, head, items[verb]) if head is not None and not possesses(items, head) else None


def _main(items: Sequence[Item], verb: int) -> int | None:
    """Return the verb that a form in -ing goes on from: one of speech, or the first of "was doing it and saying"."""
    said = next((at for at in range(verb - 1, -1, -1) if _says(items, at) and items[at].form != "gerund"), None)
    if said is not None or items[verb - 1].kind != "CONJ":
        return said
    return next((at for at in range(1, verb) if items[at].low.endswith("ing") and items[at - 1].kind == "AUX"), None)


def _head(items: Sequence[Item], end: int, floor: int) -> int | None:
    """Return the head of the phrase that ends in items[end]: what stands before "for" and "of" ("a spokesman for")."""
    first = end
    while first > floor and (
        items[first - 1].kind in NOMINAL or items[first - 1].low in WITHIN or _owning(items, first)
    ):
        first -= 1
    before = items[first - 1] if first else None
    if before is not None and before.kind in {"PREP", "VERB"} and not before.entry("SAY"):
        return None  # "describing migrants as": the phrase is what something else governs
    apart = before is not None and before.low == "," and first > 1 and items[end].kind not in {"PERSON", "PRON"}
    if apart and items[first - 2].kind == "PERSON":
        return first - 2  # "NAME, the network's director said"
    stop = next((at for at in range(first + 1, end + 1) if items[at].low in WITHIN - {"and"}), end + 1)
    return next((at for at in range(stop - 1, first - 1, -1) if items[at].kind in HEADS), None)


def _owning(items: Sequence[Item], first: int) -> bool:
    """Say whether the mark before an item is the apostrophe of a plural ("the workers' union")."""
    return first > 1 and items[first - 1].low in {"\u2019", "'"} and items[first - 2].low.endswith("s")


def _last_noun(items: Sequence[Item], head: int) -> int:
    """Return the last noun of a phrase ("the student ASSOCIATIONS", "the OFFICE" of "the UN human rights office")."""
    end = head
    while items[end].kind not in {"PERSON", "PRON", "OFFICE"} and end + 1 < len(items) and _noun(items[end + 1]):
        end += 1
    unlike = end + 1 < len(items) and items[end + 1].kind in {"DET", "POSS", "PRON", "QTY", "PERSON"}
    return head if unlike else end  # "the student SENT a letter"


def _noun(item: Item) -> bool:
    plain = item.kind in {"WORD", "PNOUN", "UNIT"} and item.low.isalpha() and not item.adverb
    return plain and item.low not in ADVERBS and not item.low.endswith(("ed", "ing"))


def _speaker(row: Row, cast: Cast, head: int, verb: Item) -> Speech | None:
    items, item = row.items, row.items[head]
    where = (item.start, items[_last_noun(items, head)].end)
    if item.kind in {"PERSON", "PRON", "OFFICE"} and (who := cast.person(row, head)):
        return who, where, verb, "person"
    if item.kind == "PRON" or set_apart(items, head):
        return None
    if item.kind == "PERSON" or (item.kind == "OFFICE" and not (head and items[head - 1].kind in DESCRIBES)):
        return None
    return where, where, verb, CLASSES.get(item.kind, "anonymous")


def _inverted(row: Row, cast: Cast, verb: int) -> Speech | None:
    """Return who speaks in '"...," said NAME'."""
    for ahead in range(verb + 1, min(len(row.items), verb + 7)):
        item = row.items[ahead]
        if item.kind in {"PERSON", "PRON"} and (who := cast.person(row, ahead)):
            return who, (item.start, item.end), row.items[verb], "person"
        if item.kind in {"SUB", "REL", "VERB"} or item.low in {"that", ","}:
            return None  # '"...," he noted, adding that judges'
        if item.kind in {"ORG", "PNOUN"} and not any(one.kind == "PERSON" for one in row.items[ahead + 1 : verb + 6]):
            return (
                (item.start, item.end),
                (item.start, item.end),
                row.items[verb],
                "org" if item.kind == "ORG" else "anonymous",
            )
    return None


def inside(quotes: Sequence[Quoted], at: int) -> Iterator[Quoted]:
    """Yield the quotations that hold an offset."""
    return (one for one in quotes if one.words[0] <= at < one.words[1])
