"""A capture as one WARC file (WARC/1.1, ISO 28500:2017): exact bytes of every exchange, and what is known of each.

In: exchanges, notes, resources. Out: the bytes of a WARC file, not compressed, so that its records can be found and
checked with plain tools. The headers of HTTP are never written anew: a record's block is what went over the wire.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dadkhah.adapters.http.exchange import Exchange
from dadkhah.ports import Random

VERSION = "WARC/1.1"
MEDIA = "application/warc"
CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


class Resource(msgspec.Struct, frozen=True):
    """Something made while a page was captured, such as a picture of it: its address, media type and bytes."""

    uri: str
    media: str
    content: bytes
    at: str


class Archive:
    """Writes one capture.

    Args:
        random: gives the ids of records.
        software: name and version of the program.
        agent: how it named itself to the sites.
    """

    def __init__(self, random: Random, software: str, agent: str, at: str) -> None:
        self._random = random
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=False, warc_version="1.1")
        about = {"software": software, "format": "WARC File Format 1.1", "conformsTo": CONFORMS}
        self._info = self._record(
            "warcinfo", at, "application/warc-fields", fields(about | {"http-header-user-agent": agent})
        )

    @property
    def content(self) -> bytes:
        """Return the file as far as it is written."""
        return self._out.getvalue()

    def add(self, made: Exchange) -> None:
        """Write the answer, the request, what is known of the connection, and the certificates."""
        uri = str(made.url)
        place = {"WARC-Target-URI": uri} | ({"WARC-IP-Address": made.ip} if made.ip else {})
        about = place | {"WARC-Payload-Digest": digest(made.received[made.head_size :])}
        if made.cut:
            about["WARC-Truncated"] = made.cut
        answer = self._record("response", made.at, "application/http; msgtype=response", made.received, about)
        beside = {"WARC-Concurrent-To": answer}
        asked = place | beside | {"WARC-Payload-Digest": digest(b"")}
        self._record("request", made.at, "application/http; msgtype=request", made.sent, asked)
        self._record("metadata", made.at, "application/warc-fields", fields(known(made)), place | beside)
        if made.chain:
            chain = "".join(made.chain).encode()
            self._record("metadata", made.at, "application/x-pem-file", chain, place | beside)

    def note(self, uri: str, at: str, about: dict[str, str]) -> None:
        """Write a metadata record on an address that no exchange was recorded for."""
        self._record("metadata", at, "application/warc-fields", fields(about), {"WARC-Target-URI": uri})

    def resource(self, made: Resource) -> None:
        """Write something that was made during the capture."""
        about = {"WARC-Target-URI": made.uri, "WARC-Payload-Digest": digest(made.content)}
        self._record("resource", made.at, made.media, made.content, about)

    def _record(self, kind: str, at: str, media: str, block: bytes, more: dict[str, str] | None = None) -> str:
        """Write one record; return its id."""
        name = f"<urn:uuid:{UUID(bytes=self._random.bytes(16), version=4)}>"
        about = {"WARC-Type": kind, "WARC-Record-ID": name, "WARC-Date": at, **(more or {})}
        if kind != "warcinfo":
            about["WARC-Warcinfo-ID"] = self._info
        about["WARC-Block-Digest"] = digest(block)
        about.setdefault("WARC-Payload-Digest", about["WARC-Block-Digest"])
        headers = StatusAndHeaders("", list(about.items()), protocol=VERSION)
        record = ArcWarcRecord("warc", kind, headers, io.BytesIO(block), None, media, len(block))
        self._writer.write_record(record)
        return name


def digest(content: bytes) -> str:
    """Return the labelled digest of some bytes, SHA-256 in base 32, as tools for WARC files check it."""
    return f"sha256:{base64.b32encode(hashlib.sha256(content).digest()).decode()}"


def fields(about: dict[str, str]) -> bytes:
    """Return named fields, one a line."""
    return "".join(f"{name}: {value}\r\n" for name, value in about.items() if value).encode()


def known(made: Exchange) -> dict[str, str]:
    """Return what is known of a connection beside its bytes."""
    return {
        "resolved": ", ".join(made.resolved),
        "dialled": made.ip or "through a proxy, which resolved the name",
        "tls": made.tls,
        "truncated": f"{made.cut}: {made.problem}" if made.cut else "",
    }


def written(
    archive: Archive,
    exchanges: Sequence[Exchange],
    resources: Sequence[Resource] = (),
    notes: Iterable[tuple[str, dict[str, str]]] = (),
) -> bytes:
    """Return the file after these exchanges, resources and notes on addresses; the first exchange tells the time."""
    for one in exchanges:
        archive.add(one)
    for made in resources:
        archive.resource(made)
    for uri, about in notes:
        archive.note(uri, exchanges[0].at, about)
    return archive.content
