"""Rendered captures with the system's Chromium, on a site of this machine."""

from __future__ import annotations

import io
import time
from functools import partial
from pathlib import Path

import pytest
from tests.unit.adapters.http.sites import AGENT, QUICK, Site, Still, fetcher, page, serving
from tests.unit.adapters.http.test_fetcher import of, records
from warcio.archiveiterator import ArchiveIterator

from dadkhah.adapters.http.asked import Asked
from dadkhah.adapters.http.browser import chromium
from dadkhah.adapters.http.browser.render import Renderer
from dadkhah.adapters.http.fetcher import HttpFetcher, Shown
from dadkhah.errors import CallError
from dadkhah.ports import Web

LONG = type(QUICK)(seconds=60, read_seconds=10)


def rendering(program: str, *sites: Site, closed: tuple[Site, ...] = (), seconds: float = 60) -> HttpFetcher:
    made = fetcher(*sites, closed=closed, limits=LONG)
    renderer = Renderer(program, AGENT, Still(), seconds)
    made._render = partial(renderer.render, dialler=made._dialler)
    return made


SCRIPT = b"document.body.append('Made by a script: 31 people were killed in Orsa.')"


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_page_is_shown_and_everything_kept() -> None:
    html = b"<!doctype html><title>T</title><p>Plain words.</p><script src=/s.js></script>"
    with serving({"/": [page(html)], "/s.js": [page(SCRIPT, media="text/javascript")]}) as site:
        made = rendering(chromium.found(), site).fetch(site.url())
    resources = {one["WARC-Target-URI"].split(":")[1]: one for one in of(made, "resource")}
    assert resources["view"]["block"].startswith(b"\x89PNG")
    assert resources["pdf"]["block"].startswith(b"%PDF")
    assert resources["dom"]["block"] == made.body
    assert b"Made by a script" in made.body
    assert made.method == "rendered"
    assert {one["block"] for one in of(made, "response")} >= {page(html), page(SCRIPT, media="text/javascript")}
    assert all(AGENT.encode() in head for head in site.got)


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_page_reaches_nothing_that_it_may_not() -> None:
    """Pictures, frames, scripts, styles, sockets, redirections and forms that point at a forbidden site: 0 requests."""
    with serving({"/": [page(b"secret")]}) as secret:
        bad = f"http://127.0.0.1:{secret.port}/"
        html = f"""<!doctype html><img src="{bad}"><iframe src="{bad}"></iframe><script src="{bad}"></script>
            <link rel=stylesheet href="{bad}"><link rel=prefetch href="{bad}"><img src="http://localhost:{secret.port}/">
            <img src="http://[::1]:{secret.port}/"><img src="http://2130706433:{secret.port}/"><img src="/away">
            <img src="http://169.254.169.254/latest/meta-data/"><object data="{bad}"></object>
            <form id=f method=post action="{bad}" target=_blank></form>
            <script>
              fetch('{bad}').catch(() => 0); new WebSocket('ws://127.0.0.1:{secret.port}/');
              navigator.sendBeacon('{bad}', 'x'); new EventSource('{bad}'); f.submit(); window.open('{bad}');
              fetch('/same', {{method: 'POST', body: 'x'}});
              new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{secret.port}'}}]}}).createDataChannel('x');
            </script>"""
        away = [page(b"", "302 Found", f"Location: {bad}")]
        with serving({"/": [page(html.encode())], "/away": away}) as site:
            made = rendering(chromium.found(), site, closed=(secret,)).fetch(site.url())
            assert "/same" not in site.paths[2:] or all(b"POST" not in head for head in site.got)
        assert secret.got == []
    assert any("requests of the page were refused" in note for note in made.notes)
    assert not any(b"secret" in one["block"] for one in records(made))


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_the_browser_asks_for_nothing_by_itself() -> None:
    with serving({"/": [page(b"<!doctype html><form><input name=q><input type=password></form>")]}) as site:
        made = rendering(chromium.found(), site).fetch(site.url())
    assert [note for note in made.notes if "refused" in note] == []


@pytest.mark.slow
@pytest.mark.needs("chromium")
def test_a_page_that_never_ends_is_kept_without_a_picture() -> None:
    with serving({"/": [page(b"<!doctype html><p>Words.</p><script>for(;;);</script>")]}) as site:
        begun = time.monotonic()
        made = rendering(chromium.found(), site, seconds=4).fetch(site.url())
        assert time.monotonic() - begun < 15
    assert (made.method, made.body[:15]) == ("http", b"<!doctype html>")
    assert any("it was not rendered: the browser did not end within 4 seconds" in note for note in made.notes)


def script(path: Path, text: str) -> str:
    """Return a program that stands in for a browser."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_browser_that_makes_nothing_loses_no_page(tmp_path: Path) -> None:
    with serving({"/": [page(b"<p>Words.</p>")]}) as site:
        made = rendering(script(tmp_path / "b", "exit 1"), site).fetch(site.url())
    assert (made.method, made.body) == ("http", b"<p>Words.</p>")
    assert "it was not rendered: the browser made nothing of it" in made.notes


@pytest.mark.slow
def test_a_browser_that_hangs_is_ended_with_all_its_children(tmp_path: Path) -> None:
    program = script(tmp_path / "b", f"sleep 77 & echo $! > {tmp_path}/pid; wait")
    with serving({"/": [page(b"<p>Words.</p>")]}) as site:
        made = rendering(program, site, seconds=1).fetch(site.url())
    assert any("did not end within 1 seconds" in note for note in made.notes)
    assert ended(Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/stat"))


def ended(process: Path) -> bool:
    """Wait until a process that was ended is gone, or waits for somebody to look; a busy machine takes a moment."""
    for _ in range(500):
        try:
            if process.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.01)
    return False


def test_the_browser_gets_no_variable_but_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_THE_INVESTIGATOR", "x")
    program = script(tmp_path / "b", f'env > {tmp_path}/env; echo "$@" > {tmp_path}/call; echo "<p>Shown.</p>"')
    with serving({"/": [page(b"<p>Words.</p>")]}) as site:
        made = rendering(program, site).fetch(site.url())
    assert made.body == b"<p>Shown.</p>"
    assert "SECRET" not in (tmp_path / "env").read_text()
    call = (tmp_path / "call").read_text()
    assert "--proxy-server=http://127.0.0.1:" in call
    assert "--proxy-bypass-list=<-loopback>" in call
    profile = call.split("--user-data-dir=")[1].split()[0]
    assert not Path(profile).exists()


def test_what_is_no_page_is_not_rendered() -> None:
    with serving({"/": [page(b"%PDF", media="application/pdf")]}) as site:
        made = rendering("no-such-program", site).fetch(site.url())
    assert made.notes == ("it was not rendered: it is application/pdf",)


def test_connections_that_were_not_recorded_are_noted_in_the_file() -> None:
    known = (("https://cdn.example:443/", {"dialled": "203.0.113.5", "tunnel": "not recorded"}),)
    with serving({"/": [page(b"<p>Words.</p>")]}) as site:
        made = fetcher(site)
        made._render = lambda _url: Shown(known=known)
        found = made.fetch(site.url())
    noted = [
        one.content_stream().read()
        for one in ArchiveIterator(io.BytesIO(found.warc))
        if one.rec_headers.get_header("WARC-Target-URI") == "https://cdn.example:443/"
    ]
    assert noted == [b"dialled: 203.0.113.5\r\ntunnel: not recorded\r\n"]


def test_a_machine_without_a_browser_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CallError, match="--render needs Chromium"):
        Asked(Web(render=True), "0", Still(), None)  # type: ignore[arg-type]
