"""How much two words speak against being one name: distance, made steep, and what the lexicon knows.

In: two folded words, each one token or neighbours glued. Out: 0 (the same) and up; 0.7 alone makes two names different.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dadkhah.lang.naming.distance import distance
from dadkhah.lang.naming.lexicon import established, languages, loosely
from dadkhah.lang.naming.sounds import readings, sounds

KEPT = 1 << 18
"""Pairs of words kept with what speaks against them."""

STEEP = 11.0
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

BARE = 0.02
"""An article, or a father of (Abu), that only one of two words has."""

ARTICLE = re.compile("(?:ابو?ال|ابو|ال|ab[ou]+l|ab[ou]+|(?:al|el|ul)(?=[^aeiou]|aa))(?=.{3})")


@lru_cache(maxsize=KEPT)
def unlike(one: str, other: str, *, arabic: bool = False) -> float:
    """Return how much two words speak against being one name; `arabic`: the names are built as Arabic names are."""
    if one == other:
        return 0.0
    if not sounds(one) or not sounds(other):  # letters that the program does not know how to read
        return UNRELATED
    a, b = established(one), established(other)
    if a & b:
        return KNOWN
    far = steep(min(_distance(one, other), _without_article(one, other)))
    if not one.isascii() and not other.isascii():
        far *= ORIGINAL
    if not two_names(one, other):
        return far
    if (a & loosely(other)) or (b & loosely(one)):
        return LOOSE if arabic else APART
    return SHORTENED if _begins(a, b) or _begins(b, a) else max(APART, far)


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


def _distance(one: str, other: str) -> float:
    """Return the least distance of two words in the ways in which they can be read."""
    return min(distance(heard, said) for heard in readings(one) for said in readings(other))


def _without_article(one: str, other: str) -> float:
    """Return the distance of two words without the article that one or both begin with; 1.0 when neither does."""
    left, right = bare(one), bare(other)
    if not left and not right:
        return 1.0
    return _distance(left or one, right or other) + (0.0 if left and right else BARE)


def bare(word: str) -> str:
    """Return what follows an Arabic article at the start of a word; empty without one."""
    found = ARTICLE.match(word)
    return word[found.end() :] if found else ""
