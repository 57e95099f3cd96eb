"""The distance of very many pairs of words at once, as `distance.distance` tells it of one.

In: the sounds of words, by number; pairs of numbers. Out: distances, each the same to the last bit: the same costs are
added in the same order, for all pairs of words of two lengths side by side.
"""

from __future__ import annotations

from array import array
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dadkhah.lang.naming.distance import CARRIERS, INITIAL, SWAPPED, VOWELS, costs, distance, gaps

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.intp]

WIDE = 1 << 16
"""Pairs of words that are worked out side by side: what they need stays in the processor's own memory."""

STEP = 4
"""Words of so many lengths stand side by side, the shorter ones padded with a sound that is like no other."""

LONGEST = 48
"""Sounds of a word up to which pairs stand side by side; the few longer ones are compared one by one."""


@cache
def _changes() -> tuple[dict[str, int], Floats]:
    """Return the number of each sound, and what it costs to take one (row) for another (column).

    The last number stands for no sound: nothing is taken for it.
    """
    changed, _ = costs()
    table = np.full((len(changed) + 1, len(changed) + 1), np.inf)
    table[:-1, :-1] = [[changed[one][other] for other in changed] for one in changed]
    return {sound: at for at, sound in enumerate(changed)}, table


@cache
def _kinds() -> tuple[Bools, Bools]:
    """Return which sounds, by number, carry a vowel, and which are vowels."""
    codes, _ = _changes()
    return np.array([one in CARRIERS for one in codes]), np.array([one in VOWELS for one in codes])


class Sounds:
    """Sounds of words by number, and how far they are apart."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._heard: list[str] = []
        self._codes, self._gaps = array("B"), array("d")
        self._begin, self._length, self._whole = array("q"), array("q"), array("d")

    def number(self, heard: str) -> int:
        """Return the number of some sounds."""
        found = self._number.setdefault(heard, len(self._number))
        if found == len(self._length):
            self._heard.append(heard)
            codes, _ = _changes()
            lost, whole = gaps(heard) if heard else ((), 0.0)
            self._begin.append(len(self._codes))
            self._codes.extend([codes[sound] for sound in heard])
            self._gaps.extend(lost)
            self._length.append(len(heard))
            self._whole.append(whole)
        return found

    def distances(self, ones: Ints, others: Ints, limits: Floats) -> Floats:
        """Return how far apart pairs of words sound, each 1.0 where it is farther than its limit."""
        found = np.where(ones == others, 0.0, 1.0)
        length = np.frombuffer(self._length, np.int64)
        wide, other = length[ones], length[others]
        held = np.maximum(wide, other) <= LONGEST
        open_ = np.flatnonzero(held & (ones != others) & (wide > 0) & (other > 0))
        shape = wide[open_] // STEP * (LONGEST + 1) + other[open_] // STEP
        order = np.argsort(shape, kind="stable")
        for group in np.split(open_[order], np.flatnonzero(np.diff(shape[order])) + 1):
            for at in range(0, len(group), WIDE):
                some = group[at : at + WIDE]
                found[some] = self._distances(ones[some], others[some], limits[some])
        for at in np.flatnonzero(~held).tolist():
            found[at] = distance(self._heard[ones[at]], self._heard[others[at]], float(limits[at]))
        return found

    def _distances(self, ones: Ints, others: Ints, limits: Floats) -> Floats:
        """Return the distances of pairs of words of about as many sounds."""
        length, whole = np.frombuffer(self._length, np.int64), np.frombuffer(self._whole)
        longer = np.maximum(whole[ones], whole[others])
        most, ends, stops = limits * longer, length[ones], length[others]
        edits = np.full(len(most), np.inf)
        live, last = np.arange(len(most)), np.zeros(len(most))
        table = _Table(self._laid(ones), self._laid(others))
        for at in range(1, int(ends.max()) + 1):
            least = table.row(at - 1)
            done = np.flatnonzero(ends[live] == at)
            edits[live[done]] = table.last[stops[live[done]], done]
            kept = ((least <= most[live]) | (last <= most[live])) & (ends[live] > at)
            last = least
            if not kept.all():
                live, last = live[kept], least[kept]
                table.keep(kept)
            if not len(live):
                break
        return np.where(edits > most, 1.0, edits / longer)

    def _laid(self, words: Ints) -> tuple[Codes, Floats]:
        """Return the codes of words and what it costs to leave each out, one sound a row, padded to the longest."""
        begin, length = np.frombuffer(self._begin, np.int64)[words], np.frombuffer(self._length, np.int64)[words]
        places = np.arange(length.max())[:, None]
        held = places < length
        at = np.where(held, begin + places, 0)
        _, changes = _changes()
        codes = np.where(held, np.frombuffer(self._codes, np.uint8)[at], np.intp(len(changes) - 1))
        return codes, np.where(held, np.frombuffer(self._gaps)[at], np.inf)


class _Table:
    """The table of costs of `distance._edits` for many pairs at once: three rows of it at a time, a place a row."""

    def __init__(self, left: tuple[Codes, Floats], right: tuple[Codes, Floats]) -> None:
        carriers, vowels = _kinds()
        (self._ones, self._lost), (self._others, self._gained) = left, right
        one, other = self._ones[0], self._others[0]
        self._carried = (carriers[one] | carriers[other]) & vowels[one] & vowels[other]
        self.last = np.zeros((len(self._gained) + 1, len(one)))
        np.cumsum(self._gained, axis=0, out=self.last[1:])
        self._above = self.last

    def row(self, at: int) -> Floats:
        """Work out the row of a sound of the first words; return the least of each pair in it."""
        _, changes = _changes()
        before, above = self._above, self.last
        row = above + self._lost[at]
        changed = changes.ravel().take(self._ones[at] * len(changes) + self._others)
        np.minimum(row[1:], np.add(changed, above[:-1], out=changed), out=row[1:])
        self._swap(row, before, at)
        cell = np.empty_like(row[0])
        for to, gap in enumerate(self._gained):
            np.add(row[to], gap, out=cell)
            np.minimum(row[to + 1], cell, out=row[to + 1])
            if not at and not to:
                np.minimum(row[1], INITIAL, out=row[1], where=self._carried)
        self._above, self.last = above, row
        least: Floats = row.min(axis=0)
        return least

    def _swap(self, row: Floats, before: Floats, at: int) -> None:
        """Lower places where sounds change places."""
        if at and len(self._others) > 1:
            swapped = (self._others[:-1] == self._ones[at]) & (self._others[1:] == self._ones[at - 1])
            to, pair = np.nonzero(swapped)
            row[to + 2, pair] = np.minimum(row[to + 2, pair], before[to, pair] + SWAPPED)

    def keep(self, kept: Bools) -> None:
        """Go on with some of the pairs."""
        at = np.flatnonzero(kept)
        self._ones, self._others = self._ones.take(at, axis=1), self._others.take(at, axis=1)
        self._lost, self._gained = self._lost.take(at, axis=1), self._gained.take(at, axis=1)
        self._above, self.last = self._above.take(at, axis=1), self.last.take(at, axis=1)
