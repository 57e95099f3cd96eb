"""A site on the loopback interface that answers as it is told, byte for byte, and counts who asks.

In: for each path, the pieces to send (bytes, or a pause in seconds), or a function of the connection. Out: its port,
the requests it got, and a fetcher that is allowed to dial it under any name.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import msgspec

from dadkhah.adapters.http.dial import Dialler, Policy, Resolve
from dadkhah.adapters.http.fetcher import HttpFetcher, Manner
from dadkhah.adapters.http.limits import Limits
from dadkhah.adapters.http.proxy import SocksProxy

HERE = "127.0.0.1"
NAME = "news.example"
AGENT = "dadkhah/0.test (a test)"

Piece = bytes | float
Talk = Sequence[Piece] | Callable[[socket.socket], None]


def page(body: bytes, status: str = "200 OK", *fields: str, media: str = "text/html; charset=utf-8") -> bytes:
    """Return a plain answer with a length."""
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(body)}", *fields, "", "")
    return "\r\n".join(lines).encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return page(b"moved", status, f"Location: {to}")


class Site(msgspec.Struct, frozen=True):
    """A running site: its port, and the heads of the requests that came, whatever path they asked for."""

    port: int
    got: list[bytes]

    def url(self, path: str = "/", host: str = NAME, scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [head.split(b" ")[1].decode() for head in self.got]


@contextmanager
def serving(paths: Mapping[str, Talk], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a site; a path that is not among them answers 404."""
    server = socket.create_server((HERE, 0))
    site = Site(server.getsockname()[1], [])
    thread = Thread(target=_serve, args=(server, site, paths, tls), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for a caller
        server.close()
        thread.join(5)


def _serve(server: socket.socket, site: Site, paths: Mapping[str, Talk], tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            sock, _ = server.accept()
        except OSError:
            return
        Thread(target=_answer, args=(sock, site, paths, tls), daemon=True).start()


def _answer(sock: socket.socket, site: Site, paths: Mapping[str, Talk], tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), sock:
        if tls is not None:
            sock = tls.wrap_socket(sock, server_side=True)
        with sock:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = sock.recv(65536)
                if not piece:
                    return
                head += piece
            site.got.append(head)
            talk = paths.get(head.split(b" ")[1].decode(), [page(b"nothing here", "404 Not Found")])
            talk(sock) if callable(talk) else _say(sock, talk)


def _say(sock: socket.socket, talk: Sequence[Piece]) -> None:
    for piece in talk:
        if isinstance(piece, bytes):
            sock.sendall(piece)
        else:
            time.sleep(piece)


class Still:
    """Tells one time again and again."""

    def now(self) -> datetime:
        return datetime(2031, 5, 1, 12, 0, 0, 250000, tzinfo=UTC)


class Counting:
    """Gives bytes that a test can expect, other ones at each call."""

    def __init__(self) -> None:
        self._next = 0

    def bytes(self, count: int) -> bytes:
        self._next += 1
        return self._next.to_bytes(count, "big")


QUICK = Limits(
    seconds=3.0, read_seconds=0.6, connect_seconds=2.0, body_bytes=200_000, decoded_bytes=300_000, head_bytes=20_000
)


def fetcher(
    *sites: Site,
    closed: Sequence[Site] = (),
    limits: Limits = QUICK,
    resolve: Resolve = lambda _host, _port: [HERE],
    roots: ssl.SSLContext | None = None,
    proxy: SocksProxy | None = None,
    **manner: Any,
) -> HttpFetcher:
    """Return a fetcher that may dial these sites and nothing else on this machine; names lead to the loopback.

    `closed` are sites on ports that may be dialled, at addresses that may not.
    """
    ports = frozenset({80, 443, *(site.port for site in (*sites, *closed))})
    policy = Policy(ports=ports, opened=frozenset((HERE, site.port) for site in sites))
    dialler = Dialler(policy, limits, resolve=resolve, roots=roots, proxy=proxy)
    how = Manner(**{"agent": AGENT, "software": "dadkhah/0.test", "robots": False, **manner})
    return HttpFetcher(dialler, how, Still(), Counting())
