"""What the verbs that concern the evidence itself ask of it, put together: nothing of the record, no text is read.

In: a case or a vault, and what a person brings. Out: what was done, durable; checkpoints are the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from dadkhah.adapters.clock import SystemClock, SystemRandom
from dadkhah.adapters.folder.case import CaseFolder
from dadkhah.adapters.keyring import KeyRing
from dadkhah.adapters.sshkeygen import signed
from dadkhah.adapters.timestamper import HttpTimestamper
from dadkhah.adapters.vault import Vault, attaching, open_vault, outgoing, proving
from dadkhah.adapters.vault import fixity as runs
from dadkhah.adapters.vault.attached import CHECKPOINT_SPACE
from dadkhah.adapters.vault.check_objects import object_files
from dadkhah.adapters.vault.exhibit import NONE, disclosures, make
from dadkhah.adapters.vault.layout import is_digest
from dadkhah.errors import CallError, UnknownRecord
from dadkhah.model.case import Authority
from dadkhah.model.disclosure import field
from dadkhah.ports import Entry

Tell = Callable[[str, int, int], None]
"""Progress, as the verbs tell it: which step, how many done, of how many."""


def vault_folder(path: Path) -> Path:
    """Return the vault of a case, or the vault itself; raise CaseError when neither stands there."""
    if (path / "vault.json").is_file():
        return path
    folder = CaseFolder(path)
    folder.check()
    return folder.vault


@contextmanager
def vault_of(path: Path, *, write: bool = True) -> Iterator[Vault]:
    """Open the vault of a case, or a vault, for the verbs that concern nothing else of it."""
    with open_vault(vault_folder(path), clock=SystemClock(), random=SystemRandom(), write=write) as vault:
        yield vault


def counting(tell: Tell, step: str, vault: Path) -> Callable[[int], None]:
    """Return a function that takes bytes as they are done and tells how many of a vault's megabytes that is."""
    sizes = chain((path.stat().st_size for path in object_files(vault)), _log_sizes(vault))
    total, done = sum(sizes) >> 20, 0

    def count(size: int) -> None:
        nonlocal done
        before, done = done >> 20, done + size
        if done >> 20 != before:
            tell(step, min(done >> 20, total), total)

    return count


def _log_sizes(vault: Path) -> Iterator[int]:
    return (path.stat().st_size for path in (vault / "log/entries").glob("*.jsonl"))


def rotate(vault: Vault, by: str) -> str:
    """Replace the log's key; return the new fingerprint."""
    return vault.rotate(SystemRandom(), by)


def ssh_signed(vault: Vault, size: int, key: Path) -> bytes:
    """Return a signature by ssh-keygen over a checkpoint; raise CallError when it cannot be made."""
    return signed(attaching.checkpoint(vault, size), CHECKPOINT_SPACE, key)


def stamp(vault: Vault, authority: Authority, by: str) -> str:
    """Ask one authority for a timestamp over the newest checkpoint; return its time; raise AuthorityFailed."""
    try:
        roots = Path(authority.roots).read_bytes()
    except OSError as error:
        raise CallError("its certificates cannot be read", where=authority.roots, remedy="name a PEM file") from error
    return attaching.stamp(vault, authority.name, roots, HttpTimestamper(authority.url), by)


def entry_of(vault: Vault, named: str) -> int:
    """Return the entry that somebody names by its number, or by the digest of its object (the first that has it).

    Raises CallError for what is neither, UnknownRecord when no entry has that object.
    """
    if is_digest(named):
        found = vault.ledger.find(named)
        if not found:
            raise UnknownRecord("no entry of the log has this object", where=named, remedy=proving.LIST)
        return min(found)
    if not re.fullmatch("[0-9]{1,18}", named):
        raise CallError(
            "an entry is named by its number, or by the SHA-256 of its object", where=named, remedy=proving.LIST
        )
    return int(named)


def history(vault: Vault, digest: str | None) -> Iterator[Entry]:
    """Yield the entries of the log in order, or those that have one object; raise UnknownRecord when none has it."""
    if digest is None:
        yield from vault.ledger.entries()
        return
    for seq in sorted(vault.ledger.find(digest)) or [entry_of(vault, digest)]:
        yield next(iter(vault.ledger.entries(seq)))


def proof(vault: Vault, number: int, old: int | None) -> bytes:
    """Return the file that proves an entry, or that a checkpoint continues an older one."""
    ring = vault.ledger.ring()
    if old is None:
        return proving.written(proving.prove_entry(vault.folder, ring, number))
    return proving.written(proving.prove_growth(vault.folder, ring, old, number))


def deliver(output: Path, content: bytes) -> None:
    """Write a proof to a new file, whole or not at all; raise CaseError, StorageError."""
    outgoing.write(output, content)


def shown(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Return what a proof file shows, or that of an exhibit's folder, and the fields that are disclosed beside it.

    Raises ValueError when it shows nothing, CallError when it cannot be read.
    """
    path = path / "proof.json" if path.is_dir() else path
    try:
        proof = proving.read(path.read_bytes())
        return proving.shown(proof), list(disclosures(path.parent, proof))
    except OSError as error:
        raise CallError("the proof cannot be read", where=str(path), remedy="check the path") from error


def private_fields(
    vault: Vault, seq: int, names: Collection[str], phrase: Callable[[], str] | None
) -> dict[str, bytes]:
    """Return the disclosures of some private fields of an entry, by their names, and of no others.

    Raises CaseLocked where they are locked and no passphrase is given, UnknownRecord where there are none.
    """
    keys, found = KeyRing(vault.folder, vault.blobs, SystemRandom()), dict[str, bytes]()
    if phrase is not None and keys.made:
        keys.open(phrase())
    committed = next(iter(vault.ledger.entries(seq)), {}).get("_sd")
    for digest in committed if isinstance(committed, list) else ():
        if keys.fields.holds(digest):
            disclosed = keys.fields.disclosed(digest)
            found[field(disclosed)[0]] = disclosed
    if lacking := sorted(set(names) - found.keys()):
        what = f"this entry keeps no {', '.join(lacking)} that can be shown: it never did, or it was erased"
        raise UnknownRecord(what, where=str(seq), remedy=proving.LIST)
    return {name: found[name] for name in sorted(set(names))}


def exhibit(vault: Vault, seq: int, output: Path, by: str, disclosed: Mapping[str, bytes] = NONE) -> int:
    """Write the exhibit, log the export, put the exhibit in its place; return the checkpoint it is proved under.

    `disclosed` are private fields that go along (`private_fields`); the log says which, and not what they say.
    """
    vault.ledger.checkpoint()
    with vault.handing_out(output) as hand_out:
        proof = make(vault.folder, vault.ledger.ring(), seq, output, disclosed)
        entry = next(iter(vault.ledger.entries(seq)))
        method = "one exhibit, with its proof"
        told = {"disclosed": sorted(disclosed)} if disclosed else {}
        hand_out({"act": "export", "by": by, "method": method, "object": entry["object"], "entry": seq, **told})
    return proof.size


def fixity(vault: Vault, by: str, tell: Tell) -> tuple[int, list[str]]:
    """Read the objects that the run before did not get to; return how many, and which are broken."""
    return runs.run(vault.folder, vault.ledger, by, counting(tell, "reading objects", vault.folder))


def now() -> str:
    """Return the present in UTC to the second (RFC 3339)."""
    return f"{SystemClock().now():%Y-%m-%dT%H:%M:%SZ}"
