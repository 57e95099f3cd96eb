"""What people and authorities add to a log: who may sign, their signatures, timestamps, and transfers.

In: an open vault, what somebody brings. Out: files and objects that are durable and checked before an entry names them.

Everything is checked before it is written down: what proves nothing is refused here and not found later.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from dadkhah.adapters import sshsig
from dadkhah.adapters.vault import attached, layout, note, transfers
from dadkhah.adapters.vault.vault import Vault
from dadkhah.errors import AuthorityFailed, CallError, IntegrityError, UnknownRecord
from dadkhah.ports import Entry, Timestamper


def custodians(vault: Vault) -> tuple[sshsig.Signer, ...]:
    """Return those who may sign, by what the log vouches for; raise IntegrityError when the file was changed."""
    return allowed_part(vault)[1]


def allowed_part(vault: Vault) -> tuple[bytes, tuple[sshsig.Signer, ...]]:
    """Return the part of allowed_signers that the log vouches for, and whom it names."""
    path = vault.folder / attached.SIGNERS
    digest = attached.vouched(vault.ledger.entries()).get(attached.SIGNERS, attached.digest_of(b""))
    content = path.read_bytes() if path.is_file() else b""
    for part in attached.beginnings(content):
        if attached.digest_of(part) == digest:
            return part, sshsig.allowed(part)
    raise IntegrityError("this is not the file that the log vouches for", where=attached.SIGNERS)


def enrol(vault: Vault, principal: str, public: str, by: str) -> None:
    """Take in a person who may sign checkpoints and transfers, with a public SSH key.

    Raises CallError for a name or a key that cannot be used, IntegrityError, StorageError.
    """
    if not sshsig.PRINCIPAL.fullmatch(principal):
        raise CallError(f"nobody may sign as {principal!r}", remedy="use letters, digits and . _ @ + -, as in a@b")
    try:
        signer = sshsig.Signer(principal, attached.SPACES, sshsig.public_key(public))
    except ValueError as error:
        raise CallError(str(error), remedy="name a .pub file of an Ed25519, ECDSA or RSA key") from error
    with vault.lock:
        before, present = allowed_part(vault)
        if any(signer.key == one.key for one in present):
            raise CallError("this key is enrolled already", where=principal)
        content = before + f"{signer.line}\n".encode()
        files = {attached.SIGNERS: attached.place(vault.folder, attached.SIGNERS, content, over=True)}
        method = "a person who may sign was enrolled"
        vault.ledger.append([{"act": "annotate", "by": by, "method": method, "files": files}])


def countersign(vault: Vault, size: int, armoured: bytes, by: str) -> str:
    """Keep a person's signature over a checkpoint; return who signed.

    Raises CallError when it proves nothing, UnknownRecord when there is no such checkpoint, IntegrityError when
    somebody else's stands there, StorageError.
    """
    try:
        who = sshsig.check(armoured, checkpoint(vault, size), attached.CHECKPOINT_SPACE, custodians(vault))
    except ValueError as error:
        raise CallError(
            f"the signature proves nothing: {error}", remedy=how_to_sign(attached.CHECKPOINT_SPACE)
        ) from error
    with vault.lock:
        name = attached.signature_name(size)
        files = {name: attached.place(vault.folder, name, armoured)}
        method = "a checkpoint was signed by a person"
        vault.ledger.append(
            [{"act": "annotate", "by": by, "method": method, "checkpoint": size, "signed_by": who, "files": files}]
        )
    return who


def how_to_sign(space: str) -> str:
    """Say how a signature is made that counts."""
    return f"enrol the key first, and sign with ssh-keygen -Y sign -n {space} -f KEY FILE"


def checkpoint(vault: Vault, size: int) -> bytes:
    """Return the bytes of a checkpoint; raise UnknownRecord when there is none of that size."""
    path = layout.checkpoint_path(vault.folder, size)
    if not path.is_file():
        raise UnknownRecord("there is no checkpoint over so many entries", where=str(size))
    return path.read_bytes()


def newest(folder: Path) -> int:
    """Return the size of the newest checkpoint, 0 when there is none."""
    return max(layout.checkpoint_sizes(folder), default=0)


def stamp(vault: Vault, authority: str, roots: bytes, asked: Timestamper, by: str) -> str:
    """Ask an authority for a timestamp over the newest checkpoint and keep it; return the time that it vouches for.

    A failure is an entry too, and raises AuthorityFailed. Raises CallError when the authority's name cannot be used or
    was pinned to other certificates, IntegrityError, StorageError.
    """
    from dadkhah.adapters import tokens  # noqa: PLC0415 - few calls ask for a timestamp

    check_pinned(vault, authority, roots)
    size = newest(vault.folder)
    message = checkpoint(vault, size)
    question = tokens.ask(message)
    about: Entry = {"act": "annotate", "by": by, "authority": authority, "checkpoint": size}
    try:
        answer = asked.ask(question.content)
        at = tokens.check(answer, message, roots, question.nonce)
    except (AuthorityFailed, ValueError) as error:
        reason = error.what if isinstance(error, AuthorityFailed) else str(error)
        vault.ledger.append([{**about, "method": "a timestamp was asked for and not got", "failure": reason[:500]}])
        raise AuthorityFailed(reason, where=authority) from error
    with vault.lock:
        kept = {attached.roots_name(authority): roots, attached.token_name(size, authority): answer}
        files = {name: attached.place(vault.folder, name, content) for name, content in kept.items()}
        stamped = f"{at:%Y-%m-%dT%H:%M:%SZ}"
        vault.ledger.append([{**about, "method": "a timestamp was got", "stamped": stamped, "files": files}])
    return stamped


def check_pinned(vault: Vault, authority: str, roots: bytes) -> None:
    """Raise CallError for a name that no authority may have, or one that was pinned to other certificates."""
    if not attached.AUTHORITY.fullmatch(authority):
        raise CallError(f"no authority may be called {authority!r}", remedy="use a-z, 0-9 and -, at most 32")
    path = vault.folder / attached.roots_name(authority)
    if path.is_file() and path.read_bytes() != roots:
        what = "this authority was pinned to other certificates"
        raise CallError(
            what, where=authority, remedy="give it a new name in dadkhah.toml: old timestamps need the old ones"
        )


def propose(vault: Vault, giver: str, receiver: str, purpose: str, at: str) -> bytes:
    """Return the statement that giver and receiver sign: it names the whole log by its newest checkpoint.

    Raises CallError unless both are enrolled.
    """
    names = {one.principal for one in custodians(vault)}
    for who in (giver, receiver):
        if who not in names:
            raise CallError(f"{who!r} is not enrolled", remedy="enrol both with `dadkhah vault enrol NAME KEY.pub`")
    return transfers.statement(note.parse(checkpoint(vault, newest(vault.folder))), giver, receiver, purpose, at)


def hand_over(vault: Vault, content: bytes, armoured: Mapping[str, bytes], by: str) -> Mapping[str, object]:
    """Write down a transfer that both sides signed; return what the statement says.

    Raises CallError when it was not signed by both, or is not about this log as it is or was.
    """
    try:
        said = transfers.signed(content, armoured, custodians(vault))
    except ValueError as error:
        raise CallError(str(error), remedy=how_to_sign(attached.TRANSFER_SPACE)) from error
    about = note.parse(checkpoint(vault, int(str(said["size"]))))
    if (about.origin, about.root.hex()) != (said["origin"], said["root"]):
        raise CallError("the statement is about another log", where=str(said["origin"]))
    kept = {side: vault.blobs.put(io.BytesIO(signature)).digest for side, signature in armoured.items()}
    entry = {
        "act": "transfer",
        "by": by,
        "object": vault.blobs.put(io.BytesIO(content)).digest,
        "checkpoint": said["size"],
        **{field: said[field] for field in ("giver", "receiver", "purpose")},
        **{transfers.SIGNATURES[side]: digest for side, digest in kept.items()},
    }
    vault.ledger.append([entry])
    return said
