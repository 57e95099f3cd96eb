"""Proofs against an independent implementation: the definitions of RFC 6962, section 2.1, as they stand there."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dadkhah.adapters.vault import proofs
from dadkhah.adapters.vault.merkle import Growing, leaf_hash
from dadkhah.errors import RecordError

LARGEST = 34


def sha(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def tree(entries: Sequence[bytes]) -> bytes:
    """MTH(D[n]) of RFC 6962, section 2.1."""
    if not entries:
        return sha(b"")
    if len(entries) == 1:
        return sha(b"\x00" + entries[0])
    k = power(len(entries))
    return sha(b"\x01" + tree(entries[:k]) + tree(entries[k:]))


def power(n: int) -> int:
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def path(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PATH(m, D[n]) of RFC 6962, section 2.1.1."""
    if len(entries) == 1:
        return []
    k = power(len(entries))
    if m < k:
        return [*path(m, entries[:k]), tree(entries[k:])]
    return [*path(m - k, entries[k:]), tree(entries[:k])]


def proof(m: int, entries: Sequence[bytes]) -> list[bytes]:
    """PROOF(m, D[n]) of RFC 6962, section 2.1.2."""
    return subproof(m, entries, whole=True)


def subproof(m: int, entries: Sequence[bytes], *, whole: bool) -> list[bytes]:
    n = len(entries)
    if m == n:
        return [] if whole else [tree(entries)]
    k = power(n)
    if m <= k:
        return [*subproof(m, entries[:k], whole=whole), tree(entries[k:])]
    return [*subproof(m - k, entries[k:], whole=False), tree(entries[:k])]


ENTRIES = [bytes([number]) * number for number in range(LARGEST)]
LEAVES = [leaf_hash(entry) for entry in ENTRIES]


@pytest.mark.parametrize("size", range(1, LARGEST))
def test_every_proof_of_inclusion_is_that_of_the_definition_and_holds(size: int) -> None:
    for seq in range(size):
        made = proofs.hashes(LEAVES[:size], proofs.inclusion(seq, size))
        assert made == path(seq, ENTRIES[:size])
        assert proofs.root_of_inclusion(LEAVES[seq], seq, size, made) == tree(ENTRIES[:size])


@pytest.mark.parametrize("size", range(1, LARGEST))
def test_every_proof_of_consistency_is_that_of_the_definition_and_holds(size: int) -> None:
    for old in range(1, size + 1):
        made = proofs.hashes(LEAVES[:size], proofs.consistency(old, size))
        assert made == proof(old, ENTRIES[:size])
        first = tree(ENTRIES[:old])
        assert proofs.roots_of_consistency(old, size, first, made) == (first, tree(ENTRIES[:size]))


def test_the_example_of_the_standard() -> None:
    """RFC 6962, section 2.1.3: a tree of 7 leaves; the stretches are the nodes that it names."""
    assert proofs.inclusion(0, 7) == [(1, 2), (2, 4), (4, 7)]  # b, h, l
    assert proofs.inclusion(3, 7) == [(2, 3), (0, 2), (4, 7)]  # c, g, l
    assert proofs.inclusion(4, 7) == [(5, 6), (6, 7), (0, 4)]  # f, j, k
    assert proofs.inclusion(6, 7) == [(4, 6), (0, 4)]  # i, k
    assert proofs.consistency(3, 7) == [(2, 3), (3, 4), (0, 2), (4, 7)]  # c, d, g, l
    assert proofs.consistency(4, 7) == [(4, 7)]  # l
    assert proofs.consistency(6, 7) == [(4, 6), (6, 7), (0, 4)]  # i, j, k


@pytest.mark.slow
@given(st.integers(1, 300), st.data())
def test_a_changed_proof_leads_elsewhere(size: int, data: st.DataObject) -> None:
    leaves = [sha(number.to_bytes(4, "big")) for number in range(size)]
    seq = data.draw(st.integers(0, size - 1))
    made = proofs.hashes(leaves, proofs.inclusion(seq, size))
    growing = Growing()
    for leaf in leaves:
        growing.push(leaf)
    root = proofs.root_of_inclusion(leaves[seq], seq, size, made)
    assert root == growing.root()
    if made:
        place = data.draw(st.integers(0, len(made) - 1))
        wrong = [*made[:place], sha(made[place]), *made[place + 1 :]]
        assert proofs.root_of_inclusion(leaves[seq], seq, size, wrong) != root
    for other in ([*made, root], made[:-1] if made else [root]):
        with pytest.raises(ValueError, match="path is too"):
            proofs.root_of_inclusion(leaves[seq], seq, size, other)


@pytest.mark.parametrize(("seq", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_a_number_beyond_the_log_is_refused(seq: int, size: int) -> None:
    with pytest.raises(ValueError, match="beyond"):
        proofs.root_of_inclusion(bytes(32), seq, size, [])


@pytest.mark.parametrize(
    ("old", "size", "steps"), [(0, 3, 1), (4, 3, 1), (3, 3, 1), (2, 3, 0), (2, 3, 2), (3, 7, 3), (3, 7, 5)]
)
def test_a_path_that_does_not_fit_the_numbers_is_refused(old: int, size: int, steps: int) -> None:
    with pytest.raises(ValueError, match="path"):
        proofs.roots_of_consistency(old, size, bytes(32), [bytes(32)] * steps)


def test_a_log_that_is_too_short_proves_nothing() -> None:
    with pytest.raises(RecordError):
        proofs.hashes(LEAVES[:3], proofs.inclusion(1, 7))
