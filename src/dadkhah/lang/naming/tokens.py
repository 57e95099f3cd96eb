"""Names prepared for comparison: their words, what each sounds like, and which established name it is.

In: a name as written. Out: a PreparedName, made once and kept.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dadkhah.lang.naming.lexicon import established
from dadkhah.lang.naming.segment import particles, words
from dadkhah.lang.naming.sounds import long_vowels, skeleton, sounds
from dadkhah.lang.scripts import Script, script_of

PREPARED = 262144
"""Names and words kept prepared."""

GLUED = 3
"""How many neighbours may be one word in another spelling of the name."""


class Token(msgspec.Struct, frozen=True):
    """One word of a name. `long`: long vowels that its script writes; `names`: ids of established names it can be."""

    written: str
    script: Script
    sounds: str
    skeleton: str
    long: str
    names: frozenset[str]
    particle: bool


class PreparedName(msgspec.Struct, frozen=True):
    """A name ready to be compared; without tokens when it has no letters.

    ending: for each place between words, the one, two and three words that end there, glued.
    """

    written: str
    tokens: tuple[Token, ...]
    ending: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=PREPARED)
def token(word: str) -> Token:
    """Return the token of a folded word."""
    heard = sounds(word)
    script = script_of(word)
    vowels = long_vowels(heard) if script == "arabic" else ""
    joins = word in particles("next") or word in particles("previous")
    return Token(word, script, heard, skeleton(heard), vowels, established(word), joins)


@lru_cache(maxsize=PREPARED)
def prepare(name: str) -> PreparedName:
    """Return a name ready to be compared."""
    found = words(name)
    ending = (
        tuple("".join(found[end - wide : end]) for wide in range(1, min(GLUED, end) + 1))
        for end in range(len(found) + 1)
    )
    return PreparedName(name, tuple(token(word) for word in found), tuple(ending))
