"""How much two words speak against being one name: distance, made steep, and what the lexicon knows.

In: two folded words, each one token or neighbours glued. Out: 0 (the same) and up; 0.7 alone makes two names different.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

from dadkhah.lang.naming.distance import LIMIT, distance
from dadkhah.lang.naming.lexicon import established, languages, loosely
from dadkhah.lang.naming.sounds import readings

KEPT = 1 << 18
"""Pairs of words kept with what speaks against them."""

ANY = 1e9
"""More than any two words, or names, cost."""

STEEP = 11.0
JUST = 1 + 1e-9
"""So much beyond a limit is looked at, so that what stands on it is not lost in rounding."""

UNRELATED = 6.0
"""Two words with little in common."""

APART = 2.5
"""Two words that the lexicon knows as two names."""

ORIGINAL = 2.0
"""How much more a difference weighs where both words stand in the script that they come from."""

KNOWN = 0.02
"""Two words that the lexicon knows as spellings of one name."""

SHORTENED = 1.2
"""A name made up of two, and the first of them alone, by which many are called: Mohammadreza and Mohammad."""

LOOSE = 0.75
"""Two words that are two names in Persian, and may be one in Arabic, whose short i is spelled like the long one."""

LOOSELY = -1.0
"""Stands for LOOSE or APART: how the names are built decides."""

BARE = 0.02
"""An article, or a father of (Abu), that only one of two words has."""

ARTICLE = re.compile("(?:ابو?ال|ابو|ال|ab[ou]+l|ab[ou]+|(?:al|el|ul)(?=[^aeiou]|aa))(?=.{3})")


class Heard(NamedTuple):
    """What is known of a word: what it sounds like, in every reading, and without its article (none without one).

    names, loose: the ids of the given names that it is, and that it can also be. peoples: their languages.
    """

    ways: tuple[str, ...]
    bare: tuple[str, ...]
    names: frozenset[str]
    loose: frozenset[str]
    peoples: frozenset[str]
    ascii: bool


@lru_cache(maxsize=KEPT)
def hear(word: str) -> Heard:
    """Return what is known of a folded word."""
    rest, names = bare(word), established(word)
    short = readings(rest) if rest else ()
    return Heard(readings(word), short, names, loosely(word), languages(names), word.isascii())


def unlike(one: str, other: str, *, arabic: bool = False, most: float = ANY) -> float:
    """Return how much two words speak against being one name; `arabic`: the names are built as Arabic names are.

    What is more than `most` need not be told exactly: it is then anything more than that, and found sooner.
    """
    if one == other:
        return 0.0
    found = _unlike(one, other, most)
    if found == LOOSELY:
        return LOOSE if arabic else APART
    return found


@lru_cache(maxsize=KEPT)
def _unlike(one: str, other: str, most: float) -> float:
    """Return the same, or LOOSELY."""
    left, right = hear(one), hear(other)
    if not left.ways[0] or not right.ways[0]:  # letters that the program does not know how to read
        return UNRELATED
    told = by_lexicon(left, right)
    if told is None:
        return _far(left, right, most)
    return max(APART, _far(left, right, most)) if told == APART <= most else told


def by_lexicon(left: Heard, right: Heard) -> float | None:
    """Return what the lexicon speaks against two words being one name, or LOOSELY; None where their sounds tell."""
    a, b = left.names, right.names
    if not a or not b:
        return None
    if a & b:
        return KNOWN
    if not left.peoples & right.peoples:
        return None
    if (a & right.loose) or (b & left.loose):
        return LOOSELY
    return SHORTENED if _begins(a, b) or _begins(b, a) else APART


def _far(one: Heard, other: Heard, most: float) -> float:
    """Return what the distance of two words speaks against one name, in the way in which they are nearest."""
    weight = STEEP if one.ascii or other.ascii else STEEP * ORIGINAL
    limit = min(LIMIT, sqrt(most / weight) * JUST)
    nearest = _distance(one.ways, other.ways, limit)
    if one.bare or other.bare:
        without = _distance(one.bare or one.ways, other.bare or other.ways, limit)
        nearest = min(nearest, without + (0.0 if one.bare and other.bare else BARE))
    far = steep(nearest)
    return far if weight == STEEP else far * ORIGINAL


def _begins(whole: frozenset[str], part: frozenset[str]) -> bool:
    """Say whether some names, by their ids, are made up of two whose first is one of others."""
    made = [name.replace(" ", "") for name in whole]
    return any(name.startswith(first) and established(name[len(first) :]) for name in made for first in part)


def two_names(one: str, other: str) -> bool:
    """Say whether two folded words are two established names of one people."""
    a, b = established(one), established(other)
    return bool(languages(a) & languages(b)) and not a & b


def steep(far: float) -> float:
    """Return what a distance speaks against one name: little when small, soon too much."""
    return STEEP * far * far


def _distance(ones: Sequence[str], others: Sequence[str], limit: float) -> float:
    """Return the least distance of two words in the ways in which they can be read."""
    if len(ones) == 1 and len(others) == 1:
        return distance(ones[0], others[0], limit)
    return min([distance(heard, said, limit) for heard in ones for said in others])


@lru_cache(maxsize=KEPT)
def bare(word: str) -> str:
    """Return what follows an Arabic article at the start of a word; empty without one."""
    found = ARTICLE.match(word)
    return word[found.end() :] if found else ""
