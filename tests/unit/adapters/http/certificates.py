"""Certificates for sites on the loopback: good ones, and every kind that must not be believed.

In: what is wrong with one. Out: a context for the site, and a context that believes the invented authority.
"""

from __future__ import annotations

import ssl
from pathlib import Path

from tests.certificates import certificate, new_key, pem, private_pem


class Authority:
    """An invented authority that signs certificates."""

    def __init__(self) -> None:
        self._own = ("An invented authority", new_key())
        self.certificate = certificate(self._own, self._own, ends=1)

    def site(self, folder: Path, name: str, *, expired: bool = False) -> ssl.SSLContext:
        """Return the context of a site with a certificate for a name, its chain in one file."""
        key = new_key()
        made = certificate((name, key), self._own, ends=-1 if expired else 1, sites=[name])
        file = folder / f"{name}-{expired}.pem"
        file.write_bytes(private_pem(key) + pem(made) + pem(self.certificate))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def believed(self) -> ssl.SSLContext:
        """Return the context of a program that believes this authority and no other."""
        context = ssl.create_default_context(cadata=pem(self.certificate).decode())
        context.set_alpn_protocols(["http/1.1"])
        return context
