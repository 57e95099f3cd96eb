"""The append-only record in one SQLite file (implements ports.Record).

In: model records. Out: rows, and the records again. Rows are added by union: the same content again is nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, insert, select, text

from dadkhah.adapters.sqlite.engine import open_engine, writing
from dadkhah.adapters.sqlite.faults import faults
from dadkhah.adapters.sqlite.migrate import migrate
from dadkhah.adapters.sqlite.schema import ITEM, JUDGEMENT, READING, REVIEW, SOURCE
from dadkhah.errors import CaseMissing, IntegrityError
from dadkhah.model.digest import canonical, record_id, sha256
from dadkhah.model.judgement import Judgement, Review
from dadkhah.model.source import Source

T = TypeVar("T")
ONE = "SELECT id, content FROM source WHERE object = ?"


def open_record(path: Path, *, create: bool = False) -> SqliteRecord:
    """Open a record file at the schema of this program.

    Raises CaseMissing, CaseNewer, CaseBusy, IntegrityError, StorageError.
    """
    if not create and not path.exists():
        raise CaseMissing("there is no record", where=str(path))
    engine = open_engine(path)
    try:
        with faults(path):
            migrate(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return SqliteRecord(engine, path)


class SqliteRecord:
    """Keep sources, readings, judgements and reviews; every write is one transaction, durable when the call returns."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def close(self) -> None:
        """Give the file back; SQLite then folds its write-ahead log in."""
        self._engine.dispose()

    def add_source(self, source: Source) -> None:
        """Append a source; the same content again is nothing new; raise CaseBusy, CaseReadOnly, DiskFull."""
        self.add_sources([source])

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Append sources in one transaction, all or none; raise what `add_source` raises."""
        if sources:
            self._append(SOURCE, [_source_row(source) for source in sources])

    def sources(self) -> Sequence[Source]:
        """Return the latest description of every captured object, in order of their custody entries.

        What the case's own log says of an object comes before what a merged one says.
        """
        found = {source.object: source for source in sorted(self._decoded(SOURCE, Source), key=_standing)}
        return sorted(found.values(), key=lambda one: (one.origin, one.entry, one.object))

    def source(self, digest: str, origin: str | None = None) -> Source | None:
        """Return what `sources` says of one object, or one log does; None for an unknown one."""
        with faults(self._path), self._engine.connect() as connection:
            rows = connection.exec_driver_sql(ONE, (digest,)).all()  # asked for every file: three times as quick
        told = [_decode(bytes(content), Source, f"{self._path}, source {row}") for row, content in rows]
        return max((one for one in told if origin in {None, one.origin}), key=_standing, default=None)

    def known(self, origin: str) -> int:
        """Return the entry of a log that the row added last of it names, -1 when there is none.

        Rows are added in the order of the log, and the last of a log is near the end of all.
        """
        query = select(SOURCE.c.id, SOURCE.c.content).order_by(text("rowid DESC"))
        with faults(self._path), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=100).execute(query):
                source = _decode(bytes(row.content), Source, f"{self._path}, source {row.id}")
                if source.origin == origin:
                    return source.derived
        return -1

    def add_reading(
        self, source: str, text_version: str, reader: str, rows: Iterable[tuple[str, bytes]], at: str
    ) -> None:
        """Append the items of one text as (id, JSON without words), all or none; a reading that is there stays."""
        reading = _reading_id(source, text_version, reader)
        items = [_item(reading, place, record, content) for place, (record, content) in enumerate(rows)]
        head = {"id": reading, "source": source, "text_version": text_version, "reader": reader, "at": at}
        with faults(self._path), writing(self._engine) as connection:
            if not _holds(connection, READING, reading):
                connection.execute(insert(READING), [head | {"size": len(items)}])
                _insert(connection, ITEM, items)

    def reading(self, source: str, text_version: str, reader: str) -> Sequence[bytes] | None:
        """Return the rows of one reading in order, or None when that reader has not read that text.

        Raises IntegrityError.
        """
        reading = _reading_id(source, text_version, reader)
        with faults(self._path), self._engine.connect() as connection:
            size = connection.execute(select(READING.c.size).where(READING.c.id == reading)).scalar()
            query = select(ITEM.c.content).where(ITEM.c.reading == reading).order_by(ITEM.c.place)
            rows = [bytes(row.content) for row in connection.execute(query)]
        if size is not None and size != len(rows):
            raise IntegrityError(
                f"a reading of {size} items holds {len(rows)}", where=f"{self._path}, reading {reading}"
            )
        return None if size is None else rows

    def add_judgement(self, judgement: Judgement) -> None:
        """Append a judgement."""
        row: dict[str, object] = {"id": judgement.id, "at": judgement.at, "actor": judgement.actor}
        self._append(JUDGEMENT, [row | {"content": canonical(judgement)}])

    def judgements(self) -> Sequence[Judgement]:
        """Return all judgements in the order they were taken."""
        return self._decoded(JUDGEMENT, Judgement)

    def add_review(self, review: Review) -> None:
        """Append a review."""
        row: dict[str, object] = {"id": review.id, "claim": review.claim, "at": review.at, "actor": review.actor}
        self._append(REVIEW, [row | {"content": canonical(review)}])

    def reviews(self) -> Sequence[Review]:
        """Return all reviews in the order they were taken."""
        return self._decoded(REVIEW, Review)

    def _append(self, table: Table, rows: Sequence[dict[str, object]]) -> None:
        with faults(self._path), writing(self._engine) as connection:
            _insert(connection, table, rows)

    def _decoded(self, table: Table, kind: type[T]) -> list[T]:
        """Return the rows' records: decisions by the time they were taken, sources by custody entry."""
        order = [table.c["at" if "at" in table.c else "entry"], table.c.id]
        with faults(self._path), self._engine.connect() as connection:
            rows = connection.execute(select(table.c.id, table.c.content).order_by(*order)).all()
        return [_decode(bytes(row.content), kind, f"{self._path}, {table.name} {row.id}") for row in rows]


def _decode(content: bytes, kind: type[T], where: str) -> T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise IntegrityError(f"a row does not hold what it should ({error})", where=where) from error


def _standing(source: Source) -> tuple[bool, int, int]:
    """Return what tells which description of an object holds: the greatest does."""
    return not source.origin, source.derived, source.entry


def _source_row(source: Source) -> dict[str, object]:
    return {
        "id": record_id("source", source),
        "object": source.object,
        "entry": source.entry,
        "text": source.text,
        "content": canonical(source),
    }


def _reading_id(source: str, text_version: str, reader: str) -> str:
    return record_id("reading", source, text_version, reader)


def _item(reading: str, place: int, record: str, content: bytes) -> dict[str, object]:
    row_id = record_id("item", reading, place, record, sha256(content))
    return {"id": row_id, "reading": reading, "place": place, "record": record, "content": content}


def _holds(connection: Connection, table: Table, row_id: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == row_id)).first() is not None


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
