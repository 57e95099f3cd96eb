"""What speaks against very many pairs of words being one name, as `align.between` tells it of one.

In: words, and neighbours glued, by number; pairs of numbers. Out: costs, each the same to the last bit up to `most`,
LOOSELY where how the names are built decides. What the lexicon knows is asked once for all words of the same names.
"""

from __future__ import annotations

from array import array
from math import sqrt

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from dadkhah.lang.naming.distance import LIMIT
from dadkhah.lang.naming.edits import Bools, Floats, Ints, Sounds
from dadkhah.lang.naming.sounds import CONSONANTS
from dadkhah.lang.naming.tokens import Part
from dadkhah.lang.naming.unlike import (
    APART,
    BARE,
    JUST,
    ORIGINAL,
    STEEP,
    UNRELATED,
    Heard,
    by_lexicon,
    hear,
)  # fmt: skip

NONE = -1
"""Stands for a way to read a word that it has not."""

UNHEARD = -2
"""Stands for what was not asked yet of a word."""

WAYS = 2
"""In how many ways a word can be read at most (sounds.readings)."""

BITS = {sound: 1 << at for at, sound in enumerate(sorted(CONSONANTS))}
"""A bit for each consonant."""

TWICE = 32
"""By how many bits the mark of a consonant that a word has twice stands before that of one that it has."""

Kind = tuple[frozenset[str], frozenset[str]]
"""The given names that a word is, and that it can also be."""


def once(ones: Ints, others: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the distinct pairs among pairs of numbers, whichever way round, and which of them each is."""
    least, most = np.minimum(ones, others).astype(np.int64), np.maximum(ones, others)
    keys, which = np.unique(least << 32 | most, return_inverse=True)
    return keys >> 32, keys & 0xFFFFFFFF, which


def marks(bones: str) -> int:
    """Return which consonants a word has, and which it has twice, as bits: what one word alone has is a slip each."""
    once = twice = 0
    for bone in bones:
        bit = BITS.get(bone, 0)
        twice |= once & bit
        once |= bit
    return once | twice << TWICE


class Words:
    """Words, and neighbours glued, by number: what they sound like, and what speaks against two of them being one."""

    def __init__(self, most: float) -> None:
        if most >= APART:
            raise ValueError("two established names are not told from others here")
        self._most = most
        self._parts: dict[Part, int] = {}
        self._skeletons: dict[str, int] = {}
        self._bones: list[str] = []
        self._wide, self._first, self._last, self._marks = array("i"), array("i"), array("i"), array("Q")
        self._written: dict[str, int] = {}
        self._spelled: list[str] = []
        self._word, self._bone = array("i"), array("i")
        self._heard = array("q")
        self._sounds = Sounds()
        self._kinds: dict[Kind, int] = {(frozenset(), frozenset()): 0}
        self._known: list[Heard] = []
        self._told: dict[tuple[int, int], float] = {}

    def __len__(self) -> int:
        return len(self._parts)

    def number(self, part: Part) -> int:
        """Return the number of a word or of neighbours glued."""
        found = self._parts.setdefault(part, len(self._parts))
        if found == len(self._word):
            written, bones = part
            word = self._written.setdefault(written, len(self._written))
            if word == len(self._spelled):
                self._spelled.append(written)
                self._heard.extend((UNHEARD,) * (2 * WAYS + 2))
            self._word.append(word)
            self._bone.append(self._bones_of(bones))
        return found

    def _bones_of(self, bones: str) -> int:
        """Return the number of the consonants of a word."""
        found = self._skeletons.setdefault(bones, len(self._skeletons))
        if found == len(self._bones):
            self._bones.append(bones)
            self._wide.append(len(bones))
            self._first.append(ord(bones[0]) if bones else 0)
            self._last.append(ord(bones[-1]) if bones else 0)
            self._marks.append(marks(bones))
        return found

    def same(self, ones: Ints, others: Ints) -> Bools:
        """Say which pairs are written alike."""
        word = np.frombuffer(self._word, np.int32)
        found: Bools = word[ones] == word[others]
        return found

    def alike(self, ones: Ints, others: Ints, glued: Bools) -> Bools:
        """Say which pairs are near enough for one name by their consonants (align.alike, align.apart).

        Those of which a side is `glued` begin or end alike at least.
        """
        bone = np.frombuffer(self._bone, np.int32)
        ones, others = bone[ones], bone[others]
        slips = self._slips(ones, others)
        some = np.flatnonzero(self._may(ones, others, glued) & (slips >= 0))
        least, most, which = once(ones[some], others[some])
        far = cpdist(
            [self._bones[at] for at in least.tolist()],
            [self._bones[at] for at in most.tolist()],
            scorer=Levenshtein.distance,
            dtype=np.int64,
        )
        found = np.zeros(len(ones), bool)
        found[some] = far[which] <= slips[some]
        return found

    def _may(self, ones: Ints, others: Ints, glued: Bools) -> Bools:
        """Say which pairs of consonants are of words alone, or begin or end alike."""
        first, last = np.frombuffer(self._first, np.int32), np.frombuffer(self._last, np.int32)
        one, other = first[ones], first[others]
        found: Bools = ~glued | (one == other) | (one == 0) | (other == 0) | (last[ones] == last[others])
        return found

    def _slips(self, ones: Ints, others: Ints) -> Ints:
        """Return how many slips there may be between consonants; -1 where there are more by what one word alone has."""
        wide, held = np.frombuffer(self._wide, np.int32), np.frombuffer(self._marks, np.uint64)
        one, other = wide[ones], wide[others]
        slips: Ints = np.maximum(np.maximum(one, other) // 2, 1)
        mark, another = held[ones], held[others]
        least = np.maximum(np.bitwise_count(mark & ~another), np.bitwise_count(another & ~mark))
        slips[(least > slips) | (np.abs(one - other) > slips)] = -1
        return slips

    def between(self, ones: Ints, others: Ints) -> Floats:
        """Return what speaks against pairs of words that are alike."""
        least, most, which = once(ones, others)
        word = np.frombuffer(self._word, np.int32)
        found = np.zeros(len(least))
        some = np.flatnonzero(~self.same(least, most))
        found[some] = self._unlike(word[least[some]], word[most[some]])
        every: Floats = found[which]
        return every

    def _unlike(self, ones: Ints, others: Ints) -> Floats:
        """Return what speaks against distinct pairs of words whose consonants are alike."""
        heard = self._hear(ones, others)
        left, right = heard[ones], heard[others]
        found = self._by_lexicon(left[:, -1] >> 1, right[:, -1] >> 1)
        found[(left[:, 0] == NONE) | (right[:, 0] == NONE)] = UNRELATED
        some = np.flatnonzero(np.isnan(found))
        found[some] = self._far(left[some], right[some])
        return found

    def hear(self) -> None:
        """Find out what all words sound like."""
        every = np.arange(len(self._spelled))
        self._hear(every, every)

    def _hear(self, ones: Ints, others: Ints) -> Ints:
        """Return for each word the numbers of its ways, of those without an article, and of its names and script."""
        heard = np.frombuffer(self._heard, np.int64).reshape(-1, 2 * WAYS + 2)
        asked = np.unique(np.concatenate((ones, others)))
        for word in asked[heard[asked, 0] == UNHEARD].tolist():
            heard[word] = self._of(hear(self._spelled[word]))
        return heard

    def _of(self, one: Heard) -> list[int]:
        ways, short = ([self._sounds.number(way) for way in found] for found in (one.ways, one.bare or one.ways))
        kind = self._kinds.setdefault((one.names, one.loose), len(self._kinds))
        if kind >= len(self._known):
            self._known += [one] * (kind + 1 - len(self._known))
        first = ways if one.ways[0] else [NONE]
        padded = [(*found, NONE)[:WAYS] for found in (first, short)]
        return [*padded[0], *padded[1], int(bool(one.bare)), kind << 1 | one.ascii]

    def _by_lexicon(self, ones: Ints, others: Ints) -> Floats:
        """Return what the lexicon says of pairs of words by their names, NaN where their sounds tell."""
        found = np.full(len(ones), np.nan)
        some = np.flatnonzero((ones > 0) & (others > 0))
        least, most, which = once(ones[some], others[some])
        told = [self._tell(pair) for pair in zip(least.tolist(), most.tolist(), strict=True)]
        found[some] = np.array(told, np.float64)[which] if told else 0.0
        return found

    def _tell(self, pair: tuple[int, int]) -> float:
        if (found := self._told.get(pair)) is None:
            told = by_lexicon(self._known[pair[0]], self._known[pair[1]])
            found = self._told[pair] = np.nan if told is None else told
        return found

    def _far(self, left: Ints, right: Ints) -> Floats:
        """Return what the distance of words speaks against one name, in the way in which they are nearest."""
        latin = ((left[:, -1] | right[:, -1]) & 1).astype(bool)
        limits = np.where(
            latin, *(min(LIMIT, sqrt(self._most / steepness) * JUST) for steepness in (STEEP, STEEP * ORIGINAL))
        )
        some = np.flatnonzero(left[:, -2] | right[:, -2])
        ones, others = (np.concatenate((held[:, :WAYS], held[some, WAYS:-2])) for held in (left, right))
        both = self._nearest(ones, others, np.concatenate((limits, limits[some])))
        nearest, without = both[: len(left)], both[len(left) :]
        without += np.where(left[some, -2] & right[some, -2], 0.0, BARE)
        nearest[some] = np.minimum(nearest[some], without)
        far = STEEP * nearest * nearest
        return np.where(latin, far, far * ORIGINAL)

    def _nearest(self, ones: Ints, others: Ints, limits: Floats) -> Floats:
        """Return the least distance of pairs of words in the ways in which they can be read."""
        which, way, said = np.nonzero((ones != NONE)[:, :, None] & (others != NONE)[:, None, :])
        far = self._sounds.distances(ones[which, way], others[which, said], limits[which])
        found = np.ones(len(ones))
        np.minimum.at(found, which, far)
        return found
