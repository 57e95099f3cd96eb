"""How much two words speak against being one name: distance, made steep, and what the lexicon knows.

In: two folded words, each one token or neighbours glued. Out: 0 (the same) and up; 0.7 alone makes two names different.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dadkhah.lang.naming.distance import distance
from dadkhah.lang.naming.sounds import sounds
from dadkhah.lang.naming.tokens import Token, token

STEEP = 11.0
APART = 2.5
KNOWN = 0.02
BARE = 0.03
ARTICLE = re.compile(r"(?:ال|al|el|ul)(?=\w{3})")


@lru_cache(maxsize=1 << 20)
def unlike(one: str, other: str) -> float:
    """Return how much two words speak against being one name."""
    if one == other:
        return 0.0
    a, b = token(one), token(other)
    if a.names and b.names:
        return KNOWN if a.names & b.names else max(APART, steep(distance(a.sounds, b.sounds)))
    best = distance(a.sounds, b.sounds)
    return steep(min(best, _without_article(a, b)))


def steep(far: float) -> float:
    """Return what a distance speaks against one name: little when small, soon too much."""
    return STEEP * far * far


def _without_article(a: Token, b: Token) -> float:
    """Return the distance of two words without the article that one or both begin with; 1.0 when neither does."""
    one, other = bare(a.written), bare(b.written)
    if not one and not other:
        return 1.0
    extra = 0.0 if one and other else BARE
    return distance(sounds(one or a.written), sounds(other or b.written)) + extra


def bare(word: str) -> str:
    """Return what follows an Arabic article at the start of a word; empty without one."""
    found = ARTICLE.match(word)
    return word[found.end() :] if found else ""
