"""PDF: the words of every page, with page and box of every line (ISO 32000-2).

In: an open file; for pages that are pictures, the lines that were recognised on them. Out: Made: the text, and which
pages hold no words. PDFium keeps the order in which a page was written; lines are joined to paragraphs by the space
between them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, floor
from statistics import median
from typing import BinaryIO

import msgspec
import pypdfium2 as pdfium
from pypdfium2 import raw

from dadkhah.adapters.extractors.building import Draft, Words, collapsed, row_kind, said
from dadkhah.adapters.extractors.frames import Drawn, Line, Made
from dadkhah.adapters.extractors.pdflines import Cell, Mark, cells
from dadkhah.adapters.extractors.pdfnotes import add_comments
from dadkhah.adapters.extractors.recognised import add_recognised
from dadkhah.capture import media as kinds
from dadkhah.capture.recognition import PICTURED
from dadkhah.errors import SourceUnreadable
from dadkhah.model.selector import Box

MOST_PAGES = 5_000
MOST_ON_PAGE = 200_000
"""Characters of one page; the largest sheet of a newspaper has a fifth of that."""

MOST_IN_LINE = 5_000
DPI = 300
MOST_PIXELS = 40_000_000
SOFT_HYPHEN = "\x02"
"""What PDFium makes of a hyphen at the end of a line when the word goes on in the next."""

TURNED = "lines from right to left are put in order by where their letters stand; joiners (U+200C) are lost in a PDF"
WIDER = 0.6
"""Space between two lines, in heights of a line, from which on they are two paragraphs."""


class _Line(msgspec.Struct, frozen=True):
    """One line as it stands on the page: its cells, the height it stands at, and the size of its letters."""

    cells: tuple[Cell, ...]
    base: float
    size: float

    @property
    def sides(self) -> tuple[float, float]:
        """Return the left and the right end."""
        return min(one.left for one in self.cells), max(one.right for one in self.cells)

    @property
    def height(self) -> float:
        """Return the height of the box around the line, at least a point."""
        return max(max(one.bottom for one in self.cells) - min(one.top for one in self.cells), 1.0)


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
                add_comments(document[number], number + 1, draft)
            elif not _read_page(document, number, draft):
                blank.append(number)
        page = _statements(document)
        _tell(draft, pages)
        holds = document.count_attachments() > 0
    if blank:
        draft.warn(f"{PICTURED}: {_numbers(blank)}")
    made = draft.finish(page, kinds.PDF, "the PDF holds no words")
    return Made(msgspec.structs.replace(made, holds=holds), tuple(blank))


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


def _tell(draft: Draft, pages: int) -> None:
    if pages > MOST_PAGES:
        draft.warn(f"extraction incomplete: only the first {MOST_PAGES:,} of {pages:,} pages are read")


def _numbers(pages: Sequence[int]) -> str:
    shown = ", ".join(f"{number + 1:,}" for number in pages[:20])
    return f"{shown} and {len(pages) - 20:,} more" if len(pages) > 20 else shown


def _read_page(document: pdfium.PdfDocument, number: int, draft: Draft) -> bool:
    """Add the paragraphs of a page; say whether that was all, or a picture on it may hold words."""
    try:
        page = document[number]
        lines = _rows(_lines(page, draft))
        pictured = not lines and next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None
        if any(one.turned for line in lines for one in line.cells):
            draft.warn(TURNED)
        for paragraph in _paragraphs(lines):
            _add(draft, paragraph, number + 1)
        add_comments(page, number + 1, draft)
        page.close()
    except pdfium.PdfiumError:
        draft.warn(f"extraction incomplete: page {number + 1:,} is damaged")
        return True
    return not pictured


def _add(draft: Draft, lines: Sequence[_Line], page: int) -> None:
    """Add a paragraph; lines of several cells each are rows of a table."""
    part = f"page {page:,}"
    if any(len(line.cells) > 1 for line in lines):
        group = draft.group()
        for line in lines:
            words = [Words(collapsed(one.text), part, page, _rounded(one)) for one in line.cells]
            draft.add(words, row_kind([one.text for one in words], group), joint="\t")
        return
    draft.add(_joined([line.cells[0] for line in lines], part, page))


def _joined(lines: Sequence[Cell], part: str, page: int) -> list[Words]:
    """Return the lines of a paragraph as words; a word that was cut at the end of a line is one again."""
    words: list[Words] = []
    for line in lines:
        text, box = collapsed(line.text), _rounded(line)
        if words and words[-1].text.endswith(SOFT_HYPHEN):
            words[-1] = Words(words[-1].text.rstrip(SOFT_HYPHEN) + text, part, page, _both(words[-1].box, box))
        else:
            words.append(Words(text, part, page, box))
    return [msgspec.structs.replace(one, text=one.text.replace(SOFT_HYPHEN, "")) for one in words]


def _rounded(one: Cell) -> Box:
    return max(floor(one.left), 0), max(floor(one.top), 0), ceil(one.right), ceil(one.bottom)


def _both(a: Box | None, b: Box) -> Box:
    return b if a is None else (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _lines(page: pdfium.PdfPage, draft: Draft) -> Iterator[_Line]:
    """Yield the lines of a page in the order in which PDFium gives them."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_ON_PAGE:
        draft.warn(f"extraction incomplete: a page has more than {MOST_ON_PAGE:,} characters")
    places = _Places(page)
    held: list[Mark] = []
    for at in range(min(count, MOST_ON_PAGE)):
        char = chr(raw.FPDFText_GetUnicode(text, at) or 0xFFFD)
        if char in "\r\n" or len(held) >= MOST_IN_LINE:
            yield from _line(held)
            held = []
        if char not in "\r\n":
            held.append(places.mark(text, at, SOFT_HYPHEN if char == "\ufffe" else char))
    yield from _line(held)
    text.close()


def _rows(lines: Iterable[_Line]) -> list[_Line]:
    """Return the lines, those joined that stand at one height beside one another: PDFium parts the cells of a row."""
    found: list[_Line] = []
    for line in lines:
        if found and _beside(found[-1], line):
            found[-1] = msgspec.structs.replace(found[-1], cells=(*found[-1].cells, *line.cells))
        else:
            found.append(line)
    return found


def _beside(before: _Line, line: _Line) -> bool:
    (left, right), (other_left, other_right) = before.sides, line.sides
    level = abs(line.base - before.base) <= 0.2 * max(before.height, line.height)
    return level and (other_left >= right or other_right <= left)


def _line(held: Sequence[Mark]) -> Iterator[_Line]:
    made = cells(held)
    if made:
        seen = [mark for mark in held if not mark.char.isspace()]
        yield _Line(tuple(made), median(mark.base for mark in seen), median(mark.size for mark in seen))


class _Places:
    """Where the characters of a page stand, from the left upper corner of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._crop = page.get_cropbox()
        self._turned = page.get_rotation() // 90 % 4
        self._values = [ctypes.c_double() for _ in range(4)]
        self._wide = raw.FS_RECTF()

    def mark(self, text: pdfium.PdfTextPage, at: int, char: str) -> Mark:
        """Return a character with its box; one that has none stands nowhere, as a space that is not drawn."""
        left, right, bottom, top = self._values
        if char.isspace() or not raw.FPDFText_GetCharBox(text, at, left, right, bottom, top):
            return Mark(" " if char.isspace() else char)
        x0, x1 = left.value, right.value
        if raw.FPDFText_GetLooseCharBox(text, at, self._wide):  # with the room that is left around a character
            x0, x1 = min(x0, self._wide.left), max(x1, self._wide.right)
        box = self._shown(x0, bottom.value, x1, top.value)
        raw.FPDFText_GetCharOrigin(text, at, left, bottom)
        base = self._shown(left.value, bottom.value, left.value, bottom.value)[1]
        return Mark(char, *box, base, raw.FPDFText_GetFontSize(text, at))

    def _shown(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        left, bottom, right, top = self._crop
        if self._turned == 0:
            return x0 - left, top - y1, x1 - left, top - y0
        if self._turned == 1:
            return y0 - bottom, x0 - left, y1 - bottom, x1 - left
        if self._turned == 2:
            return right - x1, y0 - bottom, right - x0, y1 - bottom
        return top - y1, right - x1, top - y0, right - x0


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Yield lines that stand together: near one another, of one size, in one column."""
    heights: dict[float, float] = {}
    for line in lines:
        heights[line.size] = max(heights.get(line.size, 0), line.height)
    held: list[_Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, heights[line.size]):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _goes_on(before: _Line, line: _Line, height: float) -> bool:
    near = 0 < line.base - before.base <= (1 + WIDER) * height
    rows = (len(before.cells) > 1) == (len(line.cells) > 1)
    alike = 0.9 <= line.size / max(before.size, 0.1) <= 1.1
    (left, right), (other_left, other_right) = before.sides, line.sides
    return near and rows and alike and other_left < right and left < other_right
