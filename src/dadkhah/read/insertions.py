"""What stands between commas: lists of subjects, parts of a subject, clauses with a number of their own.

In: items and the index of a comma or bracket. Out: where the insertion ends, None where none begins there.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item

LIST = 12
"""The longest list of subjects without numbers, in items."""


DASHES = frozenset({"-", "\u2013", "\u2014"})
DASHED = 26
"""The longest insertion between dashes, in items."""


def insertion_end(items: Sequence[Item], mark: int) -> int | None:
    """Return the last item of what a mark sets off between a subject and its verb."""
    if items[mark].low in DASHES:
        return _dashed(items, mark)
    ended = _list_end(items, mark)
    return ended if ended is not None else _inserted_part(items, mark)


def _dashed(items: Sequence[Item], mark: int) -> int | None:
    """Return the dash that closes what a dash opened, where the verb follows ("70 men - ten of them sick - were")."""
    for index in range(mark + 1, min(len(items) - 1, mark + DASHED)):
        if items[index].low == items[mark].low:
            return index if items[index + 1].kind in {"AUX", "VERB"} else None
        if items[index].low in {";", ":", '"', "\u201c"}:
            return None
    return None


def in_dashes(items: Sequence[Item], at: int) -> bool:
    """Say whether a number is a part told between dashes ("70 men - among them ten cooks and six clerks - were")."""
    opened = next((i for i in range(at - 1, 0, -1) if items[i].low in DASHES), 0)
    counted = any(item.kind == "QTY" for item in items[:opened])
    told = {item.low for item in items[opened + 1 : opened + 3]}
    part = counted and (told & {"including", "among"} or items[opened + 1].kind == "QTY")
    return bool(part) and _dashed(items, opened) is not None


def _list_end(items: Sequence[Item], comma: int) -> int | None:
    """Return the last item of a list of nouns with one verb behind them ("27 poets, ... and cooks were")."""
    joined = False
    for index in range(comma + 1, min(len(items), comma + LIST)):
        item = items[index]
        if item.kind == "AUX" or item.low == "who":
            return index - 1 if joined and items[index - 1].kind != "CONJ" else None
        joined = joined or item.low == "and"
        if item.kind not in {
            "WORD",
            "PNOUN",
            "PTRIG",
            "AGENT",
            "DEMONYM",
            "OFFICE",
            "PLACE",
            "NAME",
        } and item.low not in {",", "and"}:
            return None
    return None


def new_subject(items: Sequence[Item], comma: int) -> bool:
    """Say whether ", and five are" opens a clause with a number of its own, behind one that has its verb."""
    first = comma + 2
    while first < len(items) and (items[first].kind == "DET" or items[first].low == "other"):
        first += 1
    counted = first + 1 < len(items) and items[first].kind == "QTY" and items[first + 1].kind == "AUX"
    for item in reversed(items[:comma]):
        if item.kind == "QTY":
            return False
        if item.kind == "AUX":
            return counted
    return False


def others_behind(items: Sequence[Item], link: int) -> bool:
    """Say whether a clause about others follows ("40 are held after seven were let go", "and the others are missing").

    Behind "and" a number may share the verb ("40 men and seven boys were held").
    """
    ahead = items[link + 1 : link + 3]
    counted = bool(ahead) and ahead[0].kind == "QTY" and items[link].low != "and"
    return counted or [one.low for one in ahead] == ["the", "others"]


def clause_of_others(items: Sequence[Item], number: int) -> bool:
    """Say whether ", 68 received death threats" opens a clause about others: a number, a past form, its object."""
    ahead = items[number + 1 : number + 3]
    past = len(ahead) > 1 and ahead[0].kind == "WORD" and ahead[0].low.endswith("ed") and ahead[1].kind in OBJECTS
    return past and items[number - 1].low == "," and not ahead[0].low.startswith("un")


OBJECTS = frozenset({"DET", "POSS", "NTRIG", "WORD"})
DEED = 8
"""How long a clause may be that tells what those counted did."""


def over_deed(items: Sequence[Item], subject: int) -> int:
    """Return where the verb stands in "guards who beat a man had been held", whose clause has an object of its own.

    The index itself where no such clause follows.
    """
    ahead = items[subject : subject + 2]
    acts = len(ahead) == 2 and ahead[0].low == "who" and ahead[1].kind in {"VERB", "WORD"}
    if not acts or ahead[1].entry("SAY") is not None or ahead[1].adverb:
        return subject
    for index in range(subject + 3, min(len(items), subject + DEED)):
        if items[index].kind == "AUX" and items[index - 1].kind in {"PNOUN", "PTRIG", "PRON"}:
            return index
        if items[index].kind in {"PUNCT", "SUB", "REL", "CONJ", "AUX", "QTY"}:
            return subject
    return subject


def _inserted_part(items: Sequence[Item], opened: int) -> int | None:
    """Return the end of ", nine of them under 18," or "(five boys, three girls)" between a subject and its verb."""
    close = ")" if items[opened].low == "(" else ","
    inside = items[opened + 1 : opened + 14]
    if not inside or inside[0].kind != "QTY":
        return None
    for index, item in enumerate(inside[:-1]):
        if item.low == close and inside[index + 1].kind in {"AUX", "VERB"}:
            whole = close == ")" or any(one.low in {"them", "whom"} for one in inside[:index])
            return opened + 1 + index if whole else None
        if item.kind in {"AUX", "REL", "VERB"} or item.low in {";", ":"}:
            return None
    return None


def verbs_listed(items: Sequence[Item], comma: int) -> bool:
    """Say whether a comma separates participles of one subject ("were rounded up, blindfolded and shot dead")."""
    ahead = items[comma + 1 : comma + 4]
    participle = len(ahead) == 3 and ahead[0].kind in {"VERB", "WORD"} and ahead[0].low.endswith("ed")
    return participle and ahead[1].low in {",", "and"} and (ahead[2].kind == "VERB" or ahead[1].low == ",")


def listed_subjects(items: Sequence[Item], comma: int) -> bool:
    """Say whether a comma before a number separates subjects of one verb ("12 men, 5 women and a child were shot")."""
    for item in items[comma + 1 : comma + 14]:
        if item.low in {"and", "or"}:
            return True
        if item.kind in {"AUX", "VERB"}:
            return False
    return False
