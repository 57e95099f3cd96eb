"""Spelling that does not matter for matching.

In: text in any script. Out: the text folded for comparison, with a map from every folded character back to its offset.
Folding: case; accents and vowel marks; digits of three scripts; letters that Arabic and Persian keyboards spell apart;
the zero-width non-joiner and the tatweel; quotation marks, dashes and spaces of every kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

import msgspec

Script = Literal["latin", "arabic", "cyrillic", "greek", "hebrew", "cjk", "other", "none"]

SAME_LETTER = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ې": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و",
    "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "e",
}  # fmt: skip
"""Letters that Unicode does not decompose, or spells apart for one sound (Unicode Standard, chapter 9.2, Arabic)."""

DROPPED = frozenset(
    "\u200c\u200d\u200e\u200f\u00ad\u0640\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u061c\u2066\u2067\u2068\u2069ʿʾʼ"
)
"""Joiners, direction marks, the tatweel, and the half rings of romanised Arabic: they change no word."""

SINGLE_QUOTES = frozenset("‘’‚‛‹›′`´")
DOUBLE_QUOTES = frozenset("“”„‟«»″")
DASHES = frozenset("‐‑‒–—―−")

RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x1E00, 0x1EFF, "latin"),
    (0x2E80, 0x9FFF, "cjk"),
    (0xAC00, 0xD7AF, "cjk"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFE, "arabic"),
)
"""First and last code point of the blocks told apart (Unicode Character Database, Blocks.txt)."""


LETTER = re.compile("[A-Za-z]")


class Folded(msgspec.Struct, frozen=True):
    """A folded text; `offsets[i]` is where folded character i stands in the original; the last is its length."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span behind a folded one."""
        return self.offsets[start], (self.offsets[end - 1] + 1 if end > start else self.offsets[start])


@lru_cache(maxsize=8192)
def fold_character(char: str) -> str:
    """Return what one character counts as in matching: none, one or more characters."""
    if char in DROPPED:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return _fold_sign(char) or "".join(
        map(_bare, unicodedata.normalize("NFKD", SAME_LETTER.get(char, char)).casefold())
    )


def _fold_sign(char: str) -> str:
    if char in SINGLE_QUOTES:
        return "'"
    if char in DOUBLE_QUOTES:
        return '"'
    if char in DASHES:
        return "-"
    return " " if char.isspace() else ""


def _bare(char: str) -> str:
    return "" if unicodedata.combining(char) or char in DROPPED else SAME_LETTER.get(char, char)


def fold(text: str) -> str:
    """Return the text as it is compared; lengths may change."""
    if text.isascii() and text.isprintable():  # the common case, where one quotation mark alone is not plain
        return text.lower().replace("`", "'")
    return "".join(map(fold_character, text))


def fold_map(text: str) -> Folded:
    """Return the text as it is compared, with the way back to every offset."""
    pieces = [fold_character(char) for char in text]
    offsets = tuple(at for at, piece in enumerate(pieces) for _ in piece)
    return Folded("".join(pieces), (*offsets, len(text)))


@lru_cache(maxsize=8192)
def script_of_character(char: str) -> Script:
    """Return the script of one letter; "none" for anything that is no letter."""
    if not char.isalpha():
        return "none"
    code = ord(char)
    return next((script for first, last, script in RANGES if first <= code <= last), "other")


def script_of(text: str) -> Script:
    """Return the script of most letters; "none" without letters, the alphabetically first where two are as common."""
    if text.isascii():
        return "latin" if LETTER.search(text) else "none"
    counts: dict[Script, int] = {}
    for char, times in Counter(text).items():
        script = script_of_character(char)
        if script != "none":
            counts[script] = counts.get(script, 0) + times
    return min(counts, key=lambda script: (-counts[script], script)) if counts else "none"
