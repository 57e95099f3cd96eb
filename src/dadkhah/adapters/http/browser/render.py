"""A rendered capture: the browser, its proxy, and what is said of both.

In: an address that was fetched. Out: Shown, for the same WARC file.
"""

from __future__ import annotations

from dadkhah.adapters.http.archive import Resource
from dadkhah.adapters.http.browser.chromium import sandboxed, show
from dadkhah.adapters.http.browser.forward import Forward, Tunnel
from dadkhah.adapters.http.dial import Dialler
from dadkhah.adapters.http.fetcher import Shown
from dadkhah.adapters.http.limits import Deadline
from dadkhah.capture.url import Url
from dadkhah.errors import FetchFailed
from dadkhah.ports import Clock

SECONDS = 60.0


class Renderer:
    """Shows pages in a browser.

    Args:
        program: the browser.
        agent: how it names itself.
        clock: tells when something was made.
        seconds: how long one page may take.
    """

    def __init__(self, program: str, agent: str, clock: Clock, seconds: float = SECONDS) -> None:
        self._program, self._agent, self._clock, self._seconds = program, agent, clock, seconds

    def render(self, url: Url, dialler: Dialler) -> Shown:
        """Return the page as a browser shows it; what fails is a note, since the page itself is captured already."""
        forward = Forward(dialler, dialler.limits, Deadline(self._seconds), self._now)
        notes: list[str] = []
        resources: tuple[Resource, ...] = ()
        with forward.listening() as port:
            try:
                resources = self._shown(url, port)
            except FetchFailed as error:
                notes.append(f"it was not rendered: {error.what}")
        dom = resources[-1].content if resources else b""
        if not dom and not notes:
            notes.append("it was not rendered: the browser made nothing of it")
        return Shown(
            resources=tuple(one for one in resources if one.content),
            exchanges=tuple(forward.exchanges),
            known=tuple(_known(one) for one in forward.tunnels),
            dom=dom,
            notes=(*notes, *_said(forward)),
        )

    def _shown(self, url: Url, port: int) -> tuple[Resource, ...]:
        shown = show(self._program, str(url), port, self._agent, self._seconds)
        at = self._now()
        return (
            Resource(f"urn:view:{url}", "image/png", shown.picture, at),
            Resource(f"urn:pdf:{url}", "application/pdf", shown.pdf, at),
            Resource(f"urn:dom:{url}", "text/html", shown.dom.strip(), at),
        )

    def _now(self) -> str:
        return self._clock.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _known(tunnel: Tunnel) -> tuple[str, dict[str, str]]:
    about = {
        "dialled": tunnel.ip or "through a proxy, which resolved the name",
        "tunnel": "an encrypted connection of the browser, checked by address and not recorded",
        "bytes-sent": str(tunnel.up),
        "bytes-received": str(tunnel.down),
    }
    return f"https://{tunnel.host}:{tunnel.port}/", about


def _said(forward: Forward) -> list[str]:
    said = []
    if forward.tunnels:
        hosts = ", ".join(sorted({one.host for one in forward.tunnels}))
        said.append(f"the browser's encrypted connections were checked by address and not recorded: {hosts[:500]}")
    if forward.refused:
        said.append(f"{len(forward.refused)} requests of the page were refused; the first: {forward.refused[0]}")
    if not sandboxed():
        said.append("the browser ran without its own sandbox, since the program runs as the administrator")
    return said
