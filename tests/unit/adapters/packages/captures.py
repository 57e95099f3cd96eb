"""Captured pages for tests of packages: real WARC files, made without a network.

In: addresses and bodies. Out: a store of bytes, and the exhibits in it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

import msgspec
from tests.unit.adapters.http.sites import Counting, page

from dadkhah.adapters.http.archive import Archive, Resource, written
from dadkhah.adapters.http.exchange import Exchange
from dadkhah.capture.url import parse
from dadkhah.ports import Exhibit, Stored

AT = "2031-05-01T12:00:00.250000Z"
PAGES = {"https://www.news.example/a/": b"<p>One</p>", "https://other.example:8443/b?z=1&a=%25s": b"<p>Two</p>"}


class Held:
    """Objects in memory (the port Blobs)."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def put(self, content: BinaryIO) -> Stored:
        body = content.read()
        digest = hashlib.sha256(body).hexdigest()
        new = digest not in self.objects
        self.objects[digest] = body
        return Stored(digest, len(body), new)

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def open(self, digest: str) -> BinaryIO:
        return io.BytesIO(self.objects[digest])

    def has(self, digest: str) -> bool:
        return digest in self.objects


def warc(url: str, body: bytes, random: Counting) -> bytes:
    """Return the capture of one page, with a picture of it."""
    answer = page(body)
    exchange = Exchange(
        url=parse(url, {80, 443, 8443}),
        at=AT,
        sent=b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        received=answer,
        status=200,
        reason="OK",
        fields=(),
        body=body,
        ip="203.0.113.5",
    )
    shot = Resource(f"urn:view:{url}", "image/png", b"\x89PNG invented", AT)
    return written(Archive(random, "dadkhah/0.test", "a test", AT), [exchange], [shot])


def captured(pages: Mapping[str, bytes]) -> tuple[Held, list[Exhibit]]:
    """Return the captures of some pages."""
    held, random, found = Held(), Counting(), []
    for url, body in pages.items():
        stored = held.put(io.BytesIO(warc(url, body, random)))
        src = {"url": url, "status": 200, "ip": "203.0.113.5"}
        one = Exhibit(digest=stored.digest, media="application/warc", size=stored.size, at=AT, act="capture", src=src)
        found.append(msgspec.structs.replace(one, title="A page"))
    return held, found
