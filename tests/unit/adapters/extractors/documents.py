"""One report, written to every format by programs other than those that read it, or by hand. Everything is invented.

In: nothing. Out: REPORT as (role, words), TABLE as rows; bytes of a file for each format.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape

import docx
import openpyxl

from dadkhah.capture import media as kinds

LATIN = (
    "Police in the invented town of Orsa held ten people on Monday & Tuesday, the council of the harbour said, and two "
    "of them were set free before the evening of the next day."
)
PERSIAN = "پلیس شهر خیالی اورسا روز دوشنبه ۱۰ نفر را بازداشت کرد و شورای بندر گفت که دو نفر از آنها آزاد شده‌اند."
SECOND = "Nobody has said where the others are, and their families wait before the gate from morning until evening."
REPORT: tuple[tuple[str, str], ...] = (
    ("title", "Ten held in Orsa"),
    ("text", LATIN),
    ("heading", "What the council said"),
    ("text", PERSIAN),
    ("item", "A list of names was promised"),
    ("item", "None was given"),
    ("text", SECOND),
)
TABLE = (("Town", "Held", "Freed"), ("Orsa", "10", "2"), ("Velda", "7", "0"))
ROWS = tuple("\t".join(row) for row in TABLE)
BLOCKS = (*(words for _, words in REPORT), *ROWS)
"""What every document holds, block by block."""

CELLS = tuple(
    (f"{'ABC'[column]}{row}", value) for row, held in enumerate(TABLE, 1) for column, value in enumerate(held)
)


def as_docx() -> bytes:
    made = docx.Document()
    styles = {"title": "Title", "heading": "Heading 1", "item": "List Bullet", "text": "Normal"}
    for role, words in REPORT:
        made.add_paragraph(words, style=styles[role])
    table = made.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    made.core_properties.title, made.core_properties.author = "A report", "Ana Invented"
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def zipped(parts: Mapping[str, str | bytes], *, stored: str = "") -> bytes:
    """Return a ZIP archive; the part `stored` comes first and is not compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        if stored:
            archive.writestr("mimetype", stored, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def odf(body: str) -> str:
    spaces = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "text", "table")
    )
    held = f"<office:body>{body}</office:body>"
    return f'<?xml version="1.0"?><office:document-content{spaces}>{held}</office:document-content>'


def as_odt() -> bytes:
    shapes = {
        "title": '<text:p text:style-name="Title">{}</text:p>',
        "heading": '<text:h text:outline-level="1">{}</text:h>',
        "item": "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
        "text": "<text:p>{}</text:p>",
    }
    body = "".join(shapes[role].format(escape(words)) for role, words in REPORT)
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(value)}</text:p></table:table-cell>" for value in row)
        + "</table:table-row>"
        for row in TABLE
    )
    content = odf(f"<office:text>{body}<table:table>{rows}</table:table></office:text>")
    return zipped({"content.xml": content}, stored=kinds.ODT)


def as_rtf() -> bytes:
    def shown(words: str) -> str:
        units = words.encode("utf-16-le")
        codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
        return "".join(chr(code) if 0 < code < 128 else rf"\u{code}?" for code in codes)

    levels = {"title": r"\outlinelevel0 ", "heading": r"\outlinelevel0 "}
    body = "".join(rf"\pard {levels.get(role, '')}{shown(words)}\par" + "\n" for role, words in REPORT)
    rows = "".join(r"\trowd \intbl " + "".join(rf"{value}\cell " for value in row) + "\\row\n" for row in TABLE)
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Tahoma;}}{\*\generator A;}" + "\n"
    return f"{head}{body}{rows}}}".encode("ascii")


def page(body: str) -> str:
    return (
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{body}</body></html>"
    )


def as_html() -> str:
    shapes = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "item": "<ul><li>{}</li></ul>", "text": "<p>{}</p>"}
    body = "".join(shapes[role].format(escape(words)) for role, words in REPORT)
    rows = "".join("<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row) + "</tr>" for row in TABLE)
    return page(f"{body}<table>{rows}</table>")


def as_epub() -> bytes:
    first, second = as_html().split("<h2>", 1)
    chapters = {"OPS/b.xhtml": f"{first}</body></html>", "OPS/a%20b.xhtml": page(f"<h2>{second}")}
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>A report</dc:title><dc:publisher>The Tidewater Post</dc:publisher></metadata><manifest>"
        '<item id="n" href="nav.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="two" href="a%2520b.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="one" href="b.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OPS/c.opf"/></rootfiles></container>'
    return zipped({"META-INF/container.xml": container, "OPS/c.opf": opf, **chapters}, stored=kinds.EPUB)


def as_mail(*, html: bool = False) -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = (
        REPORT[0][1],
        "Ana Invented <ana@tidewater.example>",
        "Wed, 2 Apr 2031 08:00:00 +0000",
    )
    if html:
        made.set_content(as_html(), subtype="html", charset="utf-8")
    else:
        made.set_content("\n\n".join(words for _, words in REPORT[1:]) + "\n", charset="utf-8", cte="base64")
    return made.as_bytes()


def as_xlsx() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Victims"
    for row in TABLE:
        sheet.append([int(value) if value.isdecimal() else value for value in row])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def as_ods() -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{value}</text:p></table:table-cell>" for value in row)
        + '<table:table-cell table:number-columns-repeated="1020"/></table:table-row>'
        for row in TABLE
    )
    body = f'<office:spreadsheet><table:table table:name="Victims">{rows}</table:table></office:spreadsheet>'
    return zipped({"content.xml": odf(body)}, stored=kinds.ODS)


def as_csv(separator: str = ",") -> bytes:
    return "".join(separator.join(f'"{value}"' for value in row) + "\r\n" for row in TABLE).encode()


def pdf_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of some objects, the first its catalogue (ISO 32000-1, 7.5)."""
    made, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(made)


def pdf_pages(streams: list[bytes], extra: bytes = b"") -> bytes:
    """Return a PDF with a page for each stream of marks; F is Helvetica."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(streams)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for at, stream in enumerate(streams):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (extra, 5 + 2 * at)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return pdf_objects(objects)


def lines(texts: list[tuple[float, str]], *, size: int = 11, left: int = 72) -> bytes:
    """Return the marks that show some lines, each at its height."""
    shown = (f"1 0 0 1 {left} {height} Tm ({_escaped(text)}) Tj" for height, text in texts)
    return f"BT /F {size} Tf {' '.join(shown)} ET".encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def as_pdf() -> bytes:
    """Return two pages: a title, a paragraph of several lines, and on the second page another one."""
    first = [(720.0, REPORT[0][1])] + [(690.0 - 13 * at, line) for at, line in enumerate(wrapped(LATIN))]
    second = [(720.0 - 13 * at, line) for at, line in enumerate(wrapped(SECOND))]
    return pdf_pages([lines(first), lines(second)])


def wrapped(text: str, width: int = 60) -> list[str]:
    held = [""]
    for word in text.split():
        held = [*held, word] if len(held[-1]) + len(word) > width else [*held[:-1], f"{held[-1]} {word}".strip()]
    return held


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {"docx": as_docx, "odt": as_odt, "rtf": as_rtf, "epub": as_epub}
SHEETS: Mapping[str, Callable[[], bytes]] = {"xlsx": as_xlsx, "ods": as_ods, "csv": as_csv}
MEDIA = {
    "docx": kinds.DOCX, "odt": kinds.ODT, "rtf": kinds.RTF, "epub": kinds.EPUB, "xlsx": kinds.XLSX, "ods": kinds.ODS,
    "csv": kinds.CSV, "pdf": kinds.PDF, "mail": kinds.MAIL,
}  # fmt: skip
