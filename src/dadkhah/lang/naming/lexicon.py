"""Established given names: which names a written word can be.

In: a folded word. Out: the ids of the given names that are written so; empty for any other word.
An id is the name in its own script, as name_given.tsv lists it with the Latin spellings that are usual for it. A Latin
word is looked up by how it is spelled, less what spellings of one sound differ in (doubled letters, oo and ou, ei and
ay, gh and q), with its vowels kept: Hamid and Hamed are two names. A word that two names make up is both
(Alireza), so that it differs from either.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold

NONE: frozenset[str] = frozenset()

ALIKE = (
    ("tch", "č"), ("kh", "x"), ("gh", "q"), ("sh", "š"), ("ch", "č"), ("zh", "j"), ("dh", "z"), ("th", "s"),
    ("ph", "f"), ("ck", "k"), ("c", "k"), ("w", "v"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("o", "u"), ("aa", "a"),
    ("ei", "ay"), ("ey", "ay"), ("ai", "ay"), ("ie", "iy"), ("iya", "ia"), ("iye", "ie"),
)  # fmt: skip
"""Spellings of one sound in the Latin writing of names, in the order in which they are taken."""

DOUBLED = re.compile(r"(.)\1+")
FINAL = re.compile("(?<=[^aeiou])[ae]h$")
KEPT = 65536
"""Words kept with the names that they can be."""


@lru_cache(maxsize=1024)
def spelling(word: str) -> str:
    """Return a folded word less what Latin spellings of one sound differ in."""
    if not word.isascii():
        return word
    plain = FINAL.sub("a", word)
    for written, kept in ALIKE:
        plain = plain.replace(written, kept)
    return DOUBLED.sub(r"\1", plain)


@cache
def _listed(column: str) -> dict[str, frozenset[str]]:
    """Return every listed spelling of a column with the ids of the names that it writes."""
    found: dict[str, set[str]] = {}
    for row in lexicon.load("name_given"):
        for written in row[column].replace("-", "").split():
            found.setdefault(spelling(fold(written).replace("'", "")), set()).add(row["name"].split()[0])
    return {written: frozenset(names) for written, names in found.items()}


@lru_cache(maxsize=KEPT)
def established(word: str) -> frozenset[str]:
    """Return the ids of the given names that a folded word can be."""
    key = spelling(word)
    return _names().get(key) or _made_up(key)


@lru_cache(maxsize=KEPT)
def loosely(word: str) -> frozenset[str]:
    """Return the ids of names that a word can also be where short and long i are written alike, as Arabic names are."""
    return _listed("loosely").get(spelling(word), NONE)


@cache
def _names() -> dict[str, frozenset[str]]:
    """Return every listed spelling, in either script, with the ids of the names that it writes."""
    own, latin = _listed("name"), _listed("latin")
    return {key: own.get(key, NONE) | latin.get(key, NONE) for key in own.keys() | latin.keys()}


def _made_up(key: str) -> frozenset[str]:
    """Return the ids of a name made up of two: every way in which both parts make up names."""
    parts = _parts()
    halves = [(key[:at], key[at:]) for at in range(2, len(key) - 1) if key[:at] in parts and key[at:] in parts]
    return frozenset(f"{one} {other}" for left, right in halves for one in parts[left] for other in parts[right])


@cache
def _parts() -> dict[str, frozenset[str]]:
    """Return the spellings of the names that make up others, with their ids."""
    rows = (row for row in lexicon.load("name_particles") if row["joins"] == "compound")
    making = frozenset(fold(row["particle"]) for row in rows)
    return {key: ids & making for key, ids in _names().items() if ids & making}


@cache
def _languages() -> dict[str, frozenset[str]]:
    """Return the languages of each id."""
    return {row["name"].split()[0]: frozenset(row["language"].split()) for row in lexicon.load("name_given")}


@lru_cache(maxsize=65536)
def languages(names: frozenset[str]) -> frozenset[str]:
    """Return the languages in which some names, by their ids, are given."""
    return frozenset(language for name in names for part in name.split() for language in _languages()[part])


@cache
def families() -> frozenset[str]:
    """Return family names by which Spanish and Portuguese naming is known, folded."""
    return frozenset(fold(row["family"]) for row in lexicon.load("name_families"))


@cache
def common() -> frozenset[str]:
    """Return the ids of the given names that so many people bear that they hardly tell one from another."""
    return frozenset(fold(row["name"]) for row in lexicon.load("name_common"))
