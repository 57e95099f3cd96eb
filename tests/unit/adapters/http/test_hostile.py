"""Sites that answer badly: within the limits, every failure said, and what came kept byte for byte."""

from __future__ import annotations

import gzip
import io
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from tests.unit.adapters.http.sites import QUICK, Piece, Site, fetcher, moved, page, serving
from warcio.archiveiterator import ArchiveIterator

from dadkhah.adapters.http.limits import Limits
from dadkhah.errors import FetchFailed
from dadkhah.ports import Fetched

pytestmark = pytest.mark.slow

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def block(made: Fetched) -> bytes:
    """Return the block of the only answer."""
    (found,) = [
        (one.raw_stream.read(), one.rec_headers.get_header("WARC-Truncated"))
        for one in ArchiveIterator(io.BytesIO(made.warc), no_record_parse=True)
        if one.rec_type == "response"
    ]
    assert (found[1] or "") == made.cut
    return bytes(found[0])


CUT: dict[str, tuple[list[Piece], str, str]] = {
    "less than its length": ([OK + b"Content-Length: 50\r\n\r\nhalf"], "disconnect", "complete"),
    "a chunk that breaks off": ([CHUNKED + b"9\r\nhalf"], "disconnect", "complete"),
    "no last chunk": ([CHUNKED + b"4\r\nhalf\r\n"], "disconnect", "complete"),
    "a chunk without a size": ([CHUNKED + b"4\r\nhalf\r\nzz\r\n"], "unspecified", "rules of HTTP"),
    "a chunk of a negative size": ([CHUNKED + b"4\r\nhalf\r\n-4\r\nxxxx"], "unspecified", "rules of HTTP"),
    "a chunk of a wrong size": ([CHUNKED + b"4\r\nhalfmore\r\n"], "unspecified", "rules of HTTP"),
    "a chunk of a size without end": ([CHUNKED + b"4\r\nhalf\r\n" + b"0" * 70_000], "unspecified", "rules of HTTP"),
    "a body that stops coming": ([OK + b"Content-Length: 50\r\n\r\nhalf", 3.0], "time", "in time"),
    "trailing fields without end": (
        [CHUNKED + b"4\r\nhalf\r\n0\r\n", b"X: y\r\n" * 20_000],
        "unspecified",
        "rules of HTTP",
    ),
}


@pytest.mark.parametrize("name", CUT)
def test_what_came_is_kept_and_the_cut_said(name: str) -> None:
    pieces, cut, why = CUT[name]
    with serving({"/": pieces}) as site:
        made = fetcher(site).fetch(site.url())
    came = b"".join(piece for piece in pieces if isinstance(piece, bytes))
    assert made.cut == cut
    assert why in made.notes[0]
    assert came.startswith(block(made))
    assert made.body.startswith(b"half"[: len(made.body)])


NO_ANSWER: dict[str, tuple[list[Piece], str]] = {
    "nothing": ([], "complete|before it had answered|broke off"),
    "noise": ([b"\x00\xff noise \r\n\r\n"], "rules of HTTP"),
    "another protocol": ([b"SSH-2.0-OpenSSH\r\n\r\n"], "rules of HTTP"),
    "HTTP/0.9": ([b"<html>old</html>"], "rules of HTTP|complete"),
    "a status of four digits": ([b"HTTP/1.1 2000 OK\r\n\r\n"], "rules of HTTP"),
    "half a head": ([OK], "complete"),
    "a head that stops coming": ([OK, 3.0], "did not answer in time"),
    "silence": ([3.0], "did not answer in time"),
    "one field without end": ([OK + b"X: " + b"y" * 90_000], "its head is longer|rules of HTTP"),
    "fields without end": ([OK, *[b"X: y\r\n" * 1000] * 20], "its head is longer|rules of HTTP"),
    "many fields": ([OK + b"X: y\r\n" * 300 + b"Content-Length: 1\r\n\r\nx"], "more than 200 fields"),
    "two lengths": ([OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nhalf!"], "rules of HTTP"),
    "a length that is none": ([OK + b"Content-Length: +4\r\n\r\nhalf"], "rules of HTTP"),
    "a negative length": ([OK + b"Content-Length: -4\r\n\r\nhalf"], "rules of HTTP"),
    "an unknown transfer encoding": ([OK + b"Transfer-Encoding: gzip\r\n\r\nhalf"], "rules of HTTP"),
    "a field with a NUL": ([OK + b"X: a\x00b\r\n\r\nhalf"], "rules of HTTP"),
    "interim answers without end": ([b"HTTP/1.1 100 Continue\r\n\r\n" * 50], "interim answers"),
    "a switch of protocols": ([b"HTTP/1.1 101 Switching\r\n\r\n"], "rules of HTTP|complete|interim"),
}


@pytest.mark.parametrize("name", NO_ANSWER)
def test_what_is_no_answer_is_said(name: str) -> None:
    pieces, why = NO_ANSWER[name]
    with serving({"/": pieces}) as site, pytest.raises(FetchFailed, match=why):
        fetcher(site).fetch(site.url())


def test_chunks_win_over_a_length() -> None:
    """Both at once is how requests are smuggled; RFC 9112, 6.3 says that the chunks hold. The bytes show both."""
    answer = OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwhole\r\n0\r\n\r\n".replace(
        b"4\r\nw", b"5\r\nw"
    )
    with serving({"/": [answer]}) as site:
        made = fetcher(site).fetch(site.url())
    assert (made.body, block(made)) == (b"whole", answer)


def drip(head: bytes, every: float) -> Callable[[socket.socket], None]:
    """Return a talk that sends a head and then one byte after another, for ever."""

    def talk(sock: socket.socket) -> None:
        with suppress(OSError):
            sock.sendall(head)
            while True:
                sock.sendall(b"x")
                time.sleep(every)

    return talk


@pytest.mark.slow
@pytest.mark.parametrize(("head", "whole"), [(OK + b"\r\n", True), (OK + b"X: ", False)], ids=["body", "head"])
def test_a_site_that_drips_is_left_at_the_deadline(head: bytes, whole: bool) -> None:
    short = type(QUICK)(seconds=1.0, read_seconds=0.6)
    with serving({"/": drip(head, 0.05)}) as site:
        begun = time.monotonic()
        if whole:
            made = fetcher(site, limits=short).fetch(site.url())
            assert made.cut == "time"
            assert block(made) == head + made.body
        else:
            with pytest.raises(FetchFailed, match="in time"):
                fetcher(site, limits=short).fetch(site.url())
        assert time.monotonic() - begun < 3


@pytest.mark.slow
def test_the_time_of_redirections_is_one_time() -> None:
    short = type(QUICK)(seconds=1.0, read_seconds=0.9)
    paths: dict[str, list[Piece]] = {f"/{n}": [0.3, moved(f"/{n + 1}")] for n in range(20)}
    with serving(paths) as site, pytest.raises(FetchFailed, match=r"in time|more than 1 seconds"):
        fetcher(site, limits=short).fetch(site.url("/0"))


def flood(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.sendall(OK + b"\r\n")
        while True:
            sock.sendall(b"<p>more</p>" * 5000)


def test_a_body_without_end_is_cut_at_the_limit() -> None:
    tracemalloc.start()
    with serving({"/": flood}) as site:
        made = fetcher(site).fetch(site.url())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.cut == "length"
    assert QUICK.body_bytes < len(made.body) < QUICK.body_bytes + 200_000
    assert block(made) == OK + b"\r\n" + made.body
    assert peak < 20_000_000


def test_a_body_that_says_it_is_large_is_cut_too() -> None:
    with serving({"/": [OK + b"Content-Length: 99999999999\r\n\r\n" + b"x" * 400_000]}) as site:
        assert fetcher(site).fetch(site.url()).cut == "length"


def test_small_chunks_with_long_extensions_are_cut() -> None:
    with serving({"/": [CHUNKED, *[(b"1;" + b"e" * 9000 + b"\r\nx\r\n") * 10] * 20]}) as site:
        assert fetcher(site).fetch(site.url()).cut == "length"


@pytest.mark.parametrize(
    ("paths", "why"),
    [
        ({"/": [moved("/")]}, "in a circle"),
        ({"/": [moved("/a")], "/a": [moved("/b")], "/b": [moved("/a#x")]}, "in a circle"),
        ({"/": [moved("/0")], **{f"/{n}": [moved(f"/{n + 1}")] for n in range(30)}}, "more than 10 times"),
    ],
)
def test_redirections_that_do_not_end(paths: dict[str, list[Piece]], why: str) -> None:
    with serving(paths) as site, pytest.raises(FetchFailed, match=why):
        fetcher(site).fetch(site.url())


def packed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


BOMB = zlib.compress(b"a" * 5_000_000)


@pytest.mark.parametrize(
    ("encoding", "body", "read", "note"),
    [
        ("gzip", packed(b"words"), b"words", ""),
        ("x-gzip", packed(b"words"), b"words", ""),
        ("deflate", zlib.compress(b"words"), b"words", ""),
        ("deflate", zlib.compress(b"words", wbits=-15), b"words", ""),
        ("gzip, gzip", packed(packed(b"words")), b"words", ""),
        ("gzip, gzip, gzip, gzip", b"x", b"x", "too many times"),
        ("br", b"\x0b\x02", b"\x0b\x02", "'br', which is not undone"),
        ("gzip", b"no gzip", b"no gzip", "not encoded as it says"),
        ("gzip", packed(b"words" * 99)[:-20], b"", "breaks off"),
        ("deflate", BOMB, b"a" * QUICK.decoded_bytes, "longer than 300,000 bytes when decoded"),
        ("gzip", packed(b"a" * 9_000_000), b"a" * QUICK.decoded_bytes, "longer than 300,000 bytes"),
        ("gzip, deflate", zlib.compress(packed(b"a" * 9_000_000)), b"a" * QUICK.decoded_bytes, "longer than"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_content_is_decoded_for_reading_alone(encoding: str, body: bytes, read: bytes, note: str) -> None:
    answer = page(body, "200 OK", f"Content-Encoding: {encoding}")
    with serving({"/": [answer]}) as site:
        made = fetcher(site).fetch(site.url())
    assert block(made) == answer
    assert made.body.startswith(read)
    assert note in " ".join(made.notes)
    assert bool(made.notes) == bool(note)


def test_a_site_that_does_not_listen() -> None:
    with serving({}) as site:
        port = site.port
    with pytest.raises(FetchFailed, match="cannot be reached"):
        fetcher(Site(port, [])).fetch(f"http://news.example:{port}/")


def test_a_name_whose_look_up_hangs() -> None:
    short = type(QUICK)(connect_seconds=0.2)
    wait = threading.Event()

    def hanging(_host: str, _port: int) -> list[str]:
        wait.wait(5)
        return []

    with pytest.raises(FetchFailed, match="not resolved in time"):
        fetcher(limits=short, resolve=hanging).fetch("http://news.example/")
    wait.set()


FLOODED = """
import resource
from tests.unit.adapters.http.sites import fetcher, serving
from tests.unit.adapters.http.test_hostile import FLOODS, LIMITS
with serving({"/": FLOODS[NAME]}) as site:
    made = fetcher(site, limits=LIMITS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    page = made.fetch(site.url())
    print(page.cut, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
LIMITS = Limits()


def chunks(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.sendall(CHUNKED)
        while True:
            sock.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def bomb(sock: socket.socket) -> None:
    packer = zlib.compressobj(9, wbits=31)
    with suppress(OSError):
        sock.sendall(OK + b"Content-Encoding: gzip\r\n\r\n")
        for _ in range(400):
            sock.sendall(packer.compress(b"\0" * 1_000_000))
        sock.sendall(packer.flush())


FLOODS = {"flood": flood, "chunks": chunks, "bomb": bomb}


@pytest.mark.slow
@pytest.mark.parametrize("name", FLOODS)
def test_memory_stays_flat_at_the_limits_of_the_program(name: str) -> None:
    """The program's own limits, in a process of its own: under 256 MB more, whatever a site sends."""
    text = FLOODED.replace("NAME", repr(name))
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True, timeout=120)
    cut, grown = done.stdout.split(" ")
    assert cut == ("" if name == "bomb" else "length")
    assert int(grown) * 1024 < 256_000_000
