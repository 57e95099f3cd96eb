"""Take over what somebody else has gathered on the same case: two logs, one record, by union.

In: logs that stand in the case, each found to hold. Out: an entry for each in the case's own log; their sources and
decisions in the record. Nothing of either log is changed; what both hold is held once, as the own log describes it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import msgspec

from dadkhah.errors import NoActor
from dadkhah.model.digest import sha256
from dadkhah.work.desk import Desk, OtherLog, moment
from dadkhah.work.erase import complete
from dadkhah.work.rebuild import rebuild


class Merged(msgspec.Struct, frozen=True):
    """What a merge brought: how many logs that were new or had grown, rows of the record, and keys that stayed."""

    logs: int
    rows: int
    keys: int


def merge(desk: Desk, logs: Iterable[OtherLog], keys: Iterable[tuple[str, bytes, bytes]] = ()) -> Merged:
    """Append an entry for each log whose newest checkpoint the own log does not name yet, and make up the record.

    So a merge that was killed after a log was put in its place is told by the next one.

    `keys` are those of sealed sources that were locked for this case: id, locked half, public half. A key that some log
    says was destroyed is destroyed here too. Raises NoActor, StorageError.
    """
    if not desk.by.strip():
        raise NoActor("a merge needs somebody who takes it in")
    told = {entry.get("object") for entry in desk.vault.ledger.entries() if entry["act"] == "merge"}
    entries = [_entry(desk, log) for log in logs if sha256(log.newest()) not in told]
    if entries:
        desk.vault.ledger.append(entries)
        desk.vault.ledger.checkpoint()
    accepted = [key for key, locked_half, public in keys if desk.keys.accept(key, locked_half, public)]
    rows = rebuild(desk)
    complete(desk)
    return Merged(len(entries), rows, sum(desk.keys.holds(key) for key in accepted))


def _entry(desk: Desk, log: OtherLog) -> dict[str, object]:
    """Return the entry that fixes another log as it is now, by its newest checkpoint."""
    stored = desk.vault.blobs.put(io.BytesIO(log.newest()))
    return {
        "act": "merge",
        "at": moment(desk.clock),
        "by": desk.by,
        "bytes": stored.size,
        "log": log.origin,
        "media": "text/plain",
        "method": "checkpoint of the log that was merged",
        "object": stored.digest,
        "tool": f"dadkhah {desk.program}",
    }
