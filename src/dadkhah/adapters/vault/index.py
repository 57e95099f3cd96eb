"""The derived index: which entries name an object from a place, and where the log stood at its last checkpoint.

In: entries with their states, states that a checkpoint signs.
Out: candidates that the ledger confirms in the log itself.

Everything here is rebuilt from the log: the file may be deleted, damaged or left behind at any time. Nothing it says is
believed before the log or a signed checkpoint says the same.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from dadkhah.adapters.vault.head import Head

T = TypeVar("T")
Row = tuple[str, str, int, int]
"""Object, place in canonical JSON, sequence number, offset of the line in its file."""

TABLES = """
CREATE TABLE IF NOT EXISTS place (
    object TEXT NOT NULL, src TEXT NOT NULL, seq INTEGER NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (object, src, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS head (name TEXT PRIMARY KEY, state BLOB NOT NULL);
"""


class Index:
    """Keeps the derived index in a file, or in memory where no file can be kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = str(path)
        self._forgotten = 0
        self._db: sqlite3.Connection | None = None

    def signed(self) -> Head | None:
        """Return the state kept at the last checkpoint, or None when there is none that can be read."""
        return self._head("signed")

    def keep_signed(self, head: Head) -> None:
        """Keep the state at a checkpoint."""
        self._try(lambda db: self._write(db, "signed", head, []))

    def seen(self) -> Head | None:
        """Return the state up to which entries are indexed, or None when there is none that can be read."""
        return self._head("seen")

    def add(self, rows: Sequence[Row], head: Head) -> None:
        """Index some entries and keep the state after them, at once; raise LookupError when the file is damaged."""
        with told_apart():
            self._write(self._open(), "seen", head, rows)

    def found(self, digest: str, src: str | None) -> list[tuple[int, int]]:
        """Return the number and line offset of each entry said to name an object from a place, or from anywhere.

        Raises LookupError when the file is damaged, so that what was found is not taken for all there is.
        """
        query = "SELECT seq, line FROM place WHERE object = ? AND (? IS NULL OR src = ?) ORDER BY seq"
        with told_apart():
            return self._open().execute(query, (digest, src, src)).fetchall()

    def forget(self) -> None:
        """Remove the index, so that it is made anew; in memory when the file cannot be removed or fails again."""
        self.close()
        for path in (self._path, self._path.with_name(self._path.name + "-journal")):
            with contextlib.suppress(OSError):
                path.unlink()
        self._forgotten += 1
        if self._forgotten > 1 or self._path.exists():
            self._place = ":memory:"

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _head(self, name: str) -> Head | None:
        rows = self._try(lambda db: db.execute("SELECT state FROM head WHERE name = ?", (name,)).fetchall())
        try:
            return msgspec.json.decode(rows[0][0], type=Head) if rows else None
        except (msgspec.MsgspecError, TypeError):
            return None

    def _write(self, db: sqlite3.Connection, name: str, head: Head, rows: Sequence[Row]) -> None:
        with db:
            db.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?)", rows)
            db.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", (name, msgspec.json.encode(head)))

    def _try(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run a query that stands on nothing else in the index; where the file is damaged, on one made anew."""
        while self._place != ":memory:":
            try:
                return query(self._open())
            except sqlite3.Error:
                self.forget()
        return query(self._open())

    def _open(self) -> sqlite3.Connection:
        """Return the open database, made when missing."""
        if self._db is None:
            self._db = sqlite3.connect(self._place, timeout=5.0, check_same_thread=False)
            self._db.execute("PRAGMA synchronous = OFF")  # derived: what a power failure damages is made anew
            self._db.executescript(TABLES)
        return self._db


@contextlib.contextmanager
def told_apart() -> Iterator[None]:
    """Turn what the database cannot do inside into LookupError: the index is damaged, the log is not."""
    try:
        yield
    except sqlite3.Error as error:
        raise LookupError("the index is damaged") from error
