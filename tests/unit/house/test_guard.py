"""The guard of conftest.py: tests reach this machine only."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest


def test_far_connection_is_refused() -> None:
    with socket.socket() as far, pytest.raises(Exception, match="must not reach"):
        far.connect(("192.0.2.1", 80))


def test_far_datagram_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as far, pytest.raises(Exception, match="must not reach"):
        far.sendto(b"x", ("192.0.2.1", 9))


def test_far_look_up_is_refused() -> None:
    with pytest.raises(Exception, match="must not reach"):
        socket.getaddrinfo("host.example", 80)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_allowed(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as near, socket.create_connection((host, near.getsockname()[1])):
        pass


def test_local_sockets_are_allowed() -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(b"here")
        assert right.recv(4) == b"here"


def test_a_missing_program_is_named(needs: Callable[..., None]) -> None:
    with pytest.raises((pytest.skip.Exception, pytest.fail.Exception), match="no-such-program"):
        needs("no-such-program")
