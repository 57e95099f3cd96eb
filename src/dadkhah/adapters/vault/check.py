"""Checking a vault: does every byte still stand as it was acknowledged?

In: a vault's folder. Out: held, nothing to check, or broken, with each object, line or file that contradicts the proof.

Nothing is written, no lock is taken, and memory stays flat: objects and lines stream through. Modes and times of files
are no part of the proof; index.sqlite, tmp/ and private/ prove nothing. Of private/ only promises are looked at, for a
warning (outgoing).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dadkhah.adapters.vault import layout, outgoing
from dadkhah.adapters.vault.check_attached import check_attached
from dadkhah.adapters.vault.check_files import check_described, check_format, check_key, check_names
from dadkhah.adapters.vault.check_log import check_log
from dadkhah.adapters.vault.check_notes import check_outside, check_signatures, outside, read_notes
from dadkhah.adapters.vault.check_objects import check_objects
from dadkhah.adapters.vault.findings import Findings
from dadkhah.adapters.vault.note import Note
from dadkhah.errors import CallError, CaseMissing
from dadkhah.model.custody import Report


def verify_vault(
    folder: Path, *, progress: Callable[[int], None] | None = None, against: Sequence[Path] = ()
) -> Report:
    """Check a vault and return what was found.

    `progress` is called with the number of bytes checked since the last call. `against` are checkpoints that were kept
    outside the vault: the log must continue each of them.

    Raises CaseMissing when there is no such folder, CaseNewer when a later version wrote the vault, CallError when
    `against` names no checkpoint.
    """
    if not folder.is_dir():
        raise CaseMissing("no such folder", where=str(folder), remedy="name a case or its vault folder")
    kept = {str(path): kept_outside(path) for path in against}
    if not kept and not any((folder / name).exists() for name in (*layout.DESCRIBED, *layout.PROVED)):
        return Report(verdict="nothing to check")
    found = Findings(folder, progress or ignore)
    check_format(found)
    check_names(found)
    key = check_key(found)
    notes = read_notes(found)
    roots = {size: read.root for size, read in notes.items()}
    walk = check_log(found, key, roots, {read.size for read in kept.values()})
    check_signatures(found, notes, walk.ring)
    for name, read in kept.items():
        check_outside(found, name, read, walk.seen.get(read.size), walk.ring)
    check_described(found, key, walk.first)
    check_attached(found, walk.claims)
    check_objects(found)
    for warning in outgoing.undelivered(folder):
        found.warn(warning)
    return found.report(key.fingerprint if key else "")


def kept_outside(path: Path) -> Note:
    """Return a checkpoint that was kept outside; raise CallError when the file holds none."""
    try:
        return outside(path)
    except ValueError as error:
        remedy = "name a file that was copied from log/checkpoints/<size>/checkpoint"
        raise CallError(f"this is no checkpoint: {error}", where=str(path), remedy=remedy) from error


def ignore(_: int) -> None:
    """Take no notice of progress."""
