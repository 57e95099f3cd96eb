"""Sentences short enough for rules that look at everything between two words.

In: Sentence after Sentence. Out: the same, a very long one in stretches: a list or table without full stops, or a text
made to be slow. Reading stays linear in the length of a text, and no rule that follows a chain of "and" goes too deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from dadkhah.read.tokens import Sentence, Token

MOST = 140
"""The most tokens of a stretch; sentences of reports have a fifth of it."""

LEAST = 90
"""A stretch ends at the last mark behind so many tokens, where there is one."""

MARKS = frozenset("،,؛;:|•")


def stretches(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences in order, the long ones cut at a mark between two clauses, else between two words."""
    for sentence in found:
        words = sentence.tokens
        while len(words) > MOST:
            at = _cut(words)
            yield _part(sentence, words[:at])
            words = words[at:]
        yield _part(sentence, words)


def _cut(words: Sequence[Token]) -> int:
    """Return behind which token a stretch ends: a mark that stands in no number, a word before a word, or the last."""
    plain = [at for at in range(LEAST, MOST) if not (_digit(words[at - 1]) or _digit(words[at]))]
    marked = [at for at in plain if words[at - 1].text in MARKS]
    return next(reversed(marked or plain), MOST)


def _digit(word: Token) -> bool:
    return word.text[0].isdigit()


def _part(sentence: Sentence, words: tuple[Token, ...]) -> Sentence:
    if words == sentence.tokens:
        return sentence
    return msgspec.structs.replace(sentence, start=words[0].start, end=words[-1].end, tokens=words)
