"""Checking the checkpoints.

In: a vault's folder, the keys that the log says sign. Out: the checkpoints as they are spelled, and flaws for those
that do not hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dadkhah.adapters.vault import layout, note
from dadkhah.adapters.vault.findings import Findings
from dadkhah.adapters.vault.keys import Ring
from dadkhah.adapters.vault.note import Note


def read_notes(found: Findings) -> dict[int, Note]:
    """Return the checkpoints by size, and find those that are missing or wrongly spelled."""
    notes: dict[int, Note] = {}
    for size in layout.checkpoint_sizes(found.folder):
        where = layout.checkpoint_name(size)
        path = layout.checkpoint_path(found.folder, size)
        if not path.is_file():
            found.flaw(where, "is missing")
            continue
        found.checkpoints += 1
        try:
            notes[size] = placed(found.content(path), size)
        except ValueError as error:
            found.flaw(where, str(error))
    return notes


def placed(content: bytes, size: int) -> Note:
    """Return the checkpoint of some bytes; raise ValueError unless it is spelled rightly and of the folder's size."""
    read = note.parse(content)
    if read.size != size:
        raise ValueError(f"states a log of {read.size} entries, in the folder for {size}")
    return read


def check_signatures(found: Findings, notes: Mapping[int, Note], ring: Ring | None) -> None:
    """Find the checkpoints that the key in force at their size did not sign.

    Without a key nothing is found here: that it is missing is a flaw of its own.
    """
    for size, read in notes.items() if ring else ():
        if ring and (wrong := note.contradiction(read, ring.first.name, ring.at(size))):
            found.flaw(layout.checkpoint_name(size), wrong)


def outside(path: Path) -> Note:
    """Return a checkpoint that was kept outside the vault; raise ValueError when the file holds none."""
    try:
        return note.parse(path.read_bytes()[: 1 << 16])
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from error


def check_outside(found: Findings, where: str, kept: Note, root: bytes | None, ring: Ring | None) -> None:
    """Compare a checkpoint that was kept outside with the log: its root at that size, None when the log is shorter."""
    if root is None:
        said = f"covers {kept.size} entries, but the log holds only {found.entries}: it was rolled back or cut"
        found.flaw(where, said)
    elif root != kept.root:
        found.flaw(where, f"its root is not that of the log's first {kept.size} lines: another history was written")
    elif ring and (wrong := note.contradiction(kept, ring.first.name, ring.at(kept.size))):
        found.flaw(where, wrong)
    else:
        found.show(f"the log continues the checkpoint over {kept.size} entries that was kept outside")
