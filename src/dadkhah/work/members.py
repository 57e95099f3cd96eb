"""The members of a container as sources of their own.

In: a container that is held, and what it hands out. Out: Found for each member whose bytes the vault holds.
A member's path was chosen by whoever made the container: it is shown, and never used as a path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import BinaryIO

import msgspec

from dadkhah.capture.media import by_name
from dadkhah.errors import one_line
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


class Origin(msgspec.Struct, frozen=True):
    """Which container a member stands in, and how deep: 1 in a file that somebody named."""

    container: str
    depth: int
    member: Member


class Within(msgspec.Struct, frozen=True):
    """A member of a container, its bytes in the vault: what `add` takes in like a file that was found."""

    blobs: Blobs
    origin: Origin
    path: str
    name: str
    stored: Stored
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


def within(blobs: Blobs, parent: tuple[str, str], origin: Origin, stored: Stored) -> Within:
    """Return a member as a source; `parent` is the path and the name under which its container is shown."""
    shown = one_line(origin.member.path) or "a member without a name"
    return Within(blobs, origin, f"{parent[0]}/{shown}", f"{parent[1]}/{_last(shown)}", stored)


def _last(path: str) -> str:
    """Return the end of a path, which tells most; an address is shown whole."""
    return path if "://" in path else PurePosixPath(path.replace("\\", "/")).name or path


def src_of(origin: Origin, place_of: Callable[[str], str]) -> dict[str, str]:
    """Return where a member came from, for the log: its container's digest, and its path as a salted digest.

    A path may hold the name of a witness; an address on the web, which was public, and a date stand as they are.
    """
    path = hashlib.sha256(origin.member.path.encode("utf-8", "surrogatepass")).hexdigest()
    told = {key: value for key, value in sorted(origin.member.src.items()) if key in {"date", "status", "url"}}
    return {"container": origin.container, "place": place_of(f"/{origin.container}/{path}")} | told
