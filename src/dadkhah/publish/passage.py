"""Show a quote inside its sentence.

In: a source's text and a span of it. Out: Passage: the sentence before the quote, the quote, the sentence after it.
Invariant: before + quote + after is a stretch of the text, cut at sentence ends; where a sentence is very long, an
ellipsis marks the cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dadkhah.errors import QuoteMismatch
from dadkhah.model.dossier import Passage, Stretch
from dadkhah.model.source import Captured, Text
from dadkhah.model.span import Span

# A sentence ends at . ! ? or the Arabic question mark or full stop (Unicode Standard Annex 29, Sentence_Terminal), with
# closing quotes, before a space. A stop after one to three letters of which the first is a capital ("Mr.", "Gen.") is
# taken as an abbreviation.
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?؟۔…]+[\"'”’»)\]]*(?=\s)|\n")
LONGEST = 420
"""Characters of context on either side before it is cut; a page of footnotes must stay readable."""


def passage(item: Captured, span: Span) -> Passage:
    """Return a span of a source in its sentence; raise QuoteMismatch unless the text holds it there."""
    content = item.text.content
    _stands(item, span)
    start, end = sentence_bounds(item.text, span.start, span.end)
    block = item.text.block_at(span.start)
    return Passage(
        before=_cut_before(content[start : span.start]),
        quote=span.exact,
        after=_cut_after(content[span.end : end]),
        language=language(item),
        place=f"{span.start:,}–{span.end:,}",
        block=block.role if block else "",
    )


def _stands(item: Captured, span: Span) -> None:
    if item.text.content[span.start : span.end] != span.exact:
        raise QuoteMismatch(
            "the words are not in the text at that place", where=f"{item.name}: {span.start}-{span.end}"
        )


def stretches(item: Captured, spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return the sentence around some quotes of it, cut where quotes begin and end.

    Raises QuoteMismatch unless the text holds each at its place.
    """
    for span in spans:
        _stands(item, span)
    content, marked = item.text.content, _joined(spans)
    start, end = sentence_bounds(item.text, marked[0][0], marked[-1][1])
    found = [Stretch(_cut_before(content[start : marked[0][0]]), quoted=False)]
    for (first, last), following in zip(marked, [*marked[1:], (end, end)], strict=True):
        between = content[last : following[0]]
        found.append(Stretch(content[first:last], quoted=True))
        found.append(Stretch(_cut_after(between) if following == (end, end) else between, quoted=False))
    return tuple(one for one in found if one.text)


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return the ranges that some spans cover together, in order, none touching another."""
    return list(_merged(sorted((span.start, span.end) for span in spans)))


def _merged(ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, last = ranges[0]
    for start, end in ranges[1:]:
        if start > last:
            yield first, last
            first = start
        last = max(last, end)
    yield first, last


def language(item: Captured) -> str:
    """Return the language of a source's words, empty when nobody knows it."""
    stated = item.description.language.value if item.description.language else item.text.language
    return "" if stated == "und" else stated


def sentence_bounds(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around an offset range starts and ends, inside the block that holds it."""
    block = text.block_at(start)
    floor, roof = (block.start, max(block.end, end)) if block else (0, len(text.content))
    ends = [found.end() for found in SENTENCE_END.finditer(text.content, floor, roof)]
    first = max((place for place in ends if place <= start), default=floor)
    last = min((place for place in ends if place >= end), default=roof)
    return _skip_space(text.content, first, start), last


def _skip_space(content: str, place: int, stop: int) -> int:
    while place < stop and content[place].isspace():
        place += 1
    return place


def _cut_before(words: str) -> str:
    return words if len(words) <= LONGEST else "… " + words[-LONGEST:].partition(" ")[2]


def _cut_after(words: str) -> str:
    words = words.rstrip()
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"
