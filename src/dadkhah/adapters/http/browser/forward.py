"""The only way out for a browser: a proxy on the loopback that dials what a capture may dial, and records it.

In: requests of a browser. Out: answers, for addresses that the policy allows; Exchange for each plain request, Tunnel
for each encrypted one, of which no more than the other end and the number of bytes can be seen.

Only GET is passed on for plain requests: a page must not send what it likes from the investigator's machine. In a
tunnel the request cannot be seen.
"""

from __future__ import annotations

import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock, Thread

import msgspec

from dadkhah.adapters.http.dial import Dialler
from dadkhah.adapters.http.exchange import Exchange, exchange
from dadkhah.adapters.http.limits import Deadline, Limits
from dadkhah.capture.url import Url, parse
from dadkhah.errors import AddressRefused, FetchFailed, SourceError

HERE = "127.0.0.1"
PIECE = 65536
MOST_AT_ONCE = 32
MOST_ASKED_AT_ONCE = 6
"""Plain requests that are answered at one time: their answers are held whole, and a page must not fill the memory."""

LARGEST = 8 * 1024 * 1024
"""Bytes of one plain answer."""

MOST = 400
"""Connections of one page: pages of the press ask for about a hundred."""

DROPPED = frozenset(
    {"host", "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "content-length"}
)
"""Fields between two ends of one connection (RFC 9110, 7.6.1), and those that are written anew."""


MAKER = (
    "accounts.google.com",
    "clients1.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "update.googleapis.com",
)
"""Hosts that the browser asks by itself, as seen at this proxy: nobody asked for that."""


class Tunnel(msgspec.Struct, frozen=True):
    """An encrypted connection of the browser: where to, the address that was dialled, and bytes each way."""

    host: str
    port: int
    ip: str
    up: int
    down: int


class Forward:
    """Forwards for one page, and keeps what went through.

    Args:
        dialler: opens connections under the policy of captures.
        limits: of each answer, and of all answers and tunnels together.
        deadline: when everything ends.
        now: tells when an exchange began, ISO 8601.
    """

    def __init__(self, dialler: Dialler, limits: Limits, deadline: Deadline, now: Callable[[], str]) -> None:
        self._dialler, self._limits, self._deadline, self._now = dialler, limits, deadline, now
        self._lock, self._room = Lock(), BoundedSemaphore(MOST_AT_ONCE)
        self._asking = BoundedSemaphore(MOST_ASKED_AT_ONCE)
        self._answer_limits = msgspec.structs.replace(limits, body_bytes=min(LARGEST, limits.body_bytes))
        self._count = self._bytes = 0
        self.exchanges: list[Exchange] = []
        self.tunnels: list[Tunnel] = []
        self.refused: list[str] = []

    @contextmanager
    def listening(self) -> Iterator[int]:
        """Listen on a free port of the loopback; yield the port."""
        with socket.create_server((HERE, 0)) as server:
            thread = Thread(target=self._serve, args=(server,), daemon=True)
            thread.start()
            try:
                yield server.getsockname()[1]
            finally:
                with suppress(OSError):
                    server.shutdown(socket.SHUT_RDWR)
                thread.join(5)

    def _serve(self, server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                sock, _ = server.accept()
                self._room.acquire()
                Thread(target=self._answer, args=(sock,), daemon=True).start()

    def _answer(self, sock: socket.socket) -> None:
        try:
            with sock, suppress(OSError, SourceError):
                self._passed(sock)
        finally:
            self._room.release()

    def _passed(self, sock: socket.socket) -> None:
        method, target, fields, rest = self._head(sock)
        with self._lock:
            self._count += 1
            full = self._count > MOST or self._bytes > self._limits.body_bytes
        try:
            if full:
                raise FetchFailed(f"the page asks for more than {MOST} things, or too large ones", where=target)
            if method == "CONNECT":
                self._tunnel(sock, target, rest)
            elif method == "GET":
                self._get(sock, target, fields)
            else:
                raise FetchFailed(f"{method[:20]} is not passed on", where=target)
        except SourceError as error:
            with self._lock:
                self.refused.append(f"{target[:200]}: {error.what}")
            sock.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def _head(self, sock: socket.socket) -> tuple[str, str, list[tuple[str, str]], bytes]:
        """Return method, target, fields and what came behind the head; raise OSError for what is no request."""
        held = b""
        while b"\r\n\r\n" not in held:
            sock.settimeout(self._deadline.left(self._limits.read_seconds))
            piece = sock.recv(PIECE)
            held += piece
            if not piece or len(held) > self._limits.head_bytes:
                raise OSError("no request")
        head, _, rest = held.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = [*first.split(" "), "", ""][:3]
        cut = (line.partition(":") for line in lines)
        return method, target, [(name.strip(), value.strip()) for name, _, value in cut], rest

    def _url(self, target: str) -> Url:
        """Return the parts of an address; raise AddressRefused, for what the browser asks of its maker too."""
        url = parse(target, self._dialler.policy.ports, onion=self._dialler.proxy is not None)
        if url.host in MAKER:
            raise AddressRefused(f"refused: {url.host} is asked by the browser, not by the page", where=target)
        return url

    def _get(self, sock: socket.socket, target: str, fields: list[tuple[str, str]]) -> None:
        url = self._url(target)
        kept = [one for one in fields if one[0].lower() not in DROPPED and not one[0].lower().startswith("proxy-")]
        asked = [("Host", url.authority), *kept, ("Connection", "close")]
        at = self._now()
        with self._asking:
            line = self._dialler.dial(url, self._deadline)
            made = exchange(line, url, asked, at, self._answer_limits, self._deadline)
            with self._lock:
                self.exchanges.append(made)
                self._bytes += len(made.received)
            sock.sendall(made.received)

    def _tunnel(self, sock: socket.socket, target: str, rest: bytes) -> None:
        url = self._url(f"https://{target}/")
        line = self._dialler.dial(url, self._deadline, tls=False)
        with line.sock:
            sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            line.sock.sendall(rest)
            up, down = self._relayed(sock, line.sock)
        with self._lock:
            self.tunnels.append(Tunnel(url.host, url.port, line.ip, up + len(rest), down))

    def _relayed(self, inner: socket.socket, outer: socket.socket) -> tuple[int, int]:
        """Pass bytes both ways until one end is done or a limit is reached; return how many each way."""
        counts = {inner: 0, outer: 0}
        with selectors.DefaultSelector() as ready, suppress(OSError):
            for one in counts:
                one.settimeout(self._limits.read_seconds)
                ready.register(one, selectors.EVENT_READ)
            while self._may_pass():
                for key, _ in ready.select(self._deadline.left(self._limits.read_seconds)):
                    source = inner if key.fileobj is inner else outer
                    piece = source.recv(PIECE)
                    if not piece:
                        return counts[inner], counts[outer]
                    (outer if source is inner else inner).sendall(piece)
                    counts[source] += len(piece)
                    with self._lock:
                        self._bytes += len(piece)
        return counts[inner], counts[outer]

    def _may_pass(self) -> bool:
        return self._bytes <= self._limits.body_bytes
