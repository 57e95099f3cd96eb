"""No capture reaches a forbidden address: a site that must not be asked counts who asks.

The site listens on the loopback, on a port that may be dialled; only its address is forbidden. It stays at 0 requests
for every spelling, straight and by redirection, and for names that lead there, now or after a first look.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.adapters.http.sites import HERE, Site, fetcher, moved, page, serving
from tests.unit.capture.spellings import SPELLINGS

from dadkhah.errors import AddressRefused, FetchFailed, SourceError

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def secret() -> Iterator[Site]:
    with serving({"/": [page(b"secret")]}) as site:
        yield site


@pytest.mark.parametrize("written", SPELLINGS)
def test_no_spelling_reaches_it(secret: Site, written: str) -> None:
    with pytest.raises(AddressRefused, match="refused"):
        fetcher(closed=[secret]).fetch(written.format(port=secret.port))
    assert secret.got == []


@pytest.mark.parametrize("written", SPELLINGS)
def test_no_redirection_reaches_it(secret: Site, written: str) -> None:
    """A redirection that a parser reads as a path of the public site is asked there, and leads nowhere else."""
    where = written.format(port=secret.port).encode().decode("latin-1")
    with serving(
        {"/": [f"HTTP/1.1 302 Found\r\nLocation: {where}\r\nContent-Length: 0\r\n\r\n".encode("latin-1")]}
    ) as public:
        with pytest.raises((AddressRefused, FetchFailed)):
            fetcher(public, closed=[secret]).fetch(public.url())
        assert {head.split(b"Host: ")[1].split(b"\r\n")[0] for head in public.got} == {
            f"news.example:{public.port}".encode()
        }
    assert secret.got == []


LEADING = [
    ["127.0.0.1"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["fe80::1%lo"],
    ["0.0.0.0"],  # noqa: S104 - nobody listens there
    ["169.254.169.254"],
    ["93.184.215.14", "127.0.0.1"],
    ["127.0.0.1", "93.184.215.14"],
    ["nonsense"],
]


@pytest.mark.parametrize("addresses", LEADING, ids="-".join)
def test_no_name_reaches_it(secret: Site, addresses: list[str]) -> None:
    with pytest.raises(AddressRefused, match=r"news\.example leads to"):
        fetcher(closed=[secret], resolve=lambda _host, _port: addresses).fetch(secret.url())
    assert secret.got == []


def test_a_name_that_changes_between_two_looks_is_looked_up_once(secret: Site) -> None:
    """Rebinding: the first answer is public, all later ones forbidden. One look for each connection, and none after."""
    with serving({"/": [page(b"public")]}) as public:
        asked: list[str] = []

        def rebinding(host: str, _port: int) -> list[str]:
            asked.append(host)
            return [HERE] if len(asked) == 1 else ["127.0.0.2"]

        assert fetcher(public, closed=[secret], resolve=rebinding).fetch(public.url()).body == b"public"
        assert asked == ["news.example"]


def test_a_name_that_changes_behind_a_redirection_is_checked_again(secret: Site) -> None:
    with serving({"/": [moved("/again")], "/again": [page(b"x")]}) as public:
        answers = iter([[HERE], ["169.254.169.254"]])
        with pytest.raises(AddressRefused, match=r"169\.254\.169\.254"):
            fetcher(public, resolve=lambda _host, _port: next(answers)).fetch(public.url())
        assert public.paths == ["/"]
    assert secret.got == []


def test_robots_of_a_name_that_changes_is_refused_and_noted(secret: Site) -> None:
    with serving({"/": [page(b"x")]}) as public:
        answers = iter([[HERE], ["10.0.0.1"]])
        made = fetcher(public, robots=True, resolve=lambda _host, _port: next(answers)).fetch(public.url())
        assert public.paths == ["/"]
    assert "robots.txt could not be asked for: refused" in made.notes[0]


def test_a_port_that_nobody_allowed_is_not_dialled(secret: Site) -> None:
    with pytest.raises(AddressRefused, match="is not among 80, 443"):
        fetcher().fetch(secret.url())
    assert secret.got == []


def test_a_redirection_to_another_port_is_not_followed(secret: Site) -> None:
    leads = {"/": [moved(f"http://news.example:{secret.port}/")]}
    with serving(leads) as public, pytest.raises(AddressRefused, match="a redirection was refused"):
        fetcher(public).fetch(public.url())
    assert secret.got == []


def test_an_address_that_is_opened_opens_no_other_port(secret: Site) -> None:
    leads = {"/": [moved(f"http://news.example:{secret.port}/")]}
    with serving(leads) as public, pytest.raises(AddressRefused, match="leads to 127"):
        fetcher(public, closed=[secret]).fetch(public.url())
    assert secret.got == []


def test_a_name_that_nobody_knows() -> None:
    def unknown(host: str, _port: int) -> list[str]:
        raise OSError(host)

    with pytest.raises(FetchFailed, match="its name is not known"):
        fetcher(resolve=unknown).fetch("http://news.example/")


def test_the_variables_of_the_environment_open_no_way_around(secret: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{secret.port}")
    with serving({"/": [page(b"x")]}) as public:
        assert fetcher(public).fetch(public.url()).body == b"x"
        with pytest.raises(SourceError):
            fetcher().fetch("http://127.0.0.1/")
    assert secret.got == []
