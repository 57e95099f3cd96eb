"""Connections: the address that was checked is the one that is dialled."""

from __future__ import annotations

import socket

import pytest
from tests.unit.adapters.http.sites import HERE, QUICK, page, serving

from dadkhah.adapters.http.dial import Dialler, Policy, reason, system_resolve
from dadkhah.adapters.http.limits import Deadline
from dadkhah.capture.url import Url
from dadkhah.errors import AddressRefused, FetchFailed


def test_the_system_gives_addresses_once_each() -> None:
    found = system_resolve("localhost", 80)
    assert HERE in found
    assert len(set(found)) == len(found)


def test_a_name_reaches_the_socket_as_an_address_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[object] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        dialled.append(address)
        real(self, address)  # type: ignore[arg-type]

    with serving({"/": [page(b"x")]}) as site:
        monkeypatch.setattr(socket.socket, "connect", connect)
        opened = Policy(ports=frozenset({site.port}), opened=frozenset({(HERE, site.port)}))
        line = Dialler(opened, QUICK, resolve=lambda _host, _port: [HERE]).dial(
            Url("http", "news.example", site.port, "/"), Deadline(5)
        )
        line.sock.close()
    assert dialled == [(HERE, site.port)]
    assert (line.ip, line.resolved) == (HERE, (HERE,))


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    with serving({"/": [page(b"x")]}) as site:
        both = ["127.0.0.9", HERE]
        opened = Policy(opened=frozenset((one, site.port) for one in both))
        line = Dialler(opened, QUICK, resolve=lambda _host, _port: both).dial(
            Url("http", "news.example", site.port, "/"), Deadline(5)
        )
        line.sock.close()
    assert (line.ip, line.resolved) == (HERE, tuple(both))


def test_no_address_is_dialled_where_one_is_forbidden() -> None:
    """The open address stands first: a name that leads to both is refused as a whole."""
    with serving({"/": [page(b"x")]}) as site:
        opened = Policy(opened=frozenset({(HERE, site.port)}))
        dialler = Dialler(opened, QUICK, resolve=lambda _host, _port: [HERE, "10.0.0.1"])
        with pytest.raises(AddressRefused, match=r"10\.0\.0\.1, a private network"):
            dialler.dial(Url("http", "news.example", site.port, "/"), Deadline(5))


def test_a_policy_opens_nothing_by_itself() -> None:
    assert Policy().forbids(HERE, 80)
    assert Policy().ports == {80, 443}
    assert Policy().forbids("8.8.8.8", 80) == ""


def test_a_deadline_that_has_passed() -> None:
    with pytest.raises(TimeoutError):
        Dialler(Policy(), QUICK, resolve=lambda _host, _port: ["8.8.8.8"]).dial(
            Url("http", "news.example", 80, "/"), Deadline(0)
        )


def test_a_name_without_addresses() -> None:
    with pytest.raises(FetchFailed, match="not resolved in time"):
        Dialler(Policy(), QUICK, resolve=lambda _host, _port: []).dial(Url("http", "a.example", 80, "/"), Deadline(5))


def test_a_deadline_counts_down() -> None:
    now = [0.0]
    deadline = Deadline(10, lambda: now[0])
    assert (deadline.left(3), deadline.left(30), deadline.nearer(4).left(30)) == (3, 10, 4)
    now[0] = 8.0
    assert (deadline.left(30), deadline.nearer(4).left(30)) == (2, 2)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "no answer in time"),
        (OSError(111, "Connection refused"), "connection refused"),
        (OSError(), "oserror"),
    ],
)
def test_failures_in_words(error: OSError, words: str) -> None:
    assert reason(error) == words
