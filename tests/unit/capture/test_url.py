"""Addresses: what is dialled and sent, and every spelling that is refused."""

from __future__ import annotations

import pytest
from tests.unit.capture.spellings import SPELLINGS

from dadkhah.capture.url import Url, is_web, joined, parse
from dadkhah.errors import AddressRefused

READ = [
    ("https://news.example", "https://news.example/"),
    ("HTTP://News.Example:80/A/b?c=d#part", "http://news.example/A/b?c=d"),
    ("https://news.example:443/a%20b", "https://news.example/a%20b"),
    ("https://news.example/گزارش?س=۱", "https://news.example/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4?%D8%B3=%DB%B1"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://news.example./", "https://news.example/"),
    ("http://8.8.8.8/", "http://8.8.8.8/"),
    ("http://[2600:0:0::1]/", "http://[2600::1]/"),
    ("https://news.example?x", "https://news.example/?x"),
    ("  https://news.example/  ", "https://news.example/"),
]

REFUSED = [
    ("ftp://news.example/", "only http and https"),
    ("file:///etc/hosts", "only http and https"),
    ("https:news.example", "no address of the form"),
    ("https:///news.example", "no name"),
    ("https://", "no name"),
    ("https://a..example/", "no name"),
    ("https://-a.example/", "no name"),
    ("https://exa mple.org/", "spaces"),
    ("https://news.example/\r\nX: y", "control characters"),
    ("https://news.example\t/", "control characters"),
    ("https://news.example:8443/", "port 8443"),
    ("https://news.example:/", ""),
    ("https://news.example:٤٤٣/", "its port"),
    ("https://news.example:99999/", "its port"),
    ("https://news.example:-1/", "its port"),
    ("https://[::1", "brackets"),
    ("https://[zz]/", "no IPv6"),
    ("https://straße.example/", "read differently"),
    ("https://می‌گوید.example/", "read differently"),
    ("https://hidden.onion/", "through a proxy alone"),
    ("https://" + "a" * 70 + ".example/", "no name"),
    ("https://" + "ü" * 300 + ".example/", "no name"),
    ("https://news.example/" + "a" * 9000, "longer than"),
]


@pytest.mark.parametrize(("written", "read"), READ)
def test_an_address_is_read(written: str, read: str) -> None:
    assert str(parse(written)) == read
    assert parse(read) == parse(written)


@pytest.mark.parametrize(("written", "why"), [row for row in REFUSED if row[1]])
def test_an_address_is_refused(written: str, why: str) -> None:
    with pytest.raises(AddressRefused, match=why):
        parse(written)


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_of_a_private_place_is_refused(written: str) -> None:
    with pytest.raises(AddressRefused):
        parse(written.format(port=8000), {8000})


def test_there_are_forty_spellings() -> None:
    assert len(set(SPELLINGS)) >= 40


def test_an_onion_service_is_for_a_proxy() -> None:
    assert parse("http://hidden.onion/a", onion=True).host == "hidden.onion"


def test_a_port_that_was_allowed() -> None:
    assert parse("https://news.example:8443/", {443, 8443}).origin == "https://news.example:8443"


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "http://news.example/b"),
        ("c?d", "http://news.example/a/c?d"),
        ("//other.example/x", "http://other.example/x"),
        ("https://other.example", "https://other.example/"),
        ("?q=1", "http://news.example/a/?q=1"),
        ("/with space", "http://news.example/with%20space"),
        ("", "http://news.example/a/"),
    ],
)
def test_a_redirection_leads_somewhere(location: str, leads_to: str) -> None:
    assert str(joined(parse("http://news.example/a/"), location, {80, 443})) == leads_to


@pytest.mark.parametrize(
    "location", ["//127.0.0.1/", "file:///etc/hosts", "\\\\127.0.0.1\\", "/\x00", "http://[", "gopher:x"]
)
def test_a_redirection_is_refused(location: str) -> None:
    with pytest.raises(AddressRefused):
        joined(parse("http://news.example/a/"), location, {80, 443})


def test_the_parts_of_an_address() -> None:
    url = parse("http://[2600::1]:80/")
    assert (url.authority, str(url.address), url.port) == ("[2600::1]", "2600::1", 80)
    assert Url("https", "news.example", 443, "/").address is None


@pytest.mark.parametrize(("written", "web"), [("HTTPS://x", True), ("http:x", True), ("a.txt", False), ("-", False)])
def test_what_is_meant_as_an_address(written: str, web: bool) -> None:
    assert is_web(written) is web
