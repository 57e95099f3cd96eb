"""What a case stores of a source beside its bytes, each a vault object.

In: bytes and records. Out: their digests once they are durable; and the same from the vault again.
"""

from __future__ import annotations

import io
from typing import TypeVar

import msgspec

from dadkhah.errors import IntegrityError
from dadkhah.model.digest import canonical
from dadkhah.model.source import Description
from dadkhah.ports import Blobs

T = TypeVar("T")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about a source: its file's name, the description, and the options and page statements behind it.

    `unread` says why there is no text. `members` counts what was taken out of a container, `refused` says what was not.
    All this stands here and not in the log, so that no line of the log holds a
    name. `private` names what is said and kept private, each with the salted digest that the log holds of it: name,
    description and options are without it.
    """

    name: str
    description: Description
    options: dict[str, str] = {}
    page: dict[str, str] = {}
    unread: str = ""
    members: int = 0
    refused: tuple[str, ...] = ()
    private: dict[str, str] = {}


def put(blobs: Blobs, content: bytes) -> str:
    """Store bytes durably; return their digest; raise StorageError."""
    return blobs.put(io.BytesIO(content)).digest


def get(blobs: Blobs, digest: str) -> bytes:
    """Return the bytes of an object; raise UnknownRecord."""
    with blobs.open(digest) as content:
        return content.read()


def put_record(blobs: Blobs, record: msgspec.Struct) -> str:
    """Store a record as canonical JSON; return its digest; raise StorageError."""
    return put(blobs, canonical(record))


def get_record(blobs: Blobs, digest: str, kind: type[T]) -> T:
    """Return a record from the vault; raise UnknownRecord, IntegrityError."""
    try:
        return msgspec.json.decode(get(blobs, digest), type=kind)
    except msgspec.DecodeError as error:
        raise IntegrityError(f"an object does not hold what it should ({error})", where=digest) from error
