"""Asking over HTTP: one request, one answer, limits on both, nothing else sent."""

from __future__ import annotations

import pytest
from tests.authorities import responder

from dadkhah.adapters.timestamper import LARGEST, HttpTimestamper
from dadkhah.errors import AuthorityFailed, CallError


def test_the_answer_comes_back_as_it_is() -> None:
    with responder(lambda request: b"answer to " + request) as url:
        assert HttpTimestamper(url).ask(b"question") == b"answer to question"


def test_a_status_a_media_type_and_a_length_that_are_wrong_are_refused() -> None:
    for options, words in (({"status": 503}, "status 503"), ({"media": "text/html"}, "not a timestamp reply")):
        with responder(lambda _: b"x", **options) as url, pytest.raises(AuthorityFailed, match=words):
            HttpTimestamper(url).ask(b"question")
    with responder(lambda _: bytes(LARGEST + 1)) as url, pytest.raises(AuthorityFailed, match="longer"):
        HttpTimestamper(url).ask(b"question")


def test_redirects_are_not_followed() -> None:
    with responder(lambda _: b"", status=302) as url, pytest.raises(AuthorityFailed, match="status 302"):
        HttpTimestamper(url).ask(b"question")


def test_nobody_there_is_one_line() -> None:
    with responder(lambda _: b"") as url:
        gone = url
    with pytest.raises(AuthorityFailed, match="could not be asked") as caught:
        HttpTimestamper(gone, patience=1.0).ask(b"question")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example", "http://", "file:///etc", "http://a b.example", "http://a:99999"]
)
def test_what_is_no_address_is_a_wrong_call(url: str) -> None:
    with pytest.raises(CallError):
        HttpTimestamper(url)
