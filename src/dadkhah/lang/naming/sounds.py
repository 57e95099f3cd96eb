"""What a word of a name sounds like, in one alphabet of phoneme classes for every script.

In: a folded word. Out: its sounds, one character each.
Consonants are classes (q: ق غ gh q; s: س ص s; T: ث th; D: ذ ض ظ dh; X: خ kh; S: ش sh; C: چ ch; Z: ژ zh; h: ح ه h).
A, W, Y are the letters ا و ی, which write long vowels or consonants; E is ع; H is a final ه or a Latin -eh, -ah.
Latin vowels stay what they are. Doubled letters count once, where the script doubles them for one sound.
Sources: the column of the data file.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dadkhah.lang import lexicon

KEPT = 65536
"""Words kept with their sounds."""

CONSONANTS = frozenset("bptdkgqXszSCjZfmnrlTDhv")
LONG = frozenset("AWY")
"""What the Arabic script writes of vowels."""

FINAL_H = re.compile("(?:(?<=.[^ا])ه|(?<=[ae])h)$")
"""An h that ends a word is silent, a vowel, or the ending of a feminine; after a long vowel it is a consonant."""

APART = re.compile("[zstd]h")
"""Two letters that write one sound or two: Mozhgan and Mazhar, Shahram and Eshaq."""

SILENT = "خوا"
"""The و is silent in many Persian words (خواه, Khah), and heard in others (اخوان, Akhavan)."""

DOUBLED = re.compile(r"([a-zA-Z])\1+")
DOUBLED_ARABIC = re.compile("([AWYEl])\\1+")
"""In the Arabic script two consonants have a vowel between them, save for the l of Allah."""


@cache
def _letters() -> tuple[dict[str, str], re.Pattern[str]]:
    rows = (row for row in lexicon.load("name_letters") if row["script"] in {"arabic", "latin"})
    table = {row["written"]: row["sound"] for row in rows}
    return table, re.compile("|".join(sorted(map(re.escape, table), key=lambda one: (-len(one), one))))


@lru_cache(maxsize=KEPT)
def sounds(word: str) -> str:
    """Return the sounds of a folded word."""
    table, pattern = _letters()
    heard = "".join([table[letter] for letter in pattern.findall(word)])
    if FINAL_H.search(word):
        heard = heard[:-1] + "H"
    return (DOUBLED if word.isascii() else DOUBLED_ARABIC).sub(r"\1", heard)


@lru_cache(maxsize=KEPT)
def readings(word: str) -> tuple[str, ...]:
    """Return the sounds of a folded word in every way in which it can be read."""
    heard = sounds(word)
    if SILENT in word:
        return (heard, sounds(word.replace(SILENT, "خا")))
    apart = APART.search(word)
    if apart is None:
        return (heard,)
    cut = apart.start() + 1
    return (heard, sounds(word[:cut]) + sounds(word[cut:]))


def skeleton(heard: str) -> str:
    """Return the consonants of some sounds as one writes them in a key: classes that are near are made one."""
    return DOUBLED.sub(r"\1", heard.translate(BONES))


NEAR = {"T": "s", "D": "z", "Z": "j", "g": "q", "X": "k"}
BONES = str.maketrans({one: NEAR.get(one, "") for one in "TDZgXAWYEHhvaeiouy"})
"""Vowels, h and w are left out of a skeleton: spellings differ in them most."""


def long_vowels(heard: str) -> str:
    """Return the long vowels that the script writes, in order."""
    return "".join(one for one in heard if one in LONG)
