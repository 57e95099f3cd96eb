"""Take sources into the case: bytes into the vault, a custody entry, then a row in the record.

In: files found, and what the caller says about them. Out: one Added for each, given only after everything of it is
durable.
Order of writing: objects, one durable append to the log, the record. A crash between any two loses nothing that was
given out:
what the log holds and the record lacks is made up by `rebuild`. New sources go in by batches, so that many small ones
share the waiting for the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from dadkhah.capture.sealing import source_class
from dadkhah.errors import DadkhahError, SourceEmpty, SourceUnreadable
from dadkhah.model.source import Description, Source
from dadkhah.ports import Extracted, Fetched
from dadkhah.work.desk import Desk, Found, Telling, moment
from dadkhah.work.load import load_text
from dadkhah.work.objects import Told, get, get_record, put, put_record
from dadkhah.work.page import add_page
from dadkhah.work.store import Added, captured_entry, derived_entry, held_sealed, store_told, told_of

CHUNK = 1 << 20
BATCH = 32
"""New sources that become durable together: a kill loses at most the work on so many that were not acknowledged."""

READABLE = 256 * 1024 * 1024
"""Bytes of a source that are read for its text; a larger one is kept, and not read. A text of that size has fifty
million words."""

HASTE = timedelta(seconds=2)
"""How long the first source of a batch waits for others, where they are slow to read."""

STANDS = "the same bytes are held from another place, whose description stands; what is said here is kept in the vault"


class New(msgspec.Struct, frozen=True):
    """A source whose bytes the case does not hold: the digest of its bytes, and what is said of it."""

    found: Found
    digest: str
    said: Telling


class Ready(msgspec.Struct, frozen=True):
    """A new source whose objects are stored, and whose entries are still to be written."""

    found: Found
    source: Source
    description: Description


class Line:
    """The sources of a call in their order; the one that was taken last can be put back."""

    def __init__(self, found: Iterable[Found | Fetched | DadkhahError]) -> None:
        self._found = iter(found)
        self._back: list[Found | Fetched | DadkhahError] = []

    def next(self) -> Found | Fetched | DadkhahError | None:
        """Return the next source, or None at the end."""
        return self._back.pop() if self._back else next(self._found, None)

    def back(self, one: Found | Fetched | DadkhahError) -> None:
        """Put a source back in front."""
        self._back.append(one)


def add(desk: Desk, found: Iterable[Found | Fetched | DadkhahError], options: Mapping[str, str]) -> Iterator[Added]:
    """Take in sources one after another; a source that cannot be used is one outcome, and the rest goes on.

    Raises CaseError and StorageError: they concern the case, not a source.
    """
    held = {source.object: source for source in desk.record.sources()}
    line = Line(found)
    while (one := line.next()) is not None:
        looked = _looked(desk, one, options, held)
        if isinstance(looked, New):
            yield from _batch(desk, looked, line, options, held)
            continue
        added, source = looked
        if source is not None:
            held[source.object] = source
        yield added


def _looked(
    desk: Desk, found: Found | Fetched | DadkhahError, options: Mapping[str, str], held: Mapping[str, Source]
) -> New | tuple[Added, Source | None]:
    """Return a source that is new, or what became of one that is not, with its row where that changed."""
    if isinstance(found, DadkhahError):
        return Added(path=found.where, outcome="failed", error=found), None
    if isinstance(found, Fetched):
        return add_page(desk, found, options, held)
    new = _summed(found, options)
    if isinstance(new, DadkhahError):
        return Added(path=found.path, outcome="failed", error=new), None
    known = held.get(new.digest) or held_sealed(desk, new.digest, held)
    return new if known is None else _again(desk, found, known, new.said)


def _summed(found: Found, options: Mapping[str, str]) -> New | DadkhahError:
    """Return a source with its digest, or why it cannot be used."""
    try:
        digest, size = _digest(found)
        said = Telling(options, found.sidecar())
    except DadkhahError as error:
        return error
    return New(found, digest, said) if size else SourceEmpty("the file is empty", where=found.path)


def _batch(desk: Desk, first: New, line: Line, options: Mapping[str, str], held: dict[str, Source]) -> Iterator[Added]:
    """Take in a new source and those behind it, as long as they are new and quick; make all durable together."""
    began, ready, digests = desk.clock.now(), list[Ready](), set[str]()
    new: New | None = first
    with desk.vault.blobs.together():
        while new is not None:
            digests.add(new.digest)
            ready.append(_stored_whole(desk, new))
            full = len(ready) >= BATCH or desk.clock.now() - began > HASTE
            new = None if full else _next_new(desk, line, options, held, digests)
    for one in _logged(desk, ready):
        desk.record.add_source(one.source)
        held[one.source.object] = one.source
        yield _outcome(one.found, one.source, one.description)


def _next_new(
    desk: Desk, line: Line, options: Mapping[str, str], held: Mapping[str, Source], digests: set[str]
) -> New | None:
    """Return the next source when it is new to the case and to the batch; otherwise leave it where it is."""
    found = line.next()
    new = found if found is None or isinstance(found, DadkhahError | Fetched) else _summed(found, options)
    if isinstance(new, New) and new.digest not in {*held, *digests} and not held_sealed(desk, new.digest, held):
        return new
    if found is not None:
        line.back(found)
    return None


def _digest(found: Found) -> tuple[str, int]:
    """Return digest and size without holding the bytes: most sources of a second run are known."""
    summed, size = hashlib.sha256(), 0
    with found.open() as content:
        while chunk := content.read(CHUNK):
            summed.update(chunk)
            size += len(chunk)
    return summed.hexdigest(), size


def _stored_whole(desk: Desk, new: New) -> Ready:
    """Store a new object with everything made of it."""
    source = _stored(desk, new.found, new.digest, new.said)
    extracted = _extracted(desk, source)
    said = Telling(new.said.options, new.said.sidecar, extracted.page, extracted.text)
    told = told_of(desk, new.found.name, extracted, said)
    source = msgspec.structs.replace(source, unread=told.unread)
    return Ready(new.found, store_told(desk, source, extracted, told, said.sidecar), told.description)


def _extracted(desk: Desk, source: Source) -> Extracted:
    """Return the text of a source, or why there is none; a large one is not held in memory."""
    if source.size > READABLE:
        return Extracted(None, {}, f"it has more than {READABLE:,} bytes")
    return desk.extractor.extract(get(desk.blobs_of(source), source.object), source.media)


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


def _logged(desk: Desk, ready: Sequence[Ready]) -> Iterator[Ready]:
    """Append capture and derivation of all in one durable step; yield them with the numbers of their entries."""
    entries = []
    for one in ready:
        place = desk.place_of(one.found.path)
        entries += [captured_entry(desk, one.source, one.description, place), derived_entry(desk, one.source)]
    numbers = desk.vault.ledger.append(entries)
    for one, capture, derive in zip(ready, numbers[::2], numbers[1::2], strict=True):
        source = msgspec.structs.replace(one.source, entry=capture, derived=derive)
        yield msgspec.structs.replace(one, source=source)


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
    new = told_of(desk, told.name, extracted, Telling(options, kept, told.page, text))
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
