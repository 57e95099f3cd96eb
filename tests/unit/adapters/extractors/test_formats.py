"""Known answers: what was written to each format comes back, block by block, with the place it stands in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.adapters.extractors import documents as made

from dadkhah.adapters.extractors.guarded import Guarded
from dadkhah.model.source import Text
from dadkhah.ports import Extracted


@pytest.fixture(scope="module")
def reader() -> Iterator[Guarded]:
    with Guarded() as one:
        yield one


def blocks(text: Text | None) -> tuple[str, ...]:
    """Return the words of every block."""
    assert text is not None
    return tuple(text.content[block.start : block.end] for block in text.blocks)


def parts(text: Text | None) -> dict[str, str]:
    """Return the first words that stand in each part."""
    assert text is not None
    found: dict[str, str] = {}
    for one in text.selectors:
        found.setdefault(one.part, text.content[one.start : one.end])
    return found


def roles(text: Text | None) -> list[str]:
    assert text is not None
    return [block.role for block in text.blocks]


@pytest.mark.parametrize("name", sorted(made.DOCUMENTS))
def test_a_document_equals_its_source_block_by_block(reader: Guarded, name: str) -> None:
    answer = reader.extract(made.DOCUMENTS[name](), "")
    assert answer.media == made.MEDIA[name]
    assert blocks(answer.text) == made.BLOCKS
    assert roles(answer.text)[0] == "headline"
    assert roles(answer.text)[-3:] == ["table"] * 3
    assert answer.text is not None
    assert answer.text.warnings == ()


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_headings_and_items_keep_their_roles(reader: Guarded, name: str) -> None:
    held = roles(reader.extract(made.DOCUMENTS[name](), "").text)
    assert held[:7] == ["headline", "lead", "headline", "body", "list", "list", "body"]


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_every_block_knows_its_paragraph_or_its_cell(reader: Guarded, name: str) -> None:
    found = parts(reader.extract(made.DOCUMENTS[name](), "").text)
    assert found["paragraph 4"] == made.PERSIAN
    assert found["table 1, row 2, cell 3"] == "2"


@pytest.mark.parametrize("name", sorted(made.SHEETS))
def test_a_sheet_keeps_every_value_with_its_cell(reader: Guarded, name: str) -> None:
    text = reader.extract(made.SHEETS[name](), made.MEDIA[name]).text
    assert blocks(text) == made.ROWS
    assert roles(text) == ["table"] * 3
    place = "row {0}, column {1}" if name == "csv" else "sheet Victims, cell {1}{0}"
    assert parts(text) == {place.format(cell[1], cell[0]): value for cell, value in made.CELLS}


def test_where_a_passage_of_a_sheet_stands(reader: Guarded) -> None:
    text = reader.extract(made.as_xlsx(), "").text
    assert text is not None
    start = text.content.index("Orsa")
    assert text.place_of(start, start + 4) == "sheet Victims, cell A2"
    assert text.place_of(start, start + 9) == "sheet Victims, cells A2 to C2"
    assert text.place_of(len(text.content), len(text.content) + 1) == ""


def test_a_pdf_keeps_page_and_box_of_every_line(reader: Guarded) -> None:
    answer = reader.extract(made.as_pdf(), "")
    assert blocks(answer.text) == (made.REPORT[0][1], made.LATIN, made.SECOND)
    assert answer.text is not None
    assert answer.text.place_of(*bounds(answer.text, "set free")) == "page 1"
    assert answer.text.place_of(*bounds(answer.text, "Nobody has")) == "page 2"
    assert answer.text.place_of(0, len(answer.text.content)) == "page 1 to page 2"
    first = answer.text.selectors[0]
    assert first.box is not None
    left, top, right, bottom = first.box
    assert (first.page, left) == (1, 72)
    assert 60 <= top <= 66 < bottom <= 76  # the line stands 72 points under the upper edge
    assert 140 < right < 170


def bounds(text: Text, words: str) -> tuple[int, int]:
    start = text.content.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(("turned", "box"), [(90, "left"), (180, "bottom"), (270, "right")])
def test_the_box_stands_as_the_page_is_shown(reader: Guarded, turned: int, box: str) -> None:
    content = made.pdf_pages([made.lines([(720.0, "Ten held in Orsa")])], b"/Rotate %d" % turned)
    text = reader.extract(content, "").text
    assert text is not None
    (one,) = text.selectors
    assert one.box is not None
    near = {"left": one.box[1] - 72, "bottom": one.box[2] - (612 - 72), "right": one.box[3] - (612 - 72)}
    assert abs(near[box]) <= 2


def test_two_columns_do_not_run_together(reader: Guarded) -> None:
    left = made.lines([(700.0 - 13 * at, line) for at, line in enumerate(made.wrapped(made.LATIN, 35))])
    right = made.lines([(700.0 - 13 * at, line) for at, line in enumerate(made.wrapped(made.SECOND, 35))], left=330)
    text = reader.extract(made.pdf_pages([left + b" " + right]), "").text
    assert blocks(text) == (made.LATIN, made.SECOND)


def test_a_message_equals_its_source_with_its_headers_as_bylines(reader: Guarded) -> None:
    answer = reader.extract(made.as_mail(), "message/rfc822")
    held = tuple(words for _, words in made.REPORT)
    assert blocks(answer.text)[0] == held[0]
    assert blocks(answer.text)[3:] == held[1:]
    assert roles(answer.text)[:3] == ["headline", "byline", "byline"]
    assert answer.page == {
        "author": "Ana Invented <ana@tidewater.example>",
        "published": "2031-04-02",
        "title": held[0],
    }


def test_a_message_in_html_equals_its_source(reader: Guarded) -> None:
    held = blocks(reader.extract(made.as_mail(html=True), "message/rfc822").text)
    assert held[-len(made.BLOCKS) :] == made.BLOCKS


@pytest.mark.slow
def test_what_files_say_of_themselves(reader: Guarded) -> None:
    assert reader.extract(made.as_docx(), "").page == {"author": "Ana Invented", "title": "A report"}
    assert reader.extract(made.as_epub(), "").page == {"publisher": "The Tidewater Post", "title": "A report"}


@pytest.mark.slow
def test_text_map_and_selectors_hold_together(reader: Guarded) -> None:
    for make in (*made.DOCUMENTS.values(), *made.SHEETS.values(), made.as_pdf, made.as_mail):
        at = 0
        answer: Extracted = reader.extract(make(), "")
        assert answer.text is not None
        for one in answer.text.selectors:
            assert at <= one.start < one.end <= len(answer.text.content)
            assert one.part
            at = one.end
        assert reader.extract(make(), "") == answer or make is made.as_mail
