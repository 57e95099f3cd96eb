"""Checking the objects.

In: a vault's folder. Out: flaws for objects whose bytes are not those that their name says.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.findings import Findings


def check_objects(found: Findings) -> None:
    """Hash every object and compare it with its name; folders that cannot be listed are found by `check_names`."""
    for path in object_files(found.folder):
        found.objects += 1
        where = path.relative_to(found.folder).as_posix()
        with found.reading(where):
            digest = hashlib.sha256()
            for chunk in found.chunks(path):
                digest.update(chunk)
            if digest.hexdigest() != path.name:
                found.flaw(where, "its bytes are not those that its name says")


def object_files(folder: Path) -> Iterator[Path]:
    """Yield the objects in the order of their names; what has another kind of name is found by `check_names`."""
    for shard in listed(folder / "objects" / "sha256"):
        if len(shard.name) == 2 and shard.is_dir() and not shard.is_symlink():
            yield from (path for path in listed(shard) if is_object(path))


def listed(folder: Path) -> list[Path]:
    """Return what stands in a folder, sorted; nothing when it cannot be listed."""
    with contextlib.suppress(OSError):
        return sorted(folder.iterdir())
    return []


def is_object(path: Path) -> bool:
    """Say whether a plain file bears the name of an object."""
    return layout.is_digest(path.name) and path.is_file() and not path.is_symlink()
