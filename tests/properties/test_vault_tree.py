"""What always holds of canonical JSON and of the tree's right edge."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.adapters.vault.canon import LARGEST, canonical, parse
from dadkhah.adapters.vault.merkle import Edge, leaf_hash, node_hash

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ATOMS = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT
VALUES = st.recursive(
    ATOMS, lambda part: st.lists(part, max_size=4) | st.dictionaries(TEXT, part, max_size=4), max_leaves=12
)
OBJECTS = st.dictionaries(TEXT, VALUES, max_size=6)


def naive_root(leaves: list[bytes]) -> bytes:
    """Return the Merkle tree hash by its definition (RFC 6962, section 2.1)."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


@given(OBJECTS)
def test_an_object_reads_as_it_was_spelled(value: dict[str, object]) -> None:
    assert parse(canonical(value)) == value


@pytest.mark.slow
@given(OBJECTS)
def test_the_order_of_names_does_not_matter(value: dict[str, object]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(st.dictionaries(TEXT, st.none(), min_size=2, max_size=8))
def test_names_stand_in_the_order_of_their_utf16_units(value: dict[str, object]) -> None:
    names = list(parse(canonical(value)))
    units = [list(memoryview(name.encode("utf-16-le")).cast("H")) for name in names]
    assert units == sorted(units)


def test_the_edge_has_the_naive_root_for_every_size() -> None:
    leaves: list[bytes] = []
    edge = Edge()
    for size in range(260):
        assert edge.root() == naive_root(leaves), size
        leaves.append(str(size).encode())
        edge = edge.push(leaf_hash(leaves[-1]))


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_any_changed_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(max_size=8).filter(lambda leaf: leaf != leaves[place]))
    edge = Edge()
    for leaf in [*leaves[:place], other, *leaves[place + 1 :]]:
        edge = edge.push(leaf_hash(leaf))
    assert edge.root() != naive_root(leaves)
