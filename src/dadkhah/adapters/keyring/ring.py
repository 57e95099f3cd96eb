"""The key ring of a case: a key for each sealed source, so that one can be destroyed and the others stay.

In: a vault's folder. Out: new keys, the objects they seal, their end. What stands where:

    private/ring.pub        the ring's public half (age recipient): enough to take sources in
    private/ring.age        its private half, locked by the passphrase
    private/keys/ID.pub     the public half of one source's key
    private/keys/ID.age     its private half and a salt, locked by the ring

Invariants: a key is durable before anything is sealed with it; a key that was destroyed is not made again under its id;
no private half is ever written in the open.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
import pyrage
from pyrage import x25519

from dadkhah.adapters.folder.whole import shred, write_whole
from dadkhah.adapters.keyring.fields import PrivateFields
from dadkhah.adapters.keyring.passphrase import locked, unlocked
from dadkhah.adapters.keyring.sealed import SealedObjects
from dadkhah.adapters.vault.disk import storing, sync_folder
from dadkhah.errors import CallError, CaseError, CaseLocked, IntegrityError
from dadkhah.model.erasure import Withheld
from dadkhah.ports import Blobs, Random

ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
OWNER = 0o600
AGE = b"age-encryption.org/v1\n"
"""How an age file begins."""

KEPT = 4096
"""Opened keys that are held in memory at once."""


class Held(msgspec.Struct, frozen=True):
    """The private half of one source's key and the salt of its commitments."""

    identity: str
    salt: str


class KeyRing:
    """Makes, opens and destroys the keys of sealed sources (the port Keys).

    Args:
        vault: the vault's folder.
        blobs: the vault's objects.
        random: gives ids and salts.
    """

    def __init__(self, vault: Path, blobs: Blobs, random: Random) -> None:
        self._folder = vault / "private"
        self._tmp = vault / "tmp"
        self._blobs = blobs
        self._random = random
        self._identity: x25519.Identity | None = None
        self._new: dict[str, Held] = {}
        self._held = lru_cache(KEPT)(self._read)

    @property
    def made(self) -> bool:
        """Say whether the case has a ring, so that sources can be sealed."""
        return (self._folder / "ring.pub").is_file()

    @property
    def is_open(self) -> bool:
        """Say whether sealed sources can be read."""
        return self._identity is not None

    def make(self, phrase: str) -> None:
        """Make the ring; raise CaseError when there is one, CallError for a passphrase that is too short."""
        if self.made:
            raise CaseError("the case has a key ring already", where=str(self._folder), remedy="change its passphrase")
        identity = x25519.Identity.generate()
        write_whole(self._folder / "ring.age", locked(identity, phrase), OWNER)
        write_whole(self._folder / "ring.pub", f"{identity.to_public()}\n".encode(), OWNER)
        self._identity = identity

    def open(self, phrase: str) -> None:
        """Open the ring with its passphrase; raise CaseLocked, CaseError, IntegrityError."""
        self._identity = unlocked(self._file("ring.age"), phrase)
        if str(self._identity.to_public()) != str(self._recipient("ring.pub")):
            raise IntegrityError("the two halves of the key ring do not belong together", where=str(self._folder))

    def change(self, old: str, new: str) -> None:
        """Lock the ring by another passphrase; raise CaseLocked, CallError. Older copies open by the older one."""
        self.open(old)
        if self._identity is not None:
            write_whole(self._folder / "ring.age", locked(self._identity, new), OWNER)

    def new(self) -> str:
        """Make a key for one source, durably; return its id; raise CaseError without a ring.

        Until this run ends, what the key seals can be read without the passphrase: the text is made of it.
        """
        ring, identity = self._recipient("ring.pub"), x25519.Identity.generate()
        key, held = self._random.bytes(16).hex(), Held(str(identity), self._random.bytes(32).hex())
        content = msgspec.json.encode(held)
        self._keep(key, pyrage.encrypt(content, [ring]), f"{identity.to_public()}\n".encode())
        self._new[key] = held
        return key

    @cached_property
    def fields(self) -> PrivateFields:
        """Return the private fields of public sources."""
        return PrivateFields(self._folder / "fields", self._random, self._lock, self._unlock, shred)

    def withheld(self) -> Withheld:
        """Return the names that nothing made of a text may show, none where none were; raise IntegrityError."""
        path = self._folder / "withheld.json"
        if not path.is_file():
            return Withheld(salt=self._random.bytes(32).hex())
        try:
            return msgspec.json.decode(path.read_bytes(), type=Withheld)
        except msgspec.DecodeError as error:
            raise IntegrityError("the list of withheld names is damaged", where=str(path)) from error

    def withhold(self, held: Withheld) -> None:
        """Keep the names that are withheld, durably; raise StorageError."""
        with storing(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
        write_whole(self._folder / "withheld.json", msgspec.json.encode(held), OWNER)

    def objects(self, *keys: str) -> Blobs:
        """Return what some keys seal, one within the other; putting needs no passphrase.

        Raises CaseLocked when a key is gone: what several sources told together goes with the first of them.
        """
        sealed = self._blobs
        for key in keys:
            sealed = self._sealed(key, sealed)
        return sealed

    def _sealed(self, key: str, blobs: Blobs) -> Blobs:
        if not self.holds(key):
            raise CaseLocked("the key of this source is not here: it was erased, or left out of this copy", where=key)
        readable = self.is_open or key in self._new
        identity = x25519.Identity.from_str(self._held(key).identity) if readable else None
        return SealedObjects(blobs, self._tmp, self._recipient(f"keys/{key}.pub"), identity)

    def recipient(self) -> str:
        """Return the ring's public half, by which others lock keys for this case; raise CaseError without a ring."""
        return str(self._recipient("ring.pub"))

    def handed_to(self, recipient: str) -> dict[str, bytes]:
        """Return every key, locked for the ring of another case, as files by name.

        Raises CallError for what is no recipient, CaseLocked while this ring is locked.
        """
        try:
            other = x25519.Recipient.from_str(recipient)
        except pyrage.RecipientError as error:
            remedy = "give what `dadkhah keys recipient` prints in the other case"
            raise CallError("this is no recipient of a key ring", where=recipient[:80], remedy=remedy) from error
        files = {f"{key}.age": pyrage.encrypt(msgspec.json.encode(self._held(key)), [other]) for key in self.ids()}
        return files | {f"{key}.pub": self._path(key, "pub").read_bytes() for key in self.ids()}

    def accept(self, key: str, locked_half: bytes, public: bytes) -> bool:
        """Keep a key that was locked for this ring, unless it is here; say whether it is new; raise StorageError."""
        if self.holds(key):
            with storing(self._folder):
                sync_folder(self._folder / "keys")  # whoever put it there may not have got so far
            return False
        self._keep(key, locked_half, public)
        return True

    def holds(self, key: str) -> bool:
        """Say whether a source's key is there."""
        return ID.fullmatch(key) is not None and self._path(key, "age").is_file()

    def commitment(self, key: str, digest: str) -> str:
        """Return the HMAC-SHA-256 (RFC 2104) of a digest under a source's salt, in hexadecimal.

        It shows whoever has the source that it is held here, and nobody else. Raises CaseLocked.
        """
        return hmac.new(bytes.fromhex(self._held(key).salt), digest.encode(), hashlib.sha256).hexdigest()

    def destroy(self, key: str) -> bool:
        """Overwrite and remove a source's key; say whether it was there; raise StorageError.

        A disk that writes elsewhere (flash, snapshots, backups) may keep the old bytes: they are locked by the ring.
        One that is gone is made to stay so: the run that removed it may have been killed before that was durable.
        """
        folder = self._folder / "keys"
        paths = [path for path in (self._path(key, kind) for kind in ("age", "pub")) if path.is_file()]
        with storing(self._folder):
            for path in paths:
                shred(path)
            if folder.is_dir():
                sync_folder(folder)
        self._new.pop(key, None)
        self._held.cache_clear()
        return bool(paths)

    def ids(self) -> Iterator[str]:
        """Yield the ids of all keys that are there, sorted."""
        yield from (path.stem for path in sorted((self._folder / "keys").glob("*.age")) if ID.fullmatch(path.stem))

    def _lock(self, content: bytes) -> bytes:
        """Return bytes as they may lie in the vault's private folder: locked where there is a ring."""
        return bytes(pyrage.encrypt(content, [self._recipient("ring.pub")])) if self.made else content

    def _unlock(self, content: bytes) -> bytes:
        """Return bytes that were locked, or that never were; raise CaseLocked, IntegrityError."""
        if not content.startswith(AGE):
            return content
        if self._identity is None:
            raise CaseLocked("the key ring is locked", where=str(self._folder))
        try:
            return bytes(pyrage.decrypt(content, [self._identity]))
        except pyrage.DecryptError as error:
            raise IntegrityError("a private field does not open with the key ring", where=str(self._folder)) from error

    def _keep(self, key: str, locked_half: bytes, public: bytes) -> None:
        """Write the two halves of a key, durably, the locked one last: a key that is there is whole."""
        with storing(self._folder):
            self._path(key, "age").parent.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self._folder)
        write_whole(self._path(key, "pub"), public, OWNER)
        write_whole(self._path(key, "age"), locked_half, OWNER)

    def _read(self, key: str) -> Held:
        """Return one key; raise CaseLocked, CaseError, IntegrityError."""
        if key in self._new:
            return self._new[key]
        if self._identity is None:
            raise CaseLocked("the key ring is locked", where=str(self._folder))
        try:
            content = pyrage.decrypt(self._file(f"keys/{key}.age"), [self._identity])
            return msgspec.json.decode(content, type=Held)
        except (pyrage.DecryptError, msgspec.DecodeError) as error:
            raise IntegrityError("the key of a source is damaged", where=str(self._path(key, "age"))) from error

    def _recipient(self, name: str) -> x25519.Recipient:
        try:
            return x25519.Recipient.from_str(self._file(name).decode().strip())
        except (pyrage.RecipientError, UnicodeDecodeError) as error:
            raise IntegrityError("a public key of the key ring is damaged", where=str(self._folder / name)) from error

    def _file(self, name: str) -> bytes:
        """Return the bytes of a file of the ring; raise CaseError when it is not here."""
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            remedy = "make one with `dadkhah keys make`, or use the copy of the case that has it"
            where = str(self._folder / name)
            raise CaseError("the key ring, or this key of it, is not here", where=where, remedy=remedy) from error

    def _path(self, key: str, kind: str) -> Path:
        if not ID.fullmatch(key):
            raise IntegrityError("this is no id of a key", where=key[:80])
        return self._folder / "keys" / f"{key}.{kind}"
