"""What every test gets: no network, Hypothesis profiles, and programs and data that are asked for by name.

In: the environment (CI, PATH) and marks.
Out: fixtures `needs`, `root` and `shared_dir`, the mark `needs("program")`, the profiles "fast" and "full".
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI") == "true"

UNTRACED = ("benchmarks", "docs", "examples", "golden", "hostile", "house", "properties", "web")
"""Folders whose tests run for long what others cover: by properties, by attack, as measured, as documented."""

TRACED = 12
"""Rows of one table of cases that are traced: later ones run what these run, and tracing doubles a test's time."""

rows: Counter[str] = Counter()
"""How many cases of each test function were collected."""

settings.register_profile(
    "fast", max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "full", max_examples=200, deadline=None, derandomize=IN_CI, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fast")


class NetworkRefused(Exception):
    """A test tried to reach something beyond this machine."""


def on_this_machine(host: object) -> bool:
    """Tell whether a host names the loopback interface of this machine."""
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_far(address: Any, family: int) -> None:
    """Raise NetworkRefused unless the address is a path or on the loopback interface."""
    if family != getattr(socket, "AF_UNIX", None) and not on_this_machine(address[0]):
        raise NetworkRefused(f"a test must not reach {address!r}; give the code under test a port of its own instead")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection and look-up beyond the loopback interface and local sockets, for the whole session."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", guarded_look_up(socket.getaddrinfo))
        yield


def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a socket method that checks its address, the last argument, before it acts."""

    def checked(self: socket.socket, *args: Any) -> Any:
        refuse_far(args[-1], self.family)
        return method(self, *args)

    return checked


def guarded_look_up(look_up: Callable[..., Any]) -> Callable[..., Any]:
    """Return a look-up that answers for this machine only."""

    def checked(host: Any, *args: Any, **options: Any) -> Any:
        refuse_far((host,), socket.AF_INET)
        return look_up(host, *args, **options)

    return checked


def needs_program(*programs: str) -> None:
    """Skip the test by name where a program or package is missing; fail it where CI=true, whose script installs all."""
    missing = [program for program in programs if shutil.which(program) is None and not find_spec(program)]
    if missing and IN_CI:
        pytest.fail(f"missing in CI: {', '.join(missing)}; have .ci/run install it", pytrace=False)
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect no garbage while tests are collected, and never again among them: they all stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_unconfigure() -> None:
    """Let go of the tests."""
    gc.unfreeze()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests of whole folders, and the later rows of long tables."""
    function = item.nodeid.partition("[")[0]
    rows[function] += 1
    if rows[function] > TRACED or not set(UNTRACED).isdisjoint(item.path.parent.parts[len(ROOT.parts) :]):
        item.add_marker("untraced")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Do not trace a test that is marked `untraced`."""
    if not item.get_closest_marker("untraced"):
        return (yield)
    stopped = []
    while running := Coverage.current():
        running.stop()
        stopped.append(running)
    try:
        return (yield)
    finally:
        for one in reversed(stopped):
            one.start()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Honour the mark `needs`."""
    for mark in item.iter_markers("needs"):
        needs_program(*mark.args)


@pytest.fixture
def needs() -> Callable[..., None]:
    """Return the function that asks for programs in the middle of a test: needs("openssl", "xxd")."""
    return needs_program


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """Return the folder of development data beside the repository, or skip the test."""
    shared = ROOT.parent / "shared"
    if not shared.is_dir():
        pytest.skip("needs the development data: a folder `shared` beside the repository")
    return shared
