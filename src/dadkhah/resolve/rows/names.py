"""What joining lists asks of the knowledge of names: the one place that names it.

In: names as written. Out: their sounds, word by word, and how far two of them agree, as a level from 0 to 7.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import msgspec
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

MISFITS = 2
"""Words without their like up to which two names are still aligned."""

SAME_NAME = 7
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


class Heard(msgspec.Struct, frozen=True, gc=False):
    """A name as compared: the sounds of its words, their skeletons, and how many words there are."""

    sounds: Sounds
    bones: tuple[str, ...]


def heard(sounds: Sounds) -> Heard:
    """Return a name ready to be compared many times."""
    return Heard(sounds, tuple(map(skeleton, sounds)))


def level(a: Heard, b: Heard) -> Level:
    """Return how far two names agree: the least like of their aligned words decides; words left over cost a level.

    A word that has the same consonants as one of the other name stands for it; what is then left is aligned by
    likeness. More than two words without their like are not looked at: such names are different.
    """
    short, long = (a, b) if len(a.sounds) <= len(b.sounds) else (b, a)
    if not short.sounds:
        return 0
    extra = len(long.sounds) - len(short.sounds)
    least = _least(short, long)
    if len(short.sounds) == 1 and extra:
        least = min(least, WITHIN)
    if extra and least < SAME and (glued := _glued(short, long)) > least:
        least, extra = glued, 0
    return next((more if extra else even for step, even, more in STEPS if least >= step), 0)


def _glued(short: Heard, long: Heard) -> float:
    """Return how alike the names are written as one word each; 0 where their skeletons are of different lengths."""
    one, other = "".join(short.bones), "".join(long.bones)
    if abs(len(one) - len(other)) > 2 or one[:1] != other[:1]:
        return 0.0
    return alike("".join(short.sounds), "".join(long.sounds))


def _least(short: Heard, long: Heard) -> float:
    """Return the likeness of the least like words, each word of the shorter name aligned with one of the longer."""
    free = list(range(len(long.bones)))
    least, left = 1.0, []
    for at, bones in enumerate(short.bones):
        best = next((other for other in free if long.bones[other] == bones), -1)
        if best < 0:
            left.append(at)
            continue
        free.remove(best)
        least = min(least, alike(short.sounds[at], long.sounds[best]))
    if len(left) > MISFITS or (len(left) == len(short.bones) and len(left) > 1):
        return 0.0
    for at in left:
        word = short.sounds[at]
        best = max(free, key=lambda other: (alike(word, long.sounds[other]), -abs(at - other)))
        least = min(least, alike(word, long.sounds[best]))
        free.remove(best)
    return least
