"""Established given names: which names a written word can be.

In: a folded word. Out: the ids of the given names that are written so; empty for any other word.
An id is the name in its own script, as name_given.tsv lists it with the Latin spellings that are usual for it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold

NONE: frozenset[str] = frozenset()


@cache
def spelled() -> dict[str, frozenset[str]]:
    """Return every listed spelling, folded, with the ids of the names that it writes."""
    found: dict[str, set[str]] = {}
    for row in lexicon.load("name_given"):
        for spelling in (*row["name"].split(), *row["latin"].split()):
            found.setdefault(fold(spelling).replace("'", ""), set()).add(row["name"].split()[0])
    return {spelling: frozenset(names) for spelling, names in found.items()}


@lru_cache(maxsize=262144)
def established(word: str) -> frozenset[str]:
    """Return the ids of the given names that a folded word can be."""
    return spelled().get(word, NONE)
