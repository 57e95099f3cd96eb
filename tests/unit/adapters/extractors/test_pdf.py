"""PDF: what is read of a page, what is said of a file, and files that are not what they should be."""

from __future__ import annotations

import io

import pytest
from tests.unit.adapters.extractors import documents as made
from tests.unit.adapters.extractors.test_formats import blocks, roles

from dadkhah.adapters.extractors import pdf
from dadkhah.adapters.extractors.frames import Line, Made
from dadkhah.errors import SourceUnreadable

RECOGNISED = {
    0: (Line((("Ten", (1, 2, 3, 4), 90), ("held", (5, 2, 8, 4), 50))), Line((("here", (1, 6, 3, 8), 70),), 1))
}


def read(content: bytes) -> Made:
    return pdf.extract_pdf(io.BytesIO(content), {})


def warnings(content: bytes) -> tuple[str, ...]:
    text = read(content).extracted.text
    assert text is not None
    return text.warnings


def shown(*lines: tuple[float, str]) -> bytes:
    return made.pdf_pages([made.lines(list(lines))])


def test_lines_near_one_another_are_one_paragraph() -> None:
    content = shown((700, "Ten people were held in the town"), (686, "of Orsa on Monday."), (640, "Two were freed."))
    assert blocks(read(content).extracted.text) == (
        "Ten people were held in the town of Orsa on Monday.",
        "Two were freed.",
    )


def test_letters_of_another_size_begin_a_paragraph() -> None:
    large = made.lines([(700, "Ten held in Orsa")], size=20)
    small = made.lines([(680, "The council said so on Monday.")], size=10)
    text = read(made.pdf_pages([large + b" " + small])).extracted.text
    assert blocks(text) == ("Ten held in Orsa", "The council said so on Monday.")


def test_rows_of_a_table_keep_their_cells() -> None:
    rows = b" ".join(
        made.lines([(700 - 14 * row, value)], left=72 + 150 * column)
        for row, held in enumerate(made.TABLE)
        for column, value in enumerate(held)
    )
    text = read(made.pdf_pages([rows])).extracted.text
    assert blocks(text) == made.ROWS
    assert roles(text) == ["table"] * 3
    assert text is not None
    assert [one.box[0] for one in text.selectors[:3] if one.box] == [72, 222, 372]


def test_what_a_pdf_says_of_itself() -> None:
    content = made.pdf_objects(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Title(A report)/Author(Ana Invented)/Subject(x)>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        ],
        b"/Info 3 0 R",
    )
    answer = read(content)
    assert answer.extracted.page == {"author": "Ana Invented", "title": "A report"}
    assert (answer.extracted.failure, answer.blank) == ("the PDF holds no words", ())


def test_more_pages_than_are_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert warnings(made.as_pdf()) == ("extraction incomplete: only the first 1 of 2 pages are read",)


def test_a_page_with_more_letters_than_are_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_ON_PAGE", 5)
    text = read(shown((700, "Ten people"))).extracted.text
    assert blocks(text) == ("Ten p",)
    assert text is not None
    assert "more than 5 characters" in text.warnings[0]


def test_recognised_words_stand_in_the_place_of_their_page() -> None:
    text = pdf.extract_pdf(io.BytesIO(made.as_pdf()), RECOGNISED).extracted.text
    assert blocks(text) == ("Ten held", "here", made.SECOND)
    assert text is not None
    first = text.selectors[1]
    assert (first.part, first.box, first.confidence) == ("page 1", (5, 2, 8, 4), 50)
    assert "confidence 70 of 100, 1 of 3 words doubtful" in text.warnings[0]


@pytest.mark.parametrize(
    ("encryption", "why"),
    [
        (b"<</Filter/Standard/V 1/R 2/O(" + b"x" * 32 + b")/U(" + b"y" * 32 + b")/P -4>>", "encrypted"),
        (b"<</Filter/Odd/V 9>>", "encrypted"),
    ],
)
def test_an_encrypted_pdf(encryption: bytes, why: str) -> None:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", encryption]
    with pytest.raises(SourceUnreadable, match=why):
        read(made.pdf_objects(objects, b"/Encrypt 3 0 R/ID[(a)(b)]"))


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(500), made.as_pdf()[:200]])
def test_a_damaged_pdf(content: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="the PDF is damaged"):
        read(content)


def test_a_page_as_a_picture() -> None:
    drawn = pdf.draw(io.BytesIO(made.as_pdf()), 0)
    head, dots = drawn.picture.split(b"\n", 1)
    width, height = map(int, head.split()[1:3])
    assert len(dots) == width * height
    assert (width, abs(height - 3300) <= 1) == (2550, True)
    assert drawn.scale == pytest.approx(0.24)
    assert 0 < dots.count(0) < len(dots) / 20


def test_a_very_large_page_is_drawn_smaller() -> None:
    large = made.pdf_objects([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]>>",
    ])  # fmt: skip
    drawn = pdf.draw(io.BytesIO(large), 0)
    assert len(drawn.picture) <= pdf.MOST_PIXELS + 10_000
    assert drawn.scale > 1


def test_many_pages_are_named_in_short() -> None:
    assert pdf._numbers([0, 4]) == "1, 5"
    assert pdf._numbers(range(30)).endswith("19, 20 and 10 more")
