"""The tables of one run on Spark: Parquet files in a folder of its own, which the machines of a cluster share.

In: columns, blocks, levels of names, weights. Out: patterns and pairs (ports.Tables). The statements and the model are
those of every engine (adapters.splinked); what goes in and comes out streams through files, so that nothing grows here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import pyarrow as pa
import pyarrow.parquet as pq

from dadkhah.adapters import splinked
from dadkhah.adapters.spark.session import Session, Wanted, session
from dadkhah.model.linkage import NAMES, Compared, Comparison, Ends, Weights
from dadkhah.model.person import Pair

BATCH = 200_000
"""Rows handed over at once."""


class SparkTables:
    """Tables of one Spark session; use it in a `with` block.

    Raises what `session` raises. `spark`: a session that is open already, and stays open.
    """

    def __init__(self, comparisons: Sequence[Comparison], wanted: Wanted, spark: Session | None = None) -> None:
        self._comparisons = comparisons
        self._folder = wanted.folder
        self._open = ExitStack()
        self._spark = spark or self._open.enter_context(session(wanted))
        self._made = 0
        self._ends: Ends | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def load(self, columns: Mapping[str, Sequence[int | None]], blocks: Iterable[tuple[int, int]], most: int) -> int:
        """Take the columns and blocks; return how many pairs there are."""
        self._take("loaded", _slices(columns))
        self._fill("blocks", ("row", "block"), blocks)
        self._make("candidates", splinked.PAIRS.format(most=int(most)))
        ((count,),) = self._rows("select count(*) from candidates")
        return count

    def names(self, ends: Ends | None = None) -> Iterator[tuple[int, int]]:
        """Yield the pairs of names."""
        self._ends = ends
        if ends is not None:
            self._take("ends", iter([splinked.held(ends)]))
        return self._pairs(splinked.NAMES)

    def _pairs(self, sql: str) -> Iterator[tuple[int, int]]:
        self._make("met", sql)
        return cast("Iterator[tuple[int, int]]", self._rows(splinked.allowed(self._ends)))

    def keep(self, alike: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
        """Keep the pairs whose names are alike, and yield the pairs of their fathers' names."""
        self._fill("levels", splinked.LEVELS, splinked.both(alike))
        self._make("candidates", splinked.ALIKE)
        yield from self._pairs(splinked.FATHERS)

    def compare(self, fathers: Iterable[tuple[int, int, int]], others: Iterable[tuple[int, int]]) -> Compared:
        """Take the levels of fathers' names and a sample of other pairs; count the patterns of both."""
        self._fill("kin", splinked.LEVELS, splinked.both(fathers))
        self._make("levels", "select * from levels union all select * from kin")
        self._fill("drawn", ("a", "b"), others)
        self._make("neighbours", splinked.NEIGHBOURS.format(names=NAMES))
        self._make("rows", splinked.ROWS)
        self._make("pairs", splinked.BOTH)
        table = self._predicted(splinked.counting(self._comparisons), None, "pairs", parts=True)
        levels = splinked.levels(self._comparisons)
        self._make("compared", f"select row_l, row_r, match_key, {levels} from {table}")
        return splinked.counted(self._rows, self._comparisons)

    def score(self, weights: Weights, least: float) -> Iterator[Pair]:
        """Yield the pairs that are likely enough, by their rows."""
        table = self._predicted(weights, least, "candidates")
        yield from splinked.pairs(self._rows(splinked.scored(table, self._comparisons)))

    def _predicted(self, weights: Weights, least: float | None, pairs: str, *, parts: bool = False) -> str:
        from splink.internals.spark.database_api import SparkAPI

        quiet = {"break_lineage_method": "persist", "register_udfs_automatically": False}
        api = SparkAPI(spark_session=self._spark, **quiet)  # type: ignore[no-untyped-call]
        return splinked.predicted(api, splinked.settings(self._comparisons, weights, parts=parts), least, pairs)

    def _place(self) -> Path:
        """Return a folder for a table."""
        self._made += 1
        return self._folder / f"table-{self._made:03}"

    def _take(self, name: str, held: Iterable[pa.Table]) -> None:
        """Write tables down as one, and give it a name."""
        place = self._place()
        place.mkdir()
        stream = iter(held)
        first = next(stream)
        with pq.ParquetWriter(place / "part-0.parquet", first.schema) as writer:
            writer.write_table(first)
            for one in stream:
                writer.write_table(one)
        self._name(name, place)

    def _fill(self, name: str, columns: Sequence[str], rows: Iterable[tuple[int, ...]]) -> None:
        self._take(name, splinked.batches(columns, rows, BATCH))

    def _make(self, name: str, sql: str) -> None:
        """Write down what a statement gives, and give it a name."""
        place = self._place()
        self._spark.sql(sql).write.parquet(place.as_uri())
        self._name(name, place)

    def _name(self, name: str, place: Path) -> None:
        self._spark.read.parquet(place.as_uri()).createOrReplaceTempView(name)

    def _rows(self, sql: str) -> Iterator[tuple[int, ...]]:
        """Yield the rows of a statement, in its order: files are named in order."""
        place = self._place()
        self._spark.sql(sql).write.parquet(place.as_uri())
        for path in sorted(place.glob("part-*.parquet")):
            with pq.ParquetFile(path) as file:
                for batch in file.iter_batches(BATCH):
                    yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _slices(columns: Mapping[str, Sequence[int | None]]) -> Iterator[pa.Table]:
    """Yield the columns, with the number of each row, some rows at a time; an empty table where there are none."""
    size = len(next(iter(columns.values())))
    for at in range(0, max(size, 1), BATCH):
        rows = range(at, min(at + BATCH, size))
        part = {name: pa.array(values[at : at + BATCH], pa.int64()) for name, values in columns.items()}
        yield pa.table({"row": pa.array(rows, pa.int64())} | part)
