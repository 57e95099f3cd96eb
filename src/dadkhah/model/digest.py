"""Names made from content.

In: plain values. Out: canonical bytes and SHA-256 names, the same on every machine.
"""

from __future__ import annotations

import hashlib

import msgspec

ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Return the one JSON spelling of a value: keys sorted, no spaces, UTF-8.

    Records become objects of their fields. For strings, integers, lists and objects with ASCII keys this is RFC 8785;
    floats do not occur in hashed values.
    """
    try:
        return ENCODER.encode(value)
    except TypeError:  # the encoder sorts keys that are strings, and no others
        return ENCODER.encode(msgspec.to_builtins(value, str_keys=True))


def sha256(content: bytes) -> str:
    """Return the lowercase hexadecimal SHA-256 of some bytes (FIPS 180-4)."""
    return hashlib.sha256(content).hexdigest()


def record_id(*parts: object) -> str:
    """Return the first 32 hexadecimal digits (128 bits) of the SHA-256 of the canonical parts."""
    return sha256(canonical(parts))[:32]
