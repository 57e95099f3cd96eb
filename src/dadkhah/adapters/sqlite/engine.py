"""One connection to one SQLite file, with the modes that the record needs.

In: a path. Out: an Engine whose writing transactions begin with BEGIN IMMEDIATE (one writer at a time, said at once).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

WAIT_SECONDS = 3.0
"""How long a writer waits for another one before it says that the case is busy."""

CANNOT_OPEN = ("SQLITE_CANTOPEN", "SQLITE_READONLY")


def connect(path: Path) -> sqlite3.Connection:
    """Open the file with its modes set; raise sqlite3.Error.

    A folder that refuses writing has no room for the files of WAL beside the record: there it is opened as it stands.
    """
    try:
        return _configured(_open(path, "mode=rwc"))
    except sqlite3.OperationalError as error:
        if path.exists() and error.sqlite_errorname.startswith(CANNOT_OPEN):
            return _open(path, "mode=ro&immutable=1")
        raise


def _open(path: Path, options: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()))}?{options}"
    return sqlite3.connect(address, timeout=WAIT_SECONDS, isolation_level=None, uri=True)


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set WAL, full syncs (a commit is durable when it returns), and triggers that also see REPLACE."""
    try:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_engine(path: Path) -> Engine:
    """Return an engine over one connection; SQLAlchemy leaves transactions to the statements below."""
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    kind = "IMMEDIATE" if connection.get_execution_options().get("writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that holds the right to write from its first moment."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        yield connection
