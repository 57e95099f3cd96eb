"""Checkpoints: signed statements of how long the log is and what its root is.

In: origin, size, root, and a signer. Out: a C2SP signed note over a C2SP tlog checkpoint, and back, in one spelling.
"""

from __future__ import annotations

import base64
import binascii

import msgspec

from dadkhah.adapters.signer import VerifierKey
from dadkhah.ports import Signer


class Note(msgspec.Struct, frozen=True):
    """One checkpoint: the log's origin, its size in entries, its root (32 bytes), and one signature."""

    origin: str
    size: int
    root: bytes
    name: str
    key_id: bytes
    signature: bytes

    @property
    def body(self) -> bytes:
        """Return what is signed: three lines, each with its LF (C2SP tlog-checkpoint)."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n".encode()

    def spell(self) -> bytes:
        """Return the note: the body, an empty line, and the signature line (C2SP signed-note)."""
        signature = base64.b64encode(self.key_id + self.signature).decode()
        return self.body + f"\n\u2014 {self.name} {signature}\n".encode()


def sign(origin: str, size: int, root: bytes, signer: Signer, key: VerifierKey) -> Note:
    """Return the note over a log's state, signed."""
    unsigned = Note(origin, size, root, key.name, key.id, b"")
    return msgspec.structs.replace(unsigned, signature=signer.sign(unsigned.body))


def parse(content: bytes) -> Note:
    """Return the note that some bytes spell; raise ValueError unless they are its one spelling."""
    try:
        origin, size, root, empty, signature, end = content.decode().split("\n")
        dash, name, blob = signature.split(" ")
        raw = base64.b64decode(blob, validate=True)
        note = Note(origin, int(size), base64.b64decode(root, validate=True), name, raw[:4], raw[4:])
    except (ValueError, binascii.Error) as error:
        raise ValueError("not a checkpoint with one signature") from error
    if (dash, empty, end) != ("\u2014", "", "") or note.size < 0 or note.spell() != content:
        raise ValueError("not the one spelling of a checkpoint")
    return note


def contradiction(note: Note, origin: str, key: VerifierKey) -> str:
    """Return what is wrong with a note's origin, key or signature; empty when nothing is."""
    if note.origin != origin:
        return "is of another log"
    if (note.name, note.key_id) != (key.name, key.id):
        return "is not signed with the key that signs at this place of the log"
    if len(note.root) != 32 or not key.holds(note.body, note.signature):
        return "the signature does not hold"
    return ""
