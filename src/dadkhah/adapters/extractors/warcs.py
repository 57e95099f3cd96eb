"""WARC: every response of a web archive as a member, with its address and the moment it was captured (ISO 28500:2017).

In: an open file, compressed record by record or not. Out: reports for every record that holds what a page, a document
or a picture consists of; requests, headers and the archive's own notes are not members.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from dadkhah.adapters.extractors.archives import BOMB, LONGEST_PATH, MANY, MOST_MEMBERS
from dadkhah.adapters.extractors.frames import PIECE, Closed, Done, Opened, Part, Report
from dadkhah.adapters.extractors.zipped import FREE, MOST_RATIO

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
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _address(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _src(record: ArcWarcRecord) -> dict[str, str]:
    told = {
        "url": _address(record)[:LONGEST_PATH],
        "date": str(record.rec_headers.get_header("WARC-Date") or "")[:40],
        "status": _status(record)[:3] if record.http_headers else "",
        "media": "text/html" if _media(record) in PAGES else "",
    }
    return {name: value for name, value in told.items() if value}
