"""Lines of a list or table whose head says what they count.

In: a row of items, a quantity with its phrase, the kinds of the head. Out: whether a row is a head or a line; Figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.read.figure import COUNTED, Context, Figure, figure_of, unit_of
from dadkhah.read.items import Item
from dadkhah.read.phrases import Phrase

LINE = 14
"""A line of a list has at most this many items."""
CLOSING = frozenset({")", ".", ";", ",", "|"})
MARKS = frozenset({":", "|", "-", "\u2013", "\u2014", "=", "\u2022", "*", ";"})
SHORT = 5
NAMED = frozenset({"PLACE", "NAME", "ORG", "PERSON", "WORD", "PNOUN", "UNIT", "DATE", "PUNCT", "OFFICE"})
DASHES = frozenset({"-", "\u2013", "\u2014"})
TOTALS = frozenset({"total", "all", "sum", "altogether"})
LISTED = frozenset({"DET", "POSS", "PNOUN", "OFFICE", "WORD", "QTY", "DEMONYM", "PERSON"})
LABELS = frozenset({"WORD", "NTRIG", "PNOUN", "DEMONYM", "PREP", "CRIME", "PTRIG", "ADJT"})


def head_of(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the kinds that a heading gives to the lines below it, by column ("Town | Killed | Injured").

    "By prison:" alone gives what was counted last ("previous").
    """
    if len(items) > LINE or any(item.kind in {"QTY", "AUX", "REL", "DET"} for item in items) or items[-1].low == ".":
        return ()
    found = tuple(kind for item in items if (kind := column(item)) in COUNTED)
    sorted_by = len(items) == 2 and (items[1].low in SORTED or items[1].entry("UNIT") is not None)
    by = items[0].low == "by" and (items[-1].low == ":" or sorted_by)
    return found or (("previous",) if by else ())


def column(item: Item) -> str:
    """Return the kind that a word of a heading names: "Killed", "Arrests", "Missing", not "kills"."""
    entry = item.entry("NTRIG", "ADJT", "PTRIG") or (
        item.entry("TRIG") if item.form in {"participle", "both"} else None
    )
    return entry.tag if entry is not None else ""


BY = frozenset(
    {"breakdown", "distribution", "follows", "following", "month", "year", "origin", "arrival", "total", "tally"}
)
"""Words of a sentence that opens a list of parts of what was counted ("The breakdown is as follows:")."""


SORTED = frozenset({
    "cause", "country", "age", "sex", "gender", "day", "week", "month", "year", "date", "group", "profession",
    "occupation", "type", "kind", "party", "perpetrator", "method", "category", "nationality", "offence", "place",
})  # fmt: skip
"""What a heading sorts its lines by ("By cause"); "By Ada Menn" names who wrote."""


def breaks_down(items: Sequence[Item]) -> bool:
    """Say whether a row without a number opens a list of the parts of what was counted."""
    if items[-1].low != ":" or len(items) > LINE or any(item.kind == "QTY" for item in items):
        return False
    told = any(item.entry("UNIT") is not None or item.low in BY or item.low.startswith("place") for item in items)
    return told and not any(column(item) in COUNTED for item in items)


HEADING = 9
"""A heading has at most this many items."""
ENDED = frozenset({".", ",", ";", "!", '"', "\u201d"})


def is_heading(items: Sequence[Item]) -> bool:
    """Say whether a row is the heading of a section: short, without a number, not ended as a sentence is."""
    counted = any(item.kind in {"QTY", "DATE", "GUARD"} for item in items)
    return 0 < len(items) <= HEADING and not counted and items[-1].low not in ENDED and items[0].low not in MARKS


REGION = frozenset({"PLACE", "NAME", "ORG", "CONJ", "DET", "PUNCT", "DEMONYM"})


def is_region(items: Sequence[Item]) -> bool:
    """Say whether a row is the heading of a part of the world ("Peru", "AFRICA (8)", "Asia and the Pacific")."""
    named = 0 < len(items) <= HEADING and items[0].kind in {"PLACE", "NAME"} and items[-1].low not in ENDED | {":"}
    bracket = [item.low for item in items[-3:-1]][:1] == ["("] and items[-2].kind == "QTY"
    return named and all(item.kind in REGION for item in (items[:-3] if bracket else items))


def is_line(items: Sequence[Item]) -> bool:
    """Say whether a row is a line of a list: short, with a number, without a verb."""
    counted = any(item.kind in {"QTY", "DATE"} for item in items)
    spoken = any(item.kind in {"AUX", "VERB"} or (item.kind == "REL" and item.low != "which") for item in items)
    bullet = 4 if items[0].low in MARKS else 0
    return counted and len(items) <= LINE + bullet and not spoken


def listed(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> Iterator[Figure]:
    """Find the number at the end of a line ("- Northgate: 29") or in its column, below a head that names the kind."""
    if not context.head and at and (is_line(items) or items[at - 1].low == ":"):
        yield from _entry(items, at, phrase, context)
    if not context.head or not at or not is_line(items):
        return
    colon = phrase.after < len(items) and items[phrase.after].low == ":"
    if colon and phrase.head is not None and items[phrase.head].kind == "UNIT":
        unit = items[phrase.head].tag
        yield Figure(at, "places", unit, phrase, (phrase.head,), "count.places")
        return
    kinds = tuple(context.toll if kind == "previous" else kind for kind in context.head)
    numbers = [index for index, item in enumerate(items) if item.kind == "QTY"]
    last = all(item.low in CLOSING for item in items[phrase.after :])
    last = last or (items[at - 1].low in MARKS and items[phrase.after].low == "(" and at == numbers[0])
    fits = len(numbers) == len(kinds) > 1 or (len(kinds) == 1 and last)
    kind = kinds[numbers.index(at)] if len(numbers) == len(kinds) > 1 else kinds[-1]
    if fits and kind in COUNTED and _labelled(items, at) and not _year(items, at):
        part = None if any(item.low in TOTALS for item in items[:at]) else "breakdown"
        yield Figure(at, kind, unit_of(items, phrase), phrase, (at,), "count.listed", part)


def _entry(items: Sequence[Item], at: int, phrase: Phrase, context: Context) -> Iterator[Figure]:
    """Find the sentence that is one entry: "Tuesday: 7.", "Total: 49", behind one that counted."""
    first = 1 if items[0].low in MARKS and len(items) > 3 else 0  # "- Lima: 143, of whom"
    named = items[first].low in TOTALS or items[first].kind in {"DATE", "PLACE", "NAME"}
    dated = at == first + 5 and items[at - 3].kind == "DATE" and items[at - 4].low == "("  # "Velm (22 May): 12"
    alone = (at == first + 2 or dated) and items[at - 1].low == ":" and phrase.head is None
    alone = alone and (len(items) <= at + 2 or items[at + 1].low in {",", "("})
    alone = alone or (at == 2 and items[1].low == "," and phrase.head is None and len(items) == at + 2)  # "Peru, 2."
    told = at > 2 and items[at - 1].low == ":" and _when(items, at) and _closes(items, phrase)
    if ((alone and named) or told) and context.near in COUNTED:
        part = None if items[0].low in TOTALS else "breakdown"
        yield Figure(at, context.near, "person", phrase, (at,), "count.entry", part)


def _when(items: Sequence[Item], at: int) -> bool:
    """Say whether "A week later:", "In its final report:" stands before a number, which repeats what was counted."""
    plain = not any(item.kind in {"QTY", "NTRIG", "UNIT"} or item.low in {":", ";"} for item in items[: at - 1])
    return plain and (items[0].kind in {"PREP", "DATE"} or items[at - 2].low in {"later", "afterwards", "after"})


def _closes(items: Sequence[Item], phrase: Phrase) -> bool:
    """Say whether a bare number ends its clause."""
    return phrase.head is None and (phrase.after >= len(items) or items[phrase.after].low in {",", ".", ";"})


def _year(items: Sequence[Item], at: int) -> bool:
    """Say whether a bare number is more likely a year ("Northgate 2018")."""
    value = items[at].value
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    return low == high and low is not None and 1900 <= low <= 2100 and items[at - 1].low not in MARKS


def _labelled(items: Sequence[Item], at: int) -> bool:
    """Say whether a mark or a number stands before the number, or a short label of names and nouns."""
    label = items[:at]
    named = len(label) <= SHORT and all(one.kind in NAMED for one in label) and not items[at + 1 :]
    return (
        items[at - 1].low in MARKS
        or items[0].low in MARKS
        or named
        or items[at - 1].kind == "QTY"
        or at + 1 < len(items)
    )


def label_cases(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Floggings: in nine cases doctors were there": the label says what a number of cases counts."""
    head = items[phrase.head].entry("PNOUN") if phrase.head is not None else None
    cases = head is not None and head.tag == "case" and [one.low for one in items[at - 2 : at]] == [":", "in"]
    if not cases or any(one.kind in {"VERB", "AUX", "QTY"} for one in items[: at - 2]) or at - 2 > LINE:
        return
    for index in range(at - 2):
        crime = items[index].entry("CRIME")
        kind = column(items[index]) or ("tortured" if crime is not None and crime.tag == "torture" else "")
        if kind in COUNTED:
            yield figure_of(items, at, phrase, kind, index, rule="count.label")
            return


def labelled(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Deaths in custody: 27", "Killed (14)", "dead: 9; hurt: 4": the label before it says what a number counts.

    "Killed: 12 Injured: 30" has one label after another; "January: 12 executions" has its noun behind the number.
    """
    back = at - 1
    while back > 0 and items[back].low in {":", "|", "(", ".", "=", "\u2013", "\u2014", "-"}:
        back -= 1
    if (
        back == at - 1
        or back < 0
        or (items[at - 1].low == "." and at - back < 4)
        or not _ends_label(items, phrase.after)
    ):
        return
    if items[back + 1].low == "(" and not (phrase.head is None and items[at + 1 : at + 2] and items[at + 1].low == ")"):
        return  # "51 captives (30 girls, 21 boys)" breaks down what stands before it
    if items[at - 1].low in DASHES and len(items) > LINE:
        return  # a dash within a sentence
    yield from _places_labelled(items, at, phrase, back)
    for index in range(back, max(-1, back - (1 if items[back + 1].low == "(" else LINE)), -1):
        trigger = items[index].entry("NTRIG", "ADJT", "PTRIG", "ADJS") or items[index].entry("TRIG")
        if trigger is not None and (_for_what(items, index) or _where_only(items, index) or _of_whom(items, index)):
            continue  # "Convictions for the murders: 4"
        ends = items[index].low in {";", ","} and items[index + 1].low not in TOTALS
        if items[index].kind in {"QTY", "AUX", "REL"} or ends:
            return
        if trigger is not None and trigger.tag in COUNTED:
            yield figure_of(items, at, phrase, trigger.tag, index, rule="count.label")
            return


def _places_labelled(items: Sequence[Item], at: int, phrase: Phrase, back: int) -> Iterator[Figure]:
    """Find "Villages burned: 417"."""
    unit = items[back - 1].entry("UNIT") if back else None
    act = items[back].entry("ACT", "TRIG") if back else None
    harmed = act is not None and act.tag in {"attacking", "burned"} and items[back].form in {"participle", "both"}
    if unit is not None and unit.form == "plural" and harmed and phrase.head is None:
        yield Figure(at, "places", unit.tag, phrase, (back,), "count.places")


def itemised(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find the numbers of "Arrests by town: Velm (7), Orsa (3)", "Detained: Velm 31, Orsa 18", "Freed: 4 in Velm"."""
    yield from _in_brackets(items, at, phrase)
    colon = next((i for i in range(at - 1, 0, -1) if items[i].low == ":"), None)
    if colon is None or colon > LINE or any(one.kind in {"QTY", "AUX", "REL"} for one in items[: max(colon - 1, 0)]):
        return
    label = next((i for i in range(colon) if column(items[i]) in COUNTED), None)
    before, ends = items[at - 1], phrase.after >= len(items) or items[phrase.after].kind in {"PUNCT", "CONJ"}
    if label is not None and ends and before.low == "," and items[at - 2].low == ")" and phrase.head is None:
        yield figure_of(items, at, phrase, column(items[label]), label, rule="count.label")  # "Killed: 3 (A), 7 (B)"
        return
    bracketed = before.low == "(" and at - 1 > colon + 1 and ends
    dashed = before.low in DASHES | {"="} and at - 2 > colon
    bracketed = bracketed or (dashed and ends)
    local = phrase.after < len(items) and items[phrase.after].tag == "in" and before.low in {":", ",", "and", ";"}
    named = before.kind == "WORD" and items[at - 2].low in {":", ","} and before.low not in TOTALS
    placed = (before.kind in {"PLACE", "NAME", "ORG"} or named) and ends
    row = items[colon + 1 : at]
    people = phrase.head is not None and items[phrase.head].kind == "PNOUN" and bool(row) and label is not None
    if people and label is not None and all(one.kind in LISTED or one.low in {",", "and"} for one in row):
        yield figure_of(items, at, phrase, column(items[label]), label, rule="count.label")
    elif label is not None and phrase.head is None and (bracketed or local or placed) and not _year(items, at):
        yield figure_of(items, at, phrase, column(items[label]), label, rule="count.itemised", part="breakdown")


def _in_brackets(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "The arrests (ten in March, eight in Velm) went unreported"."""
    opened = next((i for i in range(at - 1, 0, -1) if items[i].low in {"(", ")"}), 0)
    noun = items[opened - 1].entry("NTRIG") if opened and items[opened].low == "(" else None
    local = phrase.after < len(items) and (items[phrase.after].tag == "in" or items[phrase.after].kind == "DATE")
    if noun is not None and noun.form == "plural" and noun.tag in COUNTED and local and phrase.head is None:
        yield figure_of(items, at, phrase, noun.tag, opened - 1, rule="count.itemised", part="breakdown")
    placed = opened == at - 1 and opened > 1 and items[opened - 1].kind in {"PLACE", "NAME", "ORG", "PERSON", "WORD"}
    closed = phrase.head is None and at + 1 < len(items) and items[at + 1].low == ")"
    if placed and closed and items[opened].low == "(":
        named = next((i for i in range(opened - 1) if (one := items[i].entry("NTRIG")) and one.form == "plural"), None)
        if named is not None and items[named].tag in COUNTED:
            yield figure_of(items, at, phrase, items[named].tag, named, rule="count.itemised", part="breakdown")


def _for_what(items: Sequence[Item], index: int) -> bool:
    """Say whether a noun only says what those named before it were convicted or held for."""
    back = index - 2 if index > 1 and items[index - 1].kind == "DET" else index - 1
    noun = items[back - 1].entry("NTRIG") if back > 0 and items[back].low in {"for", "over"} else None
    return noun is not None and noun.tag in COUNTED


def _where_only(items: Sequence[Item], index: int) -> bool:
    """Say whether "in custody" only says where those were who died ("Killed in custody: 9")."""
    before = items[index - 1] if items[index].kind == "ADJS" and index else None
    return before is not None and column(before) in COUNTED


def _of_whom(items: Sequence[Item], index: int) -> bool:
    """Say whether prisoners only say whose something is ("Suicides of prisoners: 2", "Visits to inmates: 9")."""
    people = items[index].entry("PTRIG")
    return people is not None and people.frame == "weak" and index > 1 and items[index - 1].kind == "PREP"


def _ends_label(items: Sequence[Item], after: int) -> bool:
    """Say whether the number ends its entry: a mark, the end, or the label of the next entry follows."""
    ahead = items[after : after + 4]
    return not ahead or ahead[0].kind in {"PUNCT", "CONJ"} or any(item.low == ":" for item in ahead)


def label_line(items: Sequence[Item], at: int, phrase: Phrase) -> Iterator[Figure]:
    """Find "Arbitrary arrests 212": a label and a number. A number in front makes a table of contents."""
    label = items[:at]
    if at != len(items) - 1 or not label or len(label) > LINE // 2 or any(one.kind not in LABELS for one in label):
        return
    trigger = next((i for i, one in enumerate(label) if column(one) in COUNTED or one.entry("CRIME")), None)
    if trigger is None or not label[0].low[0].isalpha():
        return
    kind = column(label[trigger]) or next((entry.tag for entry in label[trigger].entries), "")
    kind = "tortured" if kind == "torture" else kind
    if kind in COUNTED:
        yield figure_of(items, at, phrase, kind, trigger, rule="count.label")
