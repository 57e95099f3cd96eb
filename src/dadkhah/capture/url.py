"""Web addresses, read strictly: what two programs could read differently is refused.

In: an address as somebody or a redirection wrote it. Out: Url, whose parts are what is dialled and sent; or
AddressRefused, which says why.

Refused: other schemes, names and passwords, backslashes and control characters, percent signs and zones in the host,
numbers that are no plain dotted address (decimal, octal, hexadecimal, short), names of one label or of local networks,
ports that nobody allowed. A host in another script becomes its ASCII form (RFC 3490), whose dots and digits are looked
at again: full-width ones are dots and digits too.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

import msgspec

from dadkhah.capture.lexicons import lexicon
from dadkhah.capture.networks import Address, forbidden
from dadkhah.errors import AddressRefused, one_line

SCHEMES = {"http": 80, "https": 443}
"""Schemes that are fetched, with their ports."""

LONGEST = 8192
"""Characters of an address: what common servers take (RFC 9110, 4.1, asks for 8,000)."""

SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)")
UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029\ud800-\udfff]")
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
TWICE = re.compile("[\u00df\u1e9e\u03c2\u200c\u200d]")
"""Letters of host names that IDNA 2003 and 2008 read differently (UTS 46, section 7)."""

KEPT = "/?:@!$&'()*+,;=-._~%[]|^`{}\""
"""Characters of path and query that are sent as they are written; all others as percent-encoded UTF-8."""


class Url(msgspec.Struct, frozen=True):
    """A web address: the host in ASCII without brackets, and the target as it is sent."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def address(self) -> Address | None:
        """Return the IP address that the host is, None for a name."""
        try:
            return IPv6Address(self.host) if ":" in self.host else IPv4Address(self.host)
        except AddressValueError:
            return None

    @property
    def authority(self) -> str:
        """Return host and port as the Host field has them: no port where it is the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"


def is_web(written: str) -> bool:
    """Say whether an argument is meant as a web address."""
    return written.lower().startswith(("http:", "https:"))


def parse(written: str, ports: Collection[int] = (80, 443), *, onion: bool = False) -> Url:
    """Return the parts of an address.

    Args:
        written: the address; white space around it is dropped.
        ports: the ports that may be dialled.
        onion: whether names of onion services may be asked for, as through a proxy that knows them.

    Raises:
        AddressRefused: it is none, could be read in two ways, or leads where no capture goes.
    """
    written = written.strip(" ")
    if len(written) > LONGEST:
        raise _refused(written[:80], f"it is longer than {LONGEST:,} characters")
    if UNSAFE.search(written):
        raise _refused(written, "it holds spaces, backslashes or control characters")
    found = SPLIT.match(written)
    if found is None:
        raise _refused(written, "it is no address of the form https://host/path")
    scheme, authority, rest = found[1].lower(), found[2], found[3]
    if scheme not in SCHEMES:
        raise _refused(written, f"{scheme} is not fetched, only http and https")
    host, port = _host_and_port(written, authority, SCHEMES[scheme])
    url = Url(scheme, host, port, _target(rest))
    if port not in ports:
        raise _refused(written, f"port {port} is not among {', '.join(map(str, sorted(ports)))}", "see --allow-port")
    _check(url, written, onion=onion)
    return url


def joined(base: Url, location: str, ports: Collection[int], *, onion: bool = False) -> Url:
    """Return where a redirection leads, relative ones from their base; raise AddressRefused."""
    location = location.strip(" ").replace(" ", "%20")
    if UNSAFE.search(location) or len(location) > LONGEST:
        raise _refused(location[:200], "it holds spaces, backslashes or control characters, or is too long")
    try:
        whole = urljoin(str(base), location)
    except ValueError:
        raise _refused(location, "it is no address") from None
    return parse(whole, ports, onion=onion)


def _host_and_port(written: str, authority: str, default: int) -> tuple[str, int]:
    if "@" in authority:
        raise _refused(written, "it holds a name or password, and nothing is fetched under a name")
    host, port = _cut(written, authority)
    if port and not (port.isascii() and port.isdigit() and 0 < len(port) <= 5 and 0 < int(port) < 65536):
        raise _refused(written, "its port is no number from 1 to 65535")
    return host, int(port) if port else default


def _cut(written: str, authority: str) -> tuple[str, str]:
    """Return host and port as text; the host checked."""
    if authority.startswith("["):
        inside, bracket, port = authority[1:].partition("]")
        if not bracket or (port and not port.startswith(":")):
            raise _refused(written, "its brackets do not match")
        return _six(written, inside), port[1:]
    host, _, port = authority.partition(":")
    return _name(written, host), port


def _six(written: str, inside: str) -> str:
    try:
        address = IPv6Address(inside)
    except AddressValueError:
        raise _refused(written, "what stands in brackets is no IPv6 address") from None
    if address.scope_id is not None:
        raise _refused(written, "it names a zone of this machine")
    return str(address)


def _name(written: str, host: str) -> str:
    """Return a host name in ASCII, lower case, without its last dot; numbers only as a plain dotted address."""
    if TWICE.search(host):
        raise _refused(written, "its host is read differently by old and new rules", "write the host as xn--...")
    if len(host) > 253:
        raise _refused(written, "its host is no name")
    try:
        name = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise _refused(written, "its host is no name") from None
    name = name.removesuffix(".")
    labels = name.split(".")
    if NUMBER.fullmatch(labels[-1]):
        return _four(written, name)
    if not all(LABEL.fullmatch(label) for label in labels):
        raise _refused(written, "its host is no name")
    return name


def _four(written: str, name: str) -> str:
    """Return a dotted address; raise for every other spelling of a number, since programs differ on what it means."""
    try:
        return str(IPv4Address(name))
    except AddressValueError:
        raise _refused(
            written, "its host is a number in an uncommon spelling", "write it as four plain numbers"
        ) from None


def _target(rest: str) -> str:
    path, mark, query = rest.partition("?")
    return quote(path or "/", safe=KEPT) + mark + quote(query, safe=KEPT)


def _check(url: Url, written: str, *, onion: bool) -> None:
    """Raise AddressRefused for an address that no capture dials and for names of local networks."""
    if url.address is not None:
        if what := forbidden(url.address):
            raise _refused(written, f"{url.host} is {what}")
        return
    if url.host.endswith(".onion"):
        if not onion:
            raise _refused(written, "an onion service is reached through a proxy alone", "see --proxy")
        return
    if "." not in url.host:
        raise _refused(written, "a name of one label is a name of a local network")
    for row in lexicon("private_names"):
        if f".{url.host}".endswith(f".{row['suffix']}"):
            raise _refused(written, f"{url.host} is {row['what']}")


def _refused(written: str, why: str, remedy: str = "") -> AddressRefused:
    return AddressRefused(f"refused: {why}", where=one_line(written), remedy=remedy)
