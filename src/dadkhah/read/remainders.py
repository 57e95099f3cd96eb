"""Figures of those who are left, or are one share more: "All but 18 were freed", "That leaves eight", "such cases".

In: items, a quantity with its phrase, the figures before it, what the rows before counted. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Context, Figure, unit_of
from dadkhah.read.governing import verb_left
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase, phrase_after

HELD = frozenset({"arrested", "abducted"})
TAKEN = HELD | {"disappeared"}
FILED = TAKEN | {"tortured", "raped"}
"""What befell people whose files are kept as cases; deaths are counted as deaths."""
LIFELESS = frozenset({"killed", "executed"})
FREED = 8
"""How far behind "all but 18" it may stand that the others were freed."""
SUMS = frozenset({"total", "tally", "count"})
LEAVES = frozenset({"leaves", "leaving", "left"})
MORE = frozenset({"such", "new", "further", "more", "similar", "additional", "other", "others"})
NAMED = 4
"""How far before "with nine" its place may stand ("Mexico came next with nine")."""


def all_but(items: Sequence[Item], at: int, context: Context) -> Iterator[Figure]:
    """Find "All but 18 of the captives had been let go": whoever is not freed is still held."""
    if at < 2 or items[at - 1].low != "but" or items[at - 2].low != "all":
        return
    phrase = phrase_after(items, at)
    verb = _freed(items, phrase.after)
    if verb is None:
        return
    head = items[phrase.head].entry("PTRIG") if phrase.head is not None else None
    held = "" if context.near == "abducted" else "arrested"  # whom police took are held, whom others took may be lost
    kind = head.tag if head is not None and head.tag in HELD else held
    if kind:
        yield Figure(at, kind, "person", phrase, (verb,), "count.all_but", "subset")


def _freed(items: Sequence[Item], first: int) -> int | None:
    """Return where it stands that the others were freed, None where it does not."""
    passive = False
    for index in range(first, min(len(items), first + FREED)):
        entry = items[index].entry("TRIG") if items[index].kind == "VERB" else None
        if entry is not None:
            return index if passive and entry.tag == "released" else None
        passive = passive or items[index].tag == "be"
        if items[index].kind in {"PUNCT", "REL", "SUB"}:
            return None
    return None


def remaining(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find what is left of those counted, one more of them, or how many of them are a place's."""
    near = before[-1].kind if before else context.near
    ends = phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    bare = ends and (phrase.head is None or items[phrase.head].low in MORE)
    if bare and (kind := _left_of(items, at, near, before, context)):
        yield Figure(at, kind, "person", phrase, (at - 1,), "count.left", "subset")
    elif bare and near in COUNTED and _sums_up(items, at):
        yield Figure(at, near, "person", phrase, (at - 1,), "count.sum")
    elif bare and near == "killed" and _lost(items, at, phrase):
        yield Figure(at, near, "person", phrase, (at - 1,), "count.lost_more", "addition")
    elif kind := _among_whom(items, phrase, near):
        yield Figure(at, kind, unit_of(items, phrase), phrase, (phrase.after + 2,), "count.among", "subset")
    elif near in LIFELESS and _identified(items, at, phrase):
        yield Figure(at, near, "person", phrase, (at,), "count.of_these", "subset")
    elif near in FILED and _such_cases(items, at, phrase):
        yield Figure(at, near, unit_of(items, phrase), phrase, (phrase.after - 1,), "count.such_cases", "addition")
    elif near in COUNTED and phrase.head is None and _in_place(items, at, before):
        yield Figure(at, near, "person", phrase, (at,), "count.in_place", "breakdown")
    elif near in COUNTED and phrase.head is None and ends and _of_place(items, at):
        yield Figure(at, near, "person", phrase, (at - 1,), "count.with", "breakdown")


def _left_of(items: Sequence[Item], at: int, near: str, before: Sequence[Figure], context: Context) -> str:
    """Return the kind of those whom "That leaves eight" leaves: of people held or missing, of whom some came home.

    "" for those abducted: whoever is left of them is held still, or missing, and the text does not say which.
    """
    pointed = at > 1 and items[at - 1].low in LEAVES and (items[at - 2].low in {"that", "which", "this", ","})
    if not pointed:
        return ""
    low = getattr(items[at].value, "low", None) or 0
    whole = [kind for number, kind in context.numbers.items() if kind in TAKEN and number > low]
    others = any(item.kind == "QTY" for item in items[: at - 2]) and not before  # "of 64 doctors, which leaves 17"
    kind = whole[-1] if whole and near in COUNTED and not others else ""
    return "" if kind == "abducted" else kind


def _sums_up(items: Sequence[Item], at: int) -> bool:
    """Find "That makes 49", "Their total now stands at 58"."""
    words = [item.low for item in items[max(0, at - 6) : at] if not (item.adverb or item.low in {"now", "at", "so"})]
    made = words[-1:] == ["makes"] and words[-2:-1] in (["that"], ["which"], ["this"])
    owned = words[-3:-2] in (["the"], ["their"], ["its"], ["our"], ["his"], ["her"])
    return made or (owned and words[-2] in SUMS and words[-1] in {"is", "was", "stands", "stood"})


def _lost(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "Since then we have lost seven more" behind a sentence that counts the dead."""
    verb = verb_left(items, at)
    more = phrase.head is not None and items[phrase.head].low in MORE
    further = at > 0 and items[at - 1].tag == "add"
    return (more or further) and verb is not None and items[verb].entry("LOSS") is not None


def _among_whom(items: Sequence[Item], phrase: Phrase, near: str) -> str:
    """Return the kind of "counted 15 civilians among the dead", of "among the victims" the kind counted before."""
    ahead = items[phrase.after : phrase.after + 3]
    people = phrase.head is not None and items[phrase.head].entry("PNOUN") is not None
    if not people or len(ahead) < 3 or ahead[0].low != "among" or ahead[1].kind != "DET":
        return ""
    told = ahead[2].entry("ADJT", "PTRIG")
    kind = told.tag if told is not None else ""
    return kind if kind in COUNTED else near if kind == "context" and near in COUNTED else ""


def _identified(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Say whether "Only 28 have been identified" speaks of some of the dead."""
    opens = all(item.low in {"only", "so", "far", "just"} or item.kind == "PUNCT" for item in items[:at])
    ahead = [item for item in items[phrase.after : phrase.after + 5] if item.kind != "AUX" and not item.adverb]
    passive = phrase.after < len(items) and items[phrase.after].kind == "AUX"
    return (
        opens and passive and phrase.head is None and ahead[:1] != [] and ahead[0].low in {"identified", "recognised"}
    )


def _such_cases(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Find "It passed on 12 new cases", "14 such cases"."""
    unit = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    case = unit is not None and unit.tag == "case" and phrase.after - 1 == phrase.head
    return case and any(item.low in MORE for item in items[at + 1 : phrase.head])


def _in_place(items: Sequence[Item], at: int, before: Sequence[Figure]) -> bool:
    """Find "Two in Peru, where a drone struck, and one in Chile": a sentence of shares without a verb of its own."""
    ahead = items[at + 1 : at + 4]
    local = len(ahead) > 2 and ahead[0].low == "in" and ahead[1].kind == "PLACE"
    ends = local and (ahead[2].kind == "PUNCT" or ahead[2].low == "and")
    joined = at > 0 and items[at - 1].low == "and" and bool(before) and before[-1].rule == "count.in_place"
    return ends and (at == 0 or joined)


def _of_place(items: Sequence[Item], at: int) -> bool:
    """Find "followed by Mexico with nine", "Mali came next with six"."""
    if at < 2 or items[at - 1].low != "with":
        return False
    for back in range(at - 2, max(-1, at - 2 - NAMED), -1):
        if items[back].kind == "PLACE":
            return True
        if items[back].kind not in {"WORD", "DATE"}:
            return False
    return False
