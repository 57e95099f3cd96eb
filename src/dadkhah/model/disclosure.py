"""Private fields as salted digests (SD-JWT, RFC 9901, 4.2): the log holds the digest, and the words stand elsewhere.

In: a salt, a name, a value. Out: the disclosure, which says all three, and its digest, which says nothing. Who has the
disclosure can show what a line of the log meant; once it is destroyed nobody can, and the line stands as it was.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, urlsafe_b64encode

import msgspec

DIGEST = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def disclosure(salt: bytes, name: str, value: str) -> bytes:
    """Return the disclosure of one field: base64url of the JSON array of salt, name and value."""
    return _base64url(msgspec.json.encode([_base64url(salt).decode(), name, value]))


def digest(disclosed: bytes) -> str:
    """Return the digest of a disclosure: base64url of the SHA-256 of its characters."""
    return _base64url(hashlib.sha256(disclosed).digest()).decode()


def field(disclosed: bytes) -> tuple[str, str]:
    """Return the name and the value of a disclosure; raise ValueError for anything else."""
    content = b64decode(disclosed + b"=" * (-len(disclosed) % 4), altchars=b"-_", validate=True)
    _, name, value = msgspec.json.decode(content, type=tuple[str, str, str])
    return name, value


def is_digest(value: object) -> bool:
    """Say whether a value is spelled as the digest of a disclosure is."""
    return isinstance(value, str) and DIGEST.fullmatch(value) is not None


def _base64url(content: bytes) -> bytes:
    return urlsafe_b64encode(content).rstrip(b"=")
