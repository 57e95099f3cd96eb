"""Through whom a statement in Persian or Arabic reached the publisher.

In: the items of a sentence, its language, the body that spoke last. Out: Voice after Voice with the stretch it governs,
outermost first. Persian puts the speaker before the verb of speech, Arabic behind it or before; "according to" and its
like stand before the source in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from dadkhah.model.claim import AttributionClass, SpeechAct
from dadkhah.read.attribution import Voice
from dadkhah.read.items import Item
from dadkhah.read.perso_arabic.counted import BREAKS
from dadkhah.read.reference import Where

LONGEST = 9
"""How many items a source's description has at most."""

BESIDE = 2
"""How many characters may stand between a source and "citing" right behind it."""

NAMED = frozenset({"WORD", "SRC", "PNOUN", "PLACE", "PLACEN", "CLASS", "EVENT", "PTRIG", "THING", "CROWD"})
"""What a source's description is made of."""

FINITE = frozenset({"AUX", "SAY", "DENY", "VTRIG", "ATRIG", "BUT", "REL", "SUB"})
OF_THEM = frozenset({"او", "وی", "انها", "انان"})
"""Persian pronouns that end a description ("their lawyer"), folded."""

OPENERS = frozenset({"«", '"', "(", "'"})
CLOSERS = frozenset({"»", '"', ")", "'"})


def voices(items: Sequence[Item], language: str, last: Where | None) -> tuple[Voice, ...]:
    """Return the sources of one sentence, outermost first; `last` is what "this organisation" means."""
    found = [*_titled(items), *_according(items), *_sayings(items, language)]
    pointed = [_pointed(items, _quoted(voice, found), last) for voice in found]
    return tuple(sorted(pointed, key=lambda voice: (voice.governs[0] - voice.governs[1], voice.governs)))


def last_body(found: Sequence[Voice], before: Where | None) -> Where | None:
    """Return the body that spoke last after a sentence."""
    return next((voice.name for voice in reversed(found) if voice.voice_class == "org"), before)


def _quoted(voice: Voice, found: Sequence[Voice]) -> Voice:
    """Put the source that another cites inside it ("the agency, citing witnesses, reported that")."""
    if voice.mode != "according_to" or voice.verb is None:
        return voice
    told = [(one.name, one.verb, one.governs) for one in found if one.mode == "indirect"]
    for name, verb, governs in told:
        if name is not None and verb is not None and name[1] <= voice.verb[0] and voice.verb[1] <= verb[0]:
            return msgspec.structs.replace(voice, governs=(verb[1], governs[1]))
        if name is not None and verb is not None and verb[1] <= name[0] and 0 <= voice.verb[0] - name[1] <= BESIDE:
            return msgspec.structs.replace(voice, governs=(voice.verb[1], governs[1]))
    return voice


def _pointed(items: Sequence[Item], voice: Voice, last: Where | None) -> Voice:
    """Give "this organisation" and "the organisation" the name of the body that spoke before."""
    inside = [item for item in items if voice.name is not None and voice.name[0] <= item.start < voice.name[1]]
    if last is None or not inside:
        return voice
    entry = inside[0].entry("SRC")
    definite = len(inside) == 1 and entry is not None and (entry.tag, entry.frame) == ("org", "definite")
    if inside[0].kind != "PRON" and not definite:
        return voice
    return msgspec.structs.replace(voice, name=last, voice_class="org")


def _titled(items: Sequence[Item]) -> Iterator[Voice]:
    """Read "The committee: 12 killed": a source that opens a line, up to a colon."""
    colon = next((at for at, item in enumerate(items[:LONGEST]) if item.low == ":"), None)
    entry = items[0].entry("SRC") if items else None
    if not colon or entry is None or entry.tag == "document" or _name(items, 0) != (0, colon):
        return
    where = _written(items, (0, colon))
    behind = items[min(colon + 1, len(items) - 1)].start, items[-1].end
    yield Voice(where, None, class_of(items, (0, colon)), "title", None, "asserts", behind)


def _according(items: Sequence[Item]) -> Iterator[Voice]:
    for index, item in enumerate(items):
        entry = item.entry("ACCTO")
        name = _name(items, index + 1) if entry is not None else None
        if entry is not None and name is not None:
            act = msgspec.convert(entry.tag, type=SpeechAct)
            where = _written(items, name)
            yield Voice(
                where, None, class_of(items, name), "according_to", (item.start, item.end), act, _clause(items, index)
            )


def _sayings(items: Sequence[Item], language: str) -> Iterator[Voice]:
    before: tuple[int, int] | None = None
    for index, item in enumerate(items):
        entry = item.entry("SAY", "DENY") if item.kind in {"SAY", "DENY"} else None
        if entry is None or entry.form == "denied" or (index and items[index - 1].kind == "NEG"):
            continue
        shared = before is not None and (_shares(items, index) or _goes_on(items, index, language))
        name = before if shared else _subject(items, index, language)
        before = name
        if name is None:
            continue
        act: SpeechAct = msgspec.convert(entry.tag, type=SpeechAct)
        yield Voice(
            _written(items, name), None, class_of(items, name), "indirect", (item.start, item.end), act,
            _governed(items, index, name),
        )  # fmt: skip


def _shares(items: Sequence[Item], verb: int) -> bool:
    """Say whether a Persian verb of speech has the subject of the one before ("denied it and said")."""
    return verb > 1 and items[verb - 1].low == "و" and items[verb - 2].kind in {"SAY", "DENY"}


def _goes_on(items: Sequence[Item], verb: int, language: str) -> bool:
    """Say whether a Persian clause behind "wrote and" names no speaker of its own ("and reported of two deaths")."""
    spoke = next((at for at in range(verb - 1, 0, -1) if items[at].kind in {"SAY", "DENY"}), None)
    joined = spoke is not None and items[spoke + 1].low == "و" and spoke + 2 < verb
    return language == "fa" and spoke is not None and joined and items[spoke + 2].kind in {"PREP", "NTRIG", "QTY"}


def _subject(items: Sequence[Item], verb: int, language: str) -> tuple[int, int] | None:
    if language == "ar" and (behind := _name(items, verb + 1)) is not None:
        return behind
    verb = _addressed(items, _told(items, verb) if language == "fa" else verb)
    first = verb
    while first > 0 and items[first - 1].kind not in FINITE and items[first - 1].low not in BREAKS:
        first -= 1
    through = next((at for at in range(first + 1, verb) if items[at].kind == "ACCTO"), verb)
    verb = through if any(item.kind == "WORD" for item in items[first:through]) else verb
    if (person := _apposed(items, first, verb)) is not None:
        return person
    source = next(
        (at for at in range(first, verb) if items[at].kind in {"SRC", "PRON"} or items[at].entry("SRC")), None
    )
    if source is None:
        while first < verb and items[first].kind not in {"WORD", "PNOUN"}:
            first += 1
        source = first
    if source < verb:
        return _name(items, source)
    return _before_clause(items, verb) if first > 0 and items[first - 1].kind in FINITE else None


def _told(items: Sequence[Item], verb: int) -> int:
    """Return where the speaker's part ends before "this report that 12 were killed", the object of a Persian verb."""
    relative = next((at for at in range(verb - 1, 0, -1) if items[at].kind == "REL"), None)
    if relative is None or items[relative - 1].kind != "OBJ":
        return verb
    parted = any(item.kind in {"SAY", "BUT"} or item.low in BREAKS for item in items[relative:verb])
    return verb if parted else relative - 1


def _apposed(items: Sequence[Item], first: int, verb: int) -> tuple[int, int] | None:
    """Return the name that opens a clause and is told about between commas ("NAME, a doctor, said")."""
    after = first
    while after < verb and items[after].kind == "WORD":
        after += 1
    named = 2 <= after - first <= 4 and after < verb and items[after].low in {"،", ","}
    return (first, after) if named else None


def _addressed(items: Sequence[Item], verb: int) -> int:
    """Return where the speaker's part ends: before "to the paper", where the verb says to whom."""
    to = next((at for at in range(verb - 1, max(-1, verb - 6), -1) if items[at].low == "به"), None)
    spoken = to is None or any(item.kind in FINITE | {"QTY", "REL", "DATE"} for item in items[to:verb])
    return verb if spoken or to is None else to


def _before_clause(items: Sequence[Item], verb: int) -> tuple[int, int] | None:
    """Return the speaker before a relative clause ("a nurse who ... said")."""
    relative = next((at for at in range(verb - 1, 0, -1) if items[at].kind == "REL"), None)
    if relative is None or any(item.kind in {"QTY", "SAY"} or item.low in BREAKS for item in items[relative:verb]):
        return None
    first = relative
    while first > 0 and items[first - 1].kind in NAMED:
        first -= 1
    return (first, relative) if first < relative else None


def _name(items: Sequence[Item], first: int) -> tuple[int, int] | None:
    """Return the items of the description of a source that begins at an item."""
    after, quoted = first, False
    while after < len(items) and after - first < LONGEST:
        item = items[after]
        if item.low in OPENERS and not quoted and _closes(items, after):
            quoted = True
        elif item.low in CLOSERS and quoted:
            quoted = False
        elif not (quoted or _belongs(items, first, after)):
            break
        after += 1
    while after > first and items[after - 1].low in OPENERS | {"و"}:
        after -= 1
    return (first, after) if after > first else None


def _closes(items: Sequence[Item], at: int) -> bool:
    """Say whether a quotation mark is closed soon behind, around a name and not around words spoken."""
    end = next((index for index in range(at + 1, min(len(items), at + 6)) if items[index].low in CLOSERS), None)
    return end is not None and not any(item.kind in FINITE | {"QTY"} for item in items[at + 1 : end])


def _belongs(items: Sequence[Item], first: int, at: int) -> bool:
    """Say whether an item goes on with a description: nouns and unknown words, "and", an opening "this"."""
    item = items[at]
    if item.kind in NAMED or item.entry("SRC") is not None:
        return True
    if item.kind == "PRON":
        return at == first or (item.low in OF_THEM and items[at - 1].entry("SRC", "PNOUN") is not None)
    if item.kind == "TRIG":
        return at > first and at + 1 < len(items) and items[at + 1].kind != "AUX"
    if item.kind == "PREP":
        return item.low == "ل" and at > first
    beside = items[at + 1] if at + 1 < len(items) else None
    return (
        item.kind == "CONJ"
        and at > first
        and beside is not None
        and (beside.kind == "WORD" or beside.entry("SRC") is not None)
    )


def _written(items: Sequence[Item], name: tuple[int, int]) -> Where:
    """Return the name in quotation marks where a description gives one, else the whole description."""
    first, after = name
    inside = [at for at in range(first, after) if items[at].low in OPENERS]
    if inside and inside[0] + 1 < after:
        end = next((at for at in range(inside[0] + 1, after) if items[at].low in CLOSERS), after)
        return items[inside[0] + 1].start, items[max(end - 1, inside[0] + 1)].end
    return items[first].start, items[after - 1].end


def class_of(items: Sequence[Item], name: tuple[int, int]) -> AttributionClass:
    """Return the class of a source by the first word of its description that says one."""
    for item in items[name[0] : name[1]]:
        entry = item.entry("SRC")
        if entry is not None:
            found: AttributionClass = msgspec.convert(entry.tag, type=AttributionClass)
            return found
        if item.kind == "PRON":
            return "org"
        if item.kind in {"PNOUN", "CLASS"}:
            return "anonymous"
    unknown = [item for item in items[name[0] : name[1]] if item.kind == "WORD"]
    return "person" if len(unknown) > 1 else "org"


def _clause(items: Sequence[Item], index: int) -> Where:
    first, after = index, index
    while first > 0 and items[first - 1].low not in {"؛", ";"} and items[first - 1].kind != "BUT":
        first -= 1
    while after + 1 < len(items) and items[after + 1].low not in {"؛", ";"} and not _turns(items, after + 1):
        after += 1
    return items[first].start, items[after].end


def _turns(items: Sequence[Item], at: int) -> bool:
    """Say whether "but" opens what somebody else says."""
    return items[at].kind == "BUT" and any(item.kind in {"SAY", "DENY", "ACCTO"} for item in items[at:])


def _governed(items: Sequence[Item], verb: int, name: tuple[int, int]) -> Where:
    """Return what a verb of speech governs: all behind its subject, or, at the end of a sentence, all before it."""
    first = min(name[1], verb) if name[0] < verb else verb + 1
    if any(_shares(items, at) for at in range(verb + 2, min(len(items), verb + 3))):
        return items[min(first, verb)].start, items[verb].end
    if _shares(items, verb):
        first = verb
    rest = [item for item in items[max(verb + 1, name[1]) :] if item.kind != "PUNCT"]
    between = items[first:verb]
    spoken = any(item.kind in {"QTY", "ZERO", "NTRIG", "OBJ"} for item in between)
    opening = min(name[0], verb)
    if not rest and not spoken and opening > 1 and items[opening - 1].low in {"،", ",", '"'}:
        return items[0].start, items[opening - 1].end
    return items[min(first, len(items) - 1)].start, _clause(items, verb)[1]
