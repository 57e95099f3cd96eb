"""The fetcher as a call asks for it; loads what fetches with the first address.

In: what the options say. Out: a Fetcher whose policy no option can open: ports may be added, addresses never.
"""

from __future__ import annotations

from functools import cached_property, partial

from dadkhah.adapters.http.browser.chromium import found as browser
from dadkhah.adapters.http.proxy import socks_proxy
from dadkhah.ports import Clock, Fetched, Fetcher, Random, Web

AGENT = "dadkhah/{} (captures single pages as evidence)"
"""How the program names itself to sites unless a call says otherwise."""


class Asked:
    """Fetches as one call asks for it; raises CallError for a proxy that is none, and where no browser is installed.

    Args:
        web: what the options say.
        version: the program's.
        clock: tells when an exchange began.
        random: gives the ids of records.
    """

    def __init__(self, web: Web, version: str, clock: Clock, random: Random) -> None:
        self._web, self._version = web, version
        self._clock, self._random = clock, random
        self._proxy = socks_proxy(web.proxy) if web.proxy else None
        self._browser = browser() if web.render else ""

    def fetch(self, written: str) -> Fetched:
        """Return what an address gives; raise AddressRefused, FetchFailed."""
        return self._fetcher.fetch(written)

    @cached_property
    def _fetcher(self) -> Fetcher:
        from dadkhah.adapters.http.browser.render import Renderer  # noqa: PLC0415
        from dadkhah.adapters.http.dial import Dialler, Policy  # noqa: PLC0415 - a call without addresses loads none
        from dadkhah.adapters.http.fetcher import HttpFetcher, Manner  # noqa: PLC0415
        from dadkhah.adapters.http.limits import Limits  # noqa: PLC0415

        web = self._web
        dialler = Dialler(Policy(ports=frozenset({80, 443, *web.ports})), Limits(), proxy=self._proxy)
        manner = Manner(
            agent=web.agent or AGENT.format(self._version),
            software=f"dadkhah/{self._version}",
            keep_errors=web.keep_errors,
            robots=web.robots,
        )
        if not self._browser:
            return HttpFetcher(dialler, manner, self._clock, self._random)
        renderer = Renderer(self._browser, manner.agent, self._clock)
        show = partial(renderer.render, dialler=dialler)
        return HttpFetcher(dialler, manner, self._clock, self._random, show)
