"""The words of private fields: one file for each, and nothing of them in the log but a salted digest.

    private/fields/DIGEST     the disclosure (SD-JWT), locked by the ring where the case has one

Invariants: a disclosure is durable before its digest enters the log; what was destroyed does not come back by itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dadkhah.adapters.vault.disk import WRITE_NEW, storing, sync_all, sync_file, sync_folder, write_all
from dadkhah.errors import CaseLocked, IntegrityError
from dadkhah.model.disclosure import digest, disclosure, field, is_digest
from dadkhah.ports import Random

SALT = 16
"""Bytes of a salt (RFC 9901, 9.3: at least 128 bits)."""

OWNER = 0o600


class PrivateFields:
    """Keeps, opens and destroys the words of private fields (the port Fields).

    Args:
        folder: where they stand.
        random: gives salts.
        lock: turns bytes into what may lie on the disk.
        unlock: turns them back; raises CaseLocked.
        shred: removes a file.
    """

    def __init__(
        self,
        folder: Path,
        random: Random,
        lock: Callable[[bytes], bytes],
        unlock: Callable[[bytes], bytes],
        shred: Callable[[Path], None],
    ) -> None:
        self._folder = folder
        self._random = random
        self._lock = lock
        self._unlock = unlock
        self._shred = shred
        self._waiting: list[Path] = []
        self._handle = -1

    def put(self, name: str, value: str) -> str:
        """Keep the words of one field, durably once they are settled; return their salted digest; raise StorageError.

        The file has its name from the beginning: words that a killed run left are found under it, and nowhere else.
        """
        disclosed = disclosure(self._random.bytes(SALT), name, value)
        path = self._path(digest(disclosed))
        with storing(self._folder):
            if not self._waiting:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                self._handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            self._waiting.append(path)
            handle = os.open(path, WRITE_NEW, OWNER)
            try:
                write_all(handle, self._lock(disclosed))
            finally:
                os.close(handle)
        return digest(disclosed)

    def settle(self) -> None:
        """Make durable what was put since the last time, all by one sync; raise StorageError.

        To be done before a digest enters the log. The folder's handle is older than the words, so that a sync is told
        of every failure to write them.
        """
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            with storing(self._folder):
                if not sync_all(self._folder, self._handle):
                    for path in waiting:
                        sync_file(path)
                    sync_folder(self._folder)
                    sync_folder(self._folder.parent)
        finally:
            os.close(self._handle)

    def disclosed(self, digested: str) -> bytes:
        """Return the disclosure of a digest; raise CaseLocked, IntegrityError."""
        try:
            content = self._path(digested).read_bytes()
        except OSError as error:
            what = "a private field is not here: it was erased, or left out of this copy"
            raise CaseLocked(what, where=digested) from error
        disclosed = self._unlock(content)
        if digest(disclosed) != digested:
            raise IntegrityError("a private field is damaged", where=f"private/fields/{digested}")
        return disclosed

    def read(self, digested: str) -> str:
        """Return the words of a field; raise CaseLocked, IntegrityError."""
        try:
            return field(self.disclosed(digested))[1]
        except ValueError as error:
            raise IntegrityError("a private field does not hold what it should", where=digested) from error

    def holds(self, digested: str) -> bool:
        """Say whether the words of a field are there."""
        return is_digest(digested) and self._path(digested).is_file()

    def destroy(self, digested: str) -> bool:
        """Overwrite and remove the words of a field; say whether they were there; raise StorageError.

        Those that are gone are made to stay so: the run that removed them may have been killed before.
        """
        held = self.holds(digested)
        with storing(self._folder):
            if held:
                self._shred(self._path(digested))
            if self._folder.is_dir():
                sync_folder(self._folder)
        return held

    def ids(self) -> Iterator[str]:
        """Yield the digests of all fields whose words are there, sorted."""
        yield from (path.name for path in sorted(self._folder.glob("*")) if is_digest(path.name))

    def _path(self, digested: str) -> Path:
        if not is_digest(digested):
            raise IntegrityError("this is no digest of a private field", where=digested[:80])
        return self._folder / digested
