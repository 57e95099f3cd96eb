"""What every package has in common: written beside its place, from where it leaves when the log knows of it.

In: a place where nothing stands. Out: the package beside it, whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from dadkhah.adapters.vault import outgoing
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
        self._new = outgoing.making(path)
        self.place, self._blobs, self._software = path, blobs, software
