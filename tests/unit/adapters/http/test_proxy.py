"""A SOCKS proxy: everything goes through it, the name is resolved there, and nothing goes around it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

import msgspec
import pytest
from tests.unit.adapters.http.sites import HERE, Site, fetcher, moved, page, serving
from tests.unit.capture.spellings import SPELLINGS

from dadkhah.adapters.http.proxy import SocksProxy, socks_proxy
from dadkhah.errors import AddressRefused, CallError, FetchFailed


class Socks(msgspec.Struct, frozen=True):
    """A running proxy, and the hosts and ports that it was asked for."""

    proxy: SocksProxy
    asked: list[tuple[str, int]]


@contextmanager
def proxying(to: Site, reply: int = 0) -> Iterator[Socks]:
    """Run a SOCKS5 proxy that connects every name to one site, or gives a reply that refuses."""
    server = socket.create_server((HERE, 0))
    socks = Socks(SocksProxy(HERE, server.getsockname()[1]), [])

    def serve() -> None:
        with suppress(OSError):
            while True:
                sock, _ = server.accept()
                Thread(target=_relay, args=(sock, to, reply, socks.asked), daemon=True).start()

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield socks
    finally:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


def _relay(sock: socket.socket, to: Site, reply: int, asked: list[tuple[str, int]]) -> None:
    with suppress(OSError), sock:
        methods = sock.recv(2)[1]
        sock.recv(methods)
        sock.sendall(b"\x05\x00")
        _, _, _, kind = sock.recv(4)
        host = sock.recv(sock.recv(1)[0]).decode() if kind == 3 else f"literal of kind {kind}"
        asked.append((host, int.from_bytes(sock.recv(2), "big")))
        sock.sendall(bytes([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]))
        if reply:
            return
        with socket.create_connection((HERE, to.port)) as site:
            site.sendall(sock.recv(65536))
            while piece := site.recv(65536):
                sock.sendall(piece)


def forbidden(host: str, _port: int) -> list[str]:
    raise AssertionError(f"{host} was resolved here")


def test_a_page_through_a_proxy() -> None:
    with serving({"/": [page(b"words")]}) as site, proxying(site) as socks:
        made = fetcher(resolve=forbidden, proxy=socks.proxy).fetch("http://news.example/")
        assert socks.asked == [("news.example", 80)]
    assert (made.body, made.ip) == (b"words", "")
    assert made.notes == ("the name was resolved at the proxy, and its address is not known here",)
    assert b"WARC-IP-Address" not in made.warc
    assert str(socks.proxy.port).encode() not in made.warc


def test_an_onion_service_and_a_redirection_stay_within_the_proxy() -> None:
    with serving({"/": [moved("http://other.example/b")], "/b": [page(b"words")]}) as site, proxying(site) as socks:
        assert fetcher(resolve=forbidden, proxy=socks.proxy).fetch("http://hidden.onion/").body == b"words"
        assert socks.asked == [("hidden.onion", 80), ("other.example", 80)]


@pytest.mark.parametrize("written", [one for one in SPELLINGS if "#" not in one])  # that one names a public host
def test_what_the_address_shows_is_checked_before_the_proxy_is_asked(written: str) -> None:
    with serving({}) as site, proxying(site) as socks:
        made = fetcher(closed=[site], resolve=forbidden, proxy=socks.proxy)
        with pytest.raises(AddressRefused):
            made.fetch(written.format(port=site.port))
        assert socks.asked == []


def test_a_proxy_that_is_not_there_is_not_bypassed() -> None:
    with serving({"/": [page(b"words")]}) as site:
        with socket.create_server((HERE, 0)) as free:
            port = free.getsockname()[1]
        gone = fetcher(site, proxy=SocksProxy(HERE, port))
        with pytest.raises(FetchFailed, match=r"the proxy .* did not connect"):
            gone.fetch(site.url())
        assert site.got == []


def test_a_proxy_that_refuses_is_not_bypassed() -> None:
    with serving({"/": [page(b"words")]}) as site, proxying(site, reply=2) as socks:
        with pytest.raises(FetchFailed, match="did not connect"):
            fetcher(site, proxy=socks.proxy).fetch(site.url())
        assert (site.got, len(socks.asked)) == ([], 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("socks5://127.0.0.1:9050", SocksProxy("127.0.0.1", 9050)),
        ("socks5h://proxy.example:1080/", SocksProxy("proxy.example", 1080)),
        ("SOCKS5://me:a%40b@[::1]:9050", SocksProxy("::1", 9050, "me", "a@b")),
    ],
)
def test_a_proxy_is_read(written: str, read: SocksProxy) -> None:
    assert socks_proxy(written) == read
    assert "a@b" not in str(read)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "127.0.0.1:9050",
        "http://127.0.0.1:9050",
        "socks4://x:1",
        "socks5://x",
        "socks5://:1",
        "socks5://x:1/a",
        "socks5://x:y",
    ],
)
def test_what_is_no_proxy(written: str) -> None:
    with pytest.raises(CallError, match="--proxy"):
        socks_proxy(written)
