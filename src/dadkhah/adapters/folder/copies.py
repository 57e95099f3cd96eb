"""Copies of keys and private fields that lie elsewhere in a case's folder: backups that somebody made, and bundles.

In: the ids of keys, the digests of fields. Out: what was found and destroyed. What lies outside the case's folder is
not looked for: nobody but the person knows where copies went.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path

from dadkhah.adapters.folder.bundle import KEY, without_keys
from dadkhah.adapters.folder.whole import shred
from dadkhah.adapters.vault.disk import storing, sync_folder

KEY_FILES = frozenset({".age", ".pub"})


class Copies:
    """The folder of one case, without its vault.

    Args:
        case: the case's folder.
        vault: the case's own vault, which is not looked at.
    """

    def __init__(self, case: Path, vault: Path) -> None:
        self._case = case
        self._vault = vault

    def __call__(self, names: Collection[str]) -> list[str]:
        """Destroy what bears one of some names, and take keys out of bundles; return where; raise StorageError."""
        return [str(path.relative_to(self._case)) for path in self._files() if self._reached(path, names)]

    def _files(self) -> Iterator[Path]:
        for folder, folders, files in os.walk(self._case):
            folders[:] = sorted(name for name in folders if Path(folder, name) != self._vault)
            yield from (path for name in sorted(files) if not (path := Path(folder, name)).is_symlink())

    def _reached(self, path: Path, names: Collection[str]) -> bool:
        if path.name in names or (path.suffix in KEY_FILES and path.stem in names):
            with storing(path):
                shred(path)
                sync_folder(path.parent)
            return True
        return _holds(path, names) and without_keys(path, names)


def _holds(path: Path, names: Collection[str]) -> bool:
    """Say whether a file is a bundle that hands over one of some keys."""
    try:
        if not zipfile.is_zipfile(path):
            return False
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False
    return "bundle.json" in members and any((key := KEY.fullmatch(name)) and key[1] in names for name in members)
