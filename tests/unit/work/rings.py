"""Key rings for tests: the real ring with a lock that costs nothing, since scrypt takes a second by design.

In: pytest's monkeypatch. Out: a ring that any passphrase of its own opens, and no other.
"""

from __future__ import annotations

import pytest
from pyrage import x25519

from dadkhah.adapters.keyring import ring
from dadkhah.errors import CaseLocked

PHRASE = "five words nobody would guess"


def quick_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a lock that compares passphrases in the place of the one that stretches them."""

    def locked(identity: x25519.Identity, phrase: str) -> bytes:
        return f"{phrase}\n{identity}".encode()

    def unlocked(content: bytes, phrase: str) -> x25519.Identity:
        kept, identity = content.decode().split("\n")
        if kept != phrase:
            raise CaseLocked("the passphrase does not open the key ring")
        return x25519.Identity.from_str(identity)

    monkeypatch.setattr(ring, "locked", locked)
    monkeypatch.setattr(ring, "unlocked", unlocked)
