"""Unread items: what the grammar saw and could not read. Silence is the one answer that is not allowed.

In: a sheet and its claims. Out: Unread after Unread, each with a span and a reason.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dadkhah.model.claim import Claim, Unread
from dadkhah.model.source import SILENT_ROLES
from dadkhah.model.span import quote
from dadkhah.read.items import Item
from dadkhah.read.languages import READ, block_language, insets, latin
from dadkhah.read.sheet import Row, Sheet

DOUBTED = "an act of somebody named, which the sentence denies, doubts, imagines or asks about"
SHORT = 12
"""A sentence of fewer items may be a line of a list, whose head says what is counted."""
INSET = "a statement in another script, which the grammar of this block does not read"
KINDS = ("TRIG", "NTRIG", "PTRIG", "ADJT", "TOLL", "CRIME")


def unread_items(
    sheet: Sheet, claims: Sequence[Claim], doubted: Sequence[tuple[int, int]], version: str
) -> tuple[Unread, ...]:
    """Return the places that a person should read, in text order; `doubted` are acts that their sentence takes back."""
    source = sheet.captured.source.object
    spans = by_row(sheet, claims)
    found = [
        Unread(source, version, quote(sheet.content, start, end, "unread"), reason)
        for row in sheet.rows
        if "QTY" in row.marks
        for start, end, reason in _row(sheet, row, spans.get(row.index, ()))
    ]
    found += [Unread(source, version, quote(sheet.content, *span, "unread"), DOUBTED) for span in doubted]
    found += _foreign(sheet, version)
    return tuple(sorted(found, key=lambda item: (item.span.start, item.span.end)))


def by_row(sheet: Sheet, claims: Sequence[Claim]) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return the clauses of the claims under the sentence in which they begin."""
    starts = [row.sentence.start for row in sheet.rows]
    found: dict[int, list[tuple[int, int]]] = {}
    for claim in claims:
        found.setdefault(bisect_right(starts, claim.clause.start) - 1, []).append(
            (claim.clause.start, claim.clause.end)
        )
    return {row: tuple(spans) for row, spans in found.items()}


def _foreign(sheet: Sheet, version: str) -> Iterator[Unread]:
    """Yield the blocks that speak in a language which no grammar reads."""
    text = sheet.captured.text
    if latin(text.content) and block_language(text.content, text.language) in READ:
        return
    for block in text.blocks:
        words = sheet.content[block.start : block.end]
        language = block_language(words, text.language)
        if block.role in SILENT_ROLES or not words.strip():
            continue
        for start, end in insets(words) if language in READ else ():
            span = quote(sheet.content, block.start + start, block.start + end, "unread")
            yield Unread(sheet.captured.source.object, version, span, INSET)
        if language not in READ:
            reason = f"the grammar does not read this language yet ({language})"
            yield Unread(
                sheet.captured.source.object, version, quote(sheet.content, block.start, block.end, "unread"), reason
            )


def _row(sheet: Sheet, row: Row, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for index, item in enumerate(row.items):
        if item.kind != "QTY":
            continue
        covered = _covered(item, spans)
        if not covered and _near_trigger(sheet, row, index) and not _pronoun(item):
            yield item.start, item.end, "a quantity near a word of violence that no rule links"
        if covered and len(getattr(item.value, "readings", ())) > 1:
            yield item.start, item.end, "the words allow several numbers; all readings are kept"


def _covered(item: Item, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= item.start and item.end <= end for start, end in spans)


def _pronoun(item: Item) -> bool:
    return getattr(item.value, "kind", "") == "pronoun"


def _near_trigger(sheet: Sheet, row: Row, index: int) -> bool:
    """Say whether a word of violence stands near: in the sentence, or in the head of a list it belongs to."""
    if any(one.entry(*KINDS) for one in row.items[max(0, index - 15) : index + 16]):
        return True
    before = sheet.rows[row.index - 1] if row.index else None
    short = len(row.items) < SHORT and before is not None and row.sentence.paragraph - before.sentence.paragraph <= 1
    return short and before is not None and any(one.entry(*KINDS) for one in before.items)
