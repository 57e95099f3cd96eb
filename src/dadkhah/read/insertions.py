"""What stands between commas: lists of subjects, parts of a subject, clauses with a number of their own.

In: items and the index of a comma or bracket. Out: where the insertion ends, None where none begins there.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item

LIST = 12
"""The longest list of subjects without numbers, in items."""


def insertion_end(items: Sequence[Item], mark: int) -> int | None:
    """Return the last item of what a mark sets off between a subject and its verb."""
    ended = _list_end(items, mark)
    return ended if ended is not None else _inserted_part(items, mark)


def _list_end(items: Sequence[Item], comma: int) -> int | None:
    """Return the last item of a list of nouns with one verb behind them ("27 poets, ... and cooks were")."""
    joined = False
    for index in range(comma + 1, min(len(items), comma + LIST)):
        item = items[index]
        if item.kind == "AUX" or item.low == "who":
            return index - 1 if joined and items[index - 1].kind != "CONJ" else None
        joined = joined or item.low == "and"
        if item.kind not in {"WORD", "PNOUN", "PTRIG", "AGENT", "DEMONYM", "OFFICE"} and item.low not in {",", "and"}:
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
