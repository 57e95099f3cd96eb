"""What a custody entry must hold before it may be chained.

In: entries as a verb gives them. Out: entries with the log's own fields, or an error that says what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.head import Head
from dadkhah.errors import IntegrityError, NoActor, RecordError
from dadkhah.model.custody import ACTS, HANDED, REFERENCES
from dadkhah.ports import Entry

OWN: tuple[str, ...] = ("origin", "prev", "seq")
"""The fields that the log alone fills in."""

CLOCK_SOURCE = "system"
"""What `clock_source` says where the caller says nothing: the time is the machine's word, compared with no other."""


def complete(entry: Entry, origin: str, now: datetime) -> dict[str, object]:
    """Return an entry with its origin and time; raise RecordError or NoActor when it must not enter the log.

    An entry that states its own time says by `clock_source` whose it is.
    """
    if named := [field for field in OWN if field in entry]:
        raise RecordError(f"an entry brings {', '.join(named)}, which the log alone fills in")
    if entry.get("act") not in ACTS:
        raise RecordError(
            f"no act of custody is called {entry.get('act')!r}", remedy=f"use one of {', '.join(sorted(ACTS))}"
        )
    actor = entry.get("by")
    if not isinstance(actor, str) or not actor.strip():
        raise NoActor("a custody entry needs somebody who acts")
    if entry["act"] == "transfer" and (lacking := [field for field in HANDED if not filled(entry.get(field))]):
        raise RecordError(f"a transfer needs {', '.join(lacking)}", remedy="say who gives, who receives and what for")
    return {"at": instant(now), "clock_source": CLOCK_SOURCE, **entry, "origin": origin}


def filled(value: object) -> bool:
    """Say whether a field holds a text that is not empty."""
    return isinstance(value, str) and bool(value)


def instant(now: datetime) -> str:
    """Return a time in UTC to the second (RFC 3339)."""
    return f"{now.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def check_references(entry: Entry, has: Callable[[str], bool]) -> None:
    """Raise IntegrityError when an entry names an object that the vault does not hold."""
    for field in REFERENCES:
        value = entry.get(field)
        if field in entry and not (layout.is_digest(value) and has(str(value))):
            raise IntegrityError(
                f"an entry names by `{field}` an object that the vault does not hold", where=str(value)[:80]
            )


def chain(entry: Entry, head: Head) -> bytes:
    """Return the line, with its LF, by which an entry continues a log; raise RecordError when it has no such form."""
    try:
        line = canon.canonical({**entry, "seq": head.size, "prev": head.prev})
    except ValueError as error:
        raise RecordError(f"an entry has no canonical form ({error})") from error
    if len(line) > layout.LINE_LIMIT:
        raise RecordError(
            f"an entry is {len(line)} bytes long, more than {layout.LINE_LIMIT}",
            remedy="put the long part into an object",
        )
    return line + b"\n"
