"""Proofs that a line is in a log, and that a log continues an earlier one, for people who hold nothing else of it.

In: a vault's folder, numbers of entries. Out: a few hashes (RFC 6962, section 2.1; RFC 9162, sections 2.1.3 and 2.1.4),
and the checks of them, which need no vault. One pass over the log makes a proof, at flat memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.head import complete_lines
from dadkhah.adapters.vault.merkle import Growing, leaf_hash, node_hash
from dadkhah.errors import RecordError

FORMAT = "dadkhah-proof/1"
Stretch = tuple[int, int]
"""Leaves from a number on, up to another: their Merkle tree hash is one hash of a proof."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A proof as it is written down: canonical JSON, hashes in hexadecimal, the checkpoint as the signed note it is.

    `inclusion`: the line with that `seq` and `leaf` is in the log of `size` lines. `consistency`: that log continues
    the one of `old_size` lines with `old_root`. `key` is the verifier key line of the key that signed the checkpoint.
    """

    format: Literal["dadkhah-proof/1"] = "dadkhah-proof/1"
    kind: Literal["inclusion", "consistency"]
    origin: str
    size: int
    path: tuple[str, ...]
    checkpoint: str
    key: str
    seq: int = -1
    leaf: str = ""
    old_size: int = 0
    old_root: str = ""


def split(size: int) -> int:
    """Return the largest power of two that is smaller than a number of leaves."""
    return 1 << (size - 1).bit_length() - 1


def inclusion(seq: int, size: int) -> list[Stretch]:
    """Return the stretches whose hashes prove a leaf, from the leaf upwards (RFC 6962, section 2.1.1)."""
    low, high, found = 0, size, list[Stretch]()
    while high - low > 1:
        middle = low + split(high - low)
        if seq < middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return found[::-1]


def consistency(old: int, size: int) -> list[Stretch]:
    """Return the stretches whose hashes prove that a log continues an older one (RFC 6962, section 2.1.2)."""
    if not 0 < old < size:
        return []
    low, high, found = 0, size, list[Stretch]()
    while old != high:
        middle = low + split(high - low)
        if old <= middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    return [*([(low, high)] if low else []), *found[::-1]]


def hashes(leaves: Iterable[bytes], stretches: Sequence[Stretch]) -> list[bytes]:
    """Return the Merkle tree hash of each stretch, from one pass over the leaf hashes; no two stretches overlap."""
    growing = {stretch: Growing() for stretch in stretches}
    wanted = iter(sorted(stretches))
    present = next(wanted, None)
    for number, leaf in enumerate(leaves):
        if present is not None and number >= present[1]:
            present = next(wanted, None)
        if present is None:
            break
        if number >= present[0]:
            growing[present].push(leaf)
    if any(tree.size != high - low for (low, high), tree in growing.items()):
        raise RecordError("the log holds fewer lines than the proof is over")
    return [growing[stretch].root() for stretch in stretches]


def leaf_hashes(folder: Path) -> Iterator[bytes]:
    """Yield the leaf hash of every complete line of a vault's log."""
    number = 0
    while (path := layout.entries_path(folder, number)).exists():
        yield from (leaf_hash(line[:-1]) for line in complete_lines(path, 0))
        number += 1


def root_of_inclusion(leaf: bytes, seq: int, size: int, path: Sequence[bytes]) -> bytes:
    """Return the root that a proof of inclusion leads to (RFC 9162, section 2.1.3.2); raise ValueError."""
    if not 0 <= seq < size:
        raise ValueError("the line's number is beyond the log")
    place, last, root = seq, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise ValueError("the path is too long")
        if place & 1 or place == last:
            root = node_hash(sibling, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return root


def roots_of_consistency(old: int, size: int, old_root: bytes, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the two roots that a proof of consistency leads to (RFC 9162, section 2.1.4.2); raise ValueError."""
    if not 0 < old <= size or (old == size) != (not path):
        raise ValueError("the path does not fit the two numbers of lines")
    if old == size:
        return old_root, old_root
    rest = [*([old_root] if old & (old - 1) == 0 else []), *path]
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = rest[0]
    for sibling in rest[1:]:
        if last == 0:
            raise ValueError("the path is too long")
        if place & 1 or place == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ValueError("the path is too short")
    return first, second
