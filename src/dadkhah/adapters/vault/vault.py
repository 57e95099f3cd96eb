"""Opening a vault.

In: a folder. Out: its objects and its log, ready; or the reason why it cannot be used.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from dadkhah.adapters.signer import Ed25519Signer, VerifierKey, load_signer, parse_verifier
from dadkhah.adapters.vault import layout, outgoing
from dadkhah.adapters.vault.birth import make_vault
from dadkhah.adapters.vault.disk import make_folders, probe, reading, storing, sweep, sync_folder, write_file
from dadkhah.adapters.vault.ledger import Log
from dadkhah.adapters.vault.lock import WriterLock
from dadkhah.adapters.vault.objects import Objects
from dadkhah.adapters.vault.resume import signing_key
from dadkhah.errors import CaseBusy, CaseError, CaseMissing, CaseNewer, IntegrityError
from dadkhah.ports import Clock, Entry, Random, Signer

PATIENCE = 5.0
"""How long a writer waits for another, in seconds."""


class Vault:
    """An open vault: `blobs` keeps bytes, `ledger` says what happened to them.

    Args:
        folder: where it stands.
        key: the public key of its log.
        signer: the private key, or None to read only.
        clock: tells when an entry was made.
        random: names what leaves.
        patience: how long to wait for another writer, in seconds.
    """

    def __init__(
        self,
        folder: Path,
        *,
        key: VerifierKey,
        signer: Signer | None,
        clock: Clock,
        random: Random,
        patience: float,
    ) -> None:
        self.folder = folder
        self._random = random
        self.origin = key.name
        self.fingerprint = key.fingerprint
        self.lock = WriterLock(folder / "vault.json", patience)
        self.blobs = Objects(folder, write=signer is not None)
        self.ledger = Log(folder, key=key, signer=signer, blobs=self.blobs, clock=clock, lock=self.lock)

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def size(self) -> int:
        """Return the number of entries."""
        return self.ledger.size()

    def find(self, digest: str, src: Mapping[str, object] | str | None = None) -> Sequence[int]:
        """Return the entries whose `object` is that, from that place (`src`), or from anywhere when None is given."""
        return self.ledger.find(digest, src)

    def rotate(self, random: Random, by: str) -> str:
        """Replace the log's private key by a new one and sign with it; return the new fingerprint.

        The old private key is removed: who finds a copy of it later cannot sign what comes after. Raises what
        `Ledger.append` and `Ledger.checkpoint` raise.
        """
        new = Ed25519Signer(self.origin, random.bytes(32))
        waiting, place = layout.next_path(self.folder), layout.private_path(self.folder)
        self.ledger.rotate(new, by, lambda: keep_key(waiting, new.pem()), lambda: adopt_key(waiting, place))
        self.ledger.checkpoint()
        return new.key.fingerprint

    def handing_out(self, target: Path) -> AbstractContextManager[Callable[[Entry], int]]:
        """Let something be made beside a place, and give what logs that it leaves and puts it there (`outgoing`)."""
        return outgoing.handing_out(self.folder, self.ledger, self._random.bytes(16).hex(), target)

    def close(self) -> None:
        """Let go of the derived index."""
        self.ledger.close()


def open_vault(
    folder: Path,
    *,
    clock: Clock,
    random: Random,
    signer: Signer | None = None,
    create: bool = False,
    write: bool = True,
    patience: float = PATIENCE,
) -> Vault:
    """Open a vault; make it first when `create` is set and it is not there.

    Without `signer` the key is the one in private/. With `write` unset nothing in the folder is changed but the derived
    index, and putting or appending raises CaseReadOnly. `patience` is in seconds.

    Raises CaseMissing, CaseNewer, CaseReadOnly, CaseError without the private key, IntegrityError when its description
    or key is damaged, StorageError where files cannot be linked or synced, DiskFull.
    """
    if create and not (folder / "vault.json").exists():
        make_vault(folder, clock=clock, random=random, signer=signer, patience=patience)
    key = read_key(folder, read_origin(folder))
    chosen = (signer or find_signer(folder, key)) if write else None
    if chosen is not None and chosen.verifier != key.line:
        check_later_key(folder, key, chosen)
    vault = Vault(folder, key=key, signer=chosen, clock=clock, random=random, patience=patience)
    with contextlib.ExitStack() as left:
        left.push(vault)
        if write:
            prepare(vault)
        left.pop_all()
    return vault


def check_later_key(folder: Path, key: VerifierKey, signer: Signer) -> None:
    """Raise IntegrityError unless a private key that is not the log's first one is the one that signs now."""
    if signing_key(folder, key).line != signer.verifier:
        raise IntegrityError("the private key is not the one of this log", where=str(layout.private_path(folder)))


def keep_key(path: Path, pem: bytes) -> None:
    """Keep a private key durably where it waits."""
    make_folders(path.parent, 0o700)
    path.unlink(missing_ok=True)
    write_file(path, pem, 0o600)
    sync_folder(path.parent)


def adopt_key(waiting: Path, place: Path) -> None:
    """Put a private key that waits in the place of the one before."""
    waiting.replace(place)
    sync_folder(place.parent)


def prepare(vault: Vault) -> None:
    """Refuse a place where a vault cannot be written to; remove what killed runs left in tmp/, and sync the rest.

    A log that contradicts itself is left to whoever appends to it: it can still be read and checked.
    """
    tmp = vault.folder / "tmp"
    probe(tmp)
    with storing(vault.folder):
        with contextlib.suppress(PermissionError):
            sync_folder(vault.folder.absolute().parent)  # whoever made the vault may not have got so far
        if (vault.folder / "private").is_dir():
            sync_folder(vault.folder / "private")
        with contextlib.suppress(CaseBusy, IntegrityError), WriterLock(vault.folder / "vault.json", patience=0.0):
            sweep(tmp)
            vault.ledger.settle()
    outgoing.settle(vault.folder, vault.ledger)


def read_origin(folder: Path) -> str:
    """Return the log's name from vault.json; raise CaseMissing, CaseNewer or IntegrityError."""
    path = folder / "vault.json"
    try:
        with reading(path):
            described = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise CaseMissing("no vault stands here", where=str(folder)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise IntegrityError("the vault's description cannot be read", where=str(path)) from error
    if not isinstance(described, dict):
        raise IntegrityError("the vault's description is not an object", where=str(path))
    check_format(described.get("format"), path)
    return str(described.get("origin"))


def check_format(stated: object, path: Path) -> None:
    """Raise CaseNewer for the format of a later version, IntegrityError for what is no format of ours."""
    if stated == layout.FORMAT:
        return
    if isinstance(stated, str) and re.fullmatch(r"dadkhah-vault/[1-9][0-9]{0,3}", stated):
        raise CaseNewer(f"the vault is in the format {stated}, newer than {layout.FORMAT}", where=str(path.parent))
    raise IntegrityError("the vault's description names no format", where=str(path))


def read_key(folder: Path, origin: str) -> VerifierKey:
    """Return the log's public key; raise IntegrityError when it is missing, damaged or another log's."""
    path = layout.verifier_path(folder)
    try:
        with reading(path):
            key = parse_verifier(path.read_text(encoding="utf-8").removesuffix("\n"))
    except (OSError, ValueError) as error:
        raise IntegrityError("the log's public key cannot be read", where=str(path)) from error
    if key.name != origin:
        raise IntegrityError("this is the key of another log", where=str(path))
    return key


def find_signer(folder: Path, key: VerifierKey) -> Ed25519Signer:
    """Return the log's private key; raise CaseError when this copy of the vault is without it."""
    path = layout.private_path(folder)
    adopt_waiting(folder, key)
    if not path.exists():
        remedy = "use the vault that this is a copy of, or open this one for reading"
        raise CaseError("the log's private key is not here, so nothing can be signed", where=str(path), remedy=remedy)
    with storing(path):
        return load_signer(path, key.name)


def adopt_waiting(folder: Path, key: VerifierKey) -> None:
    """Finish a rotation that was killed after the log took the new key in and before it replaced the old one."""
    waiting = layout.next_path(folder)
    if not waiting.exists():
        return
    with contextlib.suppress(CaseBusy), storing(waiting), WriterLock(folder / "vault.json", patience=0.0):
        try:
            line = load_signer(waiting, key.name).verifier
        except (IntegrityError, FileNotFoundError):  # cut short before it was durable, or adopted by another run
            return
        if signing_key(folder, key, durably=True).line == line:
            adopt_key(waiting, layout.private_path(folder))
