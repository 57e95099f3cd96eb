"""Checking the objects.

In: a vault's folder. Out: flaws for objects whose bytes are not those that their name says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.disk import storing
from dadkhah.adapters.vault.findings import Findings


def check_objects(found: Findings) -> None:
    """Hash every object and compare it with its name."""
    for path in object_files(found.folder):
        found.objects += 1
        digest = hashlib.sha256()
        for chunk in found.chunks(path):
            digest.update(chunk)
        if digest.hexdigest() != path.name:
            found.flaw(path.relative_to(found.folder).as_posix(), "its bytes are not those that its name says")


def object_files(folder: Path) -> Iterator[Path]:
    """Yield the objects in the order of their names; what has another kind of name is found by `check_names`."""
    for shard in listed(folder / "objects" / "sha256"):
        if len(shard.name) == 2 and shard.is_dir() and not shard.is_symlink():
            yield from (path for path in listed(shard) if is_object(path))


def listed(folder: Path) -> list[Path]:
    """Return what stands in a folder, sorted; nothing when the folder is missing."""
    with storing(folder):
        return sorted(folder.iterdir()) if folder.is_dir() else []


def is_object(path: Path) -> bool:
    """Say whether a plain file bears the name of an object."""
    return layout.is_digest(path.name) and path.is_file() and not path.is_symlink()
