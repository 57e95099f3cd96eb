"""The pattern of two rows without an engine of tables: the same steps as the conditions of resolve.rows.model.

In: columns, two rows. Out: the level of every comparison, in the model's order, -1 where a value is missing. For the
few pairs that no block brought together; tests hold it to what DuckDB says of the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.model.linkage import PATTERN
from dadkhah.resolve.rows import names
from dadkhah.resolve.rows.columns import Columns
from dadkhah.resolve.rows.model import COMPARISONS, name_step

TOP = tuple(len(one.steps) - 1 for one in COMPARISONS)
"""The highest level of each comparison."""

MISSING = -1
FATHERS = (6, 9)
"""Levels of names from which on fathers' names are nearly alike, and the same."""


def pattern(held: Columns, one: int, other: int) -> PATTERN:
    """Return the levels of two rows."""
    level = _level(held, held.name[one], held.name[other])
    return facts(held, one, other, name_step(level, min(held.rare[one], held.rare[other])))


def facts(held: Columns, one: int, other: int, name: int) -> PATTERN:
    """Return the levels of two rows whose names are at that step."""
    steps = (
        name,
        _date(held, one, other),
        _born(held, one, other),
        _place(held, one, other),
        _sex(held, one, other),
        _father(held, one, other),
        int(held.source[one] == held.source[other]),
    )
    return tuple(MISSING if step is None else top - step for top, step in zip(TOP, steps, strict=True))


def _level(held: Columns, one: int, other: int) -> names.Level:
    return names.SAME_NAME if one == other else names.level(held.spelled[one], held.spelled[other])


def _date(held: Columns, one: int, other: int) -> int | None:
    first, last, begin, end = held.first[one], held.last[one], held.first[other], held.last[other]
    if first is None or last is None or begin is None or end is None:
        return None
    if first == last == begin == end:
        return held.usual_day[one]
    apart = max(first - end, begin - last)
    if apart <= 1 and last - first <= 2 and end - begin <= 2:
        return 2
    return next((step for most, step in ((0, 3), (31, 4)) if apart <= most), 5)


YEARS = ((0, 2), (1, 3), (2, 4), (6, 5))
"""How many years two ages lie apart at most at a step."""


def _born(held: Columns, one: int, other: int) -> int | None:
    born, birth, age, years = held.born[one], held.born[other], held.age[one], held.age[other]
    if born is not None and birth is not None:
        return int(born != birth)
    if age is None or years is None:
        return None
    return next((step for most, step in YEARS if abs(age - years) <= most), 6)


def _place(held: Columns, one: int, other: int) -> int | None:
    if held.place[one] is None or held.place[other] is None:
        return None
    return held.usual_place[one] if held.place[one] == held.place[other] else 2


def _sex(held: Columns, one: int, other: int) -> int | None:
    return _same(held.sex, one, other)


def _same(values: Sequence[int | None], one: int, other: int) -> int | None:
    return None if values[one] is None or values[other] is None else int(values[one] != values[other])


def _father(held: Columns, one: int, other: int) -> int | None:
    father, parent = held.father[one], held.father[other]
    if father is None or parent is None:
        return None
    level = _level(held, father, parent)
    return 2 - sum(level >= least for least in FATHERS)
