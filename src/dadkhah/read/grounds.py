"""Whether a name that no gazetteer knows says where something is ("in South Velm", "in the Arvel forest").

In: the words of a name, their sentence and where they begin in it. Out: yes or no. Towns and regions of invented or
small places are in no list; what stands around the name tells them from people and from things with a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dadkhah.lang.scripts import fold
from dadkhah.read.lexicon import lexicon, rows, words_of
from dadkhah.read.tokens import Sentence, Token

STORMED = frozenset({"stormed", "overran", "raided", "shelled", "bombarded", "besieged", "invaded", "razed"})
INSIDE = frozenset({"in", "inside", "across", "throughout", "outside", "near", "around"}) | STORMED
PUT = INSIDE | {"from", "at"}
COMPASS = frozenset({"north", "south", "east", "west", "upper", "lower", "far", "middle", "central", "greater"})
"""With one of these the name of a region begins or ends ("South Velm", "the Far North")."""
LANDS = frozenset({
    "delta", "belt", "basin", "highlands", "lowlands", "plateau", "plains", "steppe", "triangle", "corridor", "range",
    "hinterland", "countryside", "archipelago", "peninsula", "forest", "forests", "jungle", "swamp", "swamps", "massif",
})  # fmt: skip
"""Nouns of land: the last word of a region's name, or the word behind it."""
SIDES = frozenset({
    "northern", "southern", "eastern", "western", "central", "north-eastern", "north-western", "south-eastern",
    "south-western", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "nearby",
    "rural", "neighbouring", "neighboring", "the",
})  # fmt: skip
NOT_LAND = frozenset({"islamic", "deep", "welfare", "head", "heads", "secretary", "police", "united", "operation"})
"""With these begins no name of a place, though "State" may stand behind them."""


def located(tokens: Sequence[Token], sentence: Sentence, index: int) -> bool:
    """Say whether a name is where something is: behind a word that puts things in places, and with a word of land."""
    back = index - 1
    while back >= 0 and sentence.tokens[back].low in SIDES:
        back -= 1
    put = sentence.tokens[back].low if back >= 0 else ""
    end = index + len(tokens)
    after = sentence.tokens[end] if end < len(sentence.tokens) else None
    if put not in PUT or tokens[0].low in NOT_LAND or (after is not None and after.low in {"'s", "\u2019s"}):
        return False
    ground = after is not None and after.text[0].islower() and _is_ground(after.low)
    if _of_land(tokens) or (ground and put in PUT):
        return True
    sided = back < index - 1 and any(token.low != "the" for token in sentence.tokens[back + 1 : index])
    bare = len(tokens) > 1 and back == index - 1 and fold(tokens[0].text) not in _given()
    return put in INSIDE and (sided or bare)


def _of_land(tokens: Sequence[Token]) -> bool:
    """Say whether a longer name has a word of land: "South Velm", "Velm State", "the Velm Delta"."""
    if len(tokens) < 2:
        return False
    last = tokens[-1].low
    return tokens[0].low in COMPASS or last in LANDS | COMPASS or _is_unit(last, "city", "province")


def _is_ground(word: str) -> bool:
    """Say whether a common noun behind a name makes it that of a place ("Velm prison", "the Arvel forest")."""
    return word in LANDS or word in words_of("en", "place_heads") or _is_unit(word, "city", "province", "site")


@cache
def _is_unit(word: str, *tags: str) -> bool:
    found = lexicon("en").longest([word], 0)[1]
    return any(entry.kind == "UNIT" and entry.tag in tags for entry in found)


@cache
def _given() -> frozenset[str]:
    """Return the given names, with which the name of somebody begins ("trust in NAME Velm")."""
    return frozenset(row["name"] for row in rows("en", "given_names"))
