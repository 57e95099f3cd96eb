"""Which encoding some bytes are in, where they do not say so themselves.

In: a sample of bytes that are no valid UTF-8, or the beginning of a page. Out: the name of a Python codec.

The guess scores every encoding of one byte in charsets.tsv by what its high bytes (128 and up) become: letters of the
languages it is used for, standing among letters of their own script, lower case after lower case. It is a guess, and
its caller says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dadkhah.capture.lexicons import lexicon
from dadkhah.capture.noise import sample

DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|\A\s{0,100}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
HEAD = 4096
"""Bytes in which a declaration counts; HTML asks for the first 1,024, pages often need more."""

SIGNS = frozenset("’‘“”«»–—…‚„•·°§©®™€£¢×÷½¼¾¿¡ª²³´‹›¹±¬µ¶\u00a0\u00ad\u200c\u200d\u200e\u200f،؛؟")
"""Signs that running text may hold in any of the encodings."""

LEAST = 0.25
"""Mean score of a high byte below which no encoding gives words."""


def declared(content: bytes) -> str:
    """Return the codec that a page declares (HTML meta element, XML prolog); "" without one that is known."""
    match = DECLARED.search(content[:HEAD])
    return codec_of((match[1] or match[2]).decode("ascii") if match else "")


def codec_of(label: str) -> str:
    """Return the codec that a label stands for (WHATWG Encoding, names and labels); "" for one that is not known."""
    label = label.strip(" \t\"'").casefold()
    return next((row["codec"] for row in lexicon("charsets") if label in row["labels"].split()), "")


def guess(content: bytes) -> str:
    """Return the likeliest codec of one byte a character; "" where none gives words.

    The first in the table wins a draw.
    """
    seen = sample(content)
    scores = [(mean_score(seen, row), row["codec"]) for row in lexicon("charsets") if row["letters"]]
    best = max(score for score, _ in scores)
    return next(codec for score, codec in scores if score == best) if best >= LEAST else ""


def mean_score(seen: bytes, row: Mapping[str, str]) -> float:
    """Return how well a codec explains the high bytes: -5 (undefined) to 1.5 (a letter in its place), on average."""
    text = seen.decode(row["codec"], "replace")
    letters = frozenset(row["letters"])
    scores = [_score(text, at, letters, row["script"] == "latin") for at, char in enumerate(text) if char > "\x7f"]
    return sum(scores) / max(len(scores), 1)


def _score(text: str, at: int, letters: frozenset[str], latin: bool) -> float:
    char = text[at]
    if char == "\ufffd" or char < "\xa0":
        return -5.0
    if not char.isalpha():
        return 0.3 if char in SIGNS else -1.0
    return (1.0 if char in letters else -0.2) + _neighbours(text[at - 1 : at], char, text[at + 1 : at + 2], latin)


def _neighbours(before: str, char: str, after: str, latin: bool) -> float:
    beside_ascii = sum(near.isascii() and near.isalpha() for near in (before, after))
    wrong_case = before.islower() and char.isupper()
    return (0.25 if latin else -0.5) * beside_ascii - (1.0 if wrong_case else 0.0)
