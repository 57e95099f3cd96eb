"""Take in a page that was fetched: the exchange as one object, its answer's body as the text that is read.

In: a Fetched page, and what the caller says about it. Out: one Added, given only after everything of it is durable.

Three entries in one durable append: the WARC file was captured; so was the body in it, from that address (`src` names
url, ip, status and the WARC file's object); and what was made of the body. A body that is held already is one more
capture of the same bytes: the page said the same at another time.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import BinaryIO

import msgspec

from dadkhah.capture.media import with_charset
from dadkhah.capture.sealing import source_class
from dadkhah.errors import FetchFailed, SourceUnreadable
from dadkhah.model.digest import sha256
from dadkhah.model.source import Description, Source
from dadkhah.ports import Entry, Extracted, Fetched, Stored
from dadkhah.work.desk import Desk, Telling, moment
from dadkhah.work.objects import Told
from dadkhah.work.private import actor, digests, parted
from dadkhah.work.store import Added, Held, derived_entry, store_told, told_of

ARCHIVE = "application/warc"
EMPTY = "the answer holds nothing"
HOLDS = "a container: what it holds is taken in as sources of their own"
STANDS = "the same bytes are held already, whose description stands; this capture is one more entry"


class Taken(msgspec.Struct, frozen=True):
    """What became of a page: the source that is new, None where its body was held; whether it is a container."""

    added: Added
    source: Source | None = None
    holds: bool = False


class Body(msgspec.Struct, frozen=True):
    """The body of a page as something that was found, for the members in it."""

    page: Fetched

    @property
    def path(self) -> str:
        """Return the address."""
        return self.page.asked

    @property
    def name(self) -> str:
        """Return the address."""
        return self.page.asked

    @property
    def media(self) -> str:
        """Return the media type."""
        return self.page.media

    @property
    def named(self) -> bool:
        """Say that it was asked for itself."""
        return True

    def open(self) -> BinaryIO:
        """Open the bytes."""
        return io.BytesIO(self.page.body)

    def sidecar(self) -> bytes | None:
        """Return None: nothing stands beside it."""
        return None


def add_page(desk: Desk, page: Fetched, options: Mapping[str, str], held: Held) -> Taken:
    """Store a page with everything made of it, append its entries, then its row; raise StorageError."""
    digest = sha256(page.body or page.warc)
    known = held.get(digest)
    if known is None:
        return _new(desk, page, options)
    again = msgspec.structs.replace(known, captured_at=moment(desk.clock), fields=())
    said = Told(name=page.asked, description=desk.stages.describe(Telling(options, None)), options=dict(options))
    again, said, _ = parted(desk, again, said, None)
    warc = desk.blobs_of(again).put(io.BytesIO(page.warc))
    desk.vault.ledger.append(_captures(desk, page, again, said, warc))
    return Taken(_outcome(page, warc.digest, "", (*page.notes, STANDS)))


def _new(desk: Desk, page: Fetched, options: Mapping[str, str]) -> Taken:
    source, warc = _stored(desk, page, options)
    extracted = Extracted(None, {}, EMPTY)
    if page.body:
        extracted = desk.extractor.extract(page.body, with_charset(page.media, page.charset))
    if extracted.holds and extracted.text is None:
        extracted = msgspec.structs.replace(extracted, failure=extracted.failure or HOLDS)
    source = msgspec.structs.replace(source, media=extracted.media or source.media)
    told = told_of(desk, page.asked, extracted, Telling(options, None, extracted.page, extracted.text))
    told = msgspec.structs.replace(told, description=_described(told.description, page, warc.digest))
    if page.body:
        source = msgspec.structs.replace(source, media=extracted.media or source.media)
    source, told, _ = parted(desk, msgspec.structs.replace(source, unread=told.unread), told, None)
    source = store_told(desk, source, extracted, told, None)
    entries = [*_captures(desk, page, source, told, warc), derived_entry(desk, source, told)]
    *_, entry, derived = desk.vault.ledger.append(entries)
    source = msgspec.structs.replace(source, entry=entry, derived=derived)
    desk.record.add_source(source)
    unread = "" if extracted.holds or extracted.text else told.unread
    return Taken(_outcome(page, warc.digest, unread, told.description.warnings), source, extracted.holds)


def _stored(desk: Desk, page: Fetched, options: Mapping[str, str]) -> tuple[Source, Stored]:
    """Store exchange and body, sealed under one key where that was asked for; return the source begun, the exchange."""
    kind = source_class(options, None, ring=desk.keys.made, fetched=True)
    key = desk.keys.new() if kind == "sealed" else ""
    blobs = desk.keys.objects(key) if key else desk.vault.blobs
    warc = blobs.put(io.BytesIO(page.warc))
    body = blobs.put(io.BytesIO(page.body)) if page.body else warc
    source = Source(
        object=body.digest,
        media=page.media if page.body else ARCHIVE,
        size=body.size,
        entry=-1,
        captured_at=moment(desk.clock),
        source_class=kind,
        key=key,
        commitment=desk.keys.commitment(key, sha256(page.body or page.warc)) if key else "",
    )
    return source, warc


def _described(description: Description, page: Fetched, warc: str) -> Description:
    """Return the description with how the page was captured, and what was noted on the way."""
    by = f"by {page.ip}" if page.ip else "through a proxy"
    how = f"captured from {page.url} at {page.at}, answered {page.status} {by}; the exchange is kept as {warc}"
    return msgspec.structs.replace(description, fetched=how, warnings=(*description.warnings, *page.notes))


def _captures(desk: Desk, page: Fetched, source: Source, told: Told, warc: Stored) -> list[Entry]:
    """Return the entries by which the exchange and its body came in: one where the answer had no body."""
    entry: dict[str, object] = {
        "act": "capture",
        "at": source.captured_at,
        "by": actor(desk, told),
        "method": page.method,
    }
    entry |= {"tool": f"dadkhah {desk.program}"} | digests(source)
    src = _src(desk, page, source)
    whole = entry | {"object": warc.digest, "bytes": warc.size, "media": ARCHIVE, "src": src}
    body = entry | {"object": source.object, "bytes": source.size, "media": source.media}
    body |= {"src": src | {"warc": warc.digest}}
    if source.key:
        sealed = {"class": source.source_class, "key": source.key}
        whole |= sealed | {"commitment": desk.keys.commitment(source.key, sha256(page.warc))}
        body |= sealed | {"commitment": source.commitment}
    return [whole] if source.object == warc.digest else [whole, body]


def _src(desk: Desk, page: Fetched, source: Source) -> dict[str, object]:
    """Return where a page came from; of a sealed one no more than a salted digest of its address."""
    if source.key:
        return {"place": desk.place_of(page.asked)}
    src: dict[str, object] = {"url": page.url, "status": page.status}
    asked = {"asked": page.asked} if page.asked != page.url else {}
    return src | ({"ip": page.ip} if page.ip else {}) | asked


def _outcome(page: Fetched, warc: str, unread: str, warnings: tuple[str, ...]) -> Added:
    """Return what to say: a page that was cut, or of which no text could be made, is an error though it is kept."""
    error: FetchFailed | SourceUnreadable | None = None
    if page.cut:
        error = FetchFailed("kept as far as it came; the answer is not whole", where=page.asked)
    elif unread:
        error = SourceUnreadable(f"kept, but not read: {unread}", where=page.asked)
    return Added(path=page.asked, outcome="captured", digest=warc, error=error, warnings=warnings)
