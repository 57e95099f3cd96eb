"""What is said of a public source and must not stand in the open: who gave it, on which conditions, what it was called.

In: what is said. Out: the same without what is private, which is kept apart (ports.Fields) under salted digests; and
both together again, as far as the words are there and can be opened.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping

import msgspec

from dadkhah.capture.private import SIDECAR, private_fields, tells_private, values, with_values, without
from dadkhah.errors import CaseLocked, IntegrityError
from dadkhah.model.source import Source
from dadkhah.work.desk import Desk
from dadkhah.work.objects import Told, get

WITHHELD = "withheld"
"""Who acted, as the log says it where that is private: it holds a salted digest of the name."""

LOCKED = "kept private, and not opened in this run"
GONE = "kept private: erased, or left out of this copy"
DAMAGED = "kept private: erased, or damaged"


def parted(
    desk: Desk,
    source: Source,
    told: Told,
    sidecar: bytes | None,
    before: Mapping[str, str] | None = None,
    *,
    settled: bool = True,
) -> tuple[Source, Told, bytes | None]:
    """Keep what is private of a public source apart; return the rest, and the source that names the digests.

    `before` are the private fields that stood. One whose words are gone or locked stands as it is, whatever is said
    anew: what was erased is not taken in again. What is said of a sealed source is sealed with it, and stays as it is.
    Whoever logs what is not `settled` makes the words durable before. Raises StorageError.
    """
    if source.key:
        return source, told, sidecar
    kept, private = _split(desk, told, sidecar)
    shut = {name: digest for name, digest in (before or {}).items() if not opened(desk, before or {}, name)}
    digests = shut | {name: desk.keys.fields.put(name, value) for name, value in private.items() if name not in shut}
    if settled:
        desk.keys.fields.settle()
    source = msgspec.structs.replace(source, fields=tuple(sorted(digests.values())))
    told = msgspec.structs.replace(kept, private=dict(sorted(digests.items())))
    return source, told, None if SIDECAR in private else sidecar


def open_part(desk: Desk, told: Told, sidecar: bytes | None) -> Told:
    """Return what would stand in the open of what is said; nothing is kept."""
    return _split(desk, told, sidecar)[0]


def _split(desk: Desk, told: Told, sidecar: bytes | None) -> tuple[Told, dict[str, str]]:
    names = private_fields(told.options, sidecar)
    private = values(told.description, names, by=desk.by, name=told.name)
    if sidecar is not None and tells_private(sidecar, names):
        private[SIDECAR] = b64encode(sidecar).decode()
    kept = msgspec.structs.replace(
        told,
        name="" if "name" in names else told.name,
        description=without(told.description, names),
        options={name: "" if name in names else value for name, value in told.options.items()},
    )
    return kept, private


def revealed(desk: Desk, told: Told) -> Told:
    """Return all that is said of a source; what cannot be read is said to be private."""
    if not told.private:
        return told
    said = {name: _said(desk, digest) for name, digest in told.private.items() if name != SIDECAR}
    name = opened(desk, told.private, "name") or told.name
    return msgspec.structs.replace(told, name=name, description=with_values(told.description, said))


def opened(desk: Desk, private: Mapping[str, str], name: str) -> str:
    """Return the words of one private field, "" where there are none that can be read."""
    try:
        return desk.keys.fields.read(private[name]) if name in private else ""
    except (CaseLocked, IntegrityError):
        return ""


def sidecar_of(desk: Desk, source: Source, told: Told) -> bytes | None:
    """Return the sidecar that stands, None where there is none or it cannot be read."""
    if source.sidecar:
        return get(desk.blobs_of(source), source.sidecar)
    content = opened(desk, told.private, SIDECAR)
    return b64decode(content) if content else None


def options_of(desk: Desk, told: Told) -> dict[str, str]:
    """Return the options that were given, those that are private as far as they can be read, else empty."""
    return {name: value or opened(desk, told.private, name) for name, value in told.options.items()}


def unreadable(desk: Desk, told: Told) -> bool:
    """Say whether something private of a source cannot be compared with what is said anew."""
    return any(not opened(desk, told.private, name) for name in told.private)


def actor(desk: Desk, told: Told) -> str:
    """Return who acts, as the log says it."""
    return WITHHELD if "by" in told.private else desk.by


def digests(source: Source) -> dict[str, object]:
    """Return what an entry holds of private fields: their salted digests, as SD-JWT writes them."""
    return {"_sd": list(source.fields)} if source.fields else {}


def _said(desk: Desk, digest: str) -> str:
    try:
        return desk.keys.fields.read(digest)
    except CaseLocked:
        return LOCKED if desk.keys.fields.holds(digest) else GONE
    except IntegrityError:  # an erasure that was cut short; else the check says so
        return DAMAGED
