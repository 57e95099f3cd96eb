"""Bring a record file to the schema of this program.

In: an engine. Out: the file at revision HEAD, or CaseNewer when a later program wrote it. Alembic is loaded only when a
step is due.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dadkhah.adapters.sqlite.engine import writing
from dadkhah.errors import CaseNewer, IntegrityError

HEAD = "0001"
"""The newest revision in migrations/versions; a test compares."""

REVISIONS: tuple[str, ...] = ("0001",)
"""Every revision that this program knows, oldest first."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision of the file, or None when it holds no table of the record.

    Raises IntegrityError when it is foreign.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if _versioned(tables) else None
    if found is None:
        raise IntegrityError("this database is not a record", remedy="name the folder of a case with --case DIR")
    return str(found)


def _versioned(tables: set[str]) -> bool:
    return "alembic_version" in tables


def migrate(engine: Engine, where: Path) -> None:
    """Bring the file to HEAD; raise CaseNewer when its revision is not one of REVISIONS."""
    with engine.connect() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found not in REVISIONS:
        raise CaseNewer(f"the record has revision {found}, later than {HEAD}", where=str(where))
    with writing(engine) as connection:
        if revision(connection) != HEAD:
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    """Run every step that is due, in the one transaction of the connection."""
    from alembic.command import upgrade  # noqa: PLC0415 - takes a tenth of a second, and most calls need no step
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    upgrade(config, HEAD)
