"""WARC: every response of a web archive as a member, with its address and the moment it was captured (ISO 28500:2017).

In: an open file, compressed record by record or not. Out: reports for every record that holds what a page, a document
or a picture consists of; requests, headers and the archive's own notes are not members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dadkhah.adapters.extractors.archives import BOMB, LONGEST_PATH, MANY, MOST_MEMBERS
from dadkhah.adapters.extractors.frames import PIECE, Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.zipped import FREE, MOST_RATIO
from dadkhah.capture import media as kinds

TAKEN = (
    "text/",
    "application/xhtml",
    "application/pdf",
    "application/rtf",
    "application/msword",
    "image/png",
    "image/jpeg",
)
TAKEN_WHOLE = ("application/epub", "application/vnd.oasis", "application/vnd.openxmlformats", "message/", "image/tiff")
STYLES = ("text/css", "text/javascript", "text/ecmascript")
PAGES = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r""";[ \t]*charset[ \t]*=[ \t]*["']?([\w.:+-]{1,40})""", re.IGNORECASE | re.ASCII)


def warc_members(file: BinaryIO, most: int) -> Iterator[Report]:
    """Hand out the payload of every response and resource record that can hold words."""
    size = file.seek(0, 2)
    file.seek(0)
    left = min(most, max(FREE, size * MOST_RATIO))
    taken = 0
    try:
        for record in ArchiveIterator(file, no_record_parse=False, ensure_http_headers=False):
            if not _holds_words(record):
                continue
            taken += 1
            if taken > MOST_MEMBERS:
                yield Done(MANY)
                return
            yield Opened(_address(record)[:LONGEST_PATH], _src(record))
            stream = record.content_stream()
            while piece := stream.read(PIECE):
                left -= len(piece)
                if left < 0:
                    yield Closed(BOMB)
                    yield Done(BOMB)
                    return
                yield Part(piece)
            yield Closed()
    except ArchiveLoadFailed as error:
        yield Done(f"the web archive is damaged ({type(error).__name__}); what follows was not taken in")
        return
    yield Done()


def _holds_words(record: ArcWarcRecord) -> bool:
    if record.rec_type not in {"response", "resource", "conversion"}:
        return False
    if record.rec_type == "response" and not _status(record).startswith("2"):
        return False
    media = _media(record)
    return media.startswith((*TAKEN, *TAKEN_WHOLE)) and not media.startswith(STYLES)


def _status(record: ArcWarcRecord) -> str:
    return str(record.http_headers.get_statuscode() or "") if record.http_headers else "200"


def _media(record: ArcWarcRecord) -> str:
    """Return the media type that a record states, in lower case and without its parameters."""
    return _type(record).partition(";")[0].strip().lower()


def _type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _stated(record: ArcWarcRecord) -> str:
    """Return what a record says that its text is, with the encoding that it states (RFC 9110, 8.3); "" for the rest.

    A text without an encoding is told by its bytes.
    """
    media, charset = _media(record), CHARSET.search(_type(record))
    kind = kinds.PAGE if media in PAGES else kinds.PLAIN if media == kinds.PLAIN and charset else ""
    return kinds.with_charset(kind, charset[1] if charset else "")


def _address(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _src(record: ArcWarcRecord) -> dict[str, str]:
    told = {
        "url": _address(record)[:LONGEST_PATH],
        "date": str(record.rec_headers.get_header("WARC-Date") or "")[:40],
        "status": _status(record)[:3] if record.http_headers else "",
        "media": _stated(record),
    }
    return {name: value for name, value in told.items() if value}
