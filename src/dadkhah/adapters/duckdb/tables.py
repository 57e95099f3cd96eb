"""The tables of one run on DuckDB: in memory up to a limit, spilled to a folder of its own beyond it.

In: columns, blocks, levels of names, weights. Out: patterns and pairs (ports.Tables). Nothing is fetched: extensions
are neither installed nor loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import duckdb
import pyarrow as pa
from splink.internals.duckdb.database_api import DuckDBAPI

from dadkhah.adapters import splinked
from dadkhah.errors import CallError
from dadkhah.model.linkage import NAMES, Compared, Comparison, Ends, Weights
from dadkhah.model.person import Pair

BATCH = 200_000
"""Rows handed over at once."""

USUAL = "3GB"
"""Memory of the tables where nobody says how much: what is more goes to disk, so that a machine of 8 GB can do it."""

CLOSED = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


class DuckTables:
    """Tables in one DuckDB connection; close it, or use it in a `with` block.

    Raises CallError for a limit of memory that is none.
    """

    def __init__(self, comparisons: Sequence[Comparison], spill: Path, *, memory: str = "", threads: int = 0) -> None:
        options: dict[str, str | bool | int | float | list[str]] = {
            **CLOSED,
            "temp_directory": str(spill),
            "preserve_insertion_order": "false",
        }
        options["memory_limit"] = memory or USUAL
        options |= {"threads": str(threads)} if threads else {}
        try:
            self._link = duckdb.connect(":memory:", config=options)
        except duckdb.Error as error:
            raise CallError("these are no limits for tables", where=memory, remedy="write it like 2GB") from error
        self._api = DuckDBAPI(connection=self._link)
        self._comparisons = comparisons
        self._ends: Ends | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drop the tables and what was spilled."""
        self._link.close()

    def load(self, columns: Mapping[str, Sequence[int | None]], blocks: Iterable[tuple[int, int]], most: int) -> int:
        """Take the columns and blocks; return how many pairs there are."""
        size = len(next(iter(columns.values())))
        table = {"row": pa.array(range(size), pa.int64())}
        held = pa.table(table | {name: pa.array(values, pa.int64()) for name, values in columns.items()})
        self._take("loaded", held)
        self._link.execute("create table blocks (row bigint, block bigint)")
        self._fill("blocks", ("row", "block"), blocks)
        self._link.execute(f"create table candidates as {splinked.PAIRS.format(most=int(most))}")
        self._link.execute("drop table blocks")
        return int(self._one("select count(*) from candidates"))

    def names(self, ends: Ends | None = None) -> Iterator[tuple[int, int]]:
        """Yield the pairs of names."""
        self._ends = ends
        if ends is not None:
            self._take("ends", splinked.held(ends))
        return self._pairs(splinked.NAMES)

    def _pairs(self, sql: str) -> Iterator[tuple[int, int]]:
        self._link.execute(f"create or replace table met as {sql}")
        return cast("Iterator[tuple[int, int]]", self._rows(splinked.allowed(self._ends)))

    def keep(self, alike: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """Keep the pairs whose names are alike, and yield the pairs of their fathers' names."""
        self._link.execute("create table levels (a bigint, b bigint, level bigint)")
        self._add(alike)
        self._link.execute(f"create table kept as {splinked.ALIKE}")
        self._link.execute("drop table candidates")
        self._link.execute("alter table kept rename to candidates")
        yield from self._pairs(splinked.FATHERS)

    def _add(self, alike: Iterable[tuple[int, int, int]]) -> None:
        self._fill("levels", splinked.LEVELS, splinked.both(alike))

    def compare(self, fathers: Iterable[tuple[int, int, int]], others: Iterable[tuple[int, int]]) -> Compared:
        """Take the levels of fathers' names and a sample of other pairs; count the patterns of both."""
        self._add(fathers)
        self._link.execute("create table drawn (a bigint, b bigint)")
        self._fill("drawn", ("a", "b"), others)
        self._link.execute(f"create table neighbours as {splinked.NEIGHBOURS.format(names=NAMES)}")
        self._link.execute(f"create table rows as {splinked.ROWS}")
        self._link.execute(f"create view pairs as {splinked.BOTH}")
        table = self._predicted(splinked.counting(self._comparisons), None, "pairs", parts=True)
        self._link.execute(
            "create table compared as "
            f"select row_l, row_r, match_key, {splinked.levels(self._comparisons)} from {table}"
        )
        self._link.execute(f"drop table {table}")
        return splinked.counted(self._rows, self._comparisons)

    def score(self, weights: Weights, least: float) -> Iterator[Pair]:
        """Yield the pairs that are likely enough, by their rows."""
        table = self._predicted(weights, least, "candidates")
        yield from splinked.pairs(self._rows(splinked.scored(table, self._comparisons)))

    def _predicted(self, weights: Weights, least: float | None, pairs: str, *, parts: bool = False) -> str:
        return splinked.predicted(self._api, splinked.settings(self._comparisons, weights, parts=parts), least, pairs)

    def _take(self, name: str, held: pa.Table) -> None:
        self._link.register("handed", held)
        self._link.execute(f"create table {name} as select * from handed")
        self._link.unregister("handed")

    def _fill(self, table: str, columns: Sequence[str], rows: Iterable[tuple[int, ...]]) -> None:
        for held in splinked.batches(columns, rows, BATCH):
            self._link.register("handed", held)
            self._link.execute(f"insert into {table} select * from handed")
            self._link.unregister("handed")

    def _one(self, sql: str) -> int:
        ((count,),) = self._link.execute(sql).fetchall()
        return int(count)

    def _rows(self, sql: str) -> Iterator[tuple[int, ...]]:
        cursor = self._link.cursor().execute(sql)
        while rows := cursor.fetchmany(100_000):
            yield from rows
