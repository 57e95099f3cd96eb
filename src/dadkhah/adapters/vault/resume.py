"""Finding out where a log stands, believing nothing that a signature or the log itself does not confirm.

In: a vault's folder, its key, its derived index.
Out: the state to go on from, or an error that says what contradicts it.
"""

from __future__ import annotations

from pathlib import Path

from dadkhah.adapters.signer import VerifierKey
from dadkhah.adapters.vault import canon, layout, note
from dadkhah.adapters.vault.disk import TROUBLE
from dadkhah.adapters.vault.head import Head, ends, follow, line_before
from dadkhah.adapters.vault.index import Index, Row
from dadkhah.adapters.vault.keys import ring_of
from dadkhah.adapters.vault.merkle import leaf_hash
from dadkhah.adapters.vault.write import write_again
from dadkhah.errors import IntegrityError

BATCH = 1000
"""Entries that are indexed in one transaction: memory stays flat."""


def signed_head(folder: Path, key: VerifierKey, index: Index) -> Head:
    """Return the state at the newest checkpoint, from the index when it agrees, else from the whole log.

    Raises IntegrityError when the log and its newest checkpoint contradict each other, or there is none.
    """
    newest = newest_checkpoint(folder)
    kept = index.signed()
    if kept is None or kept.size != newest or not stands(folder, kept) or not agrees(folder, key, kept):
        kept = last_head(folder, Head(), newest)
        confirm(folder, key, kept, newest)
    return kept


def signing_key(folder: Path, key: VerifierKey, *, durably: bool = False) -> VerifierKey:
    """Return the key that signs now, given the one that the log began with; raise IntegrityError as `signed_head`.

    With `durably` the lines that say so are on the disk then: to be asked for by the holder of the writer's lock.
    """
    index = Index(folder / "index.sqlite")
    try:
        signed = signed_head(folder, key, index)
        head = last_head(folder, signed)
        if durably:
            write_again(folder, signed, head)
        return ring_of(folder, key, head).newest
    except ValueError as error:
        raise IntegrityError(f"an entry brings in a key and {error}", where="log/entries") from error
    finally:
        index.close()


def newest_checkpoint(folder: Path) -> int:
    """Return the size of the newest checkpoint; raise IntegrityError when there is none."""
    sizes = layout.checkpoint_sizes(folder)
    if not sizes:
        raise IntegrityError("the log has no checkpoint", where="log/checkpoints")
    return sizes[-1]


def last_head(folder: Path, head: Head, end: int | None = None) -> Head:
    """Return the state after the last complete line, or after `end` entries; raise IntegrityError at a damaged line."""
    for _, _, after in follow(folder, head, end):
        head = after
    return head


def confirm(folder: Path, key: VerifierKey, head: Head, size: int) -> None:
    """Raise IntegrityError unless the checkpoint of a size is signed and says what a state says."""
    if head.size != size or not agrees(folder, key, head):
        where = f"log/checkpoints/{size}/checkpoint"
        raise IntegrityError(f"the log's {head.size} entries and this checkpoint contradict each other", where=where)


def agrees(folder: Path, key: VerifierKey, head: Head) -> bool:
    """Say whether the checkpoint of a state's size is signed with the key in force and has its root."""
    try:
        read = note.parse(layout.checkpoint_path(folder, head.size).read_bytes())
        signing = ring_of(folder, key, head).newest
    except OSError as error:
        if error.errno in TROUBLE:
            raise
        return False
    except ValueError:
        return False
    return (read.size, read.root) == (head.size, head.edge.root()) and not note.contradiction(read, key.name, signing)


def stands(folder: Path, head: Head) -> bool:
    """Say whether the log still holds, where a state says, the line that the state ends with."""
    return head == Head() or leaf_hash(line_before(folder, head)).hex() == head.prev


def has_torn_tail(folder: Path, head: Head) -> bool:
    """Say whether bytes follow the last complete line.

    Raises IntegrityError when a checkpoint covers what they were, or another log file follows: nobody writes there
    before the file is full and synced.
    """
    path = layout.entries_path(folder, head.file)
    if ends(folder, head) or not path.exists() or path.stat().st_size <= head.offset:
        return False
    confirmed = newest_checkpoint(folder)
    if confirmed > head.size:
        raise IntegrityError(f"the log is shorter than its checkpoint over {confirmed} entries", where=path.name)
    if layout.entries_path(folder, head.file + 1).exists():
        raise IntegrityError("this log file is damaged at its end, and another one follows", where=path.name)
    return True


def catch_up(folder: Path, index: Index) -> None:
    """Bring the index up to the log's end, from the beginning when it belongs to another log; raise LookupError."""
    head = index.seen()
    if head is None or not stands(folder, head):
        index.forget()
        head = Head()
    rows: list[Row] = []
    for before, entry, after in follow(folder, head):
        head = after
        rows += place_rows(entry, before)
        if after.size % BATCH == 0:
            index.add(rows, head)
            rows = []
    index.add(rows, head)


def place_rows(entry: dict[str, object], head: Head) -> list[Row]:
    """Return what the index keeps of an entry: nothing when it names no object."""
    digest = entry.get("object")
    return [(str(digest), place(entry.get("src")), head.size, head.offset)] if digest else []


def place(src: object) -> str:
    """Return the canonical JSON of where something came from."""
    return canon.canonical(src).decode()
