"""A name cut into words: "Family, Given" put in order, titles dropped, words of lineage dropped, nothing else lost.

In: a name as written, in any script. Out: its words, folded, in the order given name first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dadkhah.lang import lexicon
from dadkhah.lang.naming.lexicon import established
from dadkhah.lang.scripts import fold

COMMA = re.compile("[,،;؛]")
WORD = re.compile(r"[^\W\d_]+")
QUOTES = str.maketrans("", "", "'’‘`´ʿʾʼ\"“”")
KEPT = 65536
"""Words kept as they are compared."""

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


@lru_cache(maxsize=KEPT)
def plain(word: str) -> tuple[str, ...]:
    """Return what stands between two spaces as words that can be compared: folded, some letters spelled out."""
    lowered = word.translate(QUOTES).lower()
    if not lowered.isascii():
        lowered = lowered.translate(spellings("cyrillic")).translate(spellings("kurdish"))
        lowered = fold(KURDISH_E.sub("", lowered))
        for damaged, whole in DAMAGED:
            lowered = lowered.replace(damaged, whole)
    return tuple(WORD.findall(lowered))


KURDISH_E = re.compile(r"ە(?=\w)")
"""The vowel of Sorani that Persian and Arabic do not write; at the end of a word it is written like h."""


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in the order in which it is spoken, without titles and words of lineage."""
    found = [word for part in _spoken(name) for written in part.split() for word in plain(written)]
    while len(found) > 1 and found[0] in titles():
        found.pop(0)
    lineage = particles("lineage")
    kept = [word for at, word in enumerate(found) if not at or word not in lineage]
    return (*_apart(kept[0]), *kept[1:]) if len(kept) > 1 else tuple(kept)


@lru_cache(maxsize=65536)
def _apart(word: str) -> tuple[str, ...]:
    """Return the first word of a name without a title glued to it, and cut where a given name is glued to another word.

    Gluing is free when names are compared, so that a wrong cut does no harm.
    """
    bare = GLUED_TITLE.sub("", word)
    if bare != word and established(bare):
        word = bare
    if established(word):
        return (word,)
    cuts = [at for at in range(LEAST, len(word) - LEAST + 1) if established(word[:at])]
    names = [at for at in cuts if established(word[at:])]
    chosen = names or [at for at in cuts if BEGINS.match(word, at)]
    return (word[: chosen[-1]], word[chosen[-1] :]) if chosen else (word,)


GLUED_TITLE = re.compile("^(?:سید|se+y+[ei]d|sa+y+[ei]d)(?=.{3})")
LEAST = 4
"""The fewest letters of a given name, and of what is glued to it, that are cut apart."""

BEGINS = re.compile("[^aeiouyی](?!an?$|eh?$)")
"""How a word begins that is no mere ending of the one before (Akbar-i, Rahim-ian)."""


def _spoken(name: str) -> list[str]:
    """Return the parts between commas with the family name last; what stands behind a second comma is a title."""
    parts = COMMA.split(name)
    if len(parts) == 1:
        return parts
    filled = [part for part in parts if part.strip()]
    return [filled[1], filled[0]] if len(filled) > 1 else filled
