"""What joining lists asks of the knowledge of names (dadkhah.lang.naming): the one place that names it.

In: names as written. Out: names ready to be compared, keys of their words, and how far two names agree, as a level
from 0 to 7.
"""

from __future__ import annotations

from functools import lru_cache

from dadkhah.lang.naming import PreparedName, against, prepare
from dadkhah.lang.naming.sounds import skeleton, sounds
from dadkhah.lang.naming.unlike import bare

Level = int
SAME_NAME = 7

MOST = 2.0
"""What may speak against two names in all: beyond it they are two names, whatever else rows share."""

MISSING = 1.1
"""What the words may cost that one name lacks: the family name of most kinds of names costs more."""

FEW = 0.3
"""What the words may cost that are often left out: second names, fathers."""

STEPS = ((0.1, 7, 6), (0.35, 5, 4), (1.0, 3, 2), (MOST, 1, 1))
"""Up to which cost of the words that stand for one another a level goes, without and with words left over."""

KEPT = 262_144
"""Words kept with their keys."""


def key(name: PreparedName) -> tuple[object, ...]:
    """Return what makes two names one, however they were written: their words, and how the name is built."""
    return name.words, name.naming


def keys(name: PreparedName) -> tuple[str, ...]:
    """Return a key for each word that a name cannot do without, alike in every script: its consonants.

    What joins words (particles, articles) is left out; where a name has nothing else, it stands for itself.
    """
    return tuple([bones(one.written) for one in name.tokens if not one.particle] or map(bones, name.words))


@lru_cache(maxsize=KEPT)
def bones(word: str) -> str:
    """Return the consonants of a folded word without its article, or its first sound where it has none."""
    heard = sounds(bare(word) or word)
    return skeleton(heard) or heard[:1] or word


def level(one: PreparedName, other: PreparedName) -> Level:
    """Return how far two names agree: what speaks against their being one, in steps; words left over count.

    Where one of them is written with the family name first, and they have little in common so, it is turned about.
    """
    straight = _level(one, other)
    if straight > 1:
        return straight
    left, right = _turned(one.written), _turned(other.written)
    if (left is None) == (right is None):
        return straight
    return max(straight, _level(left or one, right or other))


def turned(name: PreparedName) -> PreparedName | None:
    """Return a name with its family name last, where it stands first: words that are no given names, then such.

    Elsewhere None: of two given names none is known to be the family's, and a father is not his son.
    """
    at = 0
    for before, word in zip((None, *name.tokens), name.tokens, strict=False):
        if word.names and not word.particle and not (before and before.particle):
            break
        at += 1
    if not 0 < at < len(name.tokens) or not name.tokens[-1].names:
        return None
    return prepare(" ".join((*name.words[at:], *name.words[:at])))


@lru_cache(maxsize=KEPT)
def _turned(written: str) -> PreparedName | None:
    """Return the same of a name as written, once: most pairs ask for it."""
    return turned(prepare(written))


def _level(one: PreparedName, other: PreparedName) -> Level:
    found = against(one, other, MOST, MISSING)
    if found is None:
        return 0
    if found.alone > FEW:
        return int(found.words <= STEPS[1][0])
    return next(over if found.over else even for most, even, over in STEPS if found.words <= most)


Written = tuple[int, int, str, str]
"""The numbers of two names, and the names as they are written."""

Batch = list[Written]
Levels = list[tuple[int, int, Level]]


def levels(batch: Batch) -> Levels:
    """Return (name, other name, level) for the pairs of a batch that have anything in common."""
    found = ((one, other, level(prepare(a), prepare(b))) for one, other, a, b in batch)
    return [pair for pair in found if pair[2]]


__all__ = [
    "SAME_NAME", "Batch", "Level", "Levels", "PreparedName", "Written", "bones", "key", "keys", "level", "levels",
    "prepare", "turned",
]  # fmt: skip
