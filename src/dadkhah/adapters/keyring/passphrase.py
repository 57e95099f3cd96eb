"""The passphrase that locks a key ring.

In: the ring's identity and a passphrase. Out: an age file that only the passphrase opens, and the identity again.
age (age-encryption.org/v1) stretches a passphrase with scrypt (RFC 7914) so that one attempt takes about a second.
"""

from __future__ import annotations

from pyrage import DecryptError, passphrase, x25519

from dadkhah.errors import CallError, CaseLocked, IntegrityError

SHORTEST = 15
"""Characters of a passphrase at least (NIST SP 800-63B-4, 3.1.1.2, of a password that is the only lock)."""


def locked(identity: x25519.Identity, phrase: str) -> bytes:
    """Return the identity locked by a passphrase; raise CallError when the passphrase is too short."""
    if len(phrase) < SHORTEST:
        raise CallError(f"the passphrase has fewer than {SHORTEST} characters", remedy="take five words or more")
    return bytes(passphrase.encrypt(str(identity).encode(), phrase))


def unlocked(content: bytes, phrase: str) -> x25519.Identity:
    """Return the identity that a passphrase opens; raise CaseLocked when it does not, IntegrityError for garbage."""
    try:
        return x25519.Identity.from_str(passphrase.decrypt(content, phrase).decode())
    except DecryptError as error:
        if content.startswith(b"age-encryption.org/v1\n"):
            raise CaseLocked("the passphrase does not open the key ring") from error
        raise IntegrityError("the key ring is damaged", remedy="take it from a copy of the case") from error
