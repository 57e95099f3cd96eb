"""The values that a stated quantity allows.

In: a Quantity as stated. Out: Allowed: two ends, each hard (a stated bound) or soft (rounding, vagueness), or open.

Derivation (decision 0053), n being the numeral as stated:

    exact        n to n, hard; a round number is soft by its rounding: n with z trailing zeros allows n - u/2 to
                 n + u/2 - 1 where u = 10^z ("1,500" 1,450-1,549; "12,000" 11,500-12,499; "20" 15-24). 10 and less
                 are taken as counted.
                 A number told in dozens is soft by a tenth.
    at_least     n upward, hard                         more_than    n + 1 upward, hard
    at_most      up to n, hard                          fewer_than   up to n - 1, hard
    nearly       up to n, hard; n less a tenth, soft    about        n less and plus a tenth, soft
    between      low to high, hard                      vague        low upward, soft
    several readings of one slip: from the least to the greatest, soft

Only hard ends may contradict one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from dadkhah.model.claim import Quantity
from dadkhah.model.tally import Allowed

TENTH = 10
"""What "about", "nearly" and "a dozen" leave open: a tenth rounded up, by convention (decision 0053)."""

COUNTED_UP_TO = 10
"""Round numbers up to ten are taken as counted one by one."""


def allowed(quantity: Quantity) -> Allowed:
    """Return the values that a quantity allows; ends are whole numbers as floats, None is open."""
    if quantity.readings:
        return _slip(quantity.readings)
    low, high = quantity.low, quantity.high
    if quantity.bound == "exact" and low is not None:
        return _plain(low, quantity.stated.exact)
    if quantity.bound in {"about", "nearly"}:
        return _near(quantity)
    below = 1 if quantity.bound == "more_than" else 0
    above = 1 if quantity.bound == "fewer_than" else 0
    hard = quantity.bound != "vague"
    return Allowed(
        low=None if low is None else float(low + below),
        high=None if high is None else float(high - above),
        low_hard=hard and low is not None,
        high_hard=hard and high is not None,
    )


def rounding(number: int) -> int:
    """Return the unit that a plain number is rounded to: 10 to the power of its trailing zeros, 1 for none."""
    if number <= COUNTED_UP_TO:
        return 1
    digits = str(number)
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _plain(number: int, stated: str) -> Allowed:
    if "dozen" in stated.lower():
        return _tenth(number)
    unit = rounding(number)
    if unit == 1:
        return Allowed(float(number), float(number), low_hard=True, high_hard=True)
    return Allowed(float(number - unit // 2), float(number + unit // 2 - 1), low_hard=False, high_hard=False)


def _tenth(number: int) -> Allowed:
    leeway = -(-number // TENTH)
    return Allowed(float(number - leeway), float(number + leeway), low_hard=False, high_hard=False)


def _near(quantity: Quantity) -> Allowed:
    number = quantity.high if quantity.high is not None else quantity.low
    if number is None:
        return Allowed(None, None, low_hard=False, high_hard=False)
    around = _tenth(number)
    if quantity.bound == "about":
        return around
    return Allowed(around.low, float(number), low_hard=False, high_hard=True)


def _slip(readings: Sequence[tuple[int | None, int | None]]) -> Allowed:
    lows = [low for low, _ in readings]
    highs = [high for _, high in readings]
    return Allowed(_least(lows), _greatest(highs), low_hard=False, high_hard=False)


def _least(values: Sequence[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(min(known)) if len(known) == len(values) else None


def _greatest(values: Sequence[int | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(max(known)) if len(known) == len(values) else None


def excludes(one: Allowed, other: Allowed) -> bool:
    """Say whether the hard ends of two quantities leave no value in common."""
    return _below(one, other) or _below(other, one)


def _below(one: Allowed, other: Allowed) -> bool:
    return one.high_hard and other.low_hard and one.high is not None and other.low is not None and one.high < other.low


def apart(one: Allowed, other: Allowed) -> bool:
    """Say whether two quantities leave no value in common, soft ends included."""
    highs_lows = ((one.high, other.low), (other.high, one.low))
    return any(high is not None and low is not None and high < low for high, low in highs_lows)
