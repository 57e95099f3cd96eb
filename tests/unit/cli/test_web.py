"""`add` and `run` with addresses: what is said of each, and what stands in the vault afterwards."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.adapters.http.sites import Site, fetcher, page, serving
from tests.unit.cli.conftest import Call
from tests.unit.work.desks import Stages

from dadkhah import wiring

pytestmark = pytest.mark.slow

BODY = b"<!doctype html><title>T</title><p>At least 31 people were killed in Orsa, the invented paper said.</p>" * 3


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Run a site, and let the program dial it: a stand-in for the policy that no option can give."""
    with serving(
        {"/a": [page(BODY)], "/half": [page(BODY)[:-50]], "/r": [page(b"x", "302 F", "Location: http://127.0.0.1/")]}
    ) as site:
        monkeypatch.setattr(
            wiring, "fetching", lambda web: fetcher(site, keep_errors=web.keep_errors, robots=web.robots)
        )
        yield site


def test_a_page_is_added(call: Call, site: Site, stages: Stages, tmp_path: Path) -> None:
    case = tmp_path / "case"
    call("init", case)
    ended = call("add", site.url("/a"), "--no-robots", "--case", case)
    word, digest, path = ended.out.split()
    assert (ended.code, word, path) == (0, "captured", site.url("/a"))
    assert (case / f"vault/objects/sha256/{digest[:2]}/{digest}").read_bytes().startswith(b"WARC/1.1")
    assert site.paths == ["/a"]
    assert call("verify", case).code == 0


def test_a_batch_goes_on(call: Call, site: Site, stages: Stages, paper: Path, tmp_path: Path) -> None:
    wrong = ["http://127.0.0.1/", site.url("/gone"), site.url("/r")]
    ended = call("run", *wrong, paper, site.url("/a"), site.url("/half"), "--no-robots", "--case", tmp_path / "case")
    assert ended.code == 1
    assert [line.split()[-1] for line in ended.out.splitlines() if line.startswith("captured")] == [
        str(paper),
        site.url("/a"),
        site.url("/half"),
    ]
    said = [line for line in ended.err.splitlines() if "refused" in line or "404" in line or "not whole" in line]
    assert len(said) == 4
    assert site.paths == ["/gone", "/r", "/a", "/half"]


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "https://localhost/", "http://0x7f.1/"])
def test_an_address_that_is_refused_makes_no_case(call: Call, tmp_path: Path, address: str) -> None:
    ended = call("run", address, "--case", tmp_path / "case")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith(f"dadkhah: {address}: refused: ")
    assert not (tmp_path / "case").exists()


def test_an_error_is_kept_when_asked(call: Call, site: Site, stages: Stages, tmp_path: Path) -> None:
    ended = call("run", site.url("/gone"), "--keep-errors", "--no-robots", "--case", tmp_path / "case")
    assert ended.out.startswith("captured ")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--proxy", "http://x:1"), "--proxy names no proxy"),
        (("--user-agent", "two\nlines"), "--user-agent is no plain ASCII text"),
        (("--allow-port", "70000"), "--allow-port"),
    ],
)
def test_a_wrong_option_fetches_nothing(call: Call, tmp_path: Path, options: tuple[str, str], why: str) -> None:
    ended = call("add", "http://news.example/", *options, "--case", tmp_path)
    assert ended.code == 2
    assert why in ended.err


def test_a_proxy_of_the_environment_is_used(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DADKHAH_PROXY", "socks5://127.0.0.1:1")
    ended = call("run", "http://news.example/", "--case", tmp_path / "case")
    assert "the proxy socks5://127.0.0.1:1 did not connect" in ended.err
    assert "nothing is ever fetched around it" in ended.err


def test_reading_without_a_case_fetches_nothing(call: Call) -> None:
    ended = call("read", "https://news.example/a")
    assert (ended.code, ended.out) == (3, "")
    assert "only files are read here; take it in with `dadkhah add`" in ended.err


ARTICLE = """<!doctype html><html lang="en"><head><title>Dead in Orsa</title></head><body><article>
<h1>Dead in Orsa</h1><p>At least 31 people were killed in the town of Orsa on 2 April 2031, the Lantern Rights Monitor
said on Thursday.</p><p>The monitor said that it had spoken with relatives and with two doctors of the town.</p>
</article></body></html>"""


@pytest.mark.slow
@pytest.mark.needs("sh", "openssl", "xxd")
def test_a_page_from_the_web_to_the_draft_and_out_again(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case, package = tmp_path / "case", tmp_path / "pages.wacz"
    with serving({"/a": [page(ARTICLE.encode())]}) as site:
        monkeypatch.setattr(wiring, "fetching", lambda _: fetcher(site))
        assert call("run", site.url("/a"), "--publisher", "The Orsa Paper", "--case", case).code == 0
        address = site.url("/a")
    draft = (case / "draft/index.html").read_text()
    assert f"captured from {address} at 2031-05-01T12:00:00.250000Z, answered 200 by 127.0.0.1" in draft
    assert "31" in draft
    assert call("export", "--format", "wacz", "-o", package, "--case", case).code == 0
    assert call("verify", case).out.startswith("held")
    checked = subprocess.run(["sh", case / "vault/verify.sh"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with zipfile.ZipFile(package) as file:
        assert b"Dead in Orsa" in file.read("pages/pages.jsonl")


@pytest.mark.slow
def test_an_archive_from_the_web_is_taken_apart(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("report.html", ARTICLE)
        file.writestr("../../odd.txt", "Nobody was hurt in Orsa, the invented paper said.\n")
    answer = page(held.getvalue(), media="application/octet-stream")
    with serving({"/a.zip": [answer]}) as site:
        monkeypatch.setattr(wiring, "fetching", lambda _: fetcher(site))
        ended = call("run", site.url("/a.zip"), "--case", tmp_path / "case")
        address = site.url("/a.zip")
    paths = [line.split(" ", 2)[2] for line in ended.out.splitlines() if line.startswith("captured")]
    assert paths[:2] == [address, f"{address}/report.html"]
    assert len(paths) == 3
    assert call("verify", tmp_path / "case").code == 0
    assert not (tmp_path.parent / "odd.txt").exists()
