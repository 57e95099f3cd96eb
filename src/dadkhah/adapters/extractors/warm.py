"""The smallest file of each kind, made here: what a child reads once before it is shut in.

In: nothing. Out: (media type, bytes).
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator, Mapping

from dadkhah.capture import media as kinds

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
MAIL = (
    b"From: a@example.org\r\nSubject: =?utf-8?b?YQ==?=\r\nDate: Mon, 2 Jan 2006 15:04:05 +0000\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nWords.\r\n'
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>Words.</p>\r\n--b\r\nContent-Type: application/octet-stream\r\n"
    b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\n--b--\r\n'
)
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Target-URI: https://example.org/\r\n"
    b"WARC-Date: 2031-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 46\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\na\r\n\r\n\r\n"
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of some parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


PAGE = "<html><body><p>Words.</p></body></html>"
WORDS = f'<d xmlns:text="{OFFICE}:text:1.0"><text:p>Words.</text:p></d>'
PACKED: dict[str, dict[str, str]] = {
    kinds.DOCX: {
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Words.</w:t></w:r></w:p></w:body></w:document>'
    },
    kinds.XLSX: {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    },
    kinds.PPTX: {
        "ppt/presentation.xml": "<p/>",
        "ppt/slides/slide1.xml": f'<s xmlns:a="{A}"><a:p><a:r><a:t>Words.</a:t></a:r></a:p></s>',
    },
    kinds.ODP: {"content.xml": WORDS},
    kinds.ODT: {"content.xml": WORDS},
    kinds.ODS: {
        "content.xml": f'<d xmlns:t="{OFFICE}:table:1.0" xmlns:x="{OFFICE}:text:1.0"><t:table t:name="A"><t:table-row>'
        "<t:table-cell><x:p>1</x:p></t:table-cell></t:table-row></t:table></d>"
    },
    kinds.EPUB: {
        "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
        "a.opf": '<p><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><itemref idref="a"/></p>',
        "a.xhtml": PAGE,
    },
}
"""The parts of the smallest file of each kind that is a ZIP archive."""


def files() -> Iterator[tuple[str, bytes]]:
    """Yield a small file of every kind that has a text."""
    yield from ((media, zipped(parts)) for media, parts in PACKED.items())
    yield kinds.PDF, pdf("Words.")
    yield kinds.CSV, b"a,b\n1,2\n"
    yield kinds.RTF, rb"{\rtf1\ansi\ansicpg1256 Words.\par}"
    yield kinds.MAIL, MAIL


def containers() -> Iterator[tuple[str, bytes]]:
    """Yield a small container of every kind."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    tar = held.getvalue()
    yield kinds.ZIP, zipped({"a": b"a"})
    yield kinds.TAR, tar
    yield kinds.GZIP, gzip.compress(tar)
    yield kinds.BZIP2, bz2.compress(tar)
    yield kinds.XZ, lzma.compress(tar)
    yield kinds.WARC, WARC
    yield kinds.WARC, gzip.compress(WARC)
    yield kinds.MAIL, MAIL


def pdf(text: str) -> bytes:
    """Return a PDF of one page with one line."""
    stream = f"BT /F 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, count = len(made), len(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % count
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(made)
