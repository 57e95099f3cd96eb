"""What every package has in common: written beside its place first, and put there when the log knows of it.

In: a place where nothing stands. Out: the package under its name, whole or not at all.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from dadkhah.adapters.vault.disk import storing, sync_folder
from dadkhah.errors import CallError
from dadkhah.ports import Blobs

CHUNK = 1 << 20


class Placing:
    """A file or a folder in the making.

    Args:
        path: where it goes.
        blobs: the vault's objects.
        software: name and version of the program.
    """

    def __init__(self, path: Path, blobs: Blobs, software: str) -> None:
        if path.exists():
            raise CallError("something stands there already", where=str(path), remedy="name a new file or folder")
        self._path, self._blobs, self._software = path, blobs, software
        self._new = path.with_name(f".{path.name}.new")

    def place(self) -> None:
        """Put the package in its place; raise StorageError."""
        with storing(self._path):
            self._new.rename(self._path)
            sync_folder(self._path.parent)

    def drop(self) -> None:
        """Remove what was written, if it was not placed."""
        if self._new.is_dir():
            shutil.rmtree(self._new, ignore_errors=True)
        else:
            self._new.unlink(missing_ok=True)
