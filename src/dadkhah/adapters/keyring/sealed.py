"""Objects that only the holder of a source's key can read.

In: plain bytes. Out: age ciphertext in the vault, named by its own hash; the plain bytes again for whoever has the key.
No plain byte is written to the disk on the way.
"""

from __future__ import annotations

import io
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from dadkhah.adapters.vault.disk import scratch, storing
from dadkhah.errors import CaseLocked, IntegrityError
from dadkhah.ports import Blobs, Stored


class SealedObjects:
    """Keeps the bytes of one source as ciphertext (the port Blobs).

    Args:
        blobs: the vault's objects.
        tmp: where ciphertext waits until it is whole.
        recipient: the public half of the source's key: enough to put.
        identity: the private half, or None where the ring is locked: needed to open.
    """

    def __init__(self, blobs: Blobs, tmp: Path, recipient: x25519.Recipient, identity: x25519.Identity | None) -> None:
        self._blobs = blobs
        self._tmp = tmp
        self._recipient = recipient
        self._identity = identity

    def put(self, content: BinaryIO) -> Stored:
        """Encrypt and store bytes durably, streaming; the digest and size are those of the ciphertext.

        Raises DiskFull, CaseReadOnly, StorageError.
        """
        with storing(self._tmp), scratch(self._tmp, 0o600) as (handle, path):
            with os.fdopen(os.dup(handle), "wb") as cipher:
                pyrage.encrypt_io(content, cipher, [self._recipient])
            with Path(path).open("rb") as whole:
                return self._blobs.put(whole)

    def together(self) -> AbstractContextManager[None]:
        """Make what is put inside durable at the end, all at once."""
        return self._blobs.together()

    def open(self, digest: str) -> BinaryIO:
        """Return the plain bytes, held in memory; raise CaseLocked, UnknownRecord, IntegrityError."""
        if self._identity is None:
            raise CaseLocked("a sealed source cannot be read while the key ring is locked", where=digest)
        plain = io.BytesIO()
        with self._blobs.open(digest) as cipher:
            try:
                pyrage.decrypt_io(cipher, plain, [self._identity])
            except pyrage.DecryptError as error:
                raise IntegrityError("a sealed object does not open with its source's key", where=digest) from error
        plain.seek(0)
        return plain

    def has(self, digest: str) -> bool:
        """Say whether the vault holds an object."""
        return self._blobs.has(digest)
