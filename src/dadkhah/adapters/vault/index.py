"""The derived index: which entries name an object from a place, and where the log stood at its last checkpoint.

In: entries with their states, states that a checkpoint signs.
Out: candidates that the ledger confirms in the log itself.

Everything here is rebuilt from the log: the file may be deleted, damaged or left behind at any time. Nothing it says is
believed before the log or a signed checkpoint says the same.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable
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
    """Keeps the derived index in a file, or in memory where the folder cannot be written to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None

    def head(self, name: str) -> Head | None:
        """Return a state that was kept, or None when there is none that can be read."""
        rows = self._try(lambda db: db.execute("SELECT state FROM head WHERE name = ?", (name,)).fetchall())
        try:
            return msgspec.json.decode(rows[0][0], type=Head) if rows else None
        except (msgspec.MsgspecError, TypeError):
            return None

    def keep(self, name: str, head: Head, rows: Iterable[Row] = ()) -> None:
        """Keep a state and the rows that belong to it, in one transaction."""
        listed = list(rows)

        def write(db: sqlite3.Connection) -> None:
            with db:
                db.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?)", listed)
                db.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", (name, msgspec.json.encode(head)))

        self._try(write)

    def found(self, digest: str, src: str | None) -> list[tuple[int, int]]:
        """Return the number and line offset of each entry said to name an object from a place, or from anywhere."""
        query = "SELECT seq, line FROM place WHERE object = ? AND (? IS NULL OR src = ?) ORDER BY seq"
        return self._try(lambda db: db.execute(query, (digest, src, src)).fetchall())

    def forget(self) -> None:
        """Remove the index, so that it is made anew."""
        self.close()
        for path in (self._path, self._path.with_name(self._path.name + "-journal")):
            with contextlib.suppress(OSError):
                path.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _try(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run a query; on a damaged file, make the index anew and try once more, then in memory."""
        for place in (str(self._path), str(self._path), ":memory:"):
            try:
                return query(self._open(place))
            except (sqlite3.Error, OverflowError):
                self.forget()
        raise AssertionError("an index in memory has no file that could be damaged")

    def _open(self, place: str) -> sqlite3.Connection:
        """Return the open database, made when missing."""
        if self._db is None:
            self._db = sqlite3.connect(place, timeout=5.0, check_same_thread=False)
            self._db.execute("PRAGMA synchronous = OFF")  # derived: what a power failure damages is made anew
            self._db.executescript(TABLES)
        return self._db
