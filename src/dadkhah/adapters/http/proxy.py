"""A SOCKS proxy that every connection goes through.

In: socks5://[name:password@]host:port, as the user wrote it. Out: sockets connected through it; or FetchFailed.

The proxy resolves the name (SOCKS5 with domain names, RFC 1928): what it dials cannot be seen here. Names and
addresses in the address itself are checked as always. The proxy's own address is the user's word and is not checked.
"""

from __future__ import annotations

import socket
from urllib.parse import unquote, urlsplit

import msgspec

from dadkhah.capture.url import Url
from dadkhah.errors import CallError, FetchFailed

FORM = "write it as socks5://host:port"


class SocksProxy(msgspec.Struct, frozen=True):
    """Where a proxy listens, and how it is asked; its text shows neither name nor password."""

    host: str
    port: int
    username: str | None = None
    password: str | None = None

    def __str__(self) -> str:
        return f"socks5://{self.host}:{self.port}"

    def dial(self, url: Url, seconds: float) -> socket.socket:
        """Return a socket to the other end, as the proxy made it; raise FetchFailed."""
        from python_socks import ProxyError, ProxyType  # noqa: PLC0415 - only who uses a proxy loads it
        from python_socks.sync import Proxy  # noqa: PLC0415

        try:
            made = Proxy.create(ProxyType.SOCKS5, self.host, self.port, self.username, self.password, rdns=True)
            sock = made.connect(url.host, url.port, timeout=seconds)
        except (ProxyError, OSError, TimeoutError) as error:
            raise FetchFailed(
                f"the proxy {self} did not connect ({type(error).__name__})",
                where=str(url),
                remedy="check that the proxy runs; nothing is ever fetched around it",
            ) from None
        assert isinstance(sock, socket.socket)  # noqa: S101 - told to the type checker
        return sock


def socks_proxy(written: str) -> SocksProxy:
    """Return the proxy that an option names; raise CallError."""
    wrong = CallError("--proxy names no proxy of a kind that is known", remedy=FORM)
    try:
        parts = urlsplit(written)
        port, host = parts.port, parts.hostname
    except ValueError:
        raise wrong from None
    if parts_are_wrong(written) or not host or not port:
        raise wrong
    user, password = ((unquote(one) if one else None) for one in (parts.username, parts.password))
    return SocksProxy(host, port, user, password)


def parts_are_wrong(written: str) -> bool:
    """Say whether a proxy's address is of another scheme or holds more than host and port."""
    scheme, _, rest = written.partition("://")
    return scheme.lower() not in {"socks5", "socks5h"} or any(mark in rest.rstrip("/") for mark in "/?#\\ ")
