"""What a PDF holds beside its pages' own words: comments that somebody put on them, and files attached to it.

In: a page, a document. Out: blocks in a draft; reports for every attachment (ISO 32000-2, 12.5 and 7.11.4).

A comment is kept and shown, and yields no claims: whose words it holds nobody knows, but not the document's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import BinaryIO

import pypdfium2 as pdfium
from pypdfium2 import raw

from dadkhah.adapters.extractors.building import Draft, Kind, Words, collapsed
from dadkhah.adapters.extractors.frames import PIECE, Closed, Done, Opened, Part, Report
from dadkhah.capture.media import by_name

MOST_ON_PAGE = 1_000
LONGEST = 100_000
"""Bytes of one comment, in UTF-16."""

MOST_ATTACHED = 1_000
TOO_MUCH = "the attachments hold more bytes than are taken in"
PASSED_OVER = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
"""Links and fields of forms hold no comment, and a pop-up repeats one."""


def add_comments(page: pdfium.PdfPage, number: int, draft: Draft) -> None:
    """Add the comments of a page, counted from 1, each as a block that yields no claims."""
    count = raw.FPDFPage_GetAnnotCount(page)
    if count > MOST_ON_PAGE:
        draft.warn(f"extraction incomplete: page {number:,} has more than {MOST_ON_PAGE:,} annotations")
    found = 0
    for at in range(min(count, MOST_ON_PAGE)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) not in PASSED_OVER:
                found += _add(annotation, number, found + 1, draft)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _add(annotation: object, page: int, number: int, draft: Draft) -> bool:
    """Add one comment; say whether it holds a word."""
    words = collapsed(_said(annotation, b"Contents"))
    if words:
        by = collapsed(_said(annotation, b"T"))[:80]
        reason = f"a comment on the page{f', by {by}' if by else ''}"
        draft.add([Words(words, f"page {page:,}, comment {number:,}", page)], Kind("teaser", reason=reason))
    return bool(words)


def _said(annotation: object, key: bytes) -> str:
    """Return a text of an annotation, cut where it is too long."""
    size = min(raw.FPDFAnnot_GetStringValue(annotation, key, None, 0), LONGEST)
    held = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return held.raw[: size // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")


def attachments(document: pdfium.PdfDocument, most: int) -> Iterator[Report]:
    """Hand out the attached files, at most so many bytes."""
    for number in range(min(document.count_attachments(), MOST_ATTACHED)):
        attached = document.get_attachment(number)
        name = attached.get_name() or f"attachment {number + 1}"
        yield Opened(name, {"media": by_name(name)} if by_name(name) else {})
        try:
            content = bytes(attached.get_data())
        except pdfium.PdfiumError:
            yield Closed("the attachment is damaged")
            continue
        if len(content) > most:
            yield Closed(TOO_MUCH)
            continue
        most -= len(content)
        for at in range(0, len(content), PIECE):
            yield Part(content[at : at + PIECE])
        yield Closed()
    yield Done()


def members(file: BinaryIO, most: int) -> Iterator[Report]:
    """Hand out the files that are attached to a PDF; none where it cannot be opened."""
    try:
        with pdfium.PdfDocument(file) as document:
            yield from attachments(document, most)
    except pdfium.PdfiumError:
        yield Done("the PDF is damaged")
