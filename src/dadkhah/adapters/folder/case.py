"""One case's folder: what stands where, whose turn it is, and what a place is called.

In: a path. Out: CaseFolder, or the error that says why the folder cannot be a case.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from pathlib import Path

from dadkhah.adapters.folder.copies import Copies
from dadkhah.adapters.folder.drafts import DraftFolder
from dadkhah.adapters.folder.merged import MergedLogs
from dadkhah.adapters.folder.whole import write_whole
from dadkhah.adapters.vault.disk import storing
from dadkhah.adapters.vault.lock import WriterLock
from dadkhah.capture.url import is_web
from dadkhah.errors import CaseError, CaseMissing
from dadkhah.ports import Random

SETTINGS = "dadkhah.toml"
OWN = frozenset(
    {
        SETTINGS,
        f".{SETTINGS}.new",
        ".lock",
        "vault",
        "record.db",
        "record.db-wal",
        "record.db-shm",
        "draft",
        "merged",
        "out",
    }
)
"""What the program itself puts into a case's folder: with nothing else in it, a folder may become a case."""

PATIENCE = 3.0
"""Seconds to wait for another run on the same case."""

SALT_BYTES = 32


class CaseFolder:
    """The folder of one case; nothing in it is read or written before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def vault(self) -> Path:
        """Return where the evidence stands."""
        return self.path / "vault"

    @property
    def merged(self) -> MergedLogs:
        """Return the logs of others that were merged."""
        return MergedLogs(self.path / "merged")

    @property
    def copies(self) -> Copies:
        """Return what looks through the folder for copies of what is erased."""
        return Copies(self.path, self.vault)

    @property
    def record(self) -> Path:
        """Return where the record stands."""
        return self.path / "record.db"

    @property
    def settings_file(self) -> Path:
        """Return where the settings stand."""
        return self.path / SETTINGS

    @property
    def drafts(self) -> DraftFolder:
        """Return the working draft."""
        return DraftFolder(self.path / "draft")

    @property
    def exists(self) -> bool:
        """Say whether a case was begun here: its settings stand."""
        return self.settings_file.is_file()

    def check(self) -> None:
        """Raise CaseMissing unless a case stands here, CaseError when the path is something else."""
        if self.path.exists() and not self.path.is_dir():
            raise CaseError("a case is a folder, and this is a file", where=str(self.path), remedy="name a folder")
        if not self.exists:
            raise CaseMissing("there is no case here", where=str(self.path))

    def make(self) -> None:
        """Make the folder, and refuse one that holds other things: a case never mixes with other files."""
        if self.path.exists() and not self.path.is_dir():
            raise CaseError("a case is a folder, and this is a file", where=str(self.path), remedy="name a new folder")
        with storing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)  # durable with the vault, which syncs all names above it
            others = sorted({entry.name for entry in self.path.iterdir()} - OWN)
        if others and not self.exists:
            remedy = "name a new or an empty folder"
            raise CaseError(
                f"the folder holds other things ({len(others)}) and no case", where=str(self.path), remedy=remedy
            )

    def lock(self) -> WriterLock:
        """Return the lock under which one run at a time works on the case; entering raises CaseBusy, CaseReadOnly."""
        path = self.path / ".lock"
        with storing(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, stat.S_IRUSR | stat.S_IWUSR))
        return WriterLock(path, PATIENCE)

    def settings(self) -> bytes:
        """Return the bytes of dadkhah.toml; raise CaseError."""
        try:
            return self.settings_file.read_bytes()
        except OSError as error:
            where = str(self.settings_file)
            raise CaseError("the settings cannot be read", where=where, remedy="check its permissions") from error

    def write_settings(self, content: bytes) -> None:
        """Write dadkhah.toml: from then on the folder is a case."""
        write_whole(self.settings_file, content)

    def places(self, random: Random) -> Places:
        """Return what gives places their names in the log, with the salt of this case, made when there is none."""
        path = self.vault / "private" / "place.salt"
        if not path.is_file():
            with storing(path):
                path.parent.mkdir(mode=0o700, exist_ok=True)
            write_whole(path, random.bytes(SALT_BYTES), stat.S_IRUSR | stat.S_IWUSR)
        return Places(path.read_bytes())


class Places:
    """Names a place by a salted digest: the log tells two places apart and holds no word of either.

    A path may hold the name of a witness, and an unsalted digest of it could be guessed (VAULT.md, hostile input).
    """

    def __init__(self, salt: bytes) -> None:
        self._salt = salt

    def __call__(self, path: str) -> str:
        """Return the HMAC-SHA-256 (RFC 2104) of the absolute path, or of the web address, in hexadecimal."""
        place = path if path == "-" or is_web(path) else os.path.realpath(path)
        return hmac.new(self._salt, os.fsencode(place), hashlib.sha256).hexdigest()
