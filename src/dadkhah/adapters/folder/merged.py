"""The logs of others in a case: each stands whole in merged/ID, with its objects, and is checked like one's own.

In: a bundle that was received. Out: vaults in merged/, each put in place at once after it was found to hold.

Invariants: a log in merged/ is never changed but by a longer one that begins with it; its objects are other names of
the case's own (hard links), so that they take no room.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from dadkhah.adapters.folder.bundle import Bundle
from dadkhah.adapters.vault import layout, verify_vault
from dadkhah.adapters.vault.birth import sync_tree
from dadkhah.adapters.vault.disk import make_folders, storing, sync_folder
from dadkhah.adapters.vault.head import complete_lines, read_entries
from dadkhah.adapters.vault.vault import read_key, read_origin
from dadkhah.errors import IntegrityError
from dadkhah.model.custody import REFERENCES
from dadkhah.ports import Blobs, Entry

FORKED = "this log went on in two ways after the same beginning: two histories of one log are never joined"


class OtherLog:
    """The log of somebody else, for reading (the port Log of work)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = read_origin(folder)

    def entries(self, start: int = 0) -> Iterator[Entry]:
        """Yield the entries in order, from a sequence number on."""
        return read_entries(self.folder, start)

    def newest(self) -> bytes:
        """Return the newest checkpoint: it fixes every entry."""
        return layout.checkpoint_path(self.folder, layout.checkpoint_sizes(self.folder)[-1]).read_bytes()


class MergedLogs:
    """The folder merged/ of one case.

    Args:
        folder: where it stands.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def folders(self) -> dict[str, Path]:
        """Return the vault of each log by its id, sorted; a swap that was cut short is finished first."""
        if not self._folder.is_dir():
            return {}
        for left in sorted(self._folder.glob(".*.old")):
            _finish(left)
        return {path.name: path for path in sorted(self._folder.iterdir()) if layout.is_digest(path.name * 2)}

    def logs(self) -> list[OtherLog]:
        """Return the logs, in the order of their ids."""
        return [OtherLog(path) for path in self.folders().values()]

    def receive(self, bundle: Bundle, own: Path, blobs: Blobs) -> list[str]:
        """Take in every log of a bundle that is new or has grown; return the ids of all of them.

        Raises IntegrityError when an object is not what its name says, a log does not hold, or has two histories;
        then no log was taken in. Raises DiskFull, StorageError.
        """
        for digest, content in bundle.objects():
            if blobs.put(content).digest != digest:
                raise IntegrityError("an object of the bundle is not what its name says", where=digest)
        with storing(self._folder):
            make_folders(self._folder)
            staged: dict[str, Path] = {}
            try:
                for log in bundle.logs():
                    staged[log] = self._folder / f".{log}.new"
                    self._stage(bundle, log, staged[log], own)
                new = {log: self._is_new(log, stage, own) for log, stage in staged.items()}
                for log in (log for log, is_new in new.items() if is_new):
                    self._place(log, staged[log])
                sync_folder(self._folder)  # also when nothing is new: whoever placed it may not have got so far
            finally:
                for stage in staged.values():
                    shutil.rmtree(stage, ignore_errors=True)
        return list(new)

    def _stage(self, bundle: Bundle, log: str, stage: Path, own: Path) -> None:
        """Write one log beside its place, with its objects, and check it; raise IntegrityError."""
        shutil.rmtree(stage, ignore_errors=True)
        for name, content in bundle.files(log):
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(content, file, 1 << 20)
                file.flush()
                os.fsync(file.fileno())
        _link_objects(stage, own)
        report = verify_vault(stage)
        if report.verdict != "held" or log_id(stage) != log:
            first = next((f"{flaw.where} {flaw.what}" for flaw in report.findings), "it is not the log it is called")
            raise IntegrityError(f"a log of the bundle does not hold: {first}", where=log)
        sync_tree(stage)

    def _is_new(self, log: str, stage: Path, own: Path) -> bool:
        """Say whether a log says more than what stands here; raise IntegrityError when it says otherwise."""
        held = own if log_id(own) == log else self._folder / log
        if not held.is_dir():
            return True
        pairs = [(ours, theirs) for ours, theirs in zip_longest(_lines(held), _lines(stage)) if ours != theirs]
        goes_on = all(ours is None for ours, _ in pairs)
        cut = all(theirs is None for _, theirs in pairs)
        if not (goes_on or cut) or (pairs and goes_on and held == own):
            raise IntegrityError(FORKED, where=log, remedy="keep both copies, and find out which one is right")
        return bool(pairs) and goes_on

    def _place(self, log: str, stage: Path) -> None:
        """Put a log in the place of a shorter one."""
        target, old = self._folder / log, self._folder / f".{log}.old"
        if target.exists():
            target.rename(old)
        stage.rename(target)
        sync_folder(self._folder)
        shutil.rmtree(old, ignore_errors=True)


def log_id(folder: Path) -> str:
    """Return the id of a vault's log: the first half of its key's fingerprint; raise IntegrityError."""
    return read_key(folder, read_origin(folder)).fingerprint[:32]


def _finish(old: Path) -> None:
    """Finish or take back a swap that was cut short."""
    target = old.with_name(old.name[1:33])
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(target)


def _link_objects(stage: Path, own: Path) -> None:
    """Give a log the objects that it names, as other names of the case's own."""
    for entry in read_entries(stage, 0):
        for digest in {str(entry[field]) for field in REFERENCES if field in entry}:
            if not layout.is_digest(digest) or not layout.object_path(own, digest).is_file():
                raise IntegrityError("a log of the bundle names an object that it does not bring", where=digest[:80])
            target = layout.object_path(stage, digest)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                os.link(layout.object_path(own, digest), target)


def _lines(folder: Path) -> Iterator[bytes]:
    """Yield every line of a log as it stands."""
    for path in sorted((folder / "log" / "entries").glob("*.jsonl")):
        yield from complete_lines(path, 0)
