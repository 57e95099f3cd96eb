"""Take in a page that was fetched: the exchange as one object, its answer's body as the text that is read.

In: a Fetched page, and what the caller says about it. Out: one Added, given only after everything of it is durable.

Three entries in one durable append: the WARC file was captured; so was the body in it, from that address (`src` names
url, ip, status and the WARC file's object); and what was made of the body. A body that is held already is one more
capture of the same bytes: the page said the same at another time.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dadkhah.errors import FetchFailed, SourceUnreadable
from dadkhah.model.source import Description, Source
from dadkhah.ports import Entry, Extracted, Fetched
from dadkhah.work.desk import Desk, Telling, moment
from dadkhah.work.objects import Told, put
from dadkhah.work.store import Added, derived_entry, store_told, told_of

ARCHIVE = "application/warc"
EMPTY = "the answer holds nothing"
STANDS = "the same bytes are held already, whose description stands; this capture is one more entry"


def add_page(
    desk: Desk, page: Fetched, options: Mapping[str, str], held: Mapping[str, Source]
) -> tuple[Added, Source | None]:
    """Store a page with everything made of it, append its entries, then its row; raise StorageError."""
    warc = put(desk.vault.blobs, page.warc)
    body = put(desk.vault.blobs, page.body) if page.body else warc
    if body in held:
        desk.vault.ledger.append(_captures(desk, page, warc, body, moment(desk.clock)))
        return _outcome(page, warc, "", (*page.notes, STANDS)), None
    source, told = _made(desk, page, warc, body, options)
    *_, entry, derived = desk.vault.ledger.append(
        [*_captures(desk, page, warc, body, source.captured_at), derived_entry(desk, source)]
    )
    source = msgspec.structs.replace(source, entry=entry, derived=derived)
    desk.record.add_source(source)
    return _outcome(page, warc, told.unread, told.description.warnings), source


def _made(desk: Desk, page: Fetched, warc: str, body: str, options: Mapping[str, str]) -> tuple[Source, Told]:
    """Return the source with its objects stored, and what is said about it."""
    extracted = desk.extractor.extract(page.body, page.media) if page.body else Extracted(None, {}, EMPTY)
    told = told_of(desk, page.asked, extracted, Telling(options, None, extracted.page, extracted.text))
    told = msgspec.structs.replace(told, description=_described(told.description, page, warc))
    source = Source(
        object=body,
        media=page.media if page.body else ARCHIVE,
        size=len(page.body or page.warc),
        entry=-1,
        captured_at=moment(desk.clock),
        unread=told.unread,
    )
    return store_told(desk, source, extracted, told, None), told


def _described(description: Description, page: Fetched, warc: str) -> Description:
    """Return the description with how the page was captured, and what was noted on the way."""
    by = f"by {page.ip}" if page.ip else "through a proxy"
    how = f"captured from {page.url} at {page.at}, answered {page.status} {by}; the exchange is kept as {warc}"
    return msgspec.structs.replace(description, fetched=how, warnings=(*description.warnings, *page.notes))


def _captures(desk: Desk, page: Fetched, warc: str, body: str, at: str) -> list[Entry]:
    """Return the entries by which the exchange and its body came in: one where the answer had no body."""
    src: dict[str, object] = {"url": page.url, "status": page.status} | ({"ip": page.ip} if page.ip else {})
    if page.asked != page.url:
        src["asked"] = page.asked
    entry: dict[str, object] = {"act": "capture", "at": at, "by": desk.by, "method": page.method}
    entry |= {"tool": f"dadkhah {desk.program}"}
    whole = entry | {"object": warc, "bytes": len(page.warc), "media": ARCHIVE, "src": src}
    if body == warc:
        return [whole]
    return [whole, entry | {"object": body, "bytes": len(page.body), "media": page.media, "src": src | {"warc": warc}}]


def _outcome(page: Fetched, warc: str, unread: str, warnings: tuple[str, ...]) -> Added:
    """Return what to say: a page that was cut, or of which no text could be made, is an error though it is kept."""
    error: FetchFailed | SourceUnreadable | None = None
    if page.cut:
        error = FetchFailed("kept as far as it came; the answer is not whole", where=page.asked)
    elif unread:
        error = SourceUnreadable(f"kept, but not read: {unread}", where=page.asked)
    return Added(path=page.asked, outcome="captured", digest=warc, error=error, warnings=warnings)
