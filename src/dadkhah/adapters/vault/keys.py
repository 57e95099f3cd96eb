"""The keys of a log, one after another: which of them must have signed a checkpoint.

In: the log's first key, and the entries of act `key` that follow. Out: the key in force at any number of entries.

A later key enters by an entry that the key before it and the new key itself have both signed. What they sign names the
log and the entry's place in its chain, so that it can be used nowhere else.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import Path

import msgspec

from dadkhah.adapters.signer import VerifierKey, parse_verifier
from dadkhah.adapters.vault.head import Head, entry_at
from dadkhah.ports import Entry, Signer

STATEMENT = "dadkhah-vault/1 key rotation"
"""The first line of what both keys sign."""


class Ring(msgspec.Struct, frozen=True):
    """The keys of one log in their order, each with the number of entries from which on it signs."""

    keys: tuple[tuple[int, VerifierKey], ...]

    @property
    def first(self) -> VerifierKey:
        """Return the key that the log began with."""
        return self.keys[0][1]

    @property
    def newest(self) -> VerifierKey:
        """Return the key that signs now."""
        return self.keys[-1][1]

    def at(self, size: int) -> VerifierKey:
        """Return the key that must have signed a checkpoint over so many entries."""
        return next(key for start, key in reversed(self.keys) if start <= size or start == 0)

    def turn(self, entry: Mapping[str, object]) -> Ring:
        """Return the ring after an entry of act `key`; raise ValueError saying what is wrong with it."""
        seq = entry.get("seq")
        if not isinstance(seq, int):
            raise ValueError("has no number")  # noqa: TRY004 - a wrong line, not a wrong call
        return Ring((*self.keys, (seq + 1, turned(entry, self.newest))))


def statement(origin: str, seq: int, prev: str, old: VerifierKey, new: VerifierKey) -> bytes:
    """Return what both keys sign: six lines, each with its LF (docs/explanation/vault.md)."""
    return f"{STATEMENT}\n{origin}\n{seq}\n{prev}\n{old.line}\n{new.line}\n".encode()


def rotation(head: Head, old: Signer, new: Signer, by: str) -> Entry:
    """Return the entry by which a log goes over from one key to another at its present end."""
    before, after = parse_verifier(old.verifier), parse_verifier(new.verifier)
    message = statement(before.name, head.size, head.prev, before, after)
    return {
        "act": "key",
        "by": by,
        "method": "key rotated",
        "fingerprint": after.fingerprint,
        "old_key": before.line,
        "new_key": after.line,
        "signature_old": base64.b64encode(old.sign(message)).decode(),
        "signature_new": base64.b64encode(new.sign(message)).decode(),
    }


def turned(entry: Mapping[str, object], old: VerifierKey) -> VerifierKey:
    """Return the key that an entry brings in; raise ValueError unless both keys have signed it at its place."""
    line = entry.get("new_key")
    if not isinstance(line, str) or entry.get("old_key") != old.line:
        raise ValueError("brings in no key after the one before it")
    new = parse_verifier(line)
    if new.name != old.name or entry.get("fingerprint") != new.fingerprint:
        raise ValueError("brings in the key of another log, or says another fingerprint")
    message = statement(old.name, int(str(entry.get("seq"))), str(entry.get("prev")), old, new)
    for key, field in ((old, "signature_old"), (new, "signature_new")):
        if not key.holds(message, signature_of(entry.get(field))):
            raise ValueError(f"is without a signature that holds in `{field}`: both keys must sign")
    return new


def signature_of(value: object) -> bytes:
    """Return the bytes of a signature in base64; nothing unless it is in its one spelling."""
    if not isinstance(value, str):
        return b""
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return raw if base64.b64encode(raw).decode() == value else b""


def ring_of(folder: Path, first: VerifierKey, head: Head) -> Ring:
    """Return the keys of a log up to a state, read from the lines that the state names.

    Raises ValueError when a line is no entry of this place or is not signed by both keys.
    """
    ring = Ring(((0, first),))
    for seq, offset in head.turns:
        entry = entry_at(folder, seq, offset)
        if entry.get("seq") != seq:
            raise ValueError("an entry that may change the key does not stand where it should")
        if entry.get("act") == "key":
            ring = ring.turn(entry)
    return ring
