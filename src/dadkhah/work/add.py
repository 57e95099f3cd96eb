"""Take sources into the case: bytes into the vault, a custody entry, then a row in the record.

In: files found, pages fetched, and what the caller says about them. Out: one Added for each, given only after
everything of it is durable.
Order of writing: objects, one durable append to the log, the record. A crash between any two loses nothing that was
given out: what the log holds and the record lacks is made up by `rebuild`. Bytes are streamed, from the file to the
vault and from there to the reader's process: this one holds none of them. New sources become durable by batches, so
that many small ones share the waiting for the disk.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import timedelta
from typing import BinaryIO

import msgspec

from dadkhah.capture.sealing import source_class
from dadkhah.errors import DadkhahError, SourceEmpty, SourceError, SourceUnreadable, one_line
from dadkhah.model.source import Source
from dadkhah.ports import Blobs, Extracted, Fetched
from dadkhah.work.desk import Desk, Found, Telling, moment
from dadkhah.work.members import DEEPEST, Budget, Origin, Passed, Within, src_of, within
from dadkhah.work.objects import Told, get_record, put
from dadkhah.work.page import Body, add_page
from dadkhah.work.private import parted, sidecar_of
from dadkhah.work.retell import described, says_more
from dadkhah.work.store import Added, Held, captured_entry, derived_entry, store_told, told_of

CHUNK = 1 << 20
MOST_REFUSALS = 1000
BATCH = 32
"""New sources that become durable together: a kill loses at most the work on so many that were not acknowledged."""

HASTE = timedelta(seconds=2)
"""How long the first source of a batch waits for others, where they are slow to read."""

UNSIGNED, LATEST = 8_192, timedelta(seconds=60)
"""A checkpoint is made after so many entries, or so long after the one before, while many sources are taken in."""

OTHERWISE = "its bytes are evidence all the same"
STANDS = "the same bytes are held from another place, whose description stands; what is said here is kept in the vault"


def add(desk: Desk, found: Iterable[Found | Fetched | DadkhahError], options: Mapping[str, str]) -> Iterator[Added]:
    """Take in sources one after another; a source that cannot be used is one outcome, and the rest goes on.

    The members of a container are sources of their own, each one outcome after that of the container.
    Raises CaseError and StorageError: they concern the case, not a source.
    """
    taking = _Taking(desk, options, Held(desk))
    with taking.batches:
        for one in found:
            if isinstance(one, DadkhahError):
                yield from taking.settle()
                yield Added(path=one.where, outcome="failed", error=one)
            elif isinstance(one, Fetched):
                yield from taking.settle()
                yield from taking.page(one)
            else:
                yield from taking.take(one, Budget())
        yield from taking.settle()


class Ready(msgspec.Struct, frozen=True):
    """A new source whose objects are stored, not yet durably, and whose entries are still to be written."""

    found: Found
    source: Source
    told: Told
    digest: str


class _Taking:
    """One call: what it says of its sources, what the case holds by now, and the batch that is being filled."""

    def __init__(self, desk: Desk, options: Mapping[str, str], held: Held) -> None:
        self.desk = desk
        self.options = options
        self.held = held
        self.batches = ExitStack()
        self._ready: list[Ready] = []
        self._filling = False
        self._began = self._signed = desk.clock.now()
        self._unsigned = 0

    def settle(self) -> Iterator[Added]:
        """Make the batch durable: its objects, its entries, its rows; yield what became of each source."""
        ready, self._ready = self._ready, []
        self.batches.close()  # the objects become durable here; when something is raised in between, none enters
        self._filling = False
        logged = list(_logged(self.desk, ready))
        self.desk.record.add_sources([source for _, source in logged])
        for one, source in logged:
            self.held.keep(source)
            yield _outcome(one.found, source, one.told)
        self._logged(2 * len(logged))

    def _logged(self, count: int) -> None:
        """Sign from time to time: nothing protects the end of the log before."""
        self._unsigned += count
        if count and (self._unsigned >= UNSIGNED or self.desk.clock.now() - self._signed > LATEST):
            self.desk.vault.ledger.checkpoint()
            self._unsigned, self._signed = 0, self.desk.clock.now()

    def _begin(self) -> None:
        """Begin a batch, unless one is being filled."""
        if not self._filling:
            self.batches.enter_context(self.desk.vault.blobs.together())
            self._filling = True
            self._began = self.desk.clock.now()

    def page(self, page: Fetched) -> Iterator[Added]:
        """Take in a page that was fetched, and what it holds."""
        taken = add_page(self.desk, page, listed_options(self.options, ""), self.held)
        if taken.source is not None:
            self.held.keep(taken.source)
        yield taken.added
        if taken.source is not None and taken.holds:
            yield from self._members(Body(page), taken.source, Budget())

    def take(self, found: Found, budget: Budget) -> Iterator[Added]:
        """Take in one source, and what it holds."""
        try:
            digest, size = _digest(found)
            sidecar = found.sidecar()
        except DadkhahError as error:
            yield Added(path=found.path, outcome="failed", error=error)
            return
        if size == 0 or digest in {one.digest for one in self._ready}:
            yield from self.settle()
        known = self.held.get(digest) if size else None
        if size == 0:
            empty = SourceEmpty("the file is empty", where=found.path)
            yield Added(path=found.path, outcome="failed", error=empty)
        elif known is not None:
            yield from self.settle()
            yield self._again(found, known, Telling(self.said(found), sidecar))
        else:
            yield from self._new(found, digest, sidecar, budget)

    def said(self, found: Found) -> Mapping[str, str]:
        """Return what the call says of one source: of a map of columns the part for a file of its name."""
        return listed_options(self.options, found.name)

    def _again(self, found: Found, source: Source, telling: Telling) -> Added:
        added = _again(self.desk, found, source, telling)
        if added.outcome != "held":
            self._logged(1)
        return added

    def _new(self, found: Found, digest: str, sidecar: bytes | None, budget: Budget) -> Iterator[Added]:
        """Store a new object with everything made of it, append its entries, then its row."""
        self._begin()
        said = self.said(found)
        source = _stored(self.desk, found, digest, Telling(said, sidecar))
        with _opened(self.desk, found, source) as content:
            extracted = self.desk.extractor.extract(content, found.media)
        source = msgspec.structs.replace(source, media=extracted.media or found.media)
        telling = Telling(said, sidecar, extracted.page, extracted.text)
        if extracted.holds:
            yield from self.settle()
            yield from self._container(found, source, extracted, telling, budget)
            return
        told = told_of(self.desk, found.name, extracted, telling)
        source, told, sidecar = parted(self.desk, source, told, sidecar, settled=False)
        source = msgspec.structs.replace(source, unread=told.unread)
        source = store_told(self.desk, source, extracted, told, sidecar)
        self._ready.append(Ready(found, source, told, digest))
        if len(self._ready) >= BATCH or self.desk.clock.now() - self._began > HASTE:
            yield from self.settle()

    def _keep(self, source: Source) -> None:
        self.desk.record.add_source(source)
        self.held.keep(source)

    def _container(
        self, found: Found, source: Source, extracted: Extracted, telling: Telling, budget: Budget
    ) -> Iterator[Added]:
        """Log a container, take in its members, and only then say what was made of it.

        A run that is killed in between leaves a container without a row: the next run finds its entry and goes on.
        """
        said = told_of(self.desk, found.name, extracted, telling)
        source, said, sidecar = parted(self.desk, source, said, telling.sidecar)
        source = msgspec.structs.replace(source, entry=_captured_once(self.desk, source, said, found))
        yield Added(path=found.path, outcome="captured", digest=source.object, warnings=said.description.warnings)
        refused: list[str] = []
        taken = 0
        for added in self._members(found, source, budget):
            taken += added.outcome != "failed"
            if added.outcome == "failed":
                refused.append(str(added.error))
            yield added
        for added in self.settle():
            taken += 1
            yield added
        summary = _summary(source.media, taken, refused)
        unread = said.unread if extracted.text else extracted.failure or summary
        told = msgspec.structs.replace(said, unread=unread, members=taken, refused=tuple(refused[:MOST_REFUSALS]))
        source = msgspec.structs.replace(source, unread=told.unread)
        source = store_told(self.desk, source, extracted, told, sidecar)
        (number,) = self.desk.vault.ledger.append([derived_entry(self.desk, source, told)])
        self._keep(msgspec.structs.replace(source, derived=number))

    def _members(self, found: Found, source: Source, budget: Budget) -> Iterator[Added]:
        depth = found.origin.depth + 1 if isinstance(found, Within) else 1
        if depth > DEEPEST:
            yield _refused(found.path, f"it stands in {DEEPEST} containers already; it is kept, and not taken apart")
            return
        with _opened(self.desk, found, source) as content:
            for member, stream in self.desk.extractor.members(content, source.media, budget.left):
                yield from self._member(found, Origin(source, depth, member), stream, budget)

    def _member(self, found: Found, origin: Origin, stream: BinaryIO, budget: Budget) -> Iterator[Added]:
        path = f"{found.path}/{origin.member.path}"
        if origin.member.refused:
            yield _refused(path.rstrip("/"), origin.member.refused)
            return
        self._begin()  # the bytes of a member wait for the disk with all that is made of it
        blobs, passed = self.desk.blobs_of(origin.container), Passed(stream)
        try:
            stored = blobs.put(passed.stream)
        except SourceError as error:
            yield _refused(path, error.what)
            return
        budget.spend(passed.size)
        yield from self.take(within(blobs, (found.path, found.name), origin, (stored, passed.digest)), budget)


def listed_options(options: Mapping[str, str], name: str) -> Mapping[str, str]:
    """Return the options with what a map of columns says of the file of one name, or without it.

    Args:
        options: `listing` is a JSON object of the tables of a map, by the names of files.
        name: the last part counts.
    """
    tables = json.loads(options.get("listing", "{}"))
    table = tables.get(name.replace("\\", "/").rsplit("/", 1)[-1])
    rest = {key: value for key, value in options.items() if key != "listing"}
    return rest | ({"listing": json.dumps(table, ensure_ascii=False, sort_keys=True)} if table else {})


def _refused(path: str, why: str) -> Added:
    error = SourceError(f"not taken in: {why}", where=one_line(path), remedy="the container is kept whole")
    return Added(path=one_line(path), outcome="failed", error=error)


def _summary(media: str, taken: int, refused: Sequence[str]) -> str:
    """Return what became of the members of a container that has no text of its own."""
    counted = f"{taken:,} member{'' if taken == 1 else 's'}"
    lost = f"; {len(refused):,} not taken in" if refused else ""
    return f"a container ({media}): {counted} taken in as sources of their own{lost}"


def _digest(found: Found) -> tuple[str, int]:
    """Return digest and size without holding the bytes: most sources of a second run are known."""
    if isinstance(found, Within):
        return found.digest, found.stored.size
    summed, size = hashlib.sha256(), 0
    with found.open() as content:
        while chunk := content.read(CHUNK):
            summed.update(chunk)
            size += len(chunk)
    return summed.hexdigest(), size


def _stored(desk: Desk, found: Found, digest: str, said: Telling) -> Source:
    """Store the bytes, sealed with a key of their own where they are not public; return the source begun.

    A member is stored by now: under the key of its container where that is sealed, so that one erasure reaches both.
    """
    if isinstance(found, Within):
        key, stored = found.origin.container.key, found.stored
    else:
        kind = source_class(said.options, said.sidecar, ring=desk.keys.made)
        key = desk.keys.new() if kind == "sealed" else ""
        with found.open() as content:
            stored = _blobs(desk, key).put(content)
    return Source(
        object=stored.digest,
        media=found.media,
        size=stored.size,
        entry=-1,
        captured_at=moment(desk.clock),
        source_class="sealed" if key else "public",
        key=key,
        commitment=desk.keys.commitment(key, digest) if key else "",
    )


def _blobs(desk: Desk, key: str) -> Blobs:
    return desk.keys.objects(key) if key else desk.vault.blobs


def _opened(desk: Desk, found: Found, source: Source) -> BinaryIO:
    """Open what is to be read: the vault's bytes; a sealed file as it was found, since opening it anew takes memory."""
    if source.key and not isinstance(found, Within):
        return found.open()
    return desk.blobs_of(source).open(source.object)


def _src(desk: Desk, found: Found) -> dict[str, str]:
    """Return where a source came from, as the log says it: without a name."""
    if isinstance(found, Within):
        return src_of(found.origin, desk.place_of)
    return {"place": desk.place_of(found.path)}


def _entry(desk: Desk, source: Source, told: Told, found: Found) -> dict[str, object]:
    method = "member" if isinstance(found, Within) else "file"
    return captured_entry(desk, source, told, _src(desk, found), method)


def _logged(desk: Desk, ready: Sequence[Ready]) -> Iterator[tuple[Ready, Source]]:
    """Append capture and derivation of all in one durable step; yield each with the numbers of its entries."""
    desk.keys.fields.settle()
    entries = []
    for one in ready:
        entries += [_entry(desk, one.source, one.told, one.found), derived_entry(desk, one.source, one.told)]
    numbers = desk.vault.ledger.append(entries) if entries else ()
    for one, capture, derive in zip(ready, numbers[::2], numbers[1::2], strict=True):
        yield one, msgspec.structs.replace(one.source, entry=capture, derived=derive)


def _captured_once(desk: Desk, source: Source, told: Told, found: Found) -> int:
    """Return the number of the entry by which a container came in: one from a run that was killed stands."""
    known = desk.vault.find(source.object, _src(desk, found))
    return known[0] if known else desk.vault.ledger.append([_entry(desk, source, told, found)])[0]


def _again(desk: Desk, found: Found, source: Source, telling: Telling) -> Added:
    """Note another place the same bytes came from, and what is said of them anew; the same again is nothing.

    Only the place of the first capture describes a source: a copy elsewhere must not change whose words they are.
    """
    told = get_record(desk.blobs_of(source), source.description, Told)
    entries = desk.vault.find(source.object, _src(desk, found))
    if not entries:
        return _elsewhere(desk, found, source, told, telling)
    changed = described(desk, source, told, telling) if source.entry in entries else None
    return Added(path=found.path, outcome="described" if changed else "held", digest=source.object)


def _elsewhere(desk: Desk, found: Found, source: Source, told: Told, telling: Telling) -> Added:
    """Append a custody entry for bytes that are held from another place; what is said of them here is kept with it."""
    now = msgspec.structs.replace(source, captured_at=moment(desk.clock), fields=())
    said = Told(name=found.name, description=desk.stages.describe(telling), options=dict(telling.options))
    now, said, sidecar = parted(desk, now, said, telling.sidecar)
    entry = _entry(desk, now, msgspec.structs.replace(told, private=said.private), found)
    if sidecar is not None:
        entry["sidecar"] = put(desk.blobs_of(source), sidecar)
    desk.vault.ledger.append([entry])
    another = telling.sidecar not in (None, sidecar_of(desk, source, told)) or says_more(desk, told, telling.options)
    warnings = (STANDS,) if another else ()
    return Added(path=found.path, outcome="captured", digest=source.object, warnings=warnings)


def _outcome(found: Found, source: Source, told: Told) -> Added:
    """Return what became of a new source; one that was not named itself, and has no text, is told and no failure."""
    kept = f"kept, but not read: {source.unread}" if source.unread and not source.text else source.unread
    failed = kept and found.named and not source.text
    error = SourceUnreadable(kept, where=found.path, remedy=OTHERWISE) if failed else None
    warnings = (*told.description.warnings, *([kept] if kept and not failed else []))
    return Added(path=found.path, outcome="captured", digest=source.object, error=error, warnings=warnings)
