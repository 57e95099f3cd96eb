"""Encrypted connections: verified by the system's roots, and their certificates kept.

In: a socket after its handshake, or an error of it. Out: certificates as PEM; the error in words.
"""

from __future__ import annotations

import ssl
from functools import cache


@cache
def context() -> ssl.SSLContext:
    """Return the context of captures: the system's roots, names checked, TLS 1.2 or later, HTTP/1.1."""
    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.set_alpn_protocols(["http/1.1"])
    return made


def chain_of(sock: ssl.SSLSocket) -> tuple[str, ...]:
    """Return the certificates that were verified, the site's own first, as PEM.

    Python before 3.13 tells the chain by the inner object alone; where that is gone the site's own remains.
    """
    told = getattr(sock, "get_verified_chain", None) or getattr(
        getattr(sock, "_sslobj", None), "get_verified_chain", None
    )
    own = sock.getpeercert(binary_form=True)
    chain = list(told() or ()) if told else []
    found = [_der(one) for one in chain] or ([own] if own else [])
    return tuple(ssl.DER_cert_to_PEM_cert(one) for one in found)


def _der(certificate: object) -> bytes:
    if isinstance(certificate, bytes):
        return certificate
    pem: str = certificate.public_bytes()  # type: ignore[attr-defined]
    return ssl.PEM_cert_to_DER_cert(pem)


def explained(error: OSError) -> str:
    """Return why a handshake failed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold ({error.verify_message})"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, ssl.SSLError):
        return f"the handshake failed ({(getattr(error, 'reason', None) or 'unknown').lower().replace('_', ' ')})"
    return f"the handshake broke off ({(error.strerror or type(error).__name__).lower()})"
