"""Slides: their words in the order in which they are shown, with notes and tables, and where each stands."""

from __future__ import annotations

import io

import pytest
from tests.unit.adapters.extractors import documents as made

from dadkhah.adapters.extractors import odf, pptx
from dadkhah.adapters.extractors.frames import Task
from dadkhah.adapters.extractors.readers import read
from dadkhah.adapters.extractors.zipped import Archive
from dadkhah.capture import media as kinds
from dadkhah.errors import SourceUnreadable
from dadkhah.ports import Extracted

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def para(words: str) -> str:
    return f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>"


def slide(body: str) -> str:
    return f'<p:sld xmlns:a="{A}" xmlns:p="{P}">{body}</p:sld>'


def shape(words: str, kind: str = "") -> str:
    return f'<p:sp><p:ph type="{kind}"/>{para(words)}</p:sp>'


def relations(*pairs: tuple[str, str]) -> str:
    listed = "".join(f'<Relationship Id="{key}" Target="{target}"/>' for key, target in pairs)
    return f"<R>{listed}</R>"


PARTS = {
    "ppt/presentation.xml": f'<p xmlns:r="{R}"><l><sldId id="256" r:id="r2"/><sldId r:id="r1" id="257"/></l></p>',
    "ppt/_rels/presentation.xml.rels": relations(
        ("r1", "slides/slide1.xml"), ("r2", "slides/slide2.xml"), ("r9", "../x")
    ),
    "ppt/slides/slide1.xml": slide(
        f"<a:tbl><a:tr><a:tc>{para('Orsa')}</a:tc><a:tc>{para('12')}</a:tc></a:tr></a:tbl>{shape('Two were freed.')}"
    ),
    "ppt/slides/slide2.xml": slide(shape("Ten held in Orsa", "ctrTitle") + shape("At least ten people were held.")),
    "ppt/slides/_rels/slide2.xml.rels": relations(("n", "../notesSlides/notesSlide1.xml")),
    "ppt/notesSlides/notesSlide1.xml": slide(shape("Say who counted.")),
    "ppt/comments/comment1.xml": "<l><cm/><cm/></l>",
    "docProps/core.xml": "<c><title>A talk</title><creator>Oru Tamsin</creator></c>",
}


def shown(answer: Extracted) -> list[tuple[str, str]]:
    text = answer.text
    assert text is not None
    blocks = [text.content[block.start : block.end] for block in text.blocks]
    return [(words, text.place_of(block.start, block.end)) for words, block in zip(blocks, text.blocks, strict=True)]


def test_slides_are_read_in_the_order_in_which_they_are_shown() -> None:
    answer = pptx.extract_pptx(Archive(io.BytesIO(made.zipped(PARTS))))
    assert shown(answer) == [
        ("Ten held in Orsa", "slide 1, paragraph 1"),
        ("At least ten people were held.", "slide 1, paragraph 2"),
        ("Say who counted.", "slide 1, notes, paragraph 1"),
        ("Orsa\t12", "slide 2, table 1, row 1, cell 1 to slide 2, table 1, row 1, cell 2"),
        ("Two were freed.", "slide 2, paragraph 1"),
    ]
    assert answer.text is not None
    assert answer.text.blocks[0].role == "headline"
    assert answer.text.warnings == ("comments: 2, kept in the file and not read",)
    assert answer.page == {"title": "A talk", "author": "Oru Tamsin"}


def test_what_a_presentation_is_its_parts_tell() -> None:
    content = io.BytesIO(made.zipped(PARTS))
    assert read(content, Task("kind", kinds.ZIP)).extracted.media == kinds.PPTX
    assert read(content, Task("read", kinds.PPTX)).extracted.text is not None
    odp = io.BytesIO(made.zipped({"mimetype": kinds.ODP, "content.xml": "<d/>"}))
    assert read(odp, Task("kind", kinds.ZIP)).extracted.media == kinds.ODP
    assert read(odp, Task("read", kinds.ODP)).extracted.failure == "the slides hold no words"


def test_a_presentation_without_its_list_is_damaged() -> None:
    with pytest.raises(SourceUnreadable, match="part that it needs is missing"):
        pptx.extract_pptx(Archive(io.BytesIO(made.zipped({"ppt/slides/slide1.xml": slide(para("a"))}))))


def test_the_slides_of_an_odp_and_the_notes_to_them() -> None:
    body = (
        "<draw:page><draw:frame><text:p>Ten held in Orsa</text:p></draw:frame>"
        "<presentation:notes><text:p>Say who counted.</text:p></presentation:notes></draw:page>"
        "<draw:page><text:p>Two were freed.</text:p></draw:page>"
    )
    spaces = 'xmlns:draw="urn:d" xmlns:presentation="urn:p" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    parts = {"content.xml": f"<d {spaces}>{body}</d>"}
    answer = odf.extract_odp(Archive(io.BytesIO(made.zipped(parts))))
    assert shown(answer) == [
        ("Ten held in Orsa", "slide 1, paragraph 1"),
        ("Say who counted.", "slide 1, notes, paragraph 2"),
        ("Two were freed.", "slide 2, paragraph 1"),
    ]
