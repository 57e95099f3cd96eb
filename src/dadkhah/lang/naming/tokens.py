"""Names prepared for comparison: their words, what each sounds like, and which established name it is.

In: a name as written. Out: a PreparedName, made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import Literal

import msgspec

from dadkhah.lang.naming.lexicon import established, families, languages
from dadkhah.lang.naming.segment import particles, words
from dadkhah.lang.naming.sounds import long_vowels, skeleton, sounds
from dadkhah.lang.scripts import Script, script_of

PREPARED = 65536
"""Names and words kept prepared."""

Naming = Literal["arabic", "persian", "spanish", "other"]
"""How a name is built: with an article or words of kinship; on a Persian family name; with two family names; else."""

ARABIC = re.compile("(?:ال|ابو).{3}|(?:al|abu|abo)[^aeiou].{3}")
PERSIAN = re.compile(
    "(?:[^aeiou]i|ii|zadeh?|p[ou]+r|ne[zj]h?ad|far|nia|[iy]an|l[ou]+|ی|زاده|پور|نژاد|فر|نیا|یان|لو)$|[پچژگ]"
)
"""Endings of Persian family names (Encyclopaedia Iranica, s.v. Personal names), and letters that Arabic has not."""

SPANISH = re.compile("[áéíóúñãõ]", re.IGNORECASE)


KINSHIP = frozenset({"abu", "abo", "abou", "aba", "ابو", "ام", "umm", "al", "el"})
"""Words of kinship and the article, which Persian family names seldom have."""


class Token(msgspec.Struct, frozen=True):
    """One word of a name.

    long: long vowels that its script writes. names: ids of established names that it can be. particle: a word that
    joins others, or stands by a name and is left out of it. spanish, arabic, persian: the name is built so
    (persian: as its last word); elsewhere: it is a given name, and no Spanish one.
    """

    written: str
    script: Script
    sounds: str
    skeleton: str
    long: str
    names: frozenset[str]
    particle: bool
    spanish: bool
    elsewhere: bool
    arabic: bool
    persian: bool


Part = tuple[str, str]
"""A word, or neighbours glued, as written and as its skeleton."""

GLUED = 3
"""Neighbours that are glued at most."""


class PreparedName(msgspec.Struct, frozen=True):
    """A name ready to be compared; no tokens when it has no letters.

    words: as written. parts: words with their skeletons. heads, tails: the first, or last, one to three words glued.
    """

    written: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    parts: tuple[Part, ...]
    heads: tuple[Part, ...]
    tails: tuple[Part, ...]
    naming: Naming


@lru_cache(maxsize=PREPARED)
def token(word: str) -> Token:
    """Return the token of a folded word."""
    heard, names = sounds(word), established(word)
    script = script_of(word)
    peoples = languages(names)
    return Token(
        word,
        script,
        heard,
        skeleton(heard),
        long_vowels(heard) if script == "arabic" else "",
        names,
        particle=any(word in particles(kind) for kind in ("next", "previous", "light")),
        spanish=peoples == {"es"} or word in families(),
        elsewhere=bool(names) and "es" not in peoples,
        arabic=word in KINSHIP or (not names and ARABIC.match(word) is not None),
        persian=not names and PERSIAN.search(word) is not None,
    )


@lru_cache(maxsize=PREPARED)
def prepare(name: str) -> PreparedName:
    """Return a name ready to be compared."""
    spoken = words(name)
    found = tuple([token(word) for word in spoken])
    parts = tuple([(one.written, one.skeleton) for one in found])
    heads = tuple(accumulate(parts[:GLUED], _glue))
    return PreparedName(name, found, spoken, parts, heads, tails(parts), _naming(name, found))


def tails(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the last, the last two and the last three words, glued."""
    return tuple(accumulate(parts[: -GLUED - 1 : -1], lambda last, before: _glue(before, last)))


def _glue(one: Part, other: Part) -> Part:
    return one[0] + other[0], one[1] + other[1]


def _naming(name: str, found: tuple[Token, ...]) -> Naming:
    """Return how a name is built, as far as it shows."""
    spanish = sum([one.spanish for one in found])
    others = sum([one.elsewhere for one in found])
    if spanish > others or (not others and not name.isascii() and SPANISH.search(name)):
        return "spanish"
    if any(one.arabic for one in found):
        return "arabic"
    return "persian" if found and found[-1].persian else "other"
