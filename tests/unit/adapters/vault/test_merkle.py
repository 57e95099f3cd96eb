"""The Merkle tree, by the published roots of the Certificate Transparency reference tests and by hand."""

from __future__ import annotations

from hashlib import sha256

import pytest

from dadkhah.adapters.vault.merkle import Edge, leaf_hash, node_hash

# The eight leaves and the roots after each, from the reference tests of RFC 6962's authors.
LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def grown(leaves: list[bytes]) -> Edge:
    edge = Edge()
    for leaf in leaves:
        edge = edge.push(leaf_hash(leaf))
    return edge


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_the_published_ones(size: int) -> None:
    edge = grown([bytes.fromhex(leaf) for leaf in LEAVES[:size]])
    assert edge.root().hex() == ROOTS[size - 1]
    assert edge.size == size


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert Edge().root() == sha256(b"").digest()


def test_three_leaves_by_hand() -> None:
    a, b, c = (sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    ab = sha256(b"\x01" + a + b).digest()
    assert grown([b"a", b"b", b"c"]).root() == sha256(b"\x01" + ab + c).digest()
    assert node_hash(a, b) == ab


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 255, 256])
def test_the_edge_holds_one_hash_for_each_bit_of_its_size(size: int) -> None:
    assert len(grown([b"x"] * size).peaks) == size.bit_count()


def test_an_edge_is_never_changed() -> None:
    edge = grown([b"a"])
    edge.push(leaf_hash(b"b"))
    assert edge == grown([b"a"])
