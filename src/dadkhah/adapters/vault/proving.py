"""Making and checking proof files.

In: a vault's folder and its log, or the bytes of a proof file. Out: the proof as a file, and what a proof file shows.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import msgspec

from dadkhah.adapters.signer import VerifierKey, parse_verifier
from dadkhah.adapters.vault import canon, layout, note, proofs
from dadkhah.adapters.vault.head import complete_lines
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.adapters.vault.proofs import Proof
from dadkhah.errors import IntegrityError, UnknownRecord

LIST = "list the entries with `dadkhah vault log`"
"""What to do when an entry is named that is not there."""


def prove_entry(folder: Path, ring: Ring, seq: int, size: int = 0) -> Proof:
    """Return the proof that an entry is in the log, under a checkpoint, by default the oldest that covers it.

    Raises UnknownRecord when no checkpoint covers an entry of that number, IntegrityError when the log does not lead to
    the checkpoint's root.
    """
    covering = [one for one in layout.checkpoint_sizes(folder) if one > seq and size in {0, one}]
    if not covering or seq < 0:
        raise UnknownRecord("no checkpoint covers an entry of that number", where=str(seq), remedy=LIST)
    leaf, size = leaf_hash(line_of(folder, seq)), covering[0]
    path = proofs.hashes(proofs.leaf_hashes(folder), proofs.inclusion(seq, size))
    text, key = signed(folder, ring, size)
    proof = Proof(
        kind="inclusion",
        origin=key.name,
        size=size,
        path=tuple(map(bytes.hex, path)),
        checkpoint=text,
        key=key.line,
        seq=seq,
        leaf=leaf.hex(),
    )
    return confirmed(proof)


def prove_growth(folder: Path, ring: Ring, old: int, size: int) -> Proof:
    """Return the proof that the log of a checkpoint continues the log of an older one; raises as `prove_entry`."""
    sizes = layout.checkpoint_sizes(folder)
    if old not in sizes or size not in sizes or old > size:
        raise UnknownRecord("there are no two such checkpoints", where=f"{old}, {size}")
    path = proofs.hashes(proofs.leaf_hashes(folder), proofs.consistency(old, size))
    text, key = signed(folder, ring, size)
    proof = Proof(
        kind="consistency",
        origin=key.name,
        size=size,
        path=tuple(map(bytes.hex, path)),
        checkpoint=text,
        key=key.line,
        old_size=old,
        old_root=note.parse(layout.checkpoint_path(folder, old).read_bytes()).root.hex(),
    )
    return confirmed(proof)


def line_of(folder: Path, seq: int) -> bytes:
    """Return the line of an entry without its LF; raise UnknownRecord when the log holds none of that number."""
    number, skip = divmod(seq, layout.LINES_PER_FILE)
    for position, line in enumerate(complete_lines(layout.entries_path(folder, number), 0)):
        if position == skip:
            return line[:-1]
    raise UnknownRecord("the log holds no entry of that number", where=str(seq), remedy=LIST)


def signed(folder: Path, ring: Ring, size: int) -> tuple[str, VerifierKey]:
    """Return the text of a checkpoint and the key that signs at its place."""
    return layout.checkpoint_path(folder, size).read_text(encoding="utf-8"), ring.at(size)


def confirmed(proof: Proof) -> Proof:
    """Return a proof that was just made; raise IntegrityError when it does not hold: the log was changed."""
    try:
        shown(proof)
    except ValueError as error:
        raise IntegrityError(f"the log does not lead to its checkpoint ({error})", where=f"{proof.size}") from error
    return proof


def written(proof: Proof) -> bytes:
    """Return the bytes of a proof file: canonical JSON in one line."""
    said = cast("dict[str, object]", msgspec.to_builtins(proof))
    unused = {"inclusion": ("old_size", "old_root"), "consistency": ("seq", "leaf")}[proof.kind]
    return canon.canonical({key: value for key, value in said.items() if key not in unused}) + b"\n"


def read(content: bytes) -> Proof:
    """Return the proof of a file; raise ValueError unless it is one in its one spelling."""
    try:
        proof = msgspec.convert(canon.parse(content.removesuffix(b"\n")), Proof, strict=True)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(f"this is no proof ({error})") from error
    if written(proof) != content:
        raise ValueError("this is no proof in its one spelling")
    return proof


def shown(proof: Proof) -> str:
    """Return what a proof shows, in words; raise ValueError saying why it shows nothing.

    Whoever checks compares the key's fingerprint with one from elsewhere: it is named in the words.
    """
    key = parse_verifier(proof.key)
    checkpoint = note.parse(proof.checkpoint.encode())
    if wrong := note.contradiction(checkpoint, proof.origin, key):
        raise ValueError(f"the checkpoint {wrong}")
    if checkpoint.size != proof.size:
        raise ValueError("the checkpoint is of another size")
    path = tuple(map(_digest, proof.path))
    if proof.kind == "inclusion":
        root = proofs.root_of_inclusion(_digest(proof.leaf), proof.seq, proof.size, path)
        said = f"line {proof.seq} with the leaf hash {proof.leaf} is in the log of {proof.size} lines"
    else:
        old = _digest(proof.old_root)
        first, root = proofs.roots_of_consistency(proof.old_size, proof.size, old, path)
        if first != old:
            raise ValueError("the path does not lead to the older root")
        said = f"the log of {proof.size} lines continues that of {proof.old_size} with the root {proof.old_root}"
    if root != checkpoint.root:
        raise ValueError("the path does not lead to the checkpoint's root")
    return f"{said}, says the key {key.fingerprint}"


def _digest(word: str) -> bytes:
    """Return the bytes of a digest; raise ValueError for any spelling but lowercase hexadecimal."""
    if not layout.is_digest(word):
        raise ValueError("a digest is not spelled in lowercase hexadecimal")
    return bytes.fromhex(word)
