"""The browser's only way out: what it passes on, what it refuses, what it keeps."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.unit.adapters.http.certificates import Authority
from tests.unit.adapters.http.sites import HERE, QUICK, Site, fetcher, page, serving
from tests.unit.capture.spellings import SPELLINGS

from dadkhah.adapters.http.browser.forward import MAKER, Forward
from dadkhah.adapters.http.limits import Deadline, Limits

pytestmark = pytest.mark.slow

AT = "2031-05-01T12:00:00.250000Z"


@contextmanager
def forwarding(*sites: Site, closed: tuple[Site, ...] = (), limits: Limits = QUICK) -> Iterator[tuple[Forward, int]]:
    dialler = fetcher(*sites, closed=closed, limits=limits)._dialler
    forward = Forward(dialler, limits, Deadline(10), lambda: AT)
    with forward.listening() as port:
        yield forward, port


def said(port: int, request: bytes) -> bytes:
    """Send a request to the proxy and return all that comes back."""
    held = b""
    with suppress(OSError), socket.create_connection((HERE, port), timeout=5) as sock:
        sock.sendall(request)
        while piece := sock.recv(65536):
            held += piece
    return held


def asked(url: str, *fields: str, method: str = "GET") -> bytes:
    return "\r\n".join((f"{method} {url} HTTP/1.1", "Host: anything", *fields, "", "")).encode()


def until(done: object, seconds: float = 3) -> None:
    """Wait until a list that another thread fills holds something."""
    end = time.monotonic() + seconds
    while not done and time.monotonic() < end:
        time.sleep(0.01)


def test_a_plain_request_is_passed_on_and_kept() -> None:
    with serving({"/a?b": [page(b"words")]}) as site, forwarding(site) as (forward, port):
        fields = ("User-Agent: me", "Proxy-Connection: keep-alive", "Connection: x", "Cookie: a=b")
        assert said(port, asked(site.url("/a?b"), *fields)) == page(b"words")
        (made,) = forward.exchanges
    wanted = f"GET /a?b HTTP/1.1\r\nHost: news.example:{site.port}\r\nUser-Agent: me\r\n"
    wanted += "Cookie: a=b\r\nConnection: close\r\n\r\n"
    assert (made.sent, made.received, made.ip, made.at) == (wanted.encode(), page(b"words"), HERE, AT)
    assert site.got == [wanted.encode()]
    assert forward.refused == []


@pytest.mark.parametrize("written", SPELLINGS)
def test_no_spelling_reaches_a_forbidden_address(written: str) -> None:
    with serving({"/": [page(b"secret")]}) as secret, forwarding(closed=(secret,)) as (forward, port):
        url = written.format(port=secret.port).strip().partition("#")[0]
        answer = said(port, asked(url))
        assert page(b"secret") not in answer
        assert secret.got == []
        assert forward.exchanges == []


TUNNELS = [
    "127.0.0.1",
    "[::1]",
    "2130706433",
    "0x7f.1",
    "localhost",
    "[::ffff:127.0.0.1]",
    "news.example",
    "a@127.0.0.1",
]


@pytest.mark.parametrize("host", TUNNELS)
def test_no_tunnel_reaches_a_forbidden_address(host: str) -> None:
    with serving({"/": [page(b"secret")]}) as secret, forwarding(closed=(secret,)) as (forward, port):
        answer = said(port, asked(f"{host}:{secret.port}", method="CONNECT"))
        assert answer.startswith(b"HTTP/1.1 403 ")
        assert (len(forward.refused), forward.tunnels, secret.got) == (1, [], [])


def test_a_tunnel_is_checked_and_counted(tmp_path: Path) -> None:
    authority = Authority()
    with (
        serving({"/": [page(b"words")]}, authority.site(tmp_path, "news.example")) as site,
        forwarding(site) as (forward, port),
    ):
        with socket.create_connection((HERE, port), timeout=5) as sock:
            sock.sendall(asked(f"news.example:{site.port}", method="CONNECT"))
            assert sock.recv(65536) == b"HTTP/1.1 200 Connection established\r\n\r\n"
            with authority.believed().wrap_socket(sock, server_hostname="news.example") as inner:
                inner.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert inner.recv(65536).startswith(b"HTTP/1.1 200")
        until(forward.tunnels)
        (tunnel,) = forward.tunnels
    assert (tunnel.host, tunnel.port, tunnel.ip) == ("news.example", site.port, HERE)
    assert min(tunnel.up, tunnel.down) > 100
    assert forward.exchanges == []
    assert ssl.HAS_TLSv1_3


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "x" * 50])
def test_nothing_but_asking_is_passed_on(method: str) -> None:
    with serving({"/": [page(b"words")]}) as site, forwarding(site) as (forward, port):
        assert said(port, asked(site.url(), method=method)).startswith(b"HTTP/1.1 403 ")
        assert (site.got, len(forward.refused)) == ([], 1)


@pytest.mark.parametrize("host", MAKER)
def test_what_the_browser_asks_by_itself_is_refused(host: str) -> None:
    with forwarding() as (forward, port):
        assert said(port, asked(f"{host}:443", method="CONNECT")).startswith(b"HTTP/1.1 403 ")
        assert said(port, asked(f"http://{host}/x")).startswith(b"HTTP/1.1 403 ")
    assert len(forward.refused) == 2


@pytest.mark.parametrize(
    "request_", [b"", b"noise", b"GET\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"X" * 30_000, b"\r\n\r\n"]
)
def test_what_is_no_request_is_left(request_: bytes) -> None:
    small = type(QUICK)(read_seconds=0.2, head_bytes=20_000)
    with forwarding(limits=small) as (forward, port):
        assert not said(port, request_).startswith(b"HTTP/1.1 200")
    assert forward.exchanges == []


def test_a_tunnel_ends_at_the_limit() -> None:
    def flood(sock: socket.socket) -> None:
        with suppress(OSError):
            while True:
                sock.sendall(b"x" * 50_000)

    with serving({"/": flood}) as site, forwarding(site) as (forward, port):
        came = said(port, asked(f"news.example:{site.port}", method="CONNECT") + b"GET / HTTP/1.1\r\n\r\n")
        until(forward.tunnels)
        (tunnel,) = forward.tunnels
    assert QUICK.body_bytes < tunnel.down < QUICK.body_bytes + 200_000
    assert len(came) < QUICK.body_bytes + 200_000


def test_plain_answers_have_one_limit_together() -> None:
    large = page(b"x" * 150_000)
    with serving({"/": [large]}) as site, forwarding(site) as (forward, port):
        came = [said(port, asked(site.url())) for _ in range(4)]
    assert came[:2] == [large, large]
    assert {one[:13] for one in came[2:]} == {b"HTTP/1.1 403 "}
    assert "too large ones" in forward.refused[0]


def test_a_site_that_fails_is_a_refusal() -> None:
    with serving({"/": [b"noise\r\n\r\n"]}) as site, forwarding(site) as (forward, port):
        assert said(port, asked(site.url())).startswith(b"HTTP/1.1 403 ")
    assert "breaks the rules of HTTP" in forward.refused[0]
