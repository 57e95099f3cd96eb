"""What every engine of tables shares: Splink's model made of ours, and SQL that DuckDB and Spark both run.

In: Comparisons, Weights, the names of tables. Out: settings for Splink; SQL statements. Splink's log goes nowhere, and
nothing is fetched: no extension, no chart library.
"""

from __future__ import annotations

import logging
import warnings
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import pyarrow as pa
from splink import Linker

from dadkhah.model.linkage import Compared, Comparison, Ends, Weights
from dadkhah.model.person import Pair

logging.getLogger("splink").setLevel(logging.CRITICAL)

PAIRS = """
select '0' as match_key, l.row as join_key_l, r.row as join_key_r
from blocks l inner join blocks r on l.block = r.block and l.row < r.row
where l.block in (select block from blocks group by block having count(*) between 2 and {most})
group by l.row, r.row
"""
"""The pairs of rows that share a block of a size that tells something."""

NAMES = """
select distinct least(l.name, r.name) as a, greatest(l.name, r.name) as b from candidates p
inner join loaded l on l.row = p.join_key_l inner join loaded r on r.row = p.join_key_r
where least(l.name, r.name) < greatest(l.name, r.name)
"""
"""The pairs of different names of candidates. Were it said that `l.name <> r.name`, an engine could begin with all rows
that differ from one another in their names, which are nearly all pairs."""

FATHERS = NAMES.replace(".name", ".father")

ALLOWED = """
select p.a, p.b from met p inner join ends l on l.number = p.a inner join ends r on r.number = p.b
where {allowed} order by p.a, p.b
"""
"""The pairs of names of the table `met` that their ends allow, in order: what is found of a name is used again soon.

They are a table first: an engine would look at the ends of all pairs of rows, and only then for those that differ.
"""

ALIKE = """
select p.* from candidates p inner join loaded l on l.row = p.join_key_l inner join loaded r on r.row = p.join_key_r
left join (select distinct a, b from levels) n on n.a = l.name and n.b = r.name
where l.name = r.name or n.a is not null
"""
"""The pairs whose names have something in common: the others are two people whatever else they share."""

NEIGHBOURS = "select a as name, array_agg(b * {names} + level) as near from levels group by a"

ROWS = """
select l.*, n.near as near, k.near as kin from loaded l
left join neighbours n on n.name = l.name left join neighbours k on k.name = l.father
"""

BOTH = """
select * from candidates union all select '1' as match_key, a as join_key_l, b as join_key_r from drawn
"""


def counting(comparisons: Sequence[Comparison]) -> Weights:
    """Return weights under which Splink's weight of a step in bits is its level, counted from 1; 0 for a missing value.

    Splink shows the levels themselves only with every column that they were made of.
    """
    u = tuple(tuple(2.0**-60 for _ in one.steps) for one in comparisons)
    m = tuple(tuple(2.0 ** (len(one.steps) - at - 60) for at in range(len(one.steps))) for one in comparisons)
    return Weights(0.5, m, u)


def settings(comparisons: Sequence[Comparison], weights: Weights, *, parts: bool = False) -> dict[str, Any]:
    """Return a model in Splink's own form; `parts`: keep what each comparison adds."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": weights.match,
        "blocking_rules_to_generate_predictions": [],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": parts,
        "comparisons": [_comparison(one, at, weights) for at, one in enumerate(comparisons)],
    }


def _comparison(one: Comparison, at: int, weights: Weights) -> dict[str, Any]:
    missing = {"sql_condition": one.missing, "label_for_charts": "missing", "is_null_level": True}
    levels = [
        {
            "sql_condition": step.sql or "ELSE",
            "label_for_charts": step.words,
            "m_probability": weights.m[at][number],
            "u_probability": weights.u[at][number],
        }
        for number, step in enumerate(one.steps)
    ]
    return {"output_column_name": one.name, "comparison_levels": ([missing] if one.missing else []) + levels}


def levels(comparisons: Sequence[Comparison]) -> str:
    """Return the expressions that give the levels under the weights of `counting`, in the model's order."""
    return ", ".join(f"cast(round(mw_{one.name}) as int) - 1 as level_{one.name}" for one in comparisons)


def patterns(comparisons: Sequence[Comparison]) -> str:
    """Return the columns that hold the levels, in the model's order."""
    return ", ".join(f"level_{one.name}" for one in comparisons)


def allowed(ends: Ends | None) -> str:
    """Return the statement for the pairs of names in the table `met` that their ends allow, in order."""
    return ALLOWED.format(allowed=ends.allowed) if ends else "select a, b from met order by a, b"


def held(ends: Ends) -> pa.Table:
    """Return the ends of names as a table, with their numbers."""
    size = len(next(iter(ends.columns.values())))
    kinds = {name: pa.int64() if name.endswith("closes") else pa.string() for name in ends.columns}
    columns = {name: pa.array(values, kinds[name]) for name, values in ends.columns.items()}
    return pa.table({"number": pa.array(range(size), pa.int64())} | columns)


LEVELS = ("a", "b", "level")
"""The columns of the table of names that have something in common, each pair both ways."""


def both(alike: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (name, other name, level) both ways."""
    for one, other, level in alike:
        yield one, other, level
        yield other, one, level


def counted(rows: Callable[[str], Iterable[tuple[int, ...]]], comparisons: Sequence[Comparison]) -> Compared:
    """Return how many pairs of the table `compared` show each pattern: candidates and drawn ones."""
    columns = patterns(comparisons)
    counts = f"select {columns}, count(*) as many from compared where match_key = "
    found = [{row[:-1]: row[-1] for row in rows(f"{counts} '{key}' group by {columns}")} for key in "01"]
    return Compared(*found)


def scored(table: str, comparisons: Sequence[Comparison]) -> str:
    """Return the statement for the rows, the probability and the levels of predicted pairs, in order."""
    return (
        "select least(p.row_l, p.row_r) as a, greatest(p.row_l, p.row_r) as b, match_probability, "
        f"{patterns(comparisons)} from {table} p inner join compared c "
        "on p.row_l = c.row_l and p.row_r = c.row_r and c.match_key = '0' order by a, b"
    )


def predicted(api: Any, model: dict[str, Any], least: float | None, pairs: str) -> str:  # noqa: ANN401 - any engine's
    """Return the name of the table that Splink makes of the table `rows` and a table of pairs."""
    with quietly():
        linker = Linker(api.register("rows"), model, log_level=None, validate_settings=False)
        linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
        return str(linker.inference.predict(least, warning_mode="never").physical_name)


def batches(columns: Sequence[str], rows: Iterable[tuple[int, ...]], many: int) -> Iterator[pa.Table]:
    """Yield rows of whole numbers as tables of so many rows, one at least: the rows are held one at a time."""
    stream, width, first = iter(rows), len(columns), True
    while (held := array("q", chain.from_iterable(islice(stream, many)))) or first:
        yield pa.table([_numbers(held[at::width]) for at in range(width)], list(columns))
        first = False


def _numbers(held: array[int]) -> pa.Array:
    return pa.Array.from_buffers(pa.int64(), len(held), [None, pa.py_buffer(held)])


def pairs(rows: Iterable[tuple[Any, ...]]) -> Iterator[Pair]:
    """Yield pairs from (left, right, probability, level of each comparison); equal levels are held once."""
    known: dict[tuple[int, ...], tuple[int, ...]] = {}
    for left, right, probability, *found in rows:
        levels = tuple(found)
        yield Pair(left, right, probability, known.setdefault(levels, levels))


def quietly() -> warnings.catch_warnings[None]:
    """Keep what Splink warns of (parameters it did not train itself) from whoever calls."""
    return warnings.catch_warnings(action="ignore")
