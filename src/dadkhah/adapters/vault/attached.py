"""Files that stand beside the log and that an entry vouches for: signatures of people, timestamps, and whose they are.

In: names in the vault, contents. Out: files that are durable before an entry names them by digest.

Such a file may stand without its entry when a run was killed in between: it is then looked at on its own and told, but
nothing protects it from being removed. Once an entry names it, it may neither change nor go.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from dadkhah.adapters import sshsig
from dadkhah.adapters.vault.disk import make_folders, scratch, storing, sync_folder, write_all
from dadkhah.errors import IntegrityError

SIGNERS = "keys/allowed_signers"
CHECKPOINT_SPACE, TRANSFER_SPACE = "dadkhah-checkpoint", "dadkhah-transfer"
"""The namespaces of `ssh-keygen -Y sign -n`: a signature for one use counts for no other."""

SPACES = (CHECKPOINT_SPACE, TRANSFER_SPACE)
AUTHORITY = re.compile(r"[a-z0-9][a-z0-9-]{0,31}", re.ASCII)
SIGNATURE = re.compile(r"log/checkpoints/([1-9][0-9]{0,15})/checkpoint\.sig", re.ASCII)
TOKEN = re.compile(r"log/checkpoints/([1-9][0-9]{0,15})/([a-z0-9][a-z0-9-]{0,31})\.tsr", re.ASCII)
ROOTS = re.compile(r"keys/tsa/[a-z0-9][a-z0-9-]{0,31}\.pem", re.ASCII)


def roots_name(authority: str) -> str:
    """Return the name of the certificates that an authority is pinned to."""
    return f"keys/tsa/{authority}.pem"


def token_name(size: int, authority: str) -> str:
    """Return the name of an authority's timestamp over a checkpoint."""
    return f"log/checkpoints/{size}/{authority}.tsr"


def signature_name(size: int) -> str:
    """Return the name of a custodian's signature over a checkpoint."""
    return f"log/checkpoints/{size}/checkpoint.sig"


def is_attached(name: str) -> bool:
    """Say whether a file of that name needs an entry that vouches for it."""
    return name == SIGNERS or any(kind.fullmatch(name) for kind in (SIGNATURE, TOKEN, ROOTS))


def place(folder: Path, name: str, content: bytes, *, over: bool = False) -> str:
    """Put a file in its place durably and return its digest.

    The same content again is nothing new. Raises IntegrityError when another content stands there, unless `over`;
    DiskFull, CaseReadOnly or StorageError.
    """
    path = folder / name
    with storing(path):
        make_folders(path.parent)
        if path.is_file() and not over:
            if path.read_bytes() != content:
                raise IntegrityError("another file of that name stands there, and none is overwritten", where=name)
        else:
            write_over(folder / "tmp", path, content)
        sync_folder(path.parent)
    return digest_of(content)


def write_over(tmp: Path, path: Path, content: bytes) -> None:
    """Write a file beside and put it in its place at once."""
    with scratch(tmp, 0o644) as (handle, made):
        write_all(handle, content)
        os.fsync(handle)
        Path(made).rename(path)


def digest_of(content: bytes) -> str:
    """Return the lowercase hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def vouched(entries: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the digests of the files that entries vouch for, the newest of each."""
    found: dict[str, str] = {}
    for entry in entries:
        found.update(files_of(entry))
    return found


def files_of(entry: Mapping[str, object]) -> dict[str, str]:
    """Return the files that one entry vouches for."""
    files = entry.get("files")
    return {name: str(digest) for name, digest in files.items()} if isinstance(files, dict) else {}


def beginnings(content: bytes) -> Iterator[bytes]:
    """Yield a file of lines whole, then without its last line, and so on: what was logged may be followed by more."""
    while content:
        yield content
        content = content[: content.rfind(b"\n", 0, -1) + 1]
    yield b""


def signers(content: bytes, digest: str) -> tuple[sshsig.Signer, ...]:
    """Return those whom the logged part of allowed_signers names; raise ValueError when no part of it was logged."""
    for part in beginnings(content):
        if digest_of(part) == digest:
            return sshsig.allowed(part)
    raise ValueError("is not the file that the log vouches for")
