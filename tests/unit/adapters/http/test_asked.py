"""The fetcher as a call asks for it: what options can open, and what they cannot."""

from __future__ import annotations

import pytest
from tests.unit.adapters.http.sites import Counting, Site, Still, page, serving
from tests.unit.capture.spellings import SPELLINGS

from dadkhah.adapters.http.asked import Asked
from dadkhah.adapters.http.fetcher import HttpFetcher
from dadkhah.errors import AddressRefused, CallError
from dadkhah.ports import Web


def asked(**options: object) -> Asked:
    return Asked(Web(**options), "0.test", Still(), Counting())  # type: ignore[arg-type]


def inner(made: Asked) -> HttpFetcher:
    found = made._fetcher
    assert isinstance(found, HttpFetcher)
    return found


def test_no_option_opens_an_address() -> None:
    made = inner(asked(ports=(8080,), keep_errors=True))
    assert made._dialler.policy.opened == frozenset()
    assert made._dialler.policy.ports == {80, 443, 8080}
    assert str(made.parse("http://news.example:8080/")) == "http://news.example:8080/"


@pytest.mark.parametrize("written", SPELLINGS[:20])
def test_with_every_option_a_site_of_this_machine_is_out_of_reach(written: str) -> None:
    with serving({"/": [page(b"secret")]}) as site:
        with pytest.raises(AddressRefused):
            asked(ports=(site.port,), keep_errors=True, agent="x").fetch(written.format(port=site.port))
        assert site.got == []


def test_a_name_of_this_machine_is_out_of_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is public as written, and the system says that it is this machine."""
    with serving({"/": [page(b"secret")]}) as site:
        made = asked(ports=(site.port,))
        monkeypatch.setattr(inner(made)._dialler, "_resolve", lambda _host, _port: ["127.0.0.1"])
        with pytest.raises(AddressRefused, match=r"leads to 127\.0\.0\.1"):
            made.fetch(Site(site.port, []).url())
        assert site.got == []


def test_how_the_program_names_itself() -> None:
    assert inner(asked())._manner.agent == "dadkhah/0.test (captures single pages as evidence)"
    assert inner(asked(agent="an archive"))._manner.agent == "an archive"


def test_a_proxy_is_checked_at_once() -> None:
    with pytest.raises(CallError):
        asked(proxy="http://127.0.0.1:1")
    assert str(inner(asked(proxy="socks5://127.0.0.1:9050"))._dialler.proxy) == "socks5://127.0.0.1:9050"
