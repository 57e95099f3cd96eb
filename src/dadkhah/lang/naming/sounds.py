"""What a word of a name sounds like, in one alphabet of phoneme classes for every script.

In: a folded word. Out: its sounds, one character each.
Consonants are classes (q: ق غ gh q; s: س ص s; T: ث th; D: ذ ض ظ dh; X: خ kh; S: ش sh; C: چ ch; Z: ژ zh; h: ح ه h).
A, W, Y are the letters ا و ی, which write long vowels or consonants; E is ع; H is a final ه or a Latin -eh, -ah.
Latin vowels stay what they are. Doubled sounds count once. Sources: the column of the data file.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dadkhah.lang import lexicon

CONSONANTS = frozenset("bptdkgqXszSCjZfmnrlTDhv")
LONG = frozenset("AWY")
"""What the Arabic script writes of vowels."""


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    table = {
        row["written"]: row["sound"] for row in lexicon.load("name_letters") if row["script"] in {"arabic", "latin"}
    }
    return table, re.compile("|".join(sorted(map(re.escape, table), key=lambda one: (-len(one), one))))


FINAL_H = re.compile("(?<=.[^ا])ه$")
"""A ه that ends a word is silent, a vowel, or the ending of a feminine; after a long vowel it is a consonant."""


@lru_cache(maxsize=262144)
def sounds(word: str) -> str:
    """Return the sounds of a folded word."""
    table, pattern = _letters()
    heard = "".join(table[letter] for letter in pattern.findall(_ending(word)))
    return _once(heard[:-1] + "H" if FINAL_H.search(word) else heard)


def _ending(word: str) -> str:
    """Return a word without what spelling adds to a final vowel: -eh and -ah are -e and -a."""
    return word[:-1] if len(word) > 3 and word[-2:] in {"eh", "ah"} else word


def _once(heard: str) -> str:
    """Return the sounds with doubled ones once."""
    return "".join(one for at, one in enumerate(heard) if not at or heard[at - 1] != one)


def skeleton(heard: str) -> str:
    """Return the consonants of some sounds as one writes them in a key: classes that are near are made one."""
    kept = "".join(NEAR.get(one, one) for one in heard if one in CONSONANTS)
    return _once(kept)


NEAR = {"T": "s", "D": "z", "Z": "j", "v": "", "h": "", "g": "q", "X": "k"}


def long_vowels(heard: str) -> str:
    """Return the long vowels that the script writes, in order; nothing for scripts that write all vowels."""
    return "".join(one for one in heard if one in LONG)
