"""What kind of file a source is: by its content, and by its name only where content cannot tell.

In: a file name; the first bytes. Out: a media type. Bytes with a signature are what the signature says, whatever the
name; among kinds of text, which have none, the name tells; a name that tells nothing leaves it to the first lines.
"""

from __future__ import annotations

import re

from dadkhah.capture.signatures import named, signed

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
PAGE = "text/html"
CSV = "text/csv"
TSV = "text/tab-separated-values"
MAIL = "message/rfc822"
PDF = "application/pdf"
RTF = "application/rtf"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
WARC = "application/warc"
WACZ = "application/wacz"
PROOFMODE = "application/zip; profile=proofmode"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
EPUB = "application/epub+zip"

BY_ENDING = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".csv": CSV,
    ".tsv": TSV,
    ".tab": TSV,
    ".eml": MAIL,
    ".mht": MAIL,
    ".mhtml": MAIL,
    ".pdf": PDF,
    ".rtf": RTF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".odt": ODT,
    ".ods": ODS,
    ".pptx": PPTX,
    ".odp": ODP,
    ".epub": EPUB,
    ".zip": ZIP,
    ".tar": TAR,
    ".tgz": GZIP,
    ".gz": GZIP,
    ".bz2": BZIP2,
    ".xz": XZ,
    ".warc": WARC,
    ".wacz": WACZ,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""Endings of file names that are read, lower case."""

TEXTS = frozenset({PLAIN, MARKDOWN, PAGE, CSV, TSV, MAIL})
"""Kinds without a signature, which the name tells apart."""

PICTURES = frozenset({"image/png", "image/jpeg", "image/tiff"})
COMPRESSED = frozenset({GZIP, BZIP2, XZ})
PACKED = frozenset({DOCX, XLSX, PPTX, ODT, ODS, ODP, EPUB, ZIP, WACZ, PROOFMODE})
"""Kinds that are ZIP archives, told apart by what they hold."""

READ = TEXTS | PICTURES | COMPRESSED | PACKED | {PDF, RTF, TAR, WARC}

PAGE_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARSET = "; charset="
HEADER = re.compile(rb"(?:From [^\r\n]{1,200}|([A-Za-z][A-Za-z0-9-]{0,60}):[^\r\n]{0,4000}|[ \t][^\r\n]{0,4000})\r?\n")
MAIL_HEADERS = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"})
"""Headers that programs add (RFC 5322, 3.6; RFC 2045, 4): a letter typed as text has none of them."""


def by_name(name: str) -> str:
    """Return the media type that the ending of a file name stands for, "" where it stands for none that is read."""
    last = name.rpartition("/")[2]
    ending = f".{last.rpartition('.')[2].lower()}" if "." in last[1:] else ""
    return BY_ENDING.get(ending, "")


def with_charset(media: str, charset: str) -> str:
    """Return a media type with the encoding that a server states, as one text (RFC 9110, 8.3)."""
    return f"{media}{CHARSET}{charset}" if media and charset else media


def parted(media: str) -> tuple[str, str]:
    """Return a media type and the encoding stated with it, "" where none is."""
    media, _, charset = media.partition(CHARSET)
    return media, charset


def media_of(hint: str, head: bytes) -> str:
    """Return the media type of a file.

    Args:
        hint: the media type that its name stands for; "" where it stands for none.
        head: its first bytes, best 4,096 of them.
    """
    row = signed(head)
    if row is not None:
        return row["media"]
    if hint in TEXTS:
        return hint
    if PAGE_START.match(head):
        return PAGE
    return MAIL if _is_mail(head) else PLAIN


def _is_mail(head: bytes) -> bool:
    """Say whether the first lines are headers of a message, those of programs among them."""
    at, names = 0, set()
    while match := HEADER.match(head, at):
        names.add((match[1] or b"").lower())
        at = match.end()
    return bool(names & MAIL_HEADERS) and b"from" in names


def why_not(media: str) -> str:
    """Return why a kind of file has no text, and what would have one."""
    try:
        row = named(media)
    except LookupError:
        return (
            f"there is no reader for {media or 'this kind of file'} (save it as text, HTML, PDF or an office document)"
        )
    return f"the bytes are {row['format']}, which is not read ({row['remedy']})"


def is_read(media: str) -> bool:
    """Say whether there is a reader for a kind of file."""
    return media in READ
