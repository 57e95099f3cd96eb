"""Handing evidence over: one statement, signed by who gives and by who receives.

In: a checkpoint, two names, a purpose. Out: the canonical statement that both sign with `ssh-keygen -Y sign`, and the
check that they did.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dadkhah.adapters import sshsig
from dadkhah.adapters.vault import canon, layout
from dadkhah.adapters.vault.attached import TRANSFER_SPACE
from dadkhah.adapters.vault.note import Note
from dadkhah.model.custody import HANDED

FORMAT = "dadkhah-transfer/1"
SIGNATURES: dict[str, str] = {"giver": "signature_giver", "receiver": "signature_receiver"}
"""The fields of an entry that name the objects with the signatures."""


def statement(note: Note, giver: str, receiver: str, purpose: str, at: str) -> bytes:
    """Return what both sign: canonical JSON with its LF. It names the whole state of the log by its checkpoint."""
    said = {"giver": giver, "receiver": receiver, "purpose": purpose, "at": at}
    state = {"format": FORMAT, "origin": note.origin, "size": note.size, "root": note.root.hex()}
    return canon.canonical({**state, **said}) + b"\n"


def parsed(content: bytes) -> dict[str, object]:
    """Return what a statement says; raise ValueError unless it is one, in its one spelling."""
    said = canon.parse(content.removesuffix(b"\n"))
    texts = (*HANDED, "at", "origin", "root")
    if said.get("format") != FORMAT or not all(isinstance(said.get(field), str) and said[field] for field in texts):
        raise ValueError("this is no statement of a transfer")
    if not isinstance(said.get("size"), int) or set(said) != {"format", "size", *texts}:
        raise ValueError("this is no statement of a transfer")
    return said


def signed(content: bytes, armoured: Mapping[str, bytes], signers: tuple[sshsig.Signer, ...]) -> dict[str, object]:
    """Return what a statement says; raise ValueError unless both sides have signed it, each by a key of their own."""
    said = parsed(content)
    for side in SIGNATURES:
        try:
            who = sshsig.check(armoured[side], content, TRANSFER_SPACE, signers)
        except ValueError as error:
            raise ValueError(f"the {side}'s signature proves nothing: {error}") from error
        if who != said[side]:
            raise ValueError(f"the {side}'s signature is that of {who}, not of {said[side]}")
    return said


def check(folder: Path, entry: Mapping[str, object], signers: tuple[sshsig.Signer, ...]) -> None:
    """Raise ValueError unless the statement that a transfer names was signed by both and says what the entry says."""
    content = held(folder, entry.get("object"))
    said = signed(content, {side: held(folder, entry.get(field)) for side, field in SIGNATURES.items()}, signers)
    for field in (*HANDED, "origin"):
        if said[field] != entry.get(field):
            raise ValueError(f"its statement says another {field}")


def held(folder: Path, digest: object) -> bytes:
    """Return the bytes of a small object; raise ValueError when the vault does not hold it."""
    if not layout.is_digest(digest):
        raise ValueError("it names no statement or signature")
    try:
        with layout.object_path(folder, str(digest)).open("rb") as file:
            return file.read(1 << 20)
    except OSError as error:
        raise ValueError(f"its statement or signature cannot be read ({error.strerror})") from error
