"""The working draft on disk (implements work's Drafts).

In: files by name, and the fingerprint of what they were made from. Out: draft/, with a note that is written last.
A note that is missing, or that names other bytes than stand there, means: make the draft again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from dadkhah.adapters.folder.whole import aside, write_whole
from dadkhah.adapters.vault.disk import make_folders, storing, sync_folder
from dadkhah.model.digest import sha256

NOTE = "made-from.json"
FIRST = "index.html"


class Note(msgspec.Struct, frozen=True):
    """What the draft was made from, and the digest of each of its files."""

    made_from: str
    files: dict[str, str]


class DraftFolder:
    """Write drafts into one folder, each file at once, the note last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def page(self) -> Path:
        """Return the path of the draft's first page."""
        return self._folder / FIRST

    def made_from(self) -> str:
        """Return the fingerprint of the draft that stands there whole and unchanged, or "" when none does."""
        note = self._note()
        whole = all(self._digest(name) == digest for name, digest in note.files.items())
        return note.made_from if whole and FIRST in note.files else ""

    def write(self, files: Mapping[str, bytes], fingerprint: str) -> str:
        """Put the files in place of the earlier ones, remove those no longer made; return the first page."""
        earlier = self._note().files
        with storing(self._folder):
            make_folders(self._folder)
        self._keep(Note("", dict.fromkeys({*earlier, *files}, "")))  # a run that is killed leaves nothing unnamed
        for name in sorted(files):
            write_whole(self._folder / name, files[name])
        self._remove(set(earlier) - set(files))
        note = Note(fingerprint, {name: sha256(content) for name, content in files.items()})
        self._keep(note)
        return str(self.page)

    def discard(self) -> bool:
        """Remove the files of the draft, durably, the note last, which names them; say whether there were any."""
        earlier = self._note().files
        for names in ({*earlier, FIRST}, {NOTE}):
            self._remove(names)
            if self._folder.is_dir():
                with storing(self._folder):
                    sync_folder(self._folder)
        return bool(earlier)

    def _keep(self, note: Note) -> None:
        write_whole(self._folder / NOTE, msgspec.json.encode(note, order="sorted"))

    def _note(self) -> Note:
        try:
            return msgspec.json.decode((self._folder / NOTE).read_bytes(), type=Note)
        except (OSError, msgspec.DecodeError):
            return Note("", {})  # no draft, or one that was not finished: it is made again

    def _digest(self, name: str) -> str:
        path = self._folder / Path(name).name
        return sha256(path.read_bytes()) if path.is_file() else ""

    def _remove(self, names: set[str]) -> None:
        """Remove files, and what a run that was killed while writing them left beside them."""
        with storing(self._folder):
            for path in (self._folder / Path(name).name for name in sorted(names)):
                path.unlink(missing_ok=True)
                aside(path).unlink(missing_ok=True)
