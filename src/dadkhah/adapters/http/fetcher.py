"""The Fetcher of the program: one page for each address that was asked for, with its redirections.

In: an address. Out: Fetched, or AddressRefused, FetchFailed. Nothing is kept between two captures but what robots.txt
said: no cookie, no connection, no referrer. robots.txt is read and what it says is told; it is not obeyed, since
somebody asked for this one page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from http.client import responses
from itertools import pairwise
from typing import NoReturn

import msgspec

from dadkhah.adapters.http.archive import Archive, Resource, written
from dadkhah.adapters.http.coding import decoded
from dadkhah.adapters.http.dial import Dialler
from dadkhah.adapters.http.exchange import Exchange, asking, exchange
from dadkhah.adapters.http.limits import Deadline, Limits
from dadkhah.capture.media import media_of
from dadkhah.capture.robots import LARGEST, deciding
from dadkhah.capture.url import Url, joined, parse
from dadkhah.errors import AddressRefused, FetchFailed, SourceError, one_line
from dadkhah.ports import Clock, Fetched, Random

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ROBOTS_SECONDS = 15.0
STATED = re.compile(r""";\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""", re.IGNORECASE | re.ASCII)
MEDIA = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,60}")
"""A media type without parameters, lower case (RFC 6838, 4.2)."""

SHOWN = 200
"""Characters of a rule that are shown: it is as long as the site likes."""


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How captures are made: as the options of a call say."""

    agent: str
    software: str
    keep_errors: bool = False
    robots: bool = True


class Shown(msgspec.Struct, frozen=True):
    """What a browser made of a page and asked for: for the same WARC file as the page.

    `known` are addresses with what is known of connections that were not recorded, `dom` the elements after loading.
    """

    resources: tuple[Resource, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    known: tuple[tuple[str, dict[str, str]], ...] = ()
    dom: bytes = b""
    notes: tuple[str, ...] = ()


Render = Callable[[Url], Shown]


class HttpFetcher:
    """Fetches single pages.

    Args:
        dialler: opens connections under a policy.
        manner: how the program names itself, and what it keeps.
        clock: tells when an exchange began.
        random: gives the ids of records.
        render: shows a page in a browser too; None where nobody asked for it.
    """

    def __init__(
        self, dialler: Dialler, manner: Manner, clock: Clock, random: Random, render: Render | None = None
    ) -> None:
        self._dialler, self._manner, self._render = dialler, manner, render
        self._clock, self._random = clock, random
        self._robots: dict[str, Exchange | str] = {}

    @property
    def limits(self) -> Limits:
        """Return the limits of each capture."""
        return self._dialler.limits

    def parse(self, written: str) -> Url:
        """Return the parts of an address; raise AddressRefused."""
        return parse(written, self._dialler.policy.ports, onion=self._dialler.proxy is not None)

    def fetch(self, written: str) -> Fetched:
        """Return what an address gives; raise AddressRefused, FetchFailed."""
        asked = self.parse(written)
        made = self._followed(asked, Deadline(self.limits.seconds))
        last = made[-1]
        if not self._manner.keep_errors and (why := _no_page(last)):
            remedy = "check the address, or keep what was answered with --keep-errors"
            raise FetchFailed(why, where=str(last.url), remedy=remedy)
        robots, said = self._robots_of(last.url)
        return self._fetched(str(asked), made, robots, said)

    def _followed(self, asked: Url, deadline: Deadline) -> list[Exchange]:
        """Return the exchanges from the address that was asked for to the one that redirects no further."""
        made: list[Exchange] = []
        url, seen = asked, {str(asked)}
        while True:
            made.append(self._exchanged(url, deadline))
            location = made[-1].field("location")
            if made[-1].status not in REDIRECTS or not location:
                return made
            url = self._next(url, location)
            if str(url) in seen:
                self._lost(asked, f"its redirections lead in a circle, to {url}")
            if len(seen) > self.limits.redirects:
                self._lost(asked, f"it redirects more than {self.limits.redirects} times")
            seen.add(str(url))

    def _lost(self, asked: Url, why: str) -> NoReturn:
        raise FetchFailed(why, where=str(asked))

    def _next(self, url: Url, location: str) -> Url:
        raw = location.encode("latin-1", "replace").decode("utf-8", "replace")
        try:
            return joined(url, raw, self._dialler.policy.ports, onion=self._dialler.proxy is not None)
        except AddressRefused as error:
            raise AddressRefused(f"a redirection was {error.what}", where=f"{url} -> {error.where}") from None

    def _exchanged(self, url: Url, deadline: Deadline, limits: Limits | None = None) -> Exchange:
        at = self._clock.now().strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        try:
            line = self._dialler.dial(url, deadline)
            return exchange(line, url, asking(url, self._manner.agent), at, limits or self.limits, deadline)
        except TimeoutError:
            raise FetchFailed(f"it took more than {self.limits.seconds:g} seconds", where=str(url)) from None

    def _robots_of(self, url: Url) -> tuple[Exchange | None, str]:
        """Return the exchange about robots.txt, where it is new, and a sentence on what it says of this address."""
        if not self._manner.robots:
            return None, ""
        new = url.origin not in self._robots
        if new:
            self._robots[url.origin] = self._robots_at(Url(url.scheme, url.host, url.port, "/robots.txt"))
        held = self._robots[url.origin]
        if isinstance(held, str):
            return None, held
        return (held if new else None), _said(held, self._manner.agent, url)

    def _robots_at(self, url: Url) -> Exchange | str:
        small = msgspec.structs.replace(self.limits, body_bytes=min(LARGEST, self.limits.body_bytes))
        try:
            return self._exchanged(url, Deadline(min(ROBOTS_SECONDS, self.limits.seconds)), small)
        except SourceError as error:
            return f"robots.txt could not be asked for: {error.what}"

    def _fetched(self, asked: str, made: list[Exchange], robots: Exchange | None, said: str) -> Fetched:
        last = made[-1]
        body, note = decoded(last.body, last.field("content-encoding"), self.limits.decoded_bytes)
        told = media(last, body)
        notes = [*_moved(made), f"it was cut: {last.problem}" if last.cut else "", note]
        notes += ["the name was resolved at the proxy, and its address is not known here" if not last.ip else "", said]
        shown = self._shown(last.url, told)
        archive = Archive(self._random, self._manner.software, self._manner.agent, made[0].at)
        exchanges = [*made, *([robots] if robots else []), *shown.exchanges]
        return Fetched(
            asked=asked,
            url=str(last.url),
            ip=last.ip,
            status=last.status,
            media=told,
            body=shown.dom or body,
            warc=written(archive, exchanges, shown.resources, shown.known),
            at=last.at,
            cut=last.cut,
            method="rendered" if shown.dom else "http",
            charset="" if shown.dom else charset(last),
            notes=tuple(one_line(one) for one in (*notes, *shown.notes) if one),
        )

    def _shown(self, url: Url, told: str) -> Shown:
        """Return what a browser made of a page, where one was asked for and the answer is a page."""
        if self._render is None:
            return Shown()
        if told != "text/html":
            return Shown(notes=(f"it was not rendered: it is {told}",))
        return self._render(url)


def _no_page(last: Exchange) -> str:
    """Return why an answer is no page, "" where it is one."""
    if last.status in REDIRECTS:
        return f"it answered {last.status} and does not say where to go"
    if not 200 <= last.status < 300:
        return f"it answered {last.status} ({responses.get(last.status, 'unknown')})"
    return "" if last.body else "its answer is empty"


def _moved(made: list[Exchange]) -> list[str]:
    """Return what is worth saying of the way from the first address to the last."""
    if len(made) == 1:
        return []
    said = [f"it led through {len(made) - 1} redirection{'s' if len(made) > 2 else ''} to {made[-1].url}"]
    if any(a.url.scheme == "https" and b.url.scheme == "http" for a, b in pairwise(made)):
        said.append("a redirection led from an encrypted address to one that is not")
    return said


def _said(held: Exchange, agent: str, url: Url) -> str:
    """Return what robots.txt says of an address, "" where it says nothing."""
    if held.status != 200:
        return ""
    name = agent.partition("/")[0].partition(" ")[0]
    rule = deciding(held.body, name, url.target)
    if rule is None or rule.allow:
        return ""
    return f"robots.txt says “{str(rule)[:SHOWN]}” of this address for {name}; it was captured since you asked for it"


def media(made: Exchange, body: bytes) -> str:
    """Return the media type of an answer: as it says, else as its first bytes look."""
    stated = made.field("content-type").partition(";")[0].strip().lower()
    if stated == "application/xhtml+xml":
        return "text/html"
    return stated if MEDIA.fullmatch(stated) else media_of("", body[:4096])


def charset(made: Exchange) -> str:
    """Return the encoding that an answer states (RFC 9110, 8.3.2), "" for none."""
    match = STATED.search(made.field("content-type"))
    return match[1].lower() if match else ""
