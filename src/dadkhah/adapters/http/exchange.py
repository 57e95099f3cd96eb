"""One request and its answer, byte for byte.

In: a connection and a Url. Out: Exchange: the bytes sent, the bytes received, and what they say as HTTP/1.1 (h11).

An answer that breaks off, breaks the protocol or passes a limit is kept as far as it came, and `cut` says why in the
words of WARC-Truncated: length, time, disconnect, unspecified. Without a whole head there is no answer: FetchFailed.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import Literal

import h11
import msgspec

from dadkhah.adapters.http.dial import Line, reason
from dadkhah.adapters.http.limits import Deadline, Limits
from dadkhah.capture.url import Url
from dadkhah.errors import FetchFailed

Cut = Literal["", "length", "time", "disconnect", "unspecified"]
PIECE = 65536


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """A request, its answer as sent and received, and the answer's parts; `body` without the transfer encoding."""

    url: Url
    at: str
    sent: bytes
    received: bytes
    status: int
    reason: str
    fields: tuple[tuple[str, str], ...]
    body: bytes
    ip: str = ""
    resolved: tuple[str, ...] = ()
    tls: str = ""
    chain: tuple[str, ...] = ()
    cut: Cut = ""
    problem: str = ""

    def field(self, name: str) -> str:
        """Return the value of the first field of that name (lower case), "" without one."""
        return next((value for key, value in self.fields if key == name), "")

    @property
    def head_size(self) -> int:
        """Return how many bytes of the answer are its head."""
        return head_size(self.received)


def head_size(received: bytes) -> int:
    """Return how many bytes of an answer are its head, with the empty line behind it."""
    ends = [at + len(end) for end in (b"\r\n\r\n", b"\n\n") if (at := received.find(end)) >= 0]
    return min(ends, default=len(received))


def asking(url: Url, agent: str) -> list[tuple[str, str]]:
    """Return the fields of a request: no cookie, no referrer, no language."""
    return [
        ("Host", url.authority),
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]


def request(url: Url, fields: Sequence[tuple[str, str]]) -> tuple[h11.Connection, bytes]:
    """Return a connection's state after a GET, and the bytes of it; raise FetchFailed for fields that HTTP forbids."""
    state = h11.Connection(h11.CLIENT, max_incomplete_event_size=PIECE)
    try:
        sent = state.send(h11.Request(method="GET", target=url.target, headers=list(fields))) or b""
    except h11.LocalProtocolError as error:
        raise FetchFailed(f"it cannot be asked for ({error})", where=str(url)) from None
    return state, sent + (state.send(h11.EndOfMessage()) or b"")


def exchange(  # noqa: PLR0917 - one call, six plain values
    line: Line, url: Url, fields: Sequence[tuple[str, str]], at: str, limits: Limits, deadline: Deadline
) -> Exchange:
    """Send one request and take its answer; raise FetchFailed where no whole head comes. Closes the connection."""
    state, sent = request(url, fields)
    with line.sock:
        try:
            line.sock.settimeout(deadline.left(limits.read_seconds))
            line.sock.sendall(sent)
        except OSError as error:
            raise FetchFailed(f"the request could not be sent ({reason(error)})", where=str(url)) from None
        answer = _Answer(state, limits)
        cut, problem = answer.taken(line.sock, deadline)
    if answer.head is None:
        raise FetchFailed(problem or "it broke off before it had answered", where=str(url))
    received = answer.received()
    return Exchange(
        url=url,
        at=at,
        sent=sent,
        received=received,
        status=answer.head.status_code,
        reason=answer.head.reason.decode("latin-1"),
        fields=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.head.headers),
        body=bytes(answer.chunks) if answer.chunked else received[head_size(received) :],
        ip=line.ip,
        resolved=line.resolved,
        tls=line.tls,
        chain=line.chain,
        cut=cut,
        problem=problem,
    )


class _Answer:
    """Takes an answer piece by piece, keeping every byte of it once; the content of chunks is kept beside them."""

    def __init__(self, state: h11.Connection, limits: Limits) -> None:
        self._state, self._limits = state, limits
        self._interim = self._size = 0
        self.wire, self.chunks = bytearray(), bytearray()
        self.chunked = False
        self.head: h11.Response | None = None
        self.start = 0
        self.end: int | None = None

    def taken(self, sock: socket.socket, deadline: Deadline) -> tuple[Cut, str]:
        """Read until the answer ends; return how it was cut, and why in words."""
        while True:
            try:
                event = self._state.next_event()
            except h11.RemoteProtocolError as error:
                return self._broken(error)
            if event is h11.NEED_DATA:
                if stopped := self._more(sock, deadline):
                    return stopped
            elif isinstance(event, h11.EndOfMessage):
                self.end = self._at()
                return "", ""
            elif stopped := self._event(event):
                return stopped

    def received(self) -> bytes:
        """Return the bytes of the answer, and let go of them here: a large one is not held twice."""
        kept = bytes(memoryview(self.wire)[self.start : self.end])
        self.wire.clear()
        return kept

    def _at(self) -> int:
        """Return how many of the received bytes the events so far have used."""
        return len(self.wire) - len(self._state.trailing_data[0])

    def _event(self, event: object) -> tuple[Cut, str] | None:
        if isinstance(event, h11.InformationalResponse):
            self.start = self._at()
            self._interim += 1
            if self._interim > self._limits.interim:
                return "unspecified", "it sends interim answers without end"
        elif isinstance(event, h11.Response):
            if len(event.headers) > self._limits.fields:
                return "unspecified", f"its head has more than {self._limits.fields} fields"
            self.head = event
            self.chunked = any(name == b"transfer-encoding" for name, _ in event.headers)
        elif isinstance(event, h11.Data):
            self._size += len(event.data)
            if self.chunked:
                self.chunks += event.data
        return None

    def _more(self, sock: socket.socket, deadline: Deadline) -> tuple[Cut, str] | None:
        most = self._limits.body_bytes
        if self._size > most or len(self.wire) > 2 * most + 2 * self._limits.head_bytes:
            return "length", f"it is longer than {most:,} bytes"
        if self.head is None and len(self.wire) > self._limits.head_bytes:
            return "unspecified", f"its head is longer than {self._limits.head_bytes:,} bytes"
        try:
            sock.settimeout(deadline.left(self._limits.read_seconds))
            piece = sock.recv(PIECE)
        except TimeoutError:
            return "time", "it did not answer in time" if self.head is None else "it did not end in time"
        except OSError as error:
            return "disconnect", f"the connection broke off ({reason(error)})"
        self.wire += piece
        self._state.receive_data(piece)
        return None

    def _broken(self, error: h11.RemoteProtocolError) -> tuple[Cut, str]:
        if "closed connection" in str(error):
            return "disconnect", "it ended before it was complete"
        if "ConnectionClosed" in str(error):
            return "disconnect", "it ended before it had answered"
        return "unspecified", f"it breaks the rules of HTTP ({str(error)[:200]})"
