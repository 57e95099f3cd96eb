"""Take sources into the case: bytes into the vault, a custody entry, then a row in the record.

In: files found, and what the caller says about them. Out: one Added for each, given only after everything of it is
durable.
Order of writing: objects, one durable append to the log, the record. A crash between any two loses nothing that was
given out:
what the log holds and the record lacks is made up by `rebuild`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from dadkhah.capture.layout import pack
from dadkhah.capture.sealing import source_class
from dadkhah.errors import DadkhahError, SourceEmpty, SourceUnreadable, one_line
from dadkhah.model.source import Description, Source, Text
from dadkhah.ports import Extracted
from dadkhah.work.desk import Desk, Found, Telling, moment
from dadkhah.work.load import load_text
from dadkhah.work.objects import Told, get, get_record, put, put_record

Outcome = Literal["captured", "described", "held", "failed"]
CHUNK = 1 << 20
STANDS = "the same bytes are held from another place, whose description stands; what is said here is kept in the vault"


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source: captured (durable now), described anew, held already, or failed with `error`.

    A captured source without readable text has an `error` too: its bytes are kept. `warnings` are for the person who
    adds it.
    """

    path: str
    outcome: Outcome
    digest: str = ""
    error: DadkhahError | None = None
    warnings: tuple[str, ...] = ()


def add(desk: Desk, found: Iterable[Found | DadkhahError], options: Mapping[str, str]) -> Iterator[Added]:
    """Take in sources one after another; a source that cannot be used is one outcome, and the rest goes on.

    Raises CaseError and StorageError: they concern the case, not a source.
    """
    held = {source.object: source for source in desk.record.sources()}
    for one in found:
        if isinstance(one, DadkhahError):
            yield Added(path=one.where, outcome="failed", error=one)
            continue
        added, source = _added(desk, one, options, held)
        if source is not None:
            held[source.object] = source
        yield added


def _added(
    desk: Desk, found: Found, options: Mapping[str, str], held: Mapping[str, Source]
) -> tuple[Added, Source | None]:
    try:
        digest, size = _digest(found)
        sidecar = found.sidecar()
    except DadkhahError as error:
        return Added(path=found.path, outcome="failed", error=error), None
    if size == 0:
        empty = SourceEmpty("the file is empty", where=found.path)
        return Added(path=found.path, outcome="failed", error=empty), None
    known = held.get(digest) or _sealed_before(desk, digest, held)
    if known is not None:
        return _again(desk, found, known, Telling(options, sidecar))
    return _capture(desk, found, digest, Telling(options, sidecar))


def _digest(found: Found) -> tuple[str, int]:
    """Return digest and size without holding the bytes: most sources of a second run are known."""
    summed, size = hashlib.sha256(), 0
    with found.open() as content:
        while chunk := content.read(CHUNK):
            summed.update(chunk)
            size += len(chunk)
    return summed.hexdigest(), size


def _capture(desk: Desk, found: Found, digest: str, said: Telling) -> tuple[Added, Source | None]:
    """Store a new object with everything made of it, append its entries, then its row."""
    source = _stored(desk, found, digest, said)
    extracted = desk.extractor.extract(get(desk.blobs_of(source), source.object), found.media)
    told = _told(desk, found.name, extracted, Telling(said.options, said.sidecar, extracted.page, extracted.text))
    source = msgspec.structs.replace(source, unread=told.unread)
    source = _with_objects(desk, source, extracted, told, said.sidecar)
    source = _logged(desk, source, told.description, desk.place_of(found.path))
    desk.record.add_source(source)
    return _outcome(found, source, told.description), source


def _stored(desk: Desk, found: Found, digest: str, said: Telling) -> Source:
    """Store the bytes, sealed with a key of their own where they are not public; return the source begun."""
    kind = source_class(said.options, said.sidecar, ring=desk.keys.made)
    key = desk.keys.new() if kind == "sealed" else ""
    blobs = desk.keys.objects(key) if key else desk.vault.blobs
    with found.open() as content:
        stored = blobs.put(content)
    return Source(
        object=stored.digest,
        media=found.media,
        size=stored.size,
        entry=-1,
        captured_at=moment(desk.clock),
        source_class=kind,
        key=key,
        commitment=desk.keys.commitment(key, digest) if key else "",
    )


def _told(desk: Desk, name: str, extracted: Extracted, telling: Telling) -> Told:
    return Told(
        name=one_line(name),
        description=desk.stages.describe(telling),
        options=dict(telling.options),
        page=dict(telling.page),
        unread="" if extracted.text else extracted.failure or "no text was found",
    )


def _with_objects(desk: Desk, source: Source, extracted: Extracted, told: Told, sidecar: bytes | None) -> Source:
    """Store text, layout, description and sidecar; return the source that names them."""
    blobs = desk.blobs_of(source)
    text = _salted(desk, source, extracted.text)
    words, layout = (put(blobs, part) for part in pack(text)) if text else ("", "")
    return msgspec.structs.replace(
        source,
        text=words,
        layout=layout,
        description=put_record(blobs, told),
        sidecar=put(blobs, sidecar) if sidecar is not None else "",
    )


def _salted(desk: Desk, source: Source, text: Text | None) -> Text | None:
    """Return the text of a sealed source with a salt that only the holder of its key can know."""
    if text is None or not source.key:
        return text
    return msgspec.structs.replace(text, salt=desk.keys.commitment(source.key, "text"))


def _sealed_before(desk: Desk, digest: str, held: Mapping[str, Source]) -> Source | None:
    """Return the sealed source with these plain bytes; nobody can tell while the ring is locked."""
    if not desk.keys.is_open:
        return None
    sealed = (one for one in held.values() if one.key and desk.keys.holds(one.key))
    return next((one for one in sealed if desk.keys.commitment(one.key, digest) == one.commitment), None)


def _logged(desk: Desk, source: Source, description: Description, place: str) -> Source:
    """Append capture and derivation in one durable step; return the source with their numbers."""
    capture, derive = desk.vault.ledger.append(
        [captured_entry(desk, source, description, place), derived_entry(desk, source)]
    )
    return msgspec.structs.replace(source, entry=capture, derived=derive)


def captured_entry(desk: Desk, source: Source, description: Description, place: str) -> dict[str, object]:
    """Return the entry by which bytes came in: an import where they were obtained second hand."""
    entry: dict[str, object] = {
        "act": "import" if description.obtained else "capture",
        "at": source.captured_at,
        "by": desk.by,
        "bytes": source.size,
        "media": source.media,
        "method": "file",
        "object": source.object,
        "src": {"place": place},
        "tool": f"dadkhah {desk.program}",
    }
    if source.key:  # how it was obtained may name somebody: of a sealed source that stands in its description alone
        return entry | {"class": source.source_class, "key": source.key, "commitment": source.commitment}
    return entry | ({"how_obtained": description.obtained} if description.obtained else {})


def derived_entry(desk: Desk, source: Source, act: str = "derive") -> dict[str, object]:
    """Return the entry that names what was made of an object, or said of it anew (act `annotate`)."""
    made = {name: getattr(source, name) for name in ("text", "layout", "description", "sidecar")}
    entry = {
        "act": act,
        "at": moment(desk.clock),
        "by": desk.by,
        "object": source.object,
        "tool": f"dadkhah {desk.program}",
    }
    return entry | {name: digest for name, digest in made.items() if digest}


def _again(desk: Desk, found: Found, source: Source, telling: Telling) -> tuple[Added, Source | None]:
    """Note another place the same bytes came from, and what is said of them anew; the same again is nothing.

    Only the place of the first capture describes a source: a copy elsewhere must not change whose words they are.
    """
    told = get_record(desk.blobs_of(source), source.description, Told)
    place = desk.place_of(found.path)
    entries = desk.vault.find(source.object, {"place": place})
    if not entries:
        return _elsewhere(desk, found, source, told, telling), None
    changed = _described(desk, source, told, telling) if source.entry in entries else None
    return Added(path=found.path, outcome="described" if changed else "held", digest=source.object), changed


def _elsewhere(desk: Desk, found: Found, source: Source, told: Told, telling: Telling) -> Added:
    """Append a custody entry for bytes that are held from another place; what is said of them here is kept with it."""
    now = msgspec.structs.replace(source, captured_at=moment(desk.clock))
    entry = captured_entry(desk, now, told.description, desk.place_of(found.path))
    if telling.sidecar is not None:
        entry["sidecar"] = put(desk.blobs_of(source), telling.sidecar)
    desk.vault.ledger.append([entry])
    another = telling.sidecar not in (None, _sidecar(desk, source)) or telling.options.items() - told.options.items()
    warnings = (STANDS,) if another else ()
    return Added(path=found.path, outcome="captured", digest=source.object, warnings=warnings)


def _described(desk: Desk, source: Source, told: Told, telling: Telling) -> Source | None:
    """Append a new description when the sidecar was changed or an option says something new; otherwise None."""
    stands, options = _sidecar(desk, source), told.options | dict(telling.options)
    kept = telling.sidecar if telling.sidecar is not None else stands
    if kept == stands and options == told.options:
        return None
    blobs = desk.blobs_of(source)
    text = load_text(desk, source) if source.text else None
    extracted = Extracted(text, told.page, told.unread)
    new = _told(desk, told.name, extracted, Telling(options, kept, told.page, text))
    source = msgspec.structs.replace(
        source,
        description=put_record(blobs, new),
        sidecar=put(blobs, kept) if kept is not None else "",
    )
    (number,) = desk.vault.ledger.append([derived_entry(desk, source, "annotate")])
    source = msgspec.structs.replace(source, derived=number)
    desk.record.add_source(source)
    return source


def _sidecar(desk: Desk, source: Source) -> bytes | None:
    return get(desk.blobs_of(source), source.sidecar) if source.sidecar else None


def _outcome(found: Found, source: Source, description: Description) -> Added:
    unread = SourceUnreadable(f"kept, but not read: {source.unread}", where=found.path) if source.unread else None
    return Added(path=found.path, outcome="captured", digest=source.object, error=unread, warnings=description.warnings)
