"""Which words a stretch of text holds, asked once: a pattern whose words are not there need not be tried.

In: text. Out: its words in lower case, with DIGIT, FOUR and MIXED for what its numbers look like; more words than a
pattern can match, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Self

import msgspec

Vocabulary = frozenset[str]

DIGIT, FOUR, MIXED = "0", "0000", "0x"
"""Stand for any digit, for four in a row (a year), and for one right beside a letter ("21st", "B52")."""

RUN = re.compile(r"\w+")
NUMBER, YEAR, BESIDE = re.compile(r"\d"), re.compile(r"\d\d\d\d"), re.compile(r"\d(?:(?=[^\W\d])|(?<=[^\W\d]\d))")
"""Each begins with a digit, for which the engine looks at once."""
SAME = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""Letters that a pattern takes for i and s where case does not matter, and that `lower` leaves as they are."""

MARKS = {code: " " for code in range(128) if not RUN.match(chr(code))}
"""Of the first 128 characters those that are part of no word."""


def vocabulary(text: str, start: int = 0, end: int | None = None) -> Vocabulary:
    """Return the words of a stretch of text in lower case, cut at every mark, DIGIT, FOUR and MIXED where they hold."""
    part = text[start:end]
    found = part.lower().translate(MARKS).split() if part.isascii() else RUN.findall(part.translate(SAME).lower())
    number = NUMBER.search(part)
    if number is not None:
        first = number.start()
        found.append(DIGIT)
        if YEAR.search(part, first):
            found.append(FOUR)
        if BESIDE.search(part, first):
            found.append(MIXED)
    return frozenset(found)


class Signs(msgspec.Struct, frozen=True):
    """Sets of words with a bit each, in their order: which of them a text meets is one number."""

    words: Vocabulary
    bits: Mapping[str, int]

    @classmethod
    def of(cls, sets: Iterable[Vocabulary]) -> Self:
        """Return the signs of some sets of words."""
        bits: dict[str, int] = {}
        for at, words in enumerate(sets):
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << at
        return cls(frozenset(bits), bits)

    def met(self, held: Vocabulary) -> int:
        """Return the bits of the sets of which a text holds a word."""
        found, bits = 0, self.bits
        for word in self.words & held:
            found |= bits[word]
        return found


def firsts(phrases: Iterable[str]) -> Vocabulary:
    """Return the first word of each phrase: a text without it cannot hold the phrase."""
    return frozenset(RUN.findall(phrase.translate(SAME).lower())[0] for phrase in phrases)
