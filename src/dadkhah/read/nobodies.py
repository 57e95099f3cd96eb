"""Numbers that count nobody, whatever stands beside them: ages, years, pages, those picked out of others, fiction.

In: a row of items and the index of a quantity. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.read.items import Item

HOLDS = frozenset({"held", "hold", "took", "take", "kept", "carried"})
"""Behind one of these a bare "one" is in somebody's arms ("I held one and the sea took the other")."""
OLDEST = frozenset({"oldest", "youngest", "eldest"})
"""Before an age without a unit ("the oldest of them 91")."""


def counts_nobody(items: Sequence[Item], at: int) -> bool:
    """Say whether a number picks somebody out ("one of nine women", "all but four of whom") instead of counting."""
    value = items[at].value
    one = getattr(value, "low", None) == 1 and getattr(value, "kind", "") != "numeral"
    return (
        (one and _picks(items, at))
        or _age(items, at)
        or (at == 0 and len(items) > 2 and items[-1].kind == "QTY" and not _has_clause(items))  # contents
        or _year(items, at)
        or _told_as_fiction(items)
        or _institutions(items, at)
        or (at > 1 and items[at - 1].low == "but" and items[at - 2].low == "all")
    )


def _picks(items: Sequence[Item], at: int) -> bool:
    """Say whether "one" picks somebody out of others, is one of two in somebody's arms, or one family of several."""
    named = at > 1 and items[at - 1].low == "," and items[at - 2].kind in {"PERSON", "NAME"}  # "NAME, one of the nine"
    opens = (
        not named
        and (at == 0 or items[at - 1].kind in {"PUNCT", "SUB"})
        and at + 3 < len(items)
        and items[at + 3].kind == "QTY"
    )
    ahead = items[at + 1 : at + 3]
    picks = not opens and len(ahead) == 2 and ahead[0].low == "of" and ahead[1].kind in {"QTY", "DET", "POSS"}
    return (
        picks
        or (at > 0 and items[at - 1].low in HOLDS and at + 1 < len(items) and items[at + 1].low == "and")
        or (at > 1 and items[at - 1].low == "of" and items[at - 2].kind == "PNOUN")  # "members of one family"
        or _stands_for(items, at)
    )


def _stands_for(items: Sequence[Item], at: int) -> bool:
    """Say whether "one" stands for a noun told before ("was an early one", "the lowest one yet")."""
    back = at - 1 if at and items[at - 1].kind in {"WORD", "ADJT"} else at
    described = back < at and back > 0 and items[back - 1].tag in {"a", "the"}
    behind = items[at + 1] if at + 1 < len(items) else None
    return described and (behind is None or behind.kind in {"PUNCT", "PREP", "CONJ", "REL"} or behind.low == "yet")


ADMINISTRATIVE = frozenset({
    "separate", "official", "independent", "international", "regional", "statutory", "professional", "public",
    "governing", "administrative", "judicial", "advisory", "elected", "investigative", "oversight", "supervisory",
    "national", "local", "parliamentary", "disciplinary", "treaty", "intergovernmental", "umbrella",
})  # fmt: skip


def _institutions(items: Sequence[Item], at: int) -> bool:
    """Say whether bodies are no dead but those who govern or look into something ("four separate bodies")."""
    ahead = items[at + 1 : at + 4]
    body = next((i for i, one in enumerate(ahead) if one.low == "bodies"), 0)
    return body > 0 and any(one.low in ADMINISTRATIVE for one in ahead[:body])


def _year(items: Sequence[Item], at: int) -> bool:
    """Say whether four bare digits behind "in" or "since" are a year ("in 2019 protesters were killed")."""
    low = getattr(items[at].value, "low", None) or 0
    if not 1900 <= low <= 2100 or items[at].end - items[at].start != 4:
        return False
    before = items[at - 1].low if at else ""
    total = (
        before == "for" and at > 1 and items[at - 2].low in {"figure", "figures", "total", "number", "count", "toll"}
    )
    return total or before in {"in", "since", "until", "by", "during", "from"}


def _told_as_fiction(items: Sequence[Item]) -> bool:
    """Say whether a row opens with "In the film", "In his novel"."""
    opens = len(items) > 3 and items[0].low == "in" and items[1].kind in {"DET", "POSS"}
    return opens and any(
        item.low in {"film", "novel", "play", "movie", "drama", "legend", "game"} for item in items[2:4]
    )


def _age(items: Sequence[Item], at: int) -> bool:
    """Say whether a bare number is an age ("the oldest of them 91", "girls as young as nine")."""
    young = at > 1 and items[at - 1].low == "as" and items[at - 2].low in {"young", "old"}
    if young or not at or items[at - 1].kind == "DET":  # "the youngest of the eleven boys"
        return young
    return not OLDEST.isdisjoint([item.low for item in items[max(0, at - 4) : at]])


def _has_clause(items: Sequence[Item]) -> bool:
    """Say whether a row has a verb or a mark; a line of a table of contents has neither, and a number at both ends."""
    return any(item.kind in {"VERB", "AUX", "PUNCT", "ADJT"} for item in items)
