"""Which units are no part of the article: teasers of other articles, buttons, paths through the site.

In: the content and its units. Out: for each unit a silent role with its reason, or None.

A heading such as "Latest news" opens a section of teasers. It reaches to the end of the text unless prose of the
article clearly resumes: after a tight list (heading and items without an empty line between) one paragraph that ends
as a sentence does; after a loose one, two such paragraphs in a row, or one of two sentences and 45 words. What breaks
off with an ellipsis is a teaser still.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.capture.shape import (
    LONG_WORDS,
    ends_sentence,
    is_crumbs,
    is_cut,
    is_item,
    is_prose,
    is_title,
    sentence_count,
    word_count,
)
from dadkhah.capture.units import Unit
from dadkhah.capture.wording import Sign, sign
from dadkhah.lang.scripts import fold
from dadkhah.model.source import BlockRole

Silent = tuple[BlockRole, str]
STRONG_WORDS = 45
PARAGRAPH_WORDS = 15
HEAD = 8
"""Units at the beginning among which a path through the site may stand."""


def silent(content: str, units: Sequence[Unit]) -> tuple[Silent | None, ...]:
    """Return for each unit the silent role and its reason, or None for a unit of the article."""
    texts = [content[unit.start : unit.end] for unit in units]
    marks: list[Silent | None] = [None] * len(units)
    at = 0
    while at < len(units):
        seen = sign(texts[at])
        if seen is not None and opens_section(seen):
            end = _section_end(texts, units, at)
            marks[at:end] = [("teaser", f"under the heading “{seen.phrase}”")] * (end - at)
            at = end
        else:
            marks[at] = _alone(texts, at, seen)
            at += 1
    return tuple(marks)


def opens_section(seen: Sign) -> bool:
    """Say whether a line is the heading of teasers: the phrase alone, or the phrase and a few glued words."""
    return seen.kind == "teaser" and seen.match != "label" and not ends_sentence(seen.rest)


def _alone(texts: Sequence[str], at: int, seen: Sign | None) -> Silent | None:
    text = texts[at]
    if seen is not None and seen.kind in {"teaser", "navigation"} and not _is_sentence(text):
        return ("teaser" if seen.kind == "teaser" else "navigation", f"“{seen.phrase}”")
    if at < HEAD and is_crumbs(text) and not any(map(is_prose, texts[:at])):
        return "navigation", "a path through the site"
    if at < HEAD and is_cut(text) and _announces(text, texts[at + 1 : at + 4]):
        return "navigation", "the title cut short, before the title"
    return None


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and word_count(text) > 6


def _announces(text: str, following: Sequence[str]) -> bool:
    """Say whether a line that breaks off ends with the first words of a line that follows."""
    words = fold(text).rstrip(" .…])").split()
    return any(
        len(words) >= size and fold(line).split()[:size] == words[-size:]
        for line in following
        for size in range(4, min(len(words), 30) + 1)
    ) or _announces_glued(fold(text).rstrip(" .…])"), following)


def _announces_glued(text: str, following: Sequence[str]) -> bool:
    """Say the same where no space parts the path from the title ("News on the SubjectThe Title: Its First...")."""
    starts = (" ".join(fold(line).split()[:4]) for line in following if word_count(line) >= 4)
    return any((at := text.find(start)) >= 0 and _same_start(text[at:], following) for start in starts)


def _same_start(tail: str, following: Sequence[str]) -> bool:
    return any(fold(line).startswith(tail) for line in following)


def _section_end(texts: Sequence[str], units: Sequence[Unit], head: int) -> int:
    """Return the index after the last unit of the section that begins at `head`."""
    group = units[head].group
    tight = head + 1 < len(units) and units[head + 1].group == group
    for at in range(head + 1, len(units)):
        if tight and units[at].group != group and _is_paragraph(texts[at], PARAGRAPH_WORDS):
            return at
        if _resumes(texts, units, at):
            return at
    return len(units)


def _resumes(texts: Sequence[str], units: Sequence[Unit], at: int) -> bool:
    """Say whether prose of the article clearly begins at a unit."""
    text = texts[at]
    if units[at].role == "list" or not _is_paragraph(text, LONG_WORDS - 5):
        return False
    if word_count(text) >= STRONG_WORDS and sentence_count(text) >= 2:
        return True
    return at + 1 < len(texts) and _is_paragraph(texts[at + 1], LONG_WORDS - 5)


def _is_paragraph(text: str, words: int) -> bool:
    whole = ends_sentence(text) and not is_cut(text)
    return whole and word_count(text) >= words and not is_item(text) and not is_title(text)
