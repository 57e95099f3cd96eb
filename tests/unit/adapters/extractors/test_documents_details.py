"""What documents hold beside their paragraphs: changes, comments, notes, hidden words, margins, broken parts."""

from __future__ import annotations

import io

import pytest
from tests.unit.adapters.extractors import documents as made
from tests.unit.adapters.extractors.test_formats import blocks, parts, roles

from dadkhah.adapters.extractors import docx, odf
from dadkhah.adapters.extractors.epub import extract_epub
from dadkhah.adapters.extractors.rtf import extract_rtf
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Extracted

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def opened(parts_: dict[str, str]) -> Archive:
    return Archive(io.BytesIO(made.zipped(parts_)))


def word(body: str, **more: str) -> Extracted:
    """Return what is read of a document with a body and other parts."""
    document = f"<w:document {W} xmlns:mc='mc'><w:body>{body}</w:body></w:document>"
    return docx.extract_docx(
        opened({"word/document.xml": document} | {f"word/{key}.xml": text for key, text in more.items()})
    )


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def warnings(answer: Extracted) -> tuple[str, ...]:
    assert answer.text is not None
    return answer.text.warnings


def test_what_was_deleted_is_not_read_and_said() -> None:
    body = paragraph(
        run("Ten "), f"<w:del>{run('thousand ', 'delText')}</w:del>", f"<w:ins>{run('people')}</w:ins>", run(" fled")
    )
    answer = word(body + paragraph(f"<w:moveFrom>{run('moved')}</w:moveFrom>", run("and stayed")))
    assert blocks(answer.text) == ("Ten people fled", "and stayed")
    assert warnings(answer) == ("tracked changes: 14 characters that are marked as deleted are not read",)


def test_comments_are_said_and_hidden_words_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> were held</w:t></w:r>"
    comments = f"<w:comments {W}><w:comment/><w:comment/></w:comments>"
    answer = word(paragraph(run("Ten"), hidden, shown), comments=comments)
    assert blocks(answer.text) == ("Ten were held",)
    assert warnings(answer) == (
        "6 characters of hidden text are left out",
        "comments: 2, kept in the file and not read",
    )


def test_notes_and_margins_are_blocks_of_their_own() -> None:
    notes = f"<w:footnotes {W}><w:footnote w:type='separator'/><w:footnote w:id='2'>{paragraph(run('As the council said.'))}</w:footnote></w:footnotes>"
    header = f"<w:hdr {W}>{paragraph(run('Draft of May'))}</w:hdr>"
    answer = word(paragraph(run("Ten were held.")), footnotes=notes, header1=header)
    assert parts(answer.text) == {
        "paragraph 1": "Ten were held.",
        "footnote 2": "As the council said.",
        "header": "Draft of May",
    }
    assert roles(answer.text)[-1] == "navigation"


def test_breaks_tabs_and_signs() -> None:
    tabs = "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
    answer = word(
        f"<w:p>{tabs}<w:r><w:t>Ten</w:t><w:tab/><w:t>were</w:t><w:br/><w:t>held</w:t><w:sym w:char='F0A7'/></w:r></w:p>"
    )
    assert blocks(answer.text) == ("Ten\twere\nheld\ufffd",)
    assert warnings(answer) == ("signs of a symbol font, shown as U+FFFD: 1",)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    body = f"<w:p>{run('Around.')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    answer = word(body)
    assert blocks(answer.text) == ("In the box.", "Around.")
    assert parts(answer.text)["text box in paragraph 1"] == "In the box."


def test_a_table_within_a_table_is_words_of_its_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('two'))}</w:tc><w:tc>{paragraph(run('three'))}</w:tc></w:tr></w:tbl>"
    outer = (
        f"<w:tbl><w:tr><w:tc>{paragraph(run('one'))}{inner}</w:tc><w:tc>{paragraph(run('four'))}</w:tc></w:tr></w:tbl>"
    )
    assert blocks(word(outer).text) == ("one two three\tfour",)


def test_a_table_of_one_cell_is_layout() -> None:
    cell = f"<w:tc>{paragraph(run('Ten were held.'))}{paragraph(run('Two were freed.'))}</w:tc>"
    answer = word(f"<w:tbl><w:tr>{cell}<w:tc>{paragraph()}</w:tc></w:tr></w:tbl>")
    assert blocks(answer.text) == ("Ten were held.", "Two were freed.")
    assert "table" not in roles(answer.text)


def test_headings_by_outline_and_lists_by_numbers() -> None:
    styles = f"<w:styles {W}><w:style w:styleId='a'><w:name w:val='odd'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style></w:styles>"
    first = "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>What the council said</w:t></w:r></w:p>"
    second = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>A list was promised</w:t></w:r></w:p>"
    held = roles(word(paragraph(run("Ten were held in the town.")) + first + second, styles=styles).text)
    assert held[1:] == ["headline", "list"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>", "declares entities"),
        ("<d><w:p>", "damaged in line 1"),
        ("", "damaged"),
    ],
)
def test_xml_that_is_no_document(body: str, why: str) -> None:
    with pytest.raises(SourceUnreadable, match=why):
        docx.extract_docx(opened({"word/document.xml": body}))


def odt(body: str, **more: str) -> Extracted:
    return odf.extract_odt(opened({"content.xml": made.odf(f"<office:text>{body}</office:text>")} | more))


def test_odt_spaces_notes_and_what_is_left_out() -> None:
    changes = "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    note = "<text:note><text:note-body><text:p>As said.</text:p></text:note-body></text:note>"
    comment = "<office:annotation><text:p>No!</text:p></office:annotation>"
    answer = odt(
        f"{changes}<text:p>Ten<text:s text:c='2'/>were<text:tab/>held{note}{comment}<text:line-break/>here</text:p>"
    )
    assert blocks(answer.text) == ("As said.", "Ten  were\theld\nhere")
    assert parts(answer.text) == {"note 1": "As said.", "paragraph 1": "Ten  were\theld\nhere"}
    assert warnings(answer) == (
        "tracked changes: 4 characters that are marked as deleted are not read",
        "comments: 1, kept in the file and not read",
    )


def test_an_encrypted_odt_says_so() -> None:
    manifest = '<m xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><encryption-data/></m>'
    with pytest.raises(SourceUnreadable, match="encrypted"):
        odt("<text:p>a</text:p>", **{"META-INF/manifest.xml": manifest})


def test_ods_repeats_cells_and_counts_formulas() -> None:
    cell = '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1"><text:p>7</text:p></table:table-cell>'
    empty = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    body = (
        f'<table:table table:name="A">{empty}<table:table-row><table:table-cell/>{cell}</table:table-row></table:table>'
    )
    answer = odf.extract_ods(opened({"content.xml": made.odf(body)}))
    assert parts(answer.text) == {"sheet A, cell B4": "7", "sheet A, cell C4": "7"}
    assert warnings(answer) == ("formulas: 1; their values are read as the file holds them",)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (rb"Ten \b were\b0  held.\par Two more.", ("Ten were held.", "Two more.")),
        (rb"\'93Ten\'94 \u1575?\uc2\u1576??c", ("\u201cTen\u201d \u0627\u0628c",)),
        (rb"{\f1 \'c7\'e1\'e4}", ("الن",)),
        (rb"Ten{\deleted  thousand} were{\v  secretly} held.", ("Ten were held.",)),
        (rb"Ten{\footnote As said.} were held.\par", ("As said.", "Ten were held.")),
        (rb"{\header Draft}Ten.{\pict 0102}{\*\bkmkstart a}\par", ("Draft", "Ten.")),
        (rb"Ten\~people\emdash held\line here \{so\}\par", ("Ten\u00a0people\u2014held\nhere {so}",)),
        (rb"Ten \bin4 {}}{were held.", ("Ten were held.",)),
        (rb"\u55357?\u56832? smiled.", ("\U0001f600 smiled.",)),
        (rb'{\field{\*\fldinst HYPERLINK "a"}{\fldrslt the list}} says.', ("the list says.",)),
    ],
)  # fmt: skip
def test_rtf(body: bytes, words: tuple[str, ...]) -> None:
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}\f0 "
    assert blocks(extract_rtf(head + body + b"}").text) == words


def test_rtf_says_what_it_leaves_out_and_that_it_breaks_off() -> None:
    answer = extract_rtf(rb"{\rtf1 Ten{\deleted  thousand}{\v abc} were {\annotation No!}held")
    assert blocks(answer.text) == ("Ten were held",)
    assert warnings(answer) == (
        "the document breaks off: a group is not closed",
        "tracked changes: 9 characters that are marked as deleted are not read",
        "3 characters of hidden text are left out",
        "comments: 1, kept in the file and not read",
    )


def test_a_book_with_missing_and_damaged_chapters() -> None:
    opf = (
        '<p><item id="a" href="a.xhtml" media-type="text/html"/><item id="b" href="gone.xhtml" media-type="text/html"/>'
        '<itemref idref="a"/><itemref idref="b"/><itemref idref="a"/><itemref idref="none"/></p>'
    )
    book = opened({
        "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
        "META-INF/encryption.xml": "<e/>",
        "a.opf": opf,
        "a.xhtml": "<nav>Contents</nav><h1>One</h1><p>Ten people were held in the town.</p>",
    })  # fmt: skip
    answer = extract_epub(book)
    assert blocks(answer.text) == ("Contents", "One", "Ten people were held in the town.")
    assert roles(answer.text)[0] == "navigation"
    assert warnings(answer) == (
        "parts of the book are encrypted; what cannot be read is left out",
        "chapter 2 is missing in the file",
    )


def test_a_book_without_its_list_of_chapters() -> None:
    with pytest.raises(SourceUnreadable, match="list of chapters is missing"):
        extract_epub(opened({"META-INF/container.xml": "<c/>"}))
