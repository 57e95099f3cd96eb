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
PERSIAN = re.compile(
    "(?:[^aeiou]i|ii|zadeh?|p[ou]+r|ne[zj]h?ad|far|nia|[iy]an|l[ou]+|ی|زاده|پور|نژاد|فر|نیا|یان|لو)$|[پچژگ]"
)
"""Endings of Persian family names (Encyclopaedia Iranica, s.v. Personal names), and letters that Arabic has not."""

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


class Glued(msgspec.Struct, frozen=True, eq=False):
    """One to three neighbouring words of a name as one, with their consonants; made once, and alike only to itself."""

    written: str
    bones: str


class PreparedName(msgspec.Struct, frozen=True):
    """A name ready to be compared; without tokens when it has no letters.

    words: its tokens as written. ending: for each place between words, the one, two and three that end there, glued.
    """

    written: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    ending: tuple[tuple[Glued, ...], ...]
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
    spoken = words(name)
    found = tuple([token(word) for word in spoken])
    ending = tuple([_ending(spoken, end) for end in range(len(found) + 1)])
    return PreparedName(name, found, spoken, ending, _naming(name, found))


def _ending(spoken: tuple[str, ...], end: int) -> tuple[Glued, ...]:
    return tuple([glued(spoken[at:end]) for at in range(end - 1, max(end - GLUED, 0) - 1, -1)])


@lru_cache(maxsize=PREPARED)
def glued(spoken: tuple[str, ...]) -> Glued:
    """Return neighbouring words as one."""
    return Glued("".join(spoken), "".join([token(word).skeleton for word in spoken]))


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
