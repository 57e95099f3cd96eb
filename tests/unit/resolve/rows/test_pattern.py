"""Patterns worked out without an engine are those that an engine of tables counts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from dadkhah.adapters.duckdb.tables import DuckTables
from dadkhah.model.person import Person
from dadkhah.model.span import Interval
from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.columns import columns
from dadkhah.resolve.rows.model import COMPARISONS
from dadkhah.resolve.rows.pattern import pattern

NAMES = ("Karim Rostami", "کریم رستمی", "Karim Rostamy", "Karim Ali Rostami", "Nasrin Golzar", "Karim Gholi")
DAYS = (0, 0, 1, 20, 200, None)


def people() -> list[Person]:
    """Return rows that say all kinds of things, and some nothing."""
    found = []
    for at in range(40):
        day = DAYS[at % len(DAYS)]
        died = None if day is None else date(2019, 3, 1) + timedelta(day)
        found.append(
            Person(
                source="ab"[at // 3 % 2],
                rec=str(at),
                row=at,
                name=NAMES[at % 5 if at % 7 else 5],
                father=("", "Hossein", "حسین", "Ahmad")[at // 5 % 4],
                sex=("m", "f", "", "m")[at // 2 % 4],
                born=Interval(date(1970, 1, 1 + at % 2), date(1970, 1, 1 + at % 2)) if at % 11 == 0 else None,
                age=None if at % 6 == 0 else 30 + at * at % 9,
                died=None if died is None else Interval(died, died + timedelta(30 if at % 8 == 0 else 0)),
                place_id=("", "x", "x", "y")[at // 4 % 4],
            )
        )
    return found


@pytest.mark.slow
def test_patterns_are_those_of_an_engine(tmp_path: Path) -> None:
    held = columns(people())
    fields = {name: getattr(held, name) for name in held.__struct_fields__ if name != "spelled"}
    every = list(combinations(range(40), 2))
    numbers = combinations(range(len(held.spelled)), 2)
    alike = [
        (one, other, level) for one, other in numbers if (level := names.level(held.spelled[one], held.spelled[other]))
    ]
    with DuckTables(COMPARISONS, tmp_path) as tables:
        assert tables.load(fields, ((row, 1) for row in range(40)), 40) == len(every)
        list(tables.names())
        list(tables.keep(alike))
        counted = tables.compare([], [])
    known = {(one, other) for one, other, _ in alike}
    kept = [
        pair
        for pair in every
        if held.name[pair[0]] == held.name[pair[1]] or tuple(sorted((held.name[pair[0]], held.name[pair[1]]))) in known
    ]
    assert Counter(pattern(held, *pair) for pair in kept) == counted.candidates
    assert len(counted.candidates) > 100
