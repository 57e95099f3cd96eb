"""A linkage model as data: what is compared of two rows, in steps, and what each step is worth.

In: conditions and shares. Out: frozen records; what a pattern of steps says about two rows (Fellegi & Sunter 1969).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

NAMES = 11
"""Levels of names: an entry of the column `near` is the other name's number times this, plus the level."""

PATTERN = tuple[int, ...]
"""The level of every comparison, in the model's order: 0 is least alike, -1 that a value is missing."""


class Step(msgspec.Struct, frozen=True):
    """One level: in words, and its condition in SQL ("" for all that is left).

    `worth` in bits before any list is seen; `share` of the pairs of two people that are at it.
    """

    words: str
    sql: str
    worth: float
    share: float


class Comparison(msgspec.Struct, frozen=True):
    """What is compared: the steps from most to least alike; `missing` says in SQL when there is nothing to compare."""

    name: str
    missing: str
    steps: tuple[Step, ...]


class Ends(msgspec.Struct, frozen=True):
    """What distinct names begin and end with, as columns by their numbers.

    `allowed`: the condition in SQL on two of them (`l` and `r`) without which they are two names.
    """

    columns: Mapping[str, Sequence[int | str | None]]
    allowed: str


class Weights(msgspec.Struct, frozen=True):
    """How likely a candidate is a match, and for each comparison the shares of its steps: of matches, of others."""

    match: float
    m: tuple[tuple[float, ...], ...]
    u: tuple[tuple[float, ...], ...]

    def bits(self, comparison: int, level: int) -> float:
        """Return what a level is worth in bits; 0 for a missing value (level -1). Levels count from 0, least alike."""
        if level < 0:
            return 0.0
        at = len(self.m[comparison]) - 1 - level
        return math.log2(self.m[comparison][at] / self.u[comparison][at])

    def probability(self, levels: Sequence[int]) -> float:
        """Return how likely two rows of these levels are one person."""
        bits = math.log2(self.match / (1 - self.match)) + sum(self.bits(at, level) for at, level in enumerate(levels))
        return 1 / (1 + math.exp2(-max(min(bits, 500.0), -500.0)))


class Compared(msgspec.Struct, frozen=True):
    """How many pairs show each pattern of levels: of the candidates, and of a sample of other pairs."""

    candidates: dict[PATTERN, int]
    others: dict[PATTERN, int]
