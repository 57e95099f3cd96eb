"""Names prepared for comparison: their words, what each sounds like, and which established name it is.

In: a name as written. Out: a PreparedName, made once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from dadkhah.lang.naming.lexicon import established, families, languages
from dadkhah.lang.naming.segment import particles, words
from dadkhah.lang.naming.sounds import long_vowels, skeleton, sounds
from dadkhah.lang.scripts import Script, script_of

PREPARED = 262144
"""Names and words kept prepared."""

GLUED = 3
"""How many neighbours may be one word in another spelling of the name."""

Naming = Literal["arabic", "persian", "spanish", "other"]
"""How a name is built: with an article or words of kinship; on a Persian family name; with two family names; else."""

ARABIC = re.compile("(?:ال|ابو).{3}|(?:al|abu|abo)[^aeiou].{3}")
PERSIAN = re.compile("(?:[^aeiou]i|ii|zadeh?|p[ou]+r|ne[zj]h?ad|far|nia|[iy]an|l[ou]+|ی|زاده|پور|نژاد|فر|نیا|یان|لو)$|[پچژگ]")
"""Endings of Persian family names, and letters that Arabic does not have (Encyclopaedia Iranica, s.v. Personal names)."""

SPANISH = re.compile("[áéíóúñãõ]", re.IGNORECASE)


KINSHIP = frozenset({"abu", "abo", "abou", "aba", "ابو", "ام", "umm", "al", "el"})
"""Words of kinship and the article, which Persian family names seldom have."""


class Token(msgspec.Struct, frozen=True):
    """One word of a name. `long`: long vowels that its script writes; `names`: ids of established names it can be."""

    written: str
    script: Script
    sounds: str
    skeleton: str
    long: str
    names: frozenset[str]
    particle: bool


class Ending(msgspec.Struct, frozen=True):
    """One to three words of a name that end at one place, glued, with their consonants."""

    written: str
    bones: str


class PreparedName(msgspec.Struct, frozen=True):
    """A name ready to be compared; without tokens when it has no letters.

    ending: for each place between words, the one, two and three words that end there, glued.
    """

    written: str
    tokens: tuple[Token, ...]
    ending: tuple[tuple[Ending, ...], ...]
    naming: Naming


@lru_cache(maxsize=PREPARED)
def token(word: str) -> Token:
    """Return the token of a folded word."""
    heard = sounds(word)
    script = script_of(word)
    vowels = long_vowels(heard) if script == "arabic" else ""
    joins = any(word in particles(kind) for kind in ("next", "previous", "light"))
    return Token(word, script, heard, skeleton(heard), vowels, established(word), joins)


@lru_cache(maxsize=PREPARED)
def prepare(name: str) -> PreparedName:
    """Return a name ready to be compared."""
    found = tuple(token(word) for word in words(name))
    return PreparedName(name, found, tuple(_ending(found, end) for end in range(len(found) + 1)), _naming(name, found))


def _ending(found: tuple[Token, ...], end: int) -> tuple[Ending, ...]:
    starts = range(end - 1, max(end - GLUED, 0) - 1, -1)
    return tuple(
        Ending("".join(one.written for one in found[at:end]), "".join(one.skeleton for one in found[at:end]))
        for at in starts
    )


def _naming(name: str, found: tuple[Token, ...]) -> Naming:
    """Return how a name is built, as far as it shows."""
    spoken = [languages(one.names) for one in found if one.names]
    spanish = sum(one == {"es"} for one in spoken) + sum(one.written in families() for one in found)
    others = sum("es" not in one for one in spoken)
    if spanish > others or (SPANISH.search(name) and not others):
        return "spanish"
    if any((not one.names and ARABIC.match(one.written)) or one.written in KINSHIP for one in found):
        return "arabic"
    return "persian" if found and PERSIAN.search(found[-1].written) and not found[-1].names else "other"
