"""Ed25519 keys that sign and verify the checkpoints of a log.

In: a key's name and 32 bytes. Out: signatures (RFC 8032), verifier key lines and key ids (C2SP signed-note).

The fingerprint of a key is the whole SHA-256 of which the key id is the first four bytes, so that it fixes the key and
its name, and begins with the eight digits that stand in the verifier key line.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dadkhah.errors import IntegrityError

ED25519 = b"\x01"
"""The signature type of Ed25519 (C2SP signed-note, "Signature types")."""


class VerifierKey(msgspec.Struct, frozen=True):
    """The public half of a log's key: its name and 32 bytes."""

    name: str
    public: bytes

    @property
    def fingerprint(self) -> str:
        """Return the lowercase hexadecimal SHA-256 of name, LF, signature type and key (C2SP signed-note, "Key ID")."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).hexdigest()

    @property
    def id(self) -> bytes:
        """Return the key id, 4 bytes."""
        return bytes.fromhex(self.fingerprint[:8])

    @property
    def line(self) -> str:
        """Return the verifier key line, without LF: name, key id, and base64 of type and key, with + between."""
        return f"{self.name}+{self.fingerprint[:8]}+{base64.b64encode(ED25519 + self.public).decode()}"

    def holds(self, message: bytes, signature: bytes) -> bool:
        """Say whether a signature over a message was made with this key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def parse_verifier(line: str) -> VerifierKey:
    """Return the key of a verifier key line; raise ValueError unless it is spelled in the one right way."""
    name, _, rest = line.partition("+")
    try:
        blob = base64.b64decode(rest.partition("+")[2], validate=True)
    except binascii.Error as error:
        raise ValueError("the key is not base64") from error
    key = VerifierKey(name, blob[1:])
    if not usable_name(name) or len(blob) != 33 or key.line != line:
        raise ValueError("this is not the one spelling of an Ed25519 verifier key")
    return key


def usable_name(name: str) -> bool:
    """Say whether a key may have that name: not empty, no space, no plus sign (C2SP signed-note, "Format")."""
    return bool(name) and name.isprintable() and not any(char.isspace() or char == "+" for char in name)


class Ed25519Signer:
    """Signs checkpoints of one log with a key that this machine holds.

    Args:
        name: the key's name, the same as the log's origin.
        seed: 32 bytes (RFC 8032, section 5.1.5).
    """

    def __init__(self, name: str, seed: bytes) -> None:
        if not usable_name(name):
            raise ValueError(f"no key may be named {name!r}: no spaces, no plus sign")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.key = VerifierKey(name, self._private.public_key().public_bytes_raw())

    @property
    def verifier(self) -> str:
        """Return the verifier key line, without LF."""
        return self.key.line

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes) over a message."""
        return self._private.sign(message)

    def pem(self) -> bytes:
        """Return the private key as unencrypted PKCS #8 in PEM (RFC 5958, RFC 7468)."""
        pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
        return self._private.private_bytes(pem, kind, serialization.NoEncryption())


def load_signer(path: Path, name: str) -> Ed25519Signer:
    """Return the signer whose private key a PEM file holds; raise IntegrityError when it holds none, OSError unread."""
    content = path.read_bytes()
    try:
        private = serialization.load_pem_private_key(content, password=None)
    except ValueError as error:
        raise IntegrityError("this is not a private key in PEM", where=str(path)) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise IntegrityError("this is not an Ed25519 key", where=str(path))
    return Ed25519Signer(name, private.private_bytes_raw())
