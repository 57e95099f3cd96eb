"""Which addresses may be dialled."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest

from dadkhah.capture.lexicons import lexicon
from dadkhah.capture.networks import forbidden, forbidden_text

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "99.255.255.255",
    "101.0.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "193.0.0.1",
    "223.255.255.254",
]
PUBLIC += ["2600::1", "2a00:1450:4001::1", "2400:cb00::1", "2001:200::1", "2003::1"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_dialled(address: str) -> None:
    assert forbidden_text(address) == ""


@pytest.mark.parametrize("row", lexicon("networks"), ids=lambda row: row["network"])
def test_both_ends_of_every_network_are_forbidden(row: dict[str, str]) -> None:
    network = ip_network(row["network"])
    assert forbidden(network[0])
    assert forbidden(network[-1])
    assert row["source"]


@pytest.mark.parametrize(
    "address",
    [
        "0:0::1",
        "fe80::1%eth0",
        "2600::1%1",
        "4000::1",
        "1::1",
        "2600::5efe:808:808",
        "2600::200:5efe:808:808",
        "",
        "x",
        "1.2.3",
    ],
)
def test_what_is_not_given_out_or_not_read_is_forbidden(address: str) -> None:
    assert forbidden_text(address)


def test_the_system_agrees_where_it_speaks() -> None:
    """Every address that Python's own table calls private, by the ends of its networks, is forbidden here too."""
    samples = [ip_address(number << 20) for number in range(4096)]
    assert [str(one) for one in samples if not one.is_global and not forbidden(one)] == []
