"""Lay values out on an axis.

In: numbers or days. Out: Scale: where each value lies, in percent of the axis' length, and the ticks to print.
Invariant: places are monotone in the values and lie between 0 and 100.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dadkhah.model.dossier import Tick
from dadkhah.publish.words import number

LOG_FROM = 100.0
"""Ratio of the largest to the smallest positive value above which the axis is logarithmic: two orders of magnitude."""
ZERO_ROOM = 8.0
"""Percent of a logarithmic axis set aside for zero, which has no logarithm."""
MOST_TICKS = 5


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """An axis from `low` to `high`; `zero` is the percent set aside for zero on a logarithmic one."""

    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...]
    zero: float = 0.0

    def at(self, value: float) -> float:
        """Return the place of a value, in percent of the axis' length."""
        return place(value, self.low, self.high, self.log, self.zero)


def place(value: float, low: float, high: float, log: bool, zero: float = 0.0) -> float:
    """Return 100 (f(value) - f(low)) / (f(high) - f(low)), f = log10 on a logarithmic axis, kept inside 0 to 100."""
    if log and value <= 0:
        return 0.0
    top, bottom, here = (math.log10(item) if log else item for item in (high, low, max(value, low)))
    share = (here - bottom) / (top - bottom) if top > bottom else 0.5
    return round(zero + (100.0 - zero) * min(max(share, 0.0), 1.0), 2)


def number_scale(values: Iterable[float]) -> Scale:
    """Return the axis for some numbers: from zero, or logarithmic when they span more than two orders of magnitude."""
    positive = sorted(value for value in values if value > 0) or [1.0]
    if positive[-1] > LOG_FROM * positive[0]:
        return _log_scale(positive[0], positive[-1])
    step = _step(positive[-1] * 1.1 / MOST_TICKS)
    high = step * math.ceil(positive[-1] * 1.1 / step)
    marks = [step * count for count in range(round(high / step) + 1)]
    return Scale(low=0.0, high=high, log=False, ticks=_ticks(marks, 0.0, high, False, 0.0))


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(max(rough, 0.2)))
    return max(1.0, next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough))


def _log_scale(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high * 1.1))
    step = math.ceil((last - first) / MOST_TICKS)
    marks = [10.0**power for power in range(first, last + step, step)]
    ticks = (Tick(0.0, "0"), *_ticks(marks, marks[0], marks[-1], True, ZERO_ROOM))
    return Scale(low=marks[0], high=marks[-1], log=True, ticks=ticks, zero=ZERO_ROOM)


def _ticks(marks: Sequence[float], low: float, high: float, log: bool, zero: float) -> tuple[Tick, ...]:
    return tuple(Tick(place(mark, low, high, log, zero), number(mark)) for mark in marks)


def day_scale(days: Iterable[date]) -> Scale:
    """Return the axis for some days: whole years, ticks at the first of January."""
    held = sorted({value.year for value in days})
    first, last = held[0], held[-1] + 1
    step = _year_step(last - first)
    low, high = float(date(first, 1, 1).toordinal()), float(_new_year(last).toordinal())
    years = range(math.ceil(first / step) * step, last + 1, step)
    marks = [(year, place(float(_new_year(year).toordinal()), low, high, False)) for year in years]
    return Scale(low=low, high=high, log=False, ticks=tuple(Tick(at, str(year)) for year, at in marks))


def _year_step(span: int) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if span / step <= MOST_TICKS)


def _new_year(year: int) -> date:
    return date(min(year, date.max.year), 1, 1)
