"""Attribution: through whom a statement reached the publisher.

In: a row and the cast. Out: Voice after Voice with the stretch it governs, outermost first. "X confirmed" stays the
words of the
one before X in the chain: the verb is kept, and never turned into a confirmation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import AttributionClass, AttributionMode, SpeechAct
from dadkhah.read.items import Item
from dadkhah.read.lexicon import Entry, words_of
from dadkhah.read.phrases import NOMINAL, over_bracket, over_insertion, telephoned
from dadkhah.read.reference import Cast, Where
from dadkhah.read.sheet import Row
from dadkhah.read.sources import (
    PUTS,
    before_which,
    beside_others,
    body_before,
    body_of,
    claimed_by,
    counted_things,
    denies,
    document_owner,
    interviewed,
    is_saying,
    makes_so,
    named_as,
    numbered,
    over_ground,
    over_relative,
    person_before,
    puts,
    reckoned_by,
    relative_end,
    revises,
    self_named,
    source_behind,
    takes_lives,
    unnamed,
)
from dadkhah.read.tokens import plain

ESTIMATES = frozenset({"estimated", "reported", "believed", "thought", "alleged", "said", "reportedly", "allegedly"})
ANONYMOUS = frozenset(
    {
        "officials",
        "official",
        "sources",
        "source",
        "witnesses",
        "witness",
        "residents",
        "activists",
        "relatives",
        "diplomats",
    }
)
SETTERS = frozenset({
    "always", "often", "long", "already", "first", "since", "on", "also", "still", "later", "then", "has", "again",
    "earlier", "now", "further",
})  # fmt: skip
"""Words between a subject and its verb of speech."""
COUNTS = frozenset({"estimate", "estimates", "count", "account", "reckoning", "tally", "figures"})
CLAIMED = frozenset(
    {"claim", "claims", "allegation", "allegations", "assertion", "figure", "count", "estimate", "report", "statement"}
)
ACCORDING = COUNTS | CLAIMED | {"ACCTO"}
REVISES = frozenset({"raised", "raises", "revised", "lowered", "cut", "updated", "corrected", "increased", "reduced"})
PUTS_OR_REVISES = PUTS | REVISES
SAYINGS = frozenset({"SAY", "RESP", "put", "puts"}) | REVISES
"""Kinds and words of which a sentence holds one where it names a source."""
DOCUMENTS = frozenset({
    "report", "reports", "statement", "document", "documents", "list", "register", "record", "records", "leaflet",
    "letter", "statistics", "figures", "data", "database", "bulletin", "dossier", "survey", "study",
})  # fmt: skip
TITLES = frozenset({"DET", "PNOUN", "OFFICE"})
"""What may stand between a mark and the name of who speaks ("..., family lawyer NAME said")."""
SPOKEN = frozenset({"statement", "interview", "briefing", "conference", "message", "speech", "broadcast", "press"})
SETTING = 7
SETTINGS = frozenset({"PREP", "DET", "POSS", "WORD", "DATE", "PNOUN", "PLACE", "ORG", "NAME"})


class Voice(msgspec.Struct, frozen=True, gc=False):
    """One source in a sentence: its name as written (None: passive, unnamed), the verb, and what it governs."""

    name: Where | None
    full: Where | None
    voice_class: AttributionClass
    mode: AttributionMode
    verb: Where | None
    act: SpeechAct
    governs: Where


SUBJECT_ENDS = NOMINAL | {"PRON", "ADJT"}


SUBJECT_WORDS = NOMINAL | {"GUARD", "GENX"}


def voices(row: Row, cast: Cast, last: Voice | None = None) -> tuple[Voice, ...]:
    """Return the sources of one row, outermost first; `last` is the body that spoke last before it ("it added")."""
    found = [
        *(_according(row, cast, last) if row.holds(ACCORDING) else ()),
        *(_sayings(row, cast, last) if row.holds(SAYINGS) else ()),
    ]
    if not found:
        return ()
    return tuple(sorted(found, key=lambda voice: (voice.governs[0] - voice.governs[1], voice.governs)))


def last_body(found: Sequence[Voice], before: Voice | None) -> Voice | None:
    """Return the body that "it" and "the group" mean after a row: the last one named in it, else the one before."""
    bodies = [voice for voice in found if voice.voice_class == "org" and voice.name is not None]
    return bodies[-1] if bodies else before


def _according(row: Row, cast: Cast, last: Voice | None) -> Iterator[Voice]:
    """Find "according to NAME" and "by the group's estimate", which govern the clause they stand in."""
    items = row.items
    for index, item in enumerate(items):
        if item.kind == "ACCTO" and (phrase := source_behind(items, index + 1)) is not None:
            kind, full = class_of(row, cast, index + 1)
            named = _apposed_person(items, phrase)
            if named is not None:
                phrase, kind, full = (items[named].start, items[named].end), "person", cast.person(row, named)
            yield Voice(phrase, full, kind, "according_to", (item.start, item.end), "asserts", _clause(items, index))
        elif item.low in CLAIMED and (owner := _claimant(items, index) or claimed_by(items, index)) is not None:
            governs = (item.end, _clause(items, index)[1])
            yield Voice(owner, None, "org", "indirect", (item.start, item.end), "alleges", governs)
        elif item.low in COUNTS and (owner := _owner(items, index) or reckoned_by(items, index)) is not None:
            name = last.name if last is not None and _points_back(row, cast, owner, last) else owner
            yield Voice(name, None, "org", "according_to", (item.start, item.end), "estimates", _clause(items, index))


def _claimant(items: Sequence[Item], index: int) -> Where | None:
    """Return whose claim it is in "the network's claim that", "the league's figure of"."""
    said = index + 1 < len(items) and items[index + 1].low in {"that", "of"}
    if not said or index < 2 or items[index - 1].kind != "GEN":
        return None
    first = index - 2
    while first > 0 and items[first - 1].kind in NOMINAL - {"DET", "POSS", "GEN"}:
        first -= 1
    return items[first].start, items[index - 2].end


def _apposed_person(items: Sequence[Item], phrase: Where) -> int | None:
    """Return the person who stands behind a description and a comma ("the deputy minister, NAME")."""
    at = next((i for i, item in enumerate(items) if item.start >= phrase[1]), len(items))
    apposed = at + 1 < len(items) and items[at].low == "," and items[at + 1].kind == "PERSON"
    return at + 1 if apposed else None


def _owner(items: Sequence[Item], index: int) -> Where | None:
    """Return whose estimate it is in "by the organisation's estimate"."""
    index -= 1 if index and items[index - 1].low == "own" else 0
    if index < 3 or items[index - 1].kind != "GEN":
        return None
    first = index - 2
    while first > 0 and items[first - 1].kind in NOMINAL - {"DET", "POSS"}:
        first -= 1
    opens = items[first - 1].low == "by" or (first > 1 and items[first - 2].low == "by")
    return (items[first].start, items[index - 2].end) if opens else None


def _points_back(row: Row, cast: Cast, where: Where, last: Voice | None) -> bool:
    """Say whether "the commission" points back to the body that spoke last: its word stands in that body's name.

    "The group" and "the organisation" fit every body; "the ministry" is no rights group.
    """
    inside = [item for item in row.items if where[0] <= item.start < where[1]]
    if last is None or last.name is None or len(inside) != 1 or inside[0].kind == "ORG":
        return False
    word = inside[0].low
    name = plain(cast.sheet.content[last.name[0] : last.name[1]]).split()
    return word in {"group", "organisation", "organization"} or (word in words_of("en", "org_heads") and word in name)


def _clause(items: Sequence[Item], index: int) -> Where:
    first, last = index, index
    inner = (index > 0 and items[index - 1].kind in {"REL", "SUB"}) or (
        index > 1 and items[index - 2].kind in {"REL", "SUB"}
    )
    while first > 0 and items[first - 1].low != ";" and not (inner and items[first - 1].kind in {"REL", "SUB"}):
        first -= 1
    while last + 1 < len(items) and items[last + 1].low != ";":
        last += 1
    return items[first].start, items[last].end


def _passive_clause(items: Sequence[Item], index: int) -> Where:
    """Return what "has been estimated" governs: its sentence, or, behind "which", the relative clause alone."""
    start, end = _clause(items, index)
    relative = next((i for i in range(index - 1, max(-1, index - 5), -1) if items[i].kind == "REL"), None)
    comma = next((i for i in range(relative, -1, -1) if items[i].low == ","), None) if relative is not None else None
    return (items[comma].end, end) if comma is not None else (start, end)


def class_of(row: Row, cast: Cast, first: int) -> tuple[AttributionClass, Where | None]:
    """Return the class of a source and, for a person, the span of the full name."""
    if row.items[first].kind == "QTY":
        return "anonymous", None  # "four of the guards" are no body
    for index in range(first, min(len(row.items), first + 6)):
        item = row.items[index]
        if item.kind == "PERSON":
            return "person", cast.person(row, index)
        if item.low in ANONYMOUS:
            return "anonymous", None
        if item.low in DOCUMENTS:
            return "document", None
        if item.kind == "ORG" or item.low in words_of("en", "org_heads"):
            return "org", None
        if item.kind == "OFFICE":
            return "office", cast.person(row, index)
        if item.kind in {"VERB", "AUX", "PUNCT"}:
            break
    return "org" if row.items[first].kind in {"NAME", "ORG", "PLACE"} else "anonymous", None


def _sayings(row: Row, cast: Cast, last: Voice | None) -> Iterator[Voice]:
    """Find "NAME said (that) ...", '..., NAME said', and passives without a source ("has been estimated at")."""
    items = row.items
    for index, item in enumerate(items):
        if item.kind != "VERB" and item.low not in PUTS_OR_REVISES:
            continue
        entry = item.entry("SAY") if item.kind == "VERB" else puts(items, index) if item.low in PUTS else None
        entry = entry or (denies(items, index) if item.kind == "VERB" else None)
        entry = entry or (revises(items, index) if item.low in REVISES else None)
        if entry is None:
            continue
        ongoing = item.form == "gerund" and is_saying(items, index)
        said = ongoing or item.form != "gerund" or item.low == "saying"
        if not said or telephoned(items, index) or interviewed(items, index) or numbered(items, index):
            continue
        if (
            takes_lives(items, index)
            or makes_so(items, index)
            or (item.low == "state" and cast.sheet.content[item.start] == "S")
        ):
            continue  # "the war claimed 90 lives", "State agents"
        if not ongoing and _passive(items, index):
            if item.low in ESTIMATES:
                yield Voice(
                    None,
                    None,
                    "anonymous",
                    "indirect",
                    (item.start, item.end),
                    _act(entry),
                    _passive_clause(items, index),
                )
            continue
        subject = _speaker(row, cast, index) or _it(row, cast, index, last)
        behind = _inverted(row, cast, index) if subject is None else None
        if behind is not None:
            written, full, kind = behind
            governs = (_back_to_semicolon(items, item.start), item.start)
            yield Voice(written, full, kind, "indirect", (item.start, item.end), _act(entry), governs)
        if subject is not None:
            governs = _governed(items, index, _beside(items, index, subject[0]))
            written, full, kind = _back_reference(row, cast, subject, last)
            yield Voice(written, full, kind, "indirect", (item.start, item.end), _act(entry), governs)


def _beside(items: Sequence[Item], verb: int, written: Where) -> Where:
    """Return where the subject stands in this sentence: its own place, or that of the pronoun before the verb."""
    inside = items[0].start <= written[0] < items[-1].end
    return written if inside else (items[verb - 1].start, items[verb - 1].end)


def _it(row: Row, cast: Cast, verb: int, last: Voice | None) -> tuple[Where, Where | None, AttributionClass] | None:
    """Return the body that "it" or "they" right before a verb of speech means."""
    also = row.items[verb].low == "saying" or row.items[verb - 1].low == "and"  # "gave the same toll, and adds nine"
    if also and (opening := body_of(cast, row)) is not None:
        return opening, None, "org"
    back = verb - 1
    while back >= 0 and (row.items[back].kind == "AUX" or row.items[back].adverb or row.items[back].low in SETTERS):
        back -= 1
    if back >= 0 and row.items[back].kind == "PRON" and row.items[back].low in {"he", "she"}:
        return person_before(cast, row)
    pointing = back >= 0 and row.items[back].kind == "PRON" and row.items[back].low in {"it", "they"}
    they = pointing and row.items[back].low == "they"
    named = body_before(cast, row, last.name if last is not None else None, plural=they) if pointing else None
    if named is not None:
        return named, None, "anonymous" if they else "org"
    return (last.name, None, "org") if pointing and last is not None and last.name is not None else None


def _back_reference(
    row: Row, cast: Cast, subject: tuple[Where, Where | None, AttributionClass], last: Voice | None
) -> tuple[Where, Where | None, AttributionClass]:
    """Give "the commission said" the name of the body that spoke before, where its name has that word."""
    if last is None or last.name is None or not _points_back(row, cast, subject[0], last):
        return subject
    return last.name, last.full, "org"


def _act(entry: Entry) -> SpeechAct:
    act: SpeechAct = msgspec.convert(entry.tag, type=SpeechAct)
    return act


def _passive(items: Sequence[Item], index: int) -> bool:
    back = index - 1
    while back >= 0 and items[back].adverb:
        back -= 1
    return back >= 0 and items[back].kind == "AUX" and any(e.tag == "be" for e in items[back].entries)


def _speaker(row: Row, cast: Cast, verb: int) -> tuple[Where, Where | None, AttributionClass] | None:
    """Return (as written, full name, class) of the subject of a verb of speech."""
    items, back = row.items, verb - 1
    while back >= 0 and (items[back].kind in {"AUX", "DATE"} or items[back].adverb or items[back].low in SETTERS):
        back -= 1
    own = self_named(items, back)
    return (own, None, "person") if own is not None else _subject(row, cast, verb, back)


def _subject(row: Row, cast: Cast, verb: int, back: int) -> tuple[Where, Where | None, AttributionClass] | None:
    items = row.items
    back = before_which(items, over_ground(items, over_bracket(items, back)))
    if back >= 0 and items[back].low == "," and back > 1:
        opened = over_relative(items, back)
        opened = over_insertion(items, back) if opened < 0 else opened
        back = opened if opened >= 0 else back
    if back < 0 or (items[back].kind not in SUBJECT_ENDS and items[back].low != "prosecution"):
        return None
    first, back = _whole_phrase(items, back)
    first = beside_others(items, first)
    while first < back and (items[first].kind in {"DET", "GEN"} or items[first].adverb or items[first].low in SETTERS):
        first += 1
    if items[back].kind in {"DET", "GEN"} or counted_things(items[first], items[verb]) or unnamed(items[first:verb]):
        return None  # "the said articles", "the alleged plot", "no group claimed", "two police posts"
    kind, full = class_of(row, cast, first)
    described = _described(items, back, verb) if items[first].kind == "POSS" else None
    if described is not None:
        return described, None, "anonymous"
    if items[back].kind == "PERSON":
        return (items[back].start, items[back].end), cast.person(row, back), "person"
    if items[back].low in DOCUMENTS and (owned := document_owner(items, first, back)) is not None:
        return owned, None, "org"
    if items[back].kind == "PRON":
        full = cast.person(row, back)
        return (full, full, "person") if full is not None else None
    return (items[first].start, items[back].end), full, kind


def _whole_phrase(items: Sequence[Item], back: int) -> tuple[int, int]:
    """Return the first and last item of the phrase that ends at an index, or of the one before its relative clause."""
    first = _phrase_start(items, back)
    subject = _before_relative(items, first) if items[back].kind != "PERSON" else None
    return (first, back) if subject is None else (_phrase_start(items, subject), subject)


def _phrase_start(items: Sequence[Item], back: int) -> int:
    first = back
    while first > 0 and not _opens(items, first) and (items[first - 1].kind in SUBJECT_WORDS or _joined(items, first)):
        first -= 1
    return first


def _opens(items: Sequence[Item], first: int) -> bool:
    """Say whether an article opens a phrase of its own behind a noun ("in its annual report the Delta Network")."""
    return items[first].kind == "DET" and items[first - 1].kind in {"WORD", "PNOUN", "DATE", "PLACE", "NTRIG"}


def _before_relative(items: Sequence[Item], first: int) -> int | None:
    """Return the end of the subject in "Nurses who came with water said"; None where no clause intervenes."""
    if first == 0 or items[first - 1].kind not in {"PREP", "VERB"}:
        return None
    for back in range(first - 1, max(0, first - 12), -1):
        if items[back].low == "who":
            return back - 1 if items[back - 1].kind in NOMINAL else None
        if items[back].kind in {"PUNCT", "SUB", "CONJ"}:
            return None
    return None


def _described(items: Sequence[Item], back: int, verb: int) -> Where | None:
    """Return "tram conductor" in "His cousin, a tram conductor, said": a possessive alone names nobody."""
    opens = back + 2 < verb and items[back + 1].low == "," and items[back + 2].tag == "a"
    return source_behind(items, back + 2) if opens else None


def _joined(items: Sequence[Item], first: int) -> bool:
    """Let "the Panel on PLACE" and "officials of the ministry" be one source."""
    if (
        first > 1
        and items[first - 1].low in {"at", "for", "from", "in"}
        and items[first - 2].kind in {"PNOUN", "OFFICE"}
    ):
        return True
    if first > 1 and items[first - 1].low == "in" and items[first].kind in {"PLACE", "NAME", "ORG"}:
        of = items[first - 2]  # "a doctor at the hospital in Velm", not "in a statement in Velm"
        return of.kind == "UNIT" or (of.kind == "WORD" and of.low not in SPOKEN)
    if first > 2 and items[first - 1].low == "to" and items[first - 2].low == "close":
        return True
    if first < 2 or items[first - 1].low not in {"of", "on", "for"}:
        return False
    return items[first - 2].kind == "ORG" or (items[first - 1].low == "of" and items[first - 2].kind in NOMINAL)


def _inverted(row: Row, cast: Cast, verb: int) -> tuple[Where, Where | None, AttributionClass] | None:
    """Return the source behind "..., said NAME", "..., says the mayor"."""
    items = row.items
    if verb < 1 or items[verb - 1].low not in {",", "\u201d", '"'} or verb + 1 >= len(items):
        return None
    first = verb + 1
    while first < len(items) and items[first].kind in {"DET", "OFFICE"}:
        first += 1
    if first < len(items) and items[first].kind in {"PERSON", "ORG", "PNOUN"}:
        kind, full = class_of(row, cast, first)
        return (items[first].start, items[first].end), full, kind
    if items[first : first + 1] and named_as(items, first):
        where = (items[first].start, items[first].end)
        return where, where, "person"
    phrase = source_behind(items, verb + 1)
    closes = phrase is not None and not any(item.kind in {"VERB", "AUX"} for item in items if item.start >= phrase[1])
    if phrase is None or not closes or items[verb + 1].kind in {"QTY", "PRON"}:
        return None
    kind, full = class_of(row, cast, verb + 1)
    return phrase, full, kind


def _governed(items: Sequence[Item], verb: int, written: Where) -> Where:
    """Return what a verb of speech governs: all behind it, or, at the end of a sentence, all before its subject."""
    if items[verb].low in PUTS and (closed := relative_end(items, verb)) is not None:
        return items[verb].end, closed
    after = verb + 1
    while after < len(items) and (items[after].kind in {"ORG", "PERSON", "NAME", "PNOUN", "DATE"} or _on(items, after)):
        after += 1
    before = next((item for item in reversed(items[:verb]) if item.end <= written[0] and not _titles(item)), None)
    last = after >= len(items) or items[after].kind == "PUNCT" or verb + 4 >= len(items)
    last = last or (before is not None and before.low == "," and _only_setting(items, verb + 1))
    medial = after < len(items) - 1 and items[after].low == "," and before is not None and before.low == ","
    if medial:
        return _segment(items, verb)
    if last and before is not None and before.low in {",", "\u201d", '"'}:
        return _back_to_semicolon(items, written[0]), written[0]
    end = next((item.start for item in items[verb + 1 :] if item.low == ";"), items[-1].end)
    return items[verb].end, end


def _on(items: Sequence[Item], index: int) -> bool:
    """Say whether the preposition of a day stands there ("said on Thursday, putting the toll at nine")."""
    return items[index].low in {"on", "in"} and index + 1 < len(items) and items[index + 1].kind == "DATE"


def _titles(item: Item) -> bool:
    """Say whether a word may stand between a mark and a name ("..., Colonel NAME said")."""
    return item.kind in TITLES or (item.kind == "WORD" and item.low in words_of("en", "titles"))


def _only_setting(items: Sequence[Item], first: int) -> bool:
    """Say whether only a time or place of speaking follows a verb of speech ("..., the director said at the time")."""
    for item in items[first : first + SETTING]:
        if item.kind == "PUNCT":
            return True
        if item.kind not in SETTINGS or item.low == "that":
            return False
    return len(items) - first <= SETTING


def _segment(items: Sequence[Item], verb: int) -> Where:
    """Return the stretch around ", he said,": to the semicolons, or from the subordinating word right before it."""
    first, last = verb, verb
    while (
        first > 0 and items[first - 1].low != ";" and not (items[first - 1].kind == "SUB" and items[first].low == ",")
    ):
        first -= 1
    while last + 1 < len(items) and items[last + 1].low != ";":
        last += 1
    return items[first].start, items[last].end


def _back_to_semicolon(items: Sequence[Item], until: int) -> int:
    return next((item.end for item in reversed(items) if item.end <= until and item.low == ";"), items[0].start)


def chain_for(found: Sequence[Voice], at: Where) -> tuple[Voice, ...]:
    """Return the voices that govern a span, outermost first."""
    if not found:
        return ()
    return tuple(
        voice for voice in found if voice.governs[0] <= at[0] and at[1] <= voice.governs[1] and not _inside(voice, at)
    )


def _inside(voice: Voice, at: Where) -> bool:
    return voice.name is not None and at[0] <= voice.name[0] and voice.name[1] <= at[1] and voice.mode != "according_to"
