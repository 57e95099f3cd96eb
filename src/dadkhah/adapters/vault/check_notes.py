"""Checking the checkpoints.

In: a vault's folder and its key. Out: the root that each checkpoint states, and flaws for those that do not hold.
"""

from __future__ import annotations

from dadkhah.adapters.signer import VerifierKey
from dadkhah.adapters.vault import layout, note
from dadkhah.adapters.vault.findings import Findings


def check_notes(found: Findings, key: VerifierKey | None) -> dict[int, bytes]:
    """Return the roots that the checkpoints state, by size, and find those whose spelling or signature is wrong."""
    roots: dict[int, bytes] = {}
    for size in layout.checkpoint_sizes(found.folder):
        where = f"log/checkpoints/{size}/checkpoint"
        path = layout.checkpoint_path(found.folder, size)
        if not path.is_file():
            found.flaw(where, "is missing")
            continue
        found.checkpoints += 1
        try:
            roots[size] = checked(found.content(path), size, key)
        except ValueError as error:
            found.flaw(where, str(error))
    return roots


def checked(content: bytes, size: int, key: VerifierKey | None) -> bytes:
    """Return the root that a checkpoint states; raise ValueError when it does not hold.

    Without a key only the spelling is checked: that the key is missing is a flaw of its own.
    """
    read = note.parse(content)
    if read.size != size:
        raise ValueError(f"states a log of {read.size} entries, in the folder for {size}")
    if key and (wrong := note.contradiction(read, key.name, key)):
        raise ValueError(wrong)
    return read.root
