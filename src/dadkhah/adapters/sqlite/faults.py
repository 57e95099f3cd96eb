"""What went wrong in the database, in the words of the one error tree.

In: an error of SQLite or SQLAlchemy. Out: the DadkhahError that says what happened, where, and what would work.
Result codes: the SQLite documentation, "Result and Error Codes".
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dadkhah.errors import CaseBusy, CaseReadOnly, DadkhahError, DiskFull, IntegrityError, RecordError, StorageError

DAMAGED = (
    "move record.db away and run `dadkhah build`: the vault holds everything, and the record is made again from its log"
)


def translated(error: sqlite3.Error, path: Path) -> DadkhahError:
    """Return the error of the one tree that an SQLite error means; an unknown one is a StorageError with its words."""
    name = getattr(error, "sqlite_errorname", "") or ""
    where = str(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CaseBusy("another program is writing the record", where=where)
    if name.startswith("SQLITE_FULL"):
        return DiskFull("no space left for the record", where=where)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return CaseReadOnly("the record refuses writing", where=where)
    return _rarer(name, error, where)


def _rarer(name: str, error: sqlite3.Error, where: str) -> DadkhahError:
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")):
        return IntegrityError(f"the record is damaged ({error})", where=where, remedy=DAMAGED)
    if name.startswith("SQLITE_CONSTRAINT"):
        return RecordError(
            f"the record refuses this row ({error})", where=where, remedy="append a new row: nothing is changed here"
        )
    return StorageError(
        f"the record could not be used ({error})", where=where, remedy="check the disk and its permissions"
    )


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Raise what SQLite reports inside the block as an error of the one tree."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise translated(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise translated(error, path) from error
