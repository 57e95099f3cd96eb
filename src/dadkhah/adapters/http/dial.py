"""Connections to addresses that were checked, and to no other.

In: a Url. Out: Line, a connected socket with what is known of its other end; or AddressRefused, FetchFailed.

Invariants: a name is resolved once for each connection; every address it has is checked, and one that may not be
dialled refuses the whole name; the address that was checked is the one that is dialled. With a proxy nothing is ever
dialled but the proxy: the name is resolved there, and only what the name itself shows can be checked here.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread

import msgspec

from dadkhah.adapters.http.limits import Deadline, Limits
from dadkhah.adapters.http.proxy import SocksProxy
from dadkhah.adapters.http.tls import chain_of, context, explained
from dadkhah.capture.networks import forbidden_text
from dadkhah.capture.url import Url
from dadkhah.errors import AddressRefused, FetchFailed

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a name; raises OSError."""


class Policy(msgspec.Struct, frozen=True):
    """What may be dialled: `ports` by the user's word; `opened` are (address, port) for tests alone."""

    ports: frozenset[int] = frozenset({80, 443})
    opened: frozenset[tuple[str, int]] = frozenset()

    def forbids(self, address: str, port: int) -> str:
        """Return why an address may not be dialled, "" where it may."""
        return "" if (address, port) in self.opened else forbidden_text(address)


class Line(msgspec.Struct, frozen=True):
    """A connection: socket, the address dialled ("" behind a proxy), all addresses of the name, and its TLS."""

    sock: socket.socket
    ip: str
    resolved: tuple[str, ...] = ()
    tls: str = ""
    chain: tuple[str, ...] = ()


def system_resolve(host: str, port: int) -> list[str]:
    """Return the addresses that the system gives a name, in its order; raise OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Dialler:
    """Opens connections under a policy.

    Args:
        policy: what may be dialled.
        limits: how long is waited.
        resolve: gives the addresses of a name.
        roots: whose certificates are believed; None takes the system's.
        proxy: a SOCKS proxy that all connections go through; None dials directly.
    """

    def __init__(
        self,
        policy: Policy,
        limits: Limits,
        *,
        resolve: Resolve = system_resolve,
        roots: ssl.SSLContext | None = None,
        proxy: SocksProxy | None = None,
    ) -> None:
        self.policy, self.limits, self.proxy = policy, limits, proxy
        self._resolve, self._roots = resolve, roots

    def dial(self, url: Url, deadline: Deadline, *, tls: bool | None = None) -> Line:
        """Return a connection, encrypted for https; raise AddressRefused, FetchFailed."""
        line = self._through(url, deadline) if self.proxy else self._directly(url, deadline)
        return self._encrypted(url, line, deadline) if (url.scheme == "https" if tls is None else tls) else line

    def _through(self, url: Url, deadline: Deadline) -> Line:
        assert self.proxy is not None  # noqa: S101 - told to the type checker
        return Line(self.proxy.dial(url, deadline.left(self.limits.connect_seconds)), "")

    def _directly(self, url: Url, deadline: Deadline) -> Line:
        addresses = self._addresses(url, deadline)
        for address in addresses:
            if what := self.policy.forbids(address, url.port):
                raise AddressRefused(f"refused: {url.host} leads to {address}, {what}", where=str(url))
        failure = "the name has no address"
        for address in addresses:
            try:
                return Line(self._connected(address, url.port, deadline), address, tuple(addresses))
            except OSError as error:
                failure = f"{address} cannot be reached ({reason(error)})"
        raise FetchFailed(failure, where=str(url))

    def _addresses(self, url: Url, deadline: Deadline) -> list[str]:
        """Resolve once, in a thread, since the system's own look-up knows no limit of time."""
        if url.address is not None:
            return [url.host]
        found: list[str] = []
        failed: list[OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(url.host, url.port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(deadline.left(self.limits.connect_seconds))
        if failed or not found:
            why = "its name is not known" if failed else "its name was not resolved in time"
            raise FetchFailed(why, where=str(url), remedy="check the name, and the connection of this machine")
        return list(found)

    def _connected(self, address: str, port: int, deadline: Deadline) -> socket.socket:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(deadline.left(self.limits.connect_seconds))
            sock.connect((address, port))
        except OSError:
            sock.close()
            raise
        return sock

    def _encrypted(self, url: Url, line: Line, deadline: Deadline) -> Line:
        try:
            line.sock.settimeout(deadline.left(self.limits.connect_seconds))
            sock = (self._roots or context()).wrap_socket(line.sock, server_hostname=url.host)
        except OSError as error:
            with suppress(OSError):
                line.sock.close()
            raise FetchFailed(f"no encrypted connection: {explained(error)}", where=str(url)) from None
        version = f"{sock.version()} {(sock.cipher() or ('unknown',))[0]}"
        return msgspec.structs.replace(line, sock=sock, tls=version, chain=chain_of(sock))


def reason(error: OSError) -> str:
    """Return why a connection failed, in a word or two that hold nothing of the address."""
    return "no answer in time" if isinstance(error, TimeoutError) else (error.strerror or type(error).__name__).lower()
