"""Hostile documents, sheets, messages, pages, books and pictures: part of the files of hostile.py.

In: chance, the same in every run. Out: (name, bytes).
"""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Iterator

from tests.broken import inputs
from tests.unit.adapters.extractors import documents as made

from dadkhah.capture import media as kinds

Files = Iterator[tuple[str, bytes]]
ZEROS = bytes(1 << 20)


def flipped(content: bytes, chance: random.Random, count: int) -> bytes:
    """Return the bytes with some of them changed."""
    held = bytearray(content)
    for _ in range(count):
        held[chance.randrange(len(held))] = chance.randrange(256)
    return bytes(held)


def office_bombs(chance: random.Random) -> Files:
    body = "<w:document xmlns:w='w'><w:body>{}</w:body></w:document>"
    laughs = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    entities = (
        f"<!DOCTYPE d [<!ENTITY a0 'ha'>{laughs}]>",
        "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE d [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/x.dtd'> %a;]>",
        "<!DOCTYPE d SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    )
    for number, declared in enumerate(entities):
        shown = "<w:p><w:r><w:t>&a11;&a;</w:t></w:r></w:p>" if number < 3 else "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
        yield f"entities-{number}.docx", made.zipped({"word/document.xml": declared + body.format(shown)})
    for depth in (1_000, 9_000, 200_000):
        deep = "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>Ten were held.</w:t></w:r></w:p>"
        yield f"deep-{depth}.docx", made.zipped({"word/document.xml": body.format(deep)})
        yield f"deep-{depth}.odt", made.zipped({"content.xml": made.odf("<text:span>" * depth)}, stored=kinds.ODT)
    many = "<w:p><w:r><w:t>Ten.</w:t></w:r></w:p>" * 20_000
    yield "many.docx", made.zipped({"word/document.xml": body.format(many)})
    yield (
        "long.docx",
        made.zipped({"word/document.xml": body.format(f"<w:p><w:r><w:t>{'a' * 9_000_000}</w:t></w:r></w:p>")}),
    )
    yield "noise.docx", made.zipped({"word/document.xml": inputs.noise(5000)})
    yield "utf-16.docx", made.zipped({"word/document.xml": body.format("").encode("utf-16")})
    yield "empty.docx", made.zipped({"word/document.xml": b""})


def sheets(chance: random.Random) -> Files:
    book = '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="1"/></sheets></workbook>'
    rels = '<Relationships><Relationship Id="1" Target="{}"/></Relationships>'
    cells = (
        '<row r="1048577"><c r="XFE9999999"><v>1</v></c></row>',
        '<row r="-5"><c r="A-5" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row>',
        '<row r="1"><c r="A1" s="99999"><v>1e308</v></c></row>',
        '<row r="1"><c t="inlineStr"><is><t>a</t></is></c></row>' * 20_000,
        '<row><c><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>1</v></c></row>',
    )
    for number, held in enumerate(cells):
        parts = {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": rels.format("s.xml"),
            "xl/s.xml": f"<w>{held}</w>",
        }
        yield f"cells-{number}.xlsx", made.zipped(parts)
    for number, target in enumerate(("../../../etc/passwd", "/etc/passwd", "workbook.xml", "http://127.0.0.1:9/")):
        yield (
            f"target-{number}.xlsx",
            made.zipped({"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels.format(target)}),
        )
    for number, repeated in enumerate(("999999999", "-1", "x", "99999999999999999999999")):
        row = f'<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell table:number-columns-repeated="{repeated}">'
        body = f"<table:table table:name='A'>{row}<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        yield f"repeated-{number}.ods", made.zipped({"content.xml": made.odf(body * 50)}, stored=kinds.ODS)
    yield "strings.xlsx", made.zipped({
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": rels.format("s.xml"),
        "xl/s.xml": "<w/>",
        "xl/sharedStrings.xml": b"<sst>" + b"<si><t>" + b"a" * 70_000_000,
    })  # fmt: skip


def pdf_bombs(chance: random.Random) -> Files:
    for number, size in enumerate((50, 100)):
        packed = zlib.compress(ZEROS * size, 9)
        stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
        yield f"stream-{number}.pdf", made.pdf_objects([*page_tree(), stream])
        twice = zlib.compress(zlib.compress(ZEROS * size, 9), 9)
        nested = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(twice), twice)
        yield f"filters-{number}.pdf", made.pdf_objects([*page_tree(), nested])
    shown = b"BT /F 9 Tf " + b"(Ten were held in Orsa.) Tj " * 20_000 + b"ET"
    packed = zlib.compress(shown, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    yield "words.pdf", made.pdf_objects([*page_tree(), stream])
    yield "pages.pdf", made.pdf_pages([b"BT /F 9 Tf (a) Tj ET"] * 200)
    for number, operators in enumerate(
        (b"q " * 500_000, b"[" * 500_000, b"<<" * 300_000, b"(" * 300_000, b"1 0 0 1 0 0 cm " * 99_999)
    ):
        yield f"operators-{number}.pdf", made.pdf_pages([operators])
    for number, box in enumerate((b"0 0 1e30 1e30", b"0 0 0 0", b"-9e9 -9e9 9e9 9e9", b"nan nan nan nan", b"9 9 1 1")):
        content = made.pdf_pages([b"BT /F 9 Tf (Ten) Tj ET"]).replace(b"0 0 612 792", box)
        yield f"box-{number}.pdf", content


def page_tree(kids: bytes = b"3 0 R") -> list[bytes]:
    return [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>",
    ]


def pdf_loops(chance: random.Random) -> Files:
    yield "kids.pdf", made.pdf_objects([*page_tree(b"2 0 R"), b"null"])
    yield "both.pdf", made.pdf_objects([*page_tree(b"2 0 R 3 0 R 2 0 R"), b"null"])
    yield "self.pdf", made.pdf_objects([b"1 0 R"])
    yield "catalogue.pdf", made.pdf_objects([b"<</Type/Catalog/Pages 1 0 R>>"])
    yield "count.pdf", made.pdf_objects(page_tree()).replace(b"/Count 1", b"/Count 2147483647")
    yield "negative.pdf", made.pdf_objects(page_tree()).replace(b"/Count 1", b"/Count -1")
    yield "parent.pdf", made.pdf_objects(page_tree()).replace(b"/Parent 2", b"/Parent 3")
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream"
    yield (
        "form.pdf",
        made.pdf_objects([*page_tree()[:2], page_tree()[2].replace(b"<<>>", b"<</XObject<</X 4 0 R>>>>"), form]),
    )
    yield "arrays.pdf", made.pdf_objects([b"<</Type/Catalog/Pages " + b"[" * 100_000 + b"]" * 100_000 + b">>"])
    yield "xref.pdf", made.pdf_objects(page_tree()).replace(b"startxref\n", b"startxref\n9")
    yield "previous.pdf", made.pdf_objects(page_tree(), b"/Prev 0")
    yield (
        "locked.pdf",
        made.pdf_objects([*page_tree(), b"<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>"], b"/Encrypt 4 0 R/ID[(a)(b)]"),
    )
    yield "odd.pdf", made.pdf_objects([*page_tree(), b"<</Filter/Odd/V 9>>"], b"/Encrypt 4 0 R/ID[(a)(b)]")
    yield (
        "script.pdf",
        made.pdf_objects(
            [b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1){})>>>>", *page_tree()[1:]]
        ),
    )
    yield (
        "launch.pdf",
        made.pdf_objects([b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>", *page_tree()[1:]]),
    )


def rtf(chance: random.Random) -> Files:
    yield "deep.rtf", rb"{\rtf1 " + b"{" * 100_000 + b"Ten were held."
    yield "closed.rtf", rb"{\rtf1 Ten were held." + b"}" * 100_000
    yield "bin.rtf", rb"{\rtf1 \bin2147483647 Ten were held.}"
    yield "minus.rtf", rb"{\rtf1 \bin-5 Ten \uc99999999 \u-99999 were held.}"
    yield "unicode.rtf", rb"{\rtf1 " + rb"\u55357?" * 20_000 + b"}"
    yield "page.rtf", rb"{\rtf1\ansicpg99999 Ten \f99999 were \'zz held \' .}"
    yield "words.rtf", rb"{\rtf1 " + b"\\" + b"a" * 500_000 + b" Ten}"
    yield "numbers.rtf", rb"{\rtf1 " + rb"\fs" + b"9" * 500_000 + b" Ten}"
    yield "cells.rtf", rb"{\rtf1 \intbl " + rb"a\cell " * 40_000 + rb"\row}"
    yield "notes.rtf", rb"{\rtf1 " + rb"{\footnote " * 20_000 + b"Ten."
    yield "objects.rtf", rb"{\rtf1 {\object\objupdate{\*\objclass Word.Document.8}{\*\objdata 0105}}Ten.}"
    yield "back.rtf", rb"{\rtf1 " + b"\\" * 500_001


def mail(chance: random.Random) -> Files:
    head = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
    for depth in (50, 3_000):
        parts = b"".join(
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(depth)
        )
        yield f"deep-{depth}.eml", head + parts + b"Content-Type: text/plain\r\n\r\nTen were held."
        forwarded = b"Content-Type: message/rfc822\r\n\r\n" * depth
        yield f"forwarded-{depth}.eml", head + forwarded + b"\r\nTen were held."
    yield "parts.eml", head + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\na\r\n" * 20_000
    yield "headers.eml", head + b"".join(b"X-%d: a\r\n" % n for n in range(200_000)) + b"\r\nTen."
    yield "long.eml", head + b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\r\n\r\nTen."
    yield "words.eml", head + b"Subject: =?klingon?b?!!!?= =?utf-8?x?a?= =?utf-8?b?" + b"A" * 5000 + b"?=\r\n\r\nTen."
    yield "base64.eml", head + b"Content-Transfer-Encoding: base64\r\n\r\n" + inputs.noise(50_000)
    yield "uu.eml", head + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 ../../out\r\n" + inputs.noise(500)
    yield "charset.eml", head + b"Content-Type: text/plain; charset=\xff\xfe\r\n\r\nTen \xff were held."
    yield "codec.eml", head + b"Content-Type: text/plain; charset=zlib\r\n\r\nTen were held."
    yield "name.eml", head + b'Content-Disposition: attachment; filename*0*=%zz; filename="../../out"\r\n\r\nTen.'
    yield "date.eml", head + b"Date: Mon, 99 Foo 99999999999 99:99:99 +9999\r\n\r\nTen were held."
    yield "boundary.eml", head + b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n--\r\n' * 50


def csv(chance: random.Random) -> Files:
    yield "open.csv", b'a,"b' + b"c,d\n" * 10_000
    yield "marks.csv", b'"' * 200_001
    yield "doubled.csv", b'"' + b'""' * 100_000
    yield "line.csv", b"a," * 210_000
    yield "rows.csv", b"\n" * 60_000 + b"a,b"
    yield "none.csv", b",,,,\n" * 10_000
    yield "nul.csv", b"a,\0b,c\n" * 1000
    yield "formula.csv", b"=cmd|' /C calc'!A0,@SUM(1),+1,-1\n"
    yield "wide.csv", b"a;b\tc|d,e\n" * 1000
    yield "returns.csv", b"a,b\r" * 10_000
    yield "utf-16.csv", "a,b\n1,2\n".encode("utf-16") + b"\xff"
    yield "tabs.tsv", b"\t" * 100_000 + b"a"


def pages(chance: random.Random) -> Files:
    yield "deep.html", inputs.deep(100_000)
    yield "open.html", inputs.unclosed(50_000)
    for number, (_, content) in enumerate(sorted(inputs.HOSTILE_PAGES.items())):
        yield f"page-{number}.html", content
    yield "table.html", b"<table>" * 20_000 + b"Ten were held."
    yield "entities.html", b"&amp;" * 100_000
    yield "attributes.html", b"<p " + b"a='" * 60_000


def books(chance: random.Random) -> Files:
    chapter = {"a.xhtml": made.page("<p>Ten people were held.</p>")}
    container = '<c><rootfile full-path="{}"/></c>'
    for number, path in enumerate(("../../etc/passwd", "", "META-INF/container.xml", "a.xhtml", "/etc/passwd")):
        yield (
            f"root-{number}.epub",
            made.zipped({"META-INF/container.xml": container.format(path), **chapter}, stored=kinds.EPUB),
        )
    item = '<item id="a" href="{}" media-type="text/html"/><itemref idref="a"/>'
    for number, href in enumerate(("a.opf", "../../../etc/passwd", "http://127.0.0.1:9/", "%00", "a.xhtml" * 999)):
        opf = f"<p>{item.format(href)}</p>"
        parts = {"META-INF/container.xml": container.format("a.opf"), "a.opf": opf, **chapter}
        yield f"chapter-{number}.epub", made.zipped(parts, stored=kinds.EPUB)
    many = "<p>" + item.format("a.xhtml") + '<itemref idref="a"/>' * 300_000 + "</p>"
    parts = {"META-INF/container.xml": container.format("a.opf"), "a.opf": many, **chapter}
    yield "many.epub", made.zipped(parts, stored=kinds.EPUB)
    parts["a.opf"], parts["a.xhtml"] = f"<p>{item.format('a.xhtml')}</p>", "<div>" * 200_000
    yield "deep.epub", made.zipped(parts, stored=kinds.EPUB)


def png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    head = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pictures(chance: random.Random) -> Files:
    yield "large.png", png(60_000, 60_000, b"")
    yield "largest.png", png(2**31 - 1, 2**31 - 1, b"a")
    yield "zero.png", png(0, 0, b"")
    yield "bomb.png", png(30_000, 30_000, ZEROS * 100)
    yield "cut.png", png(9, 9, bytes(90))[:40]
    yield "changed.png", flipped(png(40, 40, bytes(41 * 40)), chance, 8)
    yield "loop.tiff", b"II*\0\x08\0\0\0\0\0\x08\0\0\0"
    yield "far.tiff", b"II*\0\xff\xff\xff\x7f"
    yield "cut.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"
    yield "size.jpg", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03" + bytes(20)
    yield "noise.jpg", b"\xff\xd8\xff" + inputs.noise(5000)
    yield "noise.png", b"\x89PNG\r\n\x1a\n" + inputs.noise(5000)
