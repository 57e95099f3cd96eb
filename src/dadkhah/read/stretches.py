"""Sentences short enough for rules that look at everything between two words.

In: Sentence after Sentence. Out: the same, a very long one in stretches: a list or table without full stops, or a text
made to be slow. Reading stays linear in the length of a text, though rules look about in a whole sentence for each of
its numbers, and no rule that follows a chain of "and" goes too deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.read.tokens import Sentence, Token, capitals

MOST = 400
"""The most tokens of a stretch: of 37,000 English sentences in news and reports the longest, a list, had 302."""

LEAST = 0.64
"""A stretch ends at the last mark behind this part of the most tokens, where there is one."""

MARKS = frozenset("،,؛;:|•")


def stretches(found: Iterable[Sentence], most: int = MOST) -> Iterator[Sentence]:
    """Yield the sentences in order, the long ones cut at a mark between two clauses, else between two words."""
    for sentence in found:
        words, first = sentence.tokens, 0
        while len(words) - first > most:
            after = _cut(words, first, most)
            yield _part(sentence, words[first:after])
            first = after
        yield _part(sentence, words[first:]) if first else sentence


def _cut(words: Sequence[Token], first: int, most: int) -> int:
    """Return behind which token a stretch ends: a mark that stands in no number, a word before a word, or the last."""
    ends = range(first + round(LEAST * most), first + most)
    plain = [at for at in ends if not (_digit(words[at - 1]) or _digit(words[at]))]
    marked = [at for at in plain if words[at - 1].text in MARKS]
    return next(reversed(marked or plain), first + most)


def _digit(word: Token) -> bool:
    return word.text[0].isdigit()


def _part(sentence: Sentence, words: tuple[Token, ...]) -> Sentence:
    return msgspec.structs.replace(
        sentence, start=words[0].start, end=words[-1].end, tokens=words, capitals=capitals(words)
    )
