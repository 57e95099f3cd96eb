"""Words that two texts share.

In: captured texts. Out: Copying for every pair that shares passages: where they stand, how much of each text is found
in the other (containment), which came first. Method: overlapping runs of words ("shingles", Broder 1997) over the
blocks that belong to the article; runs of shared shingles are grown into passages. Words that both texts quote are a
shared third source and no copying: passages inside quotation marks are left out. Where a crowd of texts shares one
passage, each is compared with the earliest of them: enough to join them to one origin, and not all with all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from sys import intern

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

CROWD = 12
"""Texts that share one passage from which they are no longer all compared with one another (decision 0054)."""

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
    found = (compare(ordered[i], ordered[j]) for i, j in candidates(ordered))
    return tuple(one for one in found if one.verdict != "none")


def candidates(docs: Sequence[Captured]) -> list[tuple[int, int]]:
    """Return the pairs of texts that share a run as long as a passage; of a crowd, each with the earliest."""
    holders: dict[int, list[int]] = {}
    for at, doc in enumerate(docs):
        folded = spoken_words(doc).folded
        for run in {hash(folded[start : start + PASSAGE]) for start in range(len(folded) - PASSAGE + 1)}:
            holders.setdefault(run, []).append(at)
    crowds = {tuple(held) for held in holders.values() if len(held) > 1}
    return sorted({pair for held in crowds for pair in _paired(docs, held)})


def _paired(docs: Sequence[Captured], held: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(held) <= CROWD:
        return combinations(held, 2)
    first = min(held, key=lambda at: (_latest_day(docs[at]), at))
    return ((min(first, at), max(first, at)) for at in held if at != first)


def _latest_day(doc: Captured) -> date:
    """Return the day by which a source was published for certain; the last of all days where nobody knows."""
    return doc.description.day.end or date.max if doc.description.day else date.max


def spoken_words(doc: Captured) -> Words:
    """Return the words of a text that belong to the article itself, with their shingles."""
    blocks = tuple((block.start, block.end) for block in doc.text.blocks if block.role not in SILENT_ROLES)
    return _words_of(doc.text.content, blocks if doc.text.blocks else ((0, len(doc.text.content)),))


@lru_cache(maxsize=256)
def _words_of(content: str, stretches: tuple[tuple[int, int], ...]) -> Words:
    found = [match for start, end in stretches for match in WORD.finditer(content, start, end)]
    folded = tuple(intern(fold(match.group())) for match in found)
    quoted = tuple(match.span() for match in QUOTED.finditer(content))
    return Words(folded, tuple(match.span() for match in found), quoted, _shingles(folded))


def _shingles(folded: Sequence[str]) -> Shingles:
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(folded) - SHINGLE + 1):
        places.setdefault(tuple(folded[at : at + SHINGLE]), []).append(at)
    return {shingle: tuple(starts) for shingle, starts in places.items()}


def compare(a: Captured, b: Captured) -> Copying:
    """Return what two texts share word for word."""
    left, right = spoken_words(a), spoken_words(b)
    common = left.shingles.keys() & right.shingles.keys()
    passages = tuple(_passages(left, right, sorted(at for one in common for at in left.shingles[one])))
    shared = len(common) if passages else 0
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


def _passages(left: Words, right: Words, starts: Sequence[int]) -> Iterator[Passage]:
    """Yield the runs of a passage's length; `starts` are the places in the left text where a shared shingle begins."""
    after = 0
    for at in starts:
        if at < after:
            continue
        start, length = _longest(left, right, at)
        after = at + length
        if length >= PASSAGE:
            passage = Passage(_stretch(left, at, length), _stretch(right, start, length))
            if not (_inside(passage.a, left.quoted) and _inside(passage.b, right.quoted)):
                yield passage


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
