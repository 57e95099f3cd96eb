"""Signatures that `ssh-keygen -Y sign` makes (OpenSSH, PROTOCOL.sshsig), checked without it.

In: an armoured signature, the bytes it is over, the lines of an allowed_signers file.
Out: whose key made it, or a ValueError that says why it proves nothing.

Ed25519, ECDSA and RSA (rsa-sha2-256 and -512) keys are read; keys on security tokens (sk-...) are not.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

import msgspec
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
MAGIC = b"SSHSIG"
WIDTH = 70
"""Letters in a line of the armour, as ssh-keygen writes it."""

DIGESTS = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
CURVES: dict[str, hashes.HashAlgorithm] = {
    "ecdsa-sha2-nistp256": hashes.SHA256(),
    "ecdsa-sha2-nistp384": hashes.SHA384(),
    "ecdsa-sha2-nistp521": hashes.SHA512(),
}
RSA: dict[str, hashes.HashAlgorithm] = {"rsa-sha2-256": hashes.SHA256(), "rsa-sha2-512": hashes.SHA512()}
PRINCIPAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,63}", re.ASCII)
"""A person's name in allowed_signers: no pattern, no list, no space, so that it stands for one name only."""


class Signature(msgspec.Struct, frozen=True):
    """A signature: the key's blob, for what it was made, the digest of the message, and the signature's own blob."""

    key: bytes
    namespace: str
    digest: str
    blob: bytes


class Signer(msgspec.Struct, frozen=True):
    """One line of allowed_signers: a name, what its key may sign, and the key's blob."""

    principal: str
    namespaces: tuple[str, ...]
    key: bytes

    @property
    def line(self) -> str:
        """Return the line, without its LF, in the one spelling that is written."""
        kind = take(self.key)[0].decode()
        spaces = ",".join(self.namespaces)
        return f'{self.principal} namespaces="{spaces}" {kind} {base64.b64encode(self.key).decode()}'


def take(data: bytes) -> tuple[bytes, bytes]:
    """Return a string of the SSH wire format (RFC 4251, section 5) and what follows it; raise ValueError."""
    size = int.from_bytes(data[:4], "big")
    if len(data) < 4 or len(data) < 4 + size:
        raise ValueError("it is cut short")
    return data[4 : 4 + size], data[4 + size :]


def string(data: bytes) -> bytes:
    """Return bytes as a string of the SSH wire format."""
    return len(data).to_bytes(4, "big") + data


def parse(armoured: bytes) -> Signature:
    """Return the signature that an armoured file holds; raise ValueError unless it is its one spelling."""
    lines = armoured.decode("ascii").split("\n")
    if len(lines) < 4 or lines[0] != BEGIN or lines[-2:] != [END, ""]:
        raise ValueError("it is no armoured SSH signature")
    try:
        raw = base64.b64decode("".join(lines[1:-2]), validate=True)
    except binascii.Error as error:
        raise ValueError("its armour is not base64") from error
    if armour(raw) != armoured:
        raise ValueError("it is not in the spelling that ssh-keygen writes")
    return unpacked(raw)


def armour(raw: bytes) -> bytes:
    """Return the armoured file of a signature's bytes, as ssh-keygen writes it."""
    text = base64.b64encode(raw).decode()
    lines = [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]
    return "\n".join([BEGIN, *lines, END, ""]).encode()


def unpacked(raw: bytes) -> Signature:
    """Return the parts of a signature (PROTOCOL.sshsig, "Blob format"); raise ValueError."""
    if raw[:10] != MAGIC + b"\x00\x00\x00\x01":
        raise ValueError("it is no SSH signature of version 1")
    key, rest = take(raw[10:])
    namespace, rest = take(rest)
    reserved, rest = take(rest)
    digest, rest = take(rest)
    blob, rest = take(rest)
    if rest or reserved or digest.decode("ascii", "replace") not in DIGESTS:
        raise ValueError("it holds what no signature of version 1 does")
    return Signature(key, namespace.decode(), digest.decode(), blob)


def packed(signature: Signature) -> bytes:
    """Return the bytes of a signature: the reverse of `unpacked`."""
    parts = (signature.key, signature.namespace.encode(), b"", signature.digest.encode(), signature.blob)
    return MAGIC + b"\x00\x00\x00\x01" + b"".join(map(string, parts))


def signed_bytes(message: bytes, namespace: str, digest: str) -> bytes:
    """Return what the key signs for a message (PROTOCOL.sshsig, "Signed Data")."""
    summed = DIGESTS[digest](message).digest()
    return MAGIC + b"".join(map(string, (namespace.encode(), b"", digest.encode(), summed)))


def check(armoured: bytes, message: bytes, namespace: str, signers: tuple[Signer, ...]) -> str:
    """Return the name of the signer who signed a message for a namespace; raise ValueError saying why it is nobody."""
    signature = parse(armoured)
    if signature.namespace != namespace:
        raise ValueError(f"it was made for {signature.namespace!r:.60} and not for {namespace!r}")
    names = [one.principal for one in signers if one.key == signature.key and namespace in one.namespaces]
    if not names:
        raise ValueError("it was made with a key that allowed_signers does not name for this")
    if not holds(signature, message):
        raise ValueError("it does not hold")
    return names[0]


def holds(signature: Signature, message: bytes) -> bool:
    """Say whether a signature over a message was made with the key that it names."""
    kind, rest = take(signature.blob)
    value, more = take(rest)
    if more:
        return False
    data = signed_bytes(message, signature.namespace, signature.digest)
    try:
        verify(loaded(signature.key), kind.decode("ascii", "replace"), value, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def loaded(blob: bytes) -> Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey:
    """Return the public key of a blob; raise ValueError for a kind that is not read."""
    kind = take(blob)[0]
    if kind.startswith(b"sk-"):
        raise ValueError("keys on security tokens are not read")
    try:
        key = serialization.load_ssh_public_key(kind + b" " + base64.b64encode(blob))
    except (ValueError, UnsupportedAlgorithm, KeyError) as error:
        raise ValueError(f"this kind of key is not read ({kind.decode('ascii', 'replace')[:40]})") from error
    if not isinstance(key, Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        raise ValueError("this kind of key is not read")  # noqa: TRY004 - a wrong file, not a wrong call
    return key


def verify(
    key: Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey, kind: str, value: bytes, data: bytes
) -> None:
    """Raise InvalidSignature or ValueError unless a signature's value is right (RFC 8709, 5656, 8332)."""
    if isinstance(key, Ed25519PublicKey) and kind == "ssh-ed25519":
        key.verify(value, data)
    elif isinstance(key, ec.EllipticCurvePublicKey) and kind in CURVES:
        r, rest = take(value)
        s, _ = take(rest)
        pair = encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
        key.verify(pair, data, ec.ECDSA(CURVES[kind]))
    elif isinstance(key, rsa.RSAPublicKey) and kind in RSA:
        key.verify(value, data, padding.PKCS1v15(), RSA[kind])
    else:
        raise ValueError("the signature is of another kind than the key")


def public_key(line: str) -> bytes:
    """Return the blob of a public key as it stands in a .pub file; raise ValueError."""
    words = line.split()
    try:
        blob = base64.b64decode(words[1], validate=True)
        kind = take(blob)[0].decode("ascii")
    except (IndexError, binascii.Error, UnicodeDecodeError) as error:
        raise ValueError("this is no public SSH key") from error
    if words[0] != kind:
        raise ValueError("this is no public SSH key: its two names differ")
    loaded(blob)
    return blob


def allowed(content: bytes) -> tuple[Signer, ...]:
    """Return the signers of an allowed_signers file as this program writes it; raise ValueError at any other line."""
    lines = content.decode("ascii").split("\n")
    if lines.pop():
        raise ValueError("its last line has no end")
    return tuple(map(allowed_line, lines))


def allowed_line(line: str) -> Signer:
    """Return the signer of one line; raise ValueError unless it is spelled as this program spells it."""
    try:
        principal, spaces, _, blob = line.split(" ")
        key = base64.b64decode(blob, validate=True)
        signer = Signer(principal, tuple(spaces.removeprefix('namespaces="').removesuffix('"').split(",")), key)
        plain = PRINCIPAL.fullmatch(principal) is not None and signer.line == line
    except (ValueError, UnicodeDecodeError) as error:
        raise ValueError(f"{line[:60]!r} is no line of allowed_signers as this program writes it") from error
    if not plain:
        raise ValueError(f"{line[:60]!r} is no line of allowed_signers as this program writes it")
    return signer
