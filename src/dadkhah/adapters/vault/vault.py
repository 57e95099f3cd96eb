"""Opening a vault.

In: a folder. Out: its objects and its log, ready; or the reason why it cannot be used.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from dadkhah.adapters.signer import Ed25519Signer, VerifierKey, load_signer, parse_verifier
from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.birth import make_vault
from dadkhah.adapters.vault.disk import probe, storing, sweep
from dadkhah.adapters.vault.ledger import Log
from dadkhah.adapters.vault.lock import WriterLock
from dadkhah.adapters.vault.objects import Objects
from dadkhah.errors import CaseBusy, CaseError, CaseMissing, CaseNewer, IntegrityError
from dadkhah.ports import Clock, Random, Signer

PATIENCE = 5.0
"""How long a writer waits for another, in seconds."""


class Vault:
    """An open vault: `blobs` keeps bytes, `ledger` says what happened to them.

    Args:
        folder: where it stands.
        key: the public key of its log.
        signer: the private key, or None to read only.
        clock: tells when an entry was made.
        patience: how long to wait for another writer, in seconds.
    """

    def __init__(self, folder: Path, *, key: VerifierKey, signer: Signer | None, clock: Clock, patience: float) -> None:
        self.folder = folder
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
        raise IntegrityError("the private key is not the one of this log", where=str(layout.private_path(folder)))
    vault = Vault(folder, key=key, signer=chosen, clock=clock, patience=patience)
    if write:
        prepare(vault)
    return vault


def prepare(vault: Vault) -> None:
    """Refuse a place where a vault cannot be written to, and remove what killed runs left in tmp/."""
    tmp = vault.folder / "tmp"
    probe(tmp)
    with contextlib.suppress(CaseBusy), WriterLock(vault.folder / "vault.json", patience=0.0):
        sweep(tmp)


def read_origin(folder: Path) -> str:
    """Return the log's name from vault.json; raise CaseMissing, CaseNewer or IntegrityError."""
    path = folder / "vault.json"
    try:
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
        key = parse_verifier(path.read_text(encoding="utf-8").removesuffix("\n"))
    except (OSError, ValueError) as error:
        raise IntegrityError("the log's public key cannot be read", where=str(path)) from error
    if key.name != origin:
        raise IntegrityError("this is the key of another log", where=str(path))
    return key


def find_signer(folder: Path, key: VerifierKey) -> Ed25519Signer:
    """Return the log's private key; raise CaseError when this copy of the vault is without it."""
    path = layout.private_path(folder)
    if not path.exists():
        remedy = "use the vault that this is a copy of, or open this one for reading"
        raise CaseError("the log's private key is not here, so nothing can be signed", where=str(path), remedy=remedy)
    with storing(path):
        return load_signer(path, key.name)
