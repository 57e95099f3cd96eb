"""The words of a sentence in Arabic script, folded, each with its place in the original.

In: a text, two offsets, a language, the words that its lexicon begins with. Out: Word after Word. Vowel marks, tatweel,
the zero-width non-joiner and the letters that keyboards spell apart are folded (lang/scripts.py); in Arabic the
particles written onto a word are words of their own where the rest is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

import msgspec

from dadkhah.lang.scripts import Folded, fold_map

WORD = re.compile(r"\d{1,3}(?:[,٬'،]\d{3})+(?!\d)|\d+(?:[.٫]\d+)?|[^\W\d_]+|[^\w\s]|_")
ARTICLE = "ال"
PARTICLES = "وفبلک"
"""Written onto the next word: and, so, by, for, like (Ryding 2005, A Reference Grammar of Modern Standard Arabic)."""

GOVERN = frozenset({"وفقا", "طبقا", "خلافا"})
"""Words that govern the particle "for", so that it is one even before a name that no lexicon knows."""

MOST = 3
"""The most particles that a word carries ("and for the ...")."""

LEAST = 2
"""The fewest letters that remain of a word without its particle."""


class Word(msgspec.Struct, frozen=True):
    """One word: its place in the original, its folded form, and whether an article was taken off."""

    start: int
    end: int
    low: str
    definite: bool = False


def words(content: str, start: int, end: int, language: str, known: Collection[str]) -> tuple[Word, ...]:
    """Return the words of content[start:end]; `known` are the words that a lexicon's phrases are made of."""
    folded = fold_map(content[start:end])
    found: list[Word] = []
    for match in WORD.finditer(folded.text):
        governed = language == "ar" and bool(found) and found[-1].low in GOVERN and match.group().startswith("ل")
        found += _pieces(content, start, folded, match, known if language == "ar" else (), governed=governed)
    return tuple(found)


def _pieces(
    content: str, base: int, folded: Folded, match: re.Match[str], known: Collection[str], *, governed: bool
) -> Iterator[Word]:
    at, low = match.start(), match.group()
    while (
        known and low not in known and (_splits(low, known) or (governed and at == match.start() and len(low) > LEAST))
    ):
        yield _word(content, base, folded, (at, at + 1), low[0])
        at, low = at + 1, ARTICLE + low[2:] if low.startswith("لل") else low[1:]
    definite = bool(known) and low not in known and low.startswith(ARTICLE) and low[2:] in known
    yield _word(content, base, folded, (at, match.end()), low[2:] if definite else low, definite=definite)


def _splits(low: str, known: Collection[str], most: int = MOST) -> bool:
    """Say whether the first letter is one of a few particles before something known."""
    if not most or low[:1] not in PARTICLES or len(low) <= LEAST or (low.startswith(ARTICLE) and low[2:] in known):
        return False
    rest = ARTICLE + low[2:] if low.startswith("لل") else low[1:]
    bare = rest[2:] if rest.startswith(ARTICLE) else rest
    return rest in known or bare in known or _splits(rest, known, most - 1)


def _word(content: str, base: int, folded: Folded, where: tuple[int, int], low: str, *, definite: bool = False) -> Word:
    first, last = folded.original(*where)
    start, end = base + first, base + last
    while end < len(content) and (unicodedata.combining(content[end]) or content[end] == "\u0640"):
        end += 1
    return Word(start, end, low, definite)
