"""Which addresses a capture may dial: public ones, and nothing that leads into somebody's own network.

In: an IP address. Out: why it may not be dialled, or "". The table is data/networks.tsv, after the IANA registries of
special-purpose addresses. Every form of IPv6 that carries an IPv4 address is refused, whatever that address is: the
system could unwrap it.
"""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from dadkhah.capture.lexicons import lexicon

Address = IPv4Address | IPv6Address

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""The only block of IPv6 that is given out (RFC 4291, 2.4; IANA)."""

ISATAP = frozenset({0x00005EFE, 0x02005EFE})
"""The middle of an interface identifier that carries an IPv4 address (RFC 5214, 6.1)."""


def forbidden(address: Address) -> str:
    """Return why an address may not be dialled, "" where it may."""
    if isinstance(address, IPv6Address) and address.scope_id:
        return "an address with a zone"
    for network, what in _table():
        if address.version == network.version and address in network:
            return what
    return _not_given_out(address) if isinstance(address, IPv6Address) else ""


def forbidden_text(written: str) -> str:
    """Return why an address, as a resolver or the system wrote it, may not be dialled."""
    try:
        return forbidden(ip_address(written))
    except ValueError:
        return "no IP address"


def _not_given_out(address: IPv6Address) -> str:
    if address not in GLOBAL_UNICAST:
        return "an address outside the public space"
    return "an IPv4 address in the ISATAP form" if int(address) >> 32 & 0xFFFFFFFF in ISATAP else ""


@cache
def _table() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(row["network"]), row["what"]) for row in lexicon("networks"))
