"""The index of a WARC file, as players of web archives look it up (CDXJ).

In: a WARC file. Out: one line for each answer and each resource in it: its key, its time, and where its record stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

import msgspec
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

PORTS = {"http": 80, "https": 443}
FRONT = re.compile(r"www\d*\.")
SHOWN = frozenset({"response", "resource"})


def cdxj(content: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines of a file that stands under a name in archive/."""
    records = ArchiveIterator(content)
    for record in records:
        if record.rec_type in SHOWN:
            about, offset = _about(record), records.get_record_offset()
            records.read_to_end(record)
            about |= {"length": str(records.get_record_length()), "offset": str(offset), "filename": name}
            at = stamp(record.rec_headers.get_header("WARC-Date"))
            yield f"{surt(about['url'])} {at} {msgspec.json.encode(about).decode()}"


def _about(record: ArcWarcRecord) -> dict[str, str]:
    return {
        "url": record.rec_headers.get_header("WARC-Target-URI"),
        "mime": _media(record),
        "status": record.http_headers.get_statuscode() if record.http_headers else "200",
        "digest": record.rec_headers.get_header("WARC-Payload-Digest"),
    }


def _media(record: ArcWarcRecord) -> str:
    said = record.http_headers.get_header("Content-Type", "") if record.http_headers else record.content_type
    return (said or "").partition(";")[0].strip().lower() or "unk"


def stamp(at: str) -> str:
    """Return a time as fourteen digits."""
    return re.sub(r"\D", "", at)[:14]


def surt(url: str) -> str:
    """Return the key of an address: its host turned round, lower case, its query in order."""
    try:
        parts = urlsplit(url.lower())
        host, port = parts.hostname, parts.port
    except ValueError:
        return url.lower()
    if parts.scheme not in PORTS or not host:
        return url.lower()
    turned = ",".join(reversed(FRONT.sub("", host, count=1).split(".")))
    at = f":{port}" if port and port != PORTS[parts.scheme] else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{turned}{at}){parts.path.rstrip('/') or '/'}{query}"
