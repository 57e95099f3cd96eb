"""Rows are never changed or removed, whoever opens the file; what was damaged or is foreign is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dadkhah.adapters.sqlite.record import SqliteRecord, open_record
from dadkhah.adapters.sqlite.schema import APPEND_ONLY, METADATA
from dadkhah.errors import IntegrityError
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.source import Source


def fill(record: SqliteRecord) -> None:
    record.add_source(Source(object="a" * 64, media="text/plain", size=3, entry=4, captured_at="2031", derived=5))
    record.add_reading("s", "t", "r", [("c1", b"{}")], "2031")
    record.add_judgement(Judgement(a="m1", b="m2", verdict="same", actor="A", at="2031", reason="x"))
    record.add_review(Review(claim="c", of="h", state="rejected", actor="A", at="2031", reason="x"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    record = open_record(tmp_path / "record.db", create=True)
    fill(record)
    record.close()
    return tmp_path / "record.db"


@pytest.fixture
def other(path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection of another program, which has set none of our modes."""
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def dump(connection: sqlite3.Connection) -> list[str]:
    return list(connection.iterdump())


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET id = 'x'",
        "DELETE FROM {0}",
        "UPDATE OR REPLACE {0} SET id = 'x'",
        "UPDATE OR IGNORE {0} SET id = 'x'",
    ],
)
def test_no_row_is_changed_or_removed(other: sqlite3.Connection, table: str, statement: str) -> None:
    before = dump(other)
    with pytest.raises(sqlite3.IntegrityError, match=f"append-only: a row of {table}"):
        other.execute(statement.format(table))
    assert dump(other) == before
    assert any(line.startswith(f'INSERT INTO "{table}"') for line in before)


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_row_is_replaced(other: sqlite3.Connection, table: str) -> None:
    before = dump(other)
    columns = [row[1] for row in other.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(column if column == "id" else "'7'" for column in columns)
    other.execute(f"INSERT OR REPLACE INTO {table} SELECT {values} FROM {table}")  # noqa: S608
    assert dump(other) == before


def test_every_table_is_append_only() -> None:
    assert sorted(APPEND_ONLY) == sorted(METADATA.tables)


def test_rows_hold_the_hash_of_their_content(other: sqlite3.Connection) -> None:
    for table in APPEND_ONLY:
        for (own,) in other.execute(f"SELECT id FROM {table}"):  # noqa: S608
            assert len(own) == 32
            assert set(own) <= set("0123456789abcdef")


def test_a_row_that_holds_something_else_is_named(path: Path, other: sqlite3.Connection) -> None:
    other.execute("INSERT INTO judgement VALUES ('j9', '2031', 'A', ?)", (b'{"a": 3}',))
    other.commit()
    record = open_record(path)
    with pytest.raises(IntegrityError, match="judgement j9"):
        record.judgements()
    record.close()


def test_a_reading_that_lost_rows_is_named(path: Path, other: sqlite3.Connection) -> None:
    other.execute("DROP TRIGGER item_delete")
    other.execute("DELETE FROM item")
    other.commit()
    record = open_record(path)
    with pytest.raises(IntegrityError, match="a reading of 1 items holds 0"):
        record.reading("s", "t", "r")
    record.close()
