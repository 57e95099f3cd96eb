"""Words that a program recognised on a picture, as blocks of a text.

In: lines with boxes and confidence. Out: blocks in a draft, a selector for every word, and the confidence said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dadkhah.adapters.extractors.building import Draft, Words
from dadkhah.adapters.extractors.frames import Line

DOUBTFUL = 60
"""Confidence below which a word is counted as doubtful; tesseract's own word lists reject words at about that."""


def add_recognised(draft: Draft, lines: Sequence[Line], page: int, part: str) -> None:
    """Add the paragraphs of a picture."""
    for _, together in groupby(lines, key=lambda line: line.block):
        words = [Words(text, part, page, box, confidence) for line in together for text, box, confidence in line.words]
        draft.add(words)
    told = [confidence for line in lines for _, _, confidence in line.words]
    if told:
        doubtful = sum(confidence < DOUBTFUL for confidence in told)
        draft.warn(
            f"{part}: read from a picture by character recognition, confidence {sum(told) // len(told)} of 100, "
            f"{doubtful:,} of {len(told):,} words doubtful; compare with the picture"
        )
