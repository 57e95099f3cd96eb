"""Files that are there whole or not at all.

In: a path and bytes. Out: the file, durable, in place of an earlier one. A crash leaves the earlier file as it was.
"""

from __future__ import annotations

import os
from pathlib import Path

from dadkhah.adapters.vault.disk import storing, sync_folder, write_all, write_file


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put a file in place of an earlier one; raise DiskFull, CaseReadOnly, StorageError."""
    with storing(path):
        new = aside(path)
        new.unlink(missing_ok=True)
        try:
            write_file(new, content, mode)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        sync_folder(path.parent)


def aside(path: Path) -> Path:
    """Return where a file stands while it is written; a run that is killed may leave it there, whole or cut."""
    return path.with_name(f".{path.name}.new")


def shred(path: Path) -> None:
    """Overwrite a file in place, durably, and remove it; raise OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        write_all(handle, bytes(os.fstat(handle).st_size))
        os.fsync(handle)
    finally:
        os.close(handle)
    path.unlink()
