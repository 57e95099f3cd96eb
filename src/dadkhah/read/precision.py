"""How often a rule is right, as far as it was measured: a working figure, never printed in a dossier.

In: data/precision.tsv, which `python -m benchmarks.precision` writes. Out: the lower 95 % bound of a rule's precision.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import sqrt
from pathlib import Path

from dadkhah.lang.lexicon import table

FILE = Path(__file__).with_name("data") / "precision.tsv"
Z = 1.959964
"""The 97.5 % point of the standard normal distribution: the two-sided 95 % interval."""


def precision_of(rule: str) -> float | None:
    """Return the lower bound for a rule, None for one that the measured texts never needed.

    Raises DataError where the file is damaged.
    """
    return _bounds().get(rule)


@cache
def _bounds() -> Mapping[str, float]:
    return {row["rule"]: float(row["lower"]) for row in table(FILE)}


def wilson_lower(right: int, wrong: int) -> float:
    """Return the lower end of the 95 % score interval of a share; 0 where nothing was seen.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22 (1927) 209-212.
    """
    n = right + wrong
    if not n:
        return 0.0
    share, square = right / n, Z * Z
    spread = Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, (share + square / (2 * n) - spread) / (1 + square / n))
