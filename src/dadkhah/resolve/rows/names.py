"""What joining lists asks of the knowledge of names: the one place that names it.

In: names as written. Out: their sounds, word by word, and how far two of them agree, as a level from 0 to 7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import msgspec
from rapidfuzz.distance import Levenshtein

from dadkhah.lang import lexicon, names
from dadkhah.lang.naming.segment import particles
from dadkhah.lang.scripts import script_of

DATA = Path(__file__).parents[1] / "data/row_sounds.tsv"
VOWELS = re.compile("[aAWY]")
TWICE = re.compile(r"(.)\1+")
OPEN_END = re.compile(r"(?<=.)[aA]?h$")
ARTICLE = {"arabic": re.compile("ال(?=..)"), "latin": re.compile("al(?=[b-df-hj-np-tvwxz]..)")}
"""The article as it is written in one with a word that is long enough to hold it; before a vowel it is no article."""

NEAR = str.maketrans("zxjC", "dksS")
"""Sounds that spellings confuse: dal and zad, khe and kaf, zhe and se, che and shin."""

BETWEEN = frozenset({"de", "del", "da", "do", "das", "dos", "la", "las", "los", "y"})
"""Words between the names of Spanish and Portuguese, which one list writes and another leaves out."""

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
    article = ARTICLE[script].match(word)
    heard = word[article.end() :] if article else word
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
    words = [word for word in names.untitled(names.words(name)) if not word.isdigit()]
    found = [word for word in words if word not in BETWEEN] or words
    joined: list[str] = []
    glue = ""
    for word in found:
        if word in particles("next"):
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
    exact = Levenshtein.distance(bones, others)
    apart = (exact + (Levenshtein.distance(bones.translate(NEAR), others.translate(NEAR)) if exact else 0)) / 2
    apart /= max(len(bones), len(others), 1)
    spelled = Levenshtein.normalized_similarity(a.replace("a", ""), b.replace("a", ""))
    likeness = 0.65 * (1 - apart) + 0.35 * spelled
    return max(likeness, 0.75 + 0.25 * spelled) if bones == others else likeness


def alike(a: str, b: str) -> float:
    """Return how alike two words sound, 0 to 1; consonants weigh more than vowels."""
    return _alike(a, b) if a <= b else _alike(b, a)


class Heard(msgspec.Struct, frozen=True, gc=False):
    """A name as compared: the sounds of its words, their skeletons, and those of neighbours written as one word."""

    sounds: Sounds
    bones: tuple[str, ...]
    glued: tuple[str, ...]
    known: frozenset[str]
    pairs: frozenset[str]


def heard(sounds: Sounds) -> Heard:
    """Return a name ready to be compared many times."""
    bones = tuple(map(skeleton, sounds))
    glued = tuple(skeleton(a + b) for a, b in pairwise(sounds))
    return Heard(sounds, bones, glued, frozenset(bones), frozenset(glued))


def level(a: Heard, b: Heard) -> Level:
    """Return how far two names agree: the least like of their aligned words decides; words left over cost a level.

    A word that has the same consonants as one of the other name, or as two neighbours of it, stands for it; what is
    then left is aligned by likeness. More than two words without their like are not looked at: such names differ.
    """
    shared = len(a.known & b.known)
    if len(a.bones) > len(b.bones):
        a, b = b, a
    if not a.bones or (not shared and len(a.bones) > 1) or (len(a.bones) > 1 and _strangers(a, b)):
        return 0
    found, left, right = _like(a, b)
    least = min(found, default=1.0)
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    if (not found and (len(few) > 1 or len(many) > MISFITS)) or len(few) > MISFITS:
        return 0
    least = min(least, _aligned((a, left), (b, right)))
    extra = len(left) != len(right)
    if extra and len(found) + len(few) == 1:
        least = min(least, WITHIN)
    return next((more if extra else even for step, even, more in STEPS if least >= step), 0)


def _strangers(few: Heard, many: Heard) -> bool:
    """Say whether a word of the shorter name has nothing like it in the other: most pairs end here, quickly."""
    if not few.known.isdisjoint(many.pairs) or not many.known.isdisjoint(few.pairs):
        return False
    rest = [word for word, bones in zip(many.sounds, many.bones, strict=True) if bones not in few.known]
    for word, bones in zip(few.sounds, few.bones, strict=True):
        if bones not in many.known:
            for other in rest:
                if (_alike(word, other) if word <= other else _alike(other, word)) >= WITHIN:
                    break
            else:
                return True
    return False


Rest = list[int]


def _like(a: Heard, b: Heard) -> tuple[list[float], Rest, Rest]:
    """Return the likeness of words with the same consonants, gluing neighbours, and the places of those left over."""
    left, right = list(range(len(a.bones))), list(range(len(b.bones)))
    found = []
    for at in tuple(left):
        to = next((to for to in right if b.bones[to] == a.bones[at]), -1)
        if to >= 0:
            found.append(alike(a.sounds[at], b.sounds[to]))
            left.remove(at)
            right.remove(to)
    if left and right:
        found += [*_glue(a, left, b, right), *_glue(b, right, a, left)]
    return found, left, right


def _glue(one: Heard, ones: Rest, two: Heard, twos: Rest) -> Iterator[float]:
    """Yield the likeness of words of one name and neighbours of the other that are written as one; take them out."""
    for at in tuple(ones):
        for first in tuple(twos):
            if first + 1 in twos and first in twos and two.glued[first] == one.bones[at]:
                yield alike(one.sounds[at], two.sounds[first] + two.sounds[first + 1])
                ones.remove(at)
                twos.remove(first)
                twos.remove(first + 1)
                break


def _aligned(one: tuple[Heard, Rest], other: tuple[Heard, Rest]) -> float:
    """Align the words left over, those of the shorter side each with one of the longer; return the least likeness."""
    (few, places), (many, free) = sorted((one, other), key=lambda side: len(side[1]))
    least, open_ = 1.0, list(free)
    for at in places:
        word = few.sounds[at]
        best = max(open_, key=lambda to: (alike(word, many.sounds[to]), -abs(at - to)))
        least = min(least, alike(word, many.sounds[best]))
        open_.remove(best)
    return least
