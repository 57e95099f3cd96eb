"""Take sources into the case: bytes into the vault, a custody entry, then a row in the record.

In: files found, and what the caller says about them. Out: one Added for each, given only after everything of it is
durable.
Order of writing: objects, one durable append to the log, the record. A crash between any two loses nothing that was
given out: what the log holds and the record lacks is made up by `rebuild`. Bytes are streamed, from the file to the
vault and from there to the reader's process: this one holds none of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, Literal

import msgspec

from dadkhah.capture.layout import pack
from dadkhah.errors import DadkhahError, SourceEmpty, SourceError, SourceUnreadable, one_line
from dadkhah.model.source import Description, Source
from dadkhah.ports import Extracted, Stored
from dadkhah.work.desk import Desk, Found, Telling, moment
from dadkhah.work.load import load_text
from dadkhah.work.members import DEEPEST, Budget, Origin, Within, src_of, within
from dadkhah.work.objects import Told, get, get_record, put, put_record

Outcome = Literal["captured", "described", "held", "failed"]
CHUNK = 1 << 20
MOST_REFUSALS = 1000
OTHERWISE = "its bytes are evidence all the same"
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

    The members of a container are sources of their own, each one outcome after that of the container.
    Raises CaseError and StorageError: they concern the case, not a source.
    """
    taking = _Taking(desk, options, {source.object: source for source in desk.record.sources()})
    for one in found:
        if isinstance(one, DadkhahError):
            yield Added(path=one.where, outcome="failed", error=one)
        else:
            yield from taking.take(one, Budget())


class _Taking:
    """One call: what it says of its sources, and what the case holds by now."""

    def __init__(self, desk: Desk, options: Mapping[str, str], held: dict[str, Source]) -> None:
        self.desk = desk
        self.options = options
        self.held = held

    def take(self, found: Found, budget: Budget) -> Iterator[Added]:
        """Take in one source, and what it holds."""
        try:
            digest, size = _digest(found)
            sidecar = found.sidecar()
        except DadkhahError as error:
            yield Added(path=found.path, outcome="failed", error=error)
            return
        if size == 0:
            empty = SourceEmpty("the file is empty", where=found.path)
            yield Added(path=found.path, outcome="failed", error=empty)
        elif digest in self.held:
            yield self._again(found, self.held[digest], sidecar)
        else:
            yield from self._new(found, sidecar, budget)

    def _again(self, found: Found, source: Source, sidecar: bytes | None) -> Added:
        added, changed = _again(self.desk, found, source, Telling(self.options, sidecar))
        if changed is not None:
            self.held[changed.object] = changed
        return added

    def _new(self, found: Found, sidecar: bytes | None, budget: Budget) -> Iterator[Added]:
        """Store a new object with everything made of it, append its entries, then its row."""
        blobs = self.desk.vault.blobs
        stored = _stored(self.desk, found)
        with blobs.open(stored.digest) as content:
            extracted = self.desk.extractor.extract(content, found.media)
        source = Source(
            object=stored.digest,
            media=extracted.media or found.media,
            size=stored.size,
            entry=-1,
            captured_at=moment(self.desk.clock),
        )
        telling = Telling(self.options, sidecar, extracted.page, extracted.text)
        if extracted.holds:
            yield from self._container(found, source, extracted, telling, budget)
            return
        told = _told(self.desk, found.name, extracted, telling)
        source = _with_objects(self.desk, source, extracted, told, sidecar)
        self._keep(_logged(self.desk, source, told.description, found))
        yield _outcome(found, source, told.description)

    def _keep(self, source: Source) -> None:
        self.desk.record.add_source(source)
        self.held[source.object] = source

    def _container(
        self, found: Found, source: Source, extracted: Extracted, telling: Telling, budget: Budget
    ) -> Iterator[Added]:
        """Log a container, take in its members, and only then say what was made of it.

        A run that is killed in between leaves a container without a row: the next run finds its entry and goes on.
        """
        description = self.desk.stages.describe(telling)
        source = msgspec.structs.replace(source, entry=_captured_once(self.desk, source, description, found))
        yield Added(path=found.path, outcome="captured", digest=source.object, warnings=description.warnings)
        refused: list[str] = []
        taken = 0
        for added in self._members(found, source, budget):
            taken += added.error is None or added.outcome != "failed"
            if added.outcome == "failed":
                refused.append(str(added.error))
            yield added
        summary = _summary(source.media, taken, refused)
        extracted = msgspec.structs.replace(extracted, failure=extracted.failure or summary)
        told = msgspec.structs.replace(
            _told(self.desk, found.name, extracted, telling), members=taken, refused=tuple(refused[:MOST_REFUSALS])
        )
        source = _with_objects(self.desk, source, extracted, told, telling.sidecar)
        (number,) = self.desk.vault.ledger.append([derived_entry(self.desk, source)])
        self._keep(msgspec.structs.replace(source, derived=number))

    def _members(self, found: Found, source: Source, budget: Budget) -> Iterator[Added]:
        depth = found.origin.depth + 1 if isinstance(found, Within) else 1
        if depth > DEEPEST:
            yield _refused(found.path, f"it stands in {DEEPEST} containers already; it is kept, and not taken apart")
            return
        with self.desk.vault.blobs.open(source.object) as content:
            for member, stream in self.desk.extractor.members(content, source.media, budget.left):
                yield from self._member(found, Origin(source.object, depth, member), stream, budget)

    def _member(self, found: Found, origin: Origin, stream: BinaryIO, budget: Budget) -> Iterator[Added]:
        blobs = self.desk.vault.blobs
        if origin.member.refused:
            yield _refused(f"{found.path}/{origin.member.path}".rstrip("/"), origin.member.refused)
            return
        try:
            stored = blobs.put(stream)
        except SourceError as error:
            yield _refused(f"{found.path}/{origin.member.path}", error.what)
            return
        budget.spend(stored.size)
        yield from self.take(within(blobs, (found.path, found.name), origin, stored), budget)


def _refused(path: str, why: str) -> Added:
    error = SourceError(f"not taken in: {why}", where=one_line(path), remedy="the container is kept whole")
    return Added(path=one_line(path), outcome="failed", error=error)


def _summary(media: str, taken: int, refused: Sequence[str]) -> str:
    """Return what became of the members of a container that has no text of its own."""
    counted = f"{taken:,} member{'' if taken == 1 else 's'}"
    lost = f"; {len(refused):,} not taken in" if refused else ""
    return f"a container ({media}): {counted} taken in as sources of their own{lost}"


def _stored(desk: Desk, found: Found) -> Stored:
    """Store the bytes of a source; those of a member are in the vault by now."""
    if isinstance(found, Within):
        return found.stored
    with found.open() as content:
        return desk.vault.blobs.put(content)


def _digest(found: Found) -> tuple[str, int]:
    """Return digest and size without holding the bytes: most sources of a second run are known."""
    if isinstance(found, Within):
        return found.stored.digest, found.stored.size
    summed, size = hashlib.sha256(), 0
    with found.open() as content:
        while chunk := content.read(CHUNK):
            summed.update(chunk)
            size += len(chunk)
    return summed.hexdigest(), size


def _src(desk: Desk, found: Found) -> dict[str, str]:
    """Return where a source came from, as the log says it: without a name."""
    if isinstance(found, Within):
        return src_of(found.origin, desk.place_of)
    return {"place": desk.place_of(found.path)}


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
    blobs = desk.vault.blobs
    words, layout = (put(blobs, part) for part in pack(extracted.text)) if extracted.text else ("", "")
    return msgspec.structs.replace(
        source,
        text=words,
        layout=layout,
        description=put_record(blobs, told),
        sidecar=put(blobs, sidecar) if sidecar is not None else "",
        unread=told.unread,
    )


def _logged(desk: Desk, source: Source, description: Description, found: Found) -> Source:
    """Append capture and derivation in one durable step; return the source with their numbers."""
    capture, derive = desk.vault.ledger.append(
        [captured_entry(desk, source, description, found), derived_entry(desk, source)]
    )
    return msgspec.structs.replace(source, entry=capture, derived=derive)


def _captured_once(desk: Desk, source: Source, description: Description, found: Found) -> int:
    """Return the number of the entry by which a container came in: one from a run that was killed stands."""
    known = desk.vault.find(source.object, _src(desk, found))
    return known[0] if known else desk.vault.ledger.append([captured_entry(desk, source, description, found)])[0]


def captured_entry(desk: Desk, source: Source, description: Description, found: Found) -> dict[str, object]:
    """Return the entry by which bytes came in: an import where they are second hand, or out of a container."""
    member = isinstance(found, Within)
    entry: dict[str, object] = {
        "act": "import" if member or description.obtained else "capture",
        "at": source.captured_at,
        "by": desk.by,
        "bytes": source.size,
        "media": source.media,
        "method": "member" if member else "file",
        "object": source.object,
        "src": _src(desk, found),
        "tool": f"dadkhah {desk.program}",
    }
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
    told = get_record(desk.vault.blobs, source.description, Told)
    entries = desk.vault.find(source.object, _src(desk, found))
    if not entries:
        return _elsewhere(desk, found, source, told, telling), None
    changed = _described(desk, source, told, telling) if source.entry in entries else None
    return Added(path=found.path, outcome="described" if changed else "held", digest=source.object), changed


def _elsewhere(desk: Desk, found: Found, source: Source, told: Told, telling: Telling) -> Added:
    """Append a custody entry for bytes that are held from another place; what is said of them here is kept with it."""
    now = msgspec.structs.replace(source, captured_at=moment(desk.clock))
    entry = captured_entry(desk, now, told.description, found)
    if telling.sidecar is not None:
        entry["sidecar"] = put(desk.vault.blobs, telling.sidecar)
    desk.vault.ledger.append([entry])
    another = entry.get("sidecar", source.sidecar) != source.sidecar or telling.options.items() - told.options.items()
    warnings = (STANDS,) if another else ()
    return Added(path=found.path, outcome="captured", digest=source.object, warnings=warnings)


def _described(desk: Desk, source: Source, told: Told, telling: Telling) -> Source | None:
    """Append a new description when the sidecar was changed or an option says something new; otherwise None."""
    sidecar = hashlib.sha256(telling.sidecar).hexdigest() if telling.sidecar is not None else source.sidecar
    options = told.options | dict(telling.options)
    if sidecar == source.sidecar and options == told.options:
        return None
    kept = telling.sidecar if telling.sidecar is not None or not sidecar else get(desk.vault.blobs, sidecar)
    text = load_text(desk, source) if source.text else None
    extracted = Extracted(text, told.page, told.unread)
    new = _told(desk, told.name, extracted, Telling(options, kept, told.page, text))
    source = msgspec.structs.replace(
        source,
        description=put_record(desk.vault.blobs, new),
        sidecar=put(desk.vault.blobs, kept) if kept is not None else "",
    )
    (number,) = desk.vault.ledger.append([derived_entry(desk, source, "annotate")])
    source = msgspec.structs.replace(source, derived=number)
    desk.record.add_source(source)
    return source


def _outcome(found: Found, source: Source, description: Description) -> Added:
    """Return what became of a new source; one that was not named itself, and has no text, is told and no failure."""
    kept = f"kept, but not read: {source.unread}" if source.unread else ""
    error = SourceUnreadable(kept, where=found.path, remedy=OTHERWISE) if kept and found.named else None
    warnings = (*description.warnings, *([kept] if kept and not found.named else []))
    return Added(path=found.path, outcome="captured", digest=source.object, error=error, warnings=warnings)
