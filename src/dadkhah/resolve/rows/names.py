"""What joining lists asks of the knowledge of names (dadkhah.lang.naming): the one place that names it.

In: names as written. Out: names ready to be compared, keys of their words, and how far two names agree, as a level
from 0 to 10.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dadkhah.lang.naming import Against, PreparedName, against, prepare
from dadkhah.lang.naming.align import opening
from dadkhah.lang.naming.sounds import readings, skeleton, sounds
from dadkhah.lang.naming.unlike import bare

Level = int
SAME_NAME = 10

MOST = 2.45
"""What may speak against two names in all: beyond it they are two names, whatever else rows share."""

MISSING = 1.1
"""What the words may cost that one name lacks: the family name of most kinds of names costs more."""

FEW = 0.3
"""What the words may cost that are often left out: second names, fathers."""

STEPS = ((0.1, 10, 9), (0.35, 8, 7), (1.0, 6, 5), (1.5, 3, 1), (MOST, 2, 1))
"""Up to which cost of the words that stand for one another a level goes, without and with words left over."""

OPEN = 2.45
"""What the words may cost that one name lacks, or both, where names begin alike; a first name costs more."""

LACKING = 4
"""The level of two names of which one lacks a family name, and the other words are the same; up to it, they may be
one name in another order."""

BEGINNINGS = frozenset({"abd", "abdul", "abdol", "abdel", "abdal", "abu", "abou", "abo", "umm", "عبد", "ابو", "ام"})
"""Joining words that begin a given name or a by-name, no family name (Wehr): "Abdul Rahman Saleh" begins with one."""

DOUBTFUL = 6
"""The most that a name agrees which may be turned about or may not: other evidence must then speak for one person."""

CUT = re.compile("^(?:[ae]l|عبدال|abd[aeiou]?(?:l|(?=([rsnztd])\\1)))")
"""An article, also before a vowel, or a servant of: the l of Abdol is heard as the sound that follows (Abdorrahim)."""

ENDS = re.compile("(?:za+deh?|p[ou]+r|ne[zj]h?ad|far|زاده|پور|نژاد|فر)$")
"""What Persian family names end with (Encyclopaedia Iranica, s.v. Personal names)."""

SHORT = 3
"""Letters that a word keeps at least when its beginning or end is cut off."""

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


def ways(name: PreparedName) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a name its key (as `keys` has it), and behind it the keys of other ways to read it.

    What family names end with is left out, however it is spelled, where the name has other words.
    """
    words = [one.written for one in name.tokens if not one.particle and not ENDS.fullmatch(one.written)]
    return tuple(tuple(dict.fromkeys((bones(word), *heard_else(word)))) for word in words or name.words)


@lru_cache(maxsize=KEPT)
def heard_else(word: str) -> tuple[str, ...]:
    """Return the consonants of a folded word in the other ways in which it is read, or written in another script.

    Two letters for one sound may be two; an article may stand before a vowel, a servant's name be cut from that of
    God; what a family name ends with may have been left out.
    """
    short = [found for found in (CUT.sub("", word), ENDS.sub("", word)) if len(found) >= SHORT]
    heard = [other for one in (word, *short) for other in readings(one)]
    both = (one.replace("D", other) for one in heard for other in "Dd")
    return tuple(dict.fromkeys(found for one in both if (found := skeleton(one))))


def level(one: PreparedName, other: PreparedName) -> Level:
    """Return how far two names agree: what speaks against their being one, in steps; words left over count.

    Where one of them may be written with the family name first, and they have little in common so, it is turned about:
    where it ends with a given name, or two words of it stand in the other name.
    """
    straight = _level(one, other)
    if straight > LACKING:
        return straight
    two = shared(one, other)
    turns = ((about(name.written), rest) for name, rest in ((one, other), (other, one)) if two or ends(name))
    found = [about_level(one if rest is other else other, _level(name, rest)) for name, rest in turns if name]
    return max([straight, *found])


def shared(one: PreparedName, other: PreparedName) -> bool:
    """Tell whether two words of one name stand in the other."""
    return len({*keys(one)} & {*keys(other)}) > 1


def about_level(name: PreparedName, level: Level) -> Level:
    """Return how far a name may agree that agrees so when it is turned about.

    "Al-Hassan Ali" may be a son of Ali, or Ali.
    """
    article = len(name.tokens) > 1 and name.tokens[0].particle
    return min(level, DOUBTFUL) if article and name.tokens[1].names else level


def ends(name: PreparedName) -> bool:
    """Tell whether a name ends with a given name."""
    return bool(name.tokens and name.tokens[-1].names)


def turned(name: PreparedName) -> PreparedName | None:
    """Return a name with what stands first put last: words that are no given names ("Karimzadeh", "Al-Ghazi").

    None where a name begins with a given name, or has no other words: a father is not his son.
    """
    words = name.written.split()
    given = (at for at, word in enumerate(words) if _given(word) and not (at and _joins(words[at - 1])))
    family = next(given, 1)
    if not 0 < family < len(words):
        return None
    return prepare(" ".join((*words[family:], *words[:family])))


@lru_cache(maxsize=KEPT)
def _given(word: str) -> bool:
    """Tell whether a written word is made of given names alone, without an article or the ending of a family name."""
    tokens = prepare(word).tokens
    begins = bool(tokens) and tokens[0].written in BEGINNINGS
    return begins or (bool(tokens) and all(one.names and not one.particle for one in tokens))


@lru_cache(maxsize=KEPT)
def _joins(word: str) -> bool:
    """Tell whether a written word only joins others ("Al Ghazi")."""
    return all(one.particle for one in prepare(word).tokens)


@lru_cache(maxsize=KEPT)
def about(written: str) -> PreparedName | None:
    """Return a name as written turned about (`turned`), once: many pairs ask for it."""
    return turned(prepare(written))


def _level(one: PreparedName, other: PreparedName) -> Level:
    found = against(one, other, MOST, MISSING)
    return 0 if found is None else stepped(found)


def original(name: PreparedName) -> bool:
    """Tell whether a name stands in the Arabic script, which writes the long vowels of names at home in it."""
    return all(one.script == "arabic" for one in name.tokens)


def begin_alike(one: PreparedName, other: PreparedName) -> bool:
    """Tell whether two names of level 0 are the same in what both have: other words, or none, stand at their ends."""
    most = STEPS[1][0]
    if not one.parts or not other.parts or opening(one, other, most, arabic=True, most=most) > most:
        return False
    found = against(one, other, OPEN + most, OPEN)
    return found is not None and found.words <= most


def stepped(found: Against) -> Level:
    """Return the step of what speaks against two names being one."""
    if found.alone > FEW:
        return LACKING if found.words <= STEPS[0][0] else int(found.words <= STEPS[1][0])
    return next((over if found.over else even for most, even, over in STEPS if found.words <= most), 0)


__all__ = [
    "LACKING", "MISSING", "MOST", "SAME_NAME", "Level", "PreparedName", "about", "about_level", "begin_alike", "bones",
    "ends", "key", "keys", "level", "original", "prepare", "shared", "stepped", "turned", "ways",
]  # fmt: skip
