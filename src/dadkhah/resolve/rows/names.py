"""What joining lists asks of the knowledge of names: the one place that names it.

In: names as written. Out: their sounds, word by word, and how far two of them agree, as a level from 0 to 7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from dadkhah.lang import lexicon, names
from dadkhah.lang.scripts import script_of

DATA = Path(__file__).parents[1] / "data/row_sounds.tsv"
VOWELS = re.compile("[aAWY]")
TWICE = re.compile(r"(.)\1+")
OPEN_END = re.compile(r"(?<=.)[aA]?h$")
ARTICLE = {"arabic": ("ال", 4), "latin": ("al", 5)}
"""How the article is written before a word, and from how many letters on a word can hold one."""

Sounds = tuple[str, ...]
Level = int
SAME, WITHIN = 0.93, 0.5
"""From which likeness on two words are one word, and up to which a single word can stand for a whole name."""

STEPS = ((0.93, 7, 6), (0.8, 5, 4), (0.65, 3, 2), (0.5, 1, 0))
"""Likeness of the least like words, and its level: with as many words on both sides, and with words left over."""


@cache
def _letters(script: str) -> tuple[tuple[str, str], ...]:
    rows = [(row["written"], row["sound"]) for row in lexicon.table(DATA) if row["script"] == script]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=262_144)
def sound(word: str) -> str:
    """Return a folded word as classes of sounds, one alphabet for both scripts: long vowels are kept, "a" is short."""
    script = "arabic" if script_of(word) == "arabic" else "latin"
    article, least = ARTICLE[script]
    heard = word[len(article) :] if len(word) > least and word.startswith(article) else word
    for written, said in _letters(script):
        heard = heard.replace(written, said)
    return OPEN_END.sub("A", TWICE.sub(r"\1", re.sub("[^a-zA-Z]", "", heard)))


@lru_cache(maxsize=262_144)
def skeleton(heard: str) -> str:
    """Return the consonants of a word, or its first sound where it has none."""
    return TWICE.sub(r"\1", VOWELS.sub("", heard)) or heard[:1]


@lru_cache(maxsize=262_144)
def sounds(name: str) -> Sounds:
    """Return the sounds of a name, word by word: no titles, particles joined to what follows."""
    found = [word for word in names.untitled(names.words(name)) if not word.isdigit()]
    joined: list[str] = []
    glue = ""
    for word in found:
        if word in names.particles("next"):
            glue += word
        else:
            joined.append(glue + word)
            glue = ""
    return tuple(filter(None, map(sound, [*joined, *([glue] if glue else [])])))


@lru_cache(maxsize=1_048_576)
def _alike(a: str, b: str) -> float:
    if a == b:
        return 1.0
    bones, others = VOWELS.sub("", a), VOWELS.sub("", b)
    apart = Levenshtein.distance(bones, others) / max(len(bones), len(others), 1)
    spelled = Levenshtein.normalized_similarity(a.replace("a", ""), b.replace("a", ""))
    likeness = 0.65 * (1 - apart) + 0.35 * spelled
    return max(likeness, 0.75 + 0.25 * spelled) if bones == others else likeness


def alike(a: str, b: str) -> float:
    """Return how alike two words sound, 0 to 1; consonants weigh more than vowels."""
    return _alike(a, b) if a <= b else _alike(b, a)


def level(a: Sounds, b: Sounds) -> Level:
    """Return how far two names agree: the least like of their aligned words decides; words left over cost a level."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return 0
    least, extra = _least(short, long), len(long) - len(short)
    if len(short) == 1 and extra:
        least = min(least, WITHIN)
    if extra and (glued := alike("".join(a), "".join(b))) > least:
        least, extra = glued, 0
    return next((more if extra else even for step, even, more in STEPS if least >= step), 0)


def _least(short: Sequence[str], long: Sequence[str]) -> float:
    """Align each word of the shorter name with one of the longer, the longest first; return the least likeness."""
    free = list(range(len(long)))
    least = 1.0
    for at, word in sorted(enumerate(short), key=lambda one: (-len(one[1]), one[0])):
        best = max(free, key=lambda other: (alike(word, long[other]), -abs(at - other)))
        least = min(least, alike(word, long[best]))
        free.remove(best)
    return least
