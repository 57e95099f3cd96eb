"""Making a new vault: all of it appears at once, or nothing does.

In: a folder that is not there yet or is empty, a key or chance to make one. Out: a vault whose first entry vouches for
its description, the means to check it and its key, under a first checkpoint.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from dadkhah.adapters.signer import Ed25519Signer, VerifierKey, parse_verifier
from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.disk import make_folders, probe, storing, sync_folder, write_file
from dadkhah.adapters.vault.entry import complete
from dadkhah.adapters.vault.head import Head
from dadkhah.adapters.vault.ledger import place_checkpoint
from dadkhah.adapters.vault.lock import PAUSE
from dadkhah.adapters.vault.note import sign
from dadkhah.adapters.vault.scripts import script
from dadkhah.adapters.vault.write import Kept, chained, write_blocks
from dadkhah.errors import CaseBusy, CaseError
from dadkhah.ports import Clock, Entry, Random, Signer

FOLDERS: tuple[str, ...] = ("objects/sha256", "log/entries", "log/checkpoints", "keys", "private", "tmp")


def make_vault(folder: Path, *, clock: Clock, random: Random, signer: Signer | None, patience: float) -> None:
    """Make a vault, unless another run has just done so; its own name is durable when it was opened for writing.

    Raises CaseError when the folder holds something else, CaseBusy when another run does not finish making it,
    CaseReadOnly, DiskFull or StorageError when the place cannot hold a vault.
    """
    with storing(folder):
        make_folders(folder.parent)
        with staging(folder, patience) as stage:
            if not present(folder):
                fill(stage, clock, random, signer)
                sync_tree(stage)
                stage.rename(folder)


def present(folder: Path) -> bool:
    """Say whether a vault stands there; raise CaseError when something else does."""
    if (folder / "vault.json").exists():
        return True
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        what = "something else stands where the vault should be made"
        raise CaseError(what, where=str(folder), remedy="name a new or empty folder")
    return False


@contextlib.contextmanager
def staging(folder: Path, patience: float) -> Iterator[Path]:
    """Give a folder beside the vault's place that no other run uses, empty, and remove it unless it was renamed."""
    stage = folder.with_name(f".{folder.name}.making")
    handle = hold(stage, time.monotonic() + patience)
    try:
        empty(stage)
        yield stage
    finally:
        if is_at(handle, stage):
            shutil.rmtree(stage, ignore_errors=True)
        os.close(handle)


def hold(stage: Path, end: float) -> int:
    """Make a folder and lock it; return its handle; raise CaseBusy when another run keeps it until then."""
    while (handle := grasp(stage)) < 0:
        if time.monotonic() >= end:
            raise CaseBusy("another run is making it", where=str(stage.parent))
        time.sleep(PAUSE)
    return handle


def grasp(stage: Path) -> int:
    """Make a folder and try to lock it; return its handle, or -1 when another run holds or has just renamed it."""
    with contextlib.suppress(FileExistsError):  # not `exist_ok`: that fails where the folder is renamed meanwhile
        stage.mkdir()
    try:
        handle = os.open(stage, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        return -1
    with contextlib.suppress(BlockingIOError):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if is_at(handle, stage):
            return handle
    os.close(handle)
    return -1


def is_at(handle: int, path: Path) -> bool:
    """Say whether an open folder still stands under a name."""
    return path.exists() and os.path.samestat(os.fstat(handle), path.stat())


def empty(folder: Path) -> None:
    """Remove what a killed run left in a folder."""
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def fill(stage: Path, clock: Clock, random: Random, signer: Signer | None) -> None:
    """Write everything that a new vault holds."""
    for name in FOLDERS:
        (stage / name).mkdir(parents=True)
    probe(stage / "tmp")
    chosen = signer or new_signer(stage, random)
    key = parse_verifier(chosen.verifier)
    files = descriptions(key)
    for name, content in files.items():
        write_file(stage / name, content, 0o755 if name.endswith(".sh") else 0o644)
    write_file(layout.verifier_path(stage), f"{key.line}\n".encode())
    blocks, head = chained([complete(first_entry(key, files), key.name, clock.now())], Head())
    write_blocks(stage, blocks, kept := Kept())
    kept.forget()
    note = sign(key.name, head.size, head.edge.root(), chosen, key)
    place_checkpoint(stage, layout.checkpoint_path(stage, head.size), note.spell())


def new_signer(stage: Path, random: Random) -> Ed25519Signer:
    """Make a key for a log with a name of its own, and keep its private half in private/."""
    signer = Ed25519Signer(f"dadkhah/{random.bytes(8).hex()}", random.bytes(32))
    write_file(layout.private_path(stage), signer.pem(), 0o600)
    layout.private_path(stage).parent.chmod(0o700)
    return signer


def descriptions(key: VerifierKey) -> dict[str, bytes]:
    """Return the files that say what a vault is and how to check it."""
    package = resources.files(__package__)
    readme = (package / "README-VERIFY.txt").read_text(encoding="utf-8")
    return {
        "README-VERIFY.txt": readme.replace("@ORIGIN@", key.name).replace("@FINGERPRINT@", key.fingerprint).encode(),
        "vault.json": canon.canonical({"format": layout.FORMAT, "origin": key.name}) + b"\n",
        "verify.sh": script("verify.sh"),
    }


def first_entry(key: VerifierKey, files: Mapping[str, bytes]) -> Entry:
    """Return the entry that vouches for the log's key and for the files that describe the vault."""
    return {
        "act": "key",
        "by": "dadkhah",
        "role": "program",
        "method": "vault made",
        "fingerprint": key.fingerprint,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }


def sync_tree(folder: Path) -> None:
    """Make the names in a folder and in all folders below it durable."""
    for place, _, _ in os.walk(folder):
        sync_folder(Path(place))
