"""Pages: what is asked, what is kept byte for byte, and what is said of it."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from tests.unit.adapters.http.sites import AGENT, HERE, Site, fetcher, moved, page, serving
from warcio.archiveiterator import ArchiveIterator

from dadkhah.errors import FetchFailed
from dadkhah.ports import Fetched

BODY = b"<html><body><p>Ten people were killed in Orsa.</p></body></html>"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
CHUNKED += b"4\r\n<p>a\r\n5;x=y\r\nb</p>\r\n0\r\nT: u\r\n\r\n"


def records(made: Fetched) -> list[dict[str, Any]]:
    """Return the records of a capture, their digests checked, with their blocks as they stand in the file."""
    checked = [
        dict(one.rec_headers.headers)
        for one in ArchiveIterator(io.BytesIO(made.warc), check_digests="raise")
        if drained(one)
    ]
    blocks = [one.raw_stream.read() for one in ArchiveIterator(io.BytesIO(made.warc), no_record_parse=True)]
    return [{**head, "block": block} for head, block in zip(checked, blocks, strict=True)]


def drained(record: Any) -> bool:
    record.raw_stream.read()
    return True


def of(made: Fetched, kind: str) -> list[dict[str, Any]]:
    return [one for one in records(made) if one["WARC-Type"] == kind]


def test_a_page_is_kept_as_it_came() -> None:
    with serving({"/a": [page(BODY, "200 OK", "X-Odd:  two  spaces ", "Set-Cookie: id=1")]}) as site:
        made = fetcher(site).fetch(site.url("/a#part"))
        (asked,), (answer,) = of(made, "request"), of(made, "response")
        assert (made.url, made.ip, made.status, made.media) == (site.url("/a"), HERE, 200, "text/html")
        assert (made.body, made.cut, made.notes) == (BODY, "", ())
        assert asked["block"] == site.got[0]
        assert answer["block"] == page(BODY, "200 OK", "X-Odd:  two  spaces ", "Set-Cookie: id=1")
        assert answer["WARC-Target-URI"] == asked["WARC-Target-URI"] == site.url("/a")
        assert answer["WARC-IP-Address"] == HERE
        assert asked["WARC-Concurrent-To"] == answer["WARC-Record-ID"]
        assert answer["WARC-Date"] == made.at == "2031-05-01T12:00:00.250000Z"


def test_what_is_asked_says_who_asks_and_nothing_more() -> None:
    with serving({"/": [page(BODY)]}) as site:
        made = fetcher(site)
        made.fetch(site.url())
        made.fetch(site.url())
        head = f"GET / HTTP/1.1\r\nHost: news.example:{site.port}\r\nUser-Agent: {AGENT}\r\n"
        rest = "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nAccept-Encoding: identity\r\n"
        rest += "Connection: close\r\n\r\n"
        assert site.got == [(head + rest).encode()] * 2


def test_a_capture_opens_with_what_made_it() -> None:
    with serving({"/": [page(BODY)]}) as site:
        made = fetcher(site).fetch(site.url())
    first, *others = records(made)
    assert made.warc.startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert f"http-header-user-agent: {AGENT}".encode() in first["block"]
    assert {one["WARC-Warcinfo-ID"] for one in others} == {first["WARC-Record-ID"]}
    assert len({one["WARC-Record-ID"] for one in [first, *others]}) == len(others) + 1
    (known,) = of(made, "metadata")
    assert known["block"] == f"resolved: {HERE}\r\ndialled: {HERE}\r\n".encode()


def test_the_same_answers_make_the_same_bytes() -> None:
    with serving({"/": [page(BODY)]}) as site:
        first, second = (fetcher(site).fetch(site.url()) for _ in range(2))
    assert hashlib.sha256(first.warc).digest() == hashlib.sha256(second.warc).digest()


def test_every_redirection_is_kept() -> None:
    paths = {"/": [moved("b?c=1", "301 Moved")], "/b?c=1": [moved("//other.example:{}/d")], "/d": [page(BODY)]}
    with serving(paths) as site:
        paths["/b?c=1"] = [moved(site.url("/d", "other.example"), "307 Temporary")]
        made = fetcher(site).fetch(site.url())
        wanted = [site.url(), site.url("/b?c=1"), site.url("/d", "other.example")]
    assert [one["WARC-Target-URI"] for one in of(made, "response")] == wanted
    assert [one["WARC-Target-URI"] for one in of(made, "request")] == wanted
    assert (made.asked, made.url) == (wanted[0], wanted[2])
    assert made.notes == (f"it led through 2 redirections to {wanted[2]}",)


def test_chunks_are_kept_and_their_content_is_read() -> None:
    with serving({"/": [CHUNKED]}) as site:
        made = fetcher(site).fetch(site.url())
    assert made.body == b"<p>ab</p>"
    assert of(made, "response")[0]["block"] == CHUNKED


def test_an_interim_answer_is_no_part_of_the_record() -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    with serving({"/": [early, 0.05, page(BODY)]}) as site:
        made = fetcher(site).fetch(site.url())
    assert of(made, "response")[0]["block"] == page(BODY)


def test_bytes_behind_the_answer_are_no_part_of_it() -> None:
    with serving({"/": [page(BODY) + b"HTTP/1.1 200 OK\r\n\r\nsmuggled"]}) as site:
        made = fetcher(site).fetch(site.url())
    assert of(made, "response")[0]["block"] == page(BODY)


@pytest.mark.parametrize(
    ("status", "kept"), [("404 Not Found", False), ("500 Oops", False), ("403 No", True), ("404 No", True)]
)
def test_an_error_is_kept_only_when_asked(status: str, kept: bool) -> None:
    with serving({"/": [page(b"<p>gone</p>", status)]}) as site:
        made = fetcher(site, keep_errors=kept)
        if kept:
            assert made.fetch(site.url()).status == int(status[:3])
            return
        with pytest.raises(FetchFailed, match=f"it answered {status[:3]}"):
            made.fetch(site.url())


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (page(b"x", "302 Found"), "does not say where to go"),
        (page(b""), "its answer is empty"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", "its answer is empty"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "it answered 304"),
    ],
)
def test_what_is_no_page_is_said(answer: bytes, why: str) -> None:
    with serving({"/": [answer]}) as site, pytest.raises(FetchFailed, match=why):
        fetcher(site).fetch(site.url())


@pytest.mark.parametrize(
    ("media", "body", "told"),
    [
        ("text/html; charset=utf-8", b"x", "text/html"),
        ("Application/XHTML+XML", b"x", "text/html"),
        ("application/pdf", b"%PDF", "application/pdf"),
        ("text/plain;charset=x", b"x", "text/plain"),
        ("", b"<!doctype html><p>x", "text/html"),
        ("nonsense", b"words", "text/plain"),
        ("text/<script>", b"words", "text/plain"),
        ("a/" + "b" * 99, b"words", "text/plain"),
    ],
)
def test_the_media_type(media: str, body: bytes, told: str) -> None:
    with serving({"/": [page(body, media=media)]}) as site:
        assert fetcher(site).fetch(site.url()).media == told


def robots(site_paths: dict[str, Any], path: str) -> tuple[Fetched, Site]:
    with serving(site_paths) as site:
        return fetcher(site, robots=True).fetch(site.url(path)), site


def test_robots_is_noted_and_the_page_captured() -> None:
    rules = page(b"User-agent: *\nDisallow: /a\n", media="text/plain")
    made, site = robots({"/a": [page(BODY)], "/robots.txt": [rules]}, "/a")
    (note,) = made.notes
    assert "robots.txt says “Disallow: /a”" in note
    assert "dadkhah" in note
    assert made.body == BODY
    assert site.paths == ["/a", "/robots.txt"]
    assert [one["block"] for one in of(made, "response")] == [page(BODY), rules]


@pytest.mark.parametrize("rules", [page(b"User-agent: *\nDisallow: /b\n"), page(b"no", "404 Not Found"), page(b"")])
def test_robots_says_nothing(rules: bytes) -> None:
    made, _ = robots({"/a": [page(BODY)], "/robots.txt": [rules]}, "/a")
    assert made.notes == ()


def test_what_a_site_says_is_cut_where_it_is_told() -> None:
    rules = page(b"User-agent: *\nDisallow: /a" + b"*" * 100_000 + b"\n", media="text/plain")
    made, _ = robots({"/a": [page(BODY)], "/robots.txt": [rules]}, "/a")
    assert len(made.notes[0]) < 500
    with serving({"/": [b"HTTP/1.1 200 OK\r\n" + b"X" * 15_000 + b"\r\n\r\n"]}) as site:
        with pytest.raises(FetchFailed, match="rules of HTTP") as caught:
            fetcher(site).fetch(site.url())
        assert len(str(caught.value)) < 600


def test_robots_that_cannot_be_had_loses_no_page() -> None:
    made, _ = robots({"/a": [page(BODY)], "/robots.txt": [b"noise"]}, "/a")
    assert made.body == BODY
    assert "robots.txt could not be asked for" in made.notes[0]


def test_robots_is_asked_for_once_a_site() -> None:
    with serving(
        {"/a": [page(BODY)], "/b": [page(BODY)], "/robots.txt": [page(b"User-agent: *\nDisallow: /\n")]}
    ) as site:
        made = fetcher(site, robots=True)
        first, second = made.fetch(site.url("/a")), made.fetch(site.url("/b"))
        assert site.paths == ["/a", "/robots.txt", "/b"]
    assert first.notes == second.notes != ()


@pytest.mark.parametrize(
    ("media", "stated"),
    [
        ("text/html; charset=Windows-1256", "windows-1256"),
        ('text/html;boundary=x; Charset = "iso-8859-6"', "iso-8859-6"),
        ("text/html", ""),
        ("text/html; charset=", ""),
    ],
)
def test_the_encoding_that_an_answer_states(media: str, stated: str) -> None:
    with serving({"/": [page(b"x", media=media)]}) as site:
        assert fetcher(site).fetch(site.url()).charset == stated
