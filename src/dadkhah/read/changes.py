"""Figures that move and figures that equal: "raised its toll to 304 from 208", "the dead were 8 men".

In: items, a quantity with its phrase, the figures before it, what the rows before counted. Out: Figure after Figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from dadkhah.read.figure import COUNTED, Context, Figure, figure_of, part_of, unit_of
from dadkhah.read.items import Item
from dadkhah.read.lexicon import words_of
from dadkhah.read.phrases import Phrase

BACK = 14
"""How many items may stand between a verb of change and its number."""
COUNTERS = frozenset({"count", "tally", "toll", "figure", "number", "total", "estimate", "it"})
DIRECT = frozenset({"reached", "reaches", "hit", "passed", "topped", "exceeded", "stands", "stood", "totalled"})
QUOTES = frozenset({'"', "\u201c", "\u201d"})
COUNTABLE = frozenset({"ADJT", "PNOUN", "PTRIG"})
EQUALS = frozenset({
    "were", "are", "was", "is", "numbered", "number", "at", ":", "now", "include", "includes", "included", "comprise",
    "comprised", "estimated", "put", "thought", "believed", "reckoned",
    "range", "ranges", "ranged", "vary", "varies", "varied",
})  # fmt: skip
RUNS = frozenset({"number", "numbers", "numbered", "run", "runs", "ran"})
PUT = frozenset({"put", "puts"})
PLACED = frozenset({"putting", "stands", "stood", "estimated", "estimates", "remains", "remained", "is"}) | PUT
"""Words with which a number behind "at" is how many there are, not where or how fast."""
INCLUDED = frozenset({"include", "includes", "included", "comprise", "comprised"})


def changes(
    items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure], context: Context
) -> Iterator[Figure]:
    """Find both ends of a change: "rose to 425", "cut the number to 61", "from 208 to 304", "fell by 12 to 240"."""
    behind = _named_behind(items, at, phrase)
    if behind is not None:
        yield figure_of(items, at, phrase, _kind(items[behind]), behind, rule="count.change")
        return
    total = at > 1 and items[at - 1].low == "of" and items[at - 2].low in {"total", "tally", "toll"}
    if total and before and phrase.head is None and items[at - 3].kind in {"DET", "POSS", "GEN"}:
        yield Figure(
            at, before[-1].kind, "person", phrase, (at - 2,), "count.change", None
        )  # "the year's total of 787"
        return
    if (pair := _respectively(items, at, phrase, before)) is not None:
        yield Figure(at, pair.kind, pair.unit, phrase, pair.triggers, "count.compared")
        return
    yield from _compared(items, at, phrase, before)
    verb = _verb_of_change(items, at)
    if verb is None or (phrase.head is not None and items[phrase.head].kind not in COUNTABLE):
        return
    trigger = _subject(items, verb, at)
    counter = any(item.low in COUNTERS or item.kind == "TOLL" for item in (*items[:at], *items[at + 1 : at + 4]))
    if trigger is not None and (counter or items[trigger].kind == "NTRIG"):
        yield figure_of(items, at, phrase, _kind(items[trigger]), trigger, rule="count.change")
        return
    kind = before[-1].kind if before else context.toll
    if trigger is None and kind in COUNTED and counter:
        yield Figure(at, kind, "person", phrase, (verb,), "count.change", part_of(items, at, phrase))


def _named_behind(items: Sequence[Item], at: int, phrase: Phrase) -> int | None:
    """Find what "brings to 90 the number of executions" counts, named behind the number."""
    ahead = items[at + 1 : at + 11]
    put = items[at - 1].low == "at" and any(item.low in PUT for item in items[max(0, at - BACK) : at]) if at else False
    put = put or (at > 0 and items[at - 1].low in PUT and items[at - 1].kind == "VERB")
    if (
        at < 2
        or not (items[at - 1].low == "to" or put)
        or len(ahead) < 2
        or ahead[0].kind != "DET"
        or phrase.first != at + 2
    ):
        return None
    if ahead[1].kind != "TOLL" and ahead[1].low not in COUNTERS:
        return None
    return next((at + 2 + i for i, item in enumerate(ahead[1:]) if _kind(item) in COUNTED), None)


TOLD = frozenset({
    "reported", "counted", "claimed", "given", "cited", "recorded", "documented", "estimated", "announced",
})  # fmt: skip
COMPARED = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("against", "")})


def _compared(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find the earlier number of "412 arrests, up from 298 the year before", "against 298 in May"."""
    pair = (items[at - 2].low, items[at - 1].low) if at > 2 else ("", "")
    last = before[-1] if before and before[-1].kind != "places" else None
    later = items[phrase.after] if phrase.after < len(items) else None
    set_off = at > 2 and items[at - 3].low in {",", "("} and pair in COMPARED
    dated = later is None or later.kind in {"DATE", "PUNCT"} or later.low == "in"
    today = at + 1 < len(items) and items[at + 1].tag == "this"  # "up from 21 this morning"
    ago = any(item.low == "ago" for item in items[at + 1 : at + 4])  # "up from 11 an hour ago"
    dated = dated or today or ago
    against = items[at - 1].low == "against" and dated and items[at - 2].low == "," if at > 1 else False
    against = against or (items[at - 1].low == "against" and later is not None and later.kind == "DATE")
    the = items[at - 1].low == "the" and items[at - 2].low in {"than", "with", "to", "by"} if at > 2 else False
    told = the and later is not None and later.low in TOLD
    year = at > 1 and items[at - 1].low == "(" and items[at - 2].kind == "DATE" and items[at + 1 : at + 2] != ()
    told = told or (year and items[at + 1].low == ")")  # "a rise of 12 per cent on 2022 (636)"
    more = last is not None and last.rule == "count.compared" and items[at - 1].low in {",", "and"}
    grew = last is not None and last.rule == "count.change" and pair == (",", "from")
    told = told or grew  # "rose to 103 on Thursday, from 79 a day earlier"
    told = told or (more and dated and later is not None and later.kind != "PUNCT")  # "and 401 in April"
    if last is not None and (phrase.head is None or today or ago) and (set_off or against or told):
        yield Figure(at, last.kind, last.unit, phrase, last.triggers, "count.compared")


def _respectively(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Figure | None:
    """Return the figure that a number repeats in "14 killed and 23 hurt, compared with six and eleven respectively"."""
    end = next((i for i in range(at + 1, min(len(items), at + 5)) if items[i].low == "respectively"), 0)
    numbers = [i for i in range(max(0, at - 3), end) if items[i].kind == "QTY"]
    if not end or len(numbers) != 2 or phrase.head is not None:
        return None
    told = [figure for figure in before if figure.at < numbers[0]]
    return told[numbers.index(at) - 2] if len(told) > 1 else None


def _verb_of_change(items: Sequence[Item], at: int) -> int | None:
    """Return the verb of change before "to", "from" or the number itself."""
    words: frozenset[str] = words_of("en", "changes")
    near = items[at - 1].low if at else ""
    for back in range(at - 1, max(-1, at - BACK), -1):
        low = items[back].low
        if low in {";", ":"} or items[back].kind in {"REL", "SUB"}:
            return None
        if low in words:
            direct = back == at - 1 or (low in DIRECT and back >= at - 2) or near in {"to", "from"}
            return int(back) if direct else None
    return None


def _subject(items: Sequence[Item], verb: int, at: int) -> int | None:
    """Return the item that says what is counted: between the verb and the number, else the nearest before the verb."""
    for index in chain(range(verb + 1, at), range(verb - 1, -1, -1)):
        if index < verb and items[index].kind == "TOLL" and items[index].tag == "context":
            return None  # "captain held, toll passes 100"
        if _kind(items[index]) in COUNTED:
            return index
        if items[index].low == ";" or (index < verb and items[index].low in QUOTES):
            return None
    return None


def _kind(item: Item) -> str:
    entry = item.entry("NTRIG", "ADJT", "TOLL", "PTRIG") or (
        item.entry("TRIG") if item.form in {"participle", "both"} else None
    )
    return entry.tag if entry is not None else ""


def equals(items: Sequence[Item], at: int, phrase: Phrase, before: Sequence[Figure]) -> Iterator[Figure]:
    """Find what a group is said to be: "the dead were 8 men and 5 women", "put the wounded at 1,140"."""
    last = before[-1] if before else None
    joined = last is not None and last.rule in {"count.equals", "count.label"} and phrase.head is not None
    joined = joined and last is not None and last.phrase.after == at - 1 and items[at - 1].low in {",", "and"}
    if last is not None and joined and items[at - 2].kind != "ADJT":
        yield Figure(at, last.kind, unit_of(items, phrase), phrase, last.triggers, "count.equals", "breakdown")
        return
    back = at - 1
    if at > 3 and items[at - 1].low == "the" and items[at - 2].low in {"in", "into"} and items[at - 3].low in RUNS:
        back = at - 3  # "deaths numbered in the hundreds"
        named = items[back - 1].entry("NTRIG")
        if named is not None and named.tag in COUNTED:
            yield figure_of(items, at, phrase, named.tag, back - 1, rule="count.equals")
            return
    while back > 0 and (items[back].low in EQUALS or (last is not None and items[back].low == ",")):
        back -= 1
    back = _before_speech(items, back) if back < at - 1 else back
    if back > 1 and items[back].kind == "DATE" and items[back - 1].low in {"of", "in", "from"}:
        back -= 2  # "counts the dead of June 1931 at 90"
    group = items[back] if back >= 0 and back < at - 1 else None
    if items[at - 1].low == "at" and not any(item.low in PLACED for item in items[:at]):
        return  # "the police charged at 12 marchers"
    bare = phrase.head is None and items[at - 1].low in {"were", "are", "was", "is"}  # "the dead were under eighteen"
    if group is None or bare or not _is_group(items, back):
        return
    if group.kind == "VERB" and all(item.low == "," for item in items[back + 1 : at]):
        return  # "relatives of those detained, six lawyers"
    entry = group.entry("ADJT", "PTRIG", "ADJS") or group.entry("TRIG")
    if entry is not None and entry.tag in COUNTED:
        kind = "other" if items[back - 1].low == "and" and items[back - 2].kind == "ADJT" else entry.tag
        part = "subset" if any(item.low in INCLUDED for item in items[back:at]) else None
        yield figure_of(items, at, phrase, kind, back, rule="count.equals", part=part)


def _before_speech(items: Sequence[Item], comma: int) -> int:
    """Step back over who says so ("The dead, the mayor told reporters, included ten guards")."""
    opened = next((i for i in range(comma - 1, max(0, comma - BACK), -1) if items[i].low == ","), comma)
    if items[comma].low != ",":
        return comma
    said = any(item.kind == "VERB" and item.entry("SAY") for item in items[opened:comma])
    return opened - 1 if said else comma


def _is_group(items: Sequence[Item], index: int) -> bool:
    """Say whether "the dead", "the January dead", "those detained" end at an index."""
    item = items[index]
    if item.kind == "ADJS" and index and items[index - 1].low in {"those", "the", "people"}:
        return True  # "those in custody"
    named = item.kind == "ADJT" or (item.kind == "PTRIG" and item.form == "plural")
    participle = item.kind == "VERB" and item.form in {"participle", "both"} and item.entry("TRIG") is not None
    if not (named or participle):
        return False
    start = index - 1
    if start > 0 and items[start].low == "and" and items[start - 1].kind == "ADJT":  # "the dead and wounded"
        start -= 2
    while (
        start >= 0
        and items[start].kind in {"DATE", "WORD", "DEMONYM", "PLACE", "NAME", "EVENT"}
        and items[start].low not in PUT
        and index - start < 4
    ):
        start -= 1
    if start >= 0 and items[start].low in PUT | {":"}:
        return named  # "puts the war dead at 60,000"
    return (start < 0 and (named or index == 0)) or (start >= 0 and items[start].kind in {"DET", "POSS"})
