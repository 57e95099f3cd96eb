"""Make up in the record what the vault's log holds and the record lacks.

In: the log after the last entry that the record knows. Out: rows; how many were missing.
After a crash between log and record this is one source; after the loss of record.db it is all of them, and every
decision.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import msgspec

from dadkhah.errors import IntegrityError
from dadkhah.model.disclosure import is_digest
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.source import Source
from dadkhah.ports import Entry, Ledger
from dadkhah.work.desk import Desk, OtherLog
from dadkhah.work.erase import carry_out, erased_fields_of, keys_of
from dadkhah.work.objects import Told, get_record

JUDGEMENT = "application/vnd.dadkhah.judgement+json"
REVIEW = "application/vnd.dadkhah.review+json"
"""Media types under which decisions stand in the log, so that it holds them as surely as the evidence."""


def rebuild(desk: Desk) -> int:
    """Append what the record lacks, of the case's own log and of those merged; return how many rows that were.

    Raises IntegrityError where log and record disagree.
    """
    known = desk.record.known("")
    if desk.vault.ledger.size() <= known:
        raise IntegrityError(
            f"the record knows entry {known}, and the log ends before it",
            remedy="the vault was rolled back or cut: compare it with a copy or a checkpoint kept elsewhere",
        )
    own, decided = _Log(desk, ""), Decided(desk)
    taken = sum(_take(desk, entry, own, decided) for entry in desk.vault.ledger.entries(known + 1))
    return taken + sum(_merged(desk, other, decided) for other in desk.others())


class Decided:
    """The ids of the decisions that the record holds, read when they are first asked for, and once."""

    def __init__(self, desk: Desk) -> None:
        self._record = desk.record

    @cached_property
    def judgements(self) -> set[str]:
        """Return the ids of judgements."""
        return {one.id for one in self._record.judgements()}

    @cached_property
    def reviews(self) -> set[str]:
        """Return the ids of reviews."""
        return {one.id for one in self._record.reviews()}


class _Log:
    """What is known of the sources of one log: what the record says, and what was captured after that.

    Args:
        desk: the case.
        origin: the log's name, "" for the case's own.
    """

    def __init__(self, desk: Desk, origin: str) -> None:
        self.origin = origin
        self._record = desk.record
        self._captured: dict[str, Source] = {}

    def get(self, digest: str) -> Source | None:
        """Return a source as the log describes it so far, None before its capture."""
        return self._captured.get(digest) or self._record.source(digest, self.origin)

    def capture(self, source: Source) -> None:
        """Take note of a capture: what it is will be said by a later entry. The first of an object counts."""
        if self.get(source.object) is None:
            self._captured[source.object] = source

    def described(self, digest: str) -> None:
        """Take note that the record knows of a source by now."""
        self._captured.pop(digest, None)


def unfinished(desk: Desk) -> frozenset[str]:
    """Return keys and fields whose erasure stands in a log after what the record knows: the next run's work."""
    logs: list[tuple[str, Ledger | OtherLog]] = [("", desk.vault.ledger), *((one.origin, one) for one in desk.others())]
    later = (entry for origin, log in logs for entry in log.entries(desk.record.known(origin) + 1))
    return frozenset(key for entry in later for key in (*keys_of(entry), *erased_fields_of(entry)))


def _merged(desk: Desk, other: OtherLog, decided: Decided) -> int:
    """Take in what another log says of sources that the case's own log does not describe."""
    log = _Log(desk, other.origin)
    entries = other.entries(desk.record.known(other.origin) + 1)
    return sum(_take(desk, entry, log, decided) for entry in entries)


def _take(desk: Desk, entry: Entry, log: _Log, decided: Decided) -> int:
    """Take in one entry; return 1 when it held something new."""
    if entry.get("media") in {JUDGEMENT, REVIEW}:
        return _decision(desk, entry, decided)
    if entry["act"] == "erase":
        return carry_out(desk, entry)
    if entry["act"] in {"capture", "import"}:
        log.capture(_captured(entry, log.origin))
        return 0
    if entry["act"] in {"derive", "annotate"} and "description" in entry:
        source = _derived(desk, entry, log)
        if log.origin and desk.record.source(source.object, "") is not None:
            return 0
        desk.record.add_source(source)
        log.described(source.object)
        return 1
    return 0


def _captured(entry: Entry, origin: str) -> Source:
    return Source(
        object=_text(entry, "object"),
        media=_text(entry, "media"),
        size=_number(entry, "bytes"),
        entry=_number(entry, "seq"),
        captured_at=_text(entry, "at"),
        source_class="sealed" if "key" in entry else "public",
        key=str(entry.get("key", "")),
        commitment=str(entry.get("commitment", "")),
        origin=origin,
        fields=_fields(entry),
    )


def _fields(entry: Entry) -> tuple[str, ...]:
    digests = entry.get("_sd")
    return tuple(one for one in digests if is_digest(one)) if isinstance(digests, list) else ()


def _derived(desk: Desk, entry: Entry, log: _Log) -> Source:
    """Return the source as a later entry describes it; raise IntegrityError when nothing was captured before."""
    source = log.get(_text(entry, "object")) or _captured_before(desk, entry, log.origin)
    if source is None:
        raise IntegrityError("the log describes an object that it never took in", where=_text(entry, "object"))
    made = {name: str(entry.get(name, "")) for name in ("text", "layout", "description", "sidecar")}
    described = msgspec.structs.replace(source, **made, derived=_number(entry, "seq"), fields=_fields(entry))
    if not desk.can_read(source):  # why there is no text of it stands in what is sealed
        return described
    told = get_record(desk.blobs_of(source), _text(entry, "description"), Told)
    return msgspec.structs.replace(described, unread=told.unread)


def _captured_before(desk: Desk, entry: Entry, origin: str) -> Source | None:
    """Return what a log says of an object's capture, however long before: members come between it and its text."""
    wanted = entry["object"]
    logs = [other.entries() for other in desk.others() if other.origin == origin] if origin else []
    for earlier in logs[0] if logs else desk.vault.ledger.entries():
        if earlier.get("object") == wanted and earlier["act"] in {"capture", "import"}:
            return _captured(earlier, origin)
    return None


def _decision(desk: Desk, entry: Entry, decided: Decided) -> int:
    """Append a decision that the record lacks; return 1 when it did."""
    digest = _text(entry, "object")
    if entry["media"] == JUDGEMENT:
        judgement = get_record(desk.vault.blobs, digest, Judgement)
        return _append(judgement.id, decided.judgements, lambda: desk.record.add_judgement(judgement))
    review = get_record(desk.vault.blobs, digest, Review)
    return _append(review.id, decided.reviews, lambda: desk.record.add_review(review))


def _append(name: str, held: set[str], add: Callable[[], None]) -> int:
    if name in held:
        return 0
    add()
    held.add(name)
    return 1


def _text(entry: Entry, name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str):
        raise IntegrityError(f"an entry of the log has no {name}", where=f"entry {entry.get('seq')}")
    return value


def _number(entry: Entry, name: str) -> int:
    value = entry.get(name)
    if not isinstance(value, int):
        raise IntegrityError(f"an entry of the log has no {name}", where=f"entry {entry.get('seq')}")
    return value
