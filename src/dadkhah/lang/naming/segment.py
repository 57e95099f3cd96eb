"""A name cut into words: "Family, Given" put in order, titles dropped, words of lineage dropped, nothing else lost.

In: a name as written, in any script. Out: its words, folded, in the order given name first.
"""

from __future__ import annotations

import re
from functools import cache

from dadkhah.lang import lexicon
from dadkhah.lang.scripts import fold

COMMA = re.compile("[,،;؛]")
WORD = re.compile(r"[^\W\d_]+")
QUOTES = str.maketrans("", "", "'’‘`´ʿʾʼ\"“”")
DAMAGED = (("هللا", "الله"), ("اال", "الا"))
"""Letters that a page description puts in the wrong order where a ligature stood; neither stands in any word."""


@cache
def spellings(script: str) -> dict[int, str]:
    """Return, for str.translate, letters that are spelled out before anything is folded ("kurdish", "cyrillic")."""
    rows = (row for row in lexicon.load("name_letters") if row["script"] == script)
    return {ord(row["written"]): row["sound"].replace("-", "") for row in rows}


@cache
def titles() -> frozenset[str]:
    """Return the titles that are no part of a name, folded."""
    return frozenset(fold(row["title"]) for row in lexicon.load("name_titles"))


@cache
def particles(joins: str) -> frozenset[str]:
    """Return the particles that join the "next" or the "previous" word, or that tell of "lineage", folded."""
    return frozenset(fold(row["particle"]) for row in lexicon.load("name_particles") if row["joins"] == joins)


def plain(name: str) -> str:
    """Return a name in letters that can be compared: folded, Cyrillic and Kurdish letters spelled out."""
    lowered = name.translate(QUOTES).lower()
    if not lowered.isascii():
        lowered = lowered.translate(spellings("cyrillic")).translate(spellings("kurdish"))
        lowered = fold(KURDISH_E.sub("", lowered))
        for damaged, whole in DAMAGED:
            lowered = lowered.replace(damaged, whole)
    return lowered


KURDISH_E = re.compile(r"ە(?=\w)")
"""The vowel of Sorani that Persian and Arabic do not write; at the end of a word it is written like h."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in the order in which it is spoken, without titles and words of lineage."""
    found = [word for part in _spoken(COMMA.split(plain(name))) for word in WORD.findall(part)]
    while len(found) > 1 and found[0] in titles():
        found.pop(0)
    kept = [word for at, word in enumerate(found) if not at or word not in particles("lineage")]
    return tuple(kept)


def _spoken(parts: list[str]) -> list[str]:
    """Return the parts between commas with the family name last; what stands behind a second comma is a title."""
    filled = [part for part in parts if part.strip()]
    return [filled[1], filled[0]] if len(filled) > 1 else filled
