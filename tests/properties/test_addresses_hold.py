"""Addresses of the web, whatever is written: read in one way or refused, and never a forbidden place."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dadkhah.capture.networks import forbidden
from dadkhah.capture.robots import deciding
from dadkhah.capture.url import Url, joined, parse
from dadkhah.errors import AddressRefused

LETTERS = some.text(some.sampled_from("0123456789abcdefxX.:%@/\\[]#?-_。．①Ａßİıst \t\n\u200c"), max_size=20)
ADDRESSES = some.one_of(LETTERS, some.text(max_size=20)).map(lambda text: f"http://{text}")
BASE = Url("https", "news.example", 443, "/a/b?c")


def read(written: str) -> Url | None:
    """Return what is read, None where it is refused in one printable line."""
    said = ""
    try:
        return parse(written)
    except AddressRefused as error:
        said = str(error)
    assert "refused" in said
    assert said.isprintable()
    return None


@pytest.mark.slow
@given(ADDRESSES)
def test_what_is_read_is_read_the_same_again(written: str) -> None:
    url = read(written)
    if url is not None:
        assert read(str(url)) == url
        assert str(url).isascii()
        assert url.port in {80, 443}


@given(ADDRESSES)
def test_what_is_read_names_no_forbidden_address(written: str) -> None:
    url = read(written)
    assert url is None or url.address is None or not forbidden(url.address)


@given(some.integers(0, 2**32 - 1))
def test_an_address_is_refused_in_every_spelling_but_one(number: int) -> None:
    a, b, c, d = IPv4Address(number).packed
    odd = [str(number), hex(number), f"0{number:o}", f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{c << 8 | d}"]
    odd += [f"0{a:o}.{b}.{c}.{d}", f"[::ffff:{a}.{b}.{c}.{d}]", f"[::{a}.{b}.{c}.{d}]"]
    odd += [f"[64:ff9b::{a}.{b}.{c}.{d}]", f"[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::]"]
    assert [one for one in odd if read(f"http://{one}/") is not None] == []
    plain = read(f"http://{a}.{b}.{c}.{d}/")
    assert (plain is None) == bool(forbidden(IPv4Address(number)))


@given(some.integers(0, 2**128 - 1) | some.integers(0x2000 << 112, 0x3FFF << 112))
def test_what_python_calls_private_is_forbidden(number: int) -> None:
    address = IPv6Address(number)
    assert address.is_global or forbidden(address)


@given(some.one_of(LETTERS, some.text(max_size=30)))
def test_a_redirection_leads_to_what_is_read_the_same_again(location: str) -> None:
    try:
        url = joined(BASE, location, {80, 443})
    except AddressRefused:
        return
    assert read(str(url)) == url


@given(some.binary(max_size=200), some.text(max_size=20))
def test_whatever_a_robots_txt_holds_it_says_something_or_nothing(content: bytes, target: str) -> None:
    rule = deciding(content, "dadkhah", f"/{target}")
    assert rule is None or rule.pattern
