"""PDF: the words of every page, with page and box of every line (ISO 32000-2).

In: an open file; for pages that are pictures, the lines that were recognised on them. Out: Made: the text, and which
pages hold no words. PDFium keeps the order in which a page was written; lines are joined to paragraphs by the space
between them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from statistics import median
from typing import BinaryIO

import msgspec
import pypdfium2 as pdfium
from pypdfium2 import raw

from dadkhah.adapters.extractors.building import Draft, Words, collapsed, said
from dadkhah.adapters.extractors.frames import Drawn, Line, Made
from dadkhah.adapters.extractors.recognised import add_recognised
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable
from dadkhah.model.selector import Box

MOST_PAGES = 5_000
MOST_ON_PAGE = 200_000
"""Characters of one page; the largest sheet of a newspaper has a fifth of that."""

DPI = 300
MOST_PIXELS = 40_000_000
SOFT_HYPHEN = "\x02"
"""What PDFium makes of a hyphen at the end of a line when the word goes on in the next."""

WIDER = 0.6
"""Space between two lines, in heights of a line, from which on they are two paragraphs."""


class _Drawn(msgspec.Struct, frozen=True):
    """One line as it stands on the page: words, and left, top, right, bottom in points from the left upper corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


def extract_pdf(file: BinaryIO, recognised: Mapping[int, Sequence[Line]]) -> Made:
    """Return the text of a PDF; raise SourceUnreadable where it is encrypted or damaged."""
    draft, blank = Draft(), []
    with _opened(file) as document:
        pages = len(document)
        for number in range(min(pages, MOST_PAGES)):
            if draft.is_full:
                break
            if number in recognised:
                add_recognised(draft, recognised[number], number + 1, f"page {number + 1:,}")
            elif not _read_page(document, number, draft):
                blank.append(number)
        page = _statements(document)
        _tell(document, draft, pages)
    if blank:
        draft.warn(f"pages that are pictures: {_numbers(blank)}")
    made = draft.finish(page, kinds.PDF, "the PDF holds no words")
    return Made(made, tuple(blank))


def draw(file: BinaryIO, number: int) -> Drawn:
    """Return one page as a grey picture of 300 dots an inch, fewer where the page is very large."""
    with _opened(file) as document:
        page = document[number]
        width, height = page.get_size()
        scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        rows = memoryview(bitmap.buffer).cast("B")
        held = b"".join(bytes(rows[at : at + bitmap.width]) for at in _starts(bitmap))
        return Drawn(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + held, 1 / scale)


def _starts(bitmap: pdfium.PdfBitmap) -> range:
    return range(0, bitmap.stride * bitmap.height, bitmap.stride)


def _opened(file: BinaryIO) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        locked = "assword" in str(error) or "ecurity" in str(error)
        why = "the PDF is encrypted; give it without a password" if locked else "the PDF is damaged"
        raise SourceUnreadable(why) from error


def _statements(document: pdfium.PdfDocument) -> dict[str, str]:
    told = document.get_metadata_dict()
    return said((("title", str(told.get("Title", ""))), ("author", str(told.get("Author", "")))))


def _tell(document: pdfium.PdfDocument, draft: Draft, pages: int) -> None:
    if pages > MOST_PAGES:
        draft.warn(f"extraction incomplete: only the first {MOST_PAGES:,} of {pages:,} pages are read")
    attached = document.count_attachments()
    if attached:
        draft.warn(f"attached files: {attached:,}, kept in the PDF and not read")


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(f"{number + 1:,}" for number in pages[:20])
    return f"{shown} and {len(pages) - 20:,} more" if len(pages) > 20 else shown


def _read_page(document: pdfium.PdfDocument, number: int, draft: Draft) -> bool:
    """Add the paragraphs of a page; say whether that was all, or a picture on it may hold words."""
    try:
        page = document[number]
        lines = [line for line in _lines(page, draft) if line.text.strip()]
        pictured = not lines and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None
    except pdfium.PdfiumError:
        draft.warn(f"extraction incomplete: page {number + 1:,} is damaged")
        return True
    for paragraph in _paragraphs(lines):
        part = f"page {number + 1:,}"
        draft.add(_joined(paragraph, part, number + 1))
    return not pictured


def _joined(lines: Sequence[_Drawn], part: str, page: int) -> list[Words]:
    """Return the lines of a paragraph as words; a word that was cut at the end of a line is one again."""
    words: list[Words] = []
    for line in lines:
        text, box = collapsed(line.text.rstrip(SOFT_HYPHEN)), _box(line)
        if words and words[-1].text.endswith(SOFT_HYPHEN):
            words[-1] = Words(words[-1].text.rstrip(SOFT_HYPHEN) + text, part, page, _both(words[-1].box, box))
        else:
            words.append(Words(text, part, page, box))
        if line.text.endswith(SOFT_HYPHEN):
            last = words[-1]
            words[-1] = msgspec.structs.replace(last, text=last.text + SOFT_HYPHEN)
    return [msgspec.structs.replace(one, text=one.text.replace(SOFT_HYPHEN, "")) for one in words]


def _box(line: _Drawn) -> Box:
    return max(floor(line.left), 0), max(floor(line.top), 0), ceil(line.right), ceil(line.bottom)


def _both(a: Box | None, b: Box) -> Box:
    return b if a is None else (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _lines(page: pdfium.PdfPage, draft: Draft) -> Iterator[_Drawn]:
    """Yield the lines of a page in the order in which PDFium gives its characters."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_ON_PAGE:
        draft.warn(f"extraction incomplete: a page has more than {MOST_ON_PAGE:,} characters")
    shown = _Shown(page)
    held: list[str] = []
    for at in range(min(count, MOST_ON_PAGE)):
        char = chr(raw.FPDFText_GetUnicode(text, at) or 0xFFFD)
        if char in "\r\n":
            yield from _line(held, shown)
        else:
            held.append(SOFT_HYPHEN if char == "\ufffe" else char)
            if not char.isspace():
                shown.take(text, at)
    yield from _line(held, shown)
    text.close()


def _line(held: list[str], shown: _Shown) -> Iterator[_Drawn]:
    if held:
        yield _Drawn("".join(held), *shown.box())
    held.clear()


class _Shown:
    """The box around some characters, turned as the page is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._crop = page.get_cropbox()
        self._turned = page.get_rotation() // 90 % 4
        self._values = [ctypes.c_double() for _ in range(4)]
        self._around: list[float] = []

    def take(self, text: pdfium.PdfTextPage, at: int) -> None:
        """Widen the box by a character's."""
        left, right, bottom, top = self._values
        if not raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            return
        new = [left.value, bottom.value, right.value, top.value]
        old = self._around or new
        self._around = [*map(min, old[:2], new[:2]), *map(max, old[2:], new[2:])]

    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom from the left upper corner as shown, and begin anew."""
        x0, y0, x1, y1 = self._around or [self._crop[0], self._crop[3]] * 2
        left, bottom, right, top = self._crop
        self._around = []
        turns = (
            (x0 - left, top - y1, x1 - left, top - y0),
            (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            (right - x1, y0 - bottom, right - x0, y1 - bottom),
            (top - y1, right - x1, top - y0, right - x0),
        )
        return turns[self._turned]


def _paragraphs(lines: Sequence[_Drawn]) -> Iterator[Sequence[_Drawn]]:
    """Yield lines that stand together: near one another, of one height, in one column."""
    usual = median(line.height for line in lines) if lines else 1.0
    held: list[_Drawn] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, usual):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _goes_on(before: _Drawn, line: _Drawn, usual: float) -> bool:
    gap = line.top - before.bottom
    near = -0.5 * before.height <= gap <= WIDER * max(before.height, usual)
    alike = 0.75 <= line.height / before.height <= 1.35
    return near and alike and line.left < before.right and before.left < line.right
