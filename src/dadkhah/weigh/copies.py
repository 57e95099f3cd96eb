"""Words that two texts share.

In: captured texts. Out: Copying for every pair that shares passages: where they stand, how much of each text is found
in the other (containment), which came first. Method: overlapping runs of words ("shingles", Broder 1997) over the
blocks that belong to the article; runs of shared shingles are grown into passages. Words that both texts quote are a
shared third source and no copying: passages inside quotation marks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec

from dadkhah.lang.scripts import fold
from dadkhah.model.source import SILENT_ROLES, Captured
from dadkhah.model.tally import Copying, Passage

SHINGLE = 6
"""Words of a shingle: shorter runs recur in independent reports of one event (decision 0054)."""

PASSAGE = 12
"""Words from which a run counts as a passage: two shingles that do not overlap."""

COPIED = 0.4
"""Share of one text's shingles from which it is called copied; below it, two texts share passages."""

WORD = re.compile(r"\w+(?:['’]\w+)?")
QUOTED = re.compile(r"[“«\"][^”»\"\n]{1,2000}[”»\"]")

Shingles = Mapping[tuple[str, ...], tuple[int, ...]]


class Words(msgspec.Struct, frozen=True):
    """The words of an article: folded, with their places, and the stretches that stand inside quotation marks."""

    folded: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]
    shingles: Shingles


def copies(captured: Sequence[Captured]) -> tuple[Copying, ...]:
    """Return one Copying per pair of sources that share a passage, sorted by the sources' digests."""
    ordered = sorted(captured, key=lambda doc: doc.source.object)
    texts = [words_of(doc.text.content, _spoken(doc)) for doc in ordered]
    pairs = ((compare(ordered[i], ordered[j], texts[i], texts[j])) for i, j in candidates(texts))
    return tuple(one for one in pairs if one.verdict != "none")


def candidates(texts: Sequence[Words]) -> list[tuple[int, int]]:
    """Return the pairs of texts that share a shingle."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, text in enumerate(texts):
        for shingle in text.shingles:
            holders.setdefault(shingle, []).append(at)
    return sorted({pair for held in holders.values() for pair in combinations(held, 2)})


def _spoken(doc: Captured) -> tuple[tuple[int, int], ...]:
    blocks = tuple((block.start, block.end) for block in doc.text.blocks if block.role not in SILENT_ROLES)
    return blocks if doc.text.blocks else ((0, len(doc.text.content)),)


@lru_cache(maxsize=256)
def words_of(content: str, stretches: tuple[tuple[int, int], ...]) -> Words:
    """Return the words of some stretches of a text with their shingles."""
    found = [match for start, end in stretches for match in WORD.finditer(content, start, end)]
    folded = tuple(fold(match.group()) for match in found)
    quoted = tuple(match.span() for match in QUOTED.finditer(content))
    return Words(folded, tuple(match.span() for match in found), quoted, _shingles(folded))


def _shingles(folded: Sequence[str]) -> Shingles:
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(folded) - SHINGLE + 1):
        places.setdefault(tuple(folded[at : at + SHINGLE]), []).append(at)
    return {shingle: tuple(starts) for shingle, starts in places.items()}


def compare(a: Captured, b: Captured, left: Words, right: Words) -> Copying:
    """Return what two texts share word for word."""
    passages = tuple(_passages(left, right))
    shared = len(left.shingles.keys() & right.shingles.keys()) if passages else 0
    ab, ba = _part(shared, left), _part(shared, right)
    copied = max(ab, ba) >= COPIED
    return Copying(
        a=a.source.object,
        b=b.source.object,
        containment_ab=ab,
        containment_ba=ba,
        passages=passages,
        earlier=earlier(a, b),
        verdict="none" if not passages else ("copied" if copied else "shares_passages"),
    )


def _part(shared: int, text: Words) -> float:
    return round(shared / len(text.shingles), 4) if text.shingles else 0.0


def _passages(left: Words, right: Words) -> Iterator[Passage]:
    at = 0
    while at <= len(left.folded) - SHINGLE:
        start, length = _longest(left, right, at)
        if length >= PASSAGE:
            passage = Passage(_stretch(left, at, length), _stretch(right, start, length))
            if not (_inside(passage.a, left.quoted) and _inside(passage.b, right.quoted)):
                yield passage
        at += max(length, 1)


def _longest(left: Words, right: Words, at: int) -> tuple[int, int]:
    """Return (place, words) of the longest run in the right text that begins like the left text at `at`."""
    starts = right.shingles.get(left.folded[at : at + SHINGLE], ())
    runs = ((start, _run(left.folded, right.folded, at, start)) for start in starts)
    return max(runs, key=lambda run: (run[1], -run[0]), default=(0, 0))


def _run(left: Sequence[str], right: Sequence[str], at: int, start: int) -> int:
    length = 0
    while at + length < len(left) and start + length < len(right) and left[at + length] == right[start + length]:
        length += 1
    return length


def _stretch(text: Words, at: int, length: int) -> tuple[int, int]:
    return text.places[at][0], text.places[at + length - 1][1]


def _inside(stretch: tuple[int, int], quoted: Iterable[tuple[int, int]]) -> bool:
    return any(start <= stretch[0] and stretch[1] <= end for start, end in quoted)


def earlier(a: Captured, b: Captured) -> str:
    """Return the digest of the source that was published first for certain; empty where the dates do not tell."""
    one, other = a.description.day, b.description.day
    if one is None or other is None:
        return ""
    if one.end is not None and other.start is not None and one.end < other.start:
        return a.source.object
    return b.source.object if other.end is not None and one.start is not None and other.end < one.start else ""
