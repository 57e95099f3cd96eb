"""Opening a record: new, known, newer, foreign, damaged, busy, full; and how long it takes."""

from __future__ import annotations

import importlib
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dadkhah.adapters.sqlite import engine, migrate
from dadkhah.adapters.sqlite.faults import translated
from dadkhah.adapters.sqlite.record import open_record
from dadkhah.adapters.sqlite.schema import METADATA
from dadkhah.errors import (
    CaseBusy,
    CaseMissing,
    CaseNewer,
    CaseReadOnly,
    DadkhahError,
    DiskFull,
    IntegrityError,
    RecordError,
    StorageError,
)
from dadkhah.model.source import Source

SOURCE = Source(object="a" * 64, media="text/plain", size=3, entry=4, captured_at="2031", derived=5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    open_record(tmp_path / "record.db", create=True).close()
    return tmp_path / "record.db"


def test_a_missing_record_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(CaseMissing):
        open_record(tmp_path / "record.db")
    assert list(tmp_path.iterdir()) == []


def test_a_closed_record_is_one_file(path: Path) -> None:
    assert [one.name for one in path.parent.iterdir()] == ["record.db"]


def test_the_head_is_the_newest_migration() -> None:
    folder = migrate.MIGRATIONS / "versions"
    steps = [
        importlib.import_module(f"dadkhah.adapters.sqlite.migrations.versions.{file.stem}")
        for file in sorted(folder.glob("r*.py"))
    ]
    assert [step.revision for step in steps] == list(migrate.REVISIONS)
    assert steps[-1].revision == migrate.HEAD
    assert [step.down_revision for step in steps] == [None, *migrate.REVISIONS[:-1]]


def test_the_migrations_make_what_the_program_expects(path: Path) -> None:
    opened = engine.open_engine(path)
    found = inspect(opened)
    tables = {name: {column["name"] for column in found.get_columns(name)} for name in METADATA.tables}
    indexes = {name: {index["name"] for index in found.get_indexes(name)} for name in METADATA.tables}
    opened.dispose()
    assert tables == {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
    assert indexes == {name: {index.name for index in table.indexes} for name, table in METADATA.tables.items()}


def test_the_record_writes_ahead_and_syncs(path: Path) -> None:
    with closing(engine.connect(path)) as connection:
        modes = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2]


def test_a_later_revision_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CaseNewer, match="revision 9999, later than"):
        open_record(path, create=True)


def test_a_foreign_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "record.db")) as connection, connection:
        connection.execute("CREATE TABLE recipes (id)")
    with pytest.raises(IntegrityError, match="not a record"):
        open_record(tmp_path / "record.db", create=True)


@pytest.mark.parametrize("content", [b"not a database at all" * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_named_with_its_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "record.db").write_bytes(content)
    with pytest.raises(IntegrityError) as raised:
        open_record(tmp_path / "record.db", create=True)
    assert "record.db: the record is damaged" in str(raised.value)
    assert "dadkhah build" in str(raised.value)


def test_a_damaged_page_is_named(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(IntegrityError), closing(open_record(path)) as record:
        record.sources()


def test_a_writer_waits_and_then_says_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    record = open_record(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseBusy):
            record.add_source(SOURCE)
        other.execute("ROLLBACK")
    record.add_source(SOURCE)
    assert record.sources() == [SOURCE]
    record.close()


def test_reading_does_not_wait_for_a_writer(path: Path) -> None:
    record = open_record(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert record.sources() == []
    record.close()


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    record = open_record(path)
    record.add_source(SOURCE)
    with record._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        record.add_reading("s", "t", "r", [("c", b"x" * 100_000)], "2031")
    assert record.sources() == [SOURCE]
    assert record.reading("s", "t", "r") is None
    record.close()


def test_a_record_opened_as_it_stands_refuses_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on a read-only disk: no file can be made beside the record."""
    as_it_is = engine._open

    def refuse(place: Path, options: str) -> sqlite3.Connection:
        if options == "mode=rwc":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorname = "SQLITE_CANTOPEN"
            raise error
        return as_it_is(place, options)

    monkeypatch.setattr(engine, "_open", refuse)
    record = open_record(path)
    assert record.sources() == []
    with pytest.raises(CaseReadOnly):
        record.add_source(SOURCE)
    record.close()


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("SQLITE_BUSY_SNAPSHOT", CaseBusy),
        ("SQLITE_LOCKED", CaseBusy),
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY_DIRECTORY", CaseReadOnly),
        ("SQLITE_CORRUPT_INDEX", IntegrityError),
        ("SQLITE_NOTADB", IntegrityError),
        ("SQLITE_CONSTRAINT_TRIGGER", RecordError),
        ("SQLITE_IOERR_FSYNC", StorageError),
    ],
)
def test_each_fault_has_its_error(name: str, error: type[DadkhahError]) -> None:
    fault = sqlite3.OperationalError("words of SQLite")
    fault.sqlite_errorname = name
    found = translated(fault, Path("case/record.db"))
    assert type(found) is error
    assert str(found).startswith("case/record.db: ")


def test_a_fresh_record_is_made_quickly(tmp_path: Path) -> None:
    open_record(tmp_path / "first.db", create=True).close()  # loads alembic
    began = time.process_time()
    open_record(tmp_path / "record.db", create=True).close()
    assert time.process_time() - began < 0.5


@pytest.mark.slow
def test_a_known_record_is_opened_without_alembic(path: Path) -> None:
    probe = (
        "import sys; from pathlib import Path; from dadkhah.adapters.sqlite.record import open_record;"
        f"open_record(Path({str(path)!r})).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
