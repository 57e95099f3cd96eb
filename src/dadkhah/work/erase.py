"""Erase sealed sources and private fields by destroying keys and salts, under a recorded decision.

In: sources, what was asked, what was decided and by whom. Out: the decision in the log, then keys and salts that are
gone. Ciphertext, salted digests and every proof stay as they are, and say nothing that anybody can read. The decision
comes first: a run that is killed in between is completed by the next one that opens the case (rebuild).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dadkhah.capture.private import SIDECAR
from dadkhah.errors import NoActor, Refused
from dadkhah.model.disclosure import is_digest
from dadkhah.model.erasure import Erasure, Outcome
from dadkhah.model.source import Source
from dadkhah.ports import Entry
from dadkhah.work.desk import Desk, moment
from dadkhah.work.ids import full_id
from dadkhah.work.objects import Told, get_record, put_record

ERASURE = "application/vnd.dadkhah.erasure+json"
"""Media type under which decisions on erasure stand in the log."""

ALL = "all"
"""Asks for every private field of a source."""


def erase(
    desk: Desk,
    named: Sequence[str],
    *,
    outcome: Outcome,
    request: str,
    ground: str,
    hold: str = "",
    fields: Sequence[str] = (),
) -> Erasure:
    """Record a decision on some sources, or on private fields of them, and carry it out; a digest may be cut short.

    Raises NoActor, UnknownRecord, CallError, and Refused for what was taken in openly or is under a legal hold.
    """
    check_decision(desk, outcome, hold)
    sources = [_source(desk, one, fields) for one in named]
    at = moment(desk.clock)
    decision = Erasure(
        sources=tuple(source.object for source in sources),
        request=request,
        ground=ground,
        outcome=outcome,
        actor=desk.by,
        at=at,
        hold=hold,
        fields=tuple(fields),
    )
    entry = entry_of(desk, decision)
    if outcome == "granted":
        entry |= destroying(desk, **_reached(desk, sources, frozenset(fields)))
    desk.vault.ledger.append([entry])
    desk.vault.ledger.checkpoint()
    carry_out(desk, entry)
    return decision


def check_decision(desk: Desk, outcome: Outcome, hold: str) -> None:
    """Raise NoActor where nobody decides, Refused where a legal hold forbids what was granted."""
    if not desk.by.strip():
        raise NoActor("a decision needs somebody who takes it")
    if hold and outcome == "granted":
        raise Refused("a legal hold forbids erasing", where=hold, remedy="record the request as refused")


def entry_of(desk: Desk, decision: Erasure) -> dict[str, object]:
    """Return the entry of a decision, and keep the decision; what it destroys is still to be named."""
    return {
        "act": "erase",
        "at": decision.at,
        "by": desk.by,
        "media": ERASURE,
        "object": put_record(desk.vault.blobs, decision),
        "outcome": decision.outcome,
        "keys": [],
    }


def _reached(desk: Desk, sources: Sequence[Source], names: frozenset[str]) -> dict[str, list[str]]:
    """Return what is to be destroyed: keys of sealed sources, or digests of private fields."""
    if not names:
        return {"keys": [source.key for source in sources], "sources": [source.object for source in sources]}
    digests = {digest for source in sources for digest in fields_of(desk, source.object, names)}
    return {"fields": sorted(digests)}


def destroying(
    desk: Desk, keys: Sequence[str] = (), fields: Sequence[str] = (), sources: Sequence[str] = ()
) -> dict[str, object]:
    """Return what an entry says is destroyed, with keys and private fields that no entry of any log names.

    Runs that were killed before their entry leave those: what they sealed is nobody's source, and could be opened.
    """
    named = {name for entry in _entries(desk) for name in (entry.get("key"), *digests_of(entry, "_sd"))}
    destroyed = {
        "keys": [*keys, *(key for key in desk.keys.ids() if key not in named)],
        "fields": [*fields, *(digest for digest in desk.keys.fields.ids() if digest not in named)],
        "sources": list(sources),
    }
    return {name: listed for name, listed in destroyed.items() if listed}


def fields_of(desk: Desk, digest: str, names: Collection[str]) -> frozenset[str]:
    """Return the digests of all private fields of a source that have one of some names.

    Everything that was ever described counts, and the sidecar, which repeats it. What was said of the same bytes when
    they came from elsewhere is told by no description: it goes whole.
    """
    wanted, named, found = {*names, SIDECAR}, dict[str, str](), set[str]()
    for entry in desk.vault.ledger.entries():
        if entry.get("object") != digest or "_sd" not in entry:
            continue
        found.update(digests_of(entry, "_sd"))
        if isinstance(entry.get("description"), str):
            told = get_record(desk.vault.blobs, str(entry["description"]), Told)
            named |= {one: name for name, one in told.private.items()}
    return frozenset(one for one in found if one not in named or named[one] in wanted or ALL in names)


def carry_out(desk: Desk, entry: Entry) -> int:
    """Destroy the draft, which may quote, and what an entry of erasure names; return how many keys and fields.

    Copies in the case's folder count too: backups that somebody put there, and bundles that hand keys over. The case's
    own keys and fields go last: while one of them is there, the next run knows that it has to go on.
    """
    keys, fields = keys_of(entry), erased_fields_of(entry)
    copied = desk.copies({*keys, *fields})
    if copied or any(map(desk.keys.holds, keys)) or any(map(desk.keys.fields.holds, fields)):
        desk.drafts.discard()
    destroyed = sum(map(desk.keys.destroy, keys)) + sum(map(desk.keys.fields.destroy, fields))
    return destroyed + len(copied)


def complete(desk: Desk) -> int:
    """Carry out every erasure of the log once more: for a copy whose private folder came from a backup.

    Return how many keys and fields were still there.
    """
    return sum(carry_out(desk, entry) for entry in _entries(desk))


def exports(desk: Desk) -> Iterator[str]:
    """Yield what the log says left the case: when, as what, and the digest of it. An erasure does not reach it."""
    entries = desk.vault.ledger.entries
    withdrawn = {entry["entry"] for entry in entries() if entry["act"] == "annotate" and "delivery" in entry}
    for entry in entries():
        if entry["act"] == "export" and entry["seq"] not in withdrawn:
            yield f"{entry['at']}, {entry.get('method', '')}, {entry.get('package') or entry.get('object')}"


def erased(desk: Desk) -> frozenset[str]:
    """Return the ids of all keys that the case's log, or one merged into it, says were destroyed."""
    return frozenset(key for entry in _entries(desk) for key in keys_of(entry))


def erased_fields(desk: Desk) -> frozenset[str]:
    """Return the digests of all private fields that some log says were destroyed."""
    return frozenset(digest for entry in _entries(desk) for digest in erased_fields_of(entry))


def keys_of(entry: Entry) -> tuple[str, ...]:
    """Return the keys that an entry says were destroyed; none for an entry of another act."""
    return digests_of(entry, "keys") if entry.get("act") == "erase" else ()


def erased_fields_of(entry: Entry) -> tuple[str, ...]:
    """Return the digests of private fields that an entry says were destroyed; none for an entry of another act."""
    return tuple(one for one in digests_of(entry, "fields") if is_digest(one)) if entry.get("act") == "erase" else ()


def digests_of(entry: Entry, name: str) -> tuple[str, ...]:
    """Return the texts that an entry lists under a name."""
    listed = entry.get(name)
    return tuple(one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()


def _entries(desk: Desk) -> Iterator[Entry]:
    yield from desk.vault.ledger.entries()
    for other in desk.others():
        yield from other.entries()


def _source(desk: Desk, named: str, fields: Sequence[str]) -> Source:
    """Return the source of a digest, of which something can be erased; raise UnknownRecord, CallError, Refused."""
    sources = {source.object: source for source in desk.record.sources()}
    source = sources[full_id(named, sorted(sources), "source")]
    if fields and not source.fields:
        remedy = "erase the source itself" if source.key else "only what was kept private can be erased"
        raise Refused("nothing that is said of this source was kept private", where=source.object, remedy=remedy)
    if not fields and not source.key:
        remedy = "only sealed sources and private fields (--field) can be erased: what is open is part of the proof"
        raise Refused("this source is not sealed", where=source.object, remedy=remedy)
    return source
