"""The vault's objects: original bytes under the name of their content.

In: streams. Out: files in objects/sha256/, linked into place only when complete and durable, and never overwritten.

One by one each file and its folder are synced. Together, many are written first, the whole file system is synced once,
all are linked, and it is synced once more: no name ever stands before its bytes. The folders that objects stand in are
few and stay: what is there when an `Objects` first writes is made durable by one sync, and one that it makes later by
another.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.disk import Scratch, opened_folder, scratch, storing, sync_all, sync_folder, write_all
from dadkhah.adapters.vault.unnamed import Unnamed, name, possible
from dadkhah.errors import CaseReadOnly, IntegrityError, SourceMissing, UnknownRecord
from dadkhah.ports import Stored

CHUNK = 1 << 20
"""Bytes read at a time: memory stays flat whatever the object's size."""

MANY = 8
"""Objects from which on one sync of the file system costs less than one for each file and folder."""


class Objects:
    """Keeps bytes under the name of their content (the port Blobs).

    Args:
        folder: the vault.
        write: whether storing is allowed.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._folder = folder
        self._write = write
        whole = folder.absolute()
        self._top, self._tmp = f"{whole}/objects/sha256", str(whole / "tmp")
        self._unnamed: bool | None = None
        self._settled: set[str] = set()
        self._waiting: dict[str, tuple[int, str]] | None = None
        self._held = contextlib.ExitStack()

    def put(self, content: BinaryIO) -> Stored:
        """Store bytes durably, streaming; raise DiskFull, CaseReadOnly, StorageError, IntegrityError, SourceMissing."""
        if not self._write:
            raise CaseReadOnly("the vault was opened for reading only", where=str(self._folder))
        if self._waiting is not None:
            return self._wait(content, self._waiting)
        with storing(self._folder), self._new() as (handle, path):
            digest, size = copy(content, handle)
            os.fsync(handle)
            return Stored(digest, size, self._link(handle, path, digest))

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Make what is put inside durable at the end, all at once: nothing of it is durable before.

        When something is raised inside, none of it enters the vault. Raises what `put` raises, at the end too.
        """
        if self._waiting is not None:  # inside another one: that one ends it
            yield
            return
        waiting = self._waiting = {}
        with self._held, storing(self._folder), opened_folder(self._folder) as handle:
            try:
                yield
                self._settle_all(waiting, handle)
            finally:
                self._waiting = None

    def open(self, digest: str) -> BinaryIO:
        """Open an object for reading; raise UnknownRecord when the vault does not hold it."""
        if self._waiting and digest in self._waiting:
            return Path(self._waiting[digest][1]).open("rb")
        if not self.has(digest):
            raise UnknownRecord("the vault holds no such object", where=digest[:80])
        return layout.object_path(self._folder, digest).open("rb")

    def has(self, digest: str) -> bool:
        """Say whether the vault holds an object."""
        return layout.is_digest(digest) and is_file(f"{self._top}/{digest[:2]}/{digest}")

    def _new(self) -> Scratch | Unnamed:
        """Give a new file to write to."""
        if self._unnamed is None:
            self._unnamed = possible(self._tmp)
        return Unnamed(self._tmp, 0o400) if self._unnamed else scratch(self._tmp, 0o400)

    def _wait(self, content: BinaryIO, waiting: dict[str, tuple[int, str]]) -> Stored:
        """Write an object aside, to be made durable with the others."""
        with storing(self._folder), contextlib.ExitStack() as undo:
            handle, path = undo.enter_context(self._new())
            digest, size = copy(content, handle)
            new = digest not in waiting and not self.has(digest)
            if digest not in waiting:
                waiting[digest] = handle, path
                self._held.push(undo.pop_all())
        return Stored(digest, size, new)

    def _settle_all(self, waiting: dict[str, tuple[int, str]], whole: int) -> None:
        """Sync the bytes of many objects, link them, and sync their names."""
        if len(waiting) < MANY or not sync_all(self._folder, whole):
            for handle, _ in waiting.values():
                os.fsync(handle)
        shards = {digest[:2] for digest in waiting}
        fresh = self._make(shards)
        for digest, (handle, path) in waiting.items():
            self._name(handle, path, digest)
        if len(shards) < MANY or not sync_all(self._folder, whole):
            self._sync(shards, fresh)
        self._settled |= fresh

    def _link(self, handle: int, path: str, digest: str) -> bool:
        """Give a complete file its name durably; say whether the object is new."""
        shard = digest[:2]
        fresh = set() if shard in self._settled else self._make([shard])
        new = self._name(handle, path, digest)
        self._sync([shard], fresh)  # also when the name is not new: whoever made it may not have got so far
        self._settled |= fresh
        return new

    def _name(self, handle: int, path: str, digest: str) -> bool:
        """Give a complete file its name; say whether the object is new."""
        target = f"{self._top}/{digest[:2]}/{digest}"
        try:
            name(handle, path, target)
        except FileExistsError:
            self._compare(Path(target), digest)
            return False
        return True

    def _make(self, shards: Iterable[str]) -> set[str]:
        """Make the folders that are missing; return those whose own names are not known to be durable."""
        if not self._settled:
            self._settle()
        fresh = {shard for shard in shards if shard not in self._settled}
        for shard in sorted(fresh):
            Path(self._top, shard).mkdir(exist_ok=True)
        return fresh

    def _settle(self) -> None:
        """Make the names of the folders that stand there durable, all at once: a killed run may not have got so far."""
        top = Path(self._top)
        unsettled = [top] if top.is_dir() else [top, top.parent, self._folder]  # a copy may lack what was empty
        top.mkdir(parents=True, exist_ok=True)
        standing = [path.name for path in top.iterdir()]
        for place in unsettled:
            sync_folder(place)
        self._settled.update(standing)

    def _sync(self, shards: Iterable[str], fresh: Iterable[str]) -> None:
        """Make the names in some folders durable, and those of the folders that are new."""
        for shard in sorted(shards):
            sync_folder(f"{self._top}/{shard}")
        if fresh:
            sync_folder(self._top)

    def _compare(self, target: Path, digest: str) -> None:
        """Raise IntegrityError when the object that stands there is damaged: it must not vouch for new bytes."""
        with target.open("rb") as file:
            held = hashlib.file_digest(file, "sha256").hexdigest()
        if held != digest:
            where = str(target.relative_to(self._folder.absolute()))
            raise IntegrityError("this object is damaged, and objects are never overwritten", where=where)


def is_file(path: str) -> bool:
    """Say whether a plain file stands there."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - quick
    except OSError:
        return False


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
