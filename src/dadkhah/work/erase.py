"""Erase sealed sources by destroying their keys, under a recorded decision.

In: sources, what was asked, what was decided and by whom. Out: the decision in the log, then keys that are gone.
The ciphertext and every proof stay as they are; what remains of the source is noise that nobody can read. The decision
comes first: a run that is killed in between is completed by the next one that opens the case (rebuild).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dadkhah.errors import NoActor, Refused
from dadkhah.model.erasure import Erasure, Outcome
from dadkhah.model.source import Source
from dadkhah.ports import Entry
from dadkhah.work.desk import Desk, moment
from dadkhah.work.ids import full_id
from dadkhah.work.objects import put_record

ERASURE = "application/vnd.dadkhah.erasure+json"
"""Media type under which decisions on erasure stand in the log."""


def erase(desk: Desk, named: Sequence[str], *, outcome: Outcome, request: str, ground: str, hold: str = "") -> Erasure:
    """Record a decision on some sources, and carry it out; a digest may be cut short.

    Raises NoActor, UnknownRecord, CallError, and Refused for a source that is not sealed or is under a legal hold.
    """
    if not desk.by.strip():
        raise NoActor("a decision needs somebody who takes it")
    if hold and outcome == "granted":
        raise Refused("a legal hold forbids erasing", where=hold, remedy="record the request as refused")
    sources = [_sealed(desk, one) for one in named]
    digests = tuple(source.object for source in sources)
    at = moment(desk.clock)
    decision = Erasure(
        sources=digests, request=request, ground=ground, outcome=outcome, actor=desk.by, at=at, hold=hold
    )
    entry: dict[str, object] = {
        "act": "erase",
        "at": at,
        "by": desk.by,
        "media": ERASURE,
        "object": put_record(desk.vault.blobs, decision),
        "outcome": outcome,
        "keys": [source.key for source in sources] if outcome == "granted" else [],
    }
    desk.vault.ledger.append([entry])
    desk.vault.ledger.checkpoint()
    carry_out(desk, entry)
    return decision


def carry_out(desk: Desk, entry: Entry) -> int:
    """Destroy the keys that an entry of erasure names, and the draft, which may quote them; return how many keys."""
    keys = keys_of(entry)
    if any(desk.keys.holds(key) for key in keys):
        desk.drafts.discard()  # first: a run that ends in between finds the keys, and begins anew
    return sum(desk.keys.destroy(key) for key in keys)


def complete(desk: Desk) -> int:
    """Carry out every erasure of the log once more: for a copy whose private folder came from a backup.

    Return how many keys were still there.
    """
    return sum(carry_out(desk, entry) for entry in _entries(desk))


def erased(desk: Desk) -> frozenset[str]:
    """Return the ids of all keys that the case's log, or one merged into it, says were destroyed."""
    return frozenset(key for entry in _entries(desk) for key in keys_of(entry))


def keys_of(entry: Entry) -> tuple[str, ...]:
    """Return the keys that an entry says were destroyed; none for an entry of another act."""
    keys = entry.get("keys") if entry.get("act") == "erase" else None
    return tuple(key for key in keys if isinstance(key, str)) if isinstance(keys, list) else ()


def _entries(desk: Desk) -> Iterator[Entry]:
    yield from desk.vault.ledger.entries()
    for other in desk.others():
        yield from other.entries()


def _sealed(desk: Desk, named: str) -> Source:
    """Return the sealed source of a digest; raise UnknownRecord, CallError, Refused."""
    sources = {source.object: source for source in desk.record.sources()}
    source = sources[full_id(named, sorted(sources), "source")]
    if not source.key:
        remedy = "only sealed sources can be erased: what stands in the open is part of the proof"
        raise Refused("this source is not sealed", where=source.object, remedy=remedy)
    return source
