"""Very many pairs of names: which are worth a look, found by an engine of tables, and the level of those.

In: distinct names by number. Out: their ends as columns, with a condition in SQL that DuckDB and Spark both run, and
Comparing. Both leave out only pairs that have no level: the consonants of the words that names begin or end with
settle most.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self, TypeAlias

import numpy as np

from dadkhah.lang.naming import Against
from dadkhah.lang.naming.edits import Ints
from dadkhah.lang.naming.namepairs import Names, Told, closes
from dadkhah.model.linkage import Ends
from dadkhah.resolve.rows import names

Batch: TypeAlias = "array[int]"
"""Pairs of names by their numbers, one number after the other."""

Levels = list[tuple[int, int, names.Level]]

NONE = -1
"""Stands for the number of a name that was not asked for, or cannot be turned about."""

MANY = 1 << 15
"""Pairs that are looked at side by side: more take memory, and hardly less time."""

READY = names.KEPT // 4
"""Names up to which all are prepared beforehand: of very many, some are never asked for, and all take memory."""

SLOTS = 3
"""Words, glued one after the other, at either end of a name."""

GLUED = ((1, 2), (2, 1), (1, 3), (3, 1))
"""Of how many words glued together those of one name may stand for those of another."""


def _alike(one: str, other: str) -> str:
    """Return the condition that the consonants of two words are alike (lang.naming.align.alike)."""
    return f"2 * levenshtein({one}, {other}) <= greatest(2, length({one}), length({other}))"


def _glued(one: str, other: str) -> str:
    """Return the condition that they are so where one is glued: they begin or end with the same consonant."""
    outer = f"left({one}, 1) = left({other}, 1) or right({one}, 1) = right({other}, 1) or {one} = '' or {other} = ''"
    return f"coalesce(({outer}) and {_alike(one, other)}, false)"


def _meet(one: str, other: str) -> str:
    """Return the condition that the words of two ends, by the names of their columns, are alike, glued or not."""
    ways = [f"{_alike(one + '1', other + '1')}", f"coalesce({one}2 = {other}2, false)"]
    return f"({' or '.join([*ways, *(_glued(f'{one}{at}', f'{other}{to}') for at, to in GLUED)])})"


def _can(one: str, other: str) -> str:
    """Return the condition that two names can be one: `l.` or `r.`, and "" or "turned_" for a name turned about."""
    closes = f"{one}closes = 0 and {other}closes = 0"
    return f"({_meet(one + 'head', other + 'head')} and ({closes} or {_meet(one + 'tail', other + 'tail')}))"


ALLOWED = " or ".join(
    (
        _can("l.", "r."),
        f"(l.turned_head1 is not null and {_can('l.turned_', 'r.')})",
        f"(r.turned_head1 is not null and {_can('l.', 'r.turned_')})",
    )
)


def ends(spelled: Sequence[names.PreparedName]) -> Ends:
    """Return the ends of names, by their numbers, and the condition on two of them."""
    found: dict[str, list[int | str | None]] = {}
    turned = [names.about(name.written) for name in spelled]
    for kind, held in (("", spelled), ("turned_", turned)):
        found[f"{kind}closes"] = [int(one is not None and closes(one, names.MOST, names.MISSING)) for one in held]
        for at in range(SLOTS):
            found[f"{kind}head{at + 1}"] = [one.heads[at][1] if one and len(one.heads) > at else None for one in held]
            found[f"{kind}tail{at + 1}"] = [one.tails[at][1] if one and len(one.tails) > at else None for one in held]
    return Ends(found, ALLOWED)


class Comparing:
    """Compares names by their numbers, very many pairs at once: `level` of those that have one.

    What is found of names and words is kept for the next pairs, up to a bound.
    """

    def __init__(self, spelled: Sequence[names.PreparedName]) -> None:
        self._spelled = spelled
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Compare no more."""

    def _begin(self) -> None:
        self._names = Names(names.MOST, names.MISSING)
        self._straight, self._turned = (np.full(len(self._spelled), NONE) for _ in range(2))

    def __call__(self, batch: Batch) -> Levels:
        """Return (name, other name, level) for the pairs of a batch that have anything in common."""
        ones, others, levels = self._levels_of(batch)
        at = np.flatnonzero(levels)
        return list(zip(ones[at].tolist(), others[at].tolist(), levels[at].tolist(), strict=True))

    def prepare(self) -> None:
        """Take the names, and hear their words, before they are asked for."""
        if len(self._spelled) <= READY:
            self._take(np.arange(len(self._spelled)))
            self._names.hear()

    def levels(self, batches: Iterable[Batch]) -> Iterator[Levels]:
        """Yield (name, other name, level) for the pairs of each batch that have anything in common, in order."""
        return map(self, batches)

    def every(self, batch: Batch) -> list[names.Level]:
        """Return the levels of all pairs of a batch, which may be large."""
        parts = (batch[at : at + 2 * MANY] for at in range(0, len(batch), 2 * MANY))
        return [level for part in parts for level in self._levels_of(part)[-1].tolist()]

    def _levels_of(self, batch: Batch) -> tuple[Ints, Ints, Ints]:
        """Return the pairs of a batch as columns, with the level of each (`names.level`)."""
        pairs = np.frombuffer(batch, np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1], self._levels(pairs[:, 0], pairs[:, 1])

    def _levels(self, ones: Ints, others: Ints) -> Ints:
        self._take(np.unique(np.concatenate((ones, others))))
        levels = np.zeros(len(ones), np.int64)
        about = [np.flatnonzero(self._turned[name] != NONE) for name in (ones, others)]
        places = np.concatenate((np.arange(len(ones)), *about))
        left = np.concatenate((self._straight[ones], self._turned[ones[about[0]]], self._turned[others[about[1]]]))
        right = self._straight[np.concatenate((others, others[about[0]], ones[about[1]]))]
        told = self._names.against(left, right)
        found = np.array(_stepped(told), np.int64)
        straight = told.at < len(ones)
        levels[told.at[straight]] = found[straight]
        low = levels <= names.LACKING
        for at, level in zip(told.at[~straight].tolist(), found[~straight].tolist(), strict=True):
            place = places[at]
            if low[place]:
                one, other = int(ones[place]), int(others[place])
                both = (one, other) if at < len(ones) + len(about[0]) else (other, one)
                levels[place] = max(levels[place], self._about(*both, level))
        return levels

    def _take(self, asked: Ints) -> None:
        """Take the names that were not asked for before."""
        if len(self._names) >= names.KEPT:
            self._begin()
        for number in asked[self._straight[asked] == NONE].tolist():
            name = self._spelled[number]
            self._straight[number] = self._names.number(name)
            if turned := names.about(name.written):
                self._turned[number] = self._names.number(turned)

    def _about(self, one: int, other: int, level: names.Level) -> names.Level:
        """Return the level of a name that is turned about, where it may be, and another."""
        name, rest = self._spelled[one], self._spelled[other]
        return names.about_level(name, level) if names.ends(name) or names.shared(name, rest) else 0


def _stepped(told: Told) -> list[names.Level]:
    return [names.stepped(Against(*one)) for one in zip(*(column.tolist() for column in told[1:]), strict=True)]
