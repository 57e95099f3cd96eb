"""The members of a container as sources of their own.

In: a container that is held, and what it hands out. Out: Found for each member whose bytes the vault holds.
A member's path was chosen by whoever made the container: it is shown, and never used as a path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO, cast

import msgspec

from dadkhah.capture.media import by_name
from dadkhah.errors import one_line
from dadkhah.model.source import Source
from dadkhah.ports import Blobs, Member, Stored

DEEPEST = 3
"""How many containers may stand in one another: a web archive in a ZIP archive in a message."""

MOST_BYTES = 4 * 1024**3
"""Bytes that the members of one file may hold together, those of the containers in it counted as well."""


class Budget:
    """What may still be taken out of one file."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.left = most

    def spend(self, size: int) -> None:
        """Count the bytes of a member."""
        self.left = max(self.left - size, 0)


class Passed:
    """A stream that is hashed as it goes by: a sealed object's name is not that of its plain bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = cast("BinaryIO", self)
        self.size = 0
        self._stream = stream
        self._summed = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        held = self._stream.read(size)
        self._summed.update(held)
        self.size += len(held)
        return held

    @property
    def digest(self) -> str:
        """Return the SHA-256 of what went by, lowercase hexadecimal."""
        return self._summed.hexdigest()


class Origin(msgspec.Struct, frozen=True):
    """Which container a member stands in, and how deep: 1 in a file that somebody named."""

    container: Source
    depth: int
    member: Member


class Within(msgspec.Struct, frozen=True):
    """A member of a container, its bytes in the vault: what `add` takes in like a file that was found.

    `digest` is that of the plain bytes, `stored` the vault's object, which may be sealed.
    """

    blobs: Blobs
    origin: Origin
    path: str
    name: str
    stored: Stored
    digest: str
    named: bool = False

    @property
    def media(self) -> str:
        """Return the media type that its name says."""
        return self.origin.member.src.get("media", "") or by_name(self.origin.member.path)

    def open(self) -> BinaryIO:
        """Open the bytes; raise UnknownRecord."""
        return self.blobs.open(self.stored.digest)

    def sidecar(self) -> bytes | None:
        """Return None: nothing in a container describes another member."""
        return None


def within(blobs: Blobs, parent: tuple[str, str], origin: Origin, kept: tuple[Stored, str]) -> Within:
    """Return a member as a source.

    Args:
        blobs: where its bytes are kept.
        parent: the path and the name under which its container is shown.
        origin: which container it stands in.
        kept: the vault's object, and the digest of its plain bytes.
    """
    shown = one_line(origin.member.path) or "a member without a name"
    return Within(blobs, origin, f"{parent[0]}/{shown}", f"{parent[1]}/{_last(shown)}", *kept)


def _last(path: str) -> str:
    """Return the end of a path, which tells most; an address is shown whole."""
    return path if "://" in path else PurePosixPath(path.replace("\\", "/")).name or path


def src_of(origin: Origin, place_of: Callable[[str], str]) -> dict[str, str]:
    """Return where a member came from, for the log: its container's digest, and its path as a salted digest.

    A path may hold the name of a witness; an address on the web, which was public, and a date stand as they are, unless
    the container is sealed.
    """
    container = origin.container
    path = hashlib.sha256(origin.member.path.encode("utf-8", "surrogatepass")).hexdigest()
    shown = set() if container.key else {"date", "status", "url"}
    told = {key: value for key, value in sorted(origin.member.src.items()) if key in shown}
    return {"container": container.object, "place": place_of(f"/{container.object}/{path}")} | told
