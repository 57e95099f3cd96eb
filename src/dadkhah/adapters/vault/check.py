"""Checking a vault: does every byte still stand as it was acknowledged?

In: a vault's folder. Out: held, nothing to check, or broken, with each object, line or file that contradicts the proof.

Nothing is written, no lock is taken, and memory stays flat: objects and lines stream through. Modes and times of files
are no part of the proof; index.sqlite, tmp/ and private/ prove nothing and are not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dadkhah.adapters.vault import layout
from dadkhah.adapters.vault.check_files import check_described, check_format, check_key, check_names
from dadkhah.adapters.vault.check_log import check_log
from dadkhah.adapters.vault.check_notes import check_notes
from dadkhah.adapters.vault.check_objects import check_objects
from dadkhah.adapters.vault.findings import Findings
from dadkhah.errors import CaseMissing
from dadkhah.model.custody import Report


def verify_vault(folder: Path, *, progress: Callable[[int], None] | None = None) -> Report:
    """Check a vault and return what was found.

    `progress` is called with the number of bytes checked since the last call.

    Raises CaseMissing when there is no such folder, CaseNewer when a later version wrote the vault.
    """
    if not folder.is_dir():
        raise CaseMissing("no such folder", where=str(folder), remedy="name a case or its vault folder")
    if not any((folder / name).exists() for name in (*layout.DESCRIBED, *layout.PROVED)):
        return Report(verdict="nothing to check")
    found = Findings(folder, progress or ignore)
    check_format(found)
    check_names(found)
    key = check_key(found)
    notes = check_notes(found, key)
    first = check_log(found, key, notes)
    check_described(found, key, first)
    check_objects(found)
    return found.report(key.fingerprint if key else "")


def ignore(_: int) -> None:
    """Take no notice of progress."""
