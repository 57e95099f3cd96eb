"""Show a quote inside its sentence.

In: a source's text and a span of it. Out: Passage: the sentence before the quote, the quote, the sentence after it.
Invariant: before + quote + after is a stretch of the text, cut at sentence ends; where a sentence is very long, an
ellipsis marks the cut.
"""

from __future__ import annotations

import re

from dadkhah.errors import QuoteMismatch
from dadkhah.model.dossier import Passage
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
    if content[span.start : span.end] != span.exact:
        raise QuoteMismatch(
            "the words are not in the text at that place", where=f"{item.name}: {span.start}-{span.end}"
        )
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
