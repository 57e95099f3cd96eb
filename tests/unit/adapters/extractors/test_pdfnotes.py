"""Comments on the pages of a PDF, which nobody may take for the document's words, and files attached to it."""

from __future__ import annotations

import io

import pytest
from tests.unit.adapters.extractors import documents as made

from dadkhah.adapters.extractors import pdf, pdfnotes
from dadkhah.adapters.extractors.frames import Closed, Done, Opened, Part, Report, Task
from dadkhah.adapters.extractors.readers import members

STREAM = made.lines([(700, "Ten people were held in the town of Orsa.")])


def commented(*annotations: bytes, attached: tuple[bytes, ...] = ()) -> bytes:
    """Return a PDF of one page with annotations on it and files attached to it."""
    objects = [
        b"",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[%s]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        % b" ".join(annotations),
        b"<</Length %d>>stream\n%s\nendstream" % (len(STREAM), STREAM),
    ]
    names = []
    for number, content in enumerate(attached, 1):
        objects.append(b"<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream" % (len(content), content))
        spec = b"<</Type/Filespec/F(note%d.txt)/UF(note%d.txt)/EF<</F %d 0 R>>>>" % (number, number, len(objects))
        names.append(b"(%d)%s" % (number, spec))
    tree = b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % b"".join(names) if names else b""
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % tree
    return made.pdf_objects(objects)


def annotation(kind: bytes, more: bytes = b"") -> bytes:
    return b"<</Type/Annot/Subtype/%s/Rect[10 10 50 50]%s>>" % (kind, more)


NOTE = annotation(b"Text", b"/Contents(12 people were killed here)/T(Oru Tamsin)")


def test_a_comment_is_a_block_of_its_own_that_yields_no_claims() -> None:
    mark = annotation(b"Highlight", b"/Contents<FEFF0646062706450020>")
    content = commented(NOTE, annotation(b"Link", b"/Contents(a link)"), annotation(b"Text"), mark)
    text = pdf.extract_pdf(io.BytesIO(content), {}).extracted.text
    assert text is not None
    shown = [(text.content[one.start : one.end], one.role, one.reason) for one in text.blocks]
    assert shown[0][:2] == ("Ten people were held in the town of Orsa.", "body")
    assert shown[1:] == [
        ("12 people were killed here", "teaser", "a comment on the page, by Oru Tamsin"),
        ("نام", "teaser", "a comment on the page"),
    ]
    assert text.place_of(text.blocks[1].start, text.blocks[1].end) == "page 1, comment 1"


def test_too_many_annotations_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfnotes, "MOST_ON_PAGE", 1)
    text = pdf.extract_pdf(io.BytesIO(commented(NOTE, NOTE)), {}).extracted.text
    assert text is not None
    assert len(text.blocks) == 2
    assert text.warnings == ("extraction incomplete: page 1 has more than 1 annotations",)


def handed(content: bytes, most: int = 1 << 20) -> list[Report]:
    return list(members(io.BytesIO(content), Task("members", "application/pdf", most=most)))


def test_attached_files_are_members() -> None:
    content = commented(attached=(b"words of a note", b"more"))
    made_of = pdf.extract_pdf(io.BytesIO(content), {}).extracted
    assert made_of.holds
    assert made_of.text is not None
    assert made_of.text.warnings == ()
    assert handed(content) == [
        Opened("note1.txt", {"media": "text/plain"}),
        Part(b"words of a note"),
        Closed(),
        Opened("note2.txt", {"media": "text/plain"}),
        Part(b"more"),
        Closed(),
        Done(),
    ]


def test_attached_files_have_caps_and_a_pdf_without_any_has_none() -> None:
    told = handed(commented(attached=(b"words of a note", b"more")), 10)
    assert [one.refused for one in told if isinstance(one, Closed)] == [pdfnotes.TOO_MUCH, ""]
    assert handed(commented()) == [Done()]
    assert not pdf.extract_pdf(io.BytesIO(commented()), {}).extracted.holds
    assert handed(b"%PDF-1.4 nothing") == [Done("the PDF is damaged")]
