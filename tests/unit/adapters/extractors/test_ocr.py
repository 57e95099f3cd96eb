"""Character recognition: lines, boxes and confidence out of tesseract's table; pictures and scanned pages."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator

import pytest
from tests.broken.hostile_documents import png
from tests.unit.adapters.extractors import documents as made
from tests.unit.adapters.extractors.test_formats import blocks

from dadkhah.adapters.extractors import ocr, pdf
from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.capture.recognition import MISSING, NO_LANGUAGE, part_waits

TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t
5\t1\t1\t1\t1\t1\t10\t20\t30\t8\t96.4\tTen
5\t1\t1\t1\t1\t2\t50\t20\t21\t8\t41\theld
5\t1\t1\t1\t2\t1\t10\t40\t30\t8\t90\there
5\t1\t2\t1\t1\t1\t10\t90\t30\t8\t-1\t \n5\t2\t1\t1\t1\t1\t10\t90\t30\t8\t80\tمتن
"""


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


def test_lines_words_and_boxes_of_a_table() -> None:
    found = ocr.lines(TABLE, 0.5)
    assert [[word for word, _, _ in line.words] for line in found[0]] == [["Ten", "held"], ["here"]]
    assert found[0][0].words[0] == ("Ten", (5, 10, 20, 14), 96)
    assert found[0][0].words[1] == ("held", (25, 10, 36, 14), 41)
    assert found[1][0].words[0][0] == "متن"
    assert [line.block for line in found[0]] == [0, 0]


@pytest.mark.slow
def test_a_picture_is_unread_where_tesseract_is_missing(reader: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert reader.extract(png(4, 4, bytes(20)), "").failure == MISSING
    answer = reader.extract(scan(made.as_pdf(), 0), "")
    assert answer.failure.startswith("the PDF holds no words; pages that are pictures: 1; character recognition: ")


def test_a_picture_is_unread_where_no_language_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", tuple)
    monkeypatch.setattr(shutil, "which", lambda program: "/usr/bin/tesseract")
    assert ocr.recognise(0).failure == NO_LANGUAGE


def drawn(content: bytes, page: int) -> tuple[int, int, bytes]:
    """Return width, height and grey dots of a page."""
    picture = pdf.draw(io.BytesIO(content), page)
    head, dots = picture.picture.split(b"\n", 1)
    return int(head.split()[1]), int(head.split()[2]), dots


def mixed(content: bytes, page: int) -> bytes:
    """Return a PDF with a page of words, and one that is a picture of a page."""
    width, height, dots = drawn(content, page)
    packed, words = zlib.compress(dots), made.lines([(700.0, "Nine people were held in Velm.")])
    return made.pdf_objects([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R/Resources<</XObject<</I 8 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length 30>>stream\nq 612 0 0 792 0 0 cm /I Do Q \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream" % (width, height, len(packed), packed),
    ])  # fmt: skip


@pytest.mark.slow
def test_the_scanned_pages_of_a_text_are_unread_where_tesseract_is_missing(
    reader: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    answer = reader.extract(mixed(made.as_pdf(), 1), "")
    assert blocks(answer.text) == ("Nine people were held in Velm.",)
    assert answer.text is not None
    told = "read in part; pages that are pictures: 2; character recognition: "
    assert part_waits(answer.text.warnings) == told + MISSING


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_the_scanned_pages_of_a_text_are_read(reader: Guarded) -> None:
    answer = reader.extract(mixed(made.as_pdf(), 1), "")
    assert blocks(answer.text) == ("Nine people were held in Velm.", made.SECOND)
    assert answer.text is not None
    assert part_waits(answer.text.warnings) == ""
    assert [answer.text.selectors[0].page, answer.text.selectors[-1].page] == [1, 2]


def scan(content: bytes, page: int) -> bytes:
    """Return a PDF whose page is a picture of a page."""
    width, height, dots = drawn(content, page)
    packed = zlib.compress(dots)
    return made.pdf_objects([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 30>>stream\nq 612 0 0 792 0 0 cm /I Do Q \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
        b"/Length %d>>stream\n%s\nendstream" % (width, height, len(packed), packed),
    ])  # fmt: skip


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_a_scanned_page_equals_its_source_with_a_box_for_every_word(reader: Guarded) -> None:
    answer = reader.extract(scan(made.as_pdf(), 0), "")
    assert blocks(answer.text) == (made.REPORT[0][1], made.LATIN)
    assert answer.text is not None
    assert "read from a picture by character recognition, confidence" in answer.text.warnings[0]
    first = answer.text.selectors[0]
    assert answer.text.content[first.start : first.end] == "Ten"
    assert (first.page, first.part) == (1, "page 1")
    assert first.box is not None
    left, top, right, bottom = first.box
    assert 70 <= left <= 74
    assert 60 <= top < bottom <= 76
    assert 85 <= right <= 95
    assert first.confidence is not None
    assert first.confidence > 60


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_a_picture_equals_its_source(reader: Guarded) -> None:
    width, height, dots = drawn(made.as_pdf(), 1)
    rows = b"".join(b"\0" + dots[at * width : (at + 1) * width] for at in range(height))
    answer = reader.extract(png(width, height, rows), "")
    assert answer.media == "image/png"
    assert blocks(answer.text) == (made.SECOND,)
    assert answer.text is not None
    assert answer.text.place_of(0, 5) == "the picture"


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_a_blank_picture_holds_no_words(reader: Guarded) -> None:
    answer = reader.extract(png(200, 200, (b"\0" + b"\xff" * 200) * 200), "")
    assert answer.failure == "no words were recognised on the picture"


@pytest.mark.slow
@pytest.mark.needs("tesseract")
def test_what_is_no_picture_is_a_failure(reader: Guarded) -> None:
    assert reader.extract(b"\x89PNG\r\n\x1a\n" + bytes(50), "").failure == ocr.FAILED


@pytest.mark.slow
def test_a_program_is_started_within_limits() -> None:
    code = "import resource as r; print(r.getrlimit(r.RLIMIT_FSIZE)[0], r.getrlimit(r.RLIMIT_NOFILE)[0])"
    command = [sys.executable, "-m", ocr.LAUNCH, sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["0", "64"]
