"""Which of many pairs of names can be one name at all: what their first and their last words allow.

In: prepared names. Out: yes or no; no only where `score.against` finds None. Most pairs of strangers who share a word
end here: whether two words come near one another is worked out once, for all names that begin or end with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dadkhah.lang.naming.align import CLASH, STEPS, apart, between
from dadkhah.lang.naming.score import last_alone
from dadkhah.lang.naming.tokens import Part, PreparedName, tails
from dadkhah.lang.naming.unlike import JUST

KEPT = 1 << 19
"""Pairs of words that are kept with what was found."""

EVERY = -1
"""All letters: what a word without consonants may begin and end with."""


class End(NamedTuple):
    """The first, or the last, one to three words of a name, glued one after the other.

    word: the number of the outermost word. two: the number of two glued, None where there is no second. first, last:
    the first and the last consonant of the outermost as bits; firsts, lasts: those of the glued ones. parts: all.
    """

    word: int
    two: int | None
    first: int
    last: int
    firsts: int
    lasts: int
    parts: tuple[Part, ...]


class Ends(NamedTuple):
    """Both ends of a name; `inner`: what its last words would be, were some at its end left out.

    closes: the last word is of those that no name lacks.
    """

    heads: End
    tails: End
    inner: tuple[End, ...]
    closes: bool


def closes(name: PreparedName, most: float, missing: float) -> bool:
    """Say whether a name is built so that neither it nor another may lack the last word."""
    return last_alone({name.naming}) > min(most, missing)


class Sieve:
    """Tells pairs of names apart that cost more than `most`, or lack words that cost more than `missing`."""

    def __init__(self, most: float, missing: float) -> None:
        self._most = most
        self._numbers: dict[str, int] = {}
        self._letters: dict[str, int] = {}
        self._near: dict[int, bool] = {}
        self._missing = missing
        if missing >= CLASH:
            raise ValueError("names whose last words both stand alone are not told apart here")

    def ends(self, name: PreparedName) -> Ends | None:
        """Return the ends of a name, for `allows` of this sieve; None for a name without letters."""
        if not name.parts:
            return None
        inner = [self._end(tails(name.parts[:end])) for end in range(len(name.parts) - 1, 0, -1)]
        shut = closes(name, self._most, self._missing)
        return Ends(self._end(name.heads), self._end(name.tails), tuple(inner), shut)

    def _end(self, parts: tuple[Part, ...]) -> End:
        numbers = [self._numbers.setdefault(part[0], len(self._numbers)) for part in parts]
        bits = [(self._bit(part[1][:1]), self._bit(part[1][-1:])) for part in parts]
        firsts = lasts = 0
        for first, last in bits[1:]:
            firsts, lasts = firsts | first, lasts | last
        two = numbers[1] if len(numbers) > 1 else None
        return End(numbers[0], two, *bits[0], firsts, lasts, parts)

    def _bit(self, letter: str) -> int:
        return 1 << self._letters.setdefault(letter, len(self._letters)) if letter else EVERY

    def allows(self, one: Ends, other: Ends) -> bool:
        """Say whether two names can be one, as far as their ends tell."""
        if not self._meet(one[0], other[0]):
            return False
        if self._meet(one[1], other[1]):
            return True
        return not (one[3] or other[3]) and self._meet_inside(one, other)

    def _meet_inside(self, one: Ends, other: Ends) -> bool:
        """Say whether the last words of one name meet words of the other behind which some are left out.

        Were the last words of both left out, they would clash.
        """
        last, said = one[1], other[1]
        return any(self._meet(end, said) for end in one[2]) or any(self._meet(last, end) for end in other[2])

    def _meet(self, one: End, other: End) -> bool:
        """Say whether the outermost words, glued or not, come near one another."""
        word, two, first, last, firsts, lasts, parts = one
        said, pair, opens, shuts, begins, finishes, others = other
        if word == said or (two is not None and two == pair):
            return True
        key = word << 32 | said if word < said else said << 32 | word
        near = self._near.get(key)
        if near is None:
            near = self._kept(key, parts[0], others[0])
        if near:
            return True
        if not (first & begins or last & finishes or opens & firsts or shuts & lasts):
            return False
        return self._glued(parts, others)

    def _kept(self, key: int, one: Part, other: Part) -> bool:
        if len(self._near) >= KEPT:
            self._near.clear()
        near = self._near[key] = self._comes(between(one, other, arabic=True, most=self._most))
        return near

    def _glued(self, ones: Sequence[Part], others: Sequence[Part]) -> bool:
        for step in STEPS[len(ones)][len(others)]:
            cost = apart(ones[step[0] - 1], others[step[1] - 1], step, arabic=True, most=self._most)
            if self._comes(cost):
                return True
        return False

    def _comes(self, cost: float) -> bool:
        return cost <= self._most * JUST
