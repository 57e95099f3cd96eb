"""Encrypted sites: verified, their certificates kept, every failure said and nothing sent after it."""

from __future__ import annotations

import io
import socket
import ssl
from pathlib import Path

import msgspec
import pytest
from tests.unit.adapters.http.certificates import Authority
from tests.unit.adapters.http.sites import QUICK, Site, fetcher, moved, page, serving
from warcio.archiveiterator import ArchiveIterator

from dadkhah.adapters.http.tls import context, explained
from dadkhah.errors import FetchFailed

pytestmark = pytest.mark.slow

BODY = b"<p>words</p>"


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def test_a_page_and_the_certificates_behind_it(authority: Authority, tmp_path: Path) -> None:
    with serving({"/": [page(BODY)]}, authority.site(tmp_path, "news.example")) as site:
        made = fetcher(site, roots=authority.believed()).fetch(site.url(scheme="https"))
    known, chain = (
        one.content_stream().read() for one in ArchiveIterator(io.BytesIO(made.warc)) if one.rec_type == "metadata"
    )
    assert made.body == BODY
    assert b"tls: TLSv1.3 TLS_" in known
    pems = chain.decode().split("-----BEGIN CERTIFICATE-----")[1:]
    ders = [ssl.PEM_cert_to_DER_cert(f"-----BEGIN CERTIFICATE-----{one}") for one in pems]
    assert [b"news.example" in one for one in ders] == [True, False]
    assert len(ders) == 2


def test_an_encrypted_site_that_leads_to_one_that_is_not(authority: Authority, tmp_path: Path) -> None:
    context = authority.site(tmp_path, "news.example")
    with serving({"/": [page(BODY)]}) as plain, serving({"/": [moved(plain.url())]}, context) as site:
        made = fetcher(site, plain, roots=authority.believed()).fetch(site.url(scheme="https"))
    assert "from an encrypted address to one that is not" in " ".join(made.notes)


@pytest.mark.parametrize(
    ("name", "expired", "known", "why"),
    [
        ("news.example", True, True, "certificate has expired"),
        ("other.example", False, True, "Hostname mismatch"),
        ("news.example", False, False, "unable to get local issuer|self-signed|self signed"),
    ],
)
def test_a_certificate_that_does_not_hold(
    authority: Authority, tmp_path: Path, name: str, expired: bool, known: bool, why: str
) -> None:
    believed = authority.believed() if known else context()
    with serving({"/": [page(BODY)]}, authority.site(tmp_path, name, expired=expired)) as site:
        with pytest.raises(FetchFailed, match=why):
            fetcher(site, roots=believed).fetch(site.url(scheme="https"))
        assert site.got == []


def test_an_old_version_is_refused(authority: Authority, tmp_path: Path) -> None:
    made = context()
    assert made.minimum_version == ssl.TLSVersion.TLSv1_2
    assert made.check_hostname
    assert made.verify_mode == ssl.CERT_REQUIRED


def test_a_site_that_speaks_no_tls() -> None:
    short = msgspec.structs.replace(QUICK, connect_seconds=0.3)
    with serving({"/": [page(BODY)]}) as site, pytest.raises(FetchFailed, match="no encrypted connection"):
        fetcher(site, limits=short).fetch(site.url(scheme="https"))


def test_a_handshake_that_hangs() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        short = msgspec.structs.replace(QUICK, connect_seconds=0.3)
        with pytest.raises(FetchFailed, match="no answer in time"):
            fetcher(Site(port, []), limits=short).fetch(f"https://news.example:{port}/")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError(), "no answer in time"),
        (ConnectionResetError(104, "Connection reset by peer"), "the handshake broke off (connection reset by peer)"),
        (ssl.SSLError(1, "x"), "the handshake failed (unknown)"),
    ],
)
def test_failures_in_words(error: OSError, words: str) -> None:
    assert explained(error) == words
