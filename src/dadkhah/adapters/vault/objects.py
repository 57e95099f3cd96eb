"""The vault's objects: original bytes under the name of their content.

In: streams. Out: files in objects/sha256/, linked into place only when complete and durable, and never overwritten.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.disk import scratch, storing, sync_folder, write_all
from dadkhah.errors import CaseReadOnly, IntegrityError, SourceMissing, UnknownRecord
from dadkhah.ports import Stored

CHUNK = 1 << 20
"""Bytes read at a time: memory stays flat whatever the object's size."""


class Objects:
    """Keeps bytes under the name of their content (the port Blobs).

    Args:
        folder: the vault.
        write: whether storing is allowed.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._folder = folder
        self._write = write
        self._settled: set[Path] = set()

    def put(self, content: BinaryIO) -> Stored:
        """Store bytes durably, streaming; raise DiskFull, CaseReadOnly, StorageError, IntegrityError, SourceMissing."""
        if not self._write:
            raise CaseReadOnly("the vault was opened for reading only", where=str(self._folder))
        with storing(self._folder), scratch(self._folder / "tmp", 0o400) as (handle, path):
            digest, size = copy(content, handle)
            os.fsync(handle)
            return Stored(digest, size, self._link(path, digest))

    def open(self, digest: str) -> BinaryIO:
        """Open an object for reading; raise UnknownRecord when the vault does not hold it."""
        if not self.has(digest):
            raise UnknownRecord("the vault holds no such object", where=digest[:80])
        return layout.object_path(self._folder, digest).open("rb")

    def has(self, digest: str) -> bool:
        """Say whether the vault holds an object."""
        return layout.is_digest(digest) and layout.object_path(self._folder, digest).is_file()

    def _link(self, path: Path, digest: str) -> bool:
        """Give a complete file its name; say whether the object is new."""
        target = layout.object_path(self._folder, digest)
        self._settle(target.parent)
        try:
            os.link(path, target)
            new = True
        except FileExistsError:
            self._compare(target, digest)
            new = False
        sync_folder(target.parent)  # also when the name is not new: whoever made it may not have got so far
        return new

    def _settle(self, shard: Path) -> None:
        """Make a folder and its name durable, once."""
        if shard not in self._settled:
            shard.mkdir(parents=True, exist_ok=True)
            sync_folder(shard.parent)
            self._settled.add(shard)

    def _compare(self, target: Path, digest: str) -> None:
        """Raise IntegrityError when the object that stands there is damaged: it must not vouch for new bytes."""
        with target.open("rb") as file:
            held = hashlib.file_digest(file, "sha256").hexdigest()
        if held != digest:
            where = str(target.relative_to(self._folder))
            raise IntegrityError("this object is damaged, and objects are never overwritten", where=where)


def copy(content: BinaryIO, handle: int) -> tuple[str, int]:
    """Copy a stream into a file; return the lowercase hexadecimal SHA-256 and the size in bytes."""
    digest, size = hashlib.sha256(), 0
    while chunk := take(content):
        digest.update(chunk)
        write_all(handle, chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def take(content: BinaryIO) -> bytes:
    """Return the next bytes of a source; raise SourceMissing when it cannot be read, which is not the vault's fault."""
    try:
        return content.read(CHUNK)
    except OSError as error:
        raise SourceMissing(f"the source could not be read to its end ({error.strerror})") from error
