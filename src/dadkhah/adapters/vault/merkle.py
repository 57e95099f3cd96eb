"""The Merkle tree over the log's lines, kept by its right edge.

In: lines, one after the other. Out: the root after any number of them (RFC 6962, section 2.1), from at most 64 hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from operator import add

import msgspec

LEAF, NODE = hashlib.sha256(b"\x00"), hashlib.sha256(b"\x01")
"""The hashes that every leaf and every node begin with; copied, never updated."""


def hashed_on(begun: hashlib._Hash, parts: Iterable[bytes]) -> list[bytes]:
    """Return the hash of what was begun and each part: quicker than beginning each time anew."""
    copy, made = begun.copy, list[bytes]()
    for part in parts:
        digest = copy()
        digest.update(part)
        made.append(digest.digest())
    return made


def leaf_hash(line: bytes) -> bytes:
    """Return SHA-256(0x00 || line); the line comes without its LF."""
    return hashlib.sha256(b"\x00" + line).digest()


def leaf_hashes(lines: Sequence[bytes]) -> list[bytes]:
    """Return the leaf hash of each line; the lines come without their LF."""
    return hashed_on(LEAF, lines)


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """The same edge, changed in place and by many leaves at once: for a walk over a whole log.

    One subtree for each bit of `size` that is set, by level.
    """

    def __init__(self) -> None:
        self.size = 0
        self._peaks: dict[int, bytes] = {}

    def push(self, leaf: bytes) -> None:
        """Take one more leaf hash."""
        self.extend([leaf])

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Take more leaf hashes, level by level: what stands alone at a level waits there for the next."""
        level, nodes = 0, list(leaves)
        self.size += len(nodes)
        while nodes:
            if level in self._peaks:
                nodes.insert(0, self._peaks.pop(level))
            if len(nodes) & 1:
                self._peaks[level] = nodes.pop()
            pairs = iter(nodes)
            nodes = hashed_on(NODE, map(add, pairs, pairs))
            level += 1

    def root(self) -> bytes:
        """Return the Merkle tree hash."""
        peaks = (self._peaks[level] for level in sorted(self._peaks, reverse=True))
        return Edge(self.size, tuple(peaks)).root()


class Edge(msgspec.Struct, frozen=True):
    """The right edge of a tree: its number of leaves, and the roots of its complete subtrees, largest first.

    There is one subtree for each bit that is set in `size`.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def push(self, leaf: bytes) -> Edge:
        """Return the edge after one more leaf hash; two subtrees of one size become one, as in binary addition."""
        peaks, rest = [*self.peaks, leaf], self.size
        while rest & 1:
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))
            rest >>= 1
        return Edge(self.size + 1, tuple(peaks))

    def root(self) -> bytes:
        """Return the Merkle tree hash; of no leaves it is the hash of nothing."""
        if not self.peaks:
            return hashlib.sha256(b"").digest()
        *lower, root = self.peaks
        for left in reversed(lower):
            root = node_hash(left, root)
        return root
