"""Very many pairs of names: which are worth a look, found by an engine of tables, and the level of those.

In: distinct names by number. Out: their ends as columns, with a condition in SQL that DuckDB and Spark both run, and
Comparing. Both leave out only pairs that have no level: the consonants of the words that names begin or end with
settle most.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from dadkhah.lang.naming import sieve
from dadkhah.model.linkage import Ends
from dadkhah.resolve.rows import names

Batch: TypeAlias = "array[int]"
"""Pairs of names by their numbers, one number after the other."""

Levels = list[tuple[int, int, names.Level]]

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
        found[f"{kind}closes"] = [int(one is not None and sieve.closes(one, names.MOST, names.MISSING)) for one in held]
        for at in range(SLOTS):
            found[f"{kind}head{at + 1}"] = [one.heads[at][1] if one and len(one.heads) > at else None for one in held]
            found[f"{kind}tail{at + 1}"] = [one.tails[at][1] if one and len(one.tails) > at else None for one in held]
    return Ends(found, ALLOWED)


class Form(NamedTuple):
    """A name as it is compared: its ends, those of the same turned about, and whether it ends with a given name."""

    name: names.PreparedName
    straight: sieve.Ends | None
    turned: sieve.Ends | None
    ends: bool


class Comparing:
    """Compares names by their numbers: `level` of the pairs that can have one; can be handed to another process."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._sieve = sieve.Sieve(names.MOST, names.MISSING)
        self._forms: dict[int, Form] = {}

    def __reduce__(self) -> tuple[type[Comparing], tuple[Sequence[str]]]:
        return Comparing, (self._written,)

    def __call__(self, batch: Batch) -> Levels:
        """Return (name, other name, level) for the pairs of a batch that have anything in common."""
        found, forms = [], self._forms
        numbers = iter(batch)
        for one, other in zip(numbers, numbers, strict=True):
            left, right = forms.get(one) or self._form(one), forms.get(other) or self._form(other)
            if self._can(left, right) and (level := names.level(left.name, right.name)):
                found.append((one, other, level))
        return found

    def _form(self, number: int) -> Form:
        if len(self._forms) >= names.KEPT:
            self._forms.clear()
        name = names.prepare(self._written[number])
        turned = names.about(name.written)
        hold = self._sieve.ends
        found = self._forms[number] = Form(name, hold(name), hold(turned) if turned else None, names.ends(name))
        return found

    def _can(self, one: Form, other: Form) -> bool:
        """Say whether two names can have a level, as they are or turned about."""
        name, straight, turned, given = one
        rest, upright, about, begun = other
        if straight is None or upright is None:
            return False
        if self._sieve.allows(straight, upright):
            return True
        if turned is None and about is None:
            return False
        two = names.shared(name, rest)
        if turned is not None and (given or two) and self._sieve.allows(turned, upright):
            return True
        return about is not None and (begun or two) and self._sieve.allows(straight, about)
