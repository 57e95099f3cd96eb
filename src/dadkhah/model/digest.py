"""Names made from content.

In: plain values. Out: canonical bytes and SHA-256 names, the same on every machine.
"""

from __future__ import annotations

import hashlib

import msgspec


def canonical(value: object) -> bytes:
    """Return the one JSON spelling of a value: keys sorted, no spaces, UTF-8.

    Records become objects of their fields. For strings, integers, lists and objects with ASCII keys this is RFC 8785;
    floats do not occur in hashed values.
    """
    return msgspec.json.encode(msgspec.to_builtins(value, str_keys=True), order="sorted")


def sha256(content: bytes) -> str:
    """Return the lowercase hexadecimal SHA-256 of some bytes (FIPS 180-4)."""
    return hashlib.sha256(content).hexdigest()


def record_id(*parts: object) -> str:
    """Return the first 32 hexadecimal digits (128 bits) of the SHA-256 of the canonical parts."""
    return sha256(canonical(list(parts)))[:32]
