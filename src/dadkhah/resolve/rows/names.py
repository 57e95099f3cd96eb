"""What joining lists asks of the knowledge of names (dadkhah.lang.naming): the one place that names it.

In: names as written. Out: names ready to be compared, keys of their words, and how far two names agree, as a level
from 0 to 7.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from dadkhah.lang.naming import PreparedName, against, prepare
from dadkhah.lang.naming.sieve import Ends, Sieve
from dadkhah.lang.naming.sounds import skeleton, sounds
from dadkhah.lang.naming.unlike import bare

Level = int
SAME_NAME = 7

MOST = 2.0
"""What may speak against two names in all: beyond it they are two names, whatever else rows share."""

MISSING = 1.1
"""What the words may cost that one name lacks: the family name of most kinds of names costs more."""

FEW = 0.3
"""What the words may cost that are often left out: second names, fathers."""

STEPS = ((0.1, 7, 6), (0.35, 5, 4), (1.0, 3, 2), (MOST, 1, 1))
"""Up to which cost of the words that stand for one another a level goes, without and with words left over."""

BEGINNINGS = frozenset({"abd", "abdul", "abdol", "abdel", "abdal", "abu", "abou", "abo", "umm", "عبد", "ابو", "ام"})
"""Joining words that begin a given name or a by-name, no family name (Wehr): "Abdul Rahman Saleh" begins with one."""

DOUBTFUL = 3
"""The most that a name agrees which may be turned about or may not: other evidence must then speak for one person."""

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


def level(one: PreparedName, other: PreparedName) -> Level:
    """Return how far two names agree: what speaks against their being one, in steps; words left over count.

    Where one of them may be written with the family name first, and they have little in common so, it is turned about:
    where it ends with a given name, or two words of it stand in the other name.
    """
    straight = _level(one, other)
    if straight > 1:
        return straight
    shared = _shared(one, other)
    about = ((_turned(name.written), rest) for name, rest in ((one, other), (other, one)) if shared or _ends(name))
    found = [min(_level(name, rest), _most(one if rest is other else other)) for name, rest in about if name]
    return max([straight, *found])


def _shared(one: PreparedName, other: PreparedName) -> bool:
    """Tell whether two words of one name stand in the other."""
    return len({*keys(one)} & {*keys(other)}) > 1


def _most(name: PreparedName) -> Level:
    """Return how far a name may agree when it is turned about: "Al-Hassan Ali" may be a son of Ali, or Ali."""
    article = len(name.tokens) > 1 and name.tokens[0].particle
    return DOUBTFUL if article and name.tokens[1].names else SAME_NAME


def _ends(name: PreparedName) -> bool:
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
def _turned(written: str) -> PreparedName | None:
    """Return the same of a name as written, once: most pairs ask for it."""
    return turned(prepare(written))


def _level(one: PreparedName, other: PreparedName) -> Level:
    found = against(one, other, MOST, MISSING)
    if found is None:
        return 0
    if found.alone > FEW:
        return int(found.words <= STEPS[1][0])
    return next(over if found.over else even for most, even, over in STEPS if found.words <= most)


Batch: TypeAlias = "array[int]"
"""Pairs of names by their numbers, one number after the other."""

Levels = list[tuple[int, int, Level]]


class Form(NamedTuple):
    """A name as it is compared: its ends, and those of the same turned about, where it may be; `ends`: with a given name."""

    name: PreparedName
    straight: Ends | None
    turned: Ends | None
    ends: bool


class Comparing:
    """Compares names by their numbers: `level` of the pairs that can have one; it can be handed to another process."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._sieve = Sieve(MOST, MISSING)
        self._forms: dict[int, Form] = {}

    def __reduce__(self) -> tuple[type[Comparing], tuple[Sequence[str]]]:
        return Comparing, (self._written,)

    def __call__(self, batch: Batch) -> Levels:
        """Return (name, other name, level) for the pairs of a batch that have anything in common."""
        found, forms = [], self._forms
        numbers = iter(batch)
        for one, other in zip(numbers, numbers, strict=True):
            left, right = forms.get(one) or self._form(one), forms.get(other) or self._form(other)
            if self._can(left, right):
                agree = level(left.name, right.name)
                if agree:
                    found.append((one, other, agree))
        return found

    def _form(self, number: int) -> Form:
        if len(self._forms) >= KEPT:
            self._forms.clear()
        name = prepare(self._written[number])
        about = _turned(name.written)
        ends = self._sieve.ends
        found = self._forms[number] = Form(name, ends(name), about and ends(about), _ends(name))
        return found

    def _can(self, one: Form, other: Form) -> bool:
        """Say whether two names can have a level, as they are or turned about."""
        name, straight, turned, ends = one
        rest, upright, about, given = other
        if straight is None or upright is None:
            return False
        if self._sieve.allows(straight, upright):
            return True
        if turned is None and about is None:
            return False
        shared = _shared(name, rest)
        if turned is not None and (ends or shared) and self._sieve.allows(turned, upright):
            return True
        return about is not None and (given or shared) and self._sieve.allows(straight, about)


__all__ = [
    "SAME_NAME", "Batch", "Comparing", "Level", "Levels", "PreparedName", "bones", "key", "keys", "level", "prepare",
    "turned",
]  # fmt: skip
